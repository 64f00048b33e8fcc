"""What a replacement is worth: its saving a year in money, and the present value over its life.

    a year   kWh · price + t CO2 · carbon price + kW · demand price · 12
    NPV      a year · a(r, n) − cost + subsidy + tax credit + residual value / (1+r)^n

Each row but the first is off until it is asked for (core.money). A kW is saved where the hours of
the machine are known: what it saves a year over them, as where it runs at the site's highest.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.ledger.asset import Asset
from core.ledger.diagnosis import Diagnosis, Rules
from core.ledger.energy import HOURS
from core.ledger.grading import Grader
from core.money.financing import Financing, SubsidyBy
from core.money.present_value import annuity
from core.money.relief import ADVANCED, NO_TIER, SAVING, carbon_cost, relief
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind

_MONTHS = 12.0
_STAGES = {"advanced": ADVANCED, "saving": SAVING}


class MoneyTerms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The frame of a replacement's worth; the demand price is yuan per kW and month, 0 is off."""

    life_years: Annotated[int, declare(Kind.YEARS, ge=1, le=50)] = 10
    discount_rate: Annotated[float, declare(Kind.SHARE, ge=0, le=0.5)] = 0.08
    demand_price_per_kw: Annotated[float, declare(Kind.POWER_PRICE, ge=0, le=1e3)] = 0.0
    # Of motors that would stand in place of those for which the ledger names no replacement.
    motor_price_per_kw: Annotated[
        float, declare(Kind.CAPACITY_PRICE, ge=0, le=1e4, assumed=True)
    ] = 350.0
    financing: Financing = Financing()


class Worth(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Of one replacement; yuan, each 0 where it is off."""

    cost: float
    energy_yuan: float  # a year
    carbon_yuan: float  # a year
    demand_yuan: float  # a year
    subsidy: float
    tax_credit: float  # what six years of tax take of it, were it alone
    residual_value: float  # at the end of the life
    npv: float  # with the credit as if it were bought alone
    credit_worth: float  # present value of the credit in it

    @property
    def a_year(self) -> float:
        """What it saves a year."""
        return self.energy_yuan + self.carbon_yuan + self.demand_yuan


def worths(
    found: Sequence[Diagnosis], terms: MoneyTerms, rules: Rules, grader: Grader | None = None
) -> Mapping[str, Worth]:
    """By id, of assets whose replacement has a cost and a saving; grader: for a subsidy by tier."""
    several = [
        one for one in found
        if one.asset.replacement is not None and one.energy.saving_kwh is not None
    ]  # fmt: skip
    if not several:
        return {}
    financing, rate, life = terms.financing, terms.discount_rate, terms.life_years
    cost = np.array([one.asset.replacement.cost for one in several if one.asset.replacement])
    saving = np.array([one.energy.saving_kwh or 0.0 for one in several])
    kw = np.array([(_new_size(one.asset) or 0.0) * one.asset.count for one in several])
    hours = np.array([hours_of(one.asset) for one in several])
    energy = saving * rules.price_per_kwh
    carbon = carbon_cost(saving * rules.kg_co2_per_kwh, financing)
    power = np.divide(saving, hours, out=np.zeros_like(saving), where=hours > 0.0)
    demand = power * terms.demand_price_per_kw * _MONTHS
    given = relief(cost, kw, _stages(several, financing, grader), financing, rate, life)
    npv = (energy + carbon + demand) * annuity(rate, life) - cost + given.worth
    columns = (
        cost, energy, carbon, demand, np.nan_to_num(given.subsidy),
        np.nan_to_num(given.tax_credit), np.nan_to_num(given.residual_value), npv,
        given.credit_worth,
    )  # fmt: skip
    rows = np.array(columns).T.tolist()
    names = ("cost", "energy_yuan", "carbon_yuan", "demand_yuan", "subsidy", "tax_credit",
             "residual_value", "npv", "credit_worth")  # fmt: skip
    return {
        one.asset.id: Worth(**dict(zip(names, row, strict=True)))
        for one, row in zip(several, rows, strict=True)
    }


def _new_size(asset: Asset) -> float | None:
    """Of one machine, as it would stand there."""
    better = asset.replacement
    return asset.size if better is None or better.size is None else better.size


def hours_of(asset: Asset) -> float:
    """Hours over which a saving is spread; 0: not known, then no kW is said to be saved."""
    if asset.family == "transformer":
        return HOURS
    return asset.hours_per_year or 0.0


def _stages(
    several: Sequence[Diagnosis], financing: Financing, grader: Grader | None
) -> NDArray[np.int64]:
    """The tier of what would stand there, by its own figures."""
    if grader is None or financing.subsidy_by is SubsidyBy.NONE:
        return np.full(len(several), NO_TIER)
    return np.array([_STAGES.get(tier_after(one, grader), NO_TIER) for one in several])


def tier_after(one: Diagnosis, grader: Grader) -> str:
    """The tier of the replacement; "" where none is set, "open" where figures are missing."""
    asset, better = one.asset, one.asset.replacement
    if better is None:
        return ""
    as_new = msgspec.structs.replace(
        asset,
        size=_new_size(asset),
        efficiency_pct=better.efficiency_pct,
        specific_power=better.specific_power,
        iplv=better.iplv,
        p0_kw=better.p0_kw,
        pk_kw=better.pk_kw,
    )
    return grader.grade(as_new, one.plate, better.efficiency_pct).tier
