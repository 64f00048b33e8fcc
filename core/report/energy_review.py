"""An energy review: the main equipment with grade and tier, and what the year takes."""

from collections.abc import Callable, Iterator

from core.content.blocks import (
    Block,
    Cell,
    Column,
    InLanguages,
    Lines,
    Paragraph,
    Quantity,
    Section,
    Table,
    TableCell,
    Words,
    say,
)
from core.machines.fuel import KGCE_PER_KWH
from core.report.candidate import monthly_plot
from core.report.compliance import (
    has_not_firm,
    judged_levels,
    limit_and_figure,
    limit_of,
    short_outcome,
)
from core.report.economy import carbon_against
from core.report.edition_names import named
from core.report.equipment import Equipment, beside_tables, equipment_of, units_of_row
from core.report.yardstick import yardstick_said
from core.selection.outcome import Outcome
from core.selection.savings import figure_against
from core.selection.selection import Candidate, Group, Selection
from core.standards.verdict import Verdict
from core.vocabulary.quantity import Kind

NONE = Words(text="–")
_WH_PER_KWH, _KG_PER_T = 1e3, 1e3
_WH_PER_MWH, _WH_PER_TEN_THOUSAND_KWH = 1e6, 1e7
_FUEL = "fuel_energy_wh"  # of a boiler beside the machines, where the family has one


def main_equipment_section(selection: Selection) -> tuple[Section, ...]:
    """A row for each kind of machine."""
    leading = selection.leading
    if leading is None:
        return ()
    rows = equipment_of(selection, leading)
    # Groups without a schedule of their own are named all the same.
    by_row = dict(zip(_scheduled(leading, rows), rows, strict=False))
    table = Table(
        columns=(
            Column(title=say("review.number")),
            Column(title=say("report.equipment.name"), share=1.2),
            Column(title=say("review.rating"), share=1.2),
            Column(title=say("report.equipment.units")),
            Column(title=say("review.index"), share=1.5),
            Column(title=say("review.grade")),
            Column(title=say("review.tier")),
            Column(title=say("verdict.standard"), share=1.3),
        ),
        rows=tuple(
            _row(selection, number, group, by_row.get(number))
            for number, group in enumerate(leading.groups, 1)
        ),
        caption=say("review.caption", day=Words(text=selection.judged_on.isoformat())),
    )
    blocks: list[Block] = [table, *beside_tables(selection, leading)]
    if any(has_not_firm(group) for group in leading.groups):
        blocks.append(Paragraph(text=say("report.compliance.not_firm"), small=True))
    return (Section(title=say("review.section.equipment"), blocks=tuple(blocks)),)


def _scheduled(candidate: Candidate, rows: tuple[Equipment, ...]) -> Iterator[int]:
    """The numbers of the groups that have a row of the schedule: all, or none."""
    if len(rows) == len(candidate.groups):
        yield from range(1, len(rows) + 1)


def _row(
    selection: Selection, number: int, group: Group, row: Equipment | None
) -> tuple[TableCell, ...]:
    standing = group.standing
    judged = judged_levels(group)
    name: TableCell = Words(text=f"{group.record.maker} {group.record.model}".strip())
    if row is not None:
        name = Lines(cells=(row.name, row.model))
    grade, tier = standing.grade, standing.tier
    return (
        Words(text=str(number)),
        name,
        _rating(selection, group, row),
        Words(text=str(group.units)) if row is None else units_of_row(row),
        Lines(cells=tuple(_index(selection, one) for one in judged) or (NONE,)),
        NONE if grade is None else short_outcome(grade),
        NONE if tier is None else short_outcome(tier),
        Lines(cells=tuple(_clause(one) for one in judged) or (NONE,)),
    )


def _rating(selection: Selection, group: Group, row: Equipment | None) -> Lines:
    """Capacity and power of one unit."""
    kind = selection.capacity_kind
    capacity = Quantity(value=group.unit_capacity_w, kind=kind)
    powers = (
        say("report.equipment.figure", title=one.title, value=one.value)
        for one in (() if row is None else row.parameters)
        if isinstance(one.value, Quantity) and one.value.kind is Kind.ELECTRIC_POWER != kind
    )
    return Lines(cells=(capacity, *powers))


def _index(selection: Selection, verdict: Verdict) -> Cell:
    """What it is judged by: the figure, and the limit of what it reaches."""
    if not verdict.metric:
        return NONE
    return say(
        "review.index.of",
        metric=named(selection.standards, "metric", verdict.metric),
        actual=limit_and_figure(verdict)[1],
        limit=limit_of(verdict),
    )


def _clause(verdict: Verdict) -> Cell:
    return Words(text=" ".join(part for part in (verdict.edition, verdict.place) if part))


def consumption_section(selection: Selection) -> tuple[Section, ...]:
    """Electricity, fuel, standard coal and CO2 of a year, beside the measure of savings."""
    leading = selection.leading
    if leading is None:
        return ()
    against = yardstick_said(selection)
    rows = [row for row in _consumed(selection, leading) if row[1] != NONE]
    columns = [
        Column(title=say("report.comparison.item"), share=1.3),
        Column(title=say("review.this"), share=1.0, right=True),
    ]
    compared = against is not None and any(row[2] != NONE for row in rows)
    if compared:
        columns += [
            Column(title=say("review.against"), share=1.0, right=True),
            Column(title=say("review.saved"), share=1.0, right=True),
        ]
    caption = say("review.consumption.caption", factor=Words(text=f"{KGCE_PER_KWH:g}"))
    if compared and against is not None:
        caption = say(
            "report.sentences", first=caption, second=say("review.compared", against=against)
        )
    table = Table(
        columns=tuple(columns),
        rows=tuple(row if compared else row[:2] for row in rows),
        caption=caption,
    )
    blocks = (table, monthly_plot(selection, leading))
    return (Section(title=say("review.section.consumption"), blocks=blocks),)


def _consumed(selection: Selection, candidate: Candidate) -> Iterator[tuple[Cell, ...]]:
    """Item, of this project, of what it is compared with, and what that saves."""
    own = candidate.outcome
    fuel = getattr(own, _FUEL, None)
    here = (own.annual_energy_wh, fuel)
    there = tuple(figure_against(selection, candidate, key) for key in _of_energy(own))
    yield _compared("field.annual_energy_wh", here[0], there[0], _energy)
    if fuel:
        yield _compared("field.fuel_energy_wh", fuel, there[1], _energy)
    yield _compared("review.coal", _coal_kg(*here), _coal_kg(*there), _coal)
    yield _compared("field.carbon_kg", own.carbon_kg, carbon_against(selection, candidate), _carbon)


def _of_energy(outcome: Outcome) -> tuple[str, ...]:
    return ("annual_energy_wh", *((_FUEL,) if hasattr(outcome, _FUEL) else ()))


def _coal_kg(*energies_wh: float | None) -> float | None:
    """Equivalent value, by the energy content of electricity and fuel, GB/T 2589-2020."""
    known = [one for one in energies_wh if one is not None]
    return sum(known) / _WH_PER_KWH * KGCE_PER_KWH if known else None


def _compared(
    key: str, own: float | None, other: float | None, cell: Callable[[float | None], Cell]
) -> tuple[Cell, ...]:
    saved = None if own is None or other is None else other - own
    return say(key), cell(own), cell(other), cell(saved)


def _energy(wh: float | None) -> Cell:
    """In the unit of the trade in each language."""
    if wh is None:
        return NONE
    return InLanguages(
        texts={
            "zh": f"{wh / _WH_PER_TEN_THOUSAND_KWH:,.2f} 万kWh",
            "en": f"{wh / _WH_PER_MWH:,.1f} MWh",
        }
    )


def _coal(kg: float | None) -> Cell:
    return NONE if kg is None else say("review.tce", tonnes=Words(text=f"{kg / _KG_PER_T:,.1f}"))


def _carbon(kg: float | None) -> Cell:
    return NONE if kg is None else Quantity(value=kg, kind=Kind.CARBON)
