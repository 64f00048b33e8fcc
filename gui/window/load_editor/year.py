"""A year of load in the two forms its charts show: hours by days, and typical days."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.load.series import LoadSeries

FloatArray = NDArray[np.float64]

SEASONS = ("winter", "spring", "summer", "autumn")
_SEASON_OF_MONTH = np.array([0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 0])  # December to winter
_HOURS, _WEEK, _FREE_DAYS = 24, 7, 2
_QUIET_SHARE = 0.9  # free days carry at most this share of what the others carry


@dataclass(frozen=True, slots=True, kw_only=True)
class TypicalDay:
    """The mean course of some days, W, (24,); `free` is None where all days are alike."""

    season: str
    free: bool | None
    load_w: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year for its charts.

    by_day: W, (steps a day, days); month_starts: the day on which each month begins.
    """

    by_day: FloatArray
    month_starts: tuple[int, ...]
    typical: tuple[TypicalDay, ...]
    highest_w: float
    full_load_h: float
    energy_wh: float


def year_of(load: LoadSeries) -> Year:
    """Lay a load out for its charts."""
    per_day = round(_HOURS / load.step_h)
    days = load.load_w.size // per_day
    by_day = load.load_w[: days * per_day].reshape(days, per_day).T
    month = load.month[: days * per_day : per_day]
    highest, energy = float(load.load_w.max()), float(load.load_w.sum()) * load.step_h
    return Year(
        by_day=np.ascontiguousarray(by_day),
        month_starts=tuple(int(np.argmax(month == m)) for m in range(12) if (month == m).any()),
        typical=typical_days(by_day, month),
        highest_w=highest,
        full_load_h=energy / highest if highest else 0.0,
        energy_wh=energy,
    )


def typical_days(by_day: FloatArray, month: NDArray[np.int8]) -> tuple[TypicalDay, ...]:
    """Mean days of each season, working and free days apart where the load tells them apart."""
    hourly = by_day.reshape(_HOURS, -1, by_day.shape[1]).mean(axis=1)
    free, season = free_days(hourly.mean(axis=0)), _SEASON_OF_MONTH[month]
    found = []
    for number, name in enumerate(SEASONS):
        days = season == number
        parts = [(None, days)] if free is None else [(False, days & ~free), (True, days & free)]
        found += [
            TypicalDay(season=name, free=which, load_w=hourly[:, chosen].mean(axis=1))
            for which, chosen in parts
            if chosen.any()
        ]
    return tuple(found)


def free_days(daily: FloatArray) -> NDArray[np.bool_] | None:
    """The two days of each week that carry least, found from the load itself.

    A series has no dates of a calendar. None where no two days following each other stand out.
    """
    weekday = np.arange(daily.size) % _WEEK
    means = np.array([daily[weekday == day].mean() for day in range(_WEEK)])
    pairs = means + np.roll(means, -1)
    first = int(np.argmin(pairs))
    free = (weekday == first) | (weekday == (first + 1) % _WEEK)
    working = daily[~free].mean()
    return free if daily[free].mean() < _QUIET_SHARE * working else None
