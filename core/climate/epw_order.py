"""The order of the records of an EPW file: of a calendar year, of a year that begins elsewhere,
or of several periods that make a year together.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.climate.epw_header import HEADER_LINES
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind

IntArray = NDArray[np.int64]
FloatArray = NDArray[np.float64]

HOURS = 24
DAYS, LEAP_DAYS = 365, 366
_LEAP_DAY = 59  # 29 February, counted from 0
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Where the records of each hour of the calendar year stand.

    days: 365 or 366; steps: records an hour; record: index of the first record of each hour,
    shape (8760,) or (8784,).
    """

    days: int
    steps: int
    record: IntArray
    findings: tuple[Finding, ...] = ()

    @property
    def is_leap(self) -> bool:
        """Whether 29 February is there."""
        return self.days == LEAP_DAYS

    def by_the_hour(self, values: FloatArray) -> FloatArray:
        """Values of the records as those of 8,760 hours: means of what is known, else nan."""
        records = values[self.record[:, None] + np.arange(self.steps)]
        known = np.isfinite(records)
        count = known.sum(axis=1)
        total = np.where(known, records, 0.0).sum(axis=1)
        hours = np.where(count > 0, total / np.maximum(count, 1), np.nan)
        leap = slice(_LEAP_DAY * HOURS, (_LEAP_DAY + 1) * HOURS)
        return np.delete(hours, leap) if self.is_leap else hours

    def line_of(self, hour: int) -> int:
        """Line in the file of an hour of the year of 8,760 h."""
        if self.is_leap and hour >= _LEAP_DAY * HOURS:
            hour += HOURS
        return int(self.record[hour]) + HEADER_LINES + 1


def order_of(data: list[list[str]], fields: int, periods: int, place: str) -> Order:
    """The order of the records; each hour of the year must be there once.

    fields: that a record has at least; periods: of data, as the header says. A year may begin in
    any month; where it is made of periods these may stand in any order.

    Raises Problem `epw_short`, `epw_columns`, `epw_value`, `epw_sequence`, `epw_minutes`.
    """
    days, steps = _extent(data, place)
    found = _stamps(data, fields, place)[::steps]
    due = _calendar(days)
    if np.array_equal(found, due):
        place_in_year = np.arange(due.size)
    else:
        place_in_year = _turned(found, due, max(periods, 1), steps, place)
    _check_steps(data, found, steps, place)
    record = np.empty(due.size, dtype=np.int64)
    record[place_in_year] = np.arange(due.size) * steps
    told = []
    if place_in_year[0]:
        told.append(
            finding(
                "epw_turned", Severity.INFO, figure("first", _said(found[0]).rpartition("-")[0])
            )
        )
    return Order(days=days, steps=steps, record=record, findings=tuple(told))


def _extent(data: list[list[str]], place: str) -> tuple[int, int]:
    """Days, 365 or 366, and records an hour: as many as bear the stamp of the first."""
    first = data[0][1:4]
    steps = next((i for i, row in enumerate(data) if row[1:4] != first), len(data))
    if len(data) in (DAYS * HOURS * steps, LEAP_DAYS * HOURS * steps):
        return len(data) // (HOURS * steps), steps
    line = f"{place}:{HEADER_LINES + len(data)}"
    raise Problem("epw_short", line, figure("hours", len(data) // steps, Kind.HOURS))


def _stamps(data: list[list[str]], fields: int, place: str) -> IntArray:
    """Month, day and hour of every record as one number, 70124 for 1 July, 24 h."""
    found = np.empty(len(data), dtype=np.int64)
    for number, row in enumerate(data):
        line = f"{place}:{number + HEADER_LINES + 1}"
        if len(row) < fields:
            raise Problem("epw_columns", line, figure("fields", len(row), Kind.COUNT))
        try:
            found[number] = (int(row[1]) * 100 + int(row[2])) * 100 + int(row[3])
        except (ValueError, OverflowError) as error:
            raise Problem("epw_value", line, figure("value", ",".join(row[1:4]))) from error
    return found


def _calendar(days: int) -> IntArray:
    """Month, day and hour of every hour of the year, as `_stamps` has them."""
    lengths = [length + (days - DAYS) * (month == 1) for month, length in enumerate(_LENGTHS)]
    return np.array([
        ((month + 1) * 100 + day + 1) * 100 + hour + 1
        for month, length in enumerate(lengths)
        for day in range(length)
        for hour in range(HOURS)
    ])  # fmt: skip


def _turned(found: IntArray, due: IntArray, periods: int, steps: int, place: str) -> IntArray:
    """Hour of the year of each record of a year that is cut into whole runs."""
    at = np.clip(np.searchsorted(due, found), 0, due.size - 1)
    known = due[at] == found
    breaks = np.flatnonzero(np.diff(at) != 1) + 1
    around = breaks.size - int(at[0] == (at[-1] + 1) % due.size)  # the year's end is no break
    if known.all() and np.unique(at).size == due.size and around < periods:
        return at
    wrong = _first_wrong(at, known)
    line = f"{place}:{wrong * steps + HEADER_LINES + 1}"
    expected = due[0] if wrong == 0 else due[(at[wrong - 1] + 1) % due.size]
    names = [figure("found", _said(found[wrong])), figure("due", _said(expected))]
    raise Problem("epw_sequence", line, *names)


def _first_wrong(at: IntArray, known: NDArray[np.bool_]) -> int:
    """The first record that does not follow the one before; the end of the year may be within."""
    follows = np.ones(at.size, dtype=np.bool_)
    follows[1:] = np.diff(at) == 1
    follows[1:] |= (at[1:] == 0) & (at[:-1] == at.max())
    return int(np.argmin(follows & known))


def _check_steps(data: list[list[str]], found: IntArray, steps: int, place: str) -> None:
    """The records of an hour bear its stamp, and each minute once."""
    if steps == 1:
        return
    for number, row in enumerate(data):
        line = f"{place}:{number + HEADER_LINES + 1}"
        first = number // steps * steps
        stamp = (int(row[1]) * 100 + int(row[2])) * 100 + int(row[3])
        if stamp != found[number // steps]:
            due = figure("due", _said(found[number // steps]))
            raise Problem("epw_sequence", line, figure("found", _said(stamp)), due)
        minute = row[4].strip()
        if any(other[4].strip() == minute for other in data[first:number]):
            raise Problem("epw_minutes", line, figure("minute", minute[:20]))


def _said(stamp: int | np.int64) -> str:
    return f"{stamp // 10_000}-{stamp // 100 % 100}-{stamp % 100}"
