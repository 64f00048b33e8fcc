"""Loads of a plant's groups finer than the even shares they were found by.

One group gives some of its load to another wherever both together need less for it: first a
fortieth of the whole load, then half as much, and so on. Which groups run was settled by the
even shares; how much each gives then follows their curves instead of the grid.
"""

from collections.abc import Callable
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

_FIRST = 1.0 / 40.0  # of the load: half of an even share
_HALVINGS = 5
_GAIN = 1e-9  # of the input: a smaller gain is rounding, and moves nothing


# Least inputs of a group at points for outputs: group, (places,), (places,).
Least = Callable[[int, IntArray, FloatArray], FloatArray]


def exchanged(
    least: Least, load_w: FloatArray, able_w: FloatArray, output_w: FloatArray
) -> FloatArray:
    """Outputs that need no more than `output_w` with the same sum, (groups, points).

    able_w: what each group gives at most, (groups, points).
    """
    groups, points = output_w.shape
    given, every = output_w.copy(), np.arange(points)
    drawn = np.stack([least(group, every, given[group]) for group in range(groups)])
    step = _FIRST * load_w
    for _ in range(_HALVINGS):
        for one, two in permutations(range(groups), 2):
            moved = np.minimum(np.minimum(step, given[one]), able_w[two] - given[two])
            at = np.flatnonzero(moved > 0.0)
            fewer, more = given[one, at] - moved[at], given[two, at] + moved[at]
            left, right = least(one, at, fewer), least(two, at, more)
            now = drawn[one, at] + drawn[two, at]
            better = left + right < now * (1.0 - _GAIN)
            at = at[better]
            given[one, at], given[two, at] = fewer[better], more[better]
            drawn[one, at], drawn[two, at] = left[better], right[better]
        step = step / 2.0
    return given
