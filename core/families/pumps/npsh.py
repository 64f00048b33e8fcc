"""NPSH a pump requires where it works, and its points as they are typed."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from core.families.pumps.record import Pump
from core.machines.plausibility import Fault, outside
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
NPSH_TABLE = "pump_npsh"
_NPSH_M = (0.05, 100.0)
_S_PER_H = 3600.0


def npsh_required(records: Sequence[Pump], own_flow: FloatArray, speed: FloatArray) -> FloatArray:
    """NPSHr, m, at flows on their curves and speeds over the curve's, (records, …) all.

    It goes with the square of the speed; nan where none is stated there.
    """
    needed = np.full(own_flow.shape, np.nan)
    for at, record in enumerate(records):
        if record.npsh_points:
            flows, heads = zip(*record.npsh_points, strict=True)
            at_curve = np.interp(own_flow[at] * _S_PER_H, flows, heads, left=heads[0], right=np.nan)
            needed[at] = at_curve * speed[at] ** 2
    return needed


def npsh_rows(record: Pump) -> list[tuple[float, float]]:
    """The points of a record, m³/s and m."""
    return [(flow / _S_PER_H, npsh) for flow, npsh in record.npsh_points]


def npsh_through(rows: Sequence[tuple[float, ...]]) -> tuple[tuple[float, float], ...]:
    """Points of m³/s and m as a record writes them, flows rising; of a flow said twice the last."""
    points = sorted({float(flow): float(npsh) for flow, npsh in rows}.items())
    return tuple((float(f"{q * _S_PER_H:.6g}"), float(f"{h:.6g}")) for q, h in points)


def npsh_faults(pump: Pump) -> Iterator[Fault]:
    """Points that can be no pump's."""
    flows = [flow for flow, _ in pump.npsh_points]
    if any(then <= first for first, then in pairwise(flows)):
        yield "npsh_points", "station_flows_do_not_rise", ()
    for _, npsh in pump.npsh_points:
        yield from outside("npsh_points", npsh, *_NPSH_M, Kind.HEAD)
