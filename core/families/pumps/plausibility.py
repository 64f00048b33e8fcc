"""Figures that no pump can have, and those that are doubtful: see core.machines.plausibility."""

from collections.abc import Iterator

import numpy as np

from core.families.pumps.columns import WATER_WORK, curve_of
from core.families.pumps.record import PowerBasis, Pump, PumpFlag, SpeedControl
from core.machines.flow_machines.curves import machines_of
from core.machines.plausibility import Fault, of_numbers, once, outside
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

HEAD_M = (0.05, 5000.0)
SPEED_RPM = (50.0, 20_000.0)
# The best pumps that are built reach 0.92 to 0.93; of a whole unit less than 0.9.
EFFICIENCY_MOST = {PowerBasis.SHAFT: 0.94, PowerBasis.UNIT: 0.9}
POINTS_LEAST = 3  # as many as samples of makers print for a pump
_RATED_APART = 0.1  # of the rated point to the best point of the curve
_RISES = 0.01  # of the head at no flow


def faults(pump: Pump) -> Iterator[Fault]:
    """Figures that cannot be true, as (column, code, figures); message `fault.<code>`."""
    yield from once(_of(pump))


def _of(pump: Pump) -> Iterator[Fault]:
    yield from of_numbers(pump)
    yield from outside("rated_head_m", pump.rated_head_m, *HEAD_M, Kind.HEAD)
    yield from outside("speed_rpm", pump.speed_rpm, *SPEED_RPM, Kind.SPEED)
    most = EFFICIENCY_MOST[pump.power_basis]
    yield from outside("rated_efficiency", pump.rated_efficiency, 0.02, most, Kind.SHARE)
    low, high = pump.speed_min_rpm or 0.0, pump.speed_max_rpm or pump.speed_rpm
    if not low <= pump.speed_rpm <= high:
        yield "speed_max_rpm", "pump_speed_outside", (figure("speed", pump.speed_rpm, Kind.SPEED),)
    yield from _curve(pump, most)


def _curve(pump: Pump, most: float) -> Iterator[Fault]:
    if len(pump.curve) < POINTS_LEAST:
        points = figure("points", len(pump.curve), Kind.COUNT)
        yield "curve", "pump_curve_short", (points, figure("least", POINTS_LEAST, Kind.COUNT))
        return
    flow, head, power = (np.array(column) for column in zip(*pump.curve, strict=True))
    if (np.diff(flow) <= 0.0).any() or flow[0] < 0.0:
        yield "curve", "pump_flows_do_not_rise", ()
        return
    if (head < 0.0).any() or (power <= 0.0).any() or head.max() <= 0.0:
        yield "curve", "pump_curve_below_nothing", ()
        return
    top = int(head.argmax())
    if (np.diff(head[top:]) > _RISES * head.max()).any():
        yield "curve", "pump_head_rises_again", ()
    machines = machines_of([curve_of(pump)], WATER_WORK)
    best = float(machines.best_efficiency[0])
    yield from outside("curve", best, 0.02, most, Kind.SHARE)
    if abs(best / pump.rated_efficiency - 1.0) > _RATED_APART:
        yield "rated_efficiency", "pump_rated_apart", (
            figure("value", pump.rated_efficiency, Kind.SHARE),
            figure("curve", best, Kind.SHARE),
        )  # fmt: skip


def defects(pump: Pump) -> tuple[PumpFlag, ...]:
    """Flags that follow from the figures, in the order of their declaration."""
    found = set()
    heads = [head for _, head, _ in pump.curve]
    if heads and max(heads) > heads[0] * (1.0 + _RISES):
        found.add(PumpFlag.HEAD_RISES)
    if not pump.npsh_points:
        found.add(PumpFlag.NO_NPSH)
    of_a_unit = pump.power_basis is PowerBasis.UNIT
    if of_a_unit and pump.speed_control is SpeedControl.OF_ITS_OWN and pump.fixed_power_w is None:
        found.add(PumpFlag.SLOW_POWER_ASSUMED)
    return tuple(flag for flag in PumpFlag if flag in found)


def reference_values(pump: Pump) -> dict[str, float]:
    """Head and efficiency of the curve at the rated flow over the rated ones."""
    if len(pump.curve) < POINTS_LEAST:
        return {}
    machines = machines_of([curve_of(pump)], WATER_WORK)
    at = np.array([[pump.rated_flow_m3s]])
    return {
        "rated_head_m": float(machines.rise_at(at)[0, 0]) / pump.rated_head_m,
        "rated_efficiency": float(machines.efficiency_at(at)[0, 0]) / pump.rated_efficiency,
    }
