"""The published correlations of approach YorkCalc and CoolTools (EnergyPlus Engineering Reference).

Both speak of one reference tower; another is the reference tower with another water flow: the
ratio w0 at which it has the approach of design. Chinese towers (37/32 °C at 28 °C) lie outside
both, whose wet bulb ends at 26.7 °C, and CoolTools is 1 … 2.5 K too cold at a reduced fan: they are
there to check by, not to choose set-points by.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.plant.cooling_tower.design import USUAL, TowerDesign

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

_HALVINGS = 60
_LEAST_WATER, _MOST_WATER = 0.4, 1.6  # between which approach rises with the flow

# approach = sum of c · LG^i · range^j · wet bulb^m, i, j, m = 0 … 2, the last running fastest.
_YORK = np.array([
    -0.359741205, -0.055053608, 0.0023850432, 0.173926877, -0.0248473764, 0.00048430224,
    -0.005589849456, 0.0005770079712, -0.00001342427256, 2.84765801111111, -0.121765149,
    0.0014599242, 1.680428651, -0.0166920786, -0.0007190532, -0.025485194448, 0.0000487491696,
    0.00002719234152, -0.0653766255555556, -0.002278167, 0.0002500254, -0.0910565458,
    0.00318176316, 0.000038621772, -0.0034285382352, 0.00000856589904, -0.000001516821552,
]).reshape(3, 3, 3)  # fmt: skip

# Powers of air, water, wet bulb and range, and the coefficient of each term.
_COOL_TOOLS = (
    ((0, 0, 0, 0), 0.52049709836241), ((1, 0, 0, 0), -10.617046395344),
    ((2, 0, 0, 0), 10.7292974722538), ((3, 0, 0, 0), -2.74988377158227),
    ((0, 1, 0, 0), 4.73629943913743), ((1, 1, 0, 0), -8.25759700874711),
    ((2, 1, 0, 0), 1.57640938114136), ((0, 2, 0, 0), 6.51119643791324),
    ((1, 2, 0, 0), 1.50433525206692), ((0, 3, 0, 0), -3.2888529287801),
    ((0, 0, 1, 0), 0.0257786145353773), ((1, 0, 1, 0), 0.182464289315254),
    ((2, 0, 1, 0), -0.0818947291400898), ((0, 1, 1, 0), -0.215010003996285),
    ((1, 1, 1, 0), 0.0186741309635284), ((0, 2, 1, 0), 0.0536824177590012),
    ((0, 0, 2, 0), -0.00270968955115031), ((1, 0, 2, 0), 0.00112277498589279),
    ((0, 1, 2, 0), -0.00127758497497718), ((0, 0, 3, 0), 0.0000760420796601607),
    ((0, 0, 0, 1), 1.43600088336017), ((1, 0, 0, 1), -0.5198695909109),
    ((2, 0, 0, 1), 0.117339576910507), ((0, 1, 0, 1), 1.50492810819924),
    ((1, 1, 0, 1), -0.135898905926974), ((0, 2, 0, 1), -0.152577581866506),
    ((0, 0, 1, 1), -0.0533843828114562), ((1, 0, 1, 1), 0.00493294869565511),
    ((0, 1, 1, 1), -0.00796260394174197), ((0, 0, 2, 1), 0.000222619828621544),
    ((0, 0, 0, 2), -0.0543952001568055), ((1, 0, 0, 2), 0.00474266879161693),
    ((0, 1, 0, 2), -0.0185854671815598), ((0, 0, 1, 2), 0.00115667701293848),
    ((0, 0, 0, 3), 0.000807370664460284),
)  # fmt: skip


def _york_k(
    air: FloatArray, water: FloatArray, wet_bulb_c: FloatArray, range_k: FloatArray
) -> FloatArray:
    flow = water / air
    found: FloatArray = np.asarray(
        sum(
            factor * flow**i * range_k**j * wet_bulb_c**m
            for (i, j, m), factor in np.ndenumerate(_YORK)
        )
    )
    return found


def _cool_tools_k(
    air: FloatArray, water: FloatArray, wet_bulb_c: FloatArray, range_k: FloatArray
) -> FloatArray:
    found: FloatArray = np.asarray(
        sum(
            factor * air**i * water**j * wet_bulb_c**m * range_k**n
            for (i, j, m, n), factor in _COOL_TOOLS
        )
    )
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Correlation:
    """Approach of the reference tower, K, over ratios of air and water, wet bulb and range.

    limits: of wet_bulb_c, range_k, approach_k and water, between which it was fitted.
    """

    approach_k: Callable[[FloatArray, FloatArray, FloatArray, FloatArray], FloatArray]
    limits: Mapping[str, tuple[float, float]]


YORK = Correlation(
    approach_k=_york_k,
    limits={
        "wet_bulb_c": (-34.4, 26.7),
        "range_k": (1.1, 22.2),
        "approach_k": (1.1, 40.0),
        "water": (0.75, 1.25),
    },
)
COOL_TOOLS = Correlation(
    approach_k=_cool_tools_k,
    limits={
        "wet_bulb_c": (-1.0, 26.7),
        "range_k": (1.1, 11.1),
        "approach_k": (1.1, 11.1),
        "water": (0.75, 1.25),
    },
)


@dataclass(frozen=True, kw_only=True)
class CorrelationTower:
    """A tower as the reference tower of a correlation with another water flow.

    held: the wet bulb is held at the limit of the correlation, as EnergyPlus does.
    """

    correlation: Correlation
    design: TowerDesign = USUAL
    held: bool = False

    @cached_property
    def reference_water(self) -> float:
        """The water flow of the reference tower at the design point, by its own ratio."""
        own, one = self.design, np.asarray(1.0)
        wet, span = np.asarray(own.wet_bulb_c), np.asarray(own.range_k)
        low, high = _LEAST_WATER, _MOST_WATER
        for _ in range(_HALVINGS):
            middle = (low + high) / 2.0
            far = self._approach_k(one, np.asarray(middle), wet, span) > own.approach_k
            low, high = (low, middle) if far else (middle, high)
        return (low + high) / 2.0

    def leaving_c(
        self, heat: ArrayLike, wet_bulb_c: ArrayLike, air: ArrayLike, water: ArrayLike
    ) -> FloatArray:
        """Temperature of the leaving water, °C."""
        q, wet, a, w = (np.asarray(one, dtype=np.float64) for one in (heat, wet_bulb_c, air, water))
        span = self.design.range_at(q, w)
        leaving: FloatArray = wet + self._approach_k(a, self.reference_water * w, wet, span)
        return leaving

    def _approach_k(
        self, air: FloatArray, water: FloatArray, wet_bulb_c: FloatArray, range_k: FloatArray
    ) -> FloatArray:
        if self.held:
            wet_bulb_c = np.clip(wet_bulb_c, *self.correlation.limits["wet_bulb_c"])
        return self.correlation.approach_k(air, water, wet_bulb_c, range_k)

    def outside(
        self, heat: ArrayLike, wet_bulb_c: ArrayLike, air: ArrayLike, water: ArrayLike
    ) -> BoolArray:
        """Where wet bulb, range, approach or water lie outside what it was fitted to."""
        q, wet, a, w = np.broadcast_arrays(
            *(np.asarray(one, dtype=np.float64) for one in (heat, wet_bulb_c, air, water))
        )
        figures = {
            "wet_bulb_c": wet,
            "range_k": self.design.range_at(q, w),
            "approach_k": self.leaving_c(q, wet, a, w) - wet,
            "water": self.reference_water * w,
        }
        found = np.zeros(q.shape, dtype=bool)
        for key, (least, most) in self.correlation.limits.items():
            found |= (figures[key] < least) | (figures[key] > most)
        return found
