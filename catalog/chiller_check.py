"""What can be seen from a chiller's own figures: that they cannot be true, or are doubtful."""

import math
from collections.abc import Iterator

import numpy as np

from core.chillers.columns import columns_of
from core.chillers.performance import curve_values, part_load_factor
from core.chillers.ratings import METHODS
from core.chillers.record import Chiller, Flag, TemperatureCurve
from core.finding import Figure, figure
from core.quantity import Kind

COP_PLAUSIBLE = (1.0, 15.0)  # a chiller at its reference point; 11.8 is the catalog's highest
CAPACITY_PLAUSIBLE_W = (1e3, 5e7)  # 1 kW to 50 MW a machine
CURVE_PLAUSIBLE = 0.3  # a curve further off 1 at its own reference has other units
_DOUBTFUL = 0.05  # full-load tolerance of AHRI 551/591
_NOTABLE = 0.02
# A curve goes the wrong way where it does so by more than this share of its reference value
# from one of the points to the next; less is the rounding of a fit.
_CONDENSER_POINTS, _PLR_POINTS = 9, 21
_CAPACITY_RISE, _POWER_FALL, _PART_LOAD_FALL = 0.01, 0.001, 0.0005

Fault = tuple[str, str, tuple[Figure, ...]]


def faults(chiller: Chiller) -> Iterator[Fault]:
    """Figures that cannot be true, as (column, code, figures); message `fault.<code>`."""
    low, high = COP_PLAUSIBLE
    if not low <= chiller.cop <= high:
        yield "cop", "implausible", _between(chiller.cop, low, high, Kind.COP)
    if chiller.capacity_w is not None:
        low, high = CAPACITY_PLAUSIBLE_W
        if not low <= chiller.capacity_w <= high:
            yield (
                "capacity_w",
                "implausible",
                _between(chiller.capacity_w, low, high, Kind.COOLING_POWER),
            )
    reversed_limits = list(_limits(chiller))
    yield from reversed_limits
    if not reversed_limits:
        yield from _curves_off(chiller)


def _between(value: float, low: float, high: float, kind: Kind) -> tuple[Figure, ...]:
    return figure("value", value, kind), figure("low", low, kind), figure("high", high, kind)


def _limits(chiller: Chiller) -> Iterator[Fault]:
    for name, curve in _temperature_curves(chiller):
        for key in ("leaving", "condenser"):
            low, high = getattr(curve, f"{key}_min_c"), getattr(curve, f"{key}_max_c")
            if low >= high:
                yield f"{name}_{key}_max_c", "limits_reversed", (
                    figure("low", low, Kind.TEMPERATURE), figure("high", high, Kind.TEMPERATURE)
                )  # fmt: skip
    part_load = chiller.part_load_curve
    pairs = (
        ("part_load_curve_plr_max", part_load.plr_min, part_load.plr_max),
        ("plr_max", chiller.plr_min, chiller.plr_max),
        ("plr_max", chiller.unloading_min, chiller.plr_max),
    )
    for name, low, high in pairs:
        if not 0 <= low < high:
            yield name, "limits_reversed", (
                figure("low", low, Kind.SHARE), figure("high", high, Kind.SHARE)
            )  # fmt: skip


def _curves_off(chiller: Chiller) -> Iterator[Fault]:
    for name, value in reference_values(chiller).items():
        if not abs(value - 1) <= CURVE_PLAUSIBLE:
            yield f"{name}_coefficients_1", "curve_off", (
                figure("value", value, Kind.RATIO), figure("tolerance", CURVE_PLAUSIBLE, Kind.SHARE)
            )  # fmt: skip


def reference_values(chiller: Chiller) -> dict[str, float]:
    """The three curves at the chiller's own reference point, where each should be 1."""
    columns = columns_of([chiller])
    condenser = np.array([chiller.entering_condenser_c])
    leaving = chiller.leaving_chilled_c
    return {
        "capacity_curve": float(curve_values(columns.capacity_curve, leaving, condenser)[0, 0]),
        "power_curve": float(curve_values(columns.power_curve, leaving, condenser)[0, 0]),
        "part_load_curve": math.fsum(chiller.part_load_curve.coefficients),
    }


def defects(chiller: Chiller) -> tuple[Flag, ...]:
    """The flags a chiller's own figures call for, in the order of their declaration."""
    found = set()
    coefficients = chiller.part_load_curve.coefficients
    if coefficients == (0.0, 1.0, 0.0, 0.0):
        found.add(Flag.PART_LOAD_PLACEHOLDER)
    if chiller.capacity_w is None:
        found.add(Flag.NO_CAPACITY)
    off = max(abs(value - 1) for value in reference_values(chiller).values())
    if off > _DOUBTFUL:
        found.add(Flag.REFERENCE_OFF_5)
    elif off > _NOTABLE:
        found.add(Flag.REFERENCE_OFF_2)
    if not _covers_rating_points(chiller):
        found.add(Flag.RATING_POINTS_OUTSIDE)
    found |= _trends(chiller)
    return tuple(flag for flag in Flag if flag in found)


def _trends(chiller: Chiller) -> set[Flag]:
    """Curves that go the wrong way somewhere within their limits."""
    columns = columns_of([chiller])
    condenser = np.linspace(*chiller.condenser_limits_c, _CONDENSER_POINTS)
    capacity = curve_values(columns.capacity_curve, chiller.leaving_chilled_c, condenser)[0]
    power = curve_values(columns.power_curve, chiller.leaving_chilled_c, condenser)[0]
    limits = chiller.part_load_curve
    plr = np.linspace(limits.plr_min, limits.plr_max, _PLR_POINTS)[None, :]
    part_load = part_load_factor(columns.part_load, plr)[0]
    found = set()
    if np.any(np.diff(capacity) > _CAPACITY_RISE):
        found.add(Flag.CAPACITY_RISES_WITH_CONDENSER)
    if np.any(np.diff(power) < -_POWER_FALL):
        found.add(Flag.POWER_FALLS_WITH_CONDENSER)
    if np.any(np.diff(part_load) < -_PART_LOAD_FALL):
        found.add(Flag.PART_LOAD_NOT_MONOTONE)
    return found


def _covers_rating_points(chiller: Chiller) -> bool:
    """Whether the limits hold the four points of AHRI 551/591."""
    method = METHODS["ahri_551_591"]
    condenser = method.condenser_c(chiller.condenser)
    low, high = chiller.condenser_limits_c
    leaving_low, leaving_high = chiller.leaving_limits_c
    held = leaving_low <= method.leaving_c <= leaving_high
    return held and low <= min(condenser) and max(condenser) <= high


def _temperature_curves(chiller: Chiller) -> tuple[tuple[str, TemperatureCurve], ...]:
    return ("capacity_curve", chiller.capacity_curve), ("power_curve", chiller.power_curve)
