"""Runs plants of several machines, best first, until no other can be among those kept."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from core.plant.arrangement import Staging
from core.plant.bound import Gains, gains
from core.plant.rules import Cut, Needs, Plants, Rules, admitted
from core.plant.year import Year

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]

_TOGETHER = 24  # plants run in one go
_CUTS = 24  # prices set at most
_FIRST = 16  # machines whose plants are run first
_PRICES = 33  # of capacity, tried to rule machines out


@dataclass(slots=True, kw_only=True)
class Book:
    """What has been run: the best arrangement of each set, and the cost of the last kept."""

    keep: int
    best: dict[tuple[int, ...], tuple[float, tuple[int, ...], tuple[int, ...]]] = field(
        default_factory=dict
    )
    computed: int = 0

    def note(self, machine: IntArray, count: IntArray, cost: FloatArray) -> None:
        """Enter plants that were run."""
        self.computed += len(cost)
        for which, many, paid in zip(machine.tolist(), count.tolist(), cost.tolist(), strict=True):
            key = tuple(sorted(which))
            if key not in self.best or paid < self.best[key][0]:
                self.best[key] = (paid, tuple(which), tuple(many))

    @property
    def limit(self) -> float:
        """The cost of the last one kept; what costs more is of no interest."""
        costs = sorted(paid for paid, *_ in self.best.values())
        return costs[self.keep - 1] if len(costs) >= self.keep else np.inf


@dataclass(slots=True, kw_only=True)
class Prover:
    """The search among plants of several machines: what was run, bounds, what is left."""

    year: Year
    book: Book
    hard: Needs
    cuts: list[Cut] = field(default_factory=list)
    next_bound: float = np.inf

    def several(self) -> None:
        """A few promising machines first, then all that may be in a plant worth keeping."""
        year, rules = self.year, self.year.rules
        always = year.staging is Staging.EQUAL_SPLIT
        table = gains(year.units, year.asked.load_w, year.asked.weight, always=always)
        machines = rules.mixing()
        if len(machines) < 2:
            return
        known = sorted(self.book.best.values())[:3]
        for _, which, many in known or [(0.0, (int(machines[-1]),), (rules.duty_max,))]:
            self._cut(table, machines, np.array(which), np.array(many))
        for groups in range(2, rules.groups + 1):
            first = self._promising(machines)
            self._prove(table, self._listed(groups, first), machines)
            machines = self._possible(machines)
            plants = self._listed(groups, machines)
            seen: BoolArray = np.isin(plants.machine, first).all(axis=1)
            self._prove(table, plants.only(~seen), machines)

    def _listed(self, groups: int, machines: IntArray) -> Plants:
        """Plants of these machines that carry the load and may cost less than those kept."""
        rules, limit = self.year.rules, self.book.limit
        if np.isfinite(limit):
            self.next_bound = min(self.next_bound, limit)
        portions = [
            plants.only(self.hard.carries(plants.machine, plants.count))
            for plants in admitted(
                rules, groups, machines, self.cuts[-1], self.year.standing, limit
            )
        ]
        none = np.empty((0, groups), dtype=np.int64)
        plants = Plants(
            machine=np.concatenate([none, *(each.machine for each in portions)]),
            count=np.concatenate([none, *(each.count for each in portions)]),
            bound=np.concatenate([np.empty(0), *(each.bound for each in portions)]),
        )
        for cut in self.cuts[:-1]:
            np.maximum(plants.bound, self._bound(cut, plants), out=plants.bound)
        return plants

    def _bound(self, cut: Cut, plants: Plants) -> FloatArray:
        return cut.of(plants.machine, plants.count) + self.year.reserve(plants.machine)

    def _prove(self, table: Gains, plants: Plants, machines: IntArray) -> None:
        """Run plants, the least bound first, until none is left that may be kept."""
        while len(plants):
            left = plants.bound < self.book.limit
            if not left.all():
                self.next_bound = min(self.next_bound, float(plants.bound[~left].min()))
                plants = plants.only(left)
                continue
            chosen = np.argsort(plants.bound)[:_TOGETHER]
            batch = plants.only(chosen)
            for which, many, cost in self.year.in_every_order(batch.machine, batch.count):
                self.book.note(which, many, cost)
            rest = np.ones(len(plants), dtype=bool)
            rest[chosen] = False
            plants = plants.only(rest)
            if len(self.cuts) < _CUTS and len(plants):
                self._cut(table, machines, batch.machine[0], batch.count[0])
                np.maximum(plants.bound, self._bound(self.cuts[-1], plants), out=plants.bound)

    def _cut(self, table: Gains, machines: IntArray, which: IntArray, many: IntArray) -> None:
        """The bound at the prices of one plant."""
        mean = self.year.best.inputs_w(which[None], many[None])[0]
        price = table.price(which, many, mean)
        self.cuts.append(table.cut(price, self.year.standing, machines))

    def _promising(self, machines: IntArray) -> IntArray:
        """The few with the lowest rate for their capacity, the smallest first."""
        rate = self.cuts[0].rate[machines] / self.year.rules.design_w[machines]
        return machines[np.sort(np.argsort(rate, kind="stable")[:_FIRST])]

    def _possible(self, machines: IntArray) -> IntArray:
        """Those of which some plant may cost less than those kept, by every bound."""
        kept = np.ones(len(machines), dtype=bool)
        for cut in self.cuts:
            kept &= least_with(self.year.rules, cut, machines) < self.book.limit
        return machines[kept]


def least_with(rules: Rules, cut: Cut, machines: IntArray) -> FloatArray:
    """A bound of every plant in which a machine stands, (machines,).

    Capacity too has a price here: with it the other units, as many as may be, are the best
    there are, and what is asked for is at least the least capacity.
    """
    rate, design = cut.rate[machines], rules.design_w[machines]
    dearest = np.maximum(rate / design, 0.0)
    price = np.concatenate([[0.0], np.quantile(dearest, np.linspace(0.0, 1.0, _PRICES))])
    net = rate - price[:, None] * design  # (prices, machines)
    most = rules.duty_max
    others = np.minimum(net.min(axis=1), 0.0)[:, None]
    units = np.arange(1, most + 1)[:, None, None]
    least = (units * net + (most - units) * others).min(axis=0)
    bound: FloatArray = (cut.base + price[:, None] * rules.least_w + least).max(axis=0)
    return bound
