"""A heat pump's full-load points over source and sink temperature, read between the points.

The points lie on lines of one sink temperature, which need not reach equally far. Between
the points heat and power are read linearly, first along the lines and then between the two
that enclose the sink, and what is read is corrected by a trend of the whole map:

    value(x) = L[points](x) · t(x) / L[t](x),     ln t a quadratic of source and sink

with L the linear reading. At a point L[t] is t, so the points themselves come back exactly;
between them the value bends as the whole map does. The trend is a least-squares fit of
ln heat and ln power; it has a square only of a temperature with four values or more, and with
fewer than five points there is none: the reading is then linear.

Beyond the points, but within the envelope the maker states, the value at the border is
carried on along the trend, at most `CARRIED_K`; such figures are told apart. Everywhere else
there is nan.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.second_law import lorenz_cop

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

    within: between the maker's points; elsewhere a figure is carried on from them.
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
class PerformanceMap:
    """Points in the order of sink and source, and what is worked out of them once.

    lines: the points by sink temperature, each (points, 4) with the source rising; trend: terms
    by (heat, power), empty where there is none; envelope: source °C and highest sink °C, (n, 2).
    """

    points: FloatArray
    envelope: FloatArray
    sinks_c: FloatArray
    lines: tuple[FloatArray, ...]
    squares: tuple[bool, bool]
    trend: FloatArray

    @property
    def best_cop(self) -> float:
        """The highest COP among the points."""
        return float((self.points[:, 2] / self.points[:, 3]).max())

    def in_envelope(self, source_c: ArrayLike, sink_c: ArrayLike) -> BoolArray:
        """Whether the maker's limits of operation allow it; no limits stated: nowhere.

        A point of the maker's own counts as allowed wherever `at` finds it within the points.
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
        heat, power, within, beyond_k = self._read(source, sink)
        heat, power = self._second_law(source, sink, heat, power, within)
        known = within | (self.in_envelope(source, sink) & (beyond_k <= CARRIED_K))
        shape = both[0].shape
        return FullLoad(
            heat_w=np.where(known, heat, np.nan).reshape(shape),
            power_w=np.where(known, power, np.nan).reshape(shape),
            within=within.reshape(shape),
        )

    def _trend_at(self, source_c: FloatArray, sink_c: FloatArray) -> FloatArray:
        """Heat and power by the trend, (2, n), but for a constant factor; 1 where none is."""
        if not len(self.trend):
            return np.ones((2, len(source_c)))
        # Term by term, not as a product of matrices: equal temperatures give equal bits.
        total = np.zeros((2, len(source_c)))
        for factor, term in zip(self.trend, _terms(source_c, sink_c, self.squares), strict=True):
            total += factor[:, np.newaxis] * term
        return np.exp(total)

    def _read(
        self, source: FloatArray, sink: FloatArray
    ) -> tuple[FloatArray, FloatArray, BoolArray, FloatArray]:
        """Heat, power, whether between the points, and how far beyond them, K; all (n,)."""
        values, trends, ends = self._along(source)
        clamped = np.clip(sink, self.sinks_c[0], self.sinks_c[-1])
        last = len(self.sinks_c) - 1
        upper = np.clip(np.searchsorted(self.sinks_c, clamped), min(1, last), last)
        lower = np.maximum(upper - 1, 0)
        span = self.sinks_c[upper] - self.sinks_c[lower]
        share = np.where(span > 0.0, (clamped - self.sinks_c[lower]) / np.maximum(span, 1e-9), 0.0)
        each = np.arange(len(source))

        def between(of: FloatArray) -> FloatArray:
            mixed = of[lower, :, each] * (1.0 - share)[:, np.newaxis]
            return np.asarray((mixed + of[upper, :, each] * share[:, np.newaxis]).T)

        heat, power = between(values) * (self._trend_at(source, sink) / between(trends))
        reach = ends[:, 0] <= source[np.newaxis], source[np.newaxis] <= ends[:, 1]
        reached = reach[0] & reach[1]
        within = (
            (clamped == sink)
            & (reached[lower, each] | (share == 1.0))
            & (reached[upper, each] | (share == 0.0))
        )
        low, high = between(np.repeat(ends, len(source), axis=2))
        beyond = np.maximum(np.maximum(low - source, source - high), np.abs(sink - clamped))
        if not len(self.trend):
            beyond = np.full_like(beyond, np.inf)
        return heat, power, within, np.where(within, 0.0, beyond)

    def _along(self, source: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        """On each line: values and trend, (lines, 2, n), and the line's ends, (lines, 2, 1)."""
        values, trends, ends = [], [], []
        for line in self.lines:
            places = line[:, 0]
            clamped = np.clip(source, places[0], places[-1])
            here = self._trend_at(source, np.full_like(source, line[0, 1]))
            there = self._trend_at(places, line[:, 1])
            values.append([
                np.interp(clamped, places, line[:, 2 + row])
                * (here[row] / np.interp(clamped, places, there[row]))
                for row in (0, 1)
            ])  # fmt: skip
            trends.append(here)
            ends.append(places[[0, -1], np.newaxis])
        return np.array(values), np.array(trends), np.array(ends)

    def _second_law(
        self,
        source: FloatArray,
        sink: FloatArray,
        heat: FloatArray,
        power: FloatArray,
        within: BoolArray,
    ) -> tuple[FloatArray, FloatArray]:
        """What is carried on: no COP above the best of the points, none that cannot be."""
        carried = np.where(within, power, np.maximum(power, heat / self.best_cop))
        cop = heat / carried
        possible = within | ((cop > 1.0) & (cop < lorenz_cop(source, source, sink, sink)))
        return np.where(possible, heat, np.nan), np.where(possible, carried, np.nan)


def _terms(source: FloatArray, sink: FloatArray, squares: tuple[bool, bool]) -> list[FloatArray]:
    """The terms of the trend, in tens of K so that none outweighs the others."""
    one, other = source / 10.0, sink / 10.0
    squared = [each * each for each, has in zip((one, other), squares, strict=True) if has]
    return [np.ones_like(one), one, other, one * other, *squared]


@lru_cache(maxsize=_KEPT)
def performance_map(points: tuple[Point, ...], envelope: tuple[Limit, ...] = ()) -> PerformanceMap:
    """The map through the points; without an envelope there is nothing beyond them."""
    return _map(
        np.array(points, dtype=np.float64).reshape(-1, 4),
        np.array(envelope, dtype=np.float64).reshape(-1, 2),
    )


def _map(table: FloatArray, envelope: FloatArray) -> PerformanceMap:
    table = table[np.lexsort((table[:, 0], table[:, 1]))]
    sources, sinks = np.unique(table[:, 0]), np.unique(table[:, 1])
    squares = (len(sources) >= _SQUARE_FROM, len(sinks) >= _SQUARE_FROM)
    trend: FloatArray = np.empty((0, 2))
    if len(table) >= _TREND_FROM and min(len(sources), len(sinks)) > 1:
        terms = np.array(_terms(table[:, 0], table[:, 1], squares)).T
        trend = np.asarray(np.linalg.lstsq(terms, np.log(table[:, 2:]), rcond=None)[0], float)
    return PerformanceMap(
        points=table,
        envelope=envelope,
        sinks_c=sinks,
        lines=tuple(table[table[:, 1] == sink] for sink in sinks),
        squares=squares,
        trend=trend,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Mean absolute relative error at points that were left out, nan where there are none."""

    points: int
    heat: float
    cop: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveOneOut:
    """Errors of a map at each of its points, read from the others.

    within: where the others enclose the point; beyond: where its value is carried on.
    """

    within: LeftOut
    beyond: LeftOut


def leave_one_out(of: PerformanceMap) -> LeaveOneOut:
    """How far the map's reading is off at points it does not know."""
    found: list[tuple[bool, float, float]] = []
    for at, (source_c, sink_c, heat_w, power_w) in enumerate(of.points):
        others = _map(np.delete(of.points, at, axis=0), of.envelope)
        heat, power, within, beyond_k = others._read(np.array([source_c]), np.array([sink_c]))
        if beyond_k[0] <= CARRIED_K:
            cop_error = heat[0] / power[0] * power_w / heat_w - 1.0
            found.append((bool(within[0]), abs(heat[0] / heat_w - 1.0), abs(cop_error)))
    return LeaveOneOut(
        within=_left_out([(heat, cop) for inside, heat, cop in found if inside]),
        beyond=_left_out([(heat, cop) for inside, heat, cop in found if not inside]),
    )


def _left_out(errors: Sequence[tuple[float, float]]) -> LeftOut:
    heat, cop = np.mean(errors, axis=0) if errors else (np.nan, np.nan)
    return LeftOut(points=len(errors), heat=float(heat), cop=float(cop))
