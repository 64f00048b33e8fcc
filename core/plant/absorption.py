"""A direct-fired absorption chiller as a class: heat for cold, by load and cooling water.

The shape is that of the Japanese building-energy code for absorption chillers (its allowance for
operation in the field left out): the heat at full load goes with the cooling water, and at part
load with a parabola of the load. The COP is a class's own, at 32 °C; what GB 19577-2024, table 5,
asks of direct-fired machines for grades 1, 2 and 3 is 1.46, 1.40 and 1.30 (secondary). It is no
machine of a maker.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

LOAD_LEAST = 0.2
WATER_C = (20.0, 32.0)  # cooling water, between which the curve holds
_BY_WATER = (0.60533333, 0.01233333)  # heat over that of full load at 32 °C, to its first power
_BY_LOAD = (0.07442857, 0.75781429, 0.16775714)  # heat over that of full load, to its second


@dataclass(frozen=True, slots=True, kw_only=True)
class Absorption:
    """capacity_w: of cold, at any cooling water; cop: cold over heat, full and at 32 °C."""

    capacity_w: float
    cop: float

    def heat_w(self, share: FloatArray, water_c: FloatArray) -> FloatArray:
        """Heat at shares of the capacity from the least up, 0 at none, nan beyond the water."""
        full = self.capacity_w / self.cop * np.polyval(_BY_WATER[::-1], water_c)
        found = full * np.polyval(_BY_LOAD[::-1], share)
        outside = (water_c < WATER_C[0]) | (water_c > WATER_C[1])
        heat: FloatArray = np.where(share > 0.0, np.where(outside, np.nan, found), 0.0)
        return heat

    @property
    def rejected_w(self) -> float:
        """What goes to the cooling water at full load: cold and heat."""
        return self.capacity_w * (1.0 + 1.0 / self.cop)
