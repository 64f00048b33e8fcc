"""A study's financing in a selection: tiers that are subsidised, the CO2 of today, what is said."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.money.financing import Financing, LoanBy, SubsidyBy
from core.money.loan import loan
from core.money.present_value import annuity, of_year
from core.money.relief import ADVANCED, NO_TIER, SAVING, credit_factor
from core.selection.admission import Standing
from core.selection.family import Evaluation, Pairs
from core.selection.outcome import Outcome as Priced
from core.selection.prices import carbon_worth
from core.standards.verdict import Outcome
from core.study.study import Study
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind


def by_tier(financing: Financing) -> bool:
    """Whether it takes the tiers of machines."""
    return financing.subsidy_by is not SubsidyBy.NONE


def tier_stages(standings: Sequence[Standing], pairs: Pairs) -> NDArray[np.int64]:
    """The tier each pair is subsidised for, (pairs,).

    A plant of several models by the lowest of them; what cannot be judged by none.
    """
    each = [pairs.machines(at) for at in range(len(pairs.machine))]
    known = {one: _stage(standings[one]) for one in {one for several in each for one in several}}
    stages = [{known[one] for one in several} for several in each]
    return np.array(
        [NO_TIER if NO_TIER in found else max(found) for found in stages], dtype=np.int64
    )


def _stage(standing: Standing) -> int:
    tier = standing.tier
    if tier is None or tier.outcome is not Outcome.LEVEL or tier.stage not in (ADVANCED, SAVING):
        return NO_TIER
    return tier.stage


def with_carbon_price(evaluation: Evaluation, study: Study) -> Evaluation:
    """The same, its machine of today charged for the CO2 it gives off like the candidates."""
    present = evaluation.present
    if present is None or not study.financing.carbon_price_per_t:
        return evaluation
    figures = present.figures
    if not {"life_cycle_cost", "carbon_kg"} <= figures.keys():
        return evaluation
    emitted = float(carbon_worth(figures["carbon_kg"], study))
    charged = {**figures, "life_cycle_cost": figures["life_cycle_cost"] + emitted}
    return replace(evaluation, present=replace(present, figures=charged))


def money_beside(outcome: Priced, study: Study) -> list[tuple[str, float, float]]:
    """What the life-cycle cost has beside price, energy and maintenance: field, amount, factor."""
    economics, financing = study.economics, study.financing
    rate, life = economics.discount_rate, economics.life_years
    credit = outcome.tax_credit or 0.0
    rows = (
        ("renewals_cost", outcome.renewals_cost, 1.0),
        ("carbon_cost", outcome.carbon_cost, annuity(rate, life)),
        ("subsidy", _off(outcome.subsidy), 1.0),
        ("tax_credit", _off(outcome.tax_credit), credit_factor(credit, financing, rate)),
        ("residual_value", _off(outcome.residual_value), of_year(rate, life)),
    )
    return [(key, amount, factor) for key, amount, factor in rows if amount is not None]


def _off(amount: float | None) -> float | None:
    """What is given back, as it stands among costs."""
    return None if amount is None else -amount


def financing_findings(financing: Financing) -> Iterator[Finding]:
    """What counts in the life-cycle cost, and on what it rests; the loan, which does not."""
    if financing.residual_share:
        share = figure("share", financing.residual_share, Kind.SHARE)
        yield finding("residual_counted", Severity.INFO, share)
    if financing.carbon_price_per_t:
        price = figure("price", financing.carbon_price_per_t, Kind.CARBON_PRICE)
        yield finding("carbon_price_counted", Severity.INFO, price)
    if financing.tax_credit:
        code = "tax_credit_counted" if financing.tax_payable is not None else "tax_credit_at_once"
        yield finding(
            code, Severity.ASSUMED,
            figure("share", financing.tax_credit_share, Kind.SHARE),
            figure("vat", financing.vat_share, Kind.SHARE),
            figure("tax", financing.tax_payable or 0.0, Kind.MONEY),
        )  # fmt: skip
    if by_tier(financing):
        yield finding("subsidy_counted", Severity.INFO)
    lent = loan(1.0, financing)
    if lent is not None and financing.loan_by is not LoanBy.NONE:
        yield finding(
            "loan_apart", Severity.INFO,
            figure("share", financing.loan_share, Kind.SHARE),
            figure("rate", financing.loan_rate, Kind.SHARE),
            figure("years", financing.loan_years, Kind.YEARS),
            figure("interest", lent.interest / lent.principal, Kind.SHARE),
        )  # fmt: skip
