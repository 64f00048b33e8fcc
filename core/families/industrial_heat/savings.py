"""A year with heat pumps against a year of the boiler alone: money, primary energy, CO2.

Where part of the cold is useful, a chiller's electricity is saved beside the fuel: on the side
of today, so that what the heat pump draws stays what it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.industrial_heat.duty import IndustrialHeatDuty
from core.families.industrial_heat.operation import Year
from core.load.profile import Profile
from core.money.present_value import annuity
from core.selection.prices import Prices, carbon_worth
from core.study.study import Study

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
_W_PER_KW = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The boiler that does it all: a year of its fuel, Wh, money, kg."""

    asked_wh: float
    fuel_wh: float
    cost: float
    carbon_kg: float


def today(duty: IndustrialHeatDuty, profile: Profile) -> Today:
    """What the boiler alone burns, costs and gives off."""
    asked_wh = float(profile.columns["load_w"] @ profile.hours.sum(axis=1))
    fuel_wh = asked_wh / duty.boiler_efficiency
    kwh = fuel_wh / _W_PER_KW
    return Today(
        asked_wh=asked_wh,
        fuel_wh=fuel_wh,
        cost=kwh * duty.fuel_price_per_kwh,
        carbon_kg=kwh * duty.fuel_carbon_kg_per_kwh,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A year against today; prices are those at the middle of the band."""

    duty: IndustrialHeatDuty
    study: Study
    boiler: Today
    prices: Prices

    def comparable(self, year: Year) -> BoolArray:
        """Whether all the heat is delivered, by whatever, (pairs,)."""
        met: BoolArray = year.left_hours <= 0.0
        return met | self.duty.boiler_stays

    def saving(self, year: Year) -> FloatArray:
        """Money saved in a year, maintenance taken off, nan where not comparable, (pairs,)."""
        # A heat pump that never runs has no mean price, and makes no cold either.
        mean_price = np.nan_to_num(_ratio(year.electric_cost, year.electric_wh / _W_PER_KW))
        saved = (
            self.boiler.cost
            + mean_price * self._chiller_kwh(year)
            - year.electric_cost
            - self._fuel_cost(year)
            - self.prices.maintenance_cost
        )
        return np.where(self.comparable(year), saved, np.nan)

    def columns(self, year: Year) -> Mapping[str, FloatArray]:
        """Outcomes by field name, (pairs,)."""
        comparable, saved = self.comparable(year), self.saving(year)
        pays = comparable & (np.nan_to_num(saved) > 0.0)
        found = {
            "boiler_saving": saved,
            "boiler_payback_years": np.divide(
                self.prices.investment, saved, out=np.full_like(saved, np.nan), where=pays
            ),
            "primary_saving": self._primary(year),
            "carbon_saving_kg": self._carbon(year),
            "life_saving": self._over_the_life(year),
            **self._break_even(year),
        }
        found = {key: np.where(comparable, value, np.nan) for key, value in found.items()}
        return {**found, "boiler_cost": np.full(len(saved), self.boiler.cost)}

    def _over_the_life(self, year: Year) -> FloatArray:
        """Present value saved over the life, the investment taken off, (pairs,).

        Zero at the life-cycle break-even price: both are made of the same parts.
        """
        economics, prices = self.study.economics, self.prices
        rate, life = economics.discount_rate, economics.life_years
        a_year = self.saving(year) + prices.maintenance_cost
        energy = annuity(rate, life, economics.energy_price_rise)
        upkeep = prices.maintenance_cost * annuity(rate, life)
        return a_year * energy - upkeep - prices.investment + self._given(year)

    def _given(self, year: Year) -> FloatArray:
        """Present value of subsidy, tax credit, residual value and the price of the CO2 saved."""
        return self.prices.relief_worth + carbon_worth(self._carbon(year), self.study)

    def _chiller_kwh(self, year: Year) -> FloatArray:
        """Electricity of the chiller whose cold the heat pump now makes."""
        duty = self.duty
        return duty.useful_cooling * year.taken_wh / duty.replaced_cop / _W_PER_KW

    def _fuel_cost(self, year: Year) -> FloatArray:
        return year.fuel_wh / _W_PER_KW * self.duty.fuel_price_per_kwh

    def _primary(self, year: Year) -> FloatArray:
        """Share of primary energy saved; the fuel's own factor is 1."""
        factor = self.duty.primary_factor
        before = self.boiler.fuel_wh + factor * self._chiller_kwh(year) * _W_PER_KW
        return 1.0 - (year.fuel_wh + factor * year.electric_wh) / before

    def _carbon(self, year: Year) -> FloatArray:
        grid = self.study.economics.grid_kg_per_kwh
        electric_kwh = year.electric_wh / _W_PER_KW - self._chiller_kwh(year)
        return self.boiler.carbon_kg - electric_kwh * grid - self.fuel_carbon_kg(year)

    def fuel_carbon_kg(self, year: Year) -> FloatArray:
        """CO2 of what the boiler still burns, kg."""
        return year.fuel_wh / _W_PER_KW * self.duty.fuel_carbon_kg_per_kwh

    def _break_even(self, year: Year) -> Mapping[str, FloatArray]:
        """Mean electricity prices up to which a year, and the whole life, cost no more."""
        economics, prices = self.study.economics, self.prices
        fuel_saved = self.boiler.cost - self._fuel_cost(year)
        bought_kwh = year.electric_wh / _W_PER_KW - self._chiller_kwh(year)
        rate, life = economics.discount_rate, economics.life_years
        energy = annuity(rate, life, economics.energy_price_rise)
        upkeep = prices.maintenance_cost * annuity(rate, life) + prices.investment
        upkeep = upkeep - self._given(year)
        return {
            "break_even_price": _ratio(fuel_saved - prices.maintenance_cost, bought_kwh),
            "life_break_even_price": _ratio(fuel_saved - upkeep / energy, bought_kwh),
        }


def _ratio(part: FloatArray, whole: FloatArray) -> FloatArray:
    """part / whole, nan where there is no whole."""
    return np.divide(part, whole, out=np.full_like(part, np.nan), where=whole > 0.0)
