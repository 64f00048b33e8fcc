"""Figures that no pump can have, and those that are doubtful: see core.machines.plausibility."""

from collections.abc import Iterator

from core.families.flow_stations.plausibility import (
    POINTS_LEAST,
    at_rated,
    rated_faults,
    rises_first,
    shape_faults,
    speed_faults,
)
from core.families.flow_stations.record import PowerBasis, SpeedControl
from core.families.pumps.columns import WATER_WORK, curve_of
from core.families.pumps.npsh import npsh_faults
from core.families.pumps.record import Pump, PumpFlag
from core.machines.flow_machines.curves import machines_of
from core.machines.plausibility import Fault, of_numbers, once, outside
from core.vocabulary.quantity import Kind

HEAD_M = (0.05, 5000.0)
# The best pumps that are built reach 0.92 to 0.93; of a whole unit less than 0.9.
EFFICIENCY_MOST = {PowerBasis.SHAFT: 0.94, PowerBasis.UNIT: 0.9}


def faults(pump: Pump) -> Iterator[Fault]:
    """Figures that cannot be true, as (column, code, figures); message `fault.<code>`."""
    yield from once(_of(pump))


def _of(pump: Pump) -> Iterator[Fault]:
    most = EFFICIENCY_MOST[pump.power_basis]
    yield from of_numbers(pump)
    yield from outside("rated_head_m", pump.rated_head_m, *HEAD_M, Kind.HEAD)
    yield from outside("rated_efficiency", pump.rated_efficiency, 0.02, most, Kind.SHARE)
    yield from speed_faults(pump)
    yield from npsh_faults(pump)
    shape = list(shape_faults(pump.curve, may_rise_again=False))
    yield from shape
    if not shape or shape[0][1] == "station_rise_rises_again":
        machines = machines_of([curve_of(pump)], WATER_WORK)
        yield from rated_faults(machines, pump.rated_efficiency, most)


def defects(pump: Pump) -> tuple[PumpFlag, ...]:
    """Flags that follow from the figures, in the order of their declaration."""
    found = set()
    if rises_first(pump.curve):
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
    head, rate = at_rated(machines, pump.rated_flow_m3s, pump.rated_head_m, pump.rated_efficiency)
    return {"rated_head_m": head, "rated_efficiency": rate}
