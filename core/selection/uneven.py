"""What does its duty unevenly: within a place it stands behind what does not.

So runs a station that loads and unloads, one whose pumps work far from their best point, a unit
that stands alone and is too large for much of the year: for more of its hours than a finding of
the family warns of. Nobody who buys takes it where another of the same place runs quietly; it is
no reason to stand behind what needs more.
"""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


def often(hours: FloatArray, share: float, of_hours: float) -> BoolArray:
    """Whether hours are more than a share of those it runs, (pairs,); not where they are nan."""
    found: BoolArray = np.nan_to_num(hours) > share * of_hours
    return found


def uneven(*why: BoolArray) -> FloatArray:
    """1 of each pair with any reason, (pairs,)."""
    found: FloatArray = np.logical_or.reduce(why).astype(np.float64)
    return found


def alone(carrying: NDArray[np.int64], too_large: BoolArray) -> FloatArray:
    """1 of each pair with one unit on duty, too large for much of its hours, (pairs,).

    Of two units one is switched off then, and half the load is carried without one of them.
    """
    return uneven((carrying == 1) & too_large)
