"""What is doubtful about seasonal ratings, seen from their own figures."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from core.families.heat_pumps.en14825 import beside
from core.families.heat_pumps.record import HeatPump, PumpFlag, SeasonalRating

SCOP_AGREES = 0.05  # a declared SCOP further from the recalculated one is doubtful
_IDLE_MOST_W = 500.0  # idle power that no machine of ordinary size has
_IDLE_MOST_SHARE = 0.005  # of the design load, for large machines


def rating_flags(ratings: Sequence[SeasonalRating]) -> tuple[tuple[PumpFlag, ...], ...]:
    """The flags of each rating: those it has, and those its figures call for."""
    found = []
    for rating, scop in zip(ratings, beside(ratings), strict=True):
        flags = {*rating.flags, *_of_figures(rating)}
        if not abs(scop / rating.scop - 1.0) <= SCOP_AGREES:  # nan: cannot be recalculated
            flags.add(PumpFlag.SCOP_MISMATCH)
        found.append(tuple(flag for flag in PumpFlag if flag in flags))
    return tuple(found)


def _of_figures(rating: SeasonalRating) -> set[PumpFlag]:
    flags = set()
    if any(warmer.cop <= colder.cop for colder, warmer in pairwise(rating.points)):
        flags.add(PumpFlag.COP_NOT_MONOTONE)
    idle = (rating.off_w, rating.thermostat_off_w, rating.standby_w, rating.crankcase_w)
    most = max(_IDLE_MOST_W, _IDLE_MOST_SHARE * rating.design_w)
    if max(power or 0.0 for power in idle) > most:
        flags.add(PumpFlag.OFF_MODE_IMPLAUSIBLE)
    if all(point.degradation is None for point in rating.points):
        flags.add(PumpFlag.DEGRADATION_NOT_STATED)
    return flags


def marked(pump: HeatPump) -> HeatPump:
    """The machine with the flags of its ratings, and its own from them."""
    ratings = tuple(
        msgspec.structs.replace(rating, flags=flags)
        for rating, flags in zip(pump.ratings, rating_flags(pump.ratings), strict=True)
    )
    found = {*pump.flags, *(flag for rating in ratings for flag in rating.flags)}
    flows = {rating.flow_c for rating in ratings}
    if not flows:
        found.add(PumpFlag.NO_PART_LOAD)
    elif len(flows) == 1:
        found.add(PumpFlag.SINGLE_FLOW)
    flags = tuple(flag for flag in PumpFlag if flag in found)
    return msgspec.structs.replace(pump, ratings=ratings, flags=flags)
