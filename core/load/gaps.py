"""Gaps in a series: where they are, and straight lines over them."""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


def runs(missing: NDArray[np.bool_]) -> tuple[IntArray, IntArray]:
    """First index and length of each run of True."""
    edges = np.diff(np.concatenate(([0], missing.astype(np.int8), [0])))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    return starts, ends - starts


def bridged(values: FloatArray) -> FloatArray:
    """Straight lines over nan; before the first and after the last value, that value.

    At least one value must be known.
    """
    known = np.isfinite(values)
    at = np.arange(values.size)
    return np.interp(at, at[known], values[known])
