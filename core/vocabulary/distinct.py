"""The different values of an array, as numpy.unique finds them.

numpy.unique loads numpy's masked arrays when it is first called, and a start waits for that.
"""

import numpy as np
from numpy.typing import NDArray


def distinct(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """The values, each once, rising."""
    rising = np.sort(values, axis=None)
    return rising[_first(rising)]


def numbered(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Of every value, the how manieth it is among the different ones, from 0."""
    order = np.argsort(values, kind="stable")
    number = np.empty(len(values), dtype=np.int64)
    number[order] = np.cumsum(_first(values[order])) - 1
    return number


def alike(*columns: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Rows that are alike in all columns, (n,) each: one row of every kind, and each row's kind.

    Kinds are in the order of their values, the first column before the second.
    """
    order = np.lexsort(columns[::-1])
    new = np.zeros(len(order), dtype=bool)
    for column in columns:
        new |= _first(column[order])
    kind = np.empty(len(order), dtype=np.int64)
    kind[order] = np.cumsum(new) - 1
    return order[new], kind


def _first(rising: NDArray[np.int64] | NDArray[np.float64]) -> NDArray[np.bool_]:
    """Where a value stands that is not the one before, (n,)."""
    first = np.ones(len(rising), dtype=bool)
    first[1:] = rising[1:] != rising[:-1]
    return first
