"""Units of a load as tables write them."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadUnit:
    """A unit: W per unit; `energy` where it counts the heat of each step (Wh per unit)."""

    key: str
    watts: float
    energy: bool = False


_BTU_WH = 0.2930710701722222  # 1 Btu(IT) = 1055.05585262 J
_TON_W = 12_000 * _BTU_WH  # ton of refrigeration, by definition

_PATTERNS: tuple[tuple[LoadUnit, str], ...] = (
    (LoadUnit(key="MMBtu/h", watts=1e6 * _BTU_WH), r"(?i:MM\s?Btu(?:/hr?|h))"),
    (LoadUnit(key="kBtu/h", watts=1e3 * _BTU_WH), r"(?i:k\s?Btu(?:/hr?|h)|MBH)"),
    (LoadUnit(key="Btu/h", watts=_BTU_WH), r"(?i:Btu(?:/hr?|h))"),
    (LoadUnit(key="MWh", watts=1e6, energy=True), r"(?i:MW[·*.\s]?h|兆瓦时)"),
    (LoadUnit(key="kWh", watts=1e3, energy=True), r"(?i:kW[·*.\s]?h|千瓦时)"),
    (
        LoadUnit(key="RTh", watts=_TON_W, energy=True),
        r"(?i:RT[·*.\s]?h|ton[·*.\-\s]?hours?|冷吨时)",
    ),
    (LoadUnit(key="GJ/h", watts=1e9 / 3600), r"(?i:GJ/h)"),
    (LoadUnit(key="MJ/h", watts=1e6 / 3600), r"(?i:MJ/h)"),
    (LoadUnit(key="MW", watts=1e6), r"(?:MW|兆瓦)"),
    (LoadUnit(key="kW", watts=1e3), r"(?i:kW|千瓦)"),
    (LoadUnit(key="RT", watts=_TON_W), r"(?i:US\s?RT|RT|TR|tons?|冷吨)"),
    (LoadUnit(key="W", watts=1.0), r"(?:W|瓦)"),
)
UNITS = {unit.key: unit for unit, _ in _PATTERNS}
_NOT_IN_WORD = (r"(?<![A-Za-z0-9千兆])", r"(?![A-Za-z0-9·*时])")
_IN_HEADER = [
    (unit, re.compile(_NOT_IN_WORD[0] + pattern + _NOT_IN_WORD[1])) for unit, pattern in _PATTERNS
]
_WHOLE = [(unit, re.compile(pattern)) for unit, pattern in _PATTERNS]
_FAHRENHEIT = re.compile(r"°\s?F|℉|[(\[（_ ]F[)\]）]?$")


def units_in(header: str) -> tuple[LoadUnit, ...]:
    """The units a header names, each once; the longer reading of a place wins."""
    found: list[LoadUnit] = []
    rest = header
    for unit, pattern in _IN_HEADER:
        rest, times = pattern.subn("¦", rest)
        if times:
            found.append(unit)
    return tuple(found)


def unit_of_cell(text: str) -> str | None:
    """Key of the unit written behind a figure; None where it is no unit of a load."""
    written = text.strip()
    return next((unit.key for unit, pattern in _WHOLE if pattern.fullmatch(written)), None)


def is_fahrenheit(header: str) -> bool:
    """Whether a header says °F."""
    return bool(_FAHRENHEIT.search(header))
