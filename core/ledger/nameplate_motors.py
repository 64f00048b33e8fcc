"""Models of motors as they are read: series, frame, poles, and what follows from the series.

Series words are whole: YE3 is no Y, JO2 no J. What follows from a series beyond what the frame
table and the references say (core.ledger.expected_efficiency) is not said.
"""

import re
from collections.abc import Callable, Iterable

import msgspec

from core.ledger.frames import kw_of_frame
from core.ledger.plate import Fact, Nameplate

_GUESSED_KW, _INVERTER = "rated_kw", "inverter_duty"
NO_DASH = "no_dash"  # guessed: where one model ends and the next figure begins
_CLASS_OF_SERIES = {
    "YX": "IE2", "YX3": "IE2", "YE2": "IE2", "YE3": "IE3", "YB3": "IE3", "YE4": "IE4",
    "YBX4": "IE4", "YE5": "IE5",
}  # fmt: skip
_CAGE = (  # general purpose and flameproof, one speed: the frame table holds for them
    "Y", "Y2", "Y3", "YX", "YX2", "YX3", "YE2", "YE3", "YE4", "YE5", "YXE3", "YXE4", "YXE5", "YB",
    "YB2", "YB3", "YBX3", "YBX4", "YBX5", "YBE2", "YBE3", "YBE4", "YBE5", "YFB3", "YFBX3", "YFBX4",
    "YEJ", "YEJ2", "YEJE3", "YBK", "YBK2", "YBK3", "YBF", "YBF2", "YBF3", "YAX", "YA",
)  # fmt: skip
_CONVERTER = ("YVF2", "YVF", "YVF3", "YVFE3", "YVFE4", "YVP", "YVP2", "YVPE3", "YPT", "YVPT",
              "YBBP", "YBVF", "YBPT", "YTSP", "YSPA")  # fmt: skip
_CRANE = ("YZR", "YZR2", "YZ", "YZ2", "YZD", "YZP", "YZPE3", "YZRE", "YZB")
_WOUND, _OTHER_FORMS = ("YR", "YR2", "YR3"), ("YD", "YD2", "YD3", "YCT", "YH", "YH2", "YLJ", "YDT")
_PERMANENT = ("TYCX", "TYC", "TYBZ", "TYB", "TYX", "TYJX", "TYP", "TYPCX", "TBYC", "FTY", "TBVF",
              "TYPX", "TYBX", "YTJX", "TYBCX")  # fmt: skip
_HIGH = ("Y", "YX", "YKK", "YKS", "YXKK", "YXKS", "YR", "YRKK", "YRKS", "YBKK", "YBXKK", "YFKK",
         "YJS", "YSPKK", "YVFKK", "YPTKK", "YB", "YB2", "YBX3", "YAKK", "YLKK", "YLKS")  # fmt: skip
_OLD = (
    "JO2", "JO3", "JO", "J2", "J", "J3", "JDO2", "JDO3", "JD", "JQO2", "JQ2", "JHO2", "JHO3",
    "JLO2", "JZO2", "JB3", "BJO2", "JZR2", "JZR", "JZ2", "JZ", "JZB", "JZRB", "JLB2", "JRO2",
    "JR", "JR2", "JR3", "JTB2", "JP2", "JJO2",
)  # fmt: skip
_OLD_LARGE = ("JS", "JR", "JK", "JSQ", "JRQ", "JSL", "JS2", "JKZ")
OUT_OF_GB_18613 = frozenset([*_CONVERTER, *_CRANE, *_WOUND, *_OTHER_FORMS, "JR", "JR2", "JR3",
                             "JRO2", "JZR", "JZR2", "JZ", "JZ2", "JRQ"])  # fmt: skip
PERMANENT = frozenset(_PERMANENT)
_FRAME = "56|63|71|80|90|100|112|132|160|180|200|225|250|280|315|355|400|450|500|560"
_POLE = r"(?:10|12|14|16|18|20|24|32|48|[2468])"
# Of several speeds 8/4; what follows a stroke may be a power, as in Y355M1-4/220kW.
_POLES = rf"({_POLE}(?:/{_POLE}(?![\d.]|KW))*)(?:P|极)?"
_APART = r"(?:-|(?<=[A-Z]))"  # parts a series that ends in a figure: Y280M-2 is no Y2
_MOUNTING = r"(?:-?(?:IM)?(B3|B5|B6|B7|B8|B14|B34|B35|V1|V3|V5|V6|V15|V18))?"
_SUFFIX = r"(?:-?((?!KW)[A-Z]+?))??"
_STATED_KV = r"(?:[-/]?(\d+(?:\.\d+)?)KV)?"  # YKK5002-6/10kV
_STATED_KW = r"(?:[-/]?(\d+(?:\.\d+)?)KW)?"


def _series(words: Iterable[str]) -> str:
    """Whole series words as a pattern, the longest first."""
    return "|".join(sorted(map(re.escape, set(words)), key=len, reverse=True))


_FRAMED = _series([*_CAGE, *_CONVERTER, *_CRANE, *_WOUND, *_OTHER_FORMS, *_PERMANENT])


def _framed(found: re.Match[str]) -> Nameplate:
    series, frame, length, core, _, poles, suffix, mounting, stated = found.groups()
    facts: dict[str, Fact] = {"frame_mm": int(frame)} | poles_of(poles)
    facts |= {"length": length} if length else {}
    facts |= {"core": int(core)} if core else {}
    guessed = []
    kw = kw_of_frame(f"{frame}{length or 'M'}{core or ''}-{poles}")
    if stated is not None:
        facts[_GUESSED_KW] = float(stated)
    elif kw is not None and series in _CAGE:
        facts[_GUESSED_KW] = kw
        guessed.append(_GUESSED_KW)
    if series in _CLASS_OF_SERIES:
        facts["class_hint"] = _CLASS_OF_SERIES[series]
        guessed.append("class_hint")
    if series.startswith("YB"):
        facts["explosion_proof"] = True
    if series in _CONVERTER:
        facts[_INVERTER] = True
    if series in PERMANENT:
        facts["permanent_magnet"] = True
    if mounting:
        facts["mounting"] = mounting
    return Nameplate(
        text="", family="motor", series=series, facts=facts, guessed=tuple(guessed),
        suffix=suffix or "",
    )  # fmt: skip


def _without_dash(found: re.Match[str]) -> Nameplate | None:
    """Y2-315M4, Y160M22, Y2315M-4: a dash is left out, which is a guess.

    The last 2 of Y160M2 may be core or poles, 12 of Y180L12 both: none is read.
    """
    core, dash, poles = found[4], found[5], found[6]
    if not dash and f"{core}{poles}" in ("2", "12"):
        return None
    plate = _framed(found)
    guessed = tuple(dict.fromkeys((*plate.guessed, NO_DASH)))
    return msgspec.structs.replace(plate, guessed=guessed)


def _by_shaft(found: re.Match[str]) -> Nameplate:
    """JO3-180M2-6: of the last old series, named by the height of the shaft."""
    series, frame, length, core, poles, stated = found.groups()
    facts: dict[str, Fact] = {"frame_mm": int(frame), "length": length} | poles_of(poles)
    facts |= {"core": int(core)} if core else {}
    facts |= {"rated_kw": float(stated)} if stated else {}
    return Nameplate(text="", family="motor", series=series, facts=facts)


def poles_of(text: str) -> dict[str, Fact]:
    """Of two-speed machines the number of poles is a text, 8/4."""
    if text.isdigit():
        return {"poles": int(text)}
    return {"poles": text, "speeds": text.count("/") + 1}


def _high_voltage(found: re.Match[str]) -> Nameplate | None:
    series, frame, core, poles, stated, kv = found.groups()
    if int(frame) < 355:
        return None
    facts: dict[str, Fact] = {"frame_mm": int(frame), "high_voltage": True}
    facts |= {"kv": float(kv)} if kv else {}
    facts |= {"core": int(core)} if core else {}
    facts |= {"rated_kw": float(stated)} if stated else {}
    return Nameplate(text="", family="motor", series=series, facts=facts | poles_of(poles))


def _largest(found: re.Match[str]) -> Nameplate:
    """YR900-8/1180: kW, poles, outer diameter of the stator in mm."""
    series, kw, poles, stator = found.groups()
    facts: dict[str, Fact] = {
        "rated_kw": float(kw), "poles": int(poles), "stator_mm": int(stator), "high_voltage": True,
    }  # fmt: skip
    return Nameplate(text="", family="motor", series=series, facts=facts)


def _old(found: re.Match[str]) -> Nameplate:
    series, frame, core, poles, stated = found.groups()
    facts: dict[str, Fact] = {"frame_number": int(frame), "core": int(core)}
    facts |= {"rated_kw": float(stated)} if stated else {}
    return Nameplate(text="", family="motor", series=series, facts=facts | poles_of(poles))


FORMS: tuple[tuple[str, Callable[[re.Match[str]], Nameplate | None]], ...] = (
    (rf"({_FRAMED}){_APART}({_FRAME})([SML])([1-4]?)(-){_POLES}{_SUFFIX}{_MOUNTING}{_STATED_KW}",
     _framed),
    (rf"({_FRAMED}){_APART}(56|63|71|80)()([1-3])(-){_POLES}{_SUFFIX}{_MOUNTING}{_STATED_KW}",
     _framed),
    (rf"({_FRAMED}){_APART}({_FRAME})([SML])([1-3]?)()([2468]){_SUFFIX}{_MOUNTING}{_STATED_KW}",
     _without_dash),
    (rf"({_FRAMED})({_FRAME})([SML])([1-3]?)(-?)([2468]){_SUFFIX}{_MOUNTING}{_STATED_KW}",
     _without_dash),
    (rf"({_series(_HIGH)})-?(\d{{3}})(\d?)-{_POLES}{_STATED_KW}{_STATED_KV}",
     _high_voltage),
    (rf"({_series(_HIGH)})-?(\d{{3,5}})-(\d{{1,2}})/(\d{{3,4}})", _largest),
    (rf"({_series(_OLD)})-?(\d)(\d)-{_POLES}{_STATED_KW}", _old),
    (rf"({_series(_OLD)})-({_FRAME})([SML])([1-3]?)-{_POLES}{_STATED_KW}", _by_shaft),
    (rf"({_series([*_OLD_LARGE, 'JZR', 'JZR2', 'JZ', 'JZ2'])})-?(\d{{2}})(\d{{1,2}})-{_POLES}"
     rf"{_STATED_KW}", _old),
)  # fmt: skip
