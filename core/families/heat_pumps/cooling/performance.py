"""What machines do when they cool, over the outdoor temperature, at the chilled water asked for.

Between the declared points capacity and EER run straight over the outdoor temperature, and between
two leaving temperatures straight over the water (mean error of a left-out point of the shipped
ratings 4.7 to 7.5 %; by Carnot it is 5 to 15 %). At 35 °C the declared capacity is the full one;
below it a machine with a variable speed was throttled, and the full capacity is taken as no less
than at 35 °C. What it gives at its mildest point is the least without switching off. Between both
the EER rises as the load falls just as the COP does when heating, through the declared point.

Hotter than the declared points the capacity falls by 1.3 % a kelvin (median of the shipped
air-cooled chillers from 35 to 40 °C) and the EER is the worse of that held at the last point and
of that carried on; hotter than the allowance there is no figure, the machine stands still. Milder
than the declared points both stay as they are there.
"""

import numpy as np
from numpy.typing import NDArray

from core.families.heat_pumps.columns import Declared
from core.families.heat_pumps.cooling.columns import CoolingColumns
from core.families.heat_pumps.performance import (
    EFFICIENCY_MAX,
    GAIN_PER_LOAD,
    LEAST_LIFT_K,
    VARIABLE_BELOW,
    ZERO_C_IN_K,
    Performance,
    placed,
)

FloatArray = NDArray[np.float64]
CAPACITY_PER_K = -0.013  # of outdoor temperature, beyond the declared points
_LEAST_W = 1.0  # no capacity is nought: it stands below ratios


def cooling_performance(
    cooling: CoolingColumns, outdoor_c: FloatArray, reach_k: float
) -> Performance:
    """Every machine at every outdoor temperature (nodes,); where nothing is known it gives none."""
    below, above = (_read(one, outdoor_c, reach_k) for one in (cooling.below, cooling.above))
    share = cooling.share[:, None]
    declared_w, full_w, least_w, eer = (
        np.where(share > 0.0, first + share * (second - first), first)
        for first, second in zip(below, above, strict=True)
    )
    known = cooling.known[:, None]
    full_w = np.where(known, np.maximum(full_w, _LEAST_W), _LEAST_W)
    declared_w = np.where(known, np.clip(declared_w, _LEAST_W, full_w), _LEAST_W)
    least = np.where(known, np.clip(least_w / full_w, 0.05, 1.0), 1.0)
    gain = np.where(least < VARIABLE_BELOW, GAIN_PER_LOAD, 0.0)
    full_eer = np.where(known, eer, 1.0) / (1.0 + gain * (1.0 - declared_w / full_w))
    most = EFFICIENCY_MAX * carnot_eer(outdoor_c, cooling.chilled_c) / (1.0 + gain * (1.0 - least))
    hottest = cooling.hottest_c[:, None] + reach_k
    return Performance(
        full_w=full_w,
        full_cop=np.minimum(full_eer, most),
        gain=gain,
        least=least,
        inside=known & (outdoor_c <= np.nan_to_num(hottest, nan=-np.inf) + 1e-9),
    )


def carnot_eer(outdoor_c: FloatArray, chilled_c: float) -> FloatArray:
    """Carnot's EER; lifts below the mildest that is rated are taken as that."""
    limit: FloatArray = (chilled_c + ZERO_C_IN_K) / np.maximum(outdoor_c - chilled_c, LEAST_LIFT_K)
    return limit


def _read(
    declared: Declared, outdoor_c: FloatArray, reach_k: float
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Declared, full and least capacity and EER at the nodes, (machines, nodes); nan: none."""
    last = np.maximum(declared.count - 1, 0)[:, None]
    hottest = np.take_along_axis(declared.outdoor_c, last, axis=1)
    reached = np.fmin(np.maximum(outdoor_c, declared.outdoor_c[:, :1]), hottest + reach_k)
    beyond = np.exp(CAPACITY_PER_K * np.maximum(reached - hottest, 0.0))
    at = placed(declared, reached)
    held_w = at.held(declared.heat_w)
    hottest_w = np.take_along_axis(declared.heat_w, last, axis=1)
    declared_w = held_w * beyond
    full_w = np.maximum(held_w, hottest_w) * beyond
    least_w = np.minimum(declared_w, declared.heat_w[:, :1])
    eer = np.minimum(at.held(declared.cop), at.straight_on(declared.cop))
    return declared_w, full_w, least_w, eer
