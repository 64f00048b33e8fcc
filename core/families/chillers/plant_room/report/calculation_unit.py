"""Units of one model at a point of a plant's year, step by step, with what serves them."""

from dataclasses import dataclass

from core.content.calculation import Step, digits
from core.families.chillers.calculation import chiller_steps
from core.families.chillers.columns import columns_of
from core.families.chillers.design import ChillerDesign
from core.families.chillers.duty import ChillerDuty
from core.families.chillers.performance import full_share
from core.families.chillers.plant import at_design
from core.families.chillers.plant_room.report.calculation_dry import dry_steps
from core.families.chillers.plant_room.report.calculation_tower import TowerPoint, tower_steps
from core.families.chillers.plant_room.report.calculation_water import (
    chilled_of_unit,
    cooling_pump,
    fan_each,
    full_fan,
)
from core.families.chillers.record import Chiller
from core.selection.operating_point import Steps

_W_PER_KW = 1000.0
_ITERATIONS = 8  # heat makes the condenser warmer, that makes heat: it settles at once
_MAKE, _CHILLER = Steps("room"), Steps("chiller")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPoint:
    """Running units of one model: load of all of them, water or air that comes to them.

    entering_c: from the tower; flow: cooling water over that of design; wet_bulb_c: of the air at
    towers, at dry coolers the dry bulb;
    more: chilled water over that of design, as it leaves warmer.
    """

    record: Chiller
    load_kw: float
    units: float
    leaving_c: float
    entering_c: float
    flow: float
    wet_bulb_c: float
    more: float


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSteps:
    """What the units of one model need with what serves each, kW; chiller: its own lines first."""

    power_kw: float
    chiller: tuple[Step, ...]
    serving: tuple[Step, ...]


def unit_steps(
    duty: ChillerDuty, design: ChillerDesign, reach_k: float, point: UnitPoint
) -> UnitSteps | None:
    """None where the point is no plain one: cycling, beyond limits, water no tower gives."""
    d, columns = digits, columns_of([point.record])
    one = at_design(columns, design, reach_k)
    rated = float(one.capacity_w[0, 0]) / _W_PER_KW
    rated_power = float(one.power_w[0, 0] * full_share(columns)[0]) / _W_PER_KW
    sized = rated + rated_power
    each = point.load_kw / point.units

    def chiller(entering_c: float) -> tuple[float, float, tuple[Step, ...]]:
        return chiller_steps(point.record, point.leaving_c, entering_c, point.load_kw, point.units)

    entering = point.entering_c
    full, share, steps = chiller(entering)
    if duty.has_towers and point.flow < 1.0:
        for _ in range(_ITERATIONS):
            heat = (each + full * share) / sized
            entering = point.entering_c + duty.tower_range_k * heat * (1.0 / point.flow - 1.0)
            full, share, steps = chiller(entering)
    ratio = next(step.value for step in steps if step.symbol == "x")
    most = min(1.0, float(columns.curve_plr_max[0])) + 1e-6
    low, high = float(columns.condenser_min_c[0]), float(columns.condenser_max_c[0])
    if not (columns.step_min[0] <= ratio <= most and low <= entering <= high):
        return None
    own = full * share
    steps += (_MAKE.worked("chiller", "P_c", own, "kW", "P_1 · f_x", f"{d(full)} × {d(share)}"),)
    parts, serving = [("P_c", own)], list[Step]()
    if duty.has_towers:
        told = _cooling(duty, design, point, (rated, rated_power), each + own, entering)
        if told is None:
            return None
        more, serving = told
        parts += more
    elif duty.has_room:
        serving.append(_MAKE.given("rated", "Q_A", rated, "kW"))
    if duty.has_room:
        pump, lines = chilled_of_unit(duty, rated, each, point.more)
        serving += lines
        parts += [("P_e", pump)] if lines else []
    else:
        auxiliary = duty.auxiliary_ratio * rated
        serving.append(_CHILLER.asked("auxiliary", "P_a", auxiliary, "kW", "auxiliary_ratio"))
        parts.append(("P_a", auxiliary))
    whole = point.units * sum(value for _, value in parts)
    serving.append(
        _MAKE.worked(
            "group", "P_g", whole, "kW", f"n · ({' + '.join(name for name, _ in parts)})",
            f"{d(point.units)} × ({' + '.join(d(value) for _, value in parts)})",
        )
    )  # fmt: skip
    return UnitSteps(power_kw=whole, chiller=steps, serving=tuple(serving))


def _cooling(
    duty: ChillerDuty, design: ChillerDesign, point: UnitPoint, rated: tuple[float, float],
    heat_kw: float, entering_c: float,
) -> tuple[list[tuple[str, float]], list[Step]] | None:  # fmt: skip
    """Cooling-water pump and fan of a unit, and the steps to them; rated: capacity and power."""
    d, (capacity, power) = digits, rated
    sized = capacity + power
    ratio = heat_kw / sized
    pump, of_pump = cooling_pump(duty, sized, point.flow)
    at_full, of_full = full_fan(duty, sized)
    tower = TowerPoint(
        leaving_c=point.entering_c, wet_bulb_c=point.wet_bulb_c, heat=ratio, water=point.flow
    )
    told = (
        dry_steps(duty, tower, at_full)
        if duty.rejects_dry
        else tower_steps(duty, design, tower, at_full)
    )
    if told is None:
        return None
    fan, of_tower = told
    each, own = point.load_kw / point.units, heat_kw - point.load_kw / point.units
    slower = []
    if point.flow < 1.0:
        slower = [
            _MAKE.worked(
                "alike", "t_c", entering_c, "°C", "t_k + R_A·h·(1/s − 1)",
                f"{d(point.entering_c)} + {d(duty.tower_range_k)} × {d(ratio)}"
                f" × (1 / {d(point.flow)} − 1)",
            )
        ]  # fmt: skip
    return [("P_p", pump), ("P_f", fan)], [
        _MAKE.taken("rated", "Q_A", capacity, "kW", "curves"),
        _MAKE.taken("rated_power", "P_A", power, "kW", "curves"),
        _MAKE.worked("sized", "H_A", sized, "kW", "Q_A + P_A", f"{d(capacity)} + {d(power)}"),
        _MAKE.worked("heat", "H", heat_kw, "kW", "Q/n + P_c",
                     f"{d(point.load_kw)} / {d(point.units)} + {d(own)}"),
        _MAKE.worked("heat_ratio", "h", ratio, "", "H / H_A", f"{d(each + own)} / {d(sized)}"),
        _MAKE.taken("flow", "s", point.flow, "", "control"),
        _MAKE.taken("entering", "t_k", point.entering_c, "°C", "control"),
        *slower,
        *of_pump,
        *of_tower[:-1],
        fan_each(duty),
        of_full,
        of_tower[-1],
    ]  # fmt: skip
