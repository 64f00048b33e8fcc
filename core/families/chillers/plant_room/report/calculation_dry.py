"""The dry cooler of a unit at one point, step by step: how far the water falls, the air, the fan.

Effectiveness of a counterflow by the number of transfer units (core.plant.dry_cooler); the air is
that of a trial, and the steps show that it cools the water just so far.
"""

from math import exp

import numpy as np

from core.content.calculation import Step, digits
from core.families.chillers.duty import ChillerDuty
from core.families.chillers.plant_room.report.calculation_tower import (
    FAN_AT_FULL,
    TowerPoint,
    fan_steps,
)
from core.plant.dry_cooler import EXPONENT, DryCooler
from core.selection.operating_point import Steps

_MAKE = Steps("room")
_EQUAL = 1e-6  # of flows over those of design: the form with a ratio has no value there


def dry_steps(
    duty: ChillerDuty, point: TowerPoint, full_kw: float
) -> tuple[float, tuple[Step, ...]] | None:
    """Fan power of a unit, kW, and the steps to it; None where no air cools the water so far.

    point.wet_bulb_c is here the dry bulb; full_kw: the fan at full speed.
    """
    d, span = digits, duty.tower_range_k
    approach, water = duty.rejection_approach_k, point.water
    cooler = DryCooler(approach_k=approach, span_k=span, air_most=1.0 + FAN_AT_FULL)
    found = float(cooler.air(point.heat, point.wet_bulb_c, point.leaving_c, water))
    if not np.isfinite(found):
        return None
    air = min(found, 1.0)
    fall = span * point.heat / water
    above = point.leaving_c - point.wet_bulb_c + fall
    rate, full = fall / above, span / (approach + span)
    units = full / (1.0 - full)
    ntu = units * air**EXPONENT / min(air, water)
    fan, of_fan = fan_steps(duty, air, full_kw)
    n = f"{EXPONENT:g}"
    return fan, (
        _MAKE.asked("sized_range", "R_A", span, "K", "tower_range_k"),
        _MAKE.asked("sized_approach", "A_A", approach, "K", "dry_cooler_approach_k"),
        _MAKE.taken("dry_bulb", "θ", point.wet_bulb_c, "°C", "weather"),
        _MAKE.worked("range", "R", fall, "K", "R_A · h / s",
                     f"{d(span)} × {d(point.heat)} / {d(water)}"),
        _MAKE.worked("above", "D", above, "K", "t_k − θ + R",
                     f"{d(point.leaving_c)} − {d(point.wet_bulb_c)} + {d(fall)}"),
        _MAKE.worked("fall_asked", "ψ", rate, "", "R / D", f"{d(fall)} / {d(above)}"),
        _MAKE.worked("sized_units", "U_A", units, "", "R_A / A_A", f"{d(span)} / {d(approach)}"),
        _MAKE.taken("air", "g", air, "", "fall"),
        _MAKE.worked("units_of_transfer", "U", ntu, "", f"U_A · g^{n} / min(g, s)",
                     f"{d(units)} × {d(air)} ^ {n} / min({d(air)}, {d(water)})"),
        *_fall(air, water, ntu),
        *of_fan,
    )  # fmt: skip


def _fall(air: float, water: float, ntu: float) -> tuple[Step, ...]:
    """How far the water falls with so much air, over how much warmer than it the water enters."""
    d, least = digits, min(air, water)
    ratio = least / max(air, water)
    if ratio > 1.0 - _EQUAL:
        part = ntu / (1.0 + ntu)
        return (
            _MAKE.worked("fall_given", "ψ_1", part * least / water, "", "U / (1 + U)",
                         f"{d(ntu)} / (1 + {d(ntu)})"),
        )  # fmt: skip
    gone = exp(-ntu * (1.0 - ratio))
    part = (1.0 - gone) / (1.0 - ratio * gone)
    return (
        _MAKE.worked("rates", "C", ratio, "", "min(g, s) / max(g, s)",
                     f"{d(least)} / {d(max(air, water))}"),
        _MAKE.worked("gone", "E", gone, "", "exp(−U·(1 − C))",
                     f"exp(−{d(ntu)} × (1 − {d(ratio)}))"),
        _MAKE.worked("fall_given", "ψ_1", part * least / water, "",
                     "(1 − E) / (1 − C·E) · min(g, s) / s",
                     f"(1 − {d(gone)}) / (1 − {d(ratio)} × {d(gone)}) × {d(least)} / {d(water)}"),
    )  # fmt: skip
