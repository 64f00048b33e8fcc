"""Tax credit, loan, subsidy, residual value and carbon price, each by hand."""

from math import nan

import numpy as np
import pytest

from core.money.financing import Financing, LoanBy, SubsidyBy
from core.money.loan import loan
from core.money.present_value import annuity, of_year
from core.money.relief import (
    ADVANCED,
    NO_TIER,
    SAVING,
    carbon_cost,
    credit_by_year,
    credit_factor,
    relief,
)
from tests.core.ledger.plant import CASES

CASE = CASES["INV-14"]


def _relief(price: float, stage: int, financing: Financing, rate: float = 0.08, life: int = 10):
    given = relief(np.array([price]), np.array([100.0]), np.array([stage]), financing, rate, life)
    names = ("subsidy", "tax_credit", "residual_value", "worth")
    return {name: float(getattr(given, name)[0]) for name in names}


def test_the_tax_of_a_year_takes_what_it_can_and_five_more_years_the_rest() -> None:
    """113,000 / 1.13 = 100,000 of which 10 % is 10,000: 6,000 now, 4,000 in the next year."""
    given, says = CASE["input"]["credit"], CASE["expected"]["credit"]
    financing = Financing(tax_credit=True, tax_payable=given["tax_payable"])
    taken = credit_by_year(np.array([given["price_with_vat"]]), financing)[:, 0]
    assert taken[0] == pytest.approx(says["used_now"])
    assert taken[1] == pytest.approx(says["carried"])
    assert len(taken) - 1 == says["carried_years"]
    assert taken.sum() == pytest.approx(says["credit"])
    assert credit_factor(10_000.0, financing, 0.08) == pytest.approx(
        (6_000 / 1.08 + 4_000 / 1.08**2) / 10_000
    )


def test_a_credit_that_six_years_of_tax_do_not_take_is_lost() -> None:
    financing = Financing(tax_credit=True, tax_payable=1_000.0)
    assert _relief(113_000.0, NO_TIER, financing)["tax_credit"] == pytest.approx(6_000.0)


def test_instalments_of_a_loan() -> None:
    """500,000 · 0.04 / (1 − 1.04^−5); and equal principal: 100,000 and 4 % of what is left."""
    says = CASE["expected"]["loan"]
    terms = {"loan_share": 1.0, "loan_rate": 0.04, "loan_years": 5}
    equal = loan(500_000.0, Financing(loan_by=LoanBy.INSTALMENTS, **terms))
    assert equal is not None
    assert equal.payments == pytest.approx([says["instalment"]] * 5, abs=0.005)
    assert equal.interest == pytest.approx(says["interest_total"], abs=0.05)
    falling = loan(500_000.0, Financing(loan_by=LoanBy.PRINCIPAL, **terms))
    assert falling is not None
    assert falling.payments == pytest.approx([120e3, 116e3, 112e3, 108e3, 104e3])
    assert loan(500_000.0, Financing()) is None
    free = loan(500_000.0, Financing(loan_by=LoanBy.INSTALMENTS, **{**terms, "loan_rate": 0.0}))
    assert free is not None
    assert free.interest == pytest.approx(0.0)


def test_a_residual_value_as_it_is_worth_today() -> None:
    given = CASE["input"]["residual"]
    financing = Financing(residual_share=given["residual_pct"] / 100.0)
    found = _relief(given["cost"], NO_TIER, financing, given["rate_pct"] / 100.0, given["year"])
    assert found["residual_value"] == pytest.approx(4_750.0)
    assert found["worth"] == pytest.approx(CASE["expected"]["residual_present_value"], abs=0.005)


@pytest.mark.parametrize(
    ("stage", "terms", "says"),
    [
        (SAVING, {"subsidy_saving_share": 0.05, "subsidy_advanced_share": 0.1}, 4_750.0),
        (ADVANCED, {"subsidy_saving_share": 0.05, "subsidy_advanced_share": 0.1}, 9_500.0),
        (NO_TIER, {"subsidy_saving_share": 0.05, "subsidy_advanced_share": 0.1}, 0.0),
        (ADVANCED, {"subsidy_advanced_share": 0.1, "subsidy_most": 3_000.0}, 3_000.0),
        (ADVANCED, {"subsidy_by": SubsidyBy.POWER, "subsidy_advanced_per_kw": 50.0}, 5_000.0),
        (ADVANCED, {"subsidy_by": SubsidyBy.POWER, "subsidy_advanced_per_kw": 5e3}, 95_000.0),
    ],
)
def test_a_subsidy_by_tier_has_a_limit_and_is_never_more_than_the_price(
    stage: int, terms: dict[str, object], says: float
) -> None:
    """Of 95,000 yuan and 100 kW."""
    financing = Financing(**{"subsidy_by": SubsidyBy.PRICE, **terms})
    assert _relief(95_000.0, stage, financing)["subsidy"] == pytest.approx(says)


def test_the_credit_is_of_what_the_subsidy_leaves() -> None:
    """(113,000 − 11,300) / 1.13 · 10 % = 9,000."""
    financing = Financing(subsidy_by=SubsidyBy.PRICE, subsidy_saving_share=0.1, tax_credit=True)
    assert _relief(113_000.0, SAVING, financing)["tax_credit"] == pytest.approx(9_000.0)


def test_all_of_it_is_off_by_default() -> None:
    off = _relief(95_000.0, ADVANCED, Financing())
    assert off["worth"] == 0.0
    assert off == pytest.approx(
        {"subsidy": nan, "tax_credit": nan, "residual_value": nan, "worth": 0.0}, nan_ok=True
    )
    assert Financing().is_off
    assert carbon_cost(np.array([1e3]), Financing())[0] == 0.0
    assert carbon_cost(np.array([138_157.0]), Financing(carbon_price_per_t=80.0)) == pytest.approx(
        138.157 * 80.0
    )


def test_a_present_value_by_hand() -> None:
    """10 years at 8 %: 6.710081; rising prices by the sum itself."""
    assert annuity(0.08, 10) == pytest.approx(6.710081, abs=1e-6)
    assert of_year(0.08, 10) == pytest.approx(0.463193, abs=1e-6)
