"""Head curves from three points or from one, as EPANET makes them.

Three points (none, design, greatest flow): H = H0 − B·Q^C through them. One point (design):
H0 = 4/3 of its head, its greatest flow twice its flow, C = 2.
"""

from math import log

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]


class NoPowerLaw(ValueError):
    """The three points do not fall from one to the next."""


def power_law(
    shutoff: float, design: tuple[float, float], greatest: tuple[float, float]
) -> tuple[float, float, float]:
    """H0, B, C of H0 − B·Q^C through a shut-off rise and two (flow, rise)."""
    (q1, h1), (q2, h2) = design, greatest
    if not (0.0 < q1 < q2 and shutoff > h1 > h2):
        raise NoPowerLaw
    exponent = log((shutoff - h2) / (shutoff - h1)) / log(q2 / q1)
    return shutoff, (shutoff - h1) / q1**exponent, exponent


def of_one_point(flow: float, rise: float) -> tuple[float, float, float]:
    """H0, B, C from the design point alone."""
    shutoff = 4.0 / 3.0 * rise
    return shutoff, (shutoff - rise) / flow**2, 2.0


def rise_of(law: tuple[float, float, float], flow: ArrayLike) -> FloatArray:
    """The rise of such a curve."""
    shutoff, b, exponent = law
    rise: FloatArray = shutoff - b * np.asarray(flow, dtype=np.float64) ** exponent
    return rise
