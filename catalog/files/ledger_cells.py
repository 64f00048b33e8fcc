"""Cells of ledgers that say more than a figure: 2台(1用1备), 24h×330d, 约60%, 2×75, 7.5+2×0.8."""

import re
import unicodedata
from dataclasses import dataclass

_CHINESE = {"一": "1", "二": "2", "两": "2", "三": "3", "四": "4", "五": "5", "六": "6", "七": "7",
            "八": "8", "九": "9", "十": "10"}  # fmt: skip
_FIGURE = r"\d+(?:\.\d+)?"
_PIECES = r"(?:台套|台|套|组|个|只|sets?|pcs)"
_COUNT = re.compile(
    rf"(?:共|合计)?(?:(\d+){_PIECES}?)?[,，;；、/]?\(?(?:其中)?(?:(\d+)(?:台)?[用开]"
    rf"(?:[,，、]?(\d+)(?:台)?备)?)?\)?"
)
_COUNT_SPOKEN = re.compile(  # 3 duty / 1 standby, 2 in Betrieb, 1 Reserve, 1+1
    r"(\d+)x?(?:duty|running|working|operating|inuse|inbetrieb|betrieb|d|w)?"
    r"[+/,;&]?(?:and|und)?(\d+)x?(?:standby|stand-by|spare|reserve|sb|s)?"
)
_SAYS_STANDBY = re.compile(r"duty|standby|stand-by|spare|reserve|betrieb|\d+\+\d+")
_DUTY_FIRST = re.compile(
    r"duty.*stand|(?:用|运行).*备"
)  # of headings whose cells part them by a stroke
_ALL_FIRST = re.compile(
    r"(?:装机|安装|总|配置)\S*[/／]\S*(?:运行|在用|使用|常用)|installed.*(?:running|duty)"
)
_BARE_SUM = re.compile(r"\d+\s*[+＋]\s*\d+")  # in a remark it may be of powers
_POLES = re.compile(r"(\d{1,2})(?:p|极|poles?|-?polig)?")
_BY_STROKE = re.compile(r"(\d+)[/／](\d+)")
_LOAD_REMARKED = re.compile(
    r"(?:负载率|负荷率|平均负载|平均负荷|\bload(?: factor)?|auslastung)"
    r"\s*(?:约|为|[:：=≈]|of|is)*\s*"
    r"(\d+(?:\.\d+)?)\s*[%％]",
    re.IGNORECASE,
)
_HOURS_DAYS = re.compile(
    rf"({_FIGURE})(?:小时|时|h|hr)?(?:/(?:d|天|日|day))?[×x*,，、;；]?(?:每年|/年)?"
    rf"({_FIGURE})(?:天|日|d|days?)?(?:/(?:a|年|y))?"
)
_HOURS = re.compile(rf"(?:约|≈|~)?({_FIGURE})(?:小时|时|h|hr)?(?:/(?:a|年|y)|每年)?(?:左右)?")
_HOURS_A_DAY = re.compile(rf"({_FIGURE})(?:小时|时|h|hr)?(?:/(?:d|天|日|day))?")
_DAYS = re.compile(rf"({_FIGURE})(?:天|日|d|days?)?(?:/(?:a|年|y))?")
_ABOUT = re.compile(r"^(?:约|大约|大概|≈|~)|(?:左右|上下)$")
_LOAD = re.compile(rf"({_FIGURE})(%?)(?:[-~至到]({_FIGURE})(%?))?")
_TIMES = re.compile(rf"(?:({_FIGURE})(?:kw)?[×x*])?({_FIGURE})(?:kw)?(?:[×x*]({_FIGURE})(?:kw)?)?")
_SEVERAL = re.compile(r"[+＋×xX*＊]")
_REMARKS = re.compile(r"[;；。:：\n]|[,，、](?!\s*[\d一二两三四五六七八九十]+(?:台)?备)")
_HOURS_MOST, _DAYS_MOST = 24.0, 366.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Machines that run, and those that stand by for them."""

    running: int
    standby: int = 0


def _plain(cell: object) -> str:
    text = unicodedata.normalize("NFKC", cell) if isinstance(cell, str) else ""
    return "".join(text.split()).casefold()


def count_of(cell: object, heading: str = "") -> Count | None:
    """`2台(1用1备)`, `三用一备`, `3台`, `2+1`; None where it is none, or its figures disagree.

    heading: of its column, which may say that two figures are those on duty and standing by.
    """
    parted = _BY_STROKE.fullmatch(_plain(cell)) if heading else None
    if parted is not None:
        first, second = int(parted[1]), int(parted[2])
        if _DUTY_FIRST.search(heading.casefold()):
            return Count(running=first, standby=second) if first else None
        if _ALL_FIRST.search(heading.casefold()) and 0 < second <= first:
            return Count(running=second, standby=first - second)
        return None
    if not isinstance(cell, str) or cell.isdigit():
        return Count(running=int(cell)) if isinstance(cell, str) and int(cell) else None
    text = "".join(_CHINESE.get(one, one) for one in _plain(cell))
    found = _COUNT.fullmatch(text) if text else None
    spoken = _COUNT_SPOKEN.fullmatch(text.strip("()")) if _SAYS_STANDBY.search(text) else None
    if spoken is not None and int(spoken[1]) and int(spoken[2]) <= int(spoken[1]):
        return Count(running=int(spoken[1]), standby=int(spoken[2]))
    if found is None or not any(found.groups()):
        return None
    total, running, standby = (int(one) if one else None for one in found.groups())
    if running is None:
        return Count(running=total or 0) if total else None
    spare = standby or 0
    if total is not None and total != running + spare:
        return None
    return Count(running=running, standby=spare) if running else None


def count_remarked(cell: object) -> Count | None:
    """`一用一备`, `2用1备；2019年大修`: what a remark says of machines that stand by."""
    for part in _REMARKS.split(cell) if isinstance(cell, str) else ():
        said = None if _BARE_SUM.fullmatch(part.strip()) else count_of(part)
        if said is not None and said.standby:
            return said
    return None


def poles_of_cell(cell: object) -> float | None:
    """`4P`, `6极`."""
    found = _POLES.fullmatch(_plain(cell))
    return float(found[1]) if found else None


def load_remarked(cell: object) -> float | None:
    """`平均负载率35%`: the load a remark states, as a share; None where it states none."""
    found = _LOAD_REMARKED.search(cell) if isinstance(cell, str) else None
    return float(found[1]) / 100.0 if found else None


def hours_of(cell: object) -> float | None:
    """Hours of a year: `24h×330d`, `16小时/天，300天`, `8000h/年`; None where it is none."""
    text = _plain(cell).strip("()")
    alone = _HOURS.fullmatch(text)
    if alone is not None:
        return float(alone[1])
    found = _HOURS_DAYS.fullmatch(text)
    if found is None or not re.search(r"[×x*,，、;；hd天日时]", text):
        return None
    hours, days = sorted(map(float, found.groups()))
    if hours > _HOURS_MOST or days > _DAYS_MOST or hours == 0.0:
        return None
    return hours * days


def hours_a_day(cell: object) -> float | None:
    """`16h`, `24小时/天`."""
    found = _HOURS_A_DAY.fullmatch(_plain(cell))
    value = None if found is None else float(found[1])
    return value if value is not None and 0.0 < value <= _HOURS_MOST else None


def days_a_year(cell: object) -> float | None:
    """`330天`, `330d/a`."""
    found = _DAYS.fullmatch(_plain(cell))
    value = None if found is None else float(found[1])
    return value if value is not None and 0.0 < value <= _DAYS_MOST else None


def load_of(cell: object) -> float | None:
    """`约60%`, `60%左右`, and the middle of `60%~70%`; as a share, None where it is none."""
    found = _LOAD.fullmatch(_ABOUT.sub("", _plain(cell)))
    if found is None:
        return None
    values = [float(one) for one in (found[1], found[3]) if one]
    value = sum(values) / len(values)
    return value / 100.0 if "%" in (found[2], found[4]) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Powers:
    """kW of one and how many, as one cell says both; how many: None where it does not."""

    one: float
    many: int | None


def powers_of(cell: object, count: int | None) -> Powers | None:
    """`2×75` and `55+55` are two; beside another count they are what one machine has in all."""
    if not isinstance(cell, str) or not _SEVERAL.search(cell):
        return None
    terms = [_TIMES.fullmatch(part) for part in _plain(cell).split("+")]
    if not any(one is not None and (one[1] or one[3]) for one in terms) and len(terms) < 2:
        return None
    several: list[tuple[float, float]] = []
    for term in terms:
        if term is None or (term[1] and term[3]):
            return None
        factor = term[1] or term[3]
        # 75×2 as well as 2×75: fewer machines than kW
        pair = sorted((float(factor), float(term[2]))) if factor else [1.0, float(term[2])]
        few = pair[0] if factor and len(terms) == 1 else float(term[1] or 1.0)
        each = pair[1] if factor and len(terms) == 1 else float(term[2])
        if term[3] and len(terms) > 1:
            few, each = float(term[3]), float(term[2])
        several.append((few, each))
    many = sum(few for few, _ in several)
    alike = len({each for _, each in several}) == 1
    total = sum(few * each for few, each in several)
    if alike and many == int(many) and count in (None, int(many)):
        return Powers(one=several[0][1], many=int(many))
    return Powers(one=total, many=count)
