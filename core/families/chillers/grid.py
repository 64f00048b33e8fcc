"""A chiller known at the points of a grid: read linearly, in capacity between its steps."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.record import PerformanceGrid

FloatArray = NDArray[np.float64]


def unsound(grid: PerformanceGrid) -> str:
    """What keeps a grid from being read: `fault.grid_<what>`; empty: nothing."""
    columns = (grid.capacity_w, grid.power_w)
    if min(grid.shape) == 0 or any(len(each) != grid.points for each in columns):
        return "length"
    if not all(np.all(np.diff(np.array(axis, dtype=np.float64)) > 0.0) for axis in grid.axes):
        return "axis"
    capacity, power = (np.array(each).reshape(grid.shape) for each in columns)
    if not (np.isfinite(capacity).all() and np.isfinite(power).all()):
        return "length"
    if capacity.min() <= 0.0 or power.min() <= 0.0:
        return "positive"
    return "" if np.all(np.diff(capacity, axis=-1) > 0.0) else "steps"


@dataclass(frozen=True, slots=True, kw_only=True)
class GridModel:
    """The grid at the flows of the machine; capacity and power (leaving, condenser, steps), W."""

    leaving_c: FloatArray
    condenser_c: FloatArray
    capacity_w: FloatArray
    power_w: FloatArray
    cycling: float

    @classmethod
    def of(
        cls, grid: PerformanceGrid, evaporator_m3s: float | None, condenser_m3s: float | None
    ) -> "GridModel":
        """Read the grid at two flows; one that is not known, or outside, is that of its middle."""
        tables = []
        for figures in (grid.capacity_w, grid.power_w):
            table = np.array(figures, dtype=np.float64).reshape(grid.shape)
            table = _at_flow(table, grid.evaporator_flow_m3s, evaporator_m3s, axis=0)
            tables.append(_at_flow(table, grid.condenser_flow_m3s, condenser_m3s, axis=1))
        return cls(
            leaving_c=np.array(grid.leaving_c, dtype=np.float64),
            condenser_c=np.array(grid.condenser_c, dtype=np.float64),
            capacity_w=tables[0],
            power_w=tables[1],
            cycling=grid.cycling,
        )

    def full(
        self, leaving_c: float, condenser_c: FloatArray, reach_k: float
    ) -> tuple[FloatArray, FloatArray]:
        """At the highest step."""
        capacity, power = self._read(leaving_c, condenser_c, reach_k)
        return capacity[:, -1], power[:, -1]

    def ratio(self, leaving_c: float, condenser_c: FloatArray, plr: FloatArray) -> FloatArray:
        """Linear in capacity between the two steps that enclose the load."""
        capacity, power = self._read(leaving_c, condenser_c, 0.0)
        share, input_share = capacity / capacity[:, -1:], power / power[:, -1:]
        if share.shape[1] == 1:
            return np.ones_like(plr)
        points = np.arange(len(plr))
        below = (share <= plr[:, None]).sum(axis=1) - 1
        low = np.clip(below, 0, share.shape[1] - 2)
        at, to = share[points, low], share[points, low + 1]
        drawn, then = input_share[points, low], input_share[points, low + 1]
        # At a step, the step's own figures, whatever the rounding.
        found: FloatArray = drawn + (plr - at) * ((then - drawn) / (to - at))
        return found

    def least(self, leaving_c: float, condenser_c: FloatArray) -> FloatArray:
        """The lowest step over the highest."""
        capacity, _ = self._read(leaving_c, condenser_c, 0.0)
        least: FloatArray = capacity[:, 0] / capacity[:, -1]
        return least

    def _read(
        self, leaving_c: float, condenser_c: FloatArray, reach_k: float
    ) -> tuple[FloatArray, FloatArray]:
        """Capacity and power of every step, (points, steps)."""
        at, along = _place(self.leaving_c, np.array([leaving_c]), reach_k)
        cell, share = _place(self.condenser_c, condenser_c, reach_k)
        found = []
        for table in (self.capacity_w, self.power_w):
            lines = _between(table, at, along)[0]
            found.append(_between(lines, cell, share))
        return found[0], found[1]


def _at_flow(
    table: FloatArray, flows: tuple[float, ...], wanted: float | None, axis: int
) -> FloatArray:
    """The table without its axis of flows."""
    if len(flows) <= 1:
        only: FloatArray = np.asarray(table.take(0, axis=axis))
        return only
    known = np.array(flows)
    middle = float(known[len(known) // 2])
    inside = wanted is not None and known[0] <= wanted <= known[-1]
    cell, share = _place(known, np.array([wanted if inside else middle]), 0.0)
    found: FloatArray = _between(np.moveaxis(table, axis, 0), cell, share)[0]
    return found


def _place(
    axis: FloatArray, wanted: FloatArray, reach: float
) -> tuple[NDArray[np.int64], FloatArray]:
    """The cell of each value and how far along it lies; beyond the ends by `reach` at most."""
    if len(axis) == 1:
        return np.zeros(wanted.shape, dtype=np.int64), np.zeros(wanted.shape)
    value = np.clip(wanted, axis[0] - reach, axis[-1] + reach)
    cell = np.clip(np.searchsorted(axis, value, side="right") - 1, 0, len(axis) - 2)
    return cell, (value - axis[cell]) / (axis[cell + 1] - axis[cell])


def _between(table: FloatArray, cell: NDArray[np.int64], share: FloatArray) -> FloatArray:
    """Along the first axis of a table, (points, …); at a value of the axis what stands there."""
    if len(table) == 1:
        return np.asarray(table[cell])
    along = share.reshape(-1, *([1] * (table.ndim - 1)))
    low, high = table[cell], table[cell + 1]
    found: FloatArray = np.where(along == 1.0, high, low + along * (high - low))
    return found
