"""What is given back of a price: subsidy by tier, tax credit, residual value; on columns.

subsidy   share(tier) · price, or yuan/kW(tier) · kW, at most `subsidy_most`; when it is bought
credit    10 % of (price − subsidy) / (1 + VAT), from the tax payable of the year of purchase,
          at its end; what that does not take from those of the next five, then it is lost
residual  share of the price at the end of the life
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.money.financing import Financing, SubsidyBy
from core.money.present_value import of_year

FloatArray = NDArray[np.float64]
CARRIED_YEARS = 5  # of a credit that the tax of its own year does not take
SAVING, ADVANCED, NO_TIER = 2, 1, 0  # stages of a tier as a subsidy asks for them
_KG_PER_T = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Relief:
    """Each (pairs,), nan where it is off; worth: present value of all together, 0 where off."""

    subsidy: FloatArray
    tax_credit: FloatArray  # what the tax of six years takes of it, undiscounted
    credit_worth: FloatArray  # present value of it, 0 where off
    residual_value: FloatArray  # at the end of the life, undiscounted
    worth: FloatArray


def relief(
    price: FloatArray,
    kw: FloatArray,
    stage: NDArray[np.int64],
    financing: Financing,
    rate: float,
    life_years: int,
) -> Relief:
    """Of machines at such prices; stage: of the tier that is known of each, NO_TIER where none."""
    off = np.full(len(price), np.nan)
    given = off if financing.subsidy_by is SubsidyBy.NONE else subsidy(price, kw, stage, financing)
    paid = price - np.nan_to_num(given)
    credit, credit_worth = off, np.zeros(len(price))
    if financing.tax_credit:
        taken = credit_by_year(paid, financing)
        factors = np.array([of_year(rate, year) for year in range(1, len(taken) + 1)])
        credit, credit_worth = taken.sum(axis=0), factors @ taken
    left = off if financing.residual_share == 0.0 else price * financing.residual_share
    worth = np.nan_to_num(given) + credit_worth + np.nan_to_num(left) * of_year(rate, life_years)
    return Relief(
        subsidy=given, tax_credit=credit, credit_worth=credit_worth, residual_value=left,
        worth=worth,
    )  # fmt: skip


def subsidy(
    price: FloatArray, kw: FloatArray, stage: NDArray[np.int64], financing: Financing
) -> FloatArray:
    """What is paid for machines of a tier, never more than their price."""
    by_price = financing.subsidy_by is SubsidyBy.PRICE
    saving = financing.subsidy_saving_share if by_price else financing.subsidy_saving_per_kw
    advanced = financing.subsidy_advanced_share if by_price else financing.subsidy_advanced_per_kw
    each = np.select([stage == ADVANCED, stage == SAVING], [advanced, saving], 0.0)
    given = np.minimum(each * (price if by_price else kw), price)
    most = financing.subsidy_most
    return given if most is None else np.minimum(given, most)


def credit_by_year(paid: FloatArray, financing: Financing) -> FloatArray:
    """What the tax of the year of purchase and of the next five takes, (years, pairs)."""
    left = paid / (1.0 + financing.vat_share) * financing.tax_credit_share
    taken = []
    for _ in range(1 + CARRIED_YEARS):
        payable = financing.tax_payable
        now = left if payable is None else np.minimum(left, payable)
        taken.append(now)
        left = left - now
    return np.array(taken)


def credit_factor(credit: float, financing: Financing, rate: float) -> float:
    """Present value of one currency unit of a credit of that size, by the years it is taken in."""
    if credit <= 0.0:
        return of_year(rate, 1)
    payable, left, worth = financing.tax_payable, credit, 0.0
    for year in range(1, 2 + CARRIED_YEARS):
        now = left if payable is None else min(left, payable)
        worth += now * of_year(rate, year)
        left -= now
    return worth / credit


def carbon_cost(carbon_kg: FloatArray, financing: Financing) -> FloatArray:
    """A year's CO2 at its price."""
    return carbon_kg / _KG_PER_T * financing.carbon_price_per_t
