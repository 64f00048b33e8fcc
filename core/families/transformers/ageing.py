"""How hot the windings of oil-immersed transformers become, and how fast their paper ages.

IEC 60076-7, distribution transformers with natural cooling, in the steady state of each hour:

    hot spot = air + 55·((1 + R·K²)/(1 + R))^0.8 + 23·K^1.6,   R = Pk/P0
    ageing   = 2^((hot spot − 98)/6)

98 °C is where ageing is that of a normal life. The oil follows a load by about three hours, so a
short peak is in truth less hot. Of dry types no such model is at hand.
"""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
TOP_OIL_K, GRADIENT_K = 55.0, 23.0
_OIL, _WINDING = 0.8, 1.6
NORMAL_C, DOUBLES_K = 98.0, 6.0
SHARE_MOST = 1.5  # of the rated current: the model is meant for no more
CYCLIC_MOST_C = 120.0  # of normal cyclic loading
_LOAD_STEP, _AIR_STEP_K = 0.02, 2.0


def hot_spot_c(air_c: FloatArray, share: FloatArray, loss_ratio: FloatArray) -> FloatArray:
    """Hot spot of the winding; share: of the rated current, loss_ratio: Pk/P0."""
    oil = ((1.0 + loss_ratio * share**2) / (1.0 + loss_ratio)) ** _OIL
    hot: FloatArray = air_c + TOP_OIL_K * oil + GRADIENT_K * share**_WINDING
    return hot


def ageing_rate(hot_c: FloatArray) -> FloatArray:
    """Hours of life that go in an hour."""
    rate: FloatArray = np.exp2((hot_c - NORMAL_C) / DOUBLES_K)
    return rate


def cells(
    load: FloatArray, air_c: FloatArray, hours: FloatArray, greatest: float
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Hours of a year on a grid of load and air: load, air and hours, each (cells,).

    A cell stands for what is highest in it, so that no hour is made cooler than it is.
    """
    step = max(greatest, 1.0) * _LOAD_STEP
    of_load = np.ceil(load / step - 1e-9).astype(np.int64)
    of_air = np.ceil(air_c / _AIR_STEP_K - 1e-9).astype(np.int64)
    least = int(of_air.min())
    width = int(of_air.max()) - least + 1
    place = of_load * width + of_air - least
    spent = np.bincount(place, weights=hours)
    some = np.flatnonzero(spent)
    hours_there: FloatArray = spent[some].astype(np.float64)
    return (
        np.minimum((some // width) * step, max(float(load.max()), 0.0)),
        np.minimum((some % width + least) * _AIR_STEP_K, float(air_c.max())),
        hours_there,
    )
