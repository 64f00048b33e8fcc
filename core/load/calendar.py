"""The calendar of a series: months and hours of its steps, and time stamps on a year's grid."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.load.series import LoadSeries

IntArray = NDArray[np.int64]

_DAYS_OF_MONTH = np.array([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
_LEAP_DAY = 59  # 29 February, counted from 0
YEAR_DAYS, LEAP_YEAR_DAYS = 365, 366
HOURS = 24
MINUTES_PER_DAY = 1440


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The steps of a year from 1 January, 0 h."""

    days: int  # 365 or 366
    steps_per_hour: int

    @property
    def steps(self) -> int:
        """Number of steps of the year."""
        return self.days * HOURS * self.steps_per_hour

    @property
    def step_h(self) -> float:
        """Length of a step, h."""
        return 1.0 / self.steps_per_hour

    def month(self) -> NDArray[np.int8]:
        """Month of each step, 0 … 11."""
        lengths = _DAYS_OF_MONTH.copy()
        lengths[1] += self.days - YEAR_DAYS
        return np.repeat(np.arange(12, dtype=np.int8), lengths * HOURS * self.steps_per_hour)

    def hour_of_day(self) -> NDArray[np.int8]:
        """Hour of the day of each step, 0 … 23."""
        day = np.repeat(np.arange(HOURS, dtype=np.int8), self.steps_per_hour)
        return np.tile(day, self.days)


STEPS_MIN = (15, 10, 20, 30, 60)  # minutes of a step of a load
INTERVALS_MIN = (60, 30, 20, 15, 10, 5, 3, 2, 1)  # of rows in a file; finer ones are averaged


def interval_of(rows: int) -> int:
    """Minutes between the rows of a year without time stamps; 60 where their number says none."""
    for minutes in INTERVALS_MIN:
        if rows * minutes in (YEAR_DAYS * MINUTES_PER_DAY, LEAP_YEAR_DAYS * MINUTES_PER_DAY):
            return minutes
    return 60


def step_of(interval_min: int) -> int | None:
    """Minutes of the steps into which rows of an interval are averaged; None where none fits."""
    if interval_min in STEPS_MIN:
        return interval_min
    return next((step for step in STEPS_MIN if interval_min > 0 and step % interval_min == 0), None)


def calendar_of(rows: int, interval_min: int) -> Calendar | None:
    """The calendar of a series without time stamps; None where the number of rows says nothing.

    8,759 rows are an hourly year whose last hour is missing, as interval ends leave it.
    """
    step = step_of(interval_min)
    if step is None:
        return None
    for days in (YEAR_DAYS, LEAP_YEAR_DAYS):
        if rows * interval_min == days * MINUTES_PER_DAY:
            return Calendar(days=days, steps_per_hour=60 // step)
    if rows == YEAR_DAYS * HOURS - 1 and interval_min == 60:
        return Calendar(days=YEAR_DAYS, steps_per_hour=1)
    return None


def hours_in_climate(load: LoadSeries) -> IntArray:
    """The hour 0 … 8,759 of a common year in which each step lies; 29 February as the 28th."""
    steps_per_hour = round(1.0 / load.step_h)
    hour = np.arange(load.load_w.size) // steps_per_hour
    if load.load_w.size // (HOURS * steps_per_hour) == LEAP_YEAR_DAYS:
        hour = np.where(hour >= _LEAP_DAY * HOURS, hour - HOURS, hour)
    return hour.astype(np.int64)


def slot_minutes(stamps: NDArray[np.datetime64]) -> tuple[IntArray, int]:
    """Minutes of each stamp since 1 January of its own year, and the days of the grid.

    stamps: datetime64[m]. Where 29 February occurs the grid has 366 days, else 365, and both
    years of a series that spans two share it.
    """
    year = stamps.astype("datetime64[Y]")
    minute = (stamps - year.astype("datetime64[m]")).astype(np.int64)
    month = stamps.astype("datetime64[M]").astype(np.int64) % 12
    years = year.astype(np.int64) + 1970
    leap = (years % 4 == 0) & ((years % 100 != 0) | (years % 400 == 0))
    in_leap_day = leap & (minute // MINUTES_PER_DAY == _LEAP_DAY)
    days = LEAP_YEAR_DAYS if bool(in_leap_day.any()) else YEAR_DAYS
    after = month >= 2
    if days == LEAP_YEAR_DAYS:
        minute = np.where(after & ~leap, minute + MINUTES_PER_DAY, minute)
    else:
        minute = np.where(after & leap, minute - MINUTES_PER_DAY, minute)
    return minute, days
