"""The heating season of a site: the days on which heat is asked for.

A study may name the first and the last day. Where it does not, the season follows the site:
the days on which the daily mean stays at or below 5 °C, where they are 90 and more (GB 50736-2012
5.1.2: such regions are heated as a rule); else at or below 8 °C, where they are 75 and more
(5.1.3); else below the duty's heating limit. The standard counts in means of many years; of the one
year at hand the course of its daily means is taken, its mean and two harmonics, which the
weather of single weeks does not break.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

SOURCE = "GB 50736-2012 5.1.2, 5.1.3"
_DAYS, _HOURS = 365, 24
_COMMON_YEAR = 2023  # any year of 365 days
_HARMONICS = 2  # of the year's course
_RULES = ((5.0, 90), (8.0, 75))  # °C at or below which, and on how many days at least


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonDays:
    """First and last day, both part of it, numbered 0 … 364; it may span the new year.

    `below_c`: the mean outdoor temperature it follows from; None: as entered.
    """

    first: int
    last: int
    below_c: float | None = None

    @property
    def days(self) -> NDArray[np.bool_]:
        """Whether each day of a common year belongs to it, (365,)."""
        number = np.arange(_DAYS)
        inside: NDArray[np.bool_] = (number - self.first) % _DAYS <= (
            self.last - self.first
        ) % _DAYS
        return inside


def day_number(text: str) -> int:
    """Number of a day written month-day (11-15), 0 … 364; 29 February is the 28th.

    Raises ValueError.
    """
    month, _, day = text.partition("-")
    if (int(month), int(day)) == (2, 29):
        day = "28"
    return date(_COMMON_YEAR, int(month), int(day)).timetuple().tm_yday - 1


def is_day(text: str) -> bool:
    """Whether a text is a day of the year, written month-day."""
    try:
        day_number(text)
    except ValueError:
        return False
    return True


def day_text(number: int) -> str:
    """A day by its number as month-day."""
    return date.fromordinal(date(_COMMON_YEAR, 1, 1).toordinal() + number % _DAYS).strftime("%m-%d")


def last_of_month(month: int) -> str:
    """The last day of a month as month-day, of a common year."""
    first_of_next = date(_COMMON_YEAR + month // 12, month % 12 + 1, 1)
    return date.fromordinal(first_of_next.toordinal() - 1).strftime("%m-%d")


def of_site(dry_bulb_c: FloatArray, limit_c: float) -> SeasonDays:
    """The season that the outdoor temperatures of a year (8760,) make."""
    waves = np.fft.rfft(dry_bulb_c.reshape(_DAYS, _HOURS).mean(axis=1))
    waves[_HARMONICS + 1 :] = 0.0
    mean = np.fft.irfft(waves, _DAYS)
    for below_c, least in _RULES:
        first, count = _longest(mean <= below_c)
        if count >= least:
            return SeasonDays(first=first, last=(first + count - 1) % _DAYS, below_c=below_c)
    first, count = _longest(mean < limit_c)
    return SeasonDays(first=first, last=(first + max(count, 1) - 1) % _DAYS, below_c=limit_c)


def _longest(cold: NDArray[np.bool_]) -> tuple[int, int]:
    """Where the longest run of days begins, across the new year too, and how long it is."""
    if cold.all():
        return 0, _DAYS
    start = int(np.flatnonzero(~cold)[0])  # a day outside any run
    turned = np.concatenate([np.roll(cold, -start), [False]]).astype(np.int8)
    steps = np.diff(turned)
    begins, ends = np.flatnonzero(steps == 1) + 1, np.flatnonzero(steps == -1) + 1
    if begins.size == 0:
        return 0, 0
    lengths = ends - begins
    best = int(lengths.argmax())
    return (int(begins[best]) + start) % _DAYS, int(lengths[best])
