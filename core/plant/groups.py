"""What units of one model need at the points of a load: the groups that plants are made of.

At even shares of the load, full, and at least for a W of output: what the search for the least
input of several groups together is put together from. Within a group the units that run have equal
loads; where units are `trimmed`, all but one may be full instead.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from core.plant.unit import Units, place, read
from core.vocabulary.distinct import alike

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

SHARES = 20
WITHIN = 1e-9  # of a unit's capacity: as much more counts as carried
_EVEN = np.linspace(0.0, 1.0, SHARES + 1)  # of the load
_CELLS = 36_000  # shares times points in one go: they stay in the cache
_TINY = 1e-300


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """Machines at the points of a load; most: units of a group at most.

    What begins with `by_` keeps what has been worked out: one machine stands in many plants.
    """

    units: Units
    load_w: FloatArray  # (points,)
    most: int
    full_w: FloatArray  # (machines, points), input of one full unit, 0 where it cannot run
    by_share: dict[int, list[FloatArray]] = field(default_factory=dict)
    by_floor: dict[int, FloatArray] = field(default_factory=dict)

    def least(
        self, machine: IntArray, point: IntArray, output_w: FloatArray, most: int
    ) -> FloatArray:
        """Least inputs of at most 0, 1 … `most` units, inf where they cannot give the output.

        machine, point and output_w: (places,); returns (most + 1, places).
        """
        units = self.units
        wanted = output_w / np.maximum(units.capacity_w[machine, point], _TINY)
        scale = units.scale_w[machine, point]
        running = np.broadcast_to(units.running_w, units.scale_w.shape)[machine, point]
        row = (units.kind[point] * len(units.capacity_w) + machine) * (units.steps + 1)
        found = np.empty((most + 1, len(wanted)))
        found[0] = np.where(output_w > 0.0, np.inf, 0.0)
        for k in range(1, most + 1):
            cell, along = place(units.steps, 1, wanted / k)
            cell += row
            here = read(units.table, cell, along)
            here *= scale
            here += running
            here *= k
            here[wanted > k * (1.0 + WITHIN)] = np.inf
            found[k] = here
        if units.trimmed:
            # As many full as fit, and one for the rest.
            number = np.ceil(wanted - WITHIN)
            at = np.flatnonzero((number > 1.0) & (number <= most))
            fulls, running, row = number[at] - 1.0, running[at], row[at]
            cell, along = place(units.steps, 1, wanted[at] - fulls)
            trim = read(units.table, cell + row, along)
            trim += fulls * units.table.take(row + units.steps)
            trim *= scale[at]
            trim += number[at] * running
            where = number[at].astype(np.int64), at
            found[where] = np.minimum(found[where], trim)
        return np.minimum.accumulate(found, axis=0, out=found)

    def shares(self, machine: int, most: int) -> FloatArray:
        """Least inputs of at most so many units at each share of the load, (shares, points)."""
        self.table(np.array([machine]), np.array([most]))
        return self.by_share[machine][most]

    def table(self, machine: IntArray, count: IntArray) -> None:
        """Have the tables of groups at hand, of any shape: what is new is worked out together."""
        asked: dict[int, int] = {}
        for one, most in zip(machine.ravel().tolist(), count.ravel().tolist(), strict=True):
            asked[one] = max(asked.get(one, 0), most)
        new = {one: most for one, most in asked.items() if len(self.by_share.get(one, ())) <= most}
        if not new:
            return
        if self.units.trimmed:
            self._trimmed(np.array([*new]), max(self.most, *new.values()))
            return
        none = np.where(_EVEN[:, None] * self.load_w > 0.0, np.inf, 0.0)
        for one in new:
            self.by_share.setdefault(one, [none])
        groups = [
            (one, number)
            for one, most in new.items()
            for number in range(len(self.by_share[one]), most + 1)
        ]
        for some in self.portions(len(groups)):
            which, many = (np.array(part) for part in zip(*groups[some], strict=True))
            found = self._alike_w(which, many)
            for one, here in zip(which.tolist(), found, strict=True):
                known = self.by_share[one]
                known.append(np.minimum(here, known[-1], out=here))

    def portions(self, rows: int) -> Iterator[slice]:
        """Rows of tables over the shares of the load that stay in the cache together."""
        size = max(1, _CELLS // (len(_EVEN) * max(1, len(self.load_w))))
        return (slice(start, start + size) for start in range(0, rows, size))

    def _trimmed(self, machine: IntArray, most: int) -> None:
        """The tables of 0 … `most` units, of which some may be full."""
        points = len(self.load_w)
        output = np.outer(_EVEN, self.load_w).ravel()
        for some in self.portions(len(machine)):
            which = machine[some]
            rows, places = np.repeat(which, len(output)), np.tile(np.arange(points), len(_EVEN))
            many = self.least(rows, np.tile(places, len(which)), np.tile(output, len(which)), most)
            tables = many.reshape(-1, len(which), len(_EVEN), points).transpose(1, 0, 2, 3)
            for one, table in zip(which.tolist(), np.ascontiguousarray(tables), strict=True):
                self.by_share[one] = [*table]

    def _alike_w(self, machine: IntArray, number: IntArray) -> FloatArray:
        """Inputs of just so many units at each share of the load, (groups, shares, points)."""
        units = self.units
        able = np.maximum(units.capacity_w[machine], _TINY)
        wanted = _EVEN[:, None] * (self.load_w / able / number[:, None])[:, None]
        cell, along = place(units.steps, 1, wanted)
        rows = units.kind * len(units.capacity_w) + machine[:, None]
        cell += (rows * (units.steps + 1))[:, None]
        here = read(units.table, cell, along)
        here *= units.scale_w[machine][:, None]
        here += np.broadcast_to(units.running_w, units.scale_w.shape)[machine][:, None]
        here *= number[:, None, None]
        here[wanted > 1.0 + WITHIN] = np.inf
        return here

    def floor(self, machine: IntArray) -> FloatArray:
        """No number of units needs less for a W of output, (plants, points)."""
        new = sorted(set(machine.tolist()) - self.by_floor.keys())
        for some in self.portions(len(new)):
            self.by_floor.update(
                zip(new[some], self._least_per_w(np.array(new[some])), strict=True)
            )
        return np.stack([self.by_floor[one] for one in machine.tolist()])

    def _least_per_w(self, machine: IntArray) -> FloatArray:
        """Input for a W of output at the best part load, (machines, points)."""
        units = self.units
        scale, able = units.scale_w[machine], units.capacity_w[machine]
        running = units.running_w[machine]  # of one for all points nothing has to be told apart
        told = running if running.shape[1] > 1 else ()
        # Of points of one kind with one scale one stands for all.
        at, back = alike(units.kind.astype(np.float64), *scale, *told)
        drawn = units.table[units.kind[at], machine[:, None], 1:] * scale[:, at, None]
        drawn += np.broadcast_to(running, scale.shape)[:, at, None]
        drawn /= np.arange(1, units.steps + 1) / units.steps
        least = drawn.min(axis=2)[:, back]
        per_w: FloatArray = np.divide(least, able, out=np.zeros_like(able), where=able > 0.0)
        return per_w


def groups_of(units: Units, load_w: FloatArray, most: int) -> Groups:
    """Groups of up to `most` units of every machine at the points of a load."""
    machines = np.arange(len(units.capacity_w))
    full = units.at_full_load(machines) * units.scale_w
    full += np.broadcast_to(units.running_w, units.scale_w.shape)
    return Groups(
        units=units,
        load_w=load_w,
        most=most,
        full_w=np.where(units.capacity_w > 0.0, full, 0.0),
    )
