"""A tender: what is required of each kind of machine, without a maker, and what to hand in."""

from collections.abc import Iterator

from core.content.blocks import (
    Block,
    Cell,
    Column,
    Paragraph,
    Properties,
    Property,
    Section,
    Table,
    Words,
    say,
)
from core.content.left_open import SOUND
from core.content.requirement import Requirement, at_most
from core.report.compliance import judged_levels, limit_of
from core.report.edition_names import in_languages, named
from core.report.equipment import Equipment, beside_tables, equipment_of, level_of, units_of_row
from core.report.inputs import design_figures
from core.report.schedule import asked_for, requirement_table, requirements
from core.selection.selection import Candidate, Group, Selection
from core.standards.edition import Better
from core.standards.verdict import Verdict
from core.vocabulary.field import fields_of
from core.vocabulary.quantity import Kind

# What every bid has to bring, whatever the machine; messages `tender.paper.<key>` and `.text`.
_PAPERS = ("performance", "drawings", "electrical", "sound", "service")


def conditions_section(selection: Selection) -> tuple[Section, ...]:
    """Where the machines stand and what they are laid out for."""
    place = Property(
        title=say("field.station"), value=Words(text=selection.climate.label, word="place")
    )
    items = (place, *design_figures(selection))
    return (
        Section(
            title=say("tender.section.conditions"),
            blocks=(Properties(items=items, halved=True),),
        ),
    )


def requirements_section(selection: Selection) -> tuple[Section, ...]:
    """The list of equipment, then a table for each kind, with room for what is offered."""
    leading = selection.leading
    if leading is None:
        return ()
    rows = equipment_of(selection, leading)
    blocks: list[Block] = [_list(rows)] if rows else []
    kinds = [lines for group in leading.groups if (lines := _asked(selection, leading, group))]
    for row, lines in zip(rows, kinds, strict=True):
        title = say("tender.requirements.of", tag=row.tag, name=row.name)
        caption = say("tender.requirements.caption")
        blocks.append(requirement_table(lines, title=title, caption=caption, answered=True))
    blocks += beside_tables(selection, leading)
    if not blocks:
        blocks.append(Paragraph(text=say("tender.requirements.none")))
    return (Section(title=say("tender.section.requirements"), blocks=tuple(blocks)),)


def _asked(selection: Selection, leading: Candidate, group: Group) -> tuple[Requirement, ...]:
    """What was computed, what the catalog says of sound, and what is left to the designer."""
    lines = asked_for(group, requirements(selection, leading, group, noted=False))
    return (*lines, *_more(selection, group, lines)) if lines else ()


def _more(
    selection: Selection, group: Group, lines: tuple[Requirement, ...]
) -> Iterator[Requirement]:
    """Sound as the catalog has it; else, and for water, rows whose figure nobody knows here."""
    said, record = {line.title.key for line in lines}, group.record
    loud = False
    for field in fields_of(type(record)):
        value = field.of(record)
        if field.kind is not Kind.SOUND or value is None:
            continue
        loud = True
        if f"field.{field.key}" not in said:
            yield at_most(say(f"field.{field.key}"), value, Kind.SOUND)
    for one in selection.family.report.left_open:
        if one.of(record) and not (loud and one is SOUND):
            yield Requirement(
                title=say(f"tender.open.{one.key}"),
                value=say(f"tender.open.{one.bound.value}", unit=one.unit),
                condition=say("tender.open.condition"),
            )


def _list(rows: tuple[Equipment, ...]) -> Table:
    """Number, name and count: what is required of each stands in its own table."""
    return Table(
        title=say("tender.list.title"),
        columns=(
            Column(title=say("report.equipment.tag_of")),
            Column(title=say("tender.list.name"), share=1.0),
            Column(title=say("report.equipment.units")),
            Column(title=say("tender.list.level")),
        ),
        rows=tuple((row.tag, row.name, units_of_row(row), level_of(row)) for row in rows),
    )


def papers_section(selection: Selection) -> tuple[Section, ...]:
    """What a bid has to bring: the figures that grade and tier rest on, and the usual papers."""
    leading = selection.leading
    if leading is None:
        return ()
    proofs: list[tuple[Cell, Cell]] = []
    for group in leading.groups:
        proofs += [row for row in _proofs(selection, group) if row not in proofs]
    papers = [(say(f"tender.paper.{key}"), say(f"tender.paper.{key}.text")) for key in _PAPERS]
    table = Table(
        columns=(
            Column(title=say("tender.paper"), share=1.0),
            Column(title=say("tender.paper.content"), share=2.6),
        ),
        rows=(*proofs, *papers),
    )
    return (Section(title=say("tender.section.papers"), blocks=(table,)),)


def _proofs(selection: Selection, group: Group) -> list[tuple[Cell, Cell]]:
    """The test report of each figure by which its grade and tier are judged, each figure once."""
    by_metric: dict[str, list[Verdict]] = {}
    for one in judged_levels(group):
        if one.metric and one.required is not None:
            by_metric.setdefault(one.metric, []).append(one)
    return [
        (say("tender.paper.test"), _test(selection, _decisive(several)))
        for several in by_metric.values()
    ]


def _decisive(several: list[Verdict]) -> list[Verdict]:
    """Those with the strictest limit: a report that proves it proves the others."""
    limits = [one.required for one in several if one.required is not None]
    if several[0].better is Better.BUNDLE:
        return several
    strictest = max(limits) if several[0].better is Better.HIGHER else min(limits)
    return [one for one in several if one.required == strictest]


def _test(selection: Selection, several: list[Verdict]) -> Cell:
    first, *others = several
    edition: Cell = _edition(first)
    for other in others:
        edition = say("report.equipment.joined", first=edition, second=_edition(other))
    parts = {
        "metric": named(selection.standards, "metric", first.metric),
        "limit": limit_of(first),
        "edition": edition,
    }
    condition = _condition(selection, several)
    if condition is None:
        return say("tender.paper.test.text", **parts)
    return say("tender.paper.test.text.at", condition=condition, **parts)


def _edition(verdict: Verdict) -> Cell:
    return Words(text=" ".join(one for one in (verdict.edition, verdict.place) if one))


def _condition(selection: Selection, several: list[Verdict]) -> Cell | None:
    """What the figure is measured at, where an edition says it."""
    for one in several:
        metric = selection.standards.by_code[one.edition].metrics.get(one.metric)
        if metric is not None and metric.rated_at is not None:
            return in_languages(metric.rated_at)
    return None
