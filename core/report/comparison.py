"""What a report is about beside others: those put side by side, the field, the nearest misses."""

from collections.abc import Iterator

import numpy as np

from core.content.blocks import (
    Block,
    Cell,
    Column,
    Message,
    Paragraph,
    Plot,
    Quantity,
    Section,
    Table,
    TableCell,
    Words,
    plot,
    say,
)
from core.content.charts import CostEnergy, CostPoint, pareto_front
from core.report.cells import joined, kind_of, outcome_cell, placed_name, shortfall_of, units_of
from core.report.compliance import standing_of
from core.report.left_out import by_reason
from core.report.nearest_misses import nearest_table
from core.report.next_size import next_size_said
from core.report.ranking_columns import ranking_fields
from core.report.yardstick import candidate_name, yardstick_said
from core.selection.family_report import FamilyReport
from core.selection.selection import Candidate, Selection
from core.vocabulary.field import fields_of
from core.vocabulary.quantity import Kind

OTHERS = 3  # beside the one the report is about
_BEHIND = ("sold_elsewhere", "maker_undisclosed")
_NAMED = 3  # points of the chart that carry a name
_WHOLE = 16  # rows of a table that is moved to the next page rather than split
_LONG_NAME = 48  # letters of maker and model; longer ones take three lines and more
_ALWAYS = ("annual_energy_wh", "investment", "energy_cost", "life_cycle_cost", "carbon_kg")


def beside(selection: Selection) -> tuple[Candidate, ...]:
    """The others: those put side by side by the user, else the first of the ranking."""
    leading = selection.leading
    by_id = {one.id: one for one in selection.candidates if one is not leading}
    ticked = [by_id[one] for one in selection.study.choice.compared if one in by_id]
    return tuple(ticked[:OTHERS]) or tuple(list(by_id.values())[:OTHERS])


def comparison_section(selection: Selection, family: FamilyReport) -> Section:
    """Side by side, and what did not fit."""
    return Section(
        title=say("report.section.comparison"),
        blocks=(
            *side_by_side(selection, family),
            *_next_size(selection),
            *_left_out(selection),
        ),
    )


def _next_size(selection: Selection) -> Iterator[Block]:
    """Whether a smaller one would do."""
    leading = selection.leading
    said = None if leading is None else next_size_said(selection, leading)
    if said is not None:
        yield Paragraph(text=said, small=True)


def _left_out(selection: Selection) -> tuple[Block, ...]:
    """Counts by reason, and those nearest to being admitted."""
    if not selection.left_out:
        return (Paragraph(text=say("report.left_out.none")),)
    return (Paragraph(text=_counts(selection), small=True), *nearest_table(selection))


def _counts(selection: Selection) -> Message:
    """How many for which reason, in one line."""
    parts: list[Cell] = [
        say(
            "report.equipment.figure",
            title=Message(key=f"reason.{code}"),
            value=Quantity(value=len(machines), kind=Kind.COUNT),
        )
        for code, machines in by_reason(selection).items()
    ]
    count = Quantity(value=len(selection.left_out), kind=Kind.COUNT)
    return say("report.left_out.line", count=count, reasons=joined(parts))


def side_by_side(
    selection: Selection, family: FamilyReport, *, whole: bool = False
) -> Iterator[Block]:
    """A table of the one the report is about and the others; none where there are none.

    whole: with what the ranking says of them, where no ranking stands.
    """
    leading, others = selection.leading, beside(selection)
    if leading is None or not others:
        return
    ticked = any(one.id in selection.study.choice.compared for one in others)
    shown = (leading, *others)
    rows = tuple(_rows(selection, family, shown, whole=whole or ticked))
    yield Table(
        columns=(
            Column(title=say("report.comparison.item"), share=0.9),
            *(Column(title=_head(one), share=1.0, right=True) for one in shown),
        ),
        rows=rows,
        caption=say("report.comparison.ticked" if ticked else "report.comparison.first"),
        whole=len(rows) <= _WHOLE,
    )


def compared_keys(family: FamilyReport) -> tuple[str, ...]:
    """The outcomes that are compared, each once."""
    return tuple(dict.fromkeys((*family.cards, *family.ranking, *_ALWAYS)))


def _head(candidate: Candidate) -> Message:
    key = "report.placed" if candidate.is_mixed else "report.annex.candidate"
    return say(key, place=str(candidate.place), machine=candidate_name(candidate))


def _rows(
    selection: Selection, family: FamilyReport, shown: tuple[Candidate, ...], *, whole: bool
) -> Iterator[tuple[TableCell, ...]]:
    """Kind, units and standing, then the figures of the year that some of them have.

    Not whole: only what the ranking on the first page does not say of the same candidates.
    """
    if whole:
        yield say("report.comparison.kind"), *(kind_of(family, one) for one in shown)
        yield say("report.column.units"), *(units_of(one) for one in shown)
        yield from _standing_row(shown)
    fields = {field.key: field for field in fields_of(selection.family.outcome)}
    said = () if whole else [field.key for field in ranking_fields(selection, shown)]
    for key in compared_keys(family):
        field = fields.get(key)
        if field is None or (not whole and key in said):
            continue
        values = [field.of(one.outcome) for one in shown]
        alike = field.kind is None and len(set(values)) == 1  # words that tell nothing apart
        if not alike and any(value is not None for value in values):
            yield say(f"field.{key}"), *(outcome_cell(one.outcome, field) for one in shown)


def _standing_row(shown: tuple[Candidate, ...]) -> Iterator[tuple[TableCell, ...]]:
    """Tier and grade, and what is not carried, where some have it."""
    standings: tuple[Cell, ...] = tuple(standing_of(one) for one in shown)
    if any(one != Words(text="–") for one in standings):
        yield say("report.column.standing"), *standings
    if any(one.shortfall for one in shown):
        yield say("report.column.shortfall"), *(shortfall_of(one) for one in shown)


def _is_long(candidate: Candidate) -> bool:
    return len(candidate.name) > _LONG_NAME


def _point_name(candidate: Candidate) -> str:
    """Place and machine; the place alone where the name would lie across other points."""
    place = str(candidate.place)
    return place if _is_long(candidate) else placed_name(candidate)


def cost_plot(selection: Selection) -> Plot:
    """Cost over energy of every candidate."""
    front = front_of(selection)
    points = tuple(
        CostPoint(
            energy_wh=c.outcome.annual_energy_wh,
            cost=c.outcome.life_cycle_cost,
            name=_point_name(c) if index < _NAMED else "",
            leading=index < _NAMED,
            reference=selection.reference is not None and c.id == selection.reference.id,
        )
        for index, c in enumerate(selection.candidates)
    )
    return plot(
        "report.plot.cost",
        CostEnergy(points=points, front=front),
        caption=_cost_caption(selection, joined=len(front) > 1),
    )


def front_of(selection: Selection) -> tuple[int, ...]:
    """Places of those nobody beats both ways, among what can be bought here where anything can."""
    energy = np.array([c.outcome.annual_energy_wh for c in selection.candidates])
    cost = np.array([c.outcome.life_cycle_cost for c in selection.candidates])
    here = np.flatnonzero([why_behind(c) is None for c in selection.candidates])
    among = here if here.size else np.arange(len(energy))
    return tuple(int(among[at]) for at in pareto_front(energy[among], cost[among]))


def why_behind(candidate: Candidate) -> str | None:
    """The finding for which a candidate stands behind whatever it costs; None: there is none."""
    return next((one.code for one in candidate.findings if one.code in _BEHIND), None)


def _cost_caption(selection: Selection, *, joined: bool) -> Message:
    """What the dots are, and the line through some; which is the reference, where one is."""
    caption, said = say("report.plot.cost.caption"), yardstick_said(selection)
    if joined:
        caption = say("report.sentences", first=caption, second=say("report.plot.cost.front"))
    if selection.reference is None or said is None:
        return caption
    ring = say("report.plot.cost.against", against=said)
    return say("report.sentences", first=caption, second=ring)
