"""The Merkel integral of a counterflow tower, by the pressure of its site.

KaV/L = ∫ cp dT / (h_s(T) - h_a(T)) over the water, with the air's enthalpy rising by the heat the
water gave: h_a = h_1 + cp · L/G · (T - T_out), h_1 that of saturated air at the wet bulb. What a
tower can do is KaV/L = c · (L/G)^-n, c from its design point; n 0.6 is the usual exponent of film
fill (0.55 … 0.65 by make: recalled).
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.climate.psychrometrics import saturated_enthalpy
from core.plant.cooling_tower.design import USUAL, WATER_J_PER_KGK, TowerDesign

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(8)
_AT, _WEIGHT = (_NODES + 1.0) / 2.0, _WEIGHTS / 2.0  # on 0 … 1
_HALVINGS = 26  # of 60 K: 1 µK; of the air: a millionth
_HIGHEST_K = 60.0  # above the wet bulb: no tower's water leaves so warm
_LEAST_AIR, _MOST_AIR = 0.02, 4.0  # ratios between which an air flow is looked for
_TABLE_C = np.linspace(-30.0, 80.0, 11_001)  # below boiling at 5,000 m


@dataclass(frozen=True, kw_only=True)
class MerkelTower:
    """A counterflow tower known by its design point."""

    design: TowerDesign = USUAL
    exponent: float = 0.6

    @cached_property
    def characteristic(self) -> float:
        """c of KaV/L = c · (L/G)^-n."""
        own = self.design
        needed = self.needed(1.0, own.wet_bulb_c, own.leaving_c)
        return float(needed * own.water_over_air**self.exponent)

    def needed(self, heat: ArrayLike, wet_bulb_c: ArrayLike, leaving_c: ArrayLike) -> FloatArray:
        """KaV/L that it takes at the design flows of air and water."""
        own = self.design
        return self._needed(
            np.asarray(leaving_c, dtype=np.float64),
            own.range_k * np.asarray(heat, dtype=np.float64),
            np.asarray(wet_bulb_c, dtype=np.float64),
            np.asarray(own.water_over_air),
        )

    def leaving_c(
        self, heat: ArrayLike, wet_bulb_c: ArrayLike, air: ArrayLike, water: ArrayLike
    ) -> FloatArray:
        """Temperature of the leaving water, °C, by halving between wet bulb and far above it."""
        q, wet, a, w = np.broadcast_arrays(
            *(np.asarray(one, dtype=np.float64) for one in (heat, wet_bulb_c, air, water))
        )
        span, ratio = self.design.range_at(q, w), self._water_over_air(a, w)
        able = self._able(ratio)
        low, high = wet, wet + _HIGHEST_K
        for _ in range(_HALVINGS):
            middle = (low + high) / 2.0
            more = self._needed(middle, span, wet, ratio) > able
            low, high = np.where(more, middle, low), np.where(more, high, middle)
        found: FloatArray = (low + high) / 2.0
        return found

    def air(
        self, heat: ArrayLike, wet_bulb_c: ArrayLike, leaving_c: ArrayLike, water: ArrayLike
    ) -> FloatArray:
        """The air flow at which the water leaves so cold; inf: no flow does it.

        The more air, the colder the water: one flow at most.
        """
        q, wet, out, w = np.broadcast_arrays(
            *(np.asarray(one, dtype=np.float64) for one in (heat, wet_bulb_c, leaving_c, water))
        )
        span = self.design.range_at(q, w)
        saturated = self._saturated(out[..., None] + span[..., None] * _AT)
        arriving = self._saturated(wet)[..., None]
        low = np.full(q.shape, np.log(_LEAST_AIR))
        high = np.full(q.shape, np.log(_MOST_AIR))
        for _ in range(_HALVINGS):
            middle = (low + high) / 2.0
            ratio = self._water_over_air(np.exp(middle), w)
            short = self._integral(saturated, arriving, span, ratio) > self._able(ratio)
            low, high = np.where(short, middle, low), np.where(short, high, middle)
        found = np.exp((low + high) / 2.0)
        return np.where(found >= _MOST_AIR * (1.0 - 1e-6), np.inf, found)

    def outside(
        self, heat: ArrayLike, wet_bulb_c: ArrayLike, air: ArrayLike, water: ArrayLike
    ) -> BoolArray:
        """Below freezing the integral says nothing of ice; else it holds."""
        wet, *_ = np.broadcast_arrays(wet_bulb_c, heat, air, water)
        below: BoolArray = np.asarray(wet) < 0.0
        return below

    def _water_over_air(self, air: FloatArray, water: FloatArray) -> FloatArray:
        ratio: FloatArray = self.design.water_over_air * water / air
        return ratio

    def _able(self, ratio: FloatArray) -> FloatArray:
        able: FloatArray = self.characteristic * ratio**-self.exponent
        return able

    def _needed(
        self, leaving_c: FloatArray, span_k: FloatArray, wet_bulb_c: FloatArray, ratio: FloatArray
    ) -> FloatArray:
        water_c = np.asarray(leaving_c)[..., None] + np.asarray(span_k)[..., None] * _AT
        arriving = self._saturated(np.asarray(wet_bulb_c))[..., None]
        return self._integral(self._saturated(water_c), arriving, span_k, ratio)

    def _integral(
        self, saturated: FloatArray, arriving: FloatArray, span_k: FloatArray, ratio: FloatArray
    ) -> FloatArray:
        """The integral over the water; inf where the air would be as full as the water asks."""
        span, flow = np.asarray(span_k)[..., None], np.asarray(ratio)[..., None]
        air = arriving + WATER_J_PER_KGK * flow * span * _AT
        drive = saturated - air
        with np.errstate(divide="ignore", invalid="ignore"):
            total = (WATER_J_PER_KGK * span * _WEIGHT / drive).sum(axis=-1)
        found: FloatArray = np.where((drive > 0.0).all(axis=-1), total, np.inf)
        return found

    @cached_property
    def _enthalpies(self) -> FloatArray:
        return saturated_enthalpy(_TABLE_C, self.design.pressure_pa)

    def _saturated(self, temperature_c: FloatArray) -> FloatArray:
        """Enthalpy of saturated air, J/kg, from a table of 0.01 K."""
        found: FloatArray = np.interp(temperature_c, _TABLE_C, self._enthalpies)
        return found
