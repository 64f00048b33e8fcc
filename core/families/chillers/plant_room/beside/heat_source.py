"""What warms the water today and does what heat recovery leaves: a boiler or a heat pump."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.duty import ChillerDuty, HotWaterBy
from core.machines.fuel import carbon_kg_per_kwh
from core.study.economics import Economics

FloatArray = NDArray[np.float64]

_W_PER_KW = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceYear:
    """Of a year: fuel or electricity in, Wh, what it costs, currency, and its CO2, kg."""

    energy_wh: float
    cost: float
    carbon_kg: float


def source_year(
    heat_w: FloatArray,
    duty: ChillerDuty,
    economics: Economics,
    price_per_kwh: FloatArray,
    step_h: float,
) -> SourceYear:
    """What the source takes for a heat, (steps,); a heat pump at the price of every step."""
    heat_wh = heat_w * step_h
    if duty.hot_water_by is HotWaterBy.HEAT_PUMP:
        energy_wh = heat_wh / duty.water_heater_cop
        price, carbon = price_per_kwh, economics.grid_kg_per_kwh
    else:
        energy_wh = heat_wh / duty.boiler_efficiency
        price = np.full(len(heat_wh), duty.fuel_price_per_kwh)
        carbon = carbon_kg_per_kwh(duty.boiler_fuel)
    whole_wh = float(energy_wh.sum())
    return SourceYear(
        energy_wh=whole_wh,
        cost=float(energy_wh @ price) / _W_PER_KW,
        carbon_kg=whole_wh / _W_PER_KW * carbon,
    )
