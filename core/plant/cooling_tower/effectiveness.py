"""A tower by effectiveness and transfer units, as EnergyPlus' CoolingTower:VariableSpeed:Merkel.

Air is taken as a fluid whose heat capacity is that of saturated air between its wet bulbs,
cpe = Δh_s / Δwb; the transfer UA follows air, water and wet bulb by Scheier's factors, valid for
air 0.2 … 1, water 0.3 … 1 and a wet bulb 10 K above to 25 K below that of design.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.climate.psychrometrics import saturated_enthalpy
from core.plant.cooling_tower.design import USUAL, WATER_J_PER_KGK, TowerDesign

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

_AIR_J_PER_KGK = 1006.0
_AIR, _WATER, _BELOW_DESIGN_K = (0.2, 1.0), (0.3, 1.0), (-10.0, 25.0)
_HALVINGS = 60
_TABLE_C = np.linspace(-30.0, 80.0, 11_001)  # below boiling at 5,000 m


@dataclass(frozen=True, kw_only=True)
class EffectivenessTower:
    """A counterflow tower known by its design point."""

    design: TowerDesign = USUAL

    @cached_property
    def transfer(self) -> float:
        """UA at design over the heat capacity of the water, so that the design point is met."""
        one = np.asarray(1.0)
        wet = np.asarray(self.design.wet_bulb_c)
        low, high = 1e-3, 1e3
        for _ in range(_HALVINGS):
            middle = (low * high) ** 0.5
            warm = self._leaving(one, wet, one, one, middle) > self.design.leaving_c
            low, high = (middle, high) if warm else (low, middle)
        return float((low * high) ** 0.5)

    def leaving_c(
        self, heat: ArrayLike, wet_bulb_c: ArrayLike, air: ArrayLike, water: ArrayLike
    ) -> FloatArray:
        """Temperature of the leaving water, °C: the heat given, nothing is left to iterate."""
        q, wet, a, w = (np.asarray(one, dtype=np.float64) for one in (heat, wet_bulb_c, air, water))
        below = self.design.wet_bulb_c - wet
        factor = (1.0 + 0.0081 * below) * (1.3 * a - 0.3 * a**2)
        factor = factor * (0.1082 + 1.667 * w - 0.7713 * w**2)
        return self._leaving(q, wet, a, w, self.transfer * factor)

    def outside(
        self, heat: ArrayLike, wet_bulb_c: ArrayLike, air: ArrayLike, water: ArrayLike
    ) -> BoolArray:
        """Where a factor is asked for more than it was fitted to."""
        _, wet, a, w = np.broadcast_arrays(heat, wet_bulb_c, air, water)
        below = self.design.wet_bulb_c - wet
        found = np.zeros(wet.shape, dtype=bool)
        for value, (least, most) in ((a, _AIR), (w, _WATER), (below, _BELOW_DESIGN_K)):
            found |= (value < least) | (value > most)
        return found

    def _leaving(
        self,
        heat: FloatArray,
        wet_bulb_c: FloatArray,
        air: FloatArray,
        water: FloatArray,
        transfer: FloatArray | float,
    ) -> FloatArray:
        """All per kg of the water of design; transfer: UA over its heat capacity."""
        own = self.design
        heat_j = heat * own.range_k * WATER_J_PER_KGK
        dry_air = air / own.water_over_air
        arriving = self._enthalpy(wet_bulb_c)
        exit_c = np.interp(arriving + heat_j / dry_air, self._enthalpies, _TABLE_C)
        rise = np.maximum(exit_c - wet_bulb_c, 1e-9)
        moist = np.maximum(heat_j / dry_air / rise, 1e-9)
        of_air, of_water = dry_air * moist, water * WATER_J_PER_KGK
        least, most = np.minimum(of_air, of_water), np.maximum(of_air, of_water)
        units = transfer * WATER_J_PER_KGK * moist / _AIR_J_PER_KGK / least
        entering = wet_bulb_c + heat_j / (_counterflow(units, least / most) * least)
        leaving: FloatArray = entering - own.range_at(heat, water)
        return leaving

    @cached_property
    def _enthalpies(self) -> FloatArray:
        return saturated_enthalpy(_TABLE_C, self.design.pressure_pa)

    def _enthalpy(self, temperature_c: FloatArray) -> FloatArray:
        found: FloatArray = np.interp(temperature_c, _TABLE_C, self._enthalpies)
        return found


def _counterflow(units: FloatArray, ratio: FloatArray) -> FloatArray:
    """Effectiveness of counterflow; ratio: of the lesser to the greater heat capacity."""
    even = np.abs(1.0 - ratio) < 1e-9
    faded = np.exp(-units * (1.0 - ratio))
    with np.errstate(divide="ignore", invalid="ignore"):
        uneven = (1.0 - faded) / (1.0 - ratio * faded)
    found: FloatArray = np.where(even, units / (1.0 + units), uneven)
    return found
