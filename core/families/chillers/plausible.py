"""What can be seen from a chiller's own figures: that they are doubtful.

That they cannot be true is said by core.families.chillers.plausibility.
"""

import numpy as np

from core.families.chillers.columns import columns_of
from core.families.chillers.performance import curve_values, part_load_factor
from core.families.chillers.plausibility import reference_values
from core.families.chillers.record import Chiller, Flag
from core.standards.rating_methods import RATING_METHODS

_DOUBTFUL = 0.05  # full-load tolerance of AHRI 551/591
_NOTABLE = 0.02
# A curve goes the wrong way where it does so by more than this share of its reference value
# from one of the points to the next; less is the rounding of a fit.
_CONDENSER_POINTS, _PLR_POINTS = 9, 21
_CAPACITY_RISE, _POWER_FALL, _PART_LOAD_FALL = 0.01, 0.001, 0.0005


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
    method = RATING_METHODS["ahri_551_591"]
    condenser = method.condenser_c(chiller.condenser)
    low, high = chiller.condenser_limits_c
    leaving_low, leaving_high = chiller.leaving_limits_c
    held = leaving_low <= method.leaving_c <= leaving_high
    return held and low <= min(condenser) and max(condenser) <= high
