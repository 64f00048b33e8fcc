"""Time stamps of a table, as people and programs write them.

Year first (2024-01-31 13:00, 2024/1/31 13:00, 2024年1月31日13时, 202401311300), day or month first
(31.01.2024, 1/31/2024: the column itself shows which), without a year (01/31 13:00), the date
and the time in two columns, month, day and hour in three, hour 24, AM and PM, dates of a workbook.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

Stamps = NDArray[np.datetime64]

_DIGITS = re.compile(r"\d+")
_AFTERNOON = re.compile(r"(?i)pm|下午")
_MORNING = re.compile(r"(?i)am|上午")
_LEAST_YEAR = 1900
_COMMON_YEAR = 2023  # stands in where the stamps name no year
_LEAP_YEAR = 2024
_WORKBOOK_EPOCH = datetime(1899, 12, 30)
_WORKBOOK_DAYS = (20_000.0, 80_000.0)  # 1954 … 2119
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.\d+)?")
_ISO = r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(?::\d{2})?"
_ISO_LINES = re.compile(rf"{_ISO}(?:\n{_ISO})*+")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(\d{2})?(\d{2})?\d*")


class BadStamp(Exception):
    """A cell that is no time; `index` is its place in the column."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index


def stamps(days: Sequence[Any], times: Sequence[Any] | None = None) -> Stamps:
    """Instants as datetime64[m] from a column of dates (and one of times); raises BadStamp."""
    plain = _plain(days) if times is None else None
    if plain is not None:
        return plain
    parts = [_parts(cell, index) for index, cell in enumerate(days)]
    order = _order(parts)
    if times is not None:
        parts = [
            (*part[:3], *_time_parts(cell, index))
            for index, (part, cell) in enumerate(zip(parts, times, strict=True))
        ]
    return _instants(parts, order, hour_24_only=_hours_end(times))


def _plain(days: Sequence[Any]) -> Stamps | None:
    """Stamps all written as 2024-01-31 13:00 or 2024/01/31 13:00:00, in one pass."""
    if not all(isinstance(cell, str) for cell in days):
        return None
    joined = "\n".join(days).replace("/", "-")
    if not _ISO_LINES.fullmatch(joined):
        return None
    try:
        seconds = np.array(joined.split("\n"), dtype="datetime64[s]")
    except ValueError:
        return None  # 24:00, 30 February: read, or named, one by one
    return seconds.astype("datetime64[m]")


def stamps_of_numbers(month: Sequence[Any], day: Sequence[Any], hour: Sequence[Any]) -> Stamps:
    """Instants from month, day and hour in columns of their own; raises BadStamp."""
    parts: list[tuple[int, ...]] = []
    for index, cells in enumerate(zip(month, day, hour, strict=True)):
        try:
            m, d, h = (float(cell) for cell in cells)
        except (TypeError, ValueError) as error:
            raise BadStamp(index) from error
        parts.append((int(m), int(d), int(h), round(h % 1 * 60)))
    return _instants(parts, "month_day", hour_24_only=_hours_end(hour))


def _hours_end(times: Sequence[Any] | None) -> bool:
    """Whether whole hours count 1 … 24, each named by its end."""
    if times is None:
        return False
    found = {str(cell).strip().removesuffix(".0") for cell in times[:200]}
    return "24" in found and "0" not in found


def _parts(cell: Any, index: int) -> tuple[int, ...]:
    """The numbers of a stamp in the order they are written."""
    if isinstance(cell, datetime):
        return _of_datetime(cell)
    if isinstance(cell, date):
        return (cell.year, cell.month, cell.day)
    if isinstance(cell, str) and _SERIAL.fullmatch(cell.strip()):
        cell = float(cell)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        if _WORKBOOK_DAYS[0] <= cell <= _WORKBOOK_DAYS[1]:
            return _of_datetime(_WORKBOOK_EPOCH + timedelta(days=float(cell)))
        cell = f"{cell:.0f}"
    if not isinstance(cell, str):
        raise BadStamp(index)
    found = _DIGITS.findall(cell)
    if found and len(found[0]) >= len("20240131"):
        compact = _COMPACT.match("".join(found))
        found = [part for part in compact.groups() if part] if compact else []
    if len(found) < 2 or len(found[0]) > len("2024"):
        raise BadStamp(index)
    parts = tuple(map(int, found[:6]))
    if cell[-1:] in "mM" or not cell.isascii():
        return _with_half_day(parts, cell)
    return parts


def _of_datetime(stamp: datetime) -> tuple[int, ...]:
    """A workbook counts days in fractions: half a minute rounds what came out short."""
    stamp += timedelta(seconds=30)
    return (stamp.year, stamp.month, stamp.day, stamp.hour, stamp.minute)


def _with_half_day(parts: tuple[int, ...], text: str) -> tuple[int, ...]:
    at = 3 if len(parts) > 3 else 0
    hour = parts[at]
    if _AFTERNOON.search(text) and hour < 12:
        hour += 12
    elif _MORNING.search(text) and hour == 12:
        hour = 0
    return (*parts[:at], hour, *parts[at + 1 :])


def _time_parts(cell: Any, index: int) -> tuple[int, int]:
    """Hour and minute of a cell of its own: a time, a text, a whole hour or part of a day."""
    if isinstance(cell, (datetime, time)):
        return (cell.hour, cell.minute)
    if isinstance(cell, float) and 0 < cell < 1:
        minutes = round(cell * 1440)
        return (minutes // 60, minutes % 60)
    found = tuple(map(int, _DIGITS.findall(str(cell).removesuffix(".0"))[:2]))
    if not found:
        raise BadStamp(index)
    hour, minute, *_ = (*_with_half_day(found, str(cell)), 0)
    return (hour, minute)


def _order(parts: list[tuple[int, ...]]) -> str:
    """Which of the numbers are year, month and day; the whole column decides."""
    first = parts[0]
    if first[0] >= _LEAST_YEAR:
        return "year_month_day"
    day_first = any(part[0] > 12 for part in parts)
    if len(first) > 2 and (first[2] >= _LEAST_YEAR or not _third_runs(parts)):
        return "day_month_year" if day_first else "month_day_year"
    return "day_month" if day_first else "month_day"


def _third_runs(parts: list[tuple[int, ...]]) -> bool:
    """Whether the third number runs like an hour, and so is no year of two digits."""
    return len({part[2] for part in parts[:2000] if len(part) > 2}) > 2


_PLACES = {  # positions of year, month, day, hour
    "year_month_day": (0, 1, 2, 3),
    "day_month_year": (2, 1, 0, 3),
    "month_day_year": (2, 0, 1, 3),
    "month_day": (None, 0, 1, 2),
    "day_month": (None, 1, 0, 2),
}


def _instants(parts: list[tuple[int, ...]], order: str, *, hour_24_only: bool) -> Stamps:
    year_at, month_at, day_at, hour_at = _PLACES[order]
    shortest = min(map(len, parts))
    if shortest <= max(month_at, day_at):
        raise BadStamp(next(i for i, part in enumerate(parts) if len(part) == shortest))
    columns = np.array([(*part, 0, 0, 0, 0, 0)[:5] for part in parts], dtype=np.int64)
    month, day = columns[:, month_at], columns[:, day_at]
    hour, minute = columns[:, hour_at], columns[:, hour_at + 1]
    if year_at is None:
        leap = bool(((month == 2) & (day == 29)).any())
        year = np.full(month.size, _LEAP_YEAR if leap else _COMMON_YEAR)
    else:
        year = columns[:, year_at]
        year = np.where(year < 100, year + 2000, year)
    wrong = (month < 1) | (month > 12) | (day < 1) | (day > 31) | (hour > 24) | (minute > 59)
    wrong |= (year < _LEAST_YEAR) | (year > 9999)
    if wrong.any():
        raise BadStamp(int(np.argmax(wrong)))
    months = (year - 1970) * 12 + month - 1
    start = months.astype("datetime64[M]")
    in_month = (start + 1).astype("datetime64[D]") - start.astype("datetime64[D]")
    too_late = day > in_month.astype(np.int64)
    if too_late.any():
        raise BadStamp(int(np.argmax(too_late)))
    minutes = (day - 1) * 1440 + (hour - int(hour_24_only)) * 60 + minute
    instants: Stamps = start.astype("datetime64[m]") + minutes.astype("timedelta64[m]")
    return instants
