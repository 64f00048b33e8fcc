"""What words of a row say beside ratings: a model among them, year of make, group of windings."""

import re
from collections.abc import Iterable

from core.ledger.nameplate import read

_THERMAL = re.compile(
    r"(?i)(?<![a-z])([bfh])(?:\s*级|$)|(?:class|绝缘等级[:：]?)\s*([bfh])(?![a-z])"
)
_MADE = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?:[年./-]\d{0,2}(?:[月./-]\d{0,2}日?)?月?)?\s*(?:出厂|制造|生产|造(?!价))"
    r"|(?:出厂|制造|生产)(?:日期|年份|时间|年月)?[:：]?\s*((?:19|20)\d{2})(?!\d)"
)
_CONNECTION = re.compile(r"(?i)(?<![a-z])(D,?yn-?11|Y,?yn-?0|Y,?zn-?11)(?!\d)")


def model_among(text: str) -> str:
    """The model in a cell that holds a whole nameplate; "" where none is known."""
    plate = read(text) if text else None
    if plate is None or not plate.family or (plate.family == "fan" and not plate.is_sure):
        return ""
    return plate.text


def thermal_class(texts: Iterable[str]) -> str:
    """B, F or H of the insulation; the first text that says it counts."""
    found = (_THERMAL.search(text) for text in texts)
    return next(((one[1] or one[2]).upper() for one in found if one), "")


def year_made(texts: Iterable[str]) -> int | None:
    """2004年6月出厂; None where none is said, or two are."""
    years = {int(one[0] or one[1]) for text in texts for one in _MADE.findall(text)}
    return years.pop() if len(years) == 1 else None


def connection_said(texts: Iterable[str]) -> str:
    """Dyn11 of a nameplate's words."""
    found = (_CONNECTION.search(text) for text in texts)
    return next((one[1] for one in found if one), "")
