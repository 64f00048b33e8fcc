"""The equipment schedule: a row for each kind of machine, with its parameters at design.

The same rows go onto paper, into the workbook, a drawing and the clipboard.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TypeGuard, cast

from core.content.blocks import (
    Block,
    Cell,
    Column,
    Lines,
    Message,
    Quantity,
    Table,
    TableCell,
    Words,
    say,
)
from core.content.requirement import Requirement
from core.machines.device import is_of_level
from core.report.cells import value_cell
from core.report.compliance import has_not_firm, judged_levels, short_outcome
from core.report.plain_tables import tables_of
from core.report.schedule import bound_cell, requirements
from core.report.yardstick import machine_name
from core.selection.selection import Candidate, Group, Selection
from core.vocabulary.field import fields_of
from core.vocabulary.quantity import Kind

# Figures of a record that a drawing or a supply needs, whatever the family.
_OF_THE_MACHINE = (Kind.CURRENT, Kind.SOUND, Kind.MASS, Kind.LENGTH)
_BESIDE = "_equipment"  # how the sheets of such lists end
_OF_ROOM = "report.room.equipment."
_REFRIGERANT = "refrigerant"
_COUNT, _GRADE, _TIER = "report.schedule.count", "report.schedule.grade", "report.schedule.tier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """A row: identical units.

    tag: as on drawings, CH-1, 2; parameters: what is computed or required of one unit; own: what
    the catalog says of the machine besides; standby: 2 on duty, 1 stand by, or None;
    standing: grade and tier with the asterisk of what is not firm, as the ranking has them.
    """

    tag: Cell
    name: Cell
    model: Cell
    of_a_class: bool
    parameters: tuple[Requirement, ...]
    own: tuple[Requirement, ...]
    units: int
    standby: Cell | None
    grade: Cell | None
    tier: Cell | None
    standing: Cell | None = None


def equipment_of(selection: Selection, candidate: Candidate) -> tuple[Equipment, ...]:
    """The rows of a candidate; none where its family has no schedule."""
    rows, first = list[Equipment](), 1
    for group in candidate.groups:
        lines = requirements(selection, candidate, group)
        if lines:
            rows.append(_row(selection, group, lines, first))
        first += group.units * selection.duty.sets
    return tuple(rows)


def _row(
    selection: Selection, group: Group, lines: tuple[Requirement, ...], first: int
) -> Equipment:
    name, *others = lines
    apart = {line.title.key: line for line in others if line.title.key in (_COUNT, _GRADE, _TIER)}
    grade, tier = apart.get(_GRADE), apart.get(_TIER)
    units = group.units * selection.duty.sets
    last = first + units - 1
    return Equipment(
        tag=say(
            "report.equipment.tag" if units == 1 else "report.equipment.tags",
            letters=say(f"equipment.tag.{selection.family.key}"),
            first=str(first),
            last=str(last),
        ),
        name=name.value,
        model=machine_name(group.record),
        of_a_class=is_of_level(group.record),
        parameters=tuple(line for line in others if line.title.key not in apart),
        own=tuple(_of_the_machine(group)),
        units=units,
        standby=apart[_COUNT].condition,
        grade=None if grade is None else grade.value,
        tier=None if tier is None else tier.value,
        standing=_standing(group),
    )


def _standing(group: Group) -> Cell | None:
    said = [short_outcome(one) for one in reversed(judged_levels(group))]
    if len(said) < 2:
        return said[0] if said else None
    return say("report.compliance.both", tier=said[0], grade=said[1])


def _of_the_machine(group: Group) -> Iterator[Requirement]:
    """What the catalog states of the machine: refrigerant, current, sound, mass, size."""
    for field in fields_of(type(group.record)):
        value = field.of(group.record)
        if value not in (None, "") and (field.key == _REFRIGERANT or field.kind in _OF_THE_MACHINE):
            yield Requirement(title=say(f"field.{field.key}"), value=value_cell(value, field))


def beside_tables(selection: Selection, candidate: Candidate) -> tuple[Table, ...]:
    """Pumps and towers that are required with the machines, where the family lists them."""
    own = selection.family.report.own_blocks(selection, candidate)
    return tuple(one for one in tables_of(own) if one.sheet.endswith(_BESIDE))


def served_of(selection: Selection, candidate: Candidate) -> tuple[Equipment, ...]:
    """Pumps, towers and what else stands beside the machines, as rows like theirs."""
    return tuple(row for one in beside_tables(selection, candidate) for row in _served(one))


def _served(table: Table) -> Iterator[Equipment]:
    """The rows of a list but for its sum, and for the machines, which are listed already."""
    keys = [getattr(column.title, "key", "") for column in table.columns]
    tag, name, count = (keys.index(f"{_OF_ROOM}{one}") for one in ("tag", "name", "count"))
    for row in table.rows[: -1 if table.total else None]:
        said, units = row[name], row[count]
        if not isinstance(said, Message) or not said.key.startswith(_OF_ROOM):
            continue
        yield Equipment(
            tag=cast(Cell, row[tag]),
            name=said,
            model=Words(text="–"),
            of_a_class=False,
            parameters=tuple(
                Requirement(title=column.title, value=value)
                for at, (column, value) in enumerate(zip(table.columns, row, strict=True))
                if at not in (tag, name, count) and _is_said(value)
            ),
            own=(),
            units=int(cast(float, cast(Quantity, units).value)),
            standby=None,
            grade=None,
            tier=None,
        )


def _is_said(value: TableCell) -> TypeGuard[Cell]:
    return isinstance(value, Message) or (isinstance(value, Quantity) and value.value is not None)


def equipment_table(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """The schedule with what was computed, for the first page."""
    rows = equipment_of(selection, candidate)
    if not rows:
        return ()
    caption, starred = say("report.equipment.caption"), has_not_firm(candidate)
    levels = any(row.grade is not None or row.tier is not None for row in rows)
    table = Table(
        title=say("report.equipment.title"),
        columns=(
            Column(title=say("report.equipment.tag_of")),
            Column(title=say("report.equipment.name"), share=0.8),
            Column(title=say("report.equipment.parameters"), share=3.4),
            Column(title=say("report.equipment.units")),
            *((Column(title=say("report.equipment.level")),) if levels else ()),
        ),
        rows=tuple(
            (
                row.tag,
                Lines(cells=(row.name, row.model)),
                parameters_of(row, bound=False),
                units_of_row(row),
                *((shown_level_of(row),) if levels else ()),
            )
            for row in rows
        ),
        caption=say("report.ranking.not_firm", caption=caption) if starred else caption,
    )
    return (table,)


def parameters_of(row: Equipment, *, bound: bool) -> Lines:
    """Parameters, those of one condition in one line; bound: with ≥ and ≤."""
    lines = [
        _line(condition, tuple(several), bound=bound)
        for condition, several in groupby(row.parameters, key=lambda line: line.condition)
    ]
    if row.own and not bound:
        lines.append(_line(None, row.own, bound=False))
    return Lines(cells=tuple(lines))


def _line(condition: Cell | None, several: tuple[Requirement, ...], *, bound: bool) -> Cell:
    said = [
        say(
            "report.equipment.figure",
            title=line.title,
            value=bound_cell(line) if bound else line.value,
        )
        for line in several
    ]
    whole: Cell = said[0]
    for other in said[1:]:
        whole = say("report.equipment.joined", first=whole, second=other)
    if condition is None:
        return whole
    return say("report.equipment.at", condition=condition, figures=whole)


def units_of_row(row: Equipment) -> Cell:
    """3, or 2 on duty and 1 stand by."""
    return Words(text=str(row.units)) if row.standby is None else row.standby


def level_of(row: Equipment) -> Cell:
    """Grade and tier in a few words, a dash for none."""
    if row.grade is None or row.tier is None:
        return row.grade or row.tier or Words(text="–")
    return say("report.compliance.both", tier=row.tier, grade=row.grade)


def shown_level_of(row: Equipment) -> Cell:
    """Grade and tier as found rather than as asked for, with the asterisk of the ranking."""
    return row.standing or level_of(row)
