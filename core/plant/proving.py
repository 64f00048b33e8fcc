"""Runs plants of several machines, best first, until no other can be among those kept."""

from dataclasses import dataclass, field
from heapq import nsmallest

import numpy as np
from numpy.typing import NDArray

from core.plant.bound import Gains, gains
from core.plant.cuts import Cut, Plants, admitted, least_with, lowest
from core.plant.rules import ROUNDING, Needs
from core.plant.year import Year
from core.study.plant import Staging

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]

# Plants run in one go: what sorting and prices take is shared. Of few points more of them.
_TOGETHER = {Staging.OPTIMUM: 24}
_OTHERWISE = 96
_CELLS = 2000  # plants times points
# As many times more, doubling, while the cost of the last one kept stands: all of them must be run.
_GROWING = 8
_CUTS = 24  # prices set at most
_WORTH = 0.1  # of the plants left, that new prices must rule out to be worth setting again
# How far from the lowest bound to the cost of the last one kept plants are listed, step by step:
# that cost falls with the first plants that are run, and the list stays short.
_DEPTHS = (0.15, 0.5, 1.0)
_FAR = 1.2  # as far where nothing is kept yet, over the lowest bound
_LIFTED = 4096  # plants whose bounds are raised in one go
_FIRST_CUTS = 3  # prices set by plants of one machine


@dataclass(slots=True, kw_only=True)
class Book:
    """What has been run: the best arrangement of each set, and the cost of the last kept."""

    keep: int
    best: dict[tuple[int, ...], tuple[float, tuple[int, ...], tuple[int, ...]]] = field(
        default_factory=dict
    )
    computed: int = 0
    _last: float | None = None  # the limit, until a plant is cheaper

    def note(self, machine: IntArray, count: IntArray, cost: FloatArray) -> None:
        """Enter plants that were run."""
        self.computed += len(cost)
        for which, many, paid in zip(machine.tolist(), count.tolist(), cost.tolist(), strict=True):
            key = tuple(sorted(which))
            if key not in self.best or paid < self.best[key][0]:
                self.best[key] = (paid, tuple(which), tuple(many))
                if self._last is None or paid < self._last:
                    self._last = None

    @property
    def limit(self) -> float:
        """The cost of the last one kept; what costs more is of no interest."""
        if self._last is None:
            least = nsmallest(self.keep, (paid for paid, *_ in self.best.values()))
            self._last = least[-1] if len(least) >= self.keep else np.inf
        return self._last


@dataclass(slots=True, kw_only=True)
class Leftover:
    """Bounds of plants one by one, where something beside them gives what they leave over.

    Only of plants that have the capacity asked for at design: so much is taken for granted.

    cuts: at prices of their own; worth: (points, cuts), what a W left over adds to each bound.
    """

    year: Year
    cuts: list[Cut] = field(default_factory=list)
    worth: list[FloatArray] = field(default_factory=list)

    def add(self, table: Gains, price: FloatArray, machines: IntArray) -> None:
        """One more price, (points,)."""
        asked = self.year.asked
        if asked.rest is None:
            return
        self.cuts.append(table.cut(price, self.year.standing, machines, free=True))
        self.worth.append(asked.rest - asked.weight * price)

    def lift(self, plants: Plants, last: int = 0) -> None:
        """Raise the bounds of plants by all prices, or by the `last` ones."""
        if not self.cuts or not len(plants):
            return
        short = self._short()
        cuts, worth = self.cuts[-last:], np.stack(self.worth[-last:], axis=1)[short]
        load, able = self.year.asked.load_w[short], self.year.units.capacity_w[:, short]
        for start in range(0, len(plants), _LIFTED):
            rows = slice(start, start + _LIFTED)
            machine, count = plants.machine[rows], plants.count[rows]
            left = np.broadcast_to(load, (len(machine), len(load))).copy()
            for group in range(machine.shape[1]):
                left -= count[:, group, None] * able[machine[:, group]]
            np.maximum(left, 0.0, out=left)
            free = np.stack([cut.of(machine, count) for cut in cuts], axis=1) + left @ worth
            bound = free.max(axis=1) + self.year.reserve(machine)
            np.maximum(plants.bound[rows], bound, out=plants.bound[rows])

    def _short(self) -> IntArray:
        """Points at which a plant with the capacity asked for may leave something over."""
        rules, able = self.year.rules, self.year.units.capacity_w
        machines = rules.mixing()
        share = (able[machines] / rules.design_w[machines, None]).min(axis=0)
        return np.flatnonzero(self.year.asked.load_w > rules.least_w * share * (1.0 - ROUNDING))


@dataclass(slots=True, kw_only=True)
class Prover:
    """The search among plants of several machines.

    machines: those that may still be in a plant worth keeping, the smallest first; next_bound:
    no plant that was left out costs less;
    run: numbers of those that were run.
    """

    year: Year
    book: Book
    hard: Needs
    table: Gains
    machines: IntArray
    leftover: Leftover
    cuts: list[Cut] = field(default_factory=list)
    next_bound: float = np.inf
    run: IntArray = field(default_factory=lambda: np.empty(0, dtype=np.int64))

    def several(self) -> None:
        """Two machines first, then three: what was run lowers the cost of the last one kept."""
        rules = self.year.rules
        if len(self.machines) < 2:
            return
        known = sorted(self.book.best.values())[:_FIRST_CUTS]
        for _, which, many in known or [(0.0, (int(self.machines[-1]),), (rules.duty_max,))]:
            self._cut(np.array(which), np.array(many))
        for groups in range(2, rules.groups + 1):
            if len(self.machines) < groups:
                return
            floor = lowest(rules, self.hard, self.machines, self.cuts, groups)
            for share in _DEPTHS:
                if len(self.machines) < groups:
                    return
                limit = self.book.limit
                below = limit
                if share < 1.0:
                    far = limit if np.isfinite(limit) else _FAR * floor
                    below = floor + share * (far - floor)
                else:
                    self.next_bound = min(self.next_bound, limit)  # of all that are not listed
                self._prove(self._listed(groups, below))

    def _listed(self, groups: int, below: float) -> Plants:
        """Plants that carry the load, were not run, and whose bound is below a cost."""
        rules, machines = self.year.rules, self.machines
        cuts = sorted(self.cuts, key=self._nearness)
        portions = list(
            admitted(rules, self.hard, groups, machines, cuts, self.year.standing, below)
        )
        none = np.empty((0, groups), dtype=np.int64)
        plants = Plants(
            machine=np.concatenate([none, *(each.machine for each in portions)]),
            count=np.concatenate([none, *(each.count for each in portions)]),
            bound=np.concatenate([np.empty(0), *(each.bound for each in portions)]),
        )
        plants = plants.only(np.flatnonzero(~np.isin(self._key(plants), self.run)))
        self.leftover.lift(plants)
        return plants

    def _key(self, plants: Plants) -> IntArray:
        """A number for each plant."""
        key = np.zeros(len(plants), dtype=np.int64)
        for group in range(plants.machine.shape[1]):
            key = key * len(self.year.standing) + plants.machine[:, group]
            key = key * (self.year.rules.duty_max + 1) + plants.count[:, group]
        return key

    def _bound(self, cut: Cut, plants: Plants) -> FloatArray:
        return cut.of(plants.machine, plants.count) + self.year.reserve(plants.machine)

    def _nearness(self, cut: Cut) -> float:
        """How near a cut comes to the best plant so far: the nearest is the least."""
        if not self.book.best:
            return 0.0
        _, which, many = min(self.book.best.values())
        return -float(cut.of(np.array([which]), np.array([many]))[0])

    def _prove(self, plants: Plants) -> None:
        """Run plants, the least bound first, until none is left that may be kept."""
        together = _TOGETHER.get(self.year.staging, _OTHERWISE)
        together = max(together, _CELLS // max(len(self.year.asked.load_w), 1))
        most, worth = _GROWING * together, True
        while len(plants):
            left = plants.bound < self.book.limit
            if not left.all():
                self.next_bound = min(self.next_bound, float(plants.bound[~left].min()))
                plants = plants.only(left)
                continue
            order = np.argsort(plants.bound)
            batch, plants = plants.only(order[:together]), plants.only(order[together:])
            self.run = np.concatenate([self.run, self._key(batch)])
            limit = self.book.limit
            for which, many, cost in self.year.in_every_order(
                batch.machine, batch.count, self.book.limit
            ):
                self.book.note(which, many, cost)
            if self.book.limit == limit:
                together = min(2 * together, most)
            if worth and len(self.cuts) < _CUTS and len(plants):
                self._cut(batch.machine[0], batch.count[0])
                before = np.count_nonzero(plants.bound < self.book.limit)
                np.maximum(plants.bound, self._bound(self.cuts[-1], plants), out=plants.bound)
                self.leftover.lift(plants, last=1)
                after = np.count_nonzero(plants.bound < self.book.limit)
                worth = bool(after <= (1.0 - _WORTH) * before)

    def _cut(self, which: IntArray, many: IntArray) -> None:
        """The bound at the prices of one plant; machines it rules out are not looked at again."""
        needed = self.year.inputs_w(which[None], many[None])[0]
        price = self.table.price(which, many, needed)
        cut = self.table.cut(price, self.year.standing, self.machines)
        self.cuts.append(cut)
        self.leftover.add(self.table, price, self.machines)
        kept = least_with(self.year.rules, cut, self.machines) < self.book.limit
        if not kept.all():
            self.next_bound = min(self.next_bound, self.book.limit)
            self.machines = self.machines[kept]


def prover(year: Year, book: Book, hard: Needs) -> Prover:
    """The search among plants of the machines that the rules let stand beside others."""
    asked = year.asked
    table = gains(year.units, asked.load_w, asked.weight, year.staging, dearest=asked.dearest)
    return Prover(
        year=year,
        book=book,
        hard=hard,
        table=table,
        machines=year.rules.mixing(),
        leftover=Leftover(year=year),
    )
