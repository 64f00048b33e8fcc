"""Tariffs, life-cycle cost and carbon, on columns.

Life-cycle cost is the present value of purchase, energy and maintenance over the life,
payments at the end of each year; what a study asks for beside them (core.money) is off by default:

    LCC = price + maintenance · a(r) + energy · a(r, g) + renewals + CO2 at its price · a(r)
          − subsidy − tax credit − residual value / (1+r)^life
    a(r, g) = Σ (1+g)^(t−1) / (1+r)^t,  t = 1 … life
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.money.loan import loan
from core.money.present_value import annuity
from core.money.relief import NO_TIER, carbon_cost, relief
from core.selection.demand_charge import demand_charge
from core.selection.family import Evaluation
from core.study.economics import DemandBy, FlatTariff, TimeOfUseTariff
from core.study.study import Study

FloatArray = NDArray[np.float64]
_W_PER_KW = 1000.0


def prices_per_kwh(
    tariff: FlatTariff | TimeOfUseTariff, month: NDArray[np.int8], hour_of_day: NDArray[np.int8]
) -> FloatArray:
    """Price of each step of a year, currency/kWh; month 0–11 and hour 0–23, (steps,)."""
    if isinstance(tariff, FlatTariff):
        return np.full(len(month), tariff.price_per_kwh)
    usual = np.array(tariff.prices_per_kwh)[hour_of_day]
    if tariff.summer_prices_per_kwh is None:
        return usual
    summer = np.isin(month, np.array(tariff.summer_months, dtype=np.int64) - 1)
    return np.where(summer, np.array(tariff.summer_prices_per_kwh)[hour_of_day], usual)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """Money and carbon of pairs, each (pairs,); a year where not said otherwise."""

    investment: FloatArray  # once
    price_assumed: NDArray[np.bool_]  # made from the price per kW
    energy_cost: FloatArray  # with the demand charge
    demand_cost: FloatArray  # of it the demand charge; nan where none is asked
    maintenance_cost: FloatArray
    life_cycle_cost: FloatArray  # present value
    life_cycle_energy_cost: FloatArray  # present value of the energy, with its CO2, alone
    renewals_cost: FloatArray  # present value; nan where nothing is renewed within the life
    carbon_kg: FloatArray
    # of a study's financing, each nan where it is off
    carbon_cost: FloatArray
    subsidy: FloatArray  # once
    tax_credit: FloatArray  # once, over up to six years
    residual_value: FloatArray  # at the end of the life
    loan_payment: FloatArray  # of the first year; no part of the life-cycle cost
    relief_worth: FloatArray  # present value of what is given back; 0 where nothing is

    @property
    def columns(self) -> dict[str, FloatArray]:
        """Its figures by name, each (pairs,)."""
        return {
            "investment": self.investment,
            "energy_cost": self.energy_cost,
            "demand_cost": self.demand_cost,
            "maintenance_cost": self.maintenance_cost,
            "life_cycle_cost": self.life_cycle_cost,
            "life_cycle_energy_cost": self.life_cycle_energy_cost,
            "renewals_cost": self.renewals_cost,
            "carbon_kg": self.carbon_kg,
            "carbon_cost": self.carbon_cost,
            "subsidy": self.subsidy,
            "tax_credit": self.tax_credit,
            "residual_value": self.residual_value,
            "loan_payment": self.loan_payment,
        }


def price(evaluation: Evaluation, study: Study, stage: NDArray[np.int64] | None = None) -> Prices:
    """Price every pair; without a listed price the price per kW is taken.

    stage: of the tier by which a subsidy is paid, (pairs,), 0 where none is known; None: of none.
    """
    economics, financing = study.economics, study.financing
    assumed = np.isnan(evaluation.listed_price)
    kw = evaluation.priced_w / _W_PER_KW
    investment = np.where(assumed, kw * economics.price_per_kw, evaluation.listed_price)
    if evaluation.extra_price is not None:
        investment = investment + evaluation.extra_price
    maintenance = investment * economics.maintenance_share
    rate, life = economics.discount_rate, economics.life_years
    demand = np.full(len(maintenance), np.nan)
    if evaluation.monthly_peak_w is not None and economics.demand_by is not DemandBy.NONE:
        demand = demand_charge(evaluation.monthly_peak_w, economics, evaluation.charged_va)
    electricity = evaluation.energy_cost + np.nan_to_num(demand)
    carbon_kg = evaluation.carbon_kg
    if carbon_kg is None:
        carbon_kg = evaluation.columns["annual_energy_wh"] / _W_PER_KW * economics.grid_kg_per_kwh
    emitted = np.full(len(maintenance), np.nan)
    if financing.carbon_price_per_t:
        emitted = carbon_cost(carbon_kg, financing)
    energy = electricity * annuity(rate, life, economics.energy_price_rise)
    renewals = np.full(len(kw), np.nan) if evaluation.renewals is None else evaluation.renewals
    energy = energy + carbon_worth(carbon_kg, study)
    stages = np.full(len(kw), NO_TIER) if stage is None else stage
    given = relief(investment, kw, stages, financing, rate, life)
    lent = loan(1.0, financing)
    owed = investment - np.nan_to_num(given.subsidy)
    return Prices(
        investment=investment,
        price_assumed=assumed,
        energy_cost=electricity,
        demand_cost=demand,
        maintenance_cost=maintenance,
        life_cycle_cost=investment
        + maintenance * annuity(rate, life)
        + energy
        + np.nan_to_num(renewals)
        - given.worth,
        life_cycle_energy_cost=energy,
        renewals_cost=renewals,
        carbon_kg=carbon_kg,
        carbon_cost=emitted,
        subsidy=given.subsidy,
        tax_credit=given.tax_credit,
        residual_value=given.residual_value,
        loan_payment=owed * (np.nan if lent is None else lent.payments[0]),
        relief_worth=given.worth,
    )


def carbon_worth(carbon_kg: FloatArray | float, study: Study) -> FloatArray:
    """Present value of the price of a year's CO2 over the life; 0 where none is asked."""
    worth = annuity(study.economics.discount_rate, study.economics.life_years)
    return carbon_cost(np.asarray(carbon_kg, dtype=np.float64), study.financing) * worth


def payback_years(
    investment: float,
    annual_cost: float,
    reference_investment: float,
    reference_annual: float,
    life_years: int,
) -> float | None:
    """Simple payback of the dearer, thriftier choice, as `within_life` gives it.

    None where it costs no more to buy and saves nothing: then there is nothing to pay back.
    """
    extra, saved = investment - reference_investment, reference_annual - annual_cost
    if saved <= 0.0:
        return None if extra <= 0.0 else math.inf
    return within_life(max(extra, 0.0) / saved, life_years)


def within_life(years: float, life_years: int) -> float:
    """A payback as it may be told: inf where it is longer than the life, or never (nan)."""
    return years if years <= life_years else math.inf
