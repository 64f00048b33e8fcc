"""Rules of ASHRAE Guideline 36-2021 for chiller plants: what controls built by it do.

Read in the blocks of Buildings.Controls.OBC (Modelica Buildings library); the numbers are those of
its paragraphs. They stand beside the optimum, to say what they cost.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]

LIFT_LEAST_K = 12.0  # of centrifugal machines, where the maker says nothing else
_ABOVE_LINE = 1.1  # the line of the lift reaches its most at less than full load
_TUNING = 0.1  # to begin with; the controls learn it
_MOST_RATIO, _LEAST_RATIO = 0.9, 0.45


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftReset:
    """5.20.12.2: the condenser return follows the load of the plant, K above the chilled supply.

    most_k: condenser return of design less the coldest chilled water; least_k: what the machines
    need to run.
    """

    most_k: float
    least_k: float = LIFT_LEAST_K

    def lift_k(self, plant_load: ArrayLike) -> FloatArray:
        """Condenser return above chilled supply; plant_load: share of the plant's capacity."""
        slope = _ABOVE_LINE * (self.most_k - self.least_k)
        line = slope * np.asarray(plant_load, dtype=np.float64) + self.most_k - slope
        found: FloatArray = np.clip(line, self.least_k, self.most_k)
        return found


def stage_up_ratio(lift_k: ArrayLike, *, most_k: float, least_k: float) -> FloatArray:
    """5.20.4.14: part load above which one more centrifugal of variable speed starts.

    The less the lift, the earlier: pumps of constant speed that run with a machine are not asked.
    """
    lift = np.asarray(lift_k, dtype=np.float64)
    ratio = 0.9 / (most_k - least_k) * (0.4 * most_k - 1.4 * least_k + lift)
    found: FloatArray = np.clip(ratio, _LEAST_RATIO, _MOST_RATIO)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedExchanger:
    """5.20.3: the chilled water that the exchanger of free cooling is expected to give.

    Approaches are those of design; tuning: how the tower's grows as the wet bulb falls, K per K.
    """

    wet_bulb_design_c: float
    exchanger_approach_k: float
    tower_approach_k: float
    tuning: float = _TUNING

    def leaving_c(self, wet_bulb_c: ArrayLike, flow: ArrayLike) -> FloatArray:
        """At a wet bulb, flow as a share of that of the exchanger."""
        wet = np.asarray(wet_bulb_c, dtype=np.float64)
        share = np.minimum(np.asarray(flow, dtype=np.float64), 1.0)
        found: FloatArray = wet + self._above(share) + self.tuning * (self.wet_bulb_design_c - wet)
        return found

    def wet_bulb_c(self, leaving_c: ArrayLike, flow: ArrayLike) -> FloatArray:
        """The wet bulb at which it is expected to give so cold water: the same the other way."""
        share = np.minimum(np.asarray(flow, dtype=np.float64), 1.0)
        above = self._above(share) + self.tuning * self.wet_bulb_design_c
        found: FloatArray = (np.asarray(leaving_c) - above) / (1.0 - self.tuning)
        return found

    def _above(self, share: FloatArray) -> FloatArray:
        above: FloatArray = self.exchanger_approach_k * share + self.tower_approach_k
        return above
