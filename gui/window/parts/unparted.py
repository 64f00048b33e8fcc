"""A number and its unit, and a standard and its number, stay in one line wherever a text wraps."""

import re
from functools import cache

from core.vocabulary.quantity import UNITS

_BLANK, _JOINED = "\u00a0", "\u2060"  # no-break space; word joiner, which has no width
_MONEY = ("CNY", "million CNY", "元", "万元")
_PER = r"(?:[kM]?Wh?|kVA|N?m[³²]|[km]?m|kg|g|t|h|d|s|a|min|K|L|RT|ft[³²]?|lb|gal)"
_NUMBERED = r"\b(?:GB|GB/T|JB/T|NB/T|YD/T|AHRI|ISO|IEC|EN|NDRC|No\.|table|box|part) (?=[\dA-Z])"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    units = {one.symbol for systems in UNITS.values() for one in systems.values() if one.symbol}
    longest_first = sorted({*units, *_MONEY}, key=len, reverse=True)
    any_unit = "|".join(map(re.escape, longest_first))
    return (
        re.compile(rf"(?<=\d) (?=(?:{any_unit})(?!\w))"),
        re.compile(rf"(?<=[^\W\d])/(?={_PER}(?!\w))|(?<=序)(?=号\d)"),
        re.compile(rf"(?<=\d) × |{_NUMBERED}"),
    )


def unparted(text: str) -> str:
    """The text with its blanks before units, after × and in names of standards unbreakable."""
    before_unit, within, others = _patterns()
    text = before_unit.sub(_BLANK, text)
    text = others.sub(lambda found: found[0].replace(" ", _BLANK), text)
    return within.sub(lambda found: found[0] + _JOINED, text)
