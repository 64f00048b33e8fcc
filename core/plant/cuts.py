"""Plants that may cost less than those kept, told from their bounds alone.

A bound (`Cut`) is a sum over the groups of a plant, so that groups can be put together one by
one and left as soon as no plant with them can be of interest. Machines are taken in the order of
their capacity at design: the last group has the largest unit, which is the one in reserve.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.plant.rules import ROUNDING, Rules

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]

_ROWS = 1_000_000  # plants looked at in one go
_PRICES = 25  # of capacity, tried to lift a bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A lower bound of every plant's cost: base + Σ over groups of first + (units - 1) · more."""

    base: float
    first: FloatArray  # (machines,)
    more: FloatArray

    def group(self, machine: IntArray, count: IntArray | int) -> FloatArray:
        """What so many units of machines add to the bound."""
        added: FloatArray = self.first[machine] + (count - 1) * self.more[machine]
        return added

    def of(self, machine: IntArray, count: IntArray) -> FloatArray:
        """The bound of plants, (plants,); machine and count (plants, groups)."""
        bound: FloatArray = self.base + self.group(machine, count).sum(axis=1)
        return bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Plants:
    """Plants of as many different machines, none empty: (plants, groups), (plants,)."""

    machine: IntArray
    count: IntArray  # on duty
    bound: FloatArray

    def only(self, kept: BoolArray | IntArray) -> "Plants":
        """Some of them."""
        return Plants(machine=self.machine[kept], count=self.count[kept], bound=self.bound[kept])

    def __len__(self) -> int:
        return len(self.machine)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Floor:
    """A cut for plants with given numbers of units, with a price of capacity.

    Capacity is asked for: whoever adds less of it than others must be paid that much better.
    added: of each group, (machines,); rest: the least that the groups after each one add.
    """

    base: float
    added: tuple[FloatArray, ...]
    rest: tuple[float, ...]

    def paid(self, rows: IntArray, group: int) -> FloatArray:
        """Bounds of all plants that begin with the groups of `rows` and any machine more."""
        before = np.full(len(rows), self.base + self.rest[group])
        for earlier in range(group):
            before += self.added[earlier][rows[:, earlier]]
        return before[:, None] + self.added[group]


def _floor(
    cut: Cut, rules: Rules, machines: IntArray, counts: Sequence[int], price: float
) -> _Floor:
    design = rules.design_w[machines]
    added = tuple(cut.group(machines, count) - price * count * design for count in counts)
    least = [float(each.min()) for each in added]
    return _Floor(
        base=cut.base + price * rules.least_w,
        added=added,
        rest=tuple(sum(least[group + 1 :]) for group in range(len(counts))),
    )


def _capacity_prices(cut: Cut, rules: Rules, machines: IntArray) -> FloatArray:
    """Prices of capacity worth trying: what capacity costs with some of the machines."""
    dearest = np.maximum(cut.first[machines] / rules.design_w[machines], 0.0)
    prices = np.quantile(dearest, np.linspace(0.0, 1.0, _PRICES))
    return np.concatenate([[0.0], prices])


def _highest(cut: Cut, rules: Rules, machines: IntArray, counts: Sequence[int]) -> _Floor:
    """The floor at the price at which it is highest."""
    prices = _capacity_prices(cut, rules, machines)
    capacity = prices[:, None] * rules.design_w[machines]
    floor = cut.base + prices * rules.least_w
    for count in counts:
        floor += (cut.group(machines, count) - count * capacity).min(axis=1)
    return _floor(cut, rules, machines, counts, float(prices[floor.argmax()]))


def admitted(
    rules: Rules,
    groups: int,
    machines: IntArray,
    cuts: Sequence[Cut],
    reserve: FloatArray,
    below: float,
) -> Iterator[Plants]:
    """Plants of so many groups whose bound is below a cost.

    machines: those that may be in it, the smallest first; cuts: the tightest first; reserve:
    (all machines,), cost of a unit that stands by.
    """
    design = rules.design_w[machines]
    for counts in rules.counts(groups) if len(machines) >= groups else ():
        every = [_highest(cut, rules, machines, counts) for cut in cuts]
        exact = [_floor(cuts[0], rules, machines, counts, 0.0)]
        rows, have = np.empty((1, 0), dtype=np.int64), np.zeros(1)
        for group, count in enumerate(counts):
            rest = sum(counts[group + 1 :])
            floors = exact if group == groups - 1 else every
            found = [(np.empty((0, group + 1), dtype=np.int64), np.empty(0))]
            for part in _portions(len(rows), len(machines)):
                total = have[part, None] + count * design
                fits = total + rest * design[-1] >= rules.least_w * (1.0 - ROUNDING)
                fits &= total + rest * design[0] <= rules.most_w * (1.0 + ROUNDING)
                if group:
                    fits &= np.arange(len(machines)) > rows[part, -1:]
                for floor in floors:
                    fits &= floor.paid(rows[part], group) < below
                one, last = np.nonzero(fits)
                found.append((np.column_stack([rows[part][one], last]), total[one, last]))
            rows, have = (np.concatenate(each) for each in zip(*found, strict=True))
        which, many = machines[rows], np.broadcast_to(np.array(counts), rows.shape)
        bound = np.max([cut.of(which, many) for cut in cuts], axis=0)
        bound += rules.spare * reserve[which[:, -1]]
        yield Plants(machine=which, count=many, bound=bound).only(bound < below)


def _portions(rows: int, machines: int) -> Iterator[slice]:
    size = max(1, _ROWS // max(machines, 1))
    for start in range(0, rows, size):
        yield slice(start, start + size)


def least_with(rules: Rules, cut: Cut, machines: IntArray) -> FloatArray:
    """A bound of every plant in which a machine stands, (machines,).

    The other units, as many as may be, are the best there are; capacity has a price.
    """
    prices = _capacity_prices(cut, rules, machines)[:, None]
    capacity = prices * rules.design_w[machines]  # (prices, machines)
    most = rules.duty_max
    units = np.arange(1, most + 1)[:, None, None]
    added = cut.first[machines] + (units - 1) * cut.more[machines] - units * capacity
    # The least that so many units of any machines add, in groups of any size.
    least = np.zeros((most + 1, len(prices)))
    for total in range(1, most + 1):
        with_last = added[:total].min(axis=2) + least[total - 1 :: -1][:total]
        least[total] = np.minimum(least[total - 1], with_last.min(axis=0))
    left = least[most - 1 :: -1][:, :, None]  # beside 1 … most units of the machine
    bound = cut.base + prices * rules.least_w + (added + left).min(axis=0)
    highest: FloatArray = bound.max(axis=0)
    return highest
