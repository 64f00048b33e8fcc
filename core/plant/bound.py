"""Lower bounds of what plants cost in a year, without running them.

Let output have a price at every point. What a unit can gain at most, its output at that price
less its input, does not depend on the other units. So whatever the plant,

    cost  ≥  Σ weight · price · load  +  Σ units · (fixed cost - greatest gain over the year)

for the right side lets every unit choose its load by itself, and the load is then carried only
on balance. It is linear in the numbers of units and holds for every staging. Any price will do;
good ones are those at which a good plant's units choose just the load. A unit never gives more
than the load: without that, a large machine could gain in hours it is far too large for.

Where something beside the plant gives what the units do not, at a cost of its own, the same holds
for every price up to that cost: what it gives is then never worth more than it costs. For a plant
that is looked at one by one, what is left over is known at each point, and the bound holds at any
price with (cost of the rest - weight · price) · (what is left) added (`Leftover`).

Where each unit is full before the next one starts, only one of a plant is neither full nor off;
all units of a group but the first can then be held to what they gain so.

Gains are read from a table over price and highest part load. They are convex in the price, so
what is read between two values is never too low.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.plant.cuts import Cut
from core.plant.unit import Units, read
from core.study.plant import Staging

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

_PRICES = 32  # of the table
_DEAREST = 2.0  # price of full output over input at full load; beyond it a unit is at its cap
_GRID = np.linspace(0.0, _DEAREST, _PRICES + 1)
_CAPS = 20  # highest part loads of the table
_ROWS = 128  # machines of which the table is made in one go
_FEW = 4  # points to a class at most of which gains are worked out at the price asked alone
_CELLS = 60_000  # nodes of those worked out in one go: they stay in the cache
_TRIED = np.geomspace(0.25, 4.0, 49)  # prices tried, over the mean input per output
_MISSING = 1e-6  # share of a load that may be missing where it counts as carried
_LEAST_W = 1e-6  # of a load that is priced; any price keeps the bound true where there is less


@dataclass(frozen=True, slots=True, kw_only=True)
class Gains:
    """What units gain at most at a price of output.

    table: of all machines, (classes, machines, caps + 1, prices + 1), gain over the scale; None
    where the points are so few that it pays to work out what is read of it; step: (machines,
    points), the highest part load at the point, as one of the table; row: alike, where in the
    whole table gains begin that belong to it; cap: the same load, not rounded up; worth:
    (machines, points), full output over scale, 0 where nothing runs; running_w: input beside the
    table, 0 alike; always: units run whenever there is load, whether or not they gain; filled: at
    each point one unit of the plant at most is neither full nor off.
    """

    units: Units
    load_w: FloatArray
    weight: FloatArray  # (points,), cost of a W of input
    table: FloatArray | None
    step: IntArray
    row: IntArray
    cap: FloatArray
    worth: FloatArray
    running_w: FloatArray
    always: bool
    filled: bool
    dearest: FloatArray | float = np.inf  # (points,), no price is higher

    def at(self, machine: IntArray, price: FloatArray) -> FloatArray:
        """Greatest gains, W, (machines, points) or (machines, prices, points).

        price: input per output, (points,) or (prices, points).
        """
        rows = (slice(None),) + (None,) * (price.ndim - 1)
        worth = price * self.worth[machine][rows]
        # However little it needs, a unit gains no more than what it gives is worth.
        given_worth = worth * self.cap[machine][rows]
        above: FloatArray | float = 0.0
        if worth.max(initial=0.0) > _DEAREST:
            # No gain rises faster with the price than by the most that can be given.
            above = np.maximum(worth - _DEAREST, 0.0) * self.cap[machine][rows]
        worth *= _PRICES / _DEAREST
        cell = np.minimum(worth, _PRICES - 1).astype(np.int64)
        along = np.minimum(worth, _PRICES, out=worth)
        along -= cell
        gain = self._over_scale(machine, cell, along)
        gain += above
        np.minimum(gain, given_worth, out=gain)
        gain *= self.units.scale_w[machine][rows]
        gain -= self.running_w[machine][rows]
        if self.always:
            gain *= self.worth[machine][rows] > 0.0
        else:
            # Where nothing can run, gain at no worth is at most nothing too.
            np.maximum(gain, 0.0, out=gain)
        return gain

    def _over_scale(self, machine: IntArray, cell: IntArray, along: FloatArray) -> FloatArray:
        """Gains over the scale, so far `along` from price `cell` of the table to the next one."""
        if self.table is not None:
            return read(self.table, cell + _beside(self.row[machine], cell), along)
        if cell.ndim == 2:
            return self._at_price(machine, (cell + along) * (_DEAREST / _PRICES))
        # Many prices, of the machines of one plant: a table of these alone.
        own, places = _table(self.units.table[:, machine]), np.arange(len(machine))
        row = _row(self.units, places, len(machine), self.step[machine])
        return read(own, cell + _beside(row, cell), along)

    def _at_price(self, machine: IntArray, worth: FloatArray) -> FloatArray:
        """What a table of all prices would hold at just these, (machines, points)."""
        units, nodes = self.units, np.arange(self.units.steps + 1)
        share, highest = nodes / units.steps, _cap_nodes(len(nodes))[self.step[machine]]
        found = np.empty(worth.shape)
        block = max(1, _CELLS // (len(nodes) * max(1, worth.shape[1])))
        for start in range(0, len(machine), block):
            some = slice(start, start + block)
            gain = worth[some, :, None] * share
            gain -= units.table[units.kind, machine[some, None]]
            gain[nodes > highest[some, :, None]] = -np.inf
            found[some] = gain.max(axis=2)
        return found

    def cut(
        self, price: FloatArray, fixed: FloatArray, machines: IntArray, *, free: bool = False
    ) -> Cut:
        """The bound at a price, (points,); fixed: (all machines,), a year, off input included.

        Machines other than `machines` cost infinitely much. free: at the price as it is, for
        plants of which what is left is known; else no dearer than what stands beside.
        """
        if not free:
            price = np.minimum(price, self.dearest)
        first, more = np.full(len(fixed), np.inf), np.full(len(fixed), np.inf)
        for part in np.array_split(machines, max(1, len(machines) // 64)):
            gain = self.at(part, price)
            first[part] = fixed[part] - gain @ self.weight
            more[part] = first[part]
            if self.filled:
                more[part] = fixed[part] - self._full(part, price) @ self.weight
        base = float(self.weight @ (price * self.load_w)) * (1.0 - _MISSING)
        return Cut(base=base, first=first, more=more)

    def _full(self, machine: IntArray, price: FloatArray) -> FloatArray:
        """Gains of units that are full or off, W, (machines, points)."""
        units = self.units
        able = units.capacity_w[machine]
        drawn = units.at_full_load(machine) * units.scale_w[machine] + units.running_w[machine]
        fits = (able > 0.0) & (able <= self.load_w * (1.0 + _MISSING))
        gain: FloatArray = np.maximum(price * able - drawn, 0.0) * fits
        return gain

    def price(self, machine: IntArray, count: IntArray, input_w: FloatArray) -> FloatArray:
        """The price at which the bound of one plant is highest, (points,).

        machine and count: (groups,); input_w: (points,), what the plant needs, or about it.
        """
        given = np.minimum(self.load_w, count @ self.units.capacity_w[machine])
        mean = np.divide(input_w, given, out=np.zeros_like(input_w), where=given > _LEAST_W)
        tried = _TRIED[:, None] * mean
        value = tried * given - (count[:, None, None] * self.at(machine, tried)).sum(axis=0)
        best: FloatArray = tried[value.argmax(axis=0), np.arange(len(mean))]
        return best


def gains(
    units: Units,
    load_w: FloatArray,
    weight: FloatArray,
    staging: Staging,
    *,
    dearest: FloatArray | float = np.inf,
) -> Gains:
    """Tables of the greatest gain of each machine."""
    classes, machines, _ = units.table.shape
    able = (units.capacity_w > 0.0) & (load_w > 0.0)
    scale, capacity = np.where(able, units.scale_w, 1.0), np.where(able, units.capacity_w, 1.0)
    cap = np.minimum(load_w / capacity, 1.0)
    step = np.ceil(cap * _CAPS).astype(np.int64)
    return Gains(
        units=units,
        load_w=load_w,
        weight=weight,
        table=None if len(load_w) <= _FEW * classes else _table(units.table),
        step=step,
        row=_row(units, np.arange(machines), machines, step),
        cap=cap,
        worth=np.where(able, capacity / np.maximum(scale, 1e-300), 0.0),
        running_w=np.where(able, units.running_w, 0.0),
        always=staging is Staging.EQUAL_SPLIT,
        filled=staging is Staging.IN_ORDER,
        dearest=dearest,
    )


def _row(units: Units, places: IntArray, machines: int, step: IntArray) -> IntArray:
    """Where in a table of so many machines those at `places` have their gains, (places, points)."""
    row: IntArray = (units.kind * machines + places[:, None]) * (_CAPS + 1) + step
    return row * (_PRICES + 1)


def _beside(row: IntArray, cell: IntArray) -> IntArray:
    """(machines, points) shaped to stand beside (machines, [prices,] points)."""
    return row.reshape(len(row), *(1,) * (cell.ndim - 2), -1)


def _cap_nodes(nodes: int) -> IntArray:
    """The node of the inputs that each highest part load of the table goes up to."""
    return np.ceil(np.linspace(0.0, nodes - 1, _CAPS + 1) - 1e-9).astype(np.int64)


def _table(inputs: FloatArray) -> FloatArray:
    """Greatest gain over the scale by highest part load and price.

    inputs: tables of machines, (classes, machines, steps + 1); returns (classes, machines,
    caps + 1, prices + 1). A few rows at a time stay in the cache.
    """
    classes, machines, nodes = inputs.shape
    inputs = inputs.reshape(-1, nodes)
    full_worth = (np.arange(nodes) / (nodes - 1))[:, None] * _GRID
    table = np.empty((len(inputs), _CAPS + 1, _PRICES + 1))
    for start in range(0, len(inputs), _ROWS):
        here = np.ascontiguousarray(inputs[start : start + _ROWS].T)
        best = np.full((_PRICES + 1, here.shape[1]), -np.inf)
        worth, reached = np.empty_like(best), 0
        for place, cap in enumerate(_cap_nodes(nodes)):
            for node in range(reached, cap + 1):
                np.subtract(full_worth[node][:, None], here[node], out=worth)
                np.maximum(best, worth, out=best)
            reached = cap + 1
            table[start : start + _ROWS, place] = best.T
    return table.reshape(classes, machines, _CAPS + 1, _PRICES + 1)
