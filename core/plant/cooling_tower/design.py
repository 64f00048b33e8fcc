"""The design point of a tower, which the model of it is fitted to."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.climate.psychrometrics import standard_pressure

FloatArray = NDArray[np.float64]

WATER_J_PER_KGK = 4186.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TowerDesign:
    """Water in and out, wet bulb, °C; water over dry air, kg/kg; pressure, Pa.

    37/32 °C at 28 °C is the usual duty of Chinese towers; water over air 1.2 is assumed where the
    maker gave none.
    """

    entering_c: float = 37.0
    leaving_c: float = 32.0
    wet_bulb_c: float = 28.0
    water_over_air: float = 1.2
    pressure_pa: float = float(standard_pressure(0.0))

    @property
    def range_k(self) -> float:
        """By how much the water is cooled, K."""
        return self.entering_c - self.leaving_c

    @property
    def approach_k(self) -> float:
        """How near to the wet bulb the water leaves, K."""
        return self.leaving_c - self.wet_bulb_c

    def range_at(self, heat: FloatArray, water: FloatArray) -> FloatArray:
        """By how much the water is cooled at ratios of heat and water to those of design, K."""
        return self.range_k * heat / water


USUAL = TowerDesign()
