"""A load beside the climate: the outdoor air at every step.

A load that was made from this climate, or that brings its own temperatures, is paired hour by
hour. Any other was measured or computed under another weather: its hours are paired by rank
within each hour of the day, the highest load of 14 h with the hottest (or moistest) 14 h.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.climate.year import ClimateYear
from core.load.calendar import hours_in_climate
from core.load.series import LoadOrigin, LoadSeries
from core.vocabulary.finding import Finding, Severity, figure, finding

FloatArray = NDArray[np.float64]

_HOURS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Outdoor:
    """Outdoor air at each step of a load, both (steps,); findings say how they were paired."""

    dry_bulb_c: FloatArray
    wet_bulb_c: FloatArray
    findings: tuple[Finding, ...]


def paired(
    load: LoadSeries, climate: ClimateYear, *, by_wet_bulb: bool, coldest: bool = False
) -> Outdoor:
    """The outdoor air at each step of `load`.

    by_wet_bulb: what counts outdoors is the wet bulb (cooling towers), else the dry bulb;
    coldest: a load of heat, whose highest hours go with the coldest instead of the hottest.
    """
    own = load.wet_bulb_c if by_wet_bulb else load.dry_bulb_c
    if load.origin is LoadOrigin.SYNTHESISED:
        hours = hours_in_climate(load)
        said = finding("paired_by_time", Severity.INFO)
        return Outdoor(
            dry_bulb_c=climate.dry_bulb_c[hours],
            wet_bulb_c=climate.wet_bulb_c[hours],
            findings=(said,),
        )
    if own is not None:
        dry, wet = load.dry_bulb_c, load.wet_bulb_c
        # The one that does not count may be missing: it only has to be there.
        return Outdoor(
            dry_bulb_c=own if dry is None else dry,
            wet_bulb_c=own if wet is None else wet,
            findings=(finding("paired_with_own", Severity.INFO),),
        )
    leading = climate.wet_bulb_c if by_wet_bulb else climate.dry_bulb_c
    hours = ranked_hours(load.load_w, load.hour_of_day, -leading if coldest else leading)
    code = "paired_by_rank_wet" if by_wet_bulb else "paired_by_rank_dry"
    if coldest:
        code = "paired_by_rank_cold"
    return Outdoor(
        dry_bulb_c=climate.dry_bulb_c[hours],
        wet_bulb_c=climate.wet_bulb_c[hours],
        findings=(finding(code, Severity.ASSUMED, figure("climate", climate.label, word="place")),),
    )


def laid_by_rank(
    load_w: FloatArray,
    hour_of_day: NDArray[np.int8],
    leading: FloatArray,
    leading_hour: NDArray[np.int8],
) -> FloatArray:
    """A load laid on other hours: the highest of each hour of the day where `leading` is highest.

    load_w, hour_of_day: (steps,); leading, leading_hour: (hours,), as is the result. Where an hour
    of the day has more or fewer steps in one than in the other, ranks go by share.
    """
    laid = np.zeros(len(leading))
    for hour in range(_HOURS):
        steps, places = np.flatnonzero(hour_of_day == hour), np.flatnonzero(leading_hour == hour)
        rising = np.sort(load_w[steps], kind="stable")
        order = places[np.argsort(leading[places], kind="stable")]
        rank = ((np.arange(places.size) + 0.5) * steps.size / max(places.size, 1)).astype(np.int64)
        laid[order] = rising[rank]
    return laid


def ranked_hours(
    load_w: FloatArray, hour_of_day: NDArray[np.int8], leading_c: FloatArray
) -> NDArray[np.int64]:
    """For each step, the hour of the climate that has its rank in the same hour of the day.

    leading_c: (8760,); the result (steps,) holds indices into it. Equal values keep their
    order in time. Where an hour of the day has more or fewer steps than the climate has days
    (quarter-hours, leap years), ranks go by share.
    """
    by_day = leading_c.reshape(-1, _HOURS)
    days = by_day.shape[0]
    rising = np.argsort(by_day, axis=0, kind="stable")
    hours = np.empty(len(load_w), dtype=np.int64)
    for hour in range(_HOURS):
        steps = np.flatnonzero(hour_of_day == hour)
        order = steps[np.argsort(load_w[steps], kind="stable")]
        rank = ((np.arange(steps.size) + 0.5) * days / max(steps.size, 1)).astype(np.int64)
        hours[order] = rising[rank, hour] * _HOURS + hour
    return hours
