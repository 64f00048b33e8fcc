"""A heat pump's full-load points over source and sink temperature, read between the points.

The points lie on lines of one sink temperature, which need not reach equally far. Between
the points heat and power are read linearly, first along the lines and then between the two
that enclose the sink, and what is read is corrected by a trend of the whole map:

    value(x) = L[points](x) · t(x) / L[t](x),     ln t a quadratic of source and sink

with L the linear reading. At a point L[t] is t, so the points themselves come back exactly;
between them the value bends as the whole map does. The trend is a least-squares fit of
ln heat and ln power; it has a square only of a temperature with four values or more, and with
fewer than five points there is none: the reading is then linear.

Beyond the points, but within the envelope stated for the machine, the worse of two values counts:
the one at their border, and that carried on from it along the trend, at most `CARRIED_K`; heat is
the lower and power the higher of both. Such figures are told apart. Everywhere else there is
nan. A point of the maker's own is believed where the envelope does not reach it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.keeping.keeping import keep_latest
from core.machines.second_law import lorenz_cop

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
Point = tuple[float, float, float, float]  # source °C, sink °C, heat W, power W
Limit = tuple[float, float]  # source °C, highest sink °C at it; a line between two

CARRIED_K = 10.0  # beyond the points, of source and of sink; leaving points out tests as much
_SQUARE_FROM = 4  # values of a temperature
_TREND_FROM = 5  # points
_KEPT = 256  # maps


@dataclass(frozen=True, slots=True, kw_only=True)
class FullLoad:
    """Heat and power at full load, W, in the shape of what was asked; nan: no figure.

    within: between the maker's points; elsewhere a figure is the worse of the one at their border
    and of that carried on.
    """

    heat_w: FloatArray
    power_w: FloatArray
    within: BoolArray

    @property
    def cop(self) -> FloatArray:
        """Heat over power."""
        return self.heat_w / self.power_w

    @property
    def taken_w(self) -> FloatArray:
        """Heat taken from the source: what the condenser gives less the power."""
        return self.heat_w - self.power_w


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where temperatures lie: the lines below and above, the share of the upper one, (n,) each."""

    lower: NDArray[np.intp]
    upper: NDArray[np.intp]
    share: FloatArray
    within: BoolArray


@dataclass(frozen=True, slots=True, kw_only=True)
class PerformanceMap:
    """Points in the order of sink and source, and what is worked out of them once.

    lines: the points by sink temperature, each (6, points) with the source rising: a point's four
    figures and the trend of heat and power at it; trend: factors of its terms, (terms, 2), empty
    where there is none; envelope: source °C and highest sink °C, (n, 2).
    """

    points: FloatArray
    envelope: FloatArray
    sinks_c: FloatArray
    lines: tuple[FloatArray, ...]
    trend: FloatArray

    def in_envelope(self, source_c: ArrayLike, sink_c: ArrayLike) -> BoolArray:
        """Whether the limits of operation allow it, in the shape of what was asked.

        No limits stated: nowhere.
        """
        source, sink = np.asarray(source_c, float), np.asarray(sink_c, float)
        if not len(self.envelope):
            return np.zeros(np.broadcast_shapes(source.shape, sink.shape), dtype=bool)
        places, limits = self.envelope.T
        limit = np.interp(source, places, limits, left=np.nan, right=np.nan)
        return np.asarray(sink <= limit)

    def at(self, source_c: ArrayLike, sink_c: ArrayLike) -> FullLoad:
        """Heat and power at source inlet and sink outlet, broadcast against each other."""
        both = np.broadcast_arrays(np.asarray(source_c, float), np.asarray(sink_c, float))
        source, sink = (each.ravel() for each in both)
        place = self._place(source, sink)
        heat, power = self._read(source, sink, place)
        carried = np.zeros(source.shape, dtype=bool)
        beyond = np.flatnonzero(~place.within)
        carried[beyond] = self._carried(source[beyond], sink[beyond])
        held = self._read(*self._nearest(source, sink), place)
        heat = np.where(carried, np.minimum(heat, held[0]), heat)
        power = np.where(carried, np.maximum(power, held[1]), power)
        cop, limit = heat / power, lorenz_cop(source, source, sink, sink)
        known = place.within | (carried & (cop > 1.0) & (cop < limit))
        shape = both[0].shape
        return FullLoad(
            heat_w=np.where(known, heat, np.nan).reshape(shape),
            power_w=np.where(known, power, np.nan).reshape(shape),
            within=place.within.reshape(shape),
        )

    def _carried(self, source: FloatArray, sink: FloatArray) -> BoolArray:
        """Whether a value may be carried on to there from the border of the points.

        A gap among the points is the maker's: what lies between their least and highest
        temperatures and is not enclosed by them stays without a figure.
        """
        if not len(self.trend):
            return np.zeros(source.shape, dtype=bool)
        nearest, at = self._nearest(source, sink)
        beyond_k = np.maximum(np.abs(source - nearest), np.abs(sink - at))
        known = self._place(nearest, at).within & (beyond_k <= CARRIED_K)
        return known & self.in_envelope(source, sink)

    def _nearest(self, source: FloatArray, sink: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Source and sink between the least and highest of the points."""
        places = self.points[:, 0]
        return (
            np.clip(source, places.min(), places.max()),
            np.clip(sink, self.sinks_c[0], self.sinks_c[-1]),
        )

    def _place(self, source: FloatArray, sink: FloatArray) -> _Place:
        clamped = np.clip(sink, self.sinks_c[0], self.sinks_c[-1])
        last = len(self.sinks_c) - 1
        upper = np.clip(np.searchsorted(self.sinks_c, clamped), min(1, last), last)
        lower = np.maximum(upper - 1, 0)
        span = np.where(upper > lower, self.sinks_c[upper] - self.sinks_c[lower], 1.0)
        share = (clamped - self.sinks_c[lower]) / span
        least = np.array([line[0, 0] for line in self.lines])
        most = np.array([line[0, -1] for line in self.lines])
        within = (
            (clamped == sink)
            & ((share == 1.0) | ((least[lower] <= source) & (source <= most[lower])))
            & ((share == 0.0) | ((least[upper] <= source) & (source <= most[upper])))
        )
        return _Place(lower=lower, upper=upper, share=share, within=within)

    def _read(self, source: FloatArray, sink: FloatArray, place: _Place) -> FloatArray:
        """Heat and power, (2, n); beyond the points carried on along the trend."""
        linear = np.zeros((4, len(source)))  # L[points] and L[t], of heat and power each
        for number, line in enumerate(self.lines):
            used = np.flatnonzero((place.lower == number) | (place.upper == number))
            above = (place.upper == number) & (place.upper > place.lower)
            weight = np.where(above, place.share, 1.0 - place.share)[used]
            for row in range(4):  # before a line's first point and after its last: their value
                linear[row, used] += weight * np.interp(source[used], line[0], line[2 + row])
        low, high = self.points[:, :2].min(axis=0), self.points[:, :2].max(axis=0)
        # Farther out there is no figure, and the trend would only overflow.
        near = np.clip(source, low[0] - CARRIED_K, high[0] + CARRIED_K)
        at = np.clip(sink, low[1] - CARRIED_K, high[1] + CARRIED_K)
        return np.asarray(linear[:2] * (_trend_at(near, at, self.trend) / linear[2:]))


def _trend_at(source: FloatArray, sink: FloatArray, trend: FloatArray) -> FloatArray:
    """Heat and power by the trend, (2, n); 1 where there is none."""
    # Term by term, not as a product of matrices: equal temperatures give equal bits.
    total = np.zeros((2, len(source)))
    for factors, term in zip(trend, _terms(source, sink), strict=False):  # no trend, no term
        total += factors[:, np.newaxis] * term
    return np.exp(total)


def _terms(source: FloatArray, sink: FloatArray) -> tuple[FloatArray, ...]:
    """The terms of the trend, in tens of K so that none outweighs the others."""
    one, other = source / 10.0, sink / 10.0
    return np.ones_like(one), one, other, one * other, one * one, other * other


@keep_latest(_KEPT)
def performance_map(points: tuple[Point, ...], envelope: tuple[Limit, ...] = ()) -> PerformanceMap:
    """The map through the points; without an envelope there is nothing beyond them."""
    return _map(
        np.array(points, dtype=np.float64).reshape(-1, 4),
        np.array(envelope, dtype=np.float64).reshape(-1, 2),
    )


def _map(table: FloatArray, envelope: FloatArray) -> PerformanceMap:
    table = table[np.lexsort((table[:, 0], table[:, 1]))]
    source, sink = table[:, 0], table[:, 1]
    trend = _trend(table)
    rows = np.vstack([table.T, _trend_at(source, sink, trend)])
    sinks = np.unique(sink)
    return PerformanceMap(
        points=table,
        envelope=envelope,
        sinks_c=sinks,
        lines=tuple(np.ascontiguousarray(rows[:, sink == each]) for each in sinks),
        trend=trend,
    )


def _trend(table: FloatArray) -> FloatArray:
    """Factors of the terms for ln heat and ln power, (6, 2), 0 for a square not taken; or none."""
    source, sink = table[:, 0], table[:, 1]
    values = len(np.unique(source)), len(np.unique(sink))
    if len(table) < _TREND_FROM or min(values) < 2:
        return np.empty((0, 2))
    taken = [True] * 4 + [each >= _SQUARE_FROM for each in values]
    terms = np.array(_terms(source, sink))[taken].T
    trend = np.zeros((6, 2))
    trend[taken] = np.linalg.lstsq(terms, np.log(table[:, 2:]), rcond=None)[0]
    return trend


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Mean absolute relative error at points that were left out, nan where there are none."""

    points: int
    heat: float
    cop: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveOneOut:
    """Errors of a map at each of its points, read from the others.

    within: where the others enclose the point; beyond: at an end, no farther than `CARRIED_K`
    from another, where its value is carried on.
    """

    within: LeftOut
    beyond: LeftOut


def leave_one_out(of: PerformanceMap) -> LeaveOneOut:
    """How far the map's reading is off at points it does not know."""
    found: list[tuple[bool, float, float]] = []
    for at, (source_c, sink_c, heat_w, power_w) in enumerate(of.points):
        others = _map(np.delete(of.points, at, axis=0), of.envelope)
        source, sink = np.array([source_c]), np.array([sink_c])
        place = others._place(source, sink)
        near = np.abs(others.points[:, :2] - (source_c, sink_c)).max(axis=1).min() <= CARRIED_K
        if place.within[0] or (near and len(others.trend)):
            heat, power = others._read(source, sink, place)[:, 0]
            cop_error = heat / power * power_w / heat_w - 1.0
            found.append((bool(place.within[0]), abs(heat / heat_w - 1.0), abs(cop_error)))
    return LeaveOneOut(
        within=_left_out([(heat, cop) for inside, heat, cop in found if inside]),
        beyond=_left_out([(heat, cop) for inside, heat, cop in found if not inside]),
    )


def _left_out(errors: Sequence[tuple[float, float]]) -> LeftOut:
    heat, cop = np.mean(errors, axis=0) if errors else (np.nan, np.nan)
    return LeftOut(points=len(errors), heat=float(heat), cop=float(cop))
