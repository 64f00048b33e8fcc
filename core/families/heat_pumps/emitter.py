"""Emitters: with which flow temperature they give off the heat that is wanted.

    flow = indoor + Δθ · φ^(1/n) + (supply - return) / 2 · φ

φ is the heat asked over that at design conditions, Δθ the mean excess temperature there and
n the exponent of the emitter's characteristic (EN 442-1 for radiators, EN 1264-2 for floors);
the water flow stays as it is.
"""

from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]


class Emitter(StrEnum):
    """What gives the heat to the rooms."""

    FLOOR = "floor"
    FAN_COIL = "fan_coil"
    RADIATOR = "radiator"


# Flow and return at design conditions, °C, as usual with heat pumps (assumed), and the
# exponent: 1.3 of most radiators (EN 442), 1.1 of floors (EN 1264), 1 of fan coils at a
# constant fan speed.
_USUAL: dict[Emitter, tuple[float, float, float]] = {
    Emitter.FLOOR: (40.0, 35.0, 1.1),
    Emitter.FAN_COIL: (45.0, 40.0, 1.0),
    Emitter.RADIATOR: (55.0, 45.0, 1.3),
}


def temperatures(emitter: Emitter) -> tuple[float, float]:
    """Usual flow and return at design conditions, °C."""
    supply, back, _ = _USUAL[emitter]
    return supply, back


def flow_c(
    emitter: Emitter, supply_c: float, return_c: float, indoor_c: float, share: ArrayLike
) -> FloatArray:
    """Flow temperature for a share of the design heat, °C, shaped as `share` (≥ 0)."""
    share = np.clip(np.asarray(share, dtype=np.float64), 0.0, None)
    exponent = _USUAL[emitter][2]
    excess = (supply_c + return_c) / 2.0 - indoor_c
    flow: FloatArray = indoor_c + excess * share ** (1.0 / exponent)
    return flow + (supply_c - return_c) / 2.0 * share
