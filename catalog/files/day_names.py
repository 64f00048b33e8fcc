"""Columns named by the hours of a day, or by the days of a year."""

import re
from collections.abc import Sequence
from itertools import pairwise

from catalog.files.cells import looks_like_number, looks_like_stamp
from catalog.files.rows import Cell

DAY_MIN = 1440
A_DAY = (24, 48, 96)  # columns
A_YEAR = (365, 366)
_CLOCK = re.compile(
    r"(?:(?:\d{1,2}[:：时点]\d{0,2}分?)\s*[-–~～至到]\s*)?(\d{1,2})[:：时点](\d{2})?(?::\d{2})?分?"
)
_DIGITS = re.compile(r"[a-z]{0,2}_?(\d{2})(\d{2})")  # t0015, as systems of metering write it
_SPAN = re.compile(r"\d{1,2}\s*[-–~～至到]\s*(\d{1,2})\s*(?:h|时|点)?")
_INDEX = re.compile(
    r"(?:h|hr|hour|he|hb|t|p|int|interval|period|stunde|uhr|小时|时段|时刻|第)?[ _.\-]*"
    r"(\d{1,2})(?:\.0)?\s*(?:h|hr|uhr|小时|时段|个?时)?"
)


def names_columns(row: Sequence[Cell]) -> bool:
    """Whether a row that looks like figures names columns: the hours of a day, days of a year."""
    if len(row) < min(A_DAY):
        return False
    if hours_in(row) is not None:
        return True
    dates = sum(looks_like_stamp(cell) and not looks_like_number(cell) for cell in row)
    return dates in A_YEAR


def hours_in(header: Sequence[Cell]) -> range | None:
    """The columns whose names are the hours of one day, one behind the other."""
    names = [str(name).strip().casefold() for name in header]
    for length in A_DAY:
        for start in range(len(names) - length + 1):
            if is_day(names[start : start + length]):
                whole = start and is_day(names[start - 1 : start + length])
                return None if whole else range(start, start + length)
    return None


def is_day(names: Sequence[str]) -> bool:
    """Whether names go through a day in even steps, by the clock or by number."""
    spans = [_SPAN.fullmatch(name) for name in names]
    clocks = [_CLOCK.fullmatch(name) or _DIGITS.fullmatch(name) for name in names]
    if all(spans):
        marks = [60 * int(one[1]) for one in spans if one]
    elif all(clocks):
        marks = [60 * int(one[1]) + int(one[2] or 0) for one in clocks if one]
    else:
        numbers = [_INDEX.fullmatch(name) for name in names]
        found = [int(one[1]) for one in numbers if one]
        first = found[0] if len(found) == len(names) else -1
        return first in (0, 1) and found == list(range(first, first + len(names)))
    step = DAY_MIN // len(names)
    steps = [(b - a) % DAY_MIN for a, b in pairwise(marks)]
    return marks[0] in (0, step) and all(one == step for one in steps)
