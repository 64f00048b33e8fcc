"""How data sheets of compressors call things: labels of figures, their units, kinds and makes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from core.families.compressors.record import AirControl, AirCooling, CompressorKind
from core.vocabulary.by_definition import PA_PER_PSI, W_PER_HP
from core.vocabulary.quantity import Kind

Word = TypeVar("Word")
_FT3 = 0.3048**3
_MINUTE = 60.0


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A quantity and how its units are written: SI of each, the first that fits counts."""

    kind: Kind
    units: Mapping[str, float]

    @cached_property
    def _patterns(self) -> tuple[tuple[re.Pattern[str], float], ...]:
        # Footnotes stick to units: "acfma,e", "psigb".
        return tuple((re.compile(unit, re.IGNORECASE), size) for unit, size in self.units.items())

    def size_in(self, text: str) -> float | None:
        """The SI of the unit that stands first in a text; None where none is written."""
        found = [(said.start(), n, size) for n, (pattern, size) in enumerate(self._patterns)
                 if (said := pattern.search(text))]  # fmt: skip
        return min(found)[2] if found else None


_FLOWS = Measure(
    kind=Kind.FREE_AIR_FLOW,
    units={
        r"(?<![a-z\d])[ai]?cfm": _FT3 / _MINUTE,
        r"(m3|m³|㎥|立方米)\s*/\s*(min|分)": 1.0 / _MINUTE,
        r"(m3|m³|㎥)\s*/\s*h": 1.0 / 3600.0,
        r"(?<![a-z])l\s*/\s*s": 1e-3,
    },
)
_PRESSURES = Measure(
    kind=Kind.GAUGE_PRESSURE,
    units={r"psi": PA_PER_PSI, r"mpa": 1e6, r"kpa": 1e3, r"(?<![a-z])bar": 1e5},
)
_POWERS = Measure(
    kind=Kind.ELECTRIC_POWER,
    units={r"(?<![a-z])kw(?!\s*/)": 1e3, r"(?<![a-z])b?hp": W_PER_HP},
)
_SPECIFICS = Measure(
    kind=Kind.SPECIFIC_POWER,
    units={
        r"kw\s*/\s*100\s*[ai]?cfm": 1e3 * _MINUTE / (100.0 * _FT3),
        r"kw\s*/\s*[(（]?\s*(m3|m³|㎥)\s*/\s*min": 1e3 * _MINUTE,
    },
)


@dataclass(frozen=True, kw_only=True)
class Label:
    """What a line may be about: the column, its measure, how it is called and how it is not."""

    key: str
    measure: Measure
    called: str
    not_called: str = r"(?!)"

    @cached_property
    def _called(self) -> re.Pattern[str]:
        return re.compile(self.called, re.IGNORECASE)

    @cached_property
    def _not_called(self) -> re.Pattern[str]:
        return re.compile(self.not_called, re.IGNORECASE)

    def in_line(self, line: str) -> bool:
        """Whether a line is about it."""
        return bool(self._called.search(line)) and not self._not_called.search(line)

    def end_in(self, line: str) -> int:
        """Where its name ends in a line that is about it."""
        return max((said.end() for said in self._called.finditer(line)), default=0)


SPECIFIC = Label(
    key="specific_power",
    measure=_SPECIFICS,
    called=r"specific\s+(package\s+)?(input\s+)?power(.*full\s*load\s*operating\s*pressure)?|比功率",
    not_called=r"加权",
)
POWER = Label(
    key="package_w",
    measure=_POWERS,
    called=r"(total\s+)?package\s+input\s+power(.*full\s*load\s*operating\s*pressure)?"
    r"|(机组|整机|满载)输入功率",
    not_called=r"specific|zero\s*flow|空载|零流量",
)
FLOW = Label(
    key="free_air_m3s",
    measure=_FLOWS,
    called=r"(rated|full.?load)\s+capacity(.*full\s*load\s*operating\s*pressure)?"
    r"|\bfree\s+air\s+delivery\b|^[\s\d*＊.|:：]*容积流量|排气量",
    not_called=r"power|功率",
)
FIGURES: tuple[Label, ...] = (
    SPECIFIC,
    Label(
        key="no_load_w", measure=_POWERS,
        called=r"zero\s*flow|no.?load\s+(package\s+)?(input\s+)?power|空载(输入)?功率|零流量",
        not_called=r"%|percent|比",
    ),
    POWER,
    FLOW,
    Label(
        key="discharge_max_pa", measure=_PRESSURES,
        called=r"max(imum)?\.?\s+(full\s*flow\s+)?(operating|working)?\s*pressure"
        r"|最高(工作|排气)压力",
    ),
    Label(
        key="discharge_pa", measure=_PRESSURES,
        called=r"full\s*load\s+operating\s+pressure|rated\s+(discharge\s+)?pressure"
        r"|额定(排气|工作)?压力",
        not_called=r"capacity|power|流量|功率",
    ),
    Label(
        key="motor_rating_w", measure=_POWERS,
        called=r"(drive\s+)?motor\s+(nominal\s+)?rating|主?电(动)?机(额定)?功率",
        not_called=r"fan|风(扇|机)",
    ),
)  # fmt: skip
_TEXTS = {
    "maker": r"manufacturer|厂家|制造商",
    "model": r"model\s*(?:number|no\.?)?|机型|型号",
}
_DATE = re.compile(r"(?i)\bdate\b|日期")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MARK = r"(?:\[\s*[x✓✔√]\s*\]|[☒☑✓✔√■]|(?<![\w.])x(?![\w.]))"
_BY_SPEED = re.compile(r"(?i)variable\s+(frequency|speed)|\bv[fs]d\b|变频")
_CONTROLS = {
    AirControl.MODULATION: r"(?i)\bmodulat",
    AirControl.VARIABLE_DISPLACEMENT: r"(?i)variable\s+displacement",
    AirControl.START_STOP: r"(?i)start\s*/\s*stop",
}


def words_said(lines: Sequence[str]) -> dict[str, str]:
    """Maker, model, year, control and cooling, as far as the lines say them."""
    whole = "\n".join(lines)
    found = dict(_named(lines))
    if _BY_SPEED.search(whole):
        found["air_control"] = AirControl.SPEED.value
    else:
        said = [one for one, pattern in _CONTROLS.items() if re.search(pattern, whole)]
        if said:
            found["air_control"] = said[0].value
    cooled = _one_of(
        whole,
        {
            AirCooling.AIR: r"air[\s-]*cooled|风冷",
            AirCooling.LIQUID: r"(water|liquid)[\s-]*cooled|水冷",
        },
    )
    if cooled is not None:
        found["package_cooling"] = cooled.value
    return found


def kind_said(lines: Sequence[str]) -> CompressorKind | None:
    """The kind, where oil and stages are told as far as it takes."""
    whole = "\n".join(lines)
    oil_free = _one_of(
        whole,
        {
            False: r"(oil|fluid)[\s-]*(injected|flooded)|lubricated|喷油",
            True: r"oil[\s-]*(free|less)|无油",
        },
    )
    stages = re.search(r"(?i)stages?\s*[:：]?\s*(\d)|(\d)\s*-?\s*stage|(单|一|双|二|两)级", whole)
    two = stages is not None and bool({*stages.groups()} & {"2", "双", "二", "两"})
    if re.search(r"(?i)centrifugal|turbo|离心", whole):
        return CompressorKind.TURBO
    if oil_free is None:
        return None
    if re.search(r"(?i)reciprocat|piston|活塞", whole):
        lubricated = CompressorKind.PISTON_TWO_STAGE if two else CompressorKind.PISTON
        return CompressorKind.PISTON_OIL_FREE if oil_free else lubricated
    if oil_free:
        return CompressorKind.SCREW_OIL_FREE
    return CompressorKind.SCREW_TWO_STAGE if two else CompressorKind.SCREW


def _named(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for column, name in _TEXTS.items():
        label = re.compile(
            rf"(?i)^[\s\d*＊.|,]*(?:{name})\s*[:：|,\t]\s*[,|\t]*\s*([^\t|,\n]*?)\s*"
            r"(?:\bdate\b.*|日期.*)?[\t|,]*$"
        )
        said = next((one[1].strip() for line in lines if (one := label.match(line))), "")
        if said:
            yield column, said
    dated = next((line for line in lines if _DATE.search(line)), "")
    year = _YEAR.search(dated[m.end() :]) if (m := _DATE.search(dated)) else None
    if year is not None:
        yield "source_year", year[0]


def _one_of(text: str, words: Mapping[Word, str]) -> Word | None:
    """Of several words the one with a mark beside it, or the only one that stands there."""
    there = [word for word, said in words.items() if re.search(said, text, re.IGNORECASE)]
    if len(there) == 1:
        return there[0]
    marked = [
        word for word, said in words.items()
        if re.search(rf"{_MARK}\s*(?:{said})", text, re.IGNORECASE)
    ]  # fmt: skip
    return marked[0] if len(marked) == 1 else None
