"""Curves of pumps and fans laid side by side.

Each machine has its rise and its power over the flow at one wheel and one speed. They are tabled at
evenly spaced flows between the least and the greatest flow that figures exist for, and read as
straight lines between these; outside there is no number.

Two machines at one similar point, q/√h equal, have the same efficiency. That coordinate alone finds
the speed at which a machine gives a flow against a rise, whether or not the system has a static
part: `similar` tables the machine's own flow over it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.machines.flow_machines.shape_keeping import shape_keeping
from core.machines.side_by_side import of_machines

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]
T = TypeVar("T", bound=np.generic)

STEPS = 512  # of a table: straight lines between them are off by less than 1e-5
_LEAST_RISE = 1e-3  # of the highest: below that a curve is taken to end


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowMachines:
    """Machines at the wheel and speed of their curves, each (machines,) unless said.

    rise, power: (machines, STEPS + 1) at even flows from flow_min to flow_max;
    best_flow: of the highest efficiency; work: W for a m³/s raised by one unit of the rise
    (density times gravity for heads in m, 1 for pressures in Pa).
    """

    flow_min: FloatArray
    flow_max: FloatArray
    rise: FloatArray
    power_w: FloatArray
    best_flow: FloatArray
    similar: FloatArray  # (machines, STEPS + 1): own flow at even steps of q/(q + √h·similar_best)
    similar_from: FloatArray
    similar_to: FloatArray
    similar_best: FloatArray
    work: FloatArray

    def __len__(self) -> int:
        return len(self.flow_min)

    def take(self, machines: IntArray | BoolArray) -> "FlowMachines":
        """Some machines only."""
        return of_machines(self, machines)

    def flows(self) -> FloatArray:
        """The even flows of the tables, m³/s, (machines, STEPS + 1)."""
        share = np.linspace(0.0, 1.0, STEPS + 1)
        span: FloatArray = self.flow_min[:, None] + (self.flow_max - self.flow_min)[:, None] * share
        return span

    def rise_at(self, flow: FloatArray) -> FloatArray:
        """Rise at own flows, (machines, …); nan outside the curve."""
        return self._at(flow).read(self.rise)

    def power_at(self, flow: FloatArray) -> FloatArray:
        """Power at own flows, W, (machines, …); nan outside the curve."""
        return self._at(flow).read(self.power_w)

    def rise_and_power_at(self, flow: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Both at own flows, (machines, …); nan outside the curve."""
        place = self._at(flow)
        return place.read(self.rise), place.read(self.power_w)

    def efficiency_at(self, flow: FloatArray) -> FloatArray:
        """Useful power over power at own flows, (machines, …)."""
        rise, power = self.rise_and_power_at(flow)
        efficiency: FloatArray = along(self.work, flow) * flow * rise / power
        return efficiency

    def similar_flow(self, flow: FloatArray, rise: FloatArray) -> FloatArray:
        """Own flow at which a machine works alike when it gives `flow` against `rise`.

        Both (machines, …), or what broadcasts to the other; nan where that point lies outside the
        curve.
        """
        root = np.sqrt(rise) * along(self.similar_best, flow)
        with np.errstate(invalid="ignore", divide="ignore"):
            place = flow / (flow + root)
        given = flow > 0.0
        if not given.all():
            place = np.where(given, place, 0.0)
        return _placed(self.similar_from, self.similar_to, place).read(self.similar)

    def _at(self, flow: FloatArray) -> "_Place":
        return _placed(self.flow_min, self.flow_max, flow)

    def denser(self, ratio: ArrayLike, *, rise: bool) -> "FlowMachines":
        """The same with what is so much denser, (machines,) or one for all.

        Power goes with it; rise: pressures do as well.
        """
        factor = np.asarray(ratio, dtype=np.float64)
        if (factor == 1.0).all():
            return self
        power_w = self.power_w * factor.reshape(-1, 1)
        if not rise:
            return replace(self, power_w=power_w, work=self.work * factor)
        return replace(
            self,
            power_w=power_w,
            rise=self.rise * factor.reshape(-1, 1),
            similar_best=self.similar_best / np.sqrt(factor),
        )

    @property
    def top_flow(self) -> FloatArray:
        """Flow of the highest rise: from there on the curve falls."""
        top: FloatArray = self.flows()[np.arange(len(self)), self.rise.argmax(axis=1)]
        return top

    @property
    def best_rise(self) -> FloatArray:
        """Rise at the flow of the highest efficiency."""
        return self.rise_at(self.best_flow[:, None])[:, 0]

    @property
    def best_efficiency(self) -> FloatArray:
        """The highest efficiency."""
        return self.efficiency_at(self.best_flow[:, None])[:, 0]

    def in_series(self, number: ArrayLike) -> "FlowMachines":
        """So many equal ones one after the other, (machines,): rises and powers add."""
        n = np.broadcast_to(np.asarray(number, dtype=np.float64), self.flow_min.shape)
        if (n == 1.0).all():
            return self
        return tabled(self.flows(), self.rise * n[:, None], self.power_w * n[:, None], self.work)


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """One machine's figures as they are given: flows rise strictly, m³/s.

    Either power, W, or efficiency, a share, is given at the flows; where the efficiency at no flow
    is 0 the power there is its limit.
    """

    flow: Sequence[float]
    rise: Sequence[float]
    power_w: Sequence[float] | None = None
    efficiency: Sequence[float] | None = None


def machines_of(curves: Sequence[Curve], work: ArrayLike) -> FlowMachines:
    """Lay curves side by side; work: as in `FlowMachines`, (machines,) or one for all."""
    factor = np.broadcast_to(np.asarray(work, dtype=np.float64), (len(curves),)).copy()
    flow = np.empty((len(curves), STEPS + 1))
    rise, power = np.empty_like(flow), np.empty_like(flow)
    # Those with as many points, given in the same figures, are worked out beside each other.
    alike: dict[tuple[int, bool], list[int]] = {}
    for row, curve in enumerate(curves):
        alike.setdefault((len(curve.flow), curve.power_w is not None), []).append(row)
    for rows in alike.values():
        flow[rows], rise[rows], power[rows] = _even([curves[row] for row in rows], factor[rows])
    return tabled(flow, rise, power, factor)


def _even(curves: Sequence[Curve], work: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Flow, rise and power at even flows, up to where a curve gives no rise any more.

    work: (curves,); returns (curves, STEPS + 1) each.
    """
    given = np.array([curve.flow for curve in curves], dtype=np.float64)
    by_power = all(curve.power_w is not None for curve in curves)
    lines = np.array(
        [
            [curve.rise for curve in curves],
            [curve.power_w if by_power else curve.efficiency for curve in curves],
        ],
        dtype=np.float64,
    )
    flow = np.linspace(given[:, 0], given[:, -1], STEPS + 1, axis=1)
    found = shape_keeping(flow, given, lines)
    rise, other = found
    spent = rise < _LEAST_RISE * rise.max(axis=1, keepdims=True)
    first = spent.argmax(axis=1)  # 0 as well where no rise is spent
    ended = np.flatnonzero(first > 0)
    if len(ended):
        last = flow[ended, first[ended] - 1]
        flow[ended] = np.linspace(given[ended, 0], last, STEPS + 1, axis=1)
        found[:, ended] = shape_keeping(flow[ended], given[ended], lines[:, ended])
    if by_power:
        return flow, rise, other
    with np.errstate(divide="ignore", invalid="ignore"):
        power = work[:, None] * flow * rise / other
    # At rest flow over efficiency has a limit: carried back from the first two steps.
    ratio = flow[:, 1:3] / other[:, 1:3]
    at_rest = work * rise[:, 0] * np.maximum(2.0 * ratio[:, 0] - ratio[:, 1], 0.0)
    power[:, 0] = np.where(flow[:, 0] == 0.0, at_rest, power[:, 0])
    return flow, rise, power


def tabled(
    flow: FloatArray, rise: FloatArray, power_w: FloatArray, work: FloatArray
) -> FlowMachines:
    """Machines from tables at even flows, (machines, STEPS + 1)."""
    useful = work[:, None] * flow * rise
    efficiency = np.divide(useful, power_w, out=np.zeros_like(useful), where=power_w > 0.0)
    rows, best = np.arange(len(flow)), efficiency.argmax(axis=1)
    best_flow = _peak(flow, efficiency, best)
    # q/√h rises along every curve whose rise grows more slowly than the square of its flow.
    root = flow / np.sqrt(rise)
    scale = root[rows, best]
    scale = np.where(scale > 0.0, scale, root.max(axis=1, initial=0.0))
    place = np.maximum.accumulate(root / (root + scale[:, None]), axis=1)
    even = place[:, :1] + (place[:, -1:] - place[:, :1]) * np.linspace(0.0, 1.0, STEPS + 1)
    similar = np.array([np.interp(*row) for row in zip(even, place, flow, strict=True)])
    return FlowMachines(
        flow_min=flow[:, 0],
        flow_max=flow[:, -1],
        rise=rise,
        power_w=power_w,
        best_flow=best_flow,
        similar=similar.reshape(-1, STEPS + 1),
        similar_from=place[:, 0],
        similar_to=place[:, -1],
        similar_best=scale,
        work=work,
    )


def _peak(flow: FloatArray, efficiency: FloatArray, best: IntArray) -> FloatArray:
    """Flow of the top of the parabola through the best step and those beside it."""
    rows, middle = np.arange(len(flow)), np.clip(best, 1, STEPS - 1)
    low, top, high = (efficiency[rows, middle + i] for i in (-1, 0, 1))
    bend = low - 2.0 * top + high
    shift = np.divide(0.5 * (low - high), bend, out=np.zeros_like(bend), where=bend < 0.0)
    step = flow[:, 1] - flow[:, 0]
    peak: FloatArray = flow[rows, middle] + np.clip(shift, -1.0, 1.0) * step
    return np.where(best == middle, peak, flow[rows, best])


@dataclass(frozen=True, slots=True)
class _Place:
    """Where values lie in tables with even steps: flat cell, share of the way, in or out."""

    cell: IntArray
    share: FloatArray
    outside: BoolArray | None  # None: no value is

    def read(self, table: FloatArray) -> FloatArray:
        """A table (machines, STEPS + 1) there; nan outside it."""
        flat = table.reshape(-1)
        found: FloatArray = flat.take(self.cell)
        step = flat.take(self.cell + 1)
        step -= found
        step *= self.share
        found += step
        if self.outside is not None:
            found[self.outside] = np.nan
        return found


def _placed(low: FloatArray, high: FloatArray, value: FloatArray) -> _Place:
    """Values (machines, …) among even steps between low and high, (machines,)."""
    with np.errstate(invalid="ignore", divide="ignore"):
        place = value - along(low, value)
        place *= along(STEPS / (high - low), value)
    least, most = place.min(initial=0.0), place.max(initial=0.0)
    outside = None
    if not (least >= -_EDGE and most <= STEPS + _EDGE):  # so as well where there is no number
        outside = ~((place >= -_EDGE) & (place <= STEPS + _EDGE))
        place[outside] = 0.0
    if not (least >= 0.0 and most < STEPS):
        np.clip(place, 0.0, STEPS, out=place)
    cell = place.astype(np.int64)
    if not most < STEPS:
        np.minimum(cell, STEPS - 1, out=cell)
    place -= cell
    cell += along(np.arange(len(low)) * (STEPS + 1), value)
    return _Place(cell, place, outside)


_EDGE = 1e-6  # of a step: rounding


def along(column: NDArray[T], values: FloatArray) -> NDArray[T]:
    """A column (machines,) shaped to stand beside values (machines, …)."""
    return column.reshape(-1, *(1,) * (values.ndim - 1))
