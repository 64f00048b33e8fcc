"""Which rows of a series are the year: design days before it, several years, a shifted clock."""

import numpy as np
from numpy.typing import NDArray

from core.load.reading import LoadReading
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind

Stamps = NDArray[np.datetime64]
BoolArray = NDArray[np.bool_]

LONGEST_YEAR_MIN = 366 * 1440
_DAY_MIN = 1440
_MOST_DESIGN_DAYS = 12
_LEAST_YEAR_SHARE = 0.9  # of the steps of a year, for a year to be one that can be chosen
_JITTER_SHARE = 0.25  # of the interval, by which stamps may lie beside their grid


def minutes_apart(stamps: Stamps) -> int:
    """Minutes between neighbours in time, as most are; 0 where there is only one."""
    apart = np.diff(np.sort(stamps)).astype(np.int64)
    apart = apart[apart > 0]  # of instants given twice there is one
    return int(np.median(apart)) if apart.size else 0


def on_grid(stamps: Stamps, minutes: int) -> Stamps:
    """Stamps of a logger that wavers by a few minutes, moved to where most lie."""
    if minutes <= 1:
        return stamps
    phase = stamps.astype(np.int64) % minutes
    usual = int(np.bincount(phase).argmax())
    beside = (phase - usual + minutes // 2) % minutes - minutes // 2
    near = np.abs(beside) <= _JITTER_SHARE * minutes
    moved: Stamps = stamps - np.where(near, beside, 0).astype("timedelta64[m]")
    return moved


def design_days(stamps: Stamps, minutes: int) -> int:
    """Rows of whole days that stand before the year and out of its order, as of sizing runs."""
    back = np.flatnonzero(np.diff(stamps).astype(np.int64) < 0)
    if not 0 < back.size <= _MOST_DESIGN_DAYS:
        return 0
    ends = back + 1
    lengths = np.diff(np.concatenate(([0], ends)))
    per_day = _DAY_MIN // max(minutes, 1)
    rest = stamps.size - int(ends[-1])
    are_days = bool(
        (lengths % per_day == 0).all() and (lengths <= _MOST_DESIGN_DAYS * per_day).all()
    )
    return int(ends[-1]) if are_days and rest >= 365 * per_day else 0


def chosen_years(
    stamps: Stamps, minutes: int, reading: LoadReading, place: str
) -> tuple[BoolArray, list[Finding]]:
    """The rows that count where the series is longer than a year.

    stamps: at the starts of their steps. Raises Problem `load_beyond_year`, `load_year_missing`.
    """
    everything = np.ones(stamps.size, dtype=np.bool_)
    years = stamps.astype("datetime64[Y]").astype(np.int64) + 1970
    first, last = stamps.min(), stamps.max()
    if reading.year is not None:
        rows = years == reading.year
        if not rows.any():
            known = figure("years", _listed(years, minutes))
            raise Problem(
                "load_year_missing", place, figure("year", reading.year, Kind.YEAR), known
            )
        left = int(np.unique(years[~rows]).size)
        said = finding("load_year_chosen", Severity.INFO, figure("year", reading.year, Kind.YEAR))
        return rows, [said] if left else []
    if int((last - first).astype(np.int64)) < LONGEST_YEAR_MIN:
        return everything, []
    if reading.typical_year:
        years_said = figure("years", _listed(years, minutes))
        return everything, [finding("load_year_typical", Severity.ASSUMED, years_said)]
    figures = (figure("first", str(first)), figure("last", str(last)))
    raise Problem("load_beyond_year", place, *figures, figure("years", _listed(years, minutes)))


def _listed(years: NDArray[np.int64], minutes: int) -> str:
    """The years that are there nearly whole, else all."""
    found, counts = np.unique(years, return_counts=True)
    whole = found[counts * max(minutes, 1) >= _LEAST_YEAR_SHARE * 365 * _DAY_MIN]
    return ", ".join(map(str, (whole if whole.size else found).tolist()))
