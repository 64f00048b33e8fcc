"""COP of a class of machines: the regressions of Jesper et al. 2021.

M. Jesper, F. Schlosser, F. Pag, T. G. Walmsley, B. Schmitt, K. Vajen: Large-scale heat pumps:
Uptake and performance modelling of market-available devices. Renewable and Sustainable Energy
Reviews 137 (2021) 110646. Electrically driven, closed cycle, one stage, 50 kW of heat and
more, source of water or brine:

    COP = a · (ΔT + 2b)^c · (T_out + b)^d,   ΔT = T_sink,out − T_source,in in K, T_out in K

How far the source is cooled is not in it: Stage.carnot_share tells where that matters.

The coefficients are as coded in the open program pyheatpump, not read in the paper itself.
Outside the limits there is no value.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.machines.second_law import ZERO_C_IN_K

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Regression:
    """One of the two fits, its limits and how far it can be off.

    band: share of the COP to either side that an estimate with it carries.
    """

    a: float
    b_k: float
    c: float
    d: float
    source_c: tuple[float, float]
    sink_out_c: tuple[float, float]
    lift_k: tuple[float, float]
    band: float

    def cop(self, source_in_c: ArrayLike, sink_out_c: ArrayLike) -> FloatArray:
        """COP at temperatures of the machine's own streams; nan outside the limits."""
        source, sink = np.broadcast_arrays(
            np.asarray(source_in_c, float), np.asarray(sink_out_c, float)
        )
        inside = self.covers(source, sink)
        lift = np.where(inside, sink - source, self.lift_k[0])
        value = (
            self.a * (lift + 2.0 * self.b_k) ** self.c * (sink + ZERO_C_IN_K + self.b_k) ** self.d
        )
        return np.where(inside, value, np.nan)

    def covers(self, source_in_c: ArrayLike, sink_out_c: ArrayLike) -> NDArray[np.bool_]:
        """Whether source, sink and lift are all inside the limits."""
        source, sink = np.asarray(source_in_c, float), np.asarray(sink_out_c, float)
        return (
            _within(source, self.source_c)
            & _within(sink, self.sink_out_c)
            & _within(sink - source, self.lift_k)
        )


def _within(value: FloatArray, limits: tuple[float, float]) -> NDArray[np.bool_]:
    return (value >= limits[0]) & (value <= limits[1])


# On the 159 points of the 220 kW water-to-water map the mean error is 7 %; 154 of
# them are within 15 % (tests/industrial_heat/test_regression.py).
UP_TO_100 = Regression(
    a=1.4480e12, b_k=88.73, c=-4.9460, d=0.0,
    source_c=(-10.0, 60.0), sink_out_c=(-np.inf, 100.0), lift_k=(10.0, 78.0), band=0.15,
)  # fmt: skip
# No machine's points were at hand above 100 °C; the band is assumed. The abstract of Arpagaus
# et al. 2018 has 5.7 … 6.5 at 120 °C and 30 K, 2.2 … 2.8 at 70 K, where this has 5.3 and 2.5.
ABOVE_100 = Regression(
    a=1.9118, b_k=0.044189, c=-0.89094, d=0.67895,
    source_c=(25.0, 110.0), sink_out_c=(100.0, 160.0), lift_k=(25.0, 95.0), band=0.20,
)  # fmt: skip
