"""What a family hands over where its plants may be of several models."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.plant.starts import Clock
from core.plant.unit import Units

if TYPE_CHECKING:
    from core.plant.power_search import OnPower

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
_W_PER_KW = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What gives the load that is above the capacity of all units: a heater, a boiler.

    most_w: output at most; input_per_output: electricity for a W of it; fuel_per_output: fuel for
    a W of it, at fuel_price_per_kwh and fuel_carbon_kg_per_kwh.
    """

    most_w: float = np.inf
    input_per_output: float = 0.0
    fuel_per_output: float = 0.0
    fuel_price_per_kwh: float = 0.0
    fuel_carbon_kg_per_kwh: float = 0.0

    def output_w(self, missing_w: FloatArray) -> FloatArray:
        """What it gives of what the units do not, (points,)."""
        given: FloatArray = np.minimum(missing_w, self.most_w)
        return given


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """Hours without load, in which units draw something all the same.

    drawn_w: (machines,), of one unit; by_month: (12,), those hours; price_hours: each times its
    price.
    """

    drawn_w: FloatArray
    by_month: FloatArray
    price_hours: float

    @property
    def hours(self) -> float:
        """Hours of the year without load."""
        return float(self.by_month.sum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixing:
    """Machines of a family on the points of a year that carry load.

    machine: (machines,), their rows in the family's columns; units: the same in that order;
    load_w, price_hours: (points,); by_month: (points, 12), hours; design_w: (machines,), output
    of a unit at design; required_w: what the units on duty must give at design, peak_w: what is
    asked at most; price: (machines,), of one unit, nan where the catalog has none;
    design_point: the point whose conditions are nearest to those of design; priced_w: (machines,),
    of one unit, what a price per kW is applied to, None: design_w.
    resting: the hours without load, None: nothing is drawn in them; beside: what gives the rest,
    None: the units carry all; clock: when the points are, None: they are bins; burden: see `Rules`;
    shared_w: (points,), what the plant needs whatever runs, pumps of all units, None: nothing;
    error: by how much tables of temperature classes differ at most from the curves they stand for,
    as a share of the year's input, of rows of `units`, None: there is one class, and no such error.
    at_loads: where the same load always meets the same conditions, as of pumps on a system: some
    rows of `units` at the conditions of other loads, (loads,); None: they do not follow the load.
    on_power: where they take what power there is in place of giving the load; None: they give it.
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
    priced_w: FloatArray | None = None
    resting: Resting | None = None
    beside: Beside | None = None
    clock: Clock | None = None
    burden: FloatArray | None = None
    shared_w: FloatArray | None = None
    error: Callable[[IntArray], FloatArray] | None = None
    at_loads: Callable[[FloatArray, IntArray], Units] | None = None
    on_power: "OnPower | None" = None

    def unit_price(self, per_kw: float) -> FloatArray:
        """What a unit costs by the catalog, else by a price per kW, (machines,)."""
        sizes = self.design_w if self.priced_w is None else self.priced_w
        return np.where(np.isnan(self.price), sizes / _W_PER_KW * per_kw, self.price)

    @property
    def hours(self) -> FloatArray:
        """Hours of the year at each point, (points,)."""
        hours: FloatArray = self.by_month.sum(axis=1)
        return hours
