"""What a family says of its machines: output, input and part load at every operating point.

The input of one running unit at part load x is

    scale · table(x) + auxiliary        at 0 < x ≤ 1, and `off` where it does not run

The table holds the input over the scale at evenly spaced part loads and is read as straight
lines between them: this is the discretised machine, for which everything in this room is exact.
What happens below the least continuous load stands in the table too: a machine that starts and
stops needs ever less, one that false-loads as much as at its lowest step. At no load the table
holds what a unit needs that just runs.

Where the shape depends on temperature, operating points are put into classes and every class
has a table of its own; what depends on temperature in size only goes into `scale_w`.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

STEPS = 100  # part loads of a table: least loads given in whole per cent lie on one
ROUNDING = 1e-9  # of a unit's capacity: no unit is started for less
_TINY = 1e-300


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """Machines at operating points.

    capacity_w: (machines, points), highest continuous output, 0 where a machine has no figure
    or is outside its limits; scale_w: (machines, points), input that the table is relative to;
    auxiliary_w: (machines, points) or (machines, 1), what each running unit needs beside it;
    off_w: alike, what a unit needs that does not run;
    table: (classes, machines, steps + 1); kind: (points,), the class of each point.
    trimmed: units may be full while one takes the rest, as compressors on one net do; else the
    running units of a group have equal loads.
    """

    capacity_w: FloatArray
    scale_w: FloatArray
    auxiliary_w: FloatArray
    off_w: FloatArray
    table: FloatArray
    kind: IntArray
    trimmed: bool = False

    def __post_init__(self) -> None:
        machines, points = self.capacity_w.shape
        for name in ("capacity_w", "scale_w", "auxiliary_w", "off_w"):
            values = getattr(self, name)
            np.broadcast_to(values, (machines, points))
            if not np.isfinite(values).all() or (values < 0.0).any():
                raise ValueError(f"{name}: what has no figure has capacity 0, nothing is nan")
        if self.table.shape[1] != machines or self.kind.shape != (points,):
            raise ValueError("table is (classes, machines, steps + 1), kind is (points,)")
        if self.off_w.any() and (self.scale_w * self.at_no_load + self.running_w < 0.0).any():
            raise ValueError("off_w: a unit that just runs needs no less than one that is off")

    @property
    def steps(self) -> int:
        """Steps of the table between no load and full load."""
        return int(self.table.shape[2]) - 1

    @property
    def at_no_load(self) -> FloatArray:
        """Input ratio of a unit that just runs, (machines, points)."""
        return self.table[self.kind, :, 0].T

    def at_full_load(self, machine: IntArray) -> FloatArray:
        """Input ratio of a full unit, (..., points) for machines of any shape."""
        full: FloatArray = self.table[self.kind, machine[..., None], -1]
        return full

    @property
    def running_w(self) -> FloatArray:
        """What running adds to a unit beside the table, (machines, points or 1)."""
        return self.auxiliary_w - self.off_w

    def take(self, machines: IntArray) -> "Units":
        """The same of some machines only."""
        return Units(
            capacity_w=self.capacity_w[machines],
            scale_w=self.scale_w[machines],
            auxiliary_w=self.auxiliary_w[machines],
            off_w=self.off_w[machines],
            table=self.table[:, machines],
            kind=self.kind,
            trimmed=self.trimmed,
        )

    def as_rows(self, rows: IntArray, machines: int) -> "Units":
        """The same as these rows of so many machines, of which the others give nothing."""
        shape = machines, self.capacity_w.shape[1]

        def among(values: FloatArray) -> FloatArray:
            whole = np.zeros(shape)
            whole[rows] = values
            return whole

        table = np.ones((len(self.table), machines, self.steps + 1))
        table[:, rows] = self.table
        return Units(
            capacity_w=among(self.capacity_w),
            scale_w=among(self.scale_w),
            auxiliary_w=among(self.auxiliary_w),
            off_w=among(self.off_w),
            table=table,
            kind=self.kind,
            trimmed=self.trimmed,
        )

    def at(self, points: IntArray) -> "Units":
        """The same machines at some points only."""

        def some(values: FloatArray) -> FloatArray:
            return values if values.shape[1] == 1 else values[:, points]

        return Units(
            capacity_w=self.capacity_w[:, points],
            scale_w=self.scale_w[:, points],
            auxiliary_w=some(self.auxiliary_w),
            off_w=some(self.off_w),
            table=self.table,
            kind=self.kind[points],
            trimmed=self.trimmed,
        )

    def wanted(self, machine: IntArray, output_w: FloatArray) -> FloatArray:
        """Outputs in units of a machine's capacity, (plants, points); inf where it has none."""
        able = self.capacity_w[machine]
        return np.where(output_w > 0.0, output_w / np.maximum(able, _TINY), 0.0)


def read(table: FloatArray, cell: IntArray, along: FloatArray) -> FloatArray:
    """Flat tables at `cell` and a share `along` of the way to the next one."""
    low: FloatArray = table.take(cell)
    high = table.take(cell + 1)
    high -= low
    high *= along
    low += high
    return low


def place(steps: int, units: int, wanted: FloatArray) -> tuple[IntArray, FloatArray]:
    """Where `wanted` (0 … units) lies in a table of so many units: cell, share of the way."""
    along = np.minimum(wanted, units) * steps
    cell = np.minimum(along.astype(np.int64), units * steps - 1)
    return cell, along - cell


def input_ratio(units: Units, machine: IntArray, plr: FloatArray) -> FloatArray:
    """Input of one running unit over its scale; machine (plants,), plr (plants, points)."""
    cell, along = place(units.steps, 1, plr)
    cell += (units.kind * units.table.shape[1] + machine[:, None]) * (units.steps + 1)
    return read(units.table, cell, along)


def tabulated(curve: Callable[[FloatArray], FloatArray], steps: int = STEPS) -> FloatArray:
    """A family's part-load curve as a table, (machines, steps + 1).

    curve: input over scale at part loads (points,) of all machines, (machines, points); at no
    load its limit from above is taken.
    """
    plr = np.linspace(0.0, 1.0, steps + 1)
    plr[0] = ROUNDING
    return curve(plr)
