"""What a year of plants costs: input and what stands there, (plants,)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from core.plant.optimum import Needless, Optimum, optimum
from core.plant.rules import Rules
from core.plant.sharing import shared
from core.plant.unit import Units
from core.study.plant import Staging

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

_MACHINES = 16  # run in one go


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A load and what input costs: (points,) each but `fixed`, (machines,).

    weight: cost of a W of input over the hours of a point; fixed: a year's cost of a unit that
    stands there, whether or not it runs.
    rest: cost of a W, over the hours of a point, that something beside the plant gives where all
    units are full (a heater, a boiler), None: nothing does; rest_max_w: what it gives at most.
    """

    load_w: FloatArray
    weight: FloatArray
    fixed: FloatArray
    rest: FloatArray | None = None
    rest_max_w: float = np.inf

    def __post_init__(self) -> None:
        if (self.weight < 0.0).any():
            raise ValueError("weight: with a negative price the least input is not the cheapest")
        if self.rest is not None and (self.rest < 0.0).any():
            raise ValueError("rest: no bound holds where it pays to leave load over")

    @property
    def must_w(self) -> FloatArray:
        """What the units themselves must carry, (points,)."""
        if self.rest is None:
            return self.load_w
        must: FloatArray = np.maximum(self.load_w - self.rest_max_w, 0.0)
        return must

    @property
    def dearest(self) -> FloatArray | float:
        """Input per output from which what stands beside the plant is cheaper, (points,)."""
        if self.rest is None:
            return np.inf
        dearest = np.full(len(self.load_w), np.inf)
        np.divide(self.rest, self.weight, out=dearest, where=self.weight > 0.0)
        return dearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """Machines, the load, and how plants are run and paid for."""

    units: Units
    asked: Asked
    rules: Rules
    staging: Staging
    best: Optimum
    standing: FloatArray  # (machines,), what a unit costs that never runs, with one that stands by

    def cost(self, machine: IntArray, count: IntArray, limit: float = np.inf) -> FloatArray:
        """Plants with their groups in order; machine and count (plants, groups), none empty.

        limit: what costs as much need not be known exactly, and may be told too high.
        """
        standing = (count * self.standing[machine]).sum(axis=1)
        beside = standing + self.reserve(machine) + self.rest(machine, count)
        needless = None
        if np.isfinite(limit):
            needless = Needless(weight=self.asked.weight, from_cost=limit - beside)
        cost: FloatArray = self.inputs_w(machine, count, needless) @ self.asked.weight + beside
        return cost

    def rest(self, machine: IntArray, count: IntArray) -> FloatArray | float:
        """What the load costs that is above what all units give, (plants,)."""
        if self.asked.rest is None:
            return 0.0
        able = np.zeros((len(machine), len(self.asked.load_w)))
        for group in range(machine.shape[1]):
            able += count[:, group, None] * self.units.capacity_w[machine[:, group]]
        left: FloatArray = np.maximum(self.asked.load_w - able, 0.0) @ self.asked.rest
        return left

    def inputs_w(
        self, machine: IntArray, count: IntArray, needless: Needless | None = None
    ) -> FloatArray:
        """Their inputs beyond what all units need when off, (plants, points)."""
        if self.staging is Staging.OPTIMUM:
            return self.best.inputs_w(machine, count, needless)
        run = shared(self.units, self.asked.load_w, machine, count, self.staging)
        inputs: FloatArray = run.input_w.sum(axis=1)
        return inputs

    def alone(self, machine: IntArray, count: IntArray) -> FloatArray:
        """Plants of one machine; machine and count (plants,), by machine."""
        cost = np.empty(len(machine))
        which, row = np.unique(machine, return_inverse=True)
        for start in range(0, len(which), _MACHINES):
            here = np.flatnonzero((row >= start) & (row < start + _MACHINES))
            if self.staging is Staging.OPTIMUM:
                most = int(count[here].max())
                ways = self.best.alone(which[start : start + _MACHINES], most)
                cost[here] = (ways @ self.asked.weight)[count[here] - 1, row[here] - start]
                cost[here] += count[here] * self.standing[machine[here]]
                cost[here] += self.reserve(machine[here, None])
                cost[here] += self.rest(machine[here, None], count[here, None])
            else:
                cost[here] = self.cost(machine[here, None], count[here, None])
        return cost

    def reserve(self, machine: IntArray) -> FloatArray:
        """What the unit in reserve costs, one of the largest machine of each plant."""
        largest = self.largest(machine)
        cost: FloatArray = self.standing[machine[np.arange(len(machine)), largest]]
        reserve: FloatArray = self.rules.spare * cost
        return reserve

    def largest(self, machine: IntArray) -> IntArray:
        """The group with the largest unit at design, (plants,)."""
        group: IntArray = self.rules.design_w[machine].argmax(axis=1)
        return group

    def in_every_order(
        self, machine: IntArray, count: IntArray, limit: float = np.inf
    ) -> Iterator[tuple[IntArray, IntArray, FloatArray]]:
        """Plants and their cost; where the order of the groups matters, in every order."""
        groups = range(machine.shape[1])
        orders = permutations(groups) if self.staging.ordered else iter([tuple(groups)])
        for order in map(list, orders):
            which, many = machine[:, order], count[:, order]
            yield which, many, self.cost(which, many, limit)


def year_of(
    units: Units, asked: Asked, rules: Rules, staging: Staging, best: Optimum | None = None
) -> Year:
    """A year of these machines; best: their tables at this load, where they are at hand."""
    off = np.broadcast_to(units.off_w, units.capacity_w.shape)
    return Year(
        units=units,
        asked=asked,
        rules=rules,
        staging=staging,
        best=best or optimum(units, asked.load_w, rules.duty_max),
        standing=(asked.fixed + off @ asked.weight) * (2.0 if rules.doubled else 1.0),
    )
