"""What a tower evaporates, drips and blows down."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.climate.psychrometrics import (
    humidity_ratio,
    ratio_at_wet_bulb,
    saturated_enthalpy,
    saturation_pressure,
)
from core.plant.cooling_tower.design import WATER_J_PER_KGK, TowerDesign

FloatArray = NDArray[np.float64]

_TABLE_C = np.linspace(-30.0, 80.0, 11_001)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaterUse:
    """kg/s, by points."""

    evaporation: FloatArray
    drift: FloatArray
    blow_down: FloatArray

    @property
    def make_up(self) -> FloatArray:
        """All that is lost, kg/s."""
        return self.evaporation + self.drift + self.blow_down


def water_use(
    design: TowerDesign,
    heat_w: ArrayLike,
    design_heat_w: float,
    dry_bulb_c: ArrayLike,
    wet_bulb_c: ArrayLike,
    air: ArrayLike,
    *,
    cycles: float = 4.0,
    drift_share: float = 0.00008,
) -> WaterUse:
    """Of a tower whose air leaves saturated; air: ratio to that of design.

    The moist air gains the heat as enthalpy; evaporation is what its humidity rises by. cycles: how
    often the salts of the make-up are concentrated (3 … 5 usual); drift_share: of the water flow
    (0.005 … 0.02 %, assumed). Blow-down is what keeps the cycles, less what drifts away.
    """
    water_kgs = design_heat_w / (WATER_J_PER_KGK * design.range_k)
    air_kgs = water_kgs / design.water_over_air * np.asarray(air, dtype=np.float64)
    enthalpies = saturated_enthalpy(_TABLE_C, design.pressure_pa)
    arriving = ratio_at_wet_bulb(dry_bulb_c, wet_bulb_c, design.pressure_pa)
    gained = np.interp(np.asarray(wet_bulb_c, dtype=np.float64), _TABLE_C, enthalpies)
    exit_c = np.interp(gained + np.asarray(heat_w) / air_kgs, enthalpies, _TABLE_C)
    leaving = humidity_ratio(saturation_pressure(exit_c), design.pressure_pa)
    evaporation = np.maximum(air_kgs * (leaving - arriving), 0.0)
    drift = np.full_like(evaporation, drift_share * water_kgs)
    blow_down = np.maximum(evaporation / (cycles - 1.0) - drift, 0.0)
    return WaterUse(evaporation=evaporation, drift=drift, blow_down=blow_down)
