"""A table of devices to fill in: every column of a family, with a machine of the catalog."""

from collections.abc import Sequence
from typing import Any

from catalog.devices.columns import Column, Form, choices, columns_of, row_of
from catalog.devices.store import Catalog
from catalog.files.device_labels import Labels
from core.families.registry import DEVICE_TABLES
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from gui.program.templates.workbook import Template, TemplateColumn

_UNITS = {  # in which a column's figures are asked for
    Kind.COOLING_POWER: "kW", Kind.HEATING_POWER: "kW", Kind.ELECTRIC_POWER: "kW",
    Kind.SHAFT_POWER: "kW", Kind.IDLE_POWER: "W", Kind.WATER_FLOW: "m³/h",
    Kind.FREE_AIR_FLOW: "m³/min", Kind.GAUGE_PRESSURE: "MPa", Kind.SPECIFIC_POWER: "kW/(m³/min)",
    Kind.AIR_FLOW: "m³/h", Kind.AIR_PRESSURE: "Pa", Kind.HYDROGEN_FLOW: "Nm³/h",
    Kind.ENERGY_PER_HYDROGEN: "kWh/Nm³",
    Kind.VOLTAGE: "V", Kind.CURRENT: "A", Kind.TORQUE: "N·m", Kind.TEMPERATURE: "°C",
    Kind.TEMPERATURE_DIFFERENCE: "K", Kind.SPEED: "r/min", Kind.FREQUENCY: "Hz", Kind.MASS: "kg",
}  # fmt: skip
_EXAMPLE_ID = "example-1"


def device_template(family: str, catalog: Catalog, language: Language) -> Template:
    """The columns of a family by their titles in the reader's language, with units."""
    table, labels = DEVICE_TABLES[family], Labels(DEVICE_TABLES[family], (language,))
    example = row_of(catalog.devices(family)[0])
    columns = []
    for column in columns_of(table.record):
        heading, factor = _heading(column, labels, language)
        value = _EXAMPLE_ID if column.name == table.key else example[column.name]
        shown = _shown(column, value, factor, labels, language)
        about, needed = _about(column, language), column.required
        columns.append(TemplateColumn(heading=heading, example=shown, about=about, needed=needed))
    name = language.text(f"family.{family}")
    return Template(
        title=language.text("template.devices", family=name),
        columns=columns,
        notes=(language.text("template.devices.note"),),
    )


def _heading(column: Column, labels: Labels, language: Language) -> tuple[str, float]:
    """The title with its unit where it is understood so, else the key; and the unit's size."""
    key, kind = column.name, column.field.kind
    if column.name == column.field.key and language.has(f"field.{key}"):
        title, unit = language.text(f"field.{key}"), _UNITS.get(kind) if kind else None
        for heading in ([f"{title} ({unit})"] if unit else []) + [title]:
            found = labels.heading(heading)
            if found and found[0] == key and (found[1] == 1.0 or heading != title):
                return heading, found[1]
    return key, 1.0


def _shown(
    column: Column, value: Any, factor: float, labels: Labels, language: Language
) -> str | float | int | None:
    """A stored value as it is to be entered."""
    if value is None or value == "":
        return None
    if column.form is Form.NUMBER:
        return float(f"{value / factor:.10g}")
    if column.form is Form.CHOICE and language.has(f"choice.{value}"):
        said = language.text(f"choice.{value}")
        return said if labels.cell(column, said) == value else str(value)
    return value if isinstance(value, int) else str(value)


def _about(column: Column, language: Language) -> str:
    """What the figure is, its limits or words, and the key it is stored by."""
    parts: list[str] = []
    for key in (f"help.{column.name}", f"help.{column.field.key}"):
        if language.has(key):
            parts.append(language.text(key))
            break
    words: Sequence[str] = choices(column)
    if words:
        said = [language.text(f"choice.{one}") if language.has(f"choice.{one}") else one
                for one in words]  # fmt: skip
        parts.append(language.text("template.words", words=", ".join(said)))
    kind = column.field.kind
    if column.form in (Form.NUMBER, Form.WHOLE) and kind in (Kind.SHARE, Kind.COP, Kind.RATIO):
        parts.append(language.text("template.plain_number"))
    parts.append(f"[{column.name}]")
    return " ".join(parts)
