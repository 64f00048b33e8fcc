"""Plants that may cost less than those kept, told from their bounds alone.

A bound (`Cut`) is a sum over the groups of a plant, so that groups can be put together one by
one and left as soon as no plant with them can be of interest. The machine with the largest unit
goes first: it decides most, and it is the one in reserve.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from core.plant.rules import ROUNDING, Needs, Rules

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]

_ROWS = 1_000_000  # plants looked at in one go
_STEPS = 128  # of the capacity that is asked for
_ROUNDED = 1e-6  # of a step
_LEAST_W = 1e-9  # below it nothing is asked for
_PRICES = 25  # of capacity, tried to rule machines out


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
class _Rest:
    """The least that groups still to come add to a bound, by the capacity that is still missing.

    capacity_w: (machines,), of a unit where need_w is asked for: at design, or at a point that is
    hard to carry. Missing capacity is counted in steps, rounded down: the least is then never
    too high. What has been worked out is kept, for the same numbers come last in many plants.
    """

    base: float
    cut: Cut
    machines: IntArray
    capacity_w: FloatArray
    need_w: float
    known: dict[tuple[int, ...], FloatArray] = field(default_factory=dict)

    def of(self, counts: tuple[int, ...]) -> FloatArray:
        """Groups of so many units, of any machines, (steps + 1,)."""
        if not counts:
            return np.concatenate([[0.0], np.full(_STEPS, np.inf)])
        if counts not in self.known:
            given = counts[0] * self.capacity_w / self._step_w
            added = self.cut.group(self.machines, counts[0])
            missing = np.arange(_STEPS + 1)
            if len(counts) == 1:  # the cheapest machine that is large enough
                order = np.argsort(given, kind="stable")
                least = np.append(np.minimum.accumulate(added[order][::-1])[::-1], np.inf)
                self.known[counts] = least[np.searchsorted(given[order], missing - _ROUNDED)]
            else:
                rest = self.of(counts[1:])[self._steps(missing - given[:, None])]
                self.known[counts] = (added[:, None] + rest).min(axis=0)
        return self.known[counts]

    def bound(self, counts: Sequence[int], rows: IntArray) -> FloatArray:
        """Of plants that begin with the machines of `rows`, and have groups of `counts`."""
        begun = rows.shape[1]
        bound, have = np.full(len(rows), self.base), np.zeros(len(rows))
        for group, count in enumerate(counts[:begun]):
            bound += self.cut.group(self.machines, count)[rows[:, group]]
            have += count * self.capacity_w[rows[:, group]]
        missing = self._steps((self.need_w - have) / self._step_w)
        bound += self.of(tuple(counts[begun:]))[missing]
        return bound

    @property
    def _step_w(self) -> float:
        return max(self.need_w, _LEAST_W) / _STEPS

    @staticmethod
    def _steps(missing: FloatArray) -> IntArray:
        steps: IntArray = np.clip(np.floor(missing - _ROUNDED), 0, _STEPS).astype(np.int64)
        return steps


def _rests(rules: Rules, hard: Needs, machines: IntArray, cuts: Sequence[Cut]) -> list[_Rest]:
    """The tightest cut with every capacity that is asked for, the others with that at design."""
    capacity = np.column_stack([rules.design_w[machines], hard.capacity_w[machines]])
    need = [rules.least_w * (1.0 - ROUNDING), *hard.load_w.tolist()]
    asked = [column for column in range(len(need)) if not column or need[column] > 0.0]
    which = [(cuts[0], column) for column in asked] + [(cut, 0) for cut in cuts[1:]]
    return [
        _Rest(base=cut.base, cut=cut, machines=machines,
              capacity_w=capacity[:, column], need_w=need[column])
        for cut, column in which
    ]  # fmt: skip


def lowest(
    rules: Rules, hard: Needs, machines: IntArray, cuts: Sequence[Cut], groups: int
) -> float:
    """No plant of so many groups costs less, whatever its units."""
    rests = _rests(rules, hard, machines, cuts)
    none = np.empty((1, 0), dtype=np.int64)
    floors = (
        max(float(rest.bound(counts, none)[0]) for rest in rests) for counts in rules.counts(groups)
    )
    return min(floors, default=np.inf)


def admitted(
    rules: Rules,
    hard: Needs,
    groups: int,
    machines: IntArray,
    cuts: Sequence[Cut],
    reserve: FloatArray,
    below: float,
) -> Iterator[Plants]:
    """Plants of so many groups that carry the load and whose bound is below a cost.

    machines: those that may be in it, the smallest first; cuts: the tightest first; reserve:
    (all machines,), cost of a unit that stands by.
    """
    if len(machines) < groups:
        return
    machines = machines[::-1]
    design = rules.design_w[machines]
    rests = _rests(rules, hard, machines, cuts)
    for counts in rules.counts(groups):
        rows, have = np.empty((1, 0), dtype=np.int64), np.zeros(1)
        paid = np.full(1, cuts[0].base)
        for group, count in enumerate(counts):
            after = counts[group + 1 :]
            added = cuts[0].group(machines, count)
            least = float(rests[0].of(after)[0])
            found = []
            for part in _portions(len(rows), len(machines)):
                fits = paid[part, None] + added < below - least
                total = have[part, None] + count * design
                fits &= total + sum(after) * design[-1] <= rules.most_w * (1.0 + ROUNDING)
                if not after:
                    fits &= total >= rules.least_w * (1.0 - ROUNDING)
                if group:
                    fits &= np.arange(len(machines)) > rows[part, -1:]
                one, last = np.nonzero(fits)
                found.append(np.column_stack([rows[part][one], last]))
            rows = np.concatenate(found) if found else np.empty((0, group + 1), dtype=np.int64)
            if not after:
                break  # of whole plants the bounds themselves are known
            for rest in rests:
                rows = rows[rest.bound(counts, rows) < below]
            units = np.array(counts[: group + 1])
            have = design[rows] @ units
            paid = cuts[0].of(machines[rows], units)
        yield _whole(rules, hard, machines[rows], counts, cuts, reserve, below)


def _whole(
    rules: Rules,
    hard: Needs,
    which: IntArray,
    counts: Sequence[int],
    cuts: Sequence[Cut],
    reserve: FloatArray,
    below: float,
) -> Plants:
    """Those of plants that carry the load and whose bound is below a cost; which: their machines.

    Cut by cut: what one rules out is not looked at again.
    """
    units, bound = np.array(counts), np.full(len(which), -np.inf)
    for cut in cuts:
        np.maximum(bound, cut.of(which, units), out=bound)
        kept = bound < below
        which, bound = which[kept], bound[kept]
    bound += rules.spare * reserve[which[:, 0]]
    many = np.broadcast_to(units, which.shape)
    kept = (bound < below) & hard.carries(which, many) & rules.bears(which, many)
    return Plants(machine=which, count=many, bound=bound).only(kept)


def _portions(rows: int, machines: int) -> Iterator[slice]:
    size = max(1, _ROWS // max(machines, 1))
    for start in range(0, rows, size):
        yield slice(start, start + size)


def least_with(rules: Rules, cut: Cut, machines: IntArray) -> FloatArray:
    """A bound of every plant in which a machine stands, (machines,).

    The other units, as many as may be, are the best there are; capacity has a price.
    """
    dearest = np.maximum(cut.first[machines] / rules.design_w[machines], 0.0)
    prices = np.quantile(dearest, np.linspace(0.0, 1.0, _PRICES))
    prices = np.concatenate([[0.0], prices])[:, None]
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
