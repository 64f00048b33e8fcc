"""A load that is the same in every hour of work, and lower in the others."""

from collections.abc import Iterator
from typing import Annotated

import numpy as np

from core.load.calendar import HOURS, YEAR_DAYS, Calendar
from core.load.hours_label import hours_label
from core.load.kind import LoadKind
from core.load.making import LoadAsked
from core.load.series import LoadOrigin, LoadSeries
from core.vocabulary.field import declare
from core.vocabulary.finding import Severity, finding
from core.vocabulary.quantity import Kind

_WEEK = 7


class LoadByHours(LoadKind, frozen=True, kw_only=True, tag="by_hours"):
    """The peak for so many hours of every working day, a share of it in the others.

    The days of work are Monday to Saturday first, 1 January is a Monday; the weeks of
    standstill are the last of the year.
    """

    full_from: Annotated[int, declare(Kind.COUNT, ge=0, le=23, assumed=True)] = 0
    full_load_hours: Annotated[int, declare(Kind.HOURS, ge=1, le=24, assumed=True)] = 24
    other_share: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.5
    days_per_week: Annotated[int, declare(Kind.COUNT, ge=1, le=7, assumed=True)] = 7
    weeks_per_year: Annotated[int, declare(Kind.COUNT, ge=1, le=53, assumed=True)] = 53

    def disagreements(self, peak_w: float | None) -> Iterator[tuple[str, str]]:
        """The load is the peak: without one there is none."""
        if peak_w is None:
            yield "duty.peak_w", "null"


def by_hours(load: LoadByHours, asked: LoadAsked) -> LoadSeries:
    """The year hour by hour; raises Problem `peak_missing`."""
    calendar = Calendar(days=YEAR_DAYS, steps_per_hour=1)
    day = np.arange(YEAR_DAYS)
    works = (day % _WEEK < load.days_per_week) & (day // _WEEK < load.weeks_per_year)
    full = (np.arange(HOURS) - load.full_from) % HOURS < load.full_load_hours
    share = np.where(full, 1.0, load.other_share)
    return LoadSeries(
        load_w=np.where(works[:, None], share, 0.0).ravel() * np.float64(asked.needed_peak_w),
        step_h=calendar.step_h,
        month=calendar.month(),
        hour_of_day=calendar.hour_of_day(),
        origin=LoadOrigin.BY_HOURS,
        label=hours_label(load.full_load_hours, load.days_per_week, load.weeks_per_year),
        findings=(finding("first_day_monday", Severity.ASSUMED),),
    )
