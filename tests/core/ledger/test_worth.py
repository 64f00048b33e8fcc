"""What a replacement is worth: INV-14 by hand, each row, and the money of a plan's years."""

import msgspec
import pytest

from core.ledger.diagnosis import Diagnosis, diagnose
from core.ledger.grading import Grader
from core.ledger.plan import Plan, PlanYear
from core.ledger.plan_money import money_of
from core.ledger.worth import MoneyTerms, Worth, tier_after, worths
from core.money.financing import Financing, LoanBy, SubsidyBy
from core.standards.library import shipped_standards
from tests.core.ledger.plant import ASSETS, CASES, DAY, RULES

CASE = CASES["INV-14"]
STANDARDS = shipped_standards()


@pytest.fixture(scope="module")
def found() -> list[Diagnosis]:
    return diagnose(ASSETS, STANDARDS, RULES)


def _terms(**financing: object) -> MoneyTerms:
    given = CASE["input"]["npv"]
    return MoneyTerms(
        life_years=given["years"],
        discount_rate=given["rate_pct"] / 100.0,
        financing=Financing(**financing),
    )


def test_net_present_value_of_the_compressor(found: list[Diagnosis]) -> None:
    """17,772.15 yuan a year × 6.710081 − 95,000."""
    here = worths(found, _terms(), RULES)["A16"]
    assert here.a_year == pytest.approx(17_772.15, abs=0.01)
    assert here.npv == pytest.approx(CASE["expected"]["npv"], abs=0.5)


def test_the_same_with_a_subsidy_for_its_tier(found: list[Diagnosis]) -> None:
    """6.7 kW/(m³/min) is grade 1 of its row, and the tier of that grade: a tenth of 95,000."""
    grader = Grader(STANDARDS, DAY)
    one = next(one for one in found if one.asset.id == "A16")
    tier = tier_after(one, grader)
    assert tier in ("saving", "advanced")
    share = CASE["input"]["npv_subsidy"]["subsidy_pct"] / 100.0
    given = {f"subsidy_{tier}_share": share, "subsidy_by": SubsidyBy.PRICE}
    here = worths(found, _terms(**given), RULES, grader)["A16"]
    assert here.subsidy == pytest.approx(9_500.0)
    assert here.npv == pytest.approx(CASE["expected"]["npv_subsidy"], abs=0.5)


def test_carbon_and_demand_count_where_they_have_a_price(found: list[Diagnosis]) -> None:
    """A01 saves 17,837.4 kWh in 6,000 h: 2.973 kW, 9.4645 t; A16 has no hours, and saves no kW."""
    terms = msgspec.structs.replace(_terms(carbon_price_per_t=80.0), demand_price_per_kw=38.0)
    here = worths(found, terms, RULES)
    assert here["A01"].carbon_yuan == pytest.approx(9.4645 * 80.0, abs=0.1)
    assert here["A01"].demand_yuan == pytest.approx(2.9729 * 38.0 * 12.0, abs=0.1)
    assert here["A16"].demand_yuan == 0.0
    residual = worths(found, _terms(residual_share=0.05), RULES)["A16"]
    assert residual.npv == pytest.approx(
        CASE["expected"]["npv"] + CASE["expected"]["residual_present_value"], abs=0.5
    )


def _worth(cost: float) -> Worth:
    return Worth(
        cost=cost, energy_yuan=0.2 * cost, carbon_yuan=0.0, demand_yuan=0.0, subsidy=0.0,
        tax_credit=0.0, residual_value=0.0, npv=0.0, credit_worth=0.0,
    )  # fmt: skip


def test_credits_and_loans_fall_into_the_years_of_the_plan() -> None:
    """113,000 in 2027: a credit of 10,000 from 6,000 of tax a year; in 2028 as much again, whose
    credit waits behind the first one's rest. A loan of 2027 is paid from 2028 on.
    """
    years = tuple(
        PlanYear(year=year, budget=2e5, ids=ids, spent=spent, saving_kwh=0.0)
        for year, ids, spent in (
            (2027, ("a",), 113e3), (2028, ("b",), 113e3), (2029, (), 0.0), (2030, (), 0.0),
        )
    )  # fmt: skip
    made = Plan(years=years, left=(), not_planned={}, hits_lacking=0.0)
    financing = Financing(
        tax_credit=True, tax_payable=6_000.0, loan_by=LoanBy.PRINCIPAL, loan_share=1.0,
        loan_rate=0.04, loan_years=2,
    )  # fmt: skip
    money = money_of(made, {"a": _worth(113e3), "b": _worth(113e3)}, financing)
    assert [one.tax_credit for one in money] == pytest.approx([6e3, 6e3, 6e3, 2e3])
    assert [one.lent for one in money] == pytest.approx([113e3, 113e3, 0.0, 0.0])
    assert [one.loan_payment for one in money] == pytest.approx(
        [0.0, 61_020.0, 58_760.0 + 61_020.0, 58_760.0]
    )
    assert [one.own for one in money] == pytest.approx([0.0] * 4)
    assert money[2].saved == pytest.approx(45_200.0)
