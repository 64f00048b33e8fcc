"""Curves of pumps and fans that cannot be true, and what follows from them."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from core.machines.flow_machines.curves import FlowMachines
from core.machines.plausibility import Fault, outside
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

POINTS_LEAST = 3  # as many as samples of makers print
SPEED_RPM = (50.0, 20_000.0)
_RATED_APART = 0.1  # of the rated point to the best point of the curve
_RISES = 0.01  # of the highest rise
_EFFICIENCY_LEAST = 0.02

Points = Sequence[tuple[float, float, float]]


def speed_faults(record: Any) -> Iterator[Fault]:
    """The speed of the curve lies between the least and the greatest."""
    if record.speed_rpm is None:
        return
    yield from outside("speed_rpm", record.speed_rpm, *SPEED_RPM, Kind.SPEED)
    low, high = record.speed_min_rpm or 0.0, record.speed_max_rpm or record.speed_rpm
    if not low <= record.speed_rpm <= high:
        speed = figure("speed", record.speed_rpm, Kind.SPEED)
        yield "speed_max_rpm", "station_speed_outside", (speed,)


def shape_faults(points: Points, *, may_rise_again: bool) -> Iterator[Fault]:
    """Points that make no curve; may_rise_again: behind its highest rise."""
    if len(points) < POINTS_LEAST:
        count = figure("points", len(points), Kind.COUNT)
        least = figure("least", POINTS_LEAST, Kind.COUNT)
        yield "curve", "station_curve_short", (count, least)
        return
    flow, rise, power = (np.array(one) for one in zip(*points, strict=True))
    if (np.diff(flow) <= 0.0).any() or flow[0] < 0.0:
        yield "curve", "station_flows_do_not_rise", ()
    elif (rise < 0.0).any() or (power <= 0.0).any() or rise.max() <= 0.0:
        yield "curve", "station_curve_below_nothing", ()
    elif not may_rise_again and (np.diff(rise[int(rise.argmax()) :]) > _RISES * rise.max()).any():
        yield "curve", "station_rise_rises_again", ()


def rises_first(points: Points) -> bool:
    """Whether the rise at some flow is above that at the least flow."""
    rises = [rise for _, rise, _ in points]
    return bool(rises) and max(rises) > rises[0] * (1.0 + _RISES)


def rated_faults(machines: FlowMachines, rated: float, most: float) -> Iterator[Fault]:
    """The best efficiency of one curve against what can be, and against the rated one."""
    best = float(machines.best_efficiency[0])
    yield from outside("curve", best, _EFFICIENCY_LEAST, most, Kind.SHARE)
    if abs(best / rated - 1.0) > _RATED_APART:
        yield "rated_efficiency", "station_rated_apart", (
            figure("value", rated, Kind.SHARE),
            figure("curve", best, Kind.SHARE),
        )  # fmt: skip


def at_rated(
    machines: FlowMachines, flow: float, rise: float, efficiency: float
) -> tuple[float, float]:
    """Rise and efficiency of one curve at the rated flow over the rated ones."""
    at = np.array([[flow]])
    return (
        float(machines.rise_at(at)[0, 0]) / rise,
        float(machines.efficiency_at(at)[0, 0]) / efficiency,
    )
