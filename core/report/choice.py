"""What was chosen, in words: its place, what the first has before it, and the person's reason."""

from core.content.blocks import Cell, Message, Quantity, Words, say
from core.report.cells import units_of
from core.report.economy import sentences
from core.report.yardstick import candidate_name
from core.selection.selection import Candidate, Selection
from core.study.criteria import BY_WEIGHTS
from core.vocabulary.field import criteria_of
from core.vocabulary.quantity import Kind

_LEAST_SHOWN = 5e-4  # a share below this reads 0.0 %


def choice_said(selection: Selection) -> Message | None:
    """None where nothing was chosen, or what was chosen is no candidate any more."""
    chosen = selection.chosen
    if chosen is None:
        return None
    first = selection.candidates[0]
    reason = selection.study.choice.reason.strip()
    said = say("report.choice.reason", reason=Words(text=reason)) if reason else None
    if chosen.id == first.id:
        return sentences(_named("report.choice.first", selection, chosen), said)
    tied = chosen.place == first.place
    place = _named("report.choice.tied" if tied else "report.choice.place", selection, chosen)
    return sentences(
        place,
        _behind(selection, chosen, first),
        _short(chosen),
        said or say("report.choice.no_reason"),
    )


def _named(key: str, selection: Selection, chosen: Candidate) -> Message:
    return say(
        key,
        machine=candidate_name(chosen),
        units=units_of(chosen),
        place=Quantity(value=chosen.place, kind=Kind.COUNT),
        criterion=say(f"choice.{selection.study.criteria.rank_by}"),
    )


def _behind(selection: Selection, chosen: Candidate, first: Candidate) -> Message:
    """What the first comes to by the criterion, and what was chosen does: within a place, or
    where the project prefers a tier, it may be the lower.
    """
    rank_by = selection.study.criteria.rank_by
    word = "life_cycle_cost" if rank_by == BY_WEIGHTS else rank_by
    field = criteria_of(selection.family.outcome)[word]
    kind = field.kind or Kind.RATIO

    def figure(candidate: Candidate) -> Cell:
        return Quantity(value=candidate.outcome.figure(field.key), kind=kind)

    own, other = chosen.outcome.figure(field.key), first.outcome.figure(field.key)
    apart = own / other - 1.0 if own is not None and other else 0.0
    key = "report.choice.behind"
    if abs(apart) >= _LEAST_SHOWN:
        key = "report.choice.behind.lower" if apart < 0.0 else "report.choice.behind.higher"
    return say(
        key,
        share=Quantity(value=abs(apart), kind=Kind.SHARE),
        first=candidate_name(first),
        criterion=say(f"field.{field.key}"),
        own=figure(chosen),
        other=figure(first),
    )


def _short(chosen: Candidate) -> Message | None:
    """That it does not carry the whole load, which is why it stands behind what does."""
    short = chosen.shortfall
    if short is None:
        return None
    return say(
        "report.choice.short",
        hours=Quantity(value=short.hours, kind=Kind.HOURS),
        energy=Quantity(value=short.energy_wh, kind=Kind.ENERGY),
    )
