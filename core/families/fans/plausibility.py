"""Figures that no fan can have, and those that are doubtful: see core.machines.plausibility."""

from collections.abc import Iterator

from core.families.fans.columns import curve_of
from core.families.fans.record import Fan, FanFlag
from core.families.fans.scaling import tip_speed
from core.families.flow_stations.plausibility import (
    POINTS_LEAST,
    at_rated,
    rated_faults,
    rises_first,
    shape_faults,
    speed_faults,
)
from core.families.flow_stations.record import PowerBasis
from core.machines.flow_machines.curves import FlowMachines, machines_of
from core.machines.plausibility import Fault, of_numbers, once, outside
from core.vocabulary.quantity import Kind

PRESSURE_PA = (5.0, 100_000.0)
# The best fans that are built reach 0.90 to 0.92 of total efficiency; of a whole unit less.
EFFICIENCY_MOST = {PowerBasis.SHAFT: 0.93, PowerBasis.UNIT: 0.85}
TIP_SPEED = (1.0, 400.0)


def faults(fan: Fan) -> Iterator[Fault]:
    """Figures that cannot be true, as (column, code, figures); message `fault.<code>`."""
    yield from once(_of(fan))


def _of(fan: Fan) -> Iterator[Fault]:
    most = EFFICIENCY_MOST[fan.power_basis]
    yield from of_numbers(fan)
    yield from outside("rated_pressure_pa", fan.rated_pressure_pa, *PRESSURE_PA, Kind.AIR_PRESSURE)
    yield from outside("rated_efficiency", fan.rated_efficiency, 0.02, most, Kind.SHARE)
    yield from speed_faults(fan)
    if fan.impeller_mm is not None and fan.speed_rpm is not None:
        tip = tip_speed(fan.impeller_mm, fan.speed_rpm)
        yield from outside("impeller_mm", tip, *TIP_SPEED, Kind.LINEAR_SPEED)
    shape = list(shape_faults(fan.curve, may_rise_again=True))
    yield from shape
    if not shape:
        yield from rated_faults(_own(fan), fan.rated_efficiency, most)


def _own(fan: Fan) -> FlowMachines:
    curve = curve_of(fan, fan.pressure_kind)
    return machines_of([] if curve is None else [curve], 1.0)


def defects(fan: Fan) -> tuple[FanFlag, ...]:
    """Flags that follow from the figures, in the order of their declaration."""
    found = set()
    if rises_first(fan.curve):
        found.add(FanFlag.PRESSURE_DIPS)
    if fan.speed_rpm is None:
        found.add(FanFlag.SPEED_UNSTATED)
    return tuple(flag for flag in FanFlag if flag in found)


def reference_values(fan: Fan) -> dict[str, float]:
    """Pressure and efficiency of the curve at the rated flow over the rated ones."""
    if len(fan.curve) < POINTS_LEAST:
        return {}
    found = at_rated(_own(fan), fan.rated_flow_m3s, fan.rated_pressure_pa, fan.rated_efficiency)
    return dict(zip(("rated_pressure_pa", "rated_efficiency"), found, strict=True))
