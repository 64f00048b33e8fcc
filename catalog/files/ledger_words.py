"""What words of a row say beside ratings: a model among them, year of make, group of windings."""

import re
from collections.abc import Iterable, Sequence

from core.ledger.nameplate import read

_THERMAL = re.compile(
    r"(?i)(?<![a-z])([bfh])(?:\s*级|$)|(?:class|绝缘等级[:：]?)\s*([bfh])(?![a-z])"
)
_MADE = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?:[年./-]\d{0,2}(?:[月./-]\d{0,2}日?)?月?)?\s*(?:出厂|制造|生产|造(?!价))"
    r"|(?:出厂|制造|生产)(?:日期|年份|时间|年月)?[:：]?\s*((?:19|20)\d{2})(?!\d)"
)
_BETWEEN_MOST = 4  # letters between two names and behind them: 流量与额定扬程
_CONNECTION = re.compile(r"(?i)(?<![a-z])(D,?yn-?11|Y,?yn-?0|Y,?zn-?11)(?!\d)")


_PAIRS = (  # of headings of two figures, and what each of them is called and measured in
    (("流量", "扬程"), ("流量", "m3/h"), ("扬程", "m")),
    (("风量", "全压"), ("风量", "m3/h"), ("全压", "Pa")),
    (("风量", "风压"), ("风量", "m3/h"), ("全压", "Pa")),
    (("排气量", "压力"), ("排气量", "m3/min"), ("排气压力", "MPa")),
)
_PAIR_OF = {words: parts for words, *parts in _PAIRS}
_TWO = re.compile(
    r"(\d[\d.,]*)\s*([^\d×xX*/,，、\s][^×xX*，、]*?)?\s*[×xX*/，、]\s*(\d[\d.]*)\s*(\D*)"
)


def pair_of(heading: str) -> tuple[tuple[str, str], ...]:
    """流量×扬程 and 风量/全压: the two that its cells state, each with its unit; () where none."""
    said = "".join(heading.split()).casefold()
    bare = re.sub(r"[(（\[].*", "", said)
    for words, parts in _PAIR_OF.items():
        at = [bare.find(word) for word in words]
        if at[0] == 0 and at[1] > 0 and len(bare) <= sum(map(len, words)) + _BETWEEN_MOST:
            return tuple(
                (name, "kPa" if unit == "Pa" and "kpa" in said else unit) for name, unit in parts
            )
    return ()


def pair_said(cell: object, parts: Sequence[tuple[str, str]]) -> str:
    """`1260×44` under it in words that say what is what; "" where the cell holds no two figures."""
    found = _TWO.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if found is None:
        return ""
    said = ((found[1], found[2]), (found[3], found[4]))
    return "，".join(
        f"{name}{figure}{(own or '').strip() or unit}"
        for (name, unit), (figure, own) in zip(parts, said, strict=True)
    )


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
