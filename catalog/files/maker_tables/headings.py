"""What a heading of a maker's table says: which condition or figure, its unit, its value.

"LWT (°F)" is a temperature in °F, "Condenser water 30 °C" the temperature 30 °C, "kW/RT" power
over capacity, which is the COP turned round.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from catalog.files.unit_words import WRITTEN
from catalog.files.units import Measured, Unit, parse
from core.keeping.keeping import keep_latest
from core.machines.maker_tables import Role
from core.vocabulary.by_definition import GRAVITY
from core.vocabulary.quantity import Kind

_BRACKETS = re.compile(r"[(（\[【]([^()（）\[\]【】]*(?:[(（][^()（）]*[)）][^()（）]*)?)[)）\]】]")
_VALUE = re.compile(
    r"(?:^|(?<=[\s:：=(（@])|(?<=[^\x00-\xff]))([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*"
    r"(°\s?[CF]|deg\.?\s?[CF]|[℃℉%％CF]|kW|MW|RT|TR|USRT|tons?|冷吨|r/min|rpm|min-1|min⁻¹|1/min|mm|inch)?"
    r"\s*[)）\]]?$",
    re.IGNORECASE,
)
_CHARACTER = re.compile(r"[\u3400-\u9fff]$")
# Marks of notes behind a name: IPLV³⁾, 制冷量1).
_NOTE_MARK = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+⁾|(?<=[\u3400-\u9fff])\d{1,2}\)(?=\s|$)")
_UNIT_AT_END = re.compile(r"([°℃℉%％A-Za-z][A-Za-z℃℉²³/·.()\s°%]*)$")
_PER_CAPACITY = re.compile(r"(?i)kw\s*/\s*(us)?(rt|tr|tons?|冷吨)|千瓦/冷吨")
_MEASURES = {
    Kind.TEMPERATURE: Measured.TEMPERATURE,
    Kind.COOLING_POWER: Measured.POWER,
    Kind.HEATING_POWER: Measured.POWER,
    Kind.ELECTRIC_POWER: Measured.POWER,
    Kind.SHARE: Measured.SHARE,
    Kind.COP: Measured.SHARE,
    Kind.WATER_FLOW: Measured.FLOW,
    Kind.AIR_FLOW: Measured.FLOW,
    Kind.AIR_PRESSURE: Measured.PRESSURE,
    Kind.PRESSURE: Measured.PRESSURE,
    Kind.CURRENT: Measured.CURRENT,
    Kind.MASS: Measured.MASS,
    Kind.LENGTH: Measured.LENGTH,
    Kind.MONEY: Measured.MONEY,
    Kind.SHAFT_POWER: Measured.POWER,
    Kind.IDLE_POWER: Measured.POWER,
    Kind.VOLTAGE: Measured.VOLTAGE,
    Kind.SPEED: Measured.SPEED,
    Kind.RATIO: Measured.SHARE,
    Kind.FINE_SHARE: Measured.SHARE,
    Kind.FREE_AIR_FLOW: Measured.FLOW,
    Kind.LOSS_POWER: Measured.POWER,
    Kind.APPARENT_POWER: Measured.APPARENT,
    Kind.HEAD: Measured.LENGTH,
}
_WATER_N_M3 = 998.2 * GRAVITY  # a head given as a pressure is that of water of 20 °C
_WITH_WRITTEN = re.compile(r"([+-]?\d+(?:[.,]\d+)?)\s*([^\d\s].*)")
_ALL_WRITTEN = frozenset(unit for units in WRITTEN.values() for unit in units)
_PER_MINUTE_ALONE = re.compile(r"(?i)1?/min|min\s*(?:\^?-1|⁻¹)")
_A_SHARE = re.compile(r"\s*\d")
_PER_MINUTE = 60.0  # speeds are kept in r/min
# Without a unit these are what everybody writes: 1, A, kg, dB, and the user's currency.
_NO_UNIT = frozenset(
    [Kind.COP, Kind.CURRENT, Kind.MASS, Kind.SOUND, Kind.MONEY, Kind.VOLTAGE, Kind.SPEED,
     Kind.FREQUENCY, Kind.COUNT, Kind.RATIO]
)  # fmt: skip
_OTHER = (Measured.FLOW, Measured.CURRENT, Measured.VOLTAGE, Measured.SPEED, Measured.OTHER,
          Measured.APPARENT, Measured.TIME, Measured.ENERGY, Measured.PRESSURE, Measured.LENGTH,
          Measured.MASS, Measured.MONEY)  # fmt: skip
_AT = re.compile(r"[+\-−–]?\s*\d+(?:\.\d+)?\s*(?:/\s*\d+(?:\.\d+)?\s*)?(?:℃|°\s*C)")
_DECIBEL = re.compile(r"(?i)dB\s*[(（]\s*A\s*[)）]")  # no ampere
_KEY = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+")
_KEY_UNITS = {  # with which the keys of the program's own columns end
    "c": "°C", "w": "W", "kw": "kW", "m3s": "m³/s", "m3h": "m³/h", "ls": "L/s", "pa": "Pa",
    "a": "A", "kg": "kg", "m": "m",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How figures of a unit become SI: value · size − offset, of power over capacity its inverse.

    Temperatures are in °C, shares in 1.
    """

    text: str
    size: float = 1.0
    offset: float = 0.0
    inverse: bool = False

    def si(self, value: float) -> float:
        """A figure in SI; of an inverse of nothing, nan."""
        if self.inverse:
            return 1.0 / (value * self.size) if value else float("nan")
        return value * self.size + self.offset


PLAIN = Scale(text="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a text says; role None: nothing that is known, or (`unused`) nothing that is needed."""

    role: Role | None = None
    scale: Scale | None = None  # None: no unit is written
    value: float | None = None
    unused: bool = False


def scale_of(unit_text: str, role: Role) -> Scale | None:
    """The scale of a unit for a role; None where it measures something else or is no unit."""
    if role.kind is Kind.SOUND:
        return Scale(text="dB")  # there is no other, weighted or not
    if role.kind is Kind.FREQUENCY:
        return Scale(text="Hz") if unit_text.strip().lower() == "hz" else None
    if role.kind in WRITTEN:
        size = WRITTEN[role.kind].get("".join(unit_text.split()).casefold())
        if size is not None:
            return Scale(text=unit_text.strip(), size=size)
    unit = parse(unit_text)
    if unit is not None and role.kind is Kind.HEAD and unit.measured is Measured.PRESSURE:
        return Scale(text=unit.text, size=unit.size / _WATER_N_M3)
    if unit is not None and role.kind is Kind.PRESSURE and unit.measured is Measured.LENGTH:
        return Scale(text=unit.text, size=unit.size * _WATER_N_M3)  # a drop in m or ft of water
    if unit is not None and unit.measured is Measured.SHARE and _A_SHARE.match(unit_text):
        return None  # 100 % is a load, no unit
    if role.kind is Kind.SPEED and _PER_MINUTE_ALONE.fullmatch(unit_text.strip()):
        return Scale(text=unit_text.strip())
    if unit is None or role.kind is None or unit.measured is not _MEASURES.get(role.kind):
        return None
    if role.kind is Kind.TEMPERATURE:
        if not unit.offset and unit.text.casefold() != "k":
            return None  # a difference of temperatures
        return Scale(text=unit.text, size=unit.size, offset=unit.offset - 273.15)
    if role.kind is Kind.COP:
        percent = abs(unit.size - 0.01) < 1e-12
        inverse = bool(_PER_CAPACITY.search(unit_text))
        return None if percent else Scale(text=unit.text, size=unit.size, inverse=inverse)
    if (
        role.kind in (Kind.SHARE, Kind.FINE_SHARE)
        and abs(unit.size - 0.01) > 1e-12
        and unit.size != 1.0
    ):
        return None
    per = _PER_MINUTE if role.kind is Kind.SPEED else 1.0
    return Scale(text=unit.text, size=unit.size * per)


def written_scale(role: Role, cell: object) -> tuple[str, Scale] | None:
    """The figure and the unit of a cell that has a unit of its kind's own, as 0.8 MPa or 10 t/h."""
    found = _WITH_WRITTEN.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if found is None or role.kind not in WRITTEN:
        return None
    scale = scale_of(found[2], role)
    return None if scale is None else (found[1], scale)


def has_written_unit(cell: object) -> bool:
    """Whether a cell is a figure with a unit that is one of some kinds alone."""
    found = _WITH_WRITTEN.fullmatch(cell.strip()) if isinstance(cell, str) else None
    return found is not None and "".join(found[2].split()).casefold() in _ALL_WRITTEN


def needs_unit(role: Role) -> bool:
    """Whether figures without a unit cannot be understood."""
    return role.kind is not None and role.kind not in _NO_UNIT


def units_for(role: Role) -> tuple[str, ...]:
    """The usual units a person may choose from."""
    return _USUAL.get(role.kind, ()) if role.kind else ()


_USUAL: dict[Kind, tuple[str, ...]] = {
    Kind.TEMPERATURE: ("°C", "°F"),
    Kind.COOLING_POWER: ("kW", "RT", "W", "kBtu/h", "万大卡/h"),
    Kind.HEATING_POWER: ("kW", "RT", "W", "kBtu/h", "万大卡/h"),
    Kind.ELECTRIC_POWER: ("kW", "W", "hp"),
    Kind.SHARE: ("%", "pu"),
    Kind.COP: ("kW/kW", "kW/RT", "Btu/(W·h)"),
    Kind.WATER_FLOW: ("m³/h", "L/s", "gpm"),
    Kind.AIR_FLOW: ("m³/h", "m³/s", "m³/min", "cfm"),
    Kind.AIR_PRESSURE: ("Pa", "kPa", "mmH2O", "in.wg"),
    Kind.PRESSURE: ("kPa", "bar", "psi"),
    Kind.CURRENT: ("A",),
    Kind.MASS: ("kg",),
    Kind.LENGTH: ("mm", "m", "ft"),
    Kind.HEAD: ("m", "ft", "kPa", "bar"),
    Kind.MONEY: ("元", "万元"),
    Kind.SHAFT_POWER: ("kW", "W", "hp"),
    Kind.IDLE_POWER: ("W", "kW"),
    Kind.VOLTAGE: ("V", "kV"),
    Kind.SPEED: ("r/min",),
    Kind.FINE_SHARE: ("%", "pu"),
    Kind.FREE_AIR_FLOW: ("m³/min", "m³/h", "L/s", "cfm"),
    Kind.GAUGE_PRESSURE: ("MPa", "bar", "psig"),
    Kind.SPECIFIC_POWER: ("kW/(m³/min)", "kW/100cfm"),
    Kind.LOSS_POWER: ("W", "kW"),
    Kind.APPARENT_POWER: ("kVA", "MVA"),
    Kind.FREQUENCY: ("Hz",),
}


class Words:
    """Reads headings by the roles of one family.

    at_points: figures may be named with the temperatures they are at, as "COP (−12 ℃)".
    """

    def __init__(
        self, roles: Sequence[Role], unused: Sequence[str], *, at_points: bool = False
    ) -> None:
        self._at_points = self.of_plates = at_points
        self.roles = tuple(roles)
        self._unused = re.compile("|".join(unused), re.IGNORECASE)
        self._names = [_pattern(role.names) for role in roles]
        self._also = [_pattern(role.also) for role in roles]
        measured = {_MEASURES.get(role.kind) for role in roles if role.kind}
        if Measured.LENGTH in measured and any(role.kind is Kind.HEAD for role in roles):
            measured.add(Measured.PRESSURE)
        self._elsewhere = frozenset(_OTHER) - measured
        self.heading = keep_latest(4096)(self._heading)

    def _heading(self, text: str) -> Heading:
        if _KEY.fullmatch(text):
            stem, _, end = text.rpartition("_")
            text = f"{stem} ({_KEY_UNITS[end]})" if end in _KEY_UNITS else text
        text = _NOTE_MARK.sub("", text)
        plain = " ".join(text.replace("º", "°").replace("_", " ").split())
        plain = _DECIBEL.sub("dB", plain)
        unit, value, words = _taken_apart(plain)
        bare = _BRACKETS.sub(" ", words).strip()
        is_share = value is not None and unit is not None and unit.measured is Measured.SHARE
        told = plain if is_share else words  # 功率因数 75 %
        if self._unused.search(told) and not _PER_CAPACITY.search(words):
            return Heading(unused=True)
        if (found := self._written(plain)) is not None:
            return found
        turns = unit is not None and _PER_MINUTE_ALONE.fullmatch(unit.text) is not None
        if unit is not None and unit.measured in self._elsewhere and not turns:
            return Heading(unused=True)
        unit_text = unit.text if unit else ""
        if self._at_points and (cut := _AT.sub(" ", plain)) != plain:
            found = self._at_a_point(plain, _taken_apart(" ".join(cut.split()))[0])
            if found is not None:
                return found
        for patterns in (self._names, self._also):
            for role, pattern in zip(self.roles, patterns, strict=True):
                if pattern is None or not (pattern.search(bare) or pattern.search(plain)):
                    continue
                if patterns is self._also and unit is None:
                    continue
                if is_share and not role.axis and (own := _unit_in(words)) != unit:
                    # At 75 %: that is the unit of the load, the figure has its own.
                    scale = scale_of(own.text, role) if own else None
                    return Heading(role=role, scale=scale, value=value)
                scale = scale_of(unit_text, role) if unit else None
                if unit is None or scale is not None:
                    return Heading(role=role, scale=scale, value=value)
        return Heading()

    def _written(self, text: str) -> Heading | None:
        """A figure of a kind with units of its own, as MPa, which are no units elsewhere."""
        squeezed = "".join(text.split()).casefold()
        for role, pattern in zip(self.roles, self._names, strict=True):
            if pattern is None or role.kind not in WRITTEN or not pattern.search(text):
                continue
            for unit in sorted(WRITTEN[role.kind], key=len, reverse=True):
                found = re.compile(rf"(?<![a-z]){re.escape(unit)}(?![a-z])")
                if found.search(squeezed) or found.search(text.casefold()):
                    usual = (one for one in units_for(role) if one.casefold() == unit)
                    scale = Scale(text=next(usual, unit), size=WRITTEN[role.kind][unit])
                    return Heading(role=role, scale=scale)
        return None

    def takes(self, role: Role, text: str) -> bool:
        """Whether a text under the name of a role may be of it: its unit fits, or it has none."""
        unit = _taken_apart(" ".join(text.replace("º", "°").split()))[0]
        return unit is None or scale_of(unit.text, role) is not None

    def _at_a_point(self, text: str, unit: Unit | None) -> Heading | None:
        """A figure with the temperatures it is at; None: it names none, or a temperature."""
        for role, pattern in zip(self.roles, self._names, strict=True):
            if pattern is None or role.kind is None or not pattern.search(text):
                continue
            scale = scale_of(unit.text, role) if unit else None
            return None if role.kind is Kind.TEMPERATURE else Heading(role=role, scale=scale)
        return None


def _pattern(names: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(names), re.IGNORECASE) if names else None


def _taken_apart(text: str) -> tuple[Unit | None, float | None, str]:
    """The unit, the value and the rest of a heading."""
    whole = _PER_CAPACITY.search(text)
    if whole:
        return parse("kW/RT"), None, text
    found = _VALUE.search(text)
    if found:
        unit = parse(found[2].replace("％", "%").strip()) if found[2] else None
        rest = text[: found.start()].strip(" :：=@(（")
        return unit or _unit_in(rest), float(found[1].replace(",", "")), rest
    return _unit_in(text), None, text


def _unit_in(text: str) -> Unit | None:
    for part in _BRACKETS.findall(text):
        unit = parse(part.strip())
        if unit is not None:
            return unit
    bare = _BRACKETS.sub(" ", text).strip()
    end = _UNIT_AT_END.search(bare)
    if end is None:
        return None
    words = re.split(r"[\s,;:]+", end[1])
    for first in range(len(words)):
        written = " ".join(words[first:]).strip("()（） ")
        unit = parse(written)
        if unit is not None and (len(written) > 1 or written in "%℃℉" or first or words[0] != bare):
            if len(written) == 1 and written.isalpha() and written not in "WKCF":
                before = bare[: end.start(1)]
                if not (written in "mAV" and words[0] == written and _CHARACTER.search(before)):
                    continue  # 扬程m is in m, "cooling A" in nothing
            if first + 1 < len(words) and unit.measured is Measured.OTHER:
                continue  # "r m" of (NPSH)r m is none
            return unit
    return None
