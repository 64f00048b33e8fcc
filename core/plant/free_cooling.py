"""Free cooling: a plate exchanger between the water of the towers and the chilled water.

The exchanger stands before the chiller on the chilled water, so that it takes what it can and the
chiller the rest. Its approach is that of design at full capacity and goes with what it carries.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.plant.heat_rejection import HeatRejection

FloatArray = NDArray[np.float64]

GAIN_LEAST_K = 1.0  # by so much it must cool the return, or it is not worth opening
_COLDEST_C = -30.0  # wet bulbs between which a switch-over is looked for
_HALVINGS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanger:
    """supply_c: chilled water asked for; span_k: its rise at design; approach_k: at full capacity.

    Loads, flows and what it carries are shares of the capacity and the flow at design.
    """

    supply_c: float
    span_k: float
    approach_k: float

    def return_c(self, load: FloatArray, flow: FloatArray) -> FloatArray:
        """Chilled water that comes back, mixed with what went through the bypass."""
        found: FloatArray = self.supply_c + self.span_k * load / flow
        return found

    def carried(self, water_c: FloatArray, load: FloatArray, flow: FloatArray) -> FloatArray:
        """What it takes of a load with so cold tower water; 0 where it gains too little.

        flow · (return - leaving) = carried · span, leaving = water + approach · carried.
        """
        above = self.return_c(load, flow) - water_c
        able = flow * above / (self.span_k + flow * self.approach_k)
        enough = able * self.span_k >= flow * GAIN_LEAST_K
        found: FloatArray = np.where(enough, np.minimum(able, load), 0.0)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchOver:
    """Wet bulbs below which the exchanger carries all, and below which it helps, °C, (loads,)."""

    full_c: FloatArray
    partial_c: FloatArray


def switch_over(
    tower: HeatRejection, exchanger: Exchanger, load: ArrayLike, capacity_over_heat: float
) -> SwitchOver:
    """With all the air and water of the towers, and no heat of compressors.

    load: shares of the capacity, pumped with as much of the flow; capacity_over_heat: capacity
    over the heat that the towers are made for.
    """
    share = np.asarray(load, dtype=np.float64)
    approach = exchanger.approach_k * share
    heat = share * capacity_over_heat
    supply = exchanger.supply_c
    return SwitchOver(
        full_c=_wet_bulb_for(tower, heat, supply - approach),
        partial_c=_wet_bulb_for(tower, heat, supply + exchanger.span_k - GAIN_LEAST_K - approach),
    )


def _wet_bulb_for(tower: HeatRejection, heat: FloatArray, leaving_c: FloatArray) -> FloatArray:
    """The wet bulb at which the water leaves so cold, by halving: colder air, colder water."""
    low, high = np.full(heat.shape, _COLDEST_C), np.asarray(leaving_c, dtype=np.float64)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2.0
        warm = tower.leaving_c(heat, middle, 1.0, 1.0) > leaving_c
        low, high = np.where(warm, low, middle), np.where(warm, middle, high)
    found: FloatArray = (low + high) / 2.0
    return found
