"""Age on the day of the report: anniversaries, and dates of which only year or month is known."""

import re
from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

TEN = 10
_FULL = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_MONTH = re.compile(r"(\d{4})[-/.年](\d{1,2})月?")
_YEAR = re.compile(r"(\d{4})年?")
_SHORT = re.compile(r"(\d{2})年")  # 09年3月, 98年
_SHEET_DAY_0 = date(1899, 12, 30)  # serial numbers of workbooks


class Answer(StrEnum):
    """What can be said of ten years or more."""

    YES = "yes"
    NO = "no"
    OPEN = "cannot be judged"  # no date, or a part of one that straddles the line
    REFUSED = "refused"  # after the day of the report


@dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """Whole years on a day, the fewest and the most that are meant; span: the days of the date."""

    ten_or_more: Answer
    between: tuple[int, int] | None = None
    span: tuple[date, date] | None = None

    @property
    def years(self) -> int | None:
        """Whole years where they are the same for every day that is meant."""
        if self.between is None or self.between[0] != self.between[1]:
            return None
        return self.between[0]


def span_of(text: object) -> tuple[date, date] | None:
    """The days a date may mean: one, those of a month or of a year; None where it is none."""
    if isinstance(text, date):
        day = date(text.year, text.month, text.day)
        return day, day
    said = str(text or "").strip().split(" ")[0].split("T")[0]
    if short := _SHORT.match(said):
        said = f"{'20' if int(short[1]) < 50 else '19'}{said}"
    try:
        if found := _FULL.fullmatch(said):
            day = date(*map(int, found.groups()))
            return day, day
        if found := _MONTH.fullmatch(said):
            year, month = map(int, found.groups())
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        if found := _YEAR.fullmatch(said):
            return date(int(found[1]), 1, 1), date(int(found[1]), 12, 31)
        if said.replace(".0", "").isdigit() and 10_000 <= float(said) <= 80_000:
            day = _SHEET_DAY_0 + timedelta(days=int(float(said)))
            return day, day
    except ValueError:
        return None
    return None


def anniversary(begin: date, years: int) -> date:
    """That many calendar years later; 29 February falls on the 28th where there is none."""
    year = begin.year + years
    if begin.month == 2 and begin.day == 29 and not isleap(year):
        return date(year, 2, 28)
    return begin.replace(year=year)


def age(commissioned: object, day: date, *, strict: bool = False) -> Age:
    """The age on a day; the anniversary counts as ten years, not so where it is `strict`."""
    span = span_of(commissioned)
    if span is None:
        return Age(ten_or_more=Answer.OPEN)
    if span[0] > day:
        return Age(ten_or_more=Answer.REFUSED, span=span)
    first, last = span[0], min(span[1], day)
    between = _whole_years(last, day), _whole_years(first, day)
    tens = {_is_ten(first, day, strict=strict), _is_ten(last, day, strict=strict)}
    answer = Answer.OPEN if len(tens) > 1 else Answer.YES if tens.pop() else Answer.NO
    return Age(ten_or_more=answer, between=between, span=span)


def _whole_years(begin: date, day: date) -> int:
    years = day.year - begin.year
    return years if anniversary(begin, years) <= day else years - 1


def _is_ten(begin: date, day: date, *, strict: bool) -> bool:
    reached = anniversary(begin, TEN)
    return reached < day if strict else reached <= day
