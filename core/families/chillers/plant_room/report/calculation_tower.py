"""The tower of a unit at one point, step by step: Merkel's integral, the air, the fan.

The integral is taken at four points of the water's range, as a checker takes it; the program itself
takes eight. The sizing and the point are taken alike, so what that leaves out cancels.
"""

from dataclasses import dataclass

import numpy as np

from core.climate.psychrometrics import saturated_enthalpy
from core.content.calculation import Step, digits
from core.families.chillers.design import ChillerDesign
from core.families.chillers.duty import ChillerDuty
from core.families.chillers.plant_room.units.room import tower_of
from core.plant.cooling_tower.design import WATER_J_PER_KGK
from core.selection.operating_point import Steps

_AT = (0.1, 0.4, 0.6, 0.9)  # of the range: Chebyshev's four points
_J_PER_KJ = 1000.0
FAN_AT_FULL = 0.005  # of the air: a fan at full speed
_MAKE = Steps("room")


@dataclass(frozen=True, slots=True, kw_only=True)
class TowerPoint:
    """A tower cell with its unit: water to the chiller and wet bulb, °C; the others over design."""

    leaving_c: float
    wet_bulb_c: float
    heat: float
    water: float


def tower_steps(
    duty: ChillerDuty, design: ChillerDesign, point: TowerPoint, full_kw: float
) -> tuple[float, tuple[Step, ...]] | None:
    """Fan power of a unit, kW, and the steps to it; None where no air cools the water so far.

    full_kw: the fan at full speed.
    """
    tower, d = tower_of(duty, design), digits
    own, exponent = tower.design, tower.exponent
    found = tower.air(point.heat, point.wet_bulb_c, point.leaving_c, point.water)
    air = min(float(found), 1.0) if float(found) <= 1.0 + FAN_AT_FULL else float("nan")
    if not np.isfinite(air):
        return None
    sized, sizing = _merkel(
        "sized", own.leaving_c, own.range_k, own.wet_bulb_c, own.water_over_air, own.pressure_pa
    )
    characteristic = sized * own.water_over_air**exponent
    span = own.range_k * point.heat / point.water
    ratio = own.water_over_air * point.water / air
    _, at_point = _merkel("point", point.leaving_c, span, point.wet_bulb_c, ratio, own.pressure_pa)
    able = characteristic * ratio**-exponent
    fan, of_fan = fan_steps(duty, air, full_kw)
    n = f"{exponent:g}"
    return fan, (
        _MAKE.asked("sized_leaving", "t_A", own.leaving_c, "°C", "tower_approach_k"),
        _MAKE.asked("sized_wet_bulb", "τ_A", own.wet_bulb_c, "°C", "entering_condenser_c"),
        _MAKE.asked("sized_range", "R_A", own.range_k, "K", "tower_range_k"),
        _MAKE.asked("sized_ratio", "λ_A", own.water_over_air, "", "tower_water_over_air"),
        *sizing,
        _MAKE.worked("characteristic", "C", characteristic, "", f"N_A · λ_A^{n}",
                     f"{d(sized)} × {d(own.water_over_air)} ^ {n}"),
        _MAKE.taken("wet_bulb", "τ", point.wet_bulb_c, "°C", "weather"),
        _MAKE.worked("range", "R", span, "K", "R_A · h / s",
                     f"{d(own.range_k)} × {d(point.heat)} / {d(point.water)}"),
        _MAKE.worked("approach", "A", point.leaving_c - point.wet_bulb_c, "K", "t_k − τ",
                     f"{d(point.leaving_c)} − {d(point.wet_bulb_c)}"),
        _MAKE.taken("air", "g", air, "", "trial"),
        _MAKE.worked("ratio", "λ", ratio, "", "λ_A · s / g",
                     f"{d(own.water_over_air)} × {d(point.water)} / {d(air)}"),
        *at_point,
        _MAKE.worked("able", "N_1", able, "", f"C · λ^−{n}",
                     f"{d(characteristic)} × {d(ratio)} ^ (−{n})"),
        *of_fan,
    )  # fmt: skip


def _merkel(
    name: str, leaving_c: float, span_k: float, wet_bulb_c: float, ratio: float, pressure_pa: float
) -> tuple[float, list[Step]]:
    """KaV/L by four points, and its steps; name: `sized` or `point`."""
    d, mark = digits, "A" if name == "sized" else ""
    heat = WATER_J_PER_KGK / _J_PER_KJ
    arriving = float(saturated_enthalpy(wet_bulb_c, pressure_pa)) / _J_PER_KJ
    water = np.asarray(leaving_c) + span_k * np.asarray(_AT)
    saturated = saturated_enthalpy(water, pressure_pa) / _J_PER_KJ
    drives = saturated - arriving - heat * ratio * span_k * np.asarray(_AT)
    s = f"_{mark}" if mark else ""
    letter = "D" if mark else "d"
    leaving = "t_A" if mark else "t_k"
    steps = [
        _MAKE.taken(f"{name}_arriving", f"i{s}", arriving, "kJ/kg", "moist_air"),
        *(
            _MAKE.worked(
                f"{name}_drive_{number}", f"{letter}_{number}", float(drive), "kJ/kg",
                f"i″({leaving} + {share:g}·R{s}) − i{s} − {heat:g}·λ{s}·{share:g}·R{s}",
                f"{d(float(full))} − {d(arriving)} − {heat:g} × {d(ratio)} × {share:g}"
                f" × {d(span_k)}",
            )
            for number, (share, full, drive) in enumerate(
                zip(_AT, saturated, drives, strict=True), 1
            )
        ),
    ]  # fmt: skip
    whole = heat * span_k / len(_AT) * float((1.0 / drives).sum())
    parts = " + ".join(f"1/{letter}_{number}" for number in range(1, len(_AT) + 1))
    put = " + ".join(f"1/{d(float(one))}" for one in drives)
    symbol = "N_A" if mark else "N"
    steps.append(
        _MAKE.worked(f"{name}_number", symbol, whole, "", f"{heat:g}·R{s}/4 · ({parts})",
                     f"{heat:g} × {d(span_k)} / 4 × ({put})")
    )  # fmt: skip
    return whole, steps


def fan_steps(duty: ChillerDuty, air: float, full_kw: float) -> tuple[float, tuple[Step, ...]]:
    """The cube of the air; below the least air fans run by turns at it."""
    d, fixed, least = digits, duty.tower_fan_fixed, duty.tower_air_least
    by_turns, steps = air < least, list[Step]()
    symbol, speed = ("g_m", least) if by_turns else ("g", air)
    share, formula, inserted = speed**3, f"{symbol}³", f"{d(speed)}³"
    if by_turns:
        steps.append(_MAKE.asked("air_least", "g_m", least, "", "tower_air_least"))
    if fixed:
        steps.append(_MAKE.asked("fan_fixed", "k", fixed, "", "tower_fan_fixed"))
        share = fixed + (1.0 - fixed) * share
        formula = f"(k + (1 − k)·{formula})"
        inserted = f"({d(fixed)} + (1 − {d(fixed)}) × {inserted})"
    if by_turns:
        share *= air / least
        formula += " · g / g_m"
        inserted += f" × {d(air)} / {d(least)}"
    fan = full_kw * share
    worked = _MAKE.worked("fan", "P_f", fan, "kW", f"P_v · {formula}", f"{d(full_kw)} × {inserted}")
    return fan, (*steps, worked)
