"""What machines do over the outdoor temperature, at the flow temperature a building asks for.

Declared part load points hold for one flow temperature each. Between the low and the medium
temperature application the second-law efficiency and the capacity run straight over the flow
temperature; the COP follows from the temperatures that are there,

    COP = η · T_flow / (T_flow - T_source),   temperatures in K

so that none comes up to Carnot's. The declared COPs are measured with frosting and defrosting
(EN 14511), which are therefore in every result that rests on them.

Up to the bivalent point the declared capacity is the full one; above it the machine was
throttled, and the full capacity is taken as no less than at the bivalent point. What it gives
at its warmest declared point is the least it gives without switching off. Between both the
COP rises as the load falls, to 1.4 times at 30 % (Rogeau et al. 2024), beginning from the
declared point; below the least capacity the unit switches, and its COP falls by EN 14825.

Outside the declared outdoor temperatures the worse of two readings counts, that held at the last
declared figures and that carried on from them by the allowance at most: the lower capacity, the
lower COP. Colder than that there is no figure; warmer, the machine is taken as at the end of it.

Of machines with full-load ratings alone (two points at one source temperature), η runs
straight over the lift with 3 K and 8 K at the exchangers, and frosting is taken from Wetter
and Afjei (1996): on 4,581 series of declared points this errs by 11 % on average.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.heat_pumps.columns import Declared, PumpColumns, figures_from_c
from core.families.heat_pumps.source_effect import CAPACITY_PER_SINK_K, CAPACITY_PER_SOURCE_K

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]

ZERO_C_IN_K = 273.15
EFFICIENCY_MAX = 0.75  # of Carnot; above it nothing is believed
GAIN_PER_LOAD = 0.4 / 0.7  # Rogeau et al. 2024: 1 at full load, 1.4 at 30 %
# How far the COP may be off, either way: mean errors on 4,581 air/water series of declared
# points when one is left out, between two others (7 to 9 %) or at another flow temperature
# (10.9 %); and of COPs from two full-load ratings at the points where it is worst (15 %).
DECLARED_BAND, ONE_FLOW_BAND, FULL_LOAD_BAND = 0.08, 0.11, 0.15
VARIABLE_BELOW = 0.95  # least over full capacity; above it a machine is on or off
_CONDENSER_K, _EVAPORATOR_K = 3.0, 8.0
LEAST_LIFT_K = 12.0  # that of the mildest rating, 12 °C outside and 24 °C flow
_LEAST_W = 1.0  # no capacity is nought: it stands below ratios


@dataclass(frozen=True, slots=True, kw_only=True)
class Nodes:
    """Outdoor temperatures in even steps, with what goes with each; arrays (nodes,), °C."""

    outdoor_c: FloatArray
    flow_c: FloatArray
    source_c: FloatArray  # of water or brine; ignored for air

    def part(self, first: int, end: int) -> "Nodes":
        """Those from the first on, without the end."""
        return Nodes(
            outdoor_c=self.outdoor_c[first:end],
            flow_c=self.flow_c[..., first:end],
            source_c=self.source_c[..., first:end],
        )

    @property
    def step_k(self) -> float:
        """Distance of two nodes."""
        return float(self.outdoor_c[1] - self.outdoor_c[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Performance:
    """Arrays (machines, nodes).

    full_w: full capacity of one unit; full_cop: its COP there; gain: what the COP gains by
    load that falls from full to none, over that at full load; least: least continuous load
    over the full one; inside: whether the machine runs there at all.
    """

    full_w: FloatArray
    full_cop: FloatArray
    gain: FloatArray
    least: FloatArray
    inside: BoolArray

    @property
    def best_cop(self) -> FloatArray:
        """COP at the least continuous load."""
        return self.full_cop * (1.0 + self.gain * (1.0 - self.least))


def performance(columns: PumpColumns, nodes: Nodes, reach_k: float) -> Performance:
    """Every machine at every node; figures are carried on by `reach_k` of outdoor temperature."""
    held, carried = (_read(columns, nodes, reach) for reach in (0.0, reach_k))
    # Less capacity, a lower COP at it, less gain by part load, more load below which it switches:
    # at no load is the COP above that of either.
    full_w = np.minimum(held.full_w, carried.full_w)
    least_w = np.maximum(held.least * held.full_w, carried.least * carried.full_w)
    return Performance(
        full_w=full_w,
        full_cop=np.minimum(held.full_cop, carried.full_cop),
        gain=np.minimum(held.gain, carried.gain),
        least=np.minimum(least_w / full_w, 1.0),
        inside=_inside(columns, nodes, reach_k),
    )


def _read(columns: PumpColumns, nodes: Nodes, reach_k: float) -> Performance:
    """The figures read at most `reach_k` beyond those declared; 0: held at them."""
    air = np.isnan(columns.rated_source_c)[:, None]
    declared = columns.declared_c
    outdoor_c = np.where(
        air,
        np.clip(nodes.outdoor_c, declared[:, :1] - reach_k, declared[:, 1:] + reach_k),
        nodes.outdoor_c,
    )
    source_c = np.where(air, outdoor_c, nodes.source_c)
    low, medium = (
        _at_nodes(d, columns, outdoor_c, straight_on=reach_k > 0.0)
        for d in (columns.low, columns.medium)
    )
    both = (low.known & medium.known)[:, None]
    only_medium = (medium.known & ~low.known)[:, None]
    span = np.where(both, np.maximum(medium.flow_c - low.flow_c, 1.0), 1.0)
    place = np.where(both, (nodes.flow_c - low.flow_c) / span, np.where(only_medium, 1.0, 0.0))
    # Beyond the rated flows the lower of what stays and of the straight line, little followed.
    place, stays = np.clip(place, -0.5, 1.5), np.clip(place, 0.0, 1.0)

    def between(first: FloatArray, second: FloatArray) -> FloatArray:
        rise = second - first
        mixed = first + np.minimum(place * rise, stays * rise)
        return np.where(both, mixed, np.where(only_medium, second, first))

    efficiency = between(low.efficiency, medium.efficiency)
    shift = np.where(air, 0.0, source_c - columns.rated_source_c[:, None])
    alone_k = np.where(both, 0.0, nodes.flow_c - between(low.flow_c, medium.flow_c))
    carried = _carried(columns, shift, alone_k)
    declared_w = np.maximum(between(low.heat_w, medium.heat_w) * carried, _LEAST_W)
    full_w = np.maximum(between(low.full_w, medium.full_w) * carried, declared_w)
    least_w = np.minimum(between(low.least_w, medium.least_w) * carried, declared_w)
    carnot = carnot_cop(source_c, nodes.flow_c)
    declared_cop = np.clip(efficiency, 0.05, EFFICIENCY_MAX) * carnot
    least = np.clip(least_w / full_w, 0.05, 1.0)
    gain = np.where(least < VARIABLE_BELOW, GAIN_PER_LOAD, 0.0)
    full_cop = declared_cop / (1.0 + gain * (1.0 - np.minimum(declared_w / full_w, 1.0)))
    # Nothing believed above the limit, at the least load either.
    most = EFFICIENCY_MAX * carnot / (1.0 + gain * (1.0 - least))
    found = Performance(
        full_w=full_w,
        full_cop=np.minimum(full_cop, most),
        gain=gain,
        least=least,
        inside=_inside(columns, nodes, reach_k),
    )
    if columns.full_load_only.any():
        found = _from_full_load(columns, nodes, outdoor_c, source_c, found)
    return found


def cop_band(columns: PumpColumns, at_site: Mapping[int, float] | None = None) -> FloatArray:
    """How far the COP of each machine may be off, either way, as a share, (machines,).

    at_site: of those, by row, whose band depends on where they stand.
    """
    both = (columns.low.count > 0) & (columns.medium.count > 0)
    declared = np.where(
        columns.full_load_only, FULL_LOAD_BAND, np.where(both, DECLARED_BAND, ONE_FLOW_BAND)
    )
    of_class = np.array([one.class_band_several or np.nan for one in columns.records])
    for row, band in (at_site or {}).items():
        of_class[row] = band
    return np.where(np.isnan(of_class), declared, of_class)


def carnot_cop(source_c: FloatArray, flow_c: FloatArray) -> FloatArray:
    """Carnot's COP of heating; lifts below 12 K are taken as 12 K."""
    limit: FloatArray = (flow_c + ZERO_C_IN_K) / np.maximum(flow_c - source_c, LEAST_LIFT_K)
    return limit


@dataclass(frozen=True, slots=True, kw_only=True)
class _AtNodes:
    """One flow temperature at the nodes; arrays (machines, nodes), known (machines,)."""

    known: BoolArray
    flow_c: FloatArray
    heat_w: FloatArray
    full_w: FloatArray
    least_w: FloatArray
    efficiency: FloatArray


def _at_nodes(
    declared: Declared, columns: PumpColumns, outdoor: FloatArray, *, straight_on: bool
) -> _AtNodes:
    """What one flow temperature's figures say at outdoor temperatures, (machines, nodes)."""
    rated = np.where(
        np.isnan(columns.rated_source_c)[:, None],
        declared.outdoor_c,
        columns.rated_source_c[:, None],
    )
    efficiency = declared.cop / carnot_cop(rated, declared.flow_c)
    at = placed(declared, outdoor)
    # Below the coldest point the throttled line is no guide: there is no more than at it, and
    # of a source that stays as it is, no less either.
    held = heat = at.held(declared.heat_w)
    held_efficiency = at.held(efficiency)
    if straight_on:
        heat = at.straight_on(declared.heat_w)
        cold = outdoor < declared.outdoor_c[:, :1]
        heat = np.where(cold, np.minimum(heat, held), heat)
        heat = np.where(np.isnan(columns.rated_source_c)[:, None], heat, held)
        held_efficiency = np.minimum(at.straight_on(efficiency), held_efficiency)
    bivalent_w = placed(declared, declared.bivalent_c[:, None]).straight_on(declared.heat_w)
    warmest = np.maximum(declared.count - 1, 0)[:, None]
    warmest_w = np.take_along_axis(declared.heat_w, warmest, axis=1)
    above = outdoor > np.where(np.isnan(declared.bivalent_c), np.inf, declared.bivalent_c)[:, None]
    return _AtNodes(
        known=declared.count > 0,
        flow_c=at.held(declared.flow_c),
        heat_w=heat,
        full_w=np.where(above, np.fmax(heat, bivalent_w), heat),
        least_w=np.minimum(heat, warmest_w),
        efficiency=held_efficiency,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where outdoor temperatures lie among the points of machines, (machines, nodes).

    left, right: the points around each, in a table laid flat; share: of the way between them, below
    0 or above 1 beyond the first and the last.
    """

    left: IntArray
    right: IntArray
    share: FloatArray

    def held(self, values: FloatArray) -> FloatArray:
        """Values of the points (machines, SLOTS); beyond the first and the last they stay."""
        first = values.take(self.left)
        found: FloatArray = first + np.clip(self.share, 0.0, 1.0) * (
            values.take(self.right) - first
        )
        return found

    def straight_on(self, values: FloatArray) -> FloatArray:
        """The same; beyond the line goes on, no more than half of the end point's value off it."""
        first, second = values.take(self.left), values.take(self.right)
        line: FloatArray = first + self.share * (second - first)
        below, above = self.share < 0.0, self.share > 1.0
        end = np.where(below, first, second)
        return np.where(below | above, np.clip(line, 0.5 * end, 1.5 * end), line)


def placed(declared: Declared, outdoor_c: FloatArray) -> Placed:
    """Outdoor temperatures, (machines, nodes), among the points of each machine."""
    count = np.zeros(outdoor_c.shape, dtype=np.int64)
    for slot in declared.outdoor_c.T:
        count += slot[:, None] <= outdoor_c
    last = np.maximum(declared.count - 1, 0)[:, None]
    left = np.clip(count - 1, 0, np.maximum(last - 1, 0))
    right = np.minimum(left + 1, last)
    first = np.arange(len(left))[:, None] * declared.outdoor_c.shape[1]
    left, right = left + first, right + first
    x0, x1 = declared.outdoor_c.take(left), declared.outdoor_c.take(right)
    wide = x1 > x0
    share = np.where(wide, (outdoor_c - x0) / np.where(wide, x1 - x0, 1.0), 0.0)
    return Placed(left=left, right=right, share=share)


def _carried(columns: PumpColumns, shift_k: FloatArray, alone_k: FloatArray) -> FloatArray:
    """Capacity over the declared one at another source, and at a flow that was not declared."""
    moved = (shift_k != 0.0) | (alone_k != 0.0)
    found, rows = np.ones(moved.shape), np.flatnonzero(moved.any(axis=1))
    sources = [columns.records[row].heat_source for row in rows.tolist()]
    by_source = np.array([CAPACITY_PER_SOURCE_K.get(s, 0.0) for s in sources])[:, None]
    by_flow = np.array([CAPACITY_PER_SINK_K.get(s, 0.0) for s in sources])[:, None]
    exponent = by_source * shift_k[rows] + by_flow * alone_k[rows]
    found[rows] = np.clip(np.exp(exponent), 0.3, 2.0)
    return found


def _inside(columns: PumpColumns, nodes: Nodes, reach_k: float) -> BoolArray:
    """Warm enough outside, and the flow not hotter than it gives."""
    warm = nodes.outdoor_c >= figures_from_c(columns, reach_k)[:, None] - 1e-9
    return warm & (nodes.flow_c <= columns.outlet_limit_c[:, None] + 1e-9)


def _from_full_load(
    columns: PumpColumns,
    nodes: Nodes,
    outdoor_c: FloatArray,
    source_c: FloatArray,
    found: Performance,
) -> Performance:
    """The same with the rows of machines that have full-load ratings only."""
    rows = np.flatnonzero(columns.full_load_only)
    rated_source = np.where(
        np.isnan(columns.rated_source_c[rows]), 7.0, columns.rated_source_c[rows]
    )
    flows = np.array([35.0, 55.0])
    cop, heat = columns.full_cop[rows], columns.full_heat_w[rows]
    flow_c = np.broadcast_to(nodes.flow_c, source_c.shape)[rows]
    lift = flows - rated_source[:, None]
    limit = (flows + _CONDENSER_K + ZERO_C_IN_K) / (lift + _CONDENSER_K + _EVAPORATOR_K)
    # With one rating alone the efficiency stays; with both it runs straight over the lift.
    efficiency = _filled(cop / limit)
    slope = (efficiency[:, 1] - efficiency[:, 0]) / (lift[:, 1] - lift[:, 0])
    here = flow_c - source_c[rows]
    reach = np.clip(here, lift[:, :1] - 20.0, lift[:, 1:] + 20.0) - lift[:, :1]
    share = np.clip(efficiency[:, :1] + slope[:, None] * reach, 0.1, 0.65)
    inner = (flow_c + _CONDENSER_K + ZERO_C_IN_K) / np.maximum(
        here + _CONDENSER_K + _EVAPORATOR_K, LEAST_LIFT_K
    )
    air = np.isnan(columns.rated_source_c[rows])[:, None]
    frost = np.where(air, frosted(outdoor_c[rows]), 1.0)
    full = _filled(heat)
    by_flow = full[:, :1] + (full[:, 1:] - full[:, :1]) * (flow_c - 35.0) / 20.0
    sources = [columns.records[int(row)].heat_source for row in rows]
    per_k = np.array([CAPACITY_PER_SOURCE_K.get(s, 0.0) for s in sources])[:, None]
    capacity = by_flow * np.clip(np.exp(per_k * (source_c[rows] - rated_source[:, None])), 0.2, 1.6)
    for name, values in (
        ("full_w", np.maximum(capacity, 0.05 * full[:, :1]) * frost),
        ("full_cop", share * inner * frost),
        ("gain", np.zeros_like(share)),
        ("least", np.ones_like(share)),
    ):
        getattr(found, name)[rows] = values
    return found


def _filled(pair: FloatArray) -> FloatArray:
    """Two columns, the one that is nan taken from the other."""
    return np.where(np.isnan(pair), pair[:, ::-1], pair)


def frosted(outdoor_c: FloatArray) -> FloatArray:
    """COP over that without frost: Wetter and Afjei (1996), 0.82 at 0 °C, 1 far from it."""
    linear = np.maximum(0.03 - 0.004 * outdoor_c, 0.0)
    bell = 0.1534 * np.exp(-((outdoor_c - 0.8869) ** 2) / 26.06)
    factor: FloatArray = 1.0 - linear - bell
    return np.clip(factor, 0.7, 1.0)


def switched(ratio: FloatArray, degradation: FloatArray) -> FloatArray:
    """COP over that at the least continuous load, for a load over it of 0 … 1 (EN 14825)."""
    ratio = np.maximum(ratio, 1e-6)
    factor: FloatArray = ratio / (degradation * ratio + (1.0 - degradation))
    return factor
