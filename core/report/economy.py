"""What is said first where the first candidate loses money: in every view the same sentences."""

from core.content.blocks import Cell, Message, Quantity, say
from core.machines.device import is_class
from core.report.yardstick import candidate_name, yardstick_name
from core.selection.savings import Saved, figure_against, is_reference, saved
from core.selection.selection import Candidate, Selection
from core.selection.worth import loses_money, saves_money
from core.vocabulary.quantity import Kind, is_at_once, is_beyond_life

SAID_FIRST = ("not_economical",)  # findings that those sentences tell


def economy_said(selection: Selection) -> Message | None:
    """That the first candidate is not economical, beside what it is measured against; else None."""
    first, against = selection.leading, yardstick_name(selection)
    if first is None or against is None or not loses_money(first.outcome):
        return None
    return sentences(
        _loss(selection, first, against),
        _carbon(selection, first),
        *_others(selection),
        *([_estimate(first)] if is_estimated(first) else []),
    )


def sentences(first: Message, *rest: Message | None) -> Message:
    """Sentences one after another; what cannot be said is left away."""
    for one in rest:
        if one is not None:
            first = say("report.sentences", first=first, second=one)
    return first


def life_cycle_cost_against(candidate: Candidate) -> float | None:
    """What the life costs with what savings are measured against, present value."""
    saved = candidate.outcome.life_saving
    return None if saved is None else float(candidate.outcome.life_cycle_cost + saved)


def carbon_against(selection: Selection, candidate: Candidate) -> float | None:
    """What that gives off a year, kg."""
    present = selection.present
    if present is None or present.carbon is None:
        return figure_against(selection, candidate, "carbon_kg")
    saved = candidate.outcome.figure(present.carbon)
    return None if saved is None else float(candidate.outcome.carbon_kg + saved)


def _loss(selection: Selection, first: Candidate, against: Cell) -> Message:
    other, own = life_cycle_cost_against(first), first.outcome.life_cycle_cost
    key = "report.economy.loses.mixed" if first.is_mixed else "report.economy.loses"
    return say(
        key if selection.chosen is None else "report.economy.loses.chosen",
        units=Quantity(value=first.units, kind=Kind.COUNT),
        machine=candidate_name(first),
        criterion=say(f"choice.{selection.study.criteria.rank_by}"),
        years=Quantity(value=selection.study.economics.life_years, kind=Kind.YEARS),
        against=against,
        loss=Quantity(value=None if other is None else own - other, kind=Kind.MONEY),
        own=Quantity(value=own, kind=Kind.MONEY),
        other=Quantity(value=other, kind=Kind.MONEY),
    )


def _carbon(selection: Selection, first: Candidate) -> Message | None:
    other = carbon_against(selection, first)
    if other is None:
        return None
    return say(
        "report.economy.carbon",
        own=Quantity(value=first.outcome.carbon_kg, kind=Kind.CARBON),
        other=Quantity(value=other, kind=Kind.CARBON),
    )


def _others(selection: Selection) -> list[Message]:
    """How many of the others are worth it, and which of them stands first."""
    fit = Quantity(value=len(selection.candidates), kind=Kind.COUNT)
    worth = [c for c in selection.candidates if saves_money(c.outcome)]
    if not worth:
        return [say("report.economy.none", fit=fit)]
    said = say(
        "report.economy.some",
        count=Quantity(value=len(worth), kind=Kind.COUNT),
        fit=fit,
        machine=candidate_name(worth[0]),
        place=Quantity(value=worth[0].place, kind=Kind.COUNT),
    )
    return [said, _estimate(worth[0])] if is_estimated(worth[0]) else [said]


def is_estimated(candidate: Candidate) -> bool:
    """Whether some machine of it is an estimate for a kind, which nobody makes."""
    return any(is_class(record) for record in candidate.records)


def _estimate(candidate: Candidate) -> Message:
    return say("report.economy.estimate", machine=candidate_name(candidate))


def saving_said(selection: Selection) -> Message | None:
    """What the leading candidate saves and against what, or that no saving is stated."""
    first, against = selection.leading, yardstick_name(selection)
    if first is None or is_reference(selection, first):
        return None
    said = saved(selection, first)
    if said is None or against is None:
        return say("report.saving.none")
    if said.life_cycle_money is None:
        return say("report.saving.not_comparable", against=against)
    if loses_money(first.outcome):
        return None  # `economy_said` has it, with more beside it
    life = Quantity(value=selection.study.economics.life_years, kind=Kind.YEARS)
    money = Quantity(value=said.life_cycle_money, kind=Kind.MONEY)
    return sentences(
        say("report.saving.first", against=against, years=life, money=money),
        _carbon(selection, first),
        _payback(said, life),
        _estimate(first) if is_estimated(first) else None,
    )


def _payback(said: Saved, life: Quantity) -> Message | None:
    years = said.payback_years
    if said.break_even_extra is not None:
        extra = Quantity(value=said.break_even_extra, kind=Kind.MONEY)
        return say("report.saving.priced_alike", extra=extra)
    if years is None:
        return None
    if is_beyond_life(years, Kind.PAYBACK):
        return say("report.saving.payback.beyond", years=life)
    if is_at_once(years, Kind.PAYBACK):
        return say("report.saving.payback.at_once")
    return say("report.saving.payback", years=Quantity(value=years, kind=Kind.PAYBACK))
