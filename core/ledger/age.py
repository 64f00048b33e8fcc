"""Age on the day of the report: anniversaries, and dates of which only year or month is known."""

import re
import unicodedata
from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.keeping.keeping import keep_latest

TEN = 10
_MONTHS_A_YEAR = 12
_FULL = re.compile(r"(\d{4})[-/.年、](\d{1,2})[-/.月、](\d{1,2})[日号]?")
_MONTH = re.compile(r"(\d{4})[-/.年、](\d{1,2})月?(?:份)?")
_YEAR = re.compile(r"(\d{4})年?")
_DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")  # 15/06/2014, 01.04.2000
_MONTH_FIRST = re.compile(r"(\d{1,2})[/.-](\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMED = re.compile(  # June 2012, 15-Jun-2014, Jun-12
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?[-/.,]?)?({'|'.join(_MONTHS)})[a-z]*[-/.,']*(\d{{4}}|\d{{2}})"
)
_DIGITS = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])([0-3]\d)?")  # 201611, 20161120
_PART_OF_YEAR = re.compile(
    r"(\d{4})年?(?:第?([1-4])季度?|([上下])半年|(?:年?[初中末底]|前半|后半))(?:份)?"
)
_BEFORE = re.compile(r"(\d{4})年?(?:以前|之前|前)")
_TENS = re.compile(r"([5-9])十年代")
_FIRST_YEAR = 1950  # of what may still run
_YEAR_AS_SERIAL = 1905  # 2009 shown as a date: 1 July 1905
_DECADE = re.compile(r"(?:上世纪)?((?:19|20)?\d0)年代")
_SHORT = re.compile(
    r"'?(\d{2})(?=年|(?<='\d\d)$|[-/.](?:0?[1-9]|1[0-2])(?:$|[-/.月]))"
)  # 09年3月, 98.06
_CHINESE = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_BEHIND = re.compile(r"(?<=[\d年月日])(?:投产|投运|投用|启用|安装|出厂|制造|生产|购|左右?安装)+$")
_TIME_OF_DAY = re.compile(r" |(?<=\d)t(?=\d)")
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
        return _of_day(date(text.year, text.month, text.day))
    return _span_said(str(text or ""))


@keep_latest(65536)
def _span_said(text: str) -> tuple[date, date] | None:
    said = _plain(text)
    try:
        if several := _between(said):
            return several
        if found := _DAY_FIRST.fullmatch(said):
            return _of_three(*map(int, (found[1], found[3], found[4])), sure=found[2] == ".")
        if short := _SHORT.match(said):
            said = f"{_whole_year(short[1])}{said.removeprefix(chr(39))[2:]}"
        if found := _FULL.fullmatch(said):
            return _of_day(date(*map(int, found.groups())))
        if found := _MONTH_FIRST.fullmatch(said):
            year, month = int(found[2]), int(found[1])
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        if found := _MONTH_NAMED.fullmatch(said):
            year, month = _whole_year(found[3]), _MONTHS.index(found[2]) + 1
            first = int(found[1] or 1)
            last = int(found[1] or monthrange(year, month)[1])
            return date(year, month, first), date(year, month, last)
        if found := _MONTH.fullmatch(said):
            year, month = map(int, found.groups())
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        if found := _YEAR.fullmatch(said):
            return date(int(found[1]), 1, 1), date(int(found[1]), 12, 31)
        if found := _DIGITS.fullmatch(said):
            year, month = int(found[1]), int(found[2])
            last = monthrange(year, month)[1]
            if found[3]:
                return date(year, month, int(found[3])), date(year, month, int(found[3]))
            return date(year, month, 1), date(year, month, last)
        if found := _DECADE.fullmatch(said):
            begin = int(found[1]) if len(found[1]) == 4 else 1900 + int(found[1])
            return date(begin, 1, 1), date(begin + 9, 12, 31)
        if said.replace(".0", "").isdigit() and 10_000 <= float(said) <= 80_000:
            day = _SHEET_DAY_0 + timedelta(days=int(float(said)))
            return day, day
    except ValueError:
        return None
    return None


def _between(said: str) -> tuple[date, date] | None:
    """A part of a year, or all that is before one."""
    if found := _PART_OF_YEAR.fullmatch(said):
        year = int(found[1])
        first, last = 1, _MONTHS_A_YEAR
        if found[2]:
            first, last = 3 * int(found[2]) - 2, 3 * int(found[2])
        elif found[3]:
            first, last = (1, 6) if found[3] == "上" else (7, _MONTHS_A_YEAR)
        return date(year, first, 1), date(year, last, monthrange(year, last)[1])
    if found := _BEFORE.fullmatch(said):
        return date(_FIRST_YEAR, 1, 1), date(int(found[1]), 12, 31)
    return None


def _of_day(day: date) -> tuple[date, date]:
    """A day; of one in 1905 the year whose figure was shown as a date."""
    serial = (day - _SHEET_DAY_0).days
    if day.year == _YEAR_AS_SERIAL and serial >= _FIRST_YEAR:
        return date(serial, 1, 1), date(serial, 12, 31)
    return day, day


def _whole_year(digits: str) -> int:
    """98 is 1998, 09 is 2009."""
    return int(digits) if len(digits) > 2 else int(digits) + (2000 if int(digits) < 50 else 1900)


def _of_three(one: int, other: int, year: int, *, sure: bool) -> tuple[date, date]:
    """Day and month; where a stroke leaves open which is which, from the one to the other."""
    if sure or one > _MONTHS_A_YEAR or one == other:
        day = date(year, other, one)
        return day, day
    if other > _MONTHS_A_YEAR:
        day = date(year, one, other)
        return day, day
    found = sorted([date(year, other, one), date(year, one, other)])
    return found[0], found[1]


def _plain(text: str) -> str:
    """Half width, without a time of day, without blanks; 二〇〇三年 in figures."""
    said = unicodedata.normalize("NFKC", text).strip()
    if not said.isascii():
        said = said.translate(_CHINESE) if "年" in said else said
        said = _TENS.sub(r"\g<1>0年代", said)
        return _BEHIND.sub("", "".join(said.split()))
    words = said.casefold().split()
    if len(words) > 1 and any(word[:3] in _MONTHS for word in words):
        return "".join(words)
    return _TIME_OF_DAY.split(said.casefold())[0]


def year_alone(span: tuple[date, date] | None) -> int | None:
    """The one year that a date is of; None where it may be several."""
    return span[0].year if span and span[0].year == span[1].year else None


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
