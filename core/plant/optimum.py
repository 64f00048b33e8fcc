"""The least input at every point: how many of each group run, and how they share the load.

Discretised: every group takes one of the even shares 0, 1/20 … 1 of the load, or some groups
are full and one more takes what is left; one plant told in full is finer (`finer_shares`). Within
a group the units that run have equal loads, as on a common header, and as many run as need the
least; where units are `trimmed`, all but one may be full instead, of any group. Inputs are those
beyond what all units need when off.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

from core.plant.finer_shares import exchanged
from core.plant.groups import SHARES, WITHIN, Groups, groups_of
from core.plant.sharing import Shares
from core.plant.unit import Units

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Optimum:
    """Machines at the points of a load; most: units of a group at most.

    by_plant keeps what has been worked out in full.
    """

    units: Units
    load_w: FloatArray  # (points,)
    most: int
    groups: Groups
    by_plant: dict[tuple[tuple[int, int], ...], Shares] = field(default_factory=dict)

    def alone(self, machine: IntArray, most: int) -> FloatArray:
        """Least inputs of 1 … most units of single machines, (most, machines, points)."""
        points = np.arange(len(self.load_w))
        able = self.units.capacity_w[machine]
        found = np.empty((most, *able.shape))
        rows, places = np.repeat(machine, len(points)), np.tile(points, len(machine))
        found[:] = self.groups.least(
            rows, places, np.broadcast_to(self.load_w, able.shape).ravel(), most
        )[1:].reshape(found.shape)
        full = self.groups.full_w[machine]
        for k in range(1, most + 1):
            np.copyto(found[k - 1], k * full, where=self.load_w >= k * able)
        return found

    def inputs_w(
        self, machine: IntArray, count: IntArray, needless: "Needless | None" = None
    ) -> FloatArray:
        """Least inputs of plants of one to three groups, (plants, points).

        machine and count: (plants, groups), none empty. needless: which plants need not be known
        so well; of those what is returned may be too high.
        """
        found = np.empty((len(machine), len(self.load_w)))
        self.groups.table(machine, count)
        for plant, groups in enumerate(zip(machine.tolist(), count.tolist(), strict=True)):
            found[plant] = _least_of_shares(
                [self.groups.by_share[one][most] for one, most in zip(*groups, strict=True)]
            )
        for corner in self._corners(machine, count, found, needless):
            at = corner.row, corner.point
            found[at] = np.minimum(found[at], corner.input_w)
        return found

    def of_plant(self, machine: IntArray, count: IntArray) -> Shares:
        """One plant in full: machine and count are (groups,); shares are (1, groups, points)."""
        self.in_full([(machine, count)])
        return self.by_plant[_plant(machine, count)]

    def in_full(self, plants: Sequence[tuple[IntArray, IntArray]]) -> None:
        """Work plants out together, machine and count (groups,) of each, for who asks for one."""
        new = {_plant(*one): one for one in plants if _plant(*one) not in self.by_plant}
        for groups in {len(key) for key in new}:
            keys = [key for key in new if len(key) == groups]
            found = self._in_full(
                np.array([new[key][0] for key in keys]), np.array([new[key][1] for key in keys])
            )
            self.by_plant.update(zip(keys, found, strict=True))

    def _in_full(self, machine: IntArray, count: IntArray) -> list[Shares]:
        """Each plant by itself, (1, groups, points); machine and count are (plants, groups)."""
        plants, groups = machine.shape
        points = np.arange(len(self.load_w))
        parts = np.array(
            [part for part in product(range(SHARES + 1), repeat=groups) if sum(part) == SHARES]
        )
        least = np.empty((plants, len(points)))
        output = np.empty((plants, groups, len(points)))
        for plant, (which, many) in enumerate(zip(machine.tolist(), count.tolist(), strict=True)):
            drawn = np.sum(
                [self.groups.shares(which[one], many[one])[parts[:, one]] for one in range(groups)],
                axis=0,
            )
            best = drawn.argmin(axis=0)
            least[plant] = drawn[best, points]
            output[plant] = (parts[best] / SHARES * self.load_w[:, None]).T
        for corner in self._corners(machine, count, least):
            better = corner.input_w < least[corner.row, corner.point]
            at = corner.row[better], corner.point[better]
            least[at] = corner.input_w[better]
            output[at[0], :, at[1]] = corner.output_w[:, better].T
        # From here on the points of all plants stand beside each other.
        flat = output.transpose(1, 0, 2).reshape(groups, -1)
        places = _Places(
            machine=np.repeat(machine.T, len(points), axis=1),
            count=np.repeat(count.T, len(points), axis=1),
            point=np.tile(points, plants),
        )
        if groups > 1:
            flat = self._finer(places, flat)
        running, drawn = (
            values.reshape(groups, plants, -1).transpose(1, 0, 2)
            for values in self._run(places, flat)
        )
        output = flat.reshape(groups, plants, -1).transpose(1, 0, 2)
        return [
            Shares(
                running=running[[one]].copy(),
                output_w=output[[one]].copy(),
                input_w=drawn[[one]].copy(),
            )
            for one in range(plants)
        ]

    def _ways(self, places: "_Places", group: int, at: IntArray, output: FloatArray) -> FloatArray:
        """Inputs of a group by how many of it may run, at some places."""
        most = int(places.count[group, at].max(initial=0))
        return self.groups.least(places.machine[group, at], places.point[at], output, most)

    def _finer(self, places: "_Places", output: FloatArray) -> FloatArray:
        """Outputs of groups near these that need less, (groups, places)."""

        def group_w(group: int, at: IntArray, output_w: FloatArray) -> FloatArray:
            ways = self._ways(places, group, at, output_w)
            drawn: FloatArray = ways[places.count[group, at], np.arange(len(at))]
            return drawn

        able = places.count * self.units.capacity_w[places.machine, places.point]
        return exchanged(group_w, self.load_w[places.point], able, output)

    def _run(self, places: "_Places", output: FloatArray) -> tuple[FloatArray, FloatArray]:
        """How many units of each group give an output with least input, and that, both alike."""
        running, drawn = np.zeros_like(output), np.zeros_like(output)
        every = np.arange(output.shape[1])
        for group in range(len(output)):
            ways = self._ways(places, group, every, output[group])
            drawn[group] = ways[places.count[group], every]
            # Of numbers that need the same the fewest: rounding starts no unit.
            running[group] = (ways <= drawn[group] * (1.0 + WITHIN)).argmax(axis=0)
        return running, drawn

    def _corners(
        self,
        machine: IntArray,
        count: IntArray,
        known_w: FloatArray,
        needless: "Needless | None" = None,
    ) -> Iterator["_Corner"]:
        """Where some groups are full and one more takes the rest, or all are full.

        known_w: (plants, points), inputs known so far: what cannot be less is left out.
        """
        each, full = self.units.capacity_w[machine], self.groups.full_w[machine]
        able = count[:, :, None] * each
        row, point = np.nonzero(self.load_w >= able.sum(axis=1))
        everything = np.einsum("pg,pg...->p...", count, full)[row, point]
        yield _Corner(row=row, point=point, input_w=everything, output_w=able[row, :, point].T)
        lowest = known_w.copy()
        lowest[row, point] = np.minimum(lowest[row, point], everything)
        sought = []
        for filled, last in self._filled(count):
            rest = self.load_w - np.einsum("pg,pg...->p...", filled, each)
            drawn = np.einsum("pg,pg...->p...", filled, full)
            floor = self.groups.floor(machine[:, last])
            floor *= rest
            floor += drawn
            fits = floor < known_w
            fits &= rest > 0.0
            fits &= rest <= able[:, last] * (1.0 + WITHIN)
            if self.units.trimmed:
                fits &= np.all(filled <= count, axis=1)[:, None]
            np.minimum(lowest, floor, out=lowest, where=fits)
            sought.append((filled, last, rest, drawn, fits))
        worth = None if needless is None else needless.left_out(lowest)
        for filled, last, rest, drawn, fits in sought:
            if worth is not None:
                fits[worth] = False
            row, point = np.nonzero(fits)
            output = filled[row].T * each[row, :, point].T
            output[last] = np.minimum(rest[row, point], able[row, last, point])
            many = count[row, last]
            ways = self.groups.least(
                machine[row, last], point, output[last], int(many.max(initial=0))
            )
            last_w = ways[many, np.arange(len(row))]
            yield _Corner(row=row, point=point, input_w=drawn[row, point] + last_w, output_w=output)

    def _filled(self, count: IntArray) -> Iterator[tuple[IntArray, int]]:
        """Full units of each group, (plants, groups), and the group that takes the rest.

        Whole groups; of trimmed units any number. Plants that have not so many units are left out.
        """
        groups = range(count.shape[1])
        for last in groups:
            others = [group for group in groups if group != last]
            if self.units.trimmed:
                most = [0 if group == last else int(count[:, group].max()) for group in groups]
                for numbers in product(*(range(one + 1) for one in most)):
                    if any(numbers):
                        yield np.broadcast_to(np.array(numbers), count.shape), last
                continue
            for size in range(1, len(others) + 1):
                for which in combinations(others, size):
                    yield np.where(np.isin(groups, which), count, 0), last


@dataclass(frozen=True, slots=True, kw_only=True)
class Needless:
    """Plants that are of no interest from a cost upwards, each with its own.

    weight: (points,), cost of a W of input; from_cost: (plants,).
    """

    weight: FloatArray
    from_cost: FloatArray

    def left_out(self, lowest_w: FloatArray) -> NDArray[np.bool_]:
        """Those that cost as much even at inputs no plant can be below, (plants,)."""
        out: NDArray[np.bool_] = lowest_w @ self.weight >= self.from_cost
        return out


@dataclass(frozen=True, slots=True, kw_only=True)
class _Corner:
    """Inputs of plants `row` at `point`, each (places,); output_w: (groups, places)."""

    row: IntArray
    point: IntArray
    input_w: FloatArray
    output_w: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    """Points of several plants beside each other: (groups, places), point: (places,)."""

    machine: IntArray
    count: IntArray
    point: IntArray


def _plant(machine: IntArray, count: IntArray) -> tuple[tuple[int, int], ...]:
    """What a plant is known by: its machines in their order, each with its number."""
    return tuple(zip(machine.tolist(), count.tolist(), strict=True))


def _least_of_shares(tables: list[FloatArray]) -> FloatArray:
    """The least sum over all even shares, (points,).

    tables: a group each, (shares, points).
    """
    while len(tables) > 2:
        one, two, *others = tables
        both = np.full_like(one, np.inf)
        for share in range(SHARES + 1):
            part = both[share:]
            np.minimum(part, one[share] + two[: SHARES + 1 - share], out=part)
        tables = [both, *others]
    if len(tables) == 1:
        alone: FloatArray = tables[0][-1]
        return alone
    least: FloatArray = (tables[0] + tables[1][::-1]).min(axis=0)
    return least


def optimum(units: Units, load_w: FloatArray, most: int) -> Optimum:
    """Plants of groups of up to `most` units of every machine at the points of a load."""
    return Optimum(units=units, load_w=load_w, most=most, groups=groups_of(units, load_w, most))
