"""A number and its unit, and a standard and its number, stay in one line wherever a text wraps."""

import re

from core.vocabulary.quantity import UNITS

_BLANK, _JOINED = "\u00a0", "\u2060"  # no-break space; word joiner, which has no width
_MONEY = ("CNY", "million CNY", "元", "万元")
_PER = r"(?:[kM]?Wh?|kVA|N?m[³²]|[km]?m|kg|g|t|h|d|s|a|min|K|L|RT|ft[³²]?|lb|gal)"
_NUMBERED = r"\b(?:GB|AHRI|ISO|IEC|EN|NDRC|No\.|table|box|part) (?=[\dA-Z])"


_UNITS = {one.symbol for systems in UNITS.values() for one in systems.values() if one.symbol}
_ANY_UNIT = "|".join(map(re.escape, sorted({*_UNITS, *_MONEY}, key=len, reverse=True)))
_BEFORE_UNIT = re.compile(rf"(?<=\d) (?=(?:{_ANY_UNIT})(?!\w))")
_WITHIN = re.compile(rf"(?<=[^\W\d])/(?={_PER}(?!\w))|(?<=[A-Z]/)(?=T \d)|(?<=序)(?=号\d)")
_OTHERS = re.compile(rf"(?<=\d) × |{_NUMBERED}")


def unparted(text: str) -> str:
    """The text with its blanks before units, after × and in names of standards unbreakable."""
    text = _BEFORE_UNIT.sub(_BLANK, text)
    text = _OTHERS.sub(lambda found: found[0].replace(" ", _BLANK), text)
    return _WITHIN.sub(lambda found: found[0] + _JOINED, text)
