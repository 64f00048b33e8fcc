"""Figures of machines that are made here, in seven digits: no last binary ones in a catalog."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

_DIGITS = 7
_TENS = np.array([float(f"1e{power}") for power in range(23)])  # these are exact


def in_seven(value: float) -> float:
    """A value as its seven leading digits say it."""
    return float(f"{value:.{_DIGITS}g}")


def seven_figures(values: ArrayLike) -> list[float]:
    """The same of many values at once."""
    found: list[float] = all_in_seven(values).tolist()
    return found


def all_in_seven(values: ArrayLike) -> NDArray[np.float64]:
    """The same of an array."""
    given = np.asarray(values, dtype=np.float64)
    size = np.where(given == 0.0, 1.0, np.abs(given))
    places = _DIGITS - 1 - np.floor(np.log10(size)).astype(np.int64)
    scale = _TENS[np.minimum(np.abs(places), len(_TENS) - 1)]
    finer = np.rint(given * scale) / scale
    found: NDArray[np.float64] = np.where(places >= 0, finer, np.rint(given / scale) * scale)
    return found
