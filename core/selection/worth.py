"""Whether a candidate is worth its money: said first where it is not, in every family."""

from core.selection.outcome import Outcome
from core.vocabulary.finding import Figure, Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_NOTHING = 1e-3  # of the life-cycle cost: less is neither loss nor saving


def loses_money(outcome: Outcome) -> bool:
    """Whether over its life it costs more than what its savings are measured against."""
    saved = outcome.life_saving
    return saved is not None and saved < -_NOTHING * abs(outcome.life_cycle_cost)


def saves_money(outcome: Outcome) -> bool:
    """Whether it is known to cost less over its life."""
    saved = outcome.life_saving
    return saved is not None and saved > _NOTHING * abs(outcome.life_cycle_cost)


def money_findings(
    outcome: Outcome, payback_years: float | None, life_years: int, against: Figure
) -> tuple[Finding, ...]:
    """That it is not economical, and that it is not paid back within its life."""
    life = figure("years", life_years, Kind.YEARS)
    found = []
    if loses_money(outcome) and outcome.life_saving is not None:
        loss = figure("loss", -outcome.life_saving, Kind.MONEY)
        found.append(finding("not_economical", Severity.WARNING, life, loss, against))
    if payback_years is not None and payback_years > life_years:
        found.append(finding("payback_beyond_life", Severity.WARNING, life))
    return tuple(found)
