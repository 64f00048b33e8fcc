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

_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(8)
_AT, _WEIGHT = (_NODES + 1.0) / 2.0, _WEIGHTS / 2.0  # on 0 … 1
_CHORDS, _SETTLED_K = 60, 1e-7  # at most; most take eight
_LEAST = 1e-300
_NEWTON, _SETTLED = 60, 1e-9  # steps at most, of the ratio; most take four
_NEAR = 1e-5  # of the ratio: after a step as short the next one would be of no consequence
_WORTH = 0.7  # of points left, below which they go on alone
_POINTS = 8192  # worked out in one go: they stay in the cache
_HIGHEST_K = 60.0  # above the wet bulb: no tower's water leaves so warm
_LEAST_AIR, _MOST_AIR = 0.02, 4.0  # ratios between which an air flow is looked for
_TABLE_STEPS = 100.0  # a kelvin
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
        """Temperature of the leaving water, °C, between the wet bulb and far above it.

        Where one over the integral is one over what the tower can do; it is nearly a straight line
        of the temperature, so it is looked for along chords. An end that stays where it is counts
        for half each time (Illinois): else the other one would creep. Every point for itself,
        whatever others it is worked out with.
        """
        q, wet, a, w = np.broadcast_arrays(
            *(np.asarray(one, dtype=np.float64) for one in (heat, wet_bulb_c, air, water))
        )
        span, ratio = self.design.range_at(q, w), self._water_over_air(a, w)
        goal = 1.0 / self._able(ratio)

        def above(leaving: FloatArray) -> FloatArray:
            found: FloatArray = 1.0 / self._needed(leaving, span, wet, ratio) - goal
            return found

        low, high = wet, wet + _HIGHEST_K
        under, over = -goal, above(high)
        found, held, settled = high, np.zeros(wet.shape), np.zeros(wet.shape, dtype=bool)
        for _ in range(_CHORDS):
            before, run = found, np.maximum(over - under, _LEAST)
            found = np.where(over > 0.0, high - over * (high - low) / run, high)
            found = np.where(settled, before, found)
            settled = np.abs(found - before) < _SETTLED_K
            if settled.all():
                break
            there = above(found)
            less = there < 0.0
            over = np.where(less, np.where(held < 0.0, over / 2.0, over), there)
            under = np.where(less, there, np.where(held > 0.0, under / 2.0, under))
            low, high = np.where(less, found, low), np.where(less, high, found)
            held = np.where(less, -1.0, 1.0)
        return np.asarray(found)

    def air(
        self, heat: ArrayLike, wet_bulb_c: ArrayLike, leaving_c: ArrayLike, water: ArrayLike
    ) -> FloatArray:
        """The air flow at which the water leaves so cold; inf: no flow does it.

        The more air, the colder the water: one flow at most.
        """
        q, wet, out, w = (
            np.asarray(one, dtype=np.float64) for one in (heat, wet_bulb_c, leaving_c, water)
        )
        shape = np.broadcast_shapes(q.shape, wet.shape, out.shape, w.shape)
        span_k = self.design.range_at(q, w)
        # Nodes first: sums over them are then of whole arrays.
        node = _AT.reshape(-1, *(1,) * len(shape))
        above = self._saturated(out + span_k * node) - self._saturated(wet)
        drive = np.broadcast_to(above, (len(_AT), *shape)).reshape(len(_AT), -1)
        span = np.broadcast_to(span_k, shape).ravel()
        flow = self.design.water_over_air * np.broadcast_to(w, shape).ravel()
        found = np.full(flow.shape, np.inf)
        for start in range(0, len(found), _POINTS):
            here = slice(start, start + _POINTS)
            found[here] = self._air(span[here], drive[:, here], flow[here])
        return found.reshape(shape)

    def _air(self, span: FloatArray, drive: FloatArray, flow: FloatArray) -> FloatArray:
        """The same of points, (points,): by what the water cools, and what drives it."""
        found = np.full(flow.shape, np.inf)
        low, pole = flow / _MOST_AIR, (drive / (WATER_J_PER_KGK * _AT[:, None])).min(axis=0) / span
        some = np.flatnonzero(pole > low)
        low, pole, flow, span = (one[some] for one in (low, pole, flow, span))
        drive = drive.take(some, axis=1)
        most = self._short(low, drive, span)[0]
        high = np.minimum(pole, flow / _LEAST_AIR) * (1.0 - _SETTLED)
        # At the pole the tower can do nothing: only where the least air ends it one has to look.
        able = most > 0.0
        ended = np.flatnonzero(able & (pole > high / (1.0 - _SETTLED)))
        least = ended[self._short(high[ended], drive.take(ended, axis=1), span[ended])[0] >= 0.0]
        found[some[least]] = _LEAST_AIR
        able[least] = False
        if not able.all():
            some, drive = some[able], drive.compress(able, axis=1)
            most, low, high, pole, flow, span = (
                one[able] for one in (most, low, high, pole, flow, span)
            )
        found[some] = flow / self._ratio(self._near(low, high, pole, most), low, high, drive, span)
        return found

    def _near(
        self, low: FloatArray, high: FloatArray, pole: FloatArray, most: FloatArray
    ) -> FloatArray:
        """A ratio from which to begin, as if one over the integral were a straight line.

        most: by how much more than the tower can do it is at `low`; at the pole it is nothing.
        """
        fall = (pole - low) / (most + self._one_over_able(low))
        first = np.clip(pole - fall * self._one_over_able(high), low, high)
        near: FloatArray = pole - fall * self._one_over_able(first)
        return np.where((near > low) & (near < high), near, np.sqrt(low * high))

    def _one_over_able(self, ratio: FloatArray) -> FloatArray:
        found: FloatArray = ratio**self.exponent / self.characteristic
        return found

    def _ratio(
        self,
        found: FloatArray,
        low: FloatArray,
        high: FloatArray,
        drive: FloatArray,
        span: FloatArray,
    ) -> FloatArray:
        """The water over air at which the integral is just what the tower can do, (points,).

        found: from where it is looked for; low: where it can do more, high: where less or nothing.
        Newton's way, held between what is
        known to be too little and too much; each of its steps leaves the square of what was wrong.
        Every point for itself, whatever others it is worked out with.
        """
        left, now, going = np.arange(len(low)), found.copy(), np.ones(len(low), dtype=bool)
        for _ in range(_NEWTON):
            short, slope = self._short(now, drive, span)
            enough = short > 0.0
            np.copyto(low, now, where=enough)
            np.copyto(high, now, where=~enough)
            step = short / slope
            moving = np.abs(step) > _NEAR * now
            following = now + step
            aside = moving & ((following <= low) | (following >= high))
            if aside.any():
                np.copyto(following, (low + high) / 2.0, where=aside)
                moving &= high - low > _SETTLED * now
            np.copyto(following, now, where=~going)
            found[left], going = following, going & moving
            if going.sum() <= len(going) * _WORTH:  # the others would be carried along
                now, low, high, span = (one[going] for one in (following, low, high, span))
                left, drive = left[going], drive.compress(going, axis=1)
                going = going[going]
            else:
                now = following
            if not len(now):
                break
        return found

    def _short(
        self, ratio: FloatArray, drive: FloatArray, span: FloatArray
    ) -> tuple[FloatArray, FloatArray]:
        """One over the integral less what the tower can do, and how it falls with the ratio.

        One over it is nearly a straight line; drive: over the air as it comes, (nodes, points).
        """
        rise = WATER_J_PER_KGK * span
        each = 1.0 / (drive - rise * ratio * _AT[:, None])
        with np.errstate(over="ignore"):
            whole = rise * (_WEIGHT @ each)
        each *= each
        able = self._one_over_able(ratio)
        fall = rise * rise * ((_WEIGHT * _AT) @ each) / (whole * whole)
        return 1.0 / whole - able, fall + self.exponent * able / ratio

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

    @cached_property
    def _steps(self) -> FloatArray:
        return np.diff(self._enthalpies, append=self._enthalpies[-1])

    def _saturated(self, temperature_c: FloatArray) -> FloatArray:
        """Enthalpy of saturated air, J/kg, from a table of 0.01 K."""
        along = np.clip((temperature_c - _TABLE_C[0]) * _TABLE_STEPS, 0.0, len(_TABLE_C) - 1.0)
        cell = np.fmax(along, 0.0).astype(np.int64)  # no number stays none: by its part of a cell
        found: FloatArray = self._enthalpies.take(cell)
        found += (along - cell) * self._steps.take(cell)
        return found
