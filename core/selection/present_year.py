"""What stands today and would be kept: its year, and what candidates save against it."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from core.money.present_value import annuity
from core.selection.family import Present
from core.study.economics import Economics
from core.vocabulary.finding import Finding

FloatArray = NDArray[np.float64]
_W_PER_KW = 1000.0


class KeptYear(Protocol):
    """A year of it; monthly_wh: (12,), January first; cost: of its energy, currency."""

    @property
    def energy_wh(self) -> float:
        """The year's energy."""
        ...

    @property
    def monthly_wh(self) -> FloatArray:
        """By month."""
        ...

    @property
    def cost(self) -> float:
        """What the energy costs."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TodaysYear:
    """A year of it as entered; monthly_wh: (12,), January first; findings: what is said of it."""

    energy_wh: float
    monthly_wh: FloatArray
    cost: float
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TodaysFuelYear(TodaysYear):
    """The same where it may take a fuel, with the CO2 of it."""

    carbon_kg: float


def present_of(
    name: str, year: KeptYear, economics: Economics, carbon_kg: float | None = None
) -> Present:
    """It is paid for: only its energy is. name: the message `present.<name>`.

    carbon_kg: of its year, where what it takes is no electricity of the grid, or may be none.
    """
    years = annuity(economics.discount_rate, economics.life_years, economics.energy_price_rise)
    return Present(
        name=name,
        cost="existing_saving_cost",
        payback="existing_payback_years",
        energy="existing_saving_wh",
        carbon=None if carbon_kg is None else "existing_saving_kg",
        figures={
            "annual_energy_wh": year.energy_wh,
            "energy_cost": year.cost,
            "life_cycle_cost": year.cost * years,
            "carbon_kg": (
                year.energy_wh / _W_PER_KW * economics.grid_kg_per_kwh
                if carbon_kg is None
                else carbon_kg
            ),
        },
        monthly_energy_wh=tuple(year.monthly_wh.tolist()),
    )


def against_kept(
    year: KeptYear, energy_wh: FloatArray, cost: FloatArray, invested: FloatArray
) -> dict[str, FloatArray]:
    """What each pair saves against it a year, and when its price is paid back, each (pairs,)."""
    saved = year.cost - cost
    payback = np.divide(invested, saved, out=np.full(len(cost), np.nan), where=saved > 0)
    return {
        "existing_saving_wh": year.energy_wh - energy_wh,
        "existing_saving_cost": saved,
        "existing_payback_years": payback,
    }
