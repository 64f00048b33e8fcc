"""What a plant must hold to be admitted, and whether it carries the whole load."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import comb

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]

ROUNDING = 1e-9  # of a capacity asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What is admitted.

    design_w: (machines,), capacity of one unit at design; least_w and most_w: what the units on
    duty may have together; units_min, units_max: units installed, in all; groups: different
    machines in a plant at most; spare: 0, or 1 unit of the largest machine stands by;
    doubled: a unit stands by for each on duty, and none beside;
    burden: (machines,), what a unit on duty takes up of what all together are allowed (noise),
    None: nothing is limited so; machines: (machines,), which may stand in a plant of several
    machines;
    alone: (machines, units + 1), which numbers of installed units of one machine may stand
    alone, `None`: all that hold the rules.
    """

    design_w: FloatArray
    least_w: float
    most_w: float = np.inf
    units_min: int = 1
    units_max: int = 6
    groups: int = 2
    spare: int = 0
    doubled: bool = False
    burden: FloatArray | None = None
    machines: BoolArray | None = None
    alone: BoolArray | None = None

    @property
    def duty_max(self) -> int:
        """Units on duty at most, of all groups together."""
        return self.units_max // 2 if self.doubled else self.units_max - self.spare

    @property
    def duty_min(self) -> int:
        """Units on duty at least."""
        least = -(-self.units_min // 2) if self.doubled else self.units_min - self.spare
        return max(least, 1)

    def installed(self, duty: IntArray) -> IntArray:
        """Units of plants of one machine that have so many on duty."""
        return 2 * duty if self.doubled else duty + self.spare

    def holds(self, capacity_w: FloatArray) -> BoolArray:
        """Whether the capacity on duty lies within what is asked."""
        enough: BoolArray = capacity_w >= self.least_w * (1.0 - ROUNDING)
        enough &= capacity_w <= self.most_w * (1.0 + ROUNDING)
        return enough

    def bears(self, machine: IntArray, count: IntArray) -> BoolArray:
        """Whether plants stay within what is allowed; machine and count (plants, groups)."""
        if self.burden is None:
            return np.ones(len(machine), dtype=bool)
        within: BoolArray = (count * self.burden[machine]).sum(axis=1) <= 1.0 + ROUNDING
        return within

    def mixing(self) -> IntArray:
        """Machines that may stand beside others, the smallest first."""
        able = np.isfinite(self.design_w) & (self.design_w > 0.0)
        if self.machines is not None:
            able &= self.machines
        order = np.argsort(self.design_w, kind="stable")
        return order[able[order]]

    def counts(self, groups: int) -> Iterator[tuple[int, ...]]:
        """Units on duty of each group, every way."""
        for ways in product(range(1, self.duty_max + 1), repeat=groups):
            if self.duty_min <= sum(ways) <= self.duty_max:
                yield ways

    def number(self, groups: int) -> int:
        """Plants of so many different machines, whether or not they have the capacity."""
        return comb(len(self.mixing()), groups) * sum(1 for _ in self.counts(groups))

    def singles(self) -> tuple[IntArray, IntArray]:
        """Machines and units on duty of all plants of one machine, each (plants,)."""
        duty = np.arange(self.duty_min, self.duty_max + 1)
        fits = self.holds(duty * self.design_w[:, None])
        if self.alone is not None:
            fits &= self.alone[:, self.installed(duty)]
        if self.burden is not None:
            fits &= duty * self.burden[:, None] <= 1.0 + ROUNDING
        machine, place = np.nonzero(fits)
        return machine, duty[place]


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """Loads that decide whether a plant carries every point: (hard points,), of machines."""

    load_w: FloatArray
    capacity_w: FloatArray  # (machines, hard points)

    def carries(self, machine: IntArray, count: IntArray) -> BoolArray:
        """Whether plants carry the whole load; machine and count (plants, groups)."""
        able = (count[:, :, None] * self.capacity_w[machine]).sum(axis=1)
        carried: BoolArray = (able >= self.load_w).all(axis=1)
        return carried


def needs(load_w: FloatArray, capacity_w: FloatArray, missing: float) -> Needs:
    """The points that are the hardest for some machine, and all not easier than one of them.

    A point at which every machine is asked for a smaller part of its capacity than at another
    is carried by whatever carries the other. missing: share of a load that may be missing.
    """
    able = capacity_w > 0.0
    asked = np.divide(load_w, capacity_w, out=np.full_like(capacity_w, np.inf), where=able)
    asked[:, load_w <= 0.0] = 0.0
    hard: list[int] = []
    left = np.arange(len(load_w))
    while len(left):
        rank = np.where(np.isinf(asked[:, left]), 1e9, asked[:, left]).sum(axis=0)
        one = int(left[rank.argmax()])
        hard.append(one)
        left = left[(asked[:, left] > asked[:, one, None]).any(axis=0)]
    return Needs(load_w=load_w[hard] * (1.0 - missing), capacity_w=capacity_w[:, hard])
