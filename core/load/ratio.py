"""Ratios of columns."""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


def share_of(part: FloatArray, whole: FloatArray | float, empty: float = 0.0) -> FloatArray:
    """part / whole, shaped as `part`; `empty` where there is no whole."""
    there = np.broadcast_to(np.asarray(whole) != 0.0, part.shape)
    return np.divide(part, whole, out=np.full_like(part, empty), where=there)


def mean_price(cost: FloatArray, energy_wh: FloatArray) -> FloatArray:
    """What a kWh costs on average, currency/kWh; nan where none is bought."""
    return share_of(cost, energy_wh / 1000.0, np.nan)
