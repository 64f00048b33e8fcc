"""How many of some equal units run at a load, and what they need for it: heat or cooling alike.

By the least power it follows from how power goes with the number: while units run without
switching it is convex (COP rises as the load falls, pumps and idle power go against it), below
their least load it rises. So there is one lowest place, and the numbers on both sides of it are
tried.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from core.families.heat_pumps.performance import switched
from core.study.plant import Staging

FloatArray = NDArray[np.float64]
ROUNDING = 1e-9  # of a unit's capacity: no unit is started for less


class UnitFigures(Protocol):
    """What is known of one unit of some machines at the points: (machines, points or 1)."""

    @property
    def full_cop(self) -> FloatArray:
        """COP or EER at full load."""
        ...

    @property
    def gain(self) -> FloatArray:
        """What it gains by load that falls from full to none."""
        ...

    @property
    def least(self) -> FloatArray:
        """Least continuous load over the full one."""
        ...

    @property
    def degradation(self) -> FloatArray:
        """Cd of EN 14825."""
        ...

    @property
    def idle_w(self) -> FloatArray:
        """Drawn between two starts, W."""
        ...

    @property
    def circulation_w(self) -> FloatArray:
        """Drawn by the pump of a running unit, W."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedUnits:
    """So many units that run with equal loads; arrays (machines, points).

    load: of each running unit over its capacity; ratio: the same over the least continuous load,
    1 at most; rise: COP over that at full load; power_w: of the units that run.
    """

    units: FloatArray
    load: FloatArray
    ratio: FloatArray
    rise: FloatArray
    power_w: FloatArray


def started(
    unit: UnitFigures, some: FloatArray, able: FloatArray, units: FloatArray | int, staging: Staging
) -> StagedUnits:
    """The units that run, as staged; some: load over the capacity `able` of one, W."""
    fewest = np.ceil(some - ROUNDING)
    if staging is Staging.SEQUENTIAL:
        return _running(unit, some, able, np.clip(fewest, 0.0, units))
    if staging is Staging.EQUAL_SPLIT:
        return _running(unit, some, able, np.where(some > 0.0, units, 0.0))
    part = np.maximum(_best_part(unit, able), unit.least)
    near = some / part
    few, many = (
        _running(unit, some, able, np.clip(np.maximum(number, fewest), 0.0, units))
        for number in (np.floor(near), np.ceil(near))
    )
    better = _together_w(unit, many) < _together_w(unit, few) * (1.0 - ROUNDING)
    return StagedUnits(
        units=np.where(better, many.units, few.units),
        load=np.where(better, many.load, few.load),
        ratio=np.where(better, many.ratio, few.ratio),
        rise=np.where(better, many.rise, few.rise),
        power_w=np.where(better, many.power_w, few.power_w),
    )


def _together_w(unit: UnitFigures, running: StagedUnits) -> FloatArray:
    """Power with pumps, less the idle power that running units do not draw."""
    beside = running.units * (unit.circulation_w - running.ratio * unit.idle_w)
    power: FloatArray = running.power_w + beside
    return power


def _best_part(unit: UnitFigures, able: FloatArray) -> FloatArray:
    """The part load at which units that do not switch need the least for an output, 0 … .

    n units at x = s / n need n · (P · x / (1 + g (1 - x)) + a): P the power at full load, g the
    gain, a what a running unit adds beside it (pump less idle power). The derivative over n is
    naught at g x² / (1 + g - g x)² = a / P; with a ≤ 0 the lower the better.
    """
    full_w = np.maximum(able / unit.full_cop, 1e-300)
    root = np.sqrt(np.maximum(unit.circulation_w - unit.idle_w, 0.0) / full_w)
    gain = unit.gain
    below = np.sqrt(gain) + root * gain
    best: FloatArray = np.divide(
        root * (1.0 + gain), below, out=np.where(root > 0.0, 1.0, 0.0), where=below > 0.0
    )
    return np.minimum(best, 1.0)


def _running(unit: UnitFigures, some: FloatArray, able: FloatArray, on: FloatArray) -> StagedUnits:
    """`on` units with equal loads."""
    load = some / np.maximum(on, 1.0)
    ratio = load / unit.least
    np.minimum(ratio, 1.0, out=ratio)
    rise = 1.0 + unit.gain * (1.0 - np.maximum(load, unit.least))
    rise *= switched(ratio, unit.degradation)
    power = some * able
    power /= unit.full_cop * rise
    return StagedUnits(units=on, load=load, ratio=ratio, rise=rise, power_w=power)
