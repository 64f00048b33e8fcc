"""A maker's full-load points over source inlet and sink outlet, read between the points.

Linear in the source along the lines of one sink temperature, then linear between the two
lines that enclose the sink: the points themselves come back exactly. Where a line does not
reach as far as asked there is no value.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
Point = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class FullLoad:
    """Heat and power of one unit at full load, W."""

    heat_w: float
    power_w: float


def full_load(points: Sequence[Point], source_in_c: float, sink_out_c: float) -> FullLoad | None:
    """Heat and power between the points (source °C, sink °C, heat W, power W); None outside."""
    table = np.array(points, dtype=np.float64).reshape(-1, 4)
    sinks = np.unique(table[:, 1])
    above = int(np.searchsorted(sinks, sink_out_c))
    if above == len(sinks) or (above == 0 and sinks[0] != sink_out_c):
        return None
    if sinks[above] == sink_out_c:
        values = _along(table, float(sinks[above]), source_in_c)
    else:
        low, high = float(sinks[above - 1]), float(sinks[above])
        one, other = _along(table, low, source_in_c), _along(table, high, source_in_c)
        share = (sink_out_c - low) / (high - low)
        values = None if one is None or other is None else one + share * (other - one)
    return None if values is None else FullLoad(heat_w=float(values[0]), power_w=float(values[1]))


def _along(table: FloatArray, sink_c: float, source_c: float) -> FloatArray | None:
    """Heat and power on the line of one sink temperature, (2,); None where it does not reach."""
    line = table[table[:, 1] == sink_c]
    line = line[np.argsort(line[:, 0])]
    if not line[0, 0] <= source_c <= line[-1, 0]:
        return None
    return np.array([np.interp(source_c, line[:, 0], line[:, column]) for column in (2, 3)])
