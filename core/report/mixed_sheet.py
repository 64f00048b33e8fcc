"""Plants of several models on a sheet of the workbook, a row for each group of units."""

from collections.abc import Sequence

from core.content.blocks import Quantity
from core.report.sheet import Sheet, Value
from core.report.yardstick import machine_name
from core.selection.outcome import sum_of_load
from core.selection.selection import Selection
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind


def _summed(load_h: float, kind: Kind) -> Quantity:
    """A load summed over hours; kind: of the load."""
    value, summed = sum_of_load(load_h, kind)
    return Quantity(value=value, kind=summed)


def mixed_plants(selection: Selection, language: Language) -> list[Sheet]:
    """Plants of several models, a row for each group of units."""
    rows: list[Sequence[Value]] = [
        (
            candidate.place,
            group.record.id,
            machine_name(group.record).text,
            group.units,
            group.standby,
            Quantity(value=group.unit_capacity_w, kind=selection.capacity_kind),
            Quantity(value=unit_hours, kind=Kind.HOURS),
            Quantity(value=starts, kind=Kind.COUNT),
            _summed(output_wh, selection.capacity_kind),
            Quantity(value=input_wh, kind=Kind.ENERGY),
        )
        for candidate in selection.candidates
        if candidate.year is not None
        for group, unit_hours, starts, output_wh, input_wh in zip(
            candidate.groups,
            candidate.year.unit_hours.tolist(),
            candidate.year.starts_or_none,
            candidate.year.output_wh.tolist(),
            candidate.year.input_wh.tolist(),
            strict=True,
        )
    ]
    if not rows:
        return []
    titled = (
        ("report.column.place", None),
        ("field.id", None),
        ("report.column.machine", None),
        ("report.column.units", None),
        ("report.mixed.standby", None),
        ("field.unit_capacity_w", selection.capacity_kind),
        ("report.mixed.unit_hours", Kind.HOURS),
        ("report.mixed.starts", None),
        ("report.mixed.output_wh", sum_of_load(0.0, selection.capacity_kind)[1]),
        ("report.mixed.input_wh", Kind.ENERGY),
    )
    titles = [
        language.text(key) if kind is None else f"{language.text(key)} {language.unit(kind)}"
        for key, kind in titled
    ]
    return [Sheet(name="mixed_plants", titles=titles, rows=rows)]
