"""Units as whole expressions, as headings of tables write them.

    parse("MMBtu/h")                     the unit, or None where it is not understood whole
    units_of("冷量(冷吨小时)")            the units a heading names

kWh/15min and kWh per hour are power, kWh alone is energy; 万大卡/h, 10^3 kW, ton-hr, W/㎡. What
stands behind the first stroke divides. A part of an expression is never taken for the whole.
"""

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from catalog.files.unit_words import (
    CHINESE_SCALES,
    ELECTRIC,
    OFFSETS_K,
    THERMAL,
    WORDS,
    Measure,
    Word,
)
from core.keeping.keeping import keep_latest

_JOULES_PER_WH = 3600.0


class Measured(StrEnum):
    """What a unit measures."""

    POWER = "power"
    ENERGY = "energy"
    POWER_PER_AREA = "power_per_area"
    ENERGY_PER_AREA = "energy_per_area"
    TEMPERATURE = "temperature"
    TIME = "time"
    SHARE = "share"
    APPARENT = "apparent"
    CURRENT = "current"
    VOLTAGE = "voltage"
    SPEED = "speed"
    TORQUE = "torque"
    FLOW = "flow"
    PRESSURE = "pressure"
    LENGTH = "length"
    MASS = "mass"
    MONEY = "money"
    OTHER = "other"


_MEASURES: dict[Measure, Measured] = {
    (("E", 1), ("T", -1)): Measured.POWER,
    (("E", 1),): Measured.ENERGY,
    (("E", 1), ("L", -2), ("T", -1)): Measured.POWER_PER_AREA,
    (("E", 1), ("L", -2)): Measured.ENERGY_PER_AREA,
    (("K", 1),): Measured.TEMPERATURE,
    (("T", 1),): Measured.TIME,
    (): Measured.SHARE,
    (("S", 1),): Measured.APPARENT,
    (("I", 1),): Measured.CURRENT,
    (("U", 1),): Measured.VOLTAGE,
    (("R", 1), ("T", -1)): Measured.SPEED,
    (("F", 1), ("L", 1)): Measured.TORQUE,
    (("L", 3), ("T", -1)): Measured.FLOW,
    (("F", 1), ("L", -2)): Measured.PRESSURE,
    (("L", 1),): Measured.LENGTH,
    (("M", 1),): Measured.MASS,
    (("Y", 1),): Measured.MONEY,
}
# Letters that are as often a name: believed only where something else says that they are units.
_VAGUE = frozenset(
    [
        Measured.OTHER,
        Measured.APPARENT,
        Measured.PRESSURE,
        Measured.LENGTH,
        Measured.MASS,
        Measured.MONEY,
    ]
)
THERMAL_MEASURES = (
    Measured.POWER, Measured.ENERGY, Measured.POWER_PER_AREA, Measured.ENERGY_PER_AREA,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit: SI per unit (W, J, W/m², J/m², K, s, 1/s, m³/s …), and what it measures.

    offset: of its zero above that of SI, as °C above absolute zero; electric: it says so.
    """

    text: str
    size: float
    measured: Measured
    offset: float = 0.0
    electric: bool = False

    @property
    def is_thermal(self) -> bool:
        """Whether a load may be given in it."""
        return self.measured in THERMAL_MEASURES and not self.electric

    @property
    def is_energy(self) -> bool:
        """Whether it counts what was used over a time."""
        return self.measured in (Measured.ENERGY, Measured.ENERGY_PER_AREA)

    @property
    def is_per_area(self) -> bool:
        """Whether it needs the area it is counted on."""
        return self.measured in (Measured.POWER_PER_AREA, Measured.ENERGY_PER_AREA)

    @property
    def watts(self) -> float:
        """W per unit (and W/m²), energy as used within an hour."""
        return self.size / _JOULES_PER_WH if self.is_energy else self.size

    def same_as(self, other: "Unit") -> bool:
        """Whether two ways of writing are one unit."""
        return self.measured is other.measured and abs(self.size / other.size - 1) < 1e-9


_SUPERSCRIPTS = str.maketrans({"⁰": "^0", "¹": "^1", "²": "^2", "³": "^3", "⁴": "^4", "⁵": "^5",
                               "⁶": "^6", "⁷": "^7", "⁸": "^8", "⁹": "^9", "⁻": "-",
                               "㎡": "m^2", "㎥": "m^3"})  # fmt: skip
_TIMES = re.compile(r"[·⋅∙•・×*∗]")
_PER = re.compile(r"\s*\bper\b\s*|每|／|÷")
_POWER_OF_TEN = re.compile(r"(?<![\w.])x?\s*(?:10\s*(?:\^|\*\*)\s*(\d{1,2})|1?e\+?0?(\d))(?!\d)")
_TOKEN = re.compile(
    r"(?P<number>\d+(?:\.\d+)?)|(?P<word>[a-z°%_]+\.?[a-z°%_]*\.?|[\u3400-\u9fff]+)"
    r"(?:\^?(?P<power>-?\d))?|(?P<mark>[/*\-. ()x])"
)
# Columns of water: in. w.g., inH2O, mm WC, mmAq.
_OF_WATER = re.compile(r"\b(mm|in|m|ft)[.\s]*(?:w\.?\s*[gc]\b\.?|h2o\b|aq\b)")
_OF_WHAT = re.compile(r"\s*[(（](th|c|e|el|冷|热|电|thermal|electric)[)）]")
_LONGEST = 40
_HEADING = 400  # characters


@keep_latest(4096)
def parse(text: str) -> Unit | None:
    """The unit a text is, read whole; None where any part of it is not understood."""
    if len(text) > _HEADING:
        return None
    written = _normalised(text)
    if not written or len(written) > _LONGEST or written[-1] in "/*-":
        return None
    if written in OFFSETS_K or written == "k":
        size, _ = WORDS[written]
        offset = OFFSETS_K.get(written, 0.0)
        return Unit(text=text.strip(), size=size, measured=Measured.TEMPERATURE, offset=offset)
    found = _product(written)
    if found is None:
        return None
    size, powers, electric = found
    measure = tuple(sorted((base, power) for base, power in powers.items() if power))
    measured = _MEASURES.get(measure, Measured.OTHER)
    return Unit(text=text.strip(), size=size, measured=measured, electric=electric)


def _normalised(text: str) -> str:
    """One way of writing for marks, widths and cases."""
    plain = unicodedata.normalize("NFKC", text.translate(_SUPERSCRIPTS)).casefold().strip()
    plain = plain.replace("℃", "°c").replace("℉", "°f").replace("º", "°")
    plain = re.sub(r"°\s+(?=[cf])|(?<=deg)[\s.]+(?=[cf]\b)", lambda m: m[0].strip(" ."), plain)
    plain = re.sub(r"\bsq\.?\s*(m|ft)\b\.?", r"\1^2", plain)
    plain = re.sub(r"\b(m|ft)\s*2\b", r"\1^2", plain)
    plain = re.sub(r"\b(m|ft)\s*3\b", r"\1^3", plain)
    plain = _OF_WATER.sub(r"\1wg", plain)
    plain = _OF_WHAT.sub(lambda m: "e" if m[1][0] in "e电" else "th", plain)
    return _PER.sub("/", _TIMES.sub("*", plain))


def _product(written: str) -> tuple[float, dict[str, int], bool] | None:
    """Size, powers of the bases, and whether it is of electricity; None for what is no unit."""
    try:
        found = _multiplied(written)
    except (OverflowError, ZeroDivisionError):  # 10^999, kW/0
        return None
    return found if found and 0.0 < found[0] < math.inf else None


def _multiplied(written: str) -> tuple[float, dict[str, int], bool] | None:
    size, powers, electric, words = 1.0, dict[str, int](), False, 0
    sign, at = 1, 0
    ten = _POWER_OF_TEN.search(written)
    if ten:
        size *= 10.0 ** int(ten[1] or ten[2])
        written = (written[: ten.start()] + " " + written[ten.end() :]).strip(" *x")
    while at < len(written):
        token = _TOKEN.match(written, at)
        if token is None:
            return None
        at = token.end()
        if token["mark"]:
            if token["mark"] == "/":
                sign = -1  # all that follows divides
            continue
        if token["number"]:
            size *= float(token["number"]) ** sign
            continue
        parts = _parts(token["word"])
        if parts is None:
            return None
        power = sign * int(token["power"] or 1)
        for part_size, measure, is_electric in parts:
            size *= part_size**power
            electric, words = electric or is_electric, words + 1
            for base, exponent in measure:
                powers[base] = powers.get(base, 0) + exponent * power
    return (size, powers, electric) if words else None


_Part = tuple[float, Measure, bool]


def _parts(word: str) -> list[_Part] | None:
    """The units a word is made of: one of letters, one or more of characters."""
    word = word.rstrip(".")
    if word.isascii() or word.startswith("°"):
        words = [word] if word in WORDS else word.split(".")  # kW.h beside p.u.
        found = [_word(one) for one in words]
        return None if None in found else [one for one in found if one is not None]
    return _characters(word)


def _word(word: str) -> _Part | None:
    if word in WORDS:
        return (*WORDS[word], False)
    for endings, electric in ((THERMAL, False), (ELECTRIC, True)):
        for ending in endings:
            stem = word.removesuffix(ending)
            if stem != word and stem in WORDS and _is_work(WORDS[stem]):
                return (*WORDS[stem], electric)
    return None


def _is_work(word: Word) -> bool:
    return dict(word[1]).get("E") == 1


def _characters(word: str) -> list[_Part] | None:
    """Chinese units one behind the other, each with its scales: 万千瓦时 is 万·千·瓦·时."""
    parts: list[_Part] = []
    at, scale = 0, 1.0
    while at < len(word):
        longest = next(
            (word[at:end] for end in range(len(word), at, -1) if word[at:end] in WORDS), ""
        )
        if longest:
            size, measure = WORDS[longest]
            parts.append((scale * size, measure, False))
            at, scale = at + len(longest), 1.0
        elif word[at] in CHINESE_SCALES:
            scale *= CHINESE_SCALES[word[at]]
            at += 1
        else:
            return None
    if scale != 1.0:
        parts.append((scale, (), False))  # 万 before kW, or 万 alone before a letter
    return parts or None


def is_unit(text: str) -> bool:
    """Whether a text is a unit and nothing else."""
    return parse(text) is not None


def unit_of_cell(text: str) -> Unit | None:
    """The unit written behind a figure; None where it is none."""
    return parse(text)


# Units in headings

_BRACKETS = re.compile(
    r"[(（\[【〔<]([^()（）\[\]【】〔〕<>]*(?:[(（][^()（）]*[)）][^()（）\[\]【】]*)?)[)）\]】〕>]"
)
_EDGE = re.compile(r"[\s_,，;；:：、|]+")
_MARK = re.compile(r"[/·⋅*×.\-²³^]")
_WORKING = re.compile(
    r"(?i)(?<![a-z])(?:[kmgt]?wh?|[kmgt]?j|m{0,2}k?btuh?|rth?|trh?|tons?|[kmg]?cal)(?![a-z])|瓦|焦|卡|冷吨"
)


@keep_latest(4096)
def units_of(heading: str) -> tuple[Unit, ...]:
    """The units a heading names, each once: those in brackets, else one at an end or between.

    A text longer than any heading names none: every one of its places would be looked at.
    """
    if len(heading) > _HEADING:
        return ()
    found = [unit for text in _bracketed(heading) if (unit := parse(text))]
    if not found:
        found = list(_beside_words(_BRACKETS.sub(" ", heading)))
    different: list[Unit] = []
    for unit in found:
        if not any(unit.same_as(other) for other in different):
            different.append(unit)
    return tuple(different)


@keep_latest(4096)
def unclear_unit(heading: str) -> str | None:
    """A text in brackets that has to do with power or energy and is not understood whole."""
    return next(
        (text for text in _bracketed(heading) if _WORKING.search(text) and parse(text) is None),
        None,
    )


def _bracketed(heading: str) -> list[str]:
    return [text.strip() for text in _BRACKETS.findall(heading)]


def _beside_words(heading: str) -> Iterator[Unit]:
    """A unit that stands without brackets: the longest at the end, else at the beginning."""
    text = re.sub(r"(?i)\b(in|unit:?|单位[:：]?)\s+(?=\S+$)", "", heading.strip())
    starts = [0, *(edge.end() for edge in _EDGE.finditer(text))]
    starts += [i for i in range(1, len(text)) if _changes(text, i)]
    for start in sorted(set(starts)):
        written = text[start:].strip()
        if start and not written.isascii() and _is_end_of_word(text, start, written):
            continue
        unit = parse(written)
        if unit and unit.measured in _VAGUE and not _MARK.search(written):
            continue  # a name before a unit, as in "cooling A kW"
        if unit and (start or unit.is_thermal or len(text) > 1):
            alternatives = _alternatives(text[start:])
            yield from alternatives or [unit]
            return
    ends = [edge.start() for edge in _EDGE.finditer(text)]
    for end in sorted(ends, reverse=True):
        unit = parse(text[:end].strip())
        if unit:
            yield unit
            return
    for word in _EDGE.split(text)[1:-1]:
        unit = parse(word)
        if unit and len(word) > 1:
            yield unit


def _is_end_of_word(text: str, at: int, written: str) -> bool:
    """Whether characters only end a word, as 度 in 温度 and 时 in 小时."""
    unit, before = parse(written), text[at - 1]
    of_words = not written.isascii() and not before.isascii() and not _EDGE.match(before)
    is_plain = all(not character.isascii() for character in written)
    vague = len(written) == 1 or (unit is not None and unit.measured in _VAGUE)
    return of_words and is_plain and vague


def _changes(text: str, at: int) -> bool:
    """Whether a word may begin here: a character after a letter, a letter after a character."""
    here, before = text[at], text[at - 1]
    if not here.isascii() or here == "%":
        return True
    return here.isalpha() and not (before.isascii() and before.isalnum()) and before not in "^°"


def _alternatives(text: str) -> list[Unit]:
    """kW / RT names two units of power, not their ratio."""
    parts = [parse(part) for part in re.split(r"\s*/\s*|\s+或\s*|\s+or\s+", text)]
    units = [unit for unit in parts if unit and unit.is_thermal]
    same = len(units) == len(parts) > 1 and len({unit.measured for unit in units}) == 1
    return units if same else []
