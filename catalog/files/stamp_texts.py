"""One stamp as a text: the numbers of its date, its time of day, its zone.

A column has few different dates and few different times of day, so each is read once.
"""

import re
from dataclasses import dataclass

from catalog.files.month_words import with_numbers

_DIGITS = re.compile(r"\d+")
_AFTERNOON = re.compile(r"(?i)(?<![a-z])p\.?\s?m\b\.?|下午|晚上|午後")
_MORNING = re.compile(r"(?i)(?<![a-z])a\.?\s?m\b\.?|上午|凌晨|早上|午前")
CLOCK_MARKS = (":", "时")
_CLOCK_MARK = re.compile(f"[{''.join(CLOCK_MARKS)}]")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(\d{2})?(\d{2})?\d*")
_ZONE = re.compile(
    r"(?i)(?:utc|gmt)?\s*([-+−])\s?(\d{1,2}):?(\d{2})?\s*$|(?<![a-z])(z|utc|gmt|[a-z]{3,4}t|[ecmp][sd]t)\s*$"
)
_ZONES = {  # minutes ahead of UTC; "cst" is China's or the United States', and only a label
    "z": 0, "utc": 0, "gmt": 0, "cet": 60, "cest": 120, "bst": 60, "wet": 0, "west": 60,
    "eet": 120, "eest": 180, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420,
    "mdt": -360, "pst": -480, "pdt": -420, "jst": 540, "kst": 540, "hkt": 480, "sgt": 480,
    "aest": 600, "aedt": 660, "ist": 330,
}  # fmt: skip
LEAST_YEAR = 1900
HALF_DAY = 12


@dataclass(frozen=True, slots=True)
class DateText:
    """The numbers of a date as they stand; `ordered`: they are year (0: none), month, day."""

    numbers: tuple[int, ...]
    ordered: bool = False
    half: int | None = None  # 0: before noon, 12: after


@dataclass(frozen=True, slots=True)
class TimeText:
    """Seconds since midnight, and minutes ahead of UTC where it says so."""

    seconds: int
    half: int | None = None
    offset: int | None = None


def parted(text: str) -> tuple[str, str]:
    """A stamp as its date and its time of day, "" where it has none: before 13:00 or 13时."""
    mark = _CLOCK_MARK.search(text)
    if mark is None:
        return text, ""
    start = mark.start()
    while start and text[start - 1].isdigit():
        start -= 1
    return text[:start], text[start:]


def date_of(text: str) -> DateText | None:
    """A date; None where it is none."""
    half = _half(text)
    if any(character.isalpha() for character in text):
        rest, month = with_numbers(text)
        if month is not None:
            return _worded(rest, month, half)
    found = _DIGITS.findall(text)
    if found and len(found[0]) >= len("20240131"):
        compact = _COMPACT.match("".join(found)) if len(found[0]) <= len("20240131235959") else None
        found = [part for part in compact.groups() if part] if compact else []
    if len(found) < 2 or len(found[0]) > len("2024") or len(found) > len("ymdhms"):
        return None
    return DateText(tuple(map(int, found)), half=half)


def _worded(rest: str, month: int, half: int | None) -> DateText | None:
    """A date whose month is a word: the year has four digits, or stands behind the day."""
    numbers = [int(number) for number in _DIGITS.findall(rest)]
    if not 1 <= len(numbers) <= 2:
        return None
    years = [number for number in numbers if number >= LEAST_YEAR]
    if len(years) > 1:
        return None
    if years:
        days = [number for number in numbers if number not in years]
        return DateText((years[0], month, days[0] if days else 1), ordered=True, half=half)
    if len(numbers) == 1:
        return DateText((0, month, numbers[0]), ordered=True, half=half)
    day, year = numbers if numbers[0] <= 31 else reversed(numbers)
    return DateText((2000 + year, month, day), ordered=True, half=half)


def _half(text: str) -> int | None:
    if _AFTERNOON.search(text):
        return HALF_DAY
    return 0 if _MORNING.search(text) else None


def time_of(text: str) -> TimeText | None:
    """A time of day, 0:00 … 24:00; None where it is none."""
    zone = _ZONE.search(text)
    offset = None
    if zone and ":" in text[: zone.start()]:
        text = text[: zone.start()]
        offset = _offset(zone)
    found = [int(number) for number in _DIGITS.findall(text)[:3]]
    if not found:
        return None
    hour, minute, second = (*found, 0, 0)[:3]
    half = _half(text)
    if hour > 24 or minute > 59 or second > 60 or (half is not None and hour > HALF_DAY + 11):
        return None
    return TimeText(hour * 3600 + minute * 60 + second, half, offset)


def _offset(zone: re.Match[str]) -> int | None:
    if zone[4]:
        return _ZONES.get(zone[4].casefold())
    minutes = int(zone[2]) * 60 + int(zone[3] or 0)
    return minutes if zone[1] == "+" else -minutes


def zone_in(heading: str) -> int | None:
    """Minutes ahead of UTC that a heading names: `Time (UTC)`, `UTC+8`; None where none."""
    match = re.search(
        r"(?i)(?<![a-z])(?:utc|gmt)(?:\s*([-+−])\s?(\d{1,2})(?::?(\d{2}))?)?", heading
    )
    if match is None:
        return None
    minutes = int(match[2] or 0) * 60 + int(match[3] or 0)
    return -minutes if match[1] and match[1] != "+" else minutes
