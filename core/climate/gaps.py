"""Gaps in a series: where they are, straight lines over them, days like those that lack."""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


def runs(missing: NDArray[np.bool_]) -> tuple[IntArray, IntArray]:
    """First index and length of each run of True."""
    edges = np.diff(np.concatenate(([0], missing.astype(np.int8), [0])))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    return starts, ends - starts


def bridged(values: FloatArray) -> FloatArray:
    """Straight lines over nan; before the first and after the last value, that value.

    At least one value must be known.
    """
    known = np.isfinite(values)
    at = np.arange(values.size)
    return np.interp(at, at[known], values[known])


_LIKE_DAYS = 4  # days of the same kind nearest in the year, whose mean stands in
_WEEK, _SATURDAY = 7, 5


def from_like_days(
    values: FloatArray, *, missing_steps: int, steps_a_day: int, first_day: int
) -> FloatArray:
    """Gaps longer than `missing_steps` filled from the nearest days of the same kind.

    Of working days for a working day, of Saturdays and Sundays for those: the mean, at the same
    time of day, of the `_LIKE_DAYS` nearest that have a figure then. first_day: day of the week
    of the first day, 0 is Monday.
    """
    found = values.copy()
    by_day = values.reshape(-1, steps_a_day)
    days = np.arange(by_day.shape[0])
    free = (days + first_day) % _WEEK >= _SATURDAY
    starts, lengths = runs(np.isnan(values))
    for start, length in zip(starts, lengths, strict=True):
        if length <= missing_steps:
            continue
        for step in range(start, start + length):
            day, time = divmod(int(step), steps_a_day)
            like = days[(free == free[day]) & np.isfinite(by_day[:, time])]
            nearest = like[np.argsort(np.abs(like - day), kind="stable")[:_LIKE_DAYS]]
            if nearest.size:
                found[step] = by_day[nearest, time].mean()
    return found
