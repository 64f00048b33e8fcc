"""A year of shares: a working day and a day off, hour by hour."""

from collections.abc import Iterator
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from core.load.calendar import YEAR_DAYS, Calendar
from core.load.kind import LoadKind
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind

SHARE_MOST = 1.5
_HOURS, _WEEK = 24, 7


class WeekOfShares(LoadKind, frozen=True, kw_only=True):
    """Which days of the week work, and how many weeks; in the others every day is a day off."""

    courses = ("workday_shares", "off_shares")

    workday_shares: tuple[float, ...]
    off_shares: tuple[float, ...]
    workdays_a_week: Annotated[int, declare(Kind.COUNT, ge=0, le=7, assumed=True)] = 6
    weeks_a_year: Annotated[int, declare(Kind.COUNT, ge=1, le=52, assumed=True)] = 50

    def disagreements(self, peak_w: float | None) -> Iterator[tuple[str, str]]:  # noqa: ARG002
        """24 shares each, none below nothing or beyond what may be asked."""
        for key, values in (
            ("load.workday_shares", self.workday_shares),
            ("load.off_shares", self.off_shares),
        ):
            if len(values) != _HOURS or not all(0 <= value <= SHARE_MOST for value in values):
                yield key, "24 × 0…1.5"
        if max(self.workday_shares, default=0.0) <= 0.0:
            yield "load.workday_shares", "> 0"


def shares_of_year(week: WeekOfShares) -> tuple[NDArray[np.float64], Calendar]:
    """The share of every hour; weeks that do not work lie at the end of the year."""
    calendar = Calendar(days=YEAR_DAYS, steps_per_hour=1)
    hour = calendar.hour_of_day()
    day = np.arange(YEAR_DAYS)
    works = (day % _WEEK < week.workdays_a_week) & (day // _WEEK < week.weeks_a_year)
    work, off = np.array(week.workday_shares)[hour], np.array(week.off_shares)[hour]
    return np.where(np.repeat(works, _HOURS), work, off), calendar
