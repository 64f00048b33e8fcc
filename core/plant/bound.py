"""Lower bounds of what plants cost in a year, without running them.

Let output have a price at every point. What a unit can gain at most, its output at that price
less its input, does not depend on the other units. So whatever the plant,

    cost  ≥  Σ weight · price · load  +  Σ units · (fixed cost - greatest gain over the year)

for the right side lets every unit choose its load by itself, and the load is then carried only
on balance. It is linear in the numbers of units and holds for every staging. Any price will do;
good ones are those at which a good plant's units choose just the load. A unit never gives more
than the load: without that, a large machine could gain in hours it is far too large for.

Gains are read from a table over price and highest part load. They are convex in the price, so
what is read between two values is never too low.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.plant.rules import Cut
from core.plant.unit import Units

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

_PRICES = 160  # of the table
_DEAREST = 4.0  # price of full output over input at full load
_CAPS = 20  # highest part loads of the table
_TRIED = np.geomspace(0.25, 4.0, 49)  # prices tried, over the mean input per output
_MISSING = 1e-6  # share of a load that may be missing where it counts as carried


@dataclass(frozen=True, slots=True, kw_only=True)
class Gains:
    """What units gain at most at a price of output.

    table: (classes, machines, caps + 1, prices + 1), gain over the scale;
    always: units run whenever there is load, whether or not they gain.
    """

    units: Units
    load_w: FloatArray
    weight: FloatArray  # (points,), cost of a W of input
    table: FloatArray
    always: bool

    def at(self, machine: IntArray, price: FloatArray) -> FloatArray:
        """Greatest gains, W, (machines, points) or (machines, prices, points).

        price: input per output, (points,) or (prices, points).
        """
        several = (slice(None),) + (None,) * (price.ndim - 1)
        able = self.units.capacity_w[machine][several]
        scale = self.units.scale_w[machine][several]
        worth = price * able / np.maximum(scale, 1e-300)
        along = np.minimum(worth, _DEAREST) * (_PRICES / _DEAREST)
        cell = np.minimum(along.astype(np.int64), _PRICES - 1)
        along -= cell
        share = np.minimum(self.load_w / np.maximum(able, 1e-300), 1.0)
        cap = np.ceil(share * _CAPS).astype(np.int64)
        machines = self.table.shape[1]
        row = self.units.kind * machines + machine[(*several, None)]
        cell += (row * (_CAPS + 1) + cap) * (_PRICES + 1)
        gain: FloatArray = self.table.take(cell)
        gain += along * (self.table.take(cell + 1) - gain)
        gain += np.maximum(worth - _DEAREST, 0.0)
        gain *= scale
        gain -= self.units.running_w[machine][several]
        if not self.always:
            np.maximum(gain, 0.0, out=gain)
        return gain * ((able > 0.0) & (self.load_w > 0.0))

    def cut(self, price: FloatArray, fixed: FloatArray, machines: IntArray) -> Cut:
        """The bound at a price, (points,); fixed: (all machines,), a year, off input included.

        The rates of other machines than `machines` are infinite.
        """
        rate = np.full(len(fixed), np.inf)
        for part in np.array_split(machines, max(1, len(machines) // 64)):
            rate[part] = fixed[part] - self.at(part, price) @ self.weight
        base = float(self.weight @ (price * self.load_w)) * (1.0 - _MISSING)
        return Cut(base=base, rate=rate)

    def price(self, machine: IntArray, count: IntArray, input_w: FloatArray) -> FloatArray:
        """The price at which the bound of one plant is highest, (points,).

        machine and count: (groups,); input_w: (points,), what the plant needs, or about it.
        """
        mean = np.divide(input_w, self.load_w, out=np.zeros_like(input_w), where=self.load_w > 0.0)
        tried = _TRIED[:, None] * mean
        value = tried * self.load_w - (count[:, None, None] * self.at(machine, tried)).sum(axis=0)
        best: FloatArray = tried[value.argmax(axis=0), np.arange(len(mean))]
        return best


def gains(units: Units, load_w: FloatArray, weight: FloatArray, *, always: bool) -> Gains:
    """Tables of the greatest gain of each machine."""
    classes, machines, nodes = units.table.shape
    price = np.linspace(0.0, _DEAREST, _PRICES + 1)
    caps = np.ceil(np.linspace(0.0, nodes - 1, _CAPS + 1) - 1e-9).astype(np.int64)
    table = np.empty((classes, machines, _CAPS + 1, _PRICES + 1))
    best = np.full((classes, machines, _PRICES + 1), -np.inf)
    reached = 0
    for place, cap in enumerate(caps):
        for node in range(reached, cap + 1):
            worth = price * (node / (nodes - 1)) - units.table[:, :, node, None]
            np.maximum(best, worth, out=best)
        reached = cap + 1
        table[:, :, place] = best
    return Gains(units=units, load_w=load_w, weight=weight, table=table, always=always)
