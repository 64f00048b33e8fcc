"""How units of one model run at the points of a year: those that run have equal loads."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.plant.unit import Units, input_ratio
from core.study.plant import Staging

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Plants at points, (pairs, points): output, input, units running, load of each."""

    output_w: FloatArray
    input_w: FloatArray
    running: FloatArray
    plr: FloatArray


def run(
    units: Units,
    machine: IntArray,
    count: int,
    load_w: FloatArray,
    staging: Staging = Staging.OPTIMUM,
    reserve: int = 0,
) -> Run:
    """`count` units of each machine: all run, the fewest, or as many as need the least input.

    What units draw that do not run, and `reserve` more of them that stand by, is part of the input
    wherever something is asked.
    """
    full = units.capacity_w[machine]
    output = np.minimum(load_w[None, :], count * full)
    best = np.full(output.shape, np.inf)
    running, share = np.zeros(output.shape), np.zeros(output.shape)
    least = count if staging is Staging.EQUAL_SPLIT else 1
    for number in range(least, count + 1):
        plr = output / (number * full)
        able = plr <= 1.0 + _ROUNDING
        plr = np.minimum(plr, 1.0)
        each = units.scale_w[machine] * input_ratio(units, machine, plr)
        waits = (count - number + reserve) * units.off_w[machine]
        needed = number * (each + units.auxiliary_w[machine]) + waits
        needed = np.where(able, needed, np.inf)
        better = needed < best * (1.0 - _ROUNDING)
        if staging is Staging.SEQUENTIAL:
            better &= np.isinf(best)
        best = np.where(better, needed, best)
        running, share = np.where(better, number, running), np.where(better, plr, share)
    some = output > 0.0
    return Run(
        output_w=output,
        input_w=np.where(some, best, 0.0),
        running=np.where(some, running, 0.0),
        plr=np.where(some, share, 0.0),
    )
