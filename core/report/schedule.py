"""The equipment schedule: what to ask makers for, so that a plant does what was computed.

For any candidate, its own figures become what is asked for at least or at most. No maker is named.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from core.content.blocks import Block, Cell, Column, Message, Quantity, Table, Words, say
from core.content.requirement import Bound, Requirement
from core.machines.device import is_of_level
from core.report.cells import joined
from core.report.compliance import judged_levels, judged_limits, short_outcome
from core.selection.selection import Candidate, Group, Selection
from core.standards.edition import Scale
from core.standards.verdict import Outcome, Verdict
from core.vocabulary.quantity import Kind

_CAPTION = "report.schedule.caption"
_WHOLE_MOST = 20  # rows: a longer table would leave the page before it nearly blank


def requirements(
    selection: Selection, candidate: Candidate, group: Group, *, noted: bool = True
) -> tuple[Requirement, ...]:
    """Every line of one kind of machine: what it is, how many, its figures, its grade and tier.

    noted: with what the program has to say of grade and tier.
    """
    own = selection.family.report.schedule(selection, candidate, group)
    if not own:
        return ()
    name, *figures = own
    return (name, _count(selection, group), *figures, *_levels(group, noted=noted))


def schedule_blocks(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """A table for each kind of machine of a candidate."""
    tables = []
    for group in candidate.groups:
        lines = asked_for(group, requirements(selection, candidate, group))
        if lines:
            key = "report.schedule.caption.class" if is_of_level(group.record) else _CAPTION
            title = say("report.schedule.title")
            tables.append(requirement_table(lines, title=title, caption=say(key)))
    return tuple(tables)


def asked_for(group: Group, lines: tuple[Requirement, ...]) -> tuple[Requirement, ...]:
    """What makers are held to: of a class the limits of its grade and tier.

    The rest of its curve is what is usual of such machines, and is told for information. A class
    that no level judges is asked for as it is.
    """
    if not is_of_level(group.record) or not judged_levels(group):
        return lines
    limits = judged_limits(group)
    return tuple(_of_class(line, limits) for line in lines)


def _of_class(line: Requirement, limits: Mapping[str, float]) -> Requirement:
    if line.metric is None or not isinstance(line.value, Quantity):
        return line
    limit = limits.get(line.metric)
    if limit is None:
        return replace(line, bound=Bound.ABOUT)
    return replace(line, value=Quantity(value=limit, kind=line.value.kind))


def bound_cell(line: Requirement) -> Cell:
    """The figure with its sign: ≥ 5.60."""
    if line.bound is Bound.GIVEN:
        return line.value
    return say(f"report.bound.{line.bound.value}", figure=line.binding)


def requirement_table(
    lines: tuple[Requirement, ...],
    *,
    title: Message,
    caption: Message,
    bound: bool = True,
    answered: bool = False,
) -> Table:
    """Item, figure, condition, a row each.

    bound: figures are requirements, with ≥ and ≤; answered: and room for what a bidder offers.
    """
    more = (Column(title=say("report.schedule.answer"), share=0.8),) if answered else ()
    blank = (Words(text=""),) if answered else ()
    return Table(
        title=title,
        columns=(
            Column(title=say("report.schedule.item"), share=1.0),
            Column(title=say(f"report.schedule.{'required' if bound else 'figure'}"), share=1.2),
            Column(title=say("report.schedule.condition"), share=1.8),
            *more,
        ),
        rows=tuple(
            (
                line.title,
                bound_cell(line) if bound else line.value,
                line.condition or Words(text="–"),
                *blank,
            )
            for line in lines
        ),
        whole=len(lines) <= _WHOLE_MOST,
        caption=caption,
    )


def _count(selection: Selection, group: Group) -> Requirement:
    units = Quantity(value=group.units * selection.duty.sets, kind=Kind.COUNT)
    condition: Message | None = None
    if group.standby:
        condition = say(
            "report.schedule.standby",
            duty=Quantity(value=group.units - group.standby, kind=Kind.COUNT),
            standby=Quantity(value=group.standby, kind=Kind.COUNT),
        )
    return Requirement(title=say("report.schedule.count"), value=units, condition=condition)


def _levels(group: Group, *, noted: bool) -> Iterator[Requirement]:
    """The grade and the tier that its figures reach, each with the edition and the line of it."""
    for key, verdict in (("grade", group.standing.grade), ("tier", group.standing.tier)):
        if verdict is None or not verdict.judged:
            continue
        said: list[Cell] = [
            Words(text=" ".join(one for one in (verdict.edition, verdict.place) if one))
        ]
        if noted and is_of_level(group.record):
            said.append(say("report.schedule.by_definition"))
        if noted and verdict.conditional:
            said.append(say("report.schedule.conditional"))
        yield Requirement(
            title=say(f"report.schedule.{key}"),
            value=_level(verdict),
            condition=joined(said),
        )
    if is_of_level(group.record) and not _has_grade(group):
        level = say(f"choice.{group.record.class_level.value}")
        yield Requirement(title=say("report.schedule.level"), value=level)


def _has_grade(group: Group) -> bool:
    return any(one.judged for one in group.standing.verdicts if one.scale is Scale.GRADE)


def _level(verdict: Verdict) -> Cell:
    """The level alone: what it rests on stands beside it."""
    if verdict.outcome is not Outcome.LEVEL:
        return short_outcome(verdict)
    return say(f"badge.{verdict.scale}.{verdict.level}")
