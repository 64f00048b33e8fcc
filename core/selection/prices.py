"""Tariffs, life-cycle cost and carbon, on columns.

Life-cycle cost is the present value of purchase, energy and maintenance over the life,
payments at the end of each year, no salvage value:

    LCC = price + maintenance · a(r) + energy · a(r, g) + renewals
    a(r, g) = Σ (1+g)^(t−1) / (1+r)^t,  t = 1 … life
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.selection.demand_charge import demand_charge
from core.selection.family import Evaluation
from core.study.economics import DemandBy, Economics, FlatTariff, TimeOfUseTariff

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


def annuity(rate: float, life_years: int, rise: float = 0.0) -> float:
    """Present value of one currency unit a year, rising by `rise` a year, in years."""
    year = np.arange(1, life_years + 1)
    return float(((1.0 + rise) ** (year - 1) / (1.0 + rate) ** year).sum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """Money and carbon of pairs, each (pairs,); a year where not said otherwise."""

    investment: FloatArray  # once
    price_assumed: NDArray[np.bool_]  # made from the price per kW
    energy_cost: FloatArray  # with the demand charge
    demand_cost: FloatArray  # of it the demand charge; nan where none is asked
    maintenance_cost: FloatArray
    life_cycle_cost: FloatArray  # present value
    life_cycle_energy_cost: FloatArray  # present value of the energy alone
    renewals_cost: FloatArray  # present value; nan where nothing is renewed within the life
    carbon_kg: FloatArray

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
        }


def price(evaluation: Evaluation, economics: Economics) -> Prices:
    """Price every pair; without a listed price the price per kW is taken."""
    assumed = np.isnan(evaluation.listed_price)
    by_kw = evaluation.priced_w / _W_PER_KW * economics.price_per_kw
    investment = np.where(assumed, by_kw, evaluation.listed_price)
    if evaluation.extra_price is not None:
        investment = investment + evaluation.extra_price
    maintenance = investment * economics.maintenance_share
    rate, life = economics.discount_rate, economics.life_years
    demand = np.full(len(maintenance), np.nan)
    if evaluation.monthly_peak_w is not None and economics.demand_by is not DemandBy.NONE:
        demand = demand_charge(evaluation.monthly_peak_w, economics, evaluation.charged_va)
    electricity = evaluation.energy_cost + np.nan_to_num(demand)
    energy = electricity * annuity(rate, life, economics.energy_price_rise)
    total = investment + maintenance * annuity(rate, life) + energy
    renewals = evaluation.renewals
    if renewals is None:
        renewals = np.full(len(total), np.nan)
    total = total + np.nan_to_num(renewals)
    energy_kwh = evaluation.columns["annual_energy_wh"] / _W_PER_KW
    return Prices(
        investment=investment,
        price_assumed=assumed,
        energy_cost=electricity,
        demand_cost=demand,
        maintenance_cost=maintenance,
        life_cycle_cost=total,
        life_cycle_energy_cost=energy,
        renewals_cost=renewals,
        carbon_kg=energy_kwh * economics.grid_kg_per_kwh
        if evaluation.carbon_kg is None
        else evaluation.carbon_kg,
    )


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
