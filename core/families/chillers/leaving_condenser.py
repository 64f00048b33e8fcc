"""A chiller with curves over the water that leaves its condenser: solved for that temperature.

What leaves is what enters, warmed by the heat of the machine, and that heat depends on it:

    leaving = entering + (load + share · power(leaving, load)) / (flow · density · heat capacity)

It is found by putting each answer into the next question. A kelvin more at the condenser changes
the heat by a few per cent of it, which is some 5 K: each round leaves about a tenth of the error.
After every two rounds it is reckoned where they lead (Aitken), which leaves its square.
Curves are read no farther than their limits, as EnergyPlus does.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.record import LeavingCondenser, TemperatureCurve

FloatArray = NDArray[np.float64]

# As EnergyPlus takes water: density at 5 °C, heat capacity at 30 °C.
WATER_J_PER_M3K = 999.9 * 4180.0
_ROUNDS, _NEAR_K = 40, 1e-11
_FAR_K = 10.0  # what is reckoned ahead farther than this is not believed
_DEGRADATION = 0.13  # AHRI 551/591: CD = 1.13 − 0.13·LF


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavingCondenserModel:
    """Of one machine; least_load: below it the machine cycles or false-loads."""

    curves: LeavingCondenser
    least_load: float
    cycling: float = _DEGRADATION
    _last: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def full(
        self, leaving_c: float, condenser_c: FloatArray, reach_k: float
    ) -> tuple[FloatArray, FloatArray]:
        """At the temperature that leaves at full load."""
        capacity, power, _ = self._solved(leaving_c, condenser_c, None, reach_k)
        return capacity, power

    def ratio(self, leaving_c: float, condenser_c: FloatArray, plr: FloatArray) -> FloatArray:
        """At the temperature that leaves at this load."""
        capacity, full = self._full_kept(leaving_c, condenser_c)
        _, power, _ = self._solved(leaving_c, condenser_c, plr * capacity, 0.0)
        found: FloatArray = power / full
        return found

    def _full_kept(
        self, leaving_c: float, condenser_c: FloatArray
    ) -> tuple[FloatArray, FloatArray]:
        """Full load as asked last, which is asked again for every load at the same temperatures."""
        asked = (leaving_c, condenser_c.tobytes())
        kept = self._last.get("full")  # in one piece: other threads ask too
        if kept is None or kept[0] != asked:
            kept = self._last["full"] = (asked, self.full(leaving_c, condenser_c, 0.0))
        found: tuple[FloatArray, FloatArray] = kept[1]
        return found

    def least(self, leaving_c: float, condenser_c: FloatArray) -> FloatArray:  # noqa: ARG002
        """The same at any temperature."""
        return np.full(len(condenser_c), self.least_load)

    def entering_c(self, leaving_condenser_c: float) -> float:
        """What enters the condenser at full load where so much leaves it, °C."""
        curves = self.curves
        at = np.array([leaving_condenser_c])
        capacity, power = self._at(curves.leaving_chilled_c, at, None, 0.0)
        return leaving_condenser_c - float(self._warming_k(capacity, power)[0])

    def rated(self) -> tuple[float, float]:
        """Capacity, W, and COP at the curves' own reference."""
        curves = self.curves
        at = np.array([self.entering_c(curves.leaving_condenser_c)])
        capacity, power = self.full(curves.leaving_chilled_c, at, 0.0)
        return float(capacity[0]), float(capacity[0]) / float(power[0])

    def _warming_k(self, load_w: FloatArray, power_w: FloatArray) -> FloatArray:
        water = self.curves.condenser_flow_m3s * WATER_J_PER_M3K
        warming: FloatArray = (load_w + self.curves.heat_share * power_w) / water
        return warming

    def _solved(
        self, leaving_c: float, condenser_c: FloatArray, load_w: FloatArray | None, reach_k: float
    ) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Capacity, power and the temperature that leaves; nan where none is found.

        load_w: None at full load.
        """
        at = condenser_c + 5.0
        off = np.full(len(condenser_c), np.inf)
        for _ in range(_ROUNDS):
            first = condenser_c + self._heat_k(leaving_c, at, load_w, reach_k)
            off = np.abs(first - at)
            if not (off > _NEAR_K).any():
                break
            second = condenser_c + self._heat_k(leaving_c, first, load_w, reach_k)
            bend = (second - first) - (first - at)
            with np.errstate(divide="ignore", invalid="ignore"):
                ahead = second - (second - first) ** 2 / bend
            at = np.where(np.isfinite(ahead) & (np.abs(ahead - second) < _FAR_K), ahead, second)
        capacity, power = self._at(leaving_c, at, load_w, reach_k)
        known = off <= _NEAR_K
        return np.where(known, capacity, np.nan), np.where(known, power, np.nan), at

    def _heat_k(
        self, leaving_c: float, at: FloatArray, load_w: FloatArray | None, reach_k: float
    ) -> FloatArray:
        """By how much the condenser water is warmed where so much leaves it, K."""
        capacity, power = self._at(leaving_c, at, load_w, reach_k)
        return self._warming_k(capacity if load_w is None else load_w, power)

    def _at(
        self, leaving_c: float, at: FloatArray, load_w: FloatArray | None, reach_k: float
    ) -> tuple[FloatArray, FloatArray]:
        """Capacity and power where `at` leaves the condenser."""
        curves = self.curves
        capacity = curves.capacity_w * _value(curves.capacity_curve, leaving_c, at, reach_k)
        plr = np.ones(len(at)) if load_w is None else load_w / capacity
        power = capacity / curves.cop * _value(curves.power_curve, leaving_c, at, reach_k)
        return capacity, power * self._part_load(at, plr)

    def _part_load(self, at: FloatArray, plr: FloatArray) -> FloatArray:
        curves = self.curves
        x = _held(at, curves.part_load_condenser_min_c, curves.part_load_condenser_max_c)
        y = _held(plr, curves.plr_min, curves.plr_max)
        a, b, c, d, e, f, g, h, i, j = curves.part_load
        value: FloatArray = (
            a + (b + (c + g * x) * x) * x + (d + (e + h * y) * y) * y + (f + i * x + j * y) * x * y
        )
        return value


def _held(values: FloatArray, low: float, high: float) -> FloatArray:
    """Values between limits; quicker than numpy's own for few points."""
    held: FloatArray = np.minimum(np.maximum(values, low), high)
    return held


def value_of(curve: TemperatureCurve, leaving_c: float, condenser_c: float) -> float:
    """A biquadratic at one place within its limits."""
    return float(_value(curve, leaving_c, np.array([condenser_c]), 0.0)[0])


def _value(curve: TemperatureCurve, leaving_c: float, at: FloatArray, reach_k: float) -> FloatArray:
    x = min(max(leaving_c, curve.leaving_min_c - reach_k), curve.leaving_max_c + reach_k)
    y = _held(at, curve.condenser_min_c - reach_k, curve.condenser_max_c + reach_k)
    a, b, c, d, e, f = curve.coefficients
    value: FloatArray = (a + (b + c * x) * x) + (d + f * x + e * y) * y
    return value
