"""How one plant runs at every point: what each group gives and needs, and what is missing."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.plant.arrangement import NONE, Arrangements
from core.plant.optimum import Optimum
from core.plant.sharing import Shares, shared
from core.study.plant import Staging

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

_MISSING = 1e-6  # of the load at a point: less than that is not missing (core.carried)


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One plant at the points of a load; arrays (groups, points) if not said.

    machine: (groups,), the family's rows; running: units; output_w, input_w: of the group, the
    units that are off included in the input; off_w: input of the group when none of it runs;
    unmet_w: (points,), load that is not carried.
    """

    machine: IntArray
    running: FloatArray
    output_w: FloatArray
    input_w: FloatArray
    off_w: FloatArray
    unmet_w: FloatArray

    def energy_wh(self, hours: FloatArray) -> FloatArray:
        """Input over the year, Wh, (groups,); hours: (points,)."""
        energy: FloatArray = self.input_w @ hours
        return energy

    def unmet_hours(self, hours: FloatArray) -> float:
        """Hours in which some load is not carried."""
        return float(hours[self.unmet_w > 0.0].sum())

    def unit_hours(self, hours: FloatArray) -> FloatArray:
        """Running hours of all units of a group together, (groups,)."""
        run: FloatArray = self.running @ hours
        return run


def operate(
    best: Optimum, plants: Arrangements, row: int, *, standby_helps: bool, beside_w: float = 0.0
) -> Operation:
    """How plant `row` runs; standby_helps: standby units run where those on duty fall short.

    beside_w: what something beside the plant gives at most, before any unit that stands by.
    best: the machines at the points of the load.
    """
    alone, helped = alone_and_helped(best, plants, row, beside_w=beside_w)
    return helped() if standby_helps else alone


def alone_and_helped(
    best: Optimum, plants: Arrangements, row: int, *, beside_w: float = 0.0
) -> tuple[Operation, Callable[[], Operation]]:
    """How plant `row` runs without its standby units, and, at need, with them."""
    machine, duty = plants.on_duty(row)
    count, staging = plants.count[row][plants.machine[row] != NONE], plants.staging[row]
    off = np.broadcast_to(best.units.off_w, best.units.capacity_w.shape)[machine]
    off = count[:, None] * off  # units that stand by are off too

    def told(running: FloatArray, output: FloatArray, drawn: FloatArray) -> Operation:
        unmet = best.load_w - output.sum(axis=0)
        unmet[unmet <= _MISSING * best.load_w] = 0.0
        return Operation(
            machine=machine, running=running, output_w=output, input_w=drawn + off,
            off_w=off, unmet_w=unmet,
        )  # fmt: skip

    run = _shares(best, machine, duty, staging)
    own = run.running[0], run.output_w[0], run.input_w[0]
    alone = told(*own)

    def helped() -> Operation:
        missing = best.load_w - alone.output_w.sum(axis=0) - beside_w
        short = missing > _MISSING * best.load_w
        if not (short.any() and (count > duty).any()):
            return alone
        every = _shares(best, machine, count, staging)
        more = every.running[0], every.output_w[0], every.input_w[0]
        return told(*(np.where(short, two, one) for one, two in zip(own, more, strict=True)))

    return alone, helped


def _shares(best: Optimum, machine: IntArray, count: IntArray, staging: Staging) -> Shares:
    if staging is Staging.OPTIMUM:
        return best.of_plant(machine, count)
    return shared(best.units, best.load_w, machine[None], count[None], staging)
