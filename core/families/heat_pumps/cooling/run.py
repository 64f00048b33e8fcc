"""How equal units cool in the time that heat leaves them, worked through in blocks of machines.

A reversible machine cannot heat and cool in the same hour: hot water and rooms take their share of
the time of all units first, at full load, and in the rest of the hour they cool. There is no backup
for cooling: what the units do not give is not met,

    asked = cooling + unmet
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.heat_pumps.cooling.columns import CoolingColumns
from core.families.heat_pumps.performance import Performance
from core.families.heat_pumps.staged_units import ROUNDING, started
from core.study.plant import Staging

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoolingBank:
    """What machines do at every node when they cool."""

    columns: CoolingColumns
    performance: Performance
    reach_k: float  # beyond the hottest figures, up to which it still cools


@dataclass(frozen=True, slots=True, kw_only=True)
class CoolingBlock:
    """Some machines at the points, (machines, points) if not said.

    best: EER at the least continuous load over that at full load.
    """

    full_w: FloatArray  # 0 where a machine does not run
    full_cop: FloatArray
    gain: FloatArray
    least: FloatArray
    best: FloatArray
    inside: BoolArray
    beyond: BoolArray  # outside the temperatures with declared figures
    degradation: FloatArray  # (machines, 1)
    idle_w: FloatArray  # (machines, 1)
    circulation_w: FloatArray  # (machines, 1), of one running unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Cooling:
    """A number of units that cool; arrays (machines, points), powers in W.

    load: of each running unit over its full capacity; quality: its EER over the best at that
    temperature; power_w: electricity of units that cool and of those that wait for it.
    """

    units: FloatArray
    load: FloatArray
    quality: FloatArray
    cycling: BoolArray
    cooling_w: FloatArray
    power_w: FloatArray
    unmet_w: FloatArray


def cooled(
    block: CoolingBlock,
    asked_w: FloatArray,
    busy: FloatArray,
    staging: Staging,
    units: FloatArray | int,
    waiting: FloatArray,
) -> Cooling:
    """Cooling by `units`, of which all together are `busy` with heat for a share of the time.

    asked_w: (points,); busy: (machines, points); waiting: units that draw their idle power unless
    they cool, (machines, points).
    """
    left = np.clip(1.0 - busy, 0.0, 1.0)
    able = block.full_w * left
    some = np.divide(asked_w, able, out=np.zeros_like(able), where=able > 0.0)
    np.minimum(some, units, out=some)
    running = started(block, some, able, units, staging)
    idle = np.maximum(waiting - running.units * running.ratio * left, 0.0) * block.idle_w
    given = some * able
    return Cooling(
        units=running.units,
        load=running.load,
        quality=running.rise / block.best,
        cycling=(running.load > 0.0) & (running.ratio < 1.0 - ROUNDING),
        cooling_w=given,
        power_w=running.power_w + idle * (asked_w > 0.0),
        unmet_w=np.maximum(asked_w - given, 0.0),
    )


def cooling_block(
    bank: CoolingBank, at_points: Callable[[FloatArray], FloatArray], outdoor_c: FloatArray,
    machines: IntArray, circulation_w: FloatArray,
) -> CoolingBlock:  # fmt: skip
    """Lay machines over the points; at_points: values of nodes as values of points."""
    columns, figures = bank.columns, bank.performance
    hottest = columns.hottest_c[machines, None]
    inside = columns.known[machines, None] & (outdoor_c <= hottest + bank.reach_k + ROUNDING)
    gain, least = at_points(figures.gain[machines]), at_points(figures.least[machines])
    return CoolingBlock(
        full_w=at_points(figures.full_w[machines]) * inside,
        full_cop=at_points(figures.full_cop[machines]),
        gain=gain,
        least=least,
        best=1.0 + gain * (1.0 - least),
        inside=inside,
        beyond=(outdoor_c > hottest) | (outdoor_c < columns.mildest_c[machines, None]),
        degradation=columns.degradation[machines, None],
        idle_w=columns.idle_w[machines, None],
        circulation_w=circulation_w[machines, None],
    )
