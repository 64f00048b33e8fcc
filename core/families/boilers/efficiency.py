"""The efficiency of boilers over load and return temperature, on the net heating value.

Between the stated points it is read in straight lines. Below the least load the boiler cycles: the
efficiency stays that of the least load, and losses of purging are not known. A return colder
than the coldest stated one counts as that: it would be better, which nobody states.
"""

import numpy as np
from numpy.typing import NDArray

from core.families.boilers.record import Boiler

FloatArray = NDArray[np.float64]


def efficiency(boiler: Boiler, load_share: FloatArray, return_c: FloatArray) -> FloatArray:
    """Heat over the net heating value of the fuel, for loads and returns of any shape."""
    share, warm = np.broadcast_arrays(load_share, return_c)
    table = np.array(boiler.efficiencies) * boiler.to_net
    row, down = _between(np.array(boiler.load_shares), share)
    column, across = _between(np.array(boiler.return_steps_c or (0.0,)), warm)
    after_row = np.minimum(row + 1, table.shape[0] - 1)
    after_column = np.minimum(column + 1, table.shape[1] - 1)
    upper = table[row, column] * (1.0 - across) + table[row, after_column] * across
    lower = table[after_row, column] * (1.0 - across) + table[after_row, after_column] * across
    found: FloatArray = upper * (1.0 - down) + lower * down
    return found


def _between(steps: FloatArray, value: FloatArray) -> tuple[NDArray[np.int64], FloatArray]:
    """The step below each value, and the share of the way to the next; held at both ends."""
    if len(steps) == 1:
        return np.zeros(value.shape, dtype=np.int64), np.zeros(value.shape)
    inside = np.clip(value, steps[0], steps[-1])
    cell = np.clip(np.searchsorted(steps, inside, side="right") - 1, 0, len(steps) - 2)
    return cell, (inside - steps[cell]) / (steps[cell + 1] - steps[cell])
