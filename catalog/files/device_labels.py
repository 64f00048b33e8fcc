"""What columns and words of a table of devices are called: the program's own labels, with units.

A heading is a column's key, or its title in any of the languages, with its unit in brackets or
without; a word is a choice's key or its name.
"""

import re
from collections.abc import Sequence

from catalog.devices.columns import Column, Form, choices, columns_of
from catalog.files.unit_words import WRITTEN
from catalog.files.units import Measured, parse, units_of
from core.machines.table import DeviceTable
from core.standards.naming import plain
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind

_BRACKETS = re.compile(r"\s*[(（\[].*?[)）\]]\s*$")
_STORED = {  # what a column's figures are stored in, where a heading may name another unit
    Kind.COOLING_POWER: Measured.POWER, Kind.HEATING_POWER: Measured.POWER,
    Kind.ELECTRIC_POWER: Measured.POWER, Kind.SHAFT_POWER: Measured.POWER,
    Kind.IDLE_POWER: Measured.POWER, Kind.WATER_FLOW: Measured.FLOW,
    Kind.FREE_AIR_FLOW: Measured.FLOW, Kind.AIR_FLOW: Measured.FLOW,
    Kind.AIR_PRESSURE: Measured.PRESSURE, Kind.SHARE: Measured.SHARE,
    Kind.VOLTAGE: Measured.VOLTAGE, Kind.CURRENT: Measured.CURRENT, Kind.TORQUE: Measured.TORQUE,
}  # fmt: skip
_AS_IT_IS = {  # stored in the unit that everybody writes
    Kind.TEMPERATURE: "°C", Kind.TEMPERATURE_DIFFERENCE: "K", Kind.SPEED: "r/min",
    Kind.FREQUENCY: "Hz", Kind.MASS: "kg",
}  # fmt: skip


class Labels:
    """Columns and words of one family by what they are called."""

    def __init__(self, family: DeviceTable, languages: Sequence[Language]) -> None:
        self._columns = {column.name: column for column in columns_of(family.record)}
        self._names: dict[str, str] = {}
        for column in self._columns.values():
            if column.name == column.field.key:
                for language in languages:
                    if not language.has(f"field.{column.name}"):
                        continue  # no person is asked for it
                    title = plain(language.text(f"field.{column.name}"))
                    # Two columns with one title are told apart by their keys alone.
                    other = self._names.get(title, column.name) != column.name
                    self._names[title] = "" if other else column.name
        self._languages = languages

    def heading(self, text: str) -> tuple[str, float] | None:
        """The column a heading names, and by what its figures are multiplied."""
        whole = self._names.get(plain(text))
        if whole:
            return whole, 1.0
        bare = _BRACKETS.sub("", text)
        name = self._names.get(plain(bare)) or (
            bare.lower() if bare.lower() in self._columns else ""
        )
        if not name or bare == text:
            return None
        factor = self._factor(self._columns[name], text)
        return None if factor is None else (name, factor)

    def _factor(self, column: Column, heading: str) -> float | None:
        units, kind = units_of(heading), column.field.kind
        if kind in WRITTEN:
            inside = heading[len(_BRACKETS.sub("", heading)) :].strip()[1:-1]
            return WRITTEN[kind].get(inside.replace(" ", "").casefold())
        if len(units) != 1 or kind is None:
            return None
        if kind in _AS_IT_IS:
            usual = parse(_AS_IT_IS[kind])
            same = usual is not None and units[0].same_as(usual) and units[0].offset == usual.offset
            return 1.0 if same else None
        return units[0].size if units[0].measured is _STORED.get(kind) else None

    def cell(self, column: Column, cell: object) -> object:
        """A cell with its words by their keys, and per cent as a share."""
        text = str(cell).strip() if isinstance(cell, str) else ""
        if not text:
            return cell
        if column.form in (Form.CHOICE, Form.WORDS):
            return self._word(column, text)
        if column.form is Form.NUMBER and text[-1] in "%％":
            figure = text[:-1].strip()
            return str(float(figure) / 100.0) if re.fullmatch(r"[+-]?\d+(\.\d+)?", figure) else cell
        return cell

    def _word(self, column: Column, text: str) -> str:
        known = choices(column)
        if text in known:
            return text
        wanted = plain(text)
        hits = [word for word in known if wanted in (plain(word), *self._names_of(word))]
        return hits[0] if len(hits) == 1 else text

    def _names_of(self, word: str) -> list[str]:
        key = f"choice.{word}"
        return [plain(one.text(key)) for one in self._languages if one.has(key)]
