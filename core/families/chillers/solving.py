"""Machines that are solved at every point: one way of asking, whatever is known of them.

A model answers for one machine at its own size and COP; here it is brought to those that the
record states, as curves are. Beyond its limits a machine is judged by the worse of two values:
that at the limit and that carried on (see core.families.chillers.performance).
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.grid import GridModel, unsound
from core.families.chillers.leaving_condenser import LeavingCondenserModel
from core.families.chillers.record import Chiller

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


class Model(Protocol):
    """One machine at its own size."""

    @property
    def cycling(self) -> float:
        """What starts cost: see PerformanceGrid."""
        ...

    def full(
        self, leaving_c: float, condenser_c: FloatArray, reach_k: float
    ) -> tuple[FloatArray, FloatArray]:
        """Capacity and power at full load, W, (points,); limits are passed by `reach_k` at most."""
        ...

    def ratio(self, leaving_c: float, condenser_c: FloatArray, plr: FloatArray) -> FloatArray:
        """Power over that at full load, from the least continuous load upwards, (points,)."""
        ...

    def least(self, leaving_c: float, condenser_c: FloatArray) -> FloatArray:
        """The least continuous load over full load, (points,)."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class NoFigures:
    """Of a machine whose figures cannot be read: none."""

    cycling: float = 0.0

    def full(
        self,
        leaving_c: float,  # noqa: ARG002
        condenser_c: FloatArray,
        reach_k: float,  # noqa: ARG002
    ) -> tuple[FloatArray, FloatArray]:
        """None."""
        return np.full(len(condenser_c), np.nan), np.full(len(condenser_c), np.nan)

    def ratio(self, leaving_c: float, condenser_c: FloatArray, plr: FloatArray) -> FloatArray:  # noqa: ARG002
        """None."""
        return np.full(len(plr), np.nan)

    def least(self, leaving_c: float, condenser_c: FloatArray) -> FloatArray:  # noqa: ARG002
        """None."""
        return np.ones(len(condenser_c))


@dataclass(frozen=True, slots=True, kw_only=True)
class SolvedState:
    """One machine at part load, (points,): power over that at full load, and how it goes."""

    ratio: FloatArray
    cycles: BoolArray
    false_loads: BoolArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """A machine among columns; own_w, own_cop: of its model at the record's reference.

    cycles_below: the load below which it starts and stops; None: below its lowest step;
    leaving_c, condenser_c: the limits of the record.
    """

    row: int
    model: Model
    own_w: float
    own_cop: float
    cop: float  # that the record states
    cycles_below: float | None
    leaving_c: tuple[float, float]
    condenser_c: tuple[float, float]

    def full(
        self, leaving_c: float, condenser_c: FloatArray, reach_k: float
    ) -> tuple[FloatArray, FloatArray]:
        """Capacity and power of a machine of 1 W, (points,); nan: no figure."""
        capacity, power = self.model.full(leaving_c, condenser_c, 0.0)
        beyond = np.flatnonzero(self._outside(leaving_c, condenser_c))
        if reach_k > 0.0 and len(beyond):
            carried, drawn = self.model.full(leaving_c, condenser_c[beyond], reach_k)
            with np.errstate(invalid="ignore"):
                known = (carried > 0.0) & (drawn > 0.0)
                least = np.minimum(capacity[beyond], carried)
                most = np.maximum(power[beyond], drawn)
            capacity, power = capacity.copy(), power.copy()
            capacity[beyond] = np.where(known, least, np.nan)
            power[beyond] = np.where(known, most, np.nan)
        return capacity / self.own_w, power / self.own_w * (self.own_cop / self.cop)

    def _outside(self, leaving_c: float, condenser_c: FloatArray) -> BoolArray:
        """Where limits are passed, (points,)."""
        (low, high), (cold, warm) = self.leaving_c, self.condenser_c
        if not low <= leaving_c <= high:
            return np.ones(len(condenser_c), dtype=bool)
        return np.asarray((condenser_c < cold) | (condenser_c > warm))

    def state(self, leaving_c: float, condenser_c: FloatArray, plr: FloatArray) -> "SolvedState":
        """Power over that at full load at any load, and how the machine goes, (points,)."""
        least = self.model.least(leaving_c, condenser_c)
        ratio = self.model.ratio(leaving_c, condenser_c, np.maximum(plr, least))
        runs = np.minimum(plr / (self.cycles_below or least), 1.0)
        ratio = ratio * np.where(plr > 0.0, runs * (1.0 + self.model.cycling * (1.0 - runs)), 0.0)
        cycles = (runs < 1.0) & (plr > 0.0)
        return SolvedState(ratio=ratio, cycles=cycles, false_loads=(plr < least) & (runs >= 1.0))


def solved(row: int, record: Chiller) -> Solved | None:
    """A record as a row of columns that is solved; None: its curves are all there is."""
    model: Model
    if record.grid is not None and unsound(record.grid):
        model, cycles_below = NoFigures(), None  # told by the faults of the record
    elif record.grid is not None:
        flows = record.evaporator_flow_m3s, record.condenser_flow_m3s
        model, cycles_below = GridModel.of(record.grid, *flows), None
    elif record.leaving_condenser is not None:
        curves = record.leaving_condenser
        model = LeavingCondenserModel(
            curves=curves, least_load=max(record.plr_min, record.unloading_min, curves.plr_min)
        )
        cycles_below = record.plr_min
    else:
        return None
    at = np.array([record.entering_condenser_c])
    capacity, power = (float(v[0]) for v in model.full(record.leaving_chilled_c, at, 0.0))
    return Solved(
        row=row, model=model, own_w=capacity, own_cop=capacity / power, cop=record.cop,
        cycles_below=cycles_below,
        leaving_c=record.leaving_limits_c, condenser_c=record.condenser_limits_c,
    )  # fmt: skip
