"""What a family hands over where its plants may be of several models."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.plant.unit import Units

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixing:
    """Machines of a family on the points of a year that carry load.

    machine: (machines,), their rows in the family's columns; units: the same in that order;
    load_w, price_hours: (points,); by_month: (points, 12), hours; design_w: (machines,), output
    of a unit at design; required_w: what the units on duty must give at design, peak_w: what is
    asked at most; price: (machines,), of one unit, nan where the catalog has none;
    design_point: the point whose conditions are nearest to those of design.
    """

    machine: IntArray
    units: Units
    load_w: FloatArray
    by_month: FloatArray
    price_hours: FloatArray
    design_w: FloatArray
    required_w: float
    peak_w: float
    price: FloatArray
    design_point: int

    @property
    def hours(self) -> FloatArray:
        """Hours of the year at each point, (points,)."""
        hours: FloatArray = self.by_month.sum(axis=1)
        return hours
