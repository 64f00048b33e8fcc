"""What a fan is graded by: GB 19761-2020, by total-pressure efficiency at the shaft."""

from collections.abc import Sequence
from datetime import date

from core.families.fans.classes import PRODUCT
from core.families.fans.columns import velocity_pressure
from core.families.fans.record import Fan, FanKind, PressureKind
from core.families.flow_stations.record import PowerBasis
from core.machines.flow_machines.fan_numbers import pressure_coefficient, specific_speed
from core.selection.grading import Grades, graded_as
from core.standards.judge import Device
from core.standards.library import Standards

_FORMS = {
    FanKind.CENTRIFUGAL: "centrifugal",
    FanKind.AXIAL: "axial",
    FanKind.EXTERNAL_ROTOR: "external_rotor",
}
_DIGITS = 9  # those of the limits


def figures_of(fan: Fan) -> dict[str, float | str] | None:
    """The figures a fan is judged by; None: a figure is missing that the edition asks for.

    It asks for wheel, speed and total pressure at the best point, and for a power at the shaft: the
    efficiency of a whole unit, or a power over the rating of a motor, is no efficiency of a fan.
    """
    if fan.power_basis is not PowerBasis.SHAFT or fan.impeller_mm is None:
        return None
    total = total_at_best(fan)
    if total is None:
        return None
    pressure, efficiency = total
    figures: dict[str, float | str] = {
        "fan_form": _FORMS[fan.fan_kind],
        "fan_size": fan.impeller_mm / 100.0,
        "efficiency": round(efficiency * 100.0, _DIGITS),
    }
    if fan.fan_kind is FanKind.AXIAL:
        return None if fan.hub_ratio is None else figures | {"hub_ratio": fan.hub_ratio}
    if fan.speed_rpm is None:
        return None
    density, rpm = fan.curve_density, fan.speed_rpm
    return figures | {
        "pressure_coefficient": pressure_coefficient(pressure, density, fan.impeller_mm, rpm),
        "specific_speed": specific_speed(fan.rated_flow_m3s, pressure, density, rpm),
    }


def total_at_best(fan: Fan) -> tuple[float, float] | None:
    """Total pressure, Pa, and total-pressure efficiency at the best point; None: not known."""
    if fan.pressure_kind is PressureKind.TOTAL:
        return fan.rated_pressure_pa, fan.rated_efficiency
    velocity = velocity_pressure(fan, fan.rated_flow_m3s)
    if velocity is None:
        return None
    total = fan.rated_pressure_pa + velocity
    return total, fan.rated_efficiency * total / fan.rated_pressure_pa


def grade_fans(standards: Standards, fans: Sequence[Fan], as_of: date) -> Grades:
    """What the editions in force on a day say of each fan."""
    asked = (figures_of(fan) for fan in fans)
    devices = [None if figures is None else Device(PRODUCT, figures) for figures in asked]
    return graded_as(standards, devices, as_of, lambda _, verdict: verdict)
