"""How equal boilers run at the points of a year: those that fire have equal loads."""

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
    """Plants at points, (pairs, points): heat given, input, units firing, load of each."""

    heat_w: FloatArray
    input_w: FloatArray
    firing: FloatArray
    plr: FloatArray


def run(
    units: Units,
    machine: IntArray,
    count: int,
    load_w: FloatArray,
    staging: Staging = Staging.OPTIMUM,
) -> Run:
    """`count` boilers of each machine: all, the fewest, or as many as need the least fuel."""
    full = units.capacity_w[machine]
    heat = np.minimum(load_w[None, :], count * full)
    best = np.full(heat.shape, np.inf)
    firing, share = np.zeros(heat.shape), np.zeros(heat.shape)
    least = count if staging is Staging.EQUAL_SPLIT else 1
    for number in range(least, count + 1):
        plr = heat / (number * full)
        able = plr <= 1.0 + _ROUNDING
        plr = np.minimum(plr, 1.0)
        needed = np.where(
            able, number * units.scale_w[machine] * input_ratio(units, machine, plr), np.inf
        )
        better = needed < best * (1.0 - _ROUNDING)
        if staging is Staging.SEQUENTIAL:
            better &= np.isinf(best)
        best = np.where(better, needed, best)
        firing, share = np.where(better, number, firing), np.where(better, plr, share)
    some = heat > 0.0
    return Run(
        heat_w=heat,
        input_w=np.where(some, best, 0.0),
        firing=np.where(some, firing, 0.0),
        plr=np.where(some, share, 0.0),
    )
