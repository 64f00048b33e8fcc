"""Feasible, borderline or not, and why: the verdict on one candidate.

The bounds are rules of this program, not of a standard.
"""

import math
from collections.abc import Iterator
from enum import StrEnum

from core.families.industrial_heat.outcome import IndustrialHeatOutcome
from core.selection.worth import loses_money
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

LEAST_SERVED = 0.5  # of the demand: below it most of the heat stays with the boiler
LEAST_COP = 2.5
LONGEST_PAYBACK_YEARS = 8.0


class Verdict(StrEnum):
    """Whether a heat pump is the answer; the message is `finding.verdict_<value>`."""

    FEASIBLE = "feasible"
    BORDERLINE = "borderline"
    NOT_ECONOMICAL = "not_economical"  # said as of every family: core.selection.worth
    NOT_WORTH_IT = "not_worth_it"


def verdict(outcome: IndustrialHeatOutcome) -> tuple[Verdict, tuple[Finding, ...]]:
    """The verdict and its reasons, the weightiest first."""
    against = tuple(_against(outcome))
    if outcome.served_share <= 0.0:
        return Verdict.NOT_WORTH_IT, against
    if loses_money(outcome):
        return Verdict.NOT_ECONOMICAL, against
    return (Verdict.BORDERLINE if against else Verdict.FEASIBLE), against


def _against(outcome: IndustrialHeatOutcome) -> Iterator[Finding]:
    """What speaks against it."""
    if outcome.served_share <= 0.0:
        yield finding("no_heat_served", Severity.WARNING)
        return
    yield from _money(outcome)
    if outcome.served_share < LEAST_SERVED:
        yield finding(
            "serves_little", Severity.WARNING,
            figure("share", outcome.served_share, Kind.SHARE),
            figure("limit", LEAST_SERVED, Kind.SHARE),
        )  # fmt: skip
    if outcome.cop_low < LEAST_COP:
        yield finding(
            "cop_low_end", Severity.WARNING,
            figure("cop", outcome.cop_low, Kind.COP),
            figure("limit", LEAST_COP, Kind.COP),
        )  # fmt: skip
    if outcome.primary_saving is not None and outcome.primary_saving <= 0.0:
        share = figure("share", -outcome.primary_saving, Kind.SHARE)
        yield finding("more_primary_energy", Severity.WARNING, share)
    if outcome.carbon_saving_kg is not None and outcome.carbon_saving_kg <= 0.0:
        carbon = figure("carbon", -outcome.carbon_saving_kg, Kind.CARBON)
        yield finding("more_carbon", Severity.WARNING, carbon)


def _money(outcome: IndustrialHeatOutcome) -> Iterator[Finding]:
    low, high = outcome.boiler_saving_low, outcome.boiler_saving_high
    if outcome.boiler_saving is None or low is None or high is None:
        yield finding(
            "saving_not_comparable", Severity.WARNING,
            figure("hours", outcome.unmet_hours, Kind.HOURS),
            figure("energy", outcome.unmet_energy_wh, Kind.ENERGY),
        )  # fmt: skip
        return
    loss = figure("loss", -outcome.boiler_saving, Kind.MONEY)
    prices = (
        figure("life", outcome.life_break_even_price or 0.0, Kind.ENERGY_PRICE),
        figure("price", outcome.break_even_price or 0.0, Kind.ENERGY_PRICE),
    )
    if high <= 0.0:
        yield finding("never_saves", Severity.WARNING, loss, *prices)
    elif outcome.boiler_saving <= 0.0:
        yield finding("loses_money", Severity.WARNING, loss, *prices)
    elif loses_money(outcome):
        gain = figure("gain", outcome.boiler_saving, Kind.MONEY)
        yield finding("saves_too_little", Severity.WARNING, gain, *prices)
    elif low <= 0.0:
        worst = figure("loss", -low, Kind.MONEY)
        yield finding("may_lose_money", Severity.WARNING, worst, *prices)
    payback = outcome.boiler_payback_years
    # Beyond the life is told apart, of every family.
    if payback is not None and LONGEST_PAYBACK_YEARS < payback < math.inf:
        yield finding(
            "payback_long", Severity.WARNING,
            figure("years", payback, Kind.YEARS),
            figure("limit", LONGEST_PAYBACK_YEARS, Kind.YEARS),
        )  # fmt: skip
