"""Time stamps of a table, as people and programs write them.

Year first (2024-01-31 13:00, 2024/1/31 13:00, 2024年1月31日13时, 202401311300), day or month first
(31.01.2024, 1/31/2024: the column itself shows which), with the month as a word (Jan 31, 2024),
without a year (01/31 13:00), the date and the time in two columns, year, month, day, hour and
minute in columns of their own, hour 24, AM and PM, zones, dates of a workbook, seconds since 1970.
"""

from collections.abc import Sequence
from datetime import datetime, time
from typing import cast

import numpy as np
from numpy.typing import NDArray

from catalog.files.stamp_columns import (
    BadStamp,
    Instants,
    IntArray,
    as_read,
    different,
    halves,
    whole_column,
)
from catalog.files.stamp_texts import HALF_DAY, LEAST_YEAR, DateText, TimeText, date_of, time_of

_COMMON_YEAR = 2023  # stands in where the stamps name no year
_LEAP_YEAR = 2024


class UnclearOrder(Exception):
    """Dates whose day and month cannot be told apart."""


def stamps(
    days: Sequence[object],
    times: Sequence[object] | None = None,
    *,
    date_order: str | None = None,
    hours_end: bool = False,
) -> Instants:
    """Instants from a column of dates (and one of times); raises BadStamp, UnclearOrder.

    date_order: day_first or month_first where the user said so; hours_end: the hours of the
    column of times name the end of each.
    """
    at_once = whole_column(days) if times is None else None
    if at_once is not None:
        return at_once
    dates, said = halves(days)
    date_texts, date_at = different(dates, date_of)
    if times is not None:
        said = as_read(times, _time_text)
        hours_end = hours_end or _hours_end(said)
    time_texts, time_at = different(said, lambda text: time_of(text) if text else TimeText(0))
    seconds = np.array([one.seconds for one in time_texts], dtype=np.int64)[time_at]
    with_time = any(said)
    start, own_seconds = _days(date_texts, date_at, with_time, date_order)
    seconds += own_seconds
    seconds += _half_days(date_texts, date_at, time_texts, time_at, seconds)
    seconds -= 3600 * int(hours_end)
    shown = start.astype("datetime64[s]") + (seconds + 30).astype("timedelta64[s]")
    return Instants(shown=shown.astype("datetime64[m]"), offset=_offsets(time_texts, time_at))


def _half_days(
    dates: list[DateText], date_at: IntArray, times: list[TimeText], time_at: IntArray,
    seconds: IntArray,
) -> IntArray:  # fmt: skip
    """Seconds to add for afternoons, and to take off where 12 is midnight."""
    of_date = np.array([-1 if one.half is None else one.half for one in dates])[date_at]
    of_time = np.array([-1 if one.half is None else one.half for one in times])[time_at]
    half = np.where(of_time >= 0, of_time, of_date)
    hour = seconds // 3600
    add = np.where((half == HALF_DAY) & (hour < HALF_DAY), HALF_DAY, 0)
    add = np.where((half == 0) & (hour == HALF_DAY), -HALF_DAY, add)
    return add * 3600


def _offsets(times: list[TimeText], at: IntArray) -> IntArray | None:
    """Minutes ahead of UTC of each row; raises BadStamp where only some rows say so."""
    said = [one.offset for one in times]
    if all(offset is None for offset in said):
        return None
    if None in said:
        raise BadStamp(int(np.argmax(at == said.index(None))))
    return np.array(said, dtype=np.int64)[at]


def stamps_of_numbers(
    month: Sequence[object], day: Sequence[object], hour: Sequence[object],
    year: Sequence[object] | None = None, minute: Sequence[object] | None = None,
    *, hours_end: bool = False,
) -> Instants:  # fmt: skip
    """Instants from columns of numbers; raises BadStamp."""
    columns = [_figures(cells) for cells in (month, day, hour)]
    hours = columns[2]
    minutes = np.round(hours % 1 * 60) if minute is None else _figures(minute)
    start = _start_of_day(
        None if year is None else _figures(year).astype(np.int64),
        columns[0].astype(np.int64),
        columns[1].astype(np.int64),
    )
    whole = hours.astype(np.int64)
    wrong = (whole < 0) | (whole > 24) | (minutes < 0) | (minutes > 59)
    if wrong.any():
        raise BadStamp(int(np.argmax(wrong)))
    ends = hours_end or (whole.max(initial=0) == 24 and whole.min(initial=0) > 0)
    if minute is not None:
        ends = False
    passed = (whole - int(ends)) * 60 + minutes.astype(np.int64)
    return Instants(shown=start.astype("datetime64[m]") + passed.astype("timedelta64[m]"))


def _figures(cells: Sequence[object]) -> NDArray[np.float64]:
    found = np.empty(len(cells))
    for index, cell in enumerate(cells):
        try:
            found[index] = float(cast("str | float", cell))
        except (TypeError, ValueError) as error:
            raise BadStamp(index) from error
    if not np.isfinite(found).all():
        raise BadStamp(int(np.argmin(np.isfinite(found))))
    return found


def _hours_end(times: Sequence[str]) -> bool:
    """Whether whole hours count 1 … 24, each named by its end."""
    found = {text.removesuffix(":00") for text in times[:200]}
    return "24" in found and not found & {"0", "00"} and all(map(str.isdigit, found))


def _time_text(cell: object, index: int) -> str:
    """A time of day as a text: a time, a text, a whole hour or part of a day."""
    if isinstance(cell, (datetime, time)):
        return f"{cell.hour}:{cell.minute}:{cell.second}"
    if isinstance(cell, float) and 0 < cell < 1:
        minutes = round(cell * 1440)
        return f"{minutes // 60}:{minutes % 60}"
    text = str(cell).strip().removesuffix(".0")
    if not any(map(str.isdigit, text)):
        raise BadStamp(index)
    return text


def _days(
    dates: list[DateText], at: IntArray, with_time: bool, date_order: str | None
) -> tuple[NDArray[np.datetime64], IntArray]:
    """Each row's midnight, and seconds after it where the date itself holds hours."""
    if any(one.ordered != dates[0].ordered for one in dates):
        other = next(i for i, one in enumerate(dates) if one.ordered != dates[0].ordered)
        raise BadStamp(int(np.argmax(at == other)))
    if dates[0].ordered:
        order = "year_month_day" if dates[0].numbers[0] else "none_month_day"
    else:
        order = order_of([one.numbers for one in dates], with_time, date_order)
    year_at, month_at, day_at, hour_at = _PLACES[order]
    shortest = min(len(one.numbers) for one in dates)
    if shortest <= max(month_at, day_at):
        bad = next(i for i, one in enumerate(dates) if len(one.numbers) == shortest)
        raise BadStamp(int(np.argmax(at == bad)))
    columns = np.array([(*one.numbers, 0, 0, 0, 0, 0)[:6] for one in dates], dtype=np.int64)
    hours, minutes = columns[:, hour_at], columns[:, hour_at + 1]
    try:
        start = _start_of_day(
            None if year_at is None else columns[:, year_at], columns[:, month_at],
            columns[:, day_at], _leap(columns[:, month_at], columns[:, day_at]),
        )  # fmt: skip
        if ((hours > 24) | (minutes > 59)).any():
            raise BadStamp(int(np.argmax((hours > 24) | (minutes > 59))))
    except BadStamp as bad:
        raise BadStamp(int(np.argmax(at == bad.index))) from bad
    return start[at], (hours * 3600 + minutes * 60)[at]


def _leap(month: IntArray, day: IntArray) -> bool:
    return bool(((month == 2) & (day == 29)).any())


_PLACES: dict[str, tuple[int | None, int, int, int]] = {  # year, month, day, hour
    "year_month_day": (0, 1, 2, 3),
    "none_month_day": (None, 1, 2, 3),
    "day_month_year": (2, 1, 0, 3),
    "month_day_year": (2, 0, 1, 3),
    "month_day": (None, 0, 1, 2),
    "day_month": (None, 1, 0, 2),
}


def order_of(dates: list[tuple[int, ...]], with_time: bool, date_order: str | None) -> str:
    """Which of the numbers are year, month and day; the whole column decides.

    Raises UnclearOrder.
    """
    first = dates[0]
    if first[0] >= LEAST_YEAR:
        return "year_month_day"
    thirds = {one[2] for one in dates if len(one) > 2}
    firsts = {one[0] for one in dates}
    seconds = {one[1] for one in dates}
    has_year = bool(thirds) and (with_time or max(thirds) >= LEAST_YEAR or len(thirds) <= 2)
    if has_year and max(thirds) < LEAST_YEAR and len(firsts) <= 2 < len(thirds):
        return "year_month_day"  # of two digits: 23-01-31
    tail = "_year" if has_year else ""
    if date_order:
        return ("day_month" if date_order == "day_first" else "month_day") + tail
    if max(firsts) > 12:
        return "day_month" + tail
    if max(seconds) > 12 or len(seconds) > 12:
        return "month_day" + tail
    if len(firsts) == len(seconds) or len(dates) > 2:
        raise UnclearOrder
    return "month_day" + tail


def _start_of_day(
    year: IntArray | None, month: IntArray, day: IntArray, leap: bool | None = None
) -> NDArray[np.datetime64]:
    """Midnights; where no year is given, one stands in. Raises BadStamp."""
    if year is None:
        is_leap = _leap(month, day) if leap is None else leap
        year = np.full(month.size, _LEAP_YEAR if is_leap else _COMMON_YEAR)
    year = np.where(year < 100, year + 2000, year)
    wrong = (month < 1) | (month > 12) | (day < 1) | (day > 31)
    wrong |= (year < LEAST_YEAR) | (year > 9999)
    if wrong.any():
        raise BadStamp(int(np.argmax(wrong)))
    start = ((year - 1970) * 12 + month - 1).astype("datetime64[M]")
    in_month = (start + 1).astype("datetime64[D]") - start.astype("datetime64[D]")
    too_late = day > in_month.astype(np.int64)
    if too_late.any():
        raise BadStamp(int(np.argmax(too_late)))
    found: NDArray[np.datetime64] = start.astype("datetime64[D]") + (day - 1).astype(
        "timedelta64[D]"
    )
    return found
