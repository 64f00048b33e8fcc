"""The flow temperature at which EN 14825 has a part load point declared.

Variable outlet of the low (35 °C) and the medium (55 °C) temperature application, EN 14825
tables of part load conditions, read in hplib; between the points it runs straight, beyond
them it stays.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.families.heat_pumps.record import SeasonClimate

FloatArray = NDArray[np.float64]

LOW_C, MEDIUM_C = 35.0, 55.0
# (outdoor °C, flow °C), outdoor temperature rising.
_VARIABLE: dict[tuple[SeasonClimate, float], tuple[tuple[float, float], ...]] = {
    (SeasonClimate.AVERAGE, LOW_C): ((-10, 35), (-7, 34), (2, 30), (7, 27), (12, 24)),
    (SeasonClimate.COLDER, LOW_C): ((-22, 35), (-15, 32), (-7, 30), (2, 27), (7, 25), (12, 24)),
    (SeasonClimate.WARMER, LOW_C): ((2, 35), (7, 31), (12, 26)),
    (SeasonClimate.AVERAGE, MEDIUM_C): ((-10, 55), (-7, 52), (2, 42), (7, 36), (12, 30)),
    (SeasonClimate.COLDER, MEDIUM_C): ((-22, 55), (-15, 49), (-7, 44), (2, 37), (7, 32), (12, 28)),
    (SeasonClimate.WARMER, MEDIUM_C): ((2, 55), (7, 46), (12, 34)),
}


def rated_flow_c(climate: SeasonClimate, flow_c: float, outdoor_c: ArrayLike) -> FloatArray:
    """Flow temperature of a rating at an outdoor temperature, °C, shaped as `outdoor_c`."""
    outdoor, flow = np.array(_VARIABLE[climate, flow_c], dtype=np.float64).T
    found: FloatArray = np.interp(np.asarray(outdoor_c, dtype=np.float64), outdoor, flow)
    return found


def nearer_flow_c(supply_c: float) -> float:
    """The rated flow temperature (35 or 55 °C) that a supply temperature is judged by."""
    return MEDIUM_C if supply_c > (LOW_C + MEDIUM_C) / 2.0 else LOW_C
