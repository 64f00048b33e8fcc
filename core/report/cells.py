"""A candidate in cells: its units, its machines and its figures, the same in every view."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from core.content.blocks import Cell, Message, Quantity, Stacked, TableCell, Words, say
from core.machines.device import device_name
from core.selection.outcome import BEYOND_MARK, Outcome, in_per_cent
from core.selection.selection import Candidate, Group
from core.vocabulary.field import Field
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind

if TYPE_CHECKING:
    from core.selection.family_report import FamilyReport

NOT_COUNTED = ("auxiliary_energy_wh",)  # without a value it is left out of the sum, not zero


def units_of(candidate: Candidate) -> Message:
    """Number of units and the capacity of one at design conditions, group by group."""
    if candidate.is_mixed:
        return _groups_of(candidate)
    return say(
        "report.units_of",
        units=str(candidate.units),
        capacity=capacity_of(candidate.outcome),
    )


def shortfall_of(candidate: Candidate) -> Cell:
    """Hours and energy that a candidate does not carry, told beside its place; else a dash."""
    short = candidate.shortfall
    if short is None:
        return Words(text="–")
    return say(
        "report.shortfall",
        hours=Quantity(value=short.hours, kind=Kind.HOURS),
        energy=Quantity(value=short.energy_wh, kind=Kind.ENERGY),
    )


def units_in_table(candidate: Candidate) -> Message:
    """The same where there is little room: a mark says that the capacity lies beyond limits."""
    if candidate.is_mixed:
        return _groups_of(candidate)
    outcome = candidate.outcome
    capacity = Quantity(value=outcome.unit_capacity_w, kind=outcome.capacity_kind)
    key = "report.units_of.beyond" if outcome.beyond_k > 0.0 else "report.units_of"
    return say(key, units=str(candidate.units), capacity=capacity)


def _groups_of(candidate: Candidate) -> Message:
    """2 × 2,461 kW + 1 × 1,231 kW."""
    outcome = candidate.outcome
    key = "report.units_of.beyond" if outcome.beyond_k > 0.0 else "report.units_of"
    first, *others = (
        say(
            f"{key}.standby" if group.standby else key,
            units=str(group.units),
            standby=str(group.standby),
            capacity=Quantity(value=group.unit_capacity_w, kind=outcome.capacity_kind),
        )
        for group in candidate.groups
    )
    for one in others:
        first = say("report.plus", first=first, second=one)
    return first


def group_of(group: Group, kind: Kind) -> Message:
    """2 × Maker Model (2,461 kW), and how many of them stand by; kind: of the capacity."""
    return say(
        "report.mixed.group.standby" if group.standby else "report.mixed.group",
        units=str(group.units),
        standby=str(group.standby),
        machine=Words(text=device_name(group.record)),
        capacity=Quantity(value=group.unit_capacity_w, kind=kind),
    )


def placed_name(candidate: Candidate) -> str:
    """Its place and its name; set apart where the name begins with a number of units."""
    mark = " · " if candidate.is_mixed else " "
    return f"{candidate.place}{mark}{candidate.name}"


def bare_units_of(candidate: Candidate, language: Language) -> str:
    """The same without the unit of the capacity, which stands in the head of a column."""
    outcome = candidate.outcome
    mark = BEYOND_MARK if outcome.is_beyond("unit_capacity_w") else ""
    each = (language.value(g.unit_capacity_w, outcome.capacity_kind) for g in candidate.groups)
    return " + ".join(
        f"{group.units} × {capacity}{mark}"
        for group, capacity in zip(candidate.groups, each, strict=True)
    )


def makers_of(candidate: Candidate) -> tuple[str, ...]:
    """The makers of its machines, each once."""
    return tuple(dict.fromkeys(str(record.maker) for record in candidate.records))


def models_of(candidate: Candidate) -> str:
    """The models of its machines."""
    return " + ".join(str(record.model) for record in candidate.records)


def kind_of(family: "FamilyReport", candidate: Candidate) -> Cell:
    """The kinds of its machines in a few words, each once."""
    kinds: list[Cell] = []
    for record in candidate.records:
        kind = family.kind_of(record)
        if kind not in kinds:
            kinds.append(kind)
    return joined(kinds)


def capacity_of(outcome: Outcome) -> Cell:
    """Capacity of one unit, and how far beyond the machine's limits it is read."""
    capacity = Quantity(value=outcome.unit_capacity_w, kind=outcome.capacity_kind)
    return _with_reach(capacity, outcome) if outcome.beyond_k > 0.0 else capacity


def outcome_cell(outcome: Outcome, field: Field) -> Cell:
    """An outcome as a cell of its declared kind."""
    value = field.of(outcome)
    if value is None and field.key in NOT_COUNTED:
        return say("outcome.not_included")
    cell, band = value_cell(value, field), outcome.band_of(field.key)
    if isinstance(cell, Quantity):  # in a table: large sums beside others in one unit
        cell = msgspec.structs.replace(cell, in_full=True)
    if band is not None and value is not None:
        return say("report.within_band", figure=cell, band=Words(text=in_per_cent(band)))
    return _with_reach(cell, outcome) if outcome.is_beyond(field.key) else cell


def outcome_in_table(outcome: Outcome, field: Field) -> TableCell:
    """The same where there is little room: the band stands under its figure."""
    band = outcome.band_of(field.key)
    if band is None or field.of(outcome) is None:
        return outcome_cell(outcome, field)
    under = Words(text=in_per_cent(band))
    return Stacked(first=value_cell(field.of(outcome), field), second=under)


def _with_reach(cell: Cell, outcome: Outcome) -> Message:
    if outcome.beyond_k <= 0.0:
        return say("report.beyond_published", figure=cell)
    beyond = Quantity(value=outcome.beyond_k, kind=Kind.TEMPERATURE_DIFFERENCE)
    return say("report.beyond_limits", figure=cell, beyond=beyond)


def value_cell(value: object, field: Field) -> Cell:
    """The value of a declared field as a cell."""
    if value is None:
        return Words(text="–")
    if field.choices:
        return say(f"choice.{value}")
    if field.words:
        return say(f"{field.words}.{value}")
    if isinstance(value, bool):
        return say("choice.yes" if value else "choice.no")
    if field.kind is not None and isinstance(value, int | float):
        return Quantity(value=value, kind=field.kind)
    return Words(text=str(value))


def joined(cells: Sequence[Cell]) -> Cell:
    """Cells one after another, as the language lists things; a dash for none."""
    if not cells:
        return Words(text="–")
    whole = cells[0]
    for cell in cells[1:]:
        whole = say("report.joined", first=whole, second=cell)
    return whole
