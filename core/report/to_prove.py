"""What is to be proved: which candidates, and what their makers must be asked for.

Report, workbook, JSON, command line and window say the same of it.
"""

from dataclasses import dataclass
from typing import Protocol

from core.content.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Quantity,
    Table,
    Words,
    say,
)
from core.report.cells import joined
from core.report.edition_names import in_languages, named
from core.report.yardstick import candidate_name
from core.selection.admission import Standing, wanted
from core.selection.selection import Candidate, Selection
from core.standards.edition import Better
from core.standards.library import Standards
from core.standards.project import Proof
from core.standards.proof import Ask, Need, asks
from core.standards.wording import least_decimals, number
from core.vocabulary.quantity import Kind, with_unit

_NAMED = 6  # machines of a group that are named
_MOST = 6  # limits of one figure that are written out; of more the least and the largest


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Candidates whose makers are asked for the same."""

    asks: tuple[Ask, ...]
    candidates: tuple[Candidate, ...]


class Judged(Protocol):
    """A candidate, or a group of a plant: something that stands by grade and tier."""

    @property
    def standing(self) -> Standing:
        """Where it stands."""
        ...


def is_unproved(candidate: Judged) -> bool:
    """Whether what is asked of its tier or grade is still to be proved."""
    return candidate.standing.admission.proof is Proof.TO_BE_PROVED


def asks_of(selection: Selection, candidate: Candidate) -> tuple[Ask, ...]:
    """What to ask its maker for; nothing where its figures say what is asked."""
    if not is_unproved(candidate):
        return ()
    compliance = selection.study.compliance
    return asks(selection.standards, candidate.standing.verdicts, wanted(compliance))


def groups(selection: Selection) -> tuple[Group, ...]:
    """The candidates to be proved, by what is asked for, in order of their places."""
    found: dict[tuple[Ask, ...], list[Candidate]] = {}
    for candidate in selection.candidates:
        if is_unproved(candidate):
            found.setdefault(asks_of(selection, candidate), []).append(candidate)
    return tuple(Group(asks=key, candidates=tuple(those)) for key, those in found.items())


def ask_blocks(selection: Selection) -> list[Block]:
    """How many are to be proved, then a table of what to ask for, for each group."""
    found = groups(selection)
    if not found:
        return []
    count = sum(len(one.candidates) for one in found)
    blocks: list[Block] = [
        Heading(text=say("report.proof.title"), figure=_count(count)),
        Paragraph(text=say("report.proof.text", count=_count(count),
                           fit=_count(len(selection.candidates)))),
    ]  # fmt: skip
    for group in found:
        blocks.append(Paragraph(text=_names(group)))
        if group.asks:
            blocks.append(_table(selection.standards, group))
    return blocks


def _count(value: int) -> Quantity:
    return Quantity(value=value, kind=Kind.COUNT)


def _names(group: Group) -> Cell:
    """The first machines of a group, and how many more there are."""
    names = joined([candidate_name(one) for one in group.candidates[:_NAMED]])
    more = len(group.candidates) - _NAMED
    said = names if more <= 0 else say("report.proof.more", names=names, more=_count(more))
    return say("report.proof.machines", names=said)


def _table(standards: Standards, group: Group) -> Table:
    return Table(
        columns=(
            Column(title=say("report.proof.figure"), share=1.4),
            Column(title=say("verdict.standard"), share=1.0),
            Column(title=say("report.proof.condition"), share=1.5),
            Column(title=say("report.proof.needed"), share=1.3),
        ),
        rows=tuple(cells_of(standards, one) for one in group.asks),
    )


def cells_of(standards: Standards, ask: Ask) -> tuple[Cell, Cell, Cell, Cell]:
    """Figure, standard, condition and what it must come to."""
    standard = " ".join(part for part in (ask.edition, ask.place) if part)
    return (
        _name(standards, ask),
        Words(text=standard),
        _condition(standards, ask),
        _needed(standards, ask),
    )


def _name(standards: Standards, ask: Ask) -> Cell:
    if ask.name == "grade":
        return say("verdict.grade_input")
    if ask.name.startswith("limit_"):
        return say("verdict.limit_input", grade=ask.name.removeprefix("limit_"))
    space = "metric" if ask.is_metric else "class_key"
    names = [named(standards, space, one) for one in ask.name.split("|")]
    said = names[0]
    for other in names[1:]:
        said = say("report.proof.or", first=said, second=other)
    return said


def _condition(standards: Standards, ask: Ask) -> Cell:
    """At what the figure is rated, by which method; of a key, the values it may have."""
    if ask.rated_at is not None:
        return in_languages(ask.rated_at)
    if ask.method:
        return say("report.proof.by_method", method=ask.method)
    if ask.words:
        return joined([_value(standards, one, ask.unit) for one in ask.words])
    return Words(text="–")


def _value(standards: Standards, value: str, unit: str) -> Cell:
    return Words(text=with_unit(value, unit)) if unit else named(standards, "class_word", value)


def _needed(standards: Standards, ask: Ask) -> Cell:
    """The limit of the level that is asked for; by class where that is still open."""
    if not ask.needs:
        return Words(text="–")
    first = ask.needs[0]
    scale = standards.by_code[ask.edition].scale
    level = named(standards, f"level.{scale}", first.level)
    limits = [one.required for one in ask.needs if one.required is not None]
    if not limits:
        return say("report.proof.level", level=level)
    if len(set(limits)) == 1:
        said: Cell = _limit(ask, limits[0])
    elif len(ask.needs) > _MOST:
        low, high = (number(one, least_decimals(ask.unit)) for one in (min(limits), max(limits)))
        said = say("report.proof.between", low=f"{_sign(ask)} {low}", high=high)
    else:
        said = joined([_by_class(standards, ask, one) for one in ask.needs])
    return say("report.proof.limit", level=level, limit=said)


def _sign(ask: Ask) -> str:
    return "≥" if ask.better is Better.HIGHER else "≤"


def _limit(ask: Ask, required: float) -> Words:
    return Words(
        text=with_unit(f"{_sign(ask)} {number(required, least_decimals(ask.unit))}", ask.unit)
    )


def _by_class(standards: Standards, ask: Ask, need: Need) -> Cell:
    if need.required is None:
        return Words(text="–")
    classes = [
        _value(standards, one, fact.unit)
        for fact in need.classes
        for one in str(fact.value).split("|")
    ]
    limit = Words(text=f"{_sign(ask)} {number(need.required, least_decimals(ask.unit))}")
    return say("report.proof.of_class", of=joined(classes), limit=limit) if classes else limit
