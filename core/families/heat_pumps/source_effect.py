"""How heat and COP of a heat pump change with the temperatures of source and sink.

The constants are medians over the shipped maps of one heat source, each machine counted once:
for each, the least-squares plane of ln heat over source and sink temperature, and the
least-squares line of ln second-law efficiency over the lift, from 20 K on. Maps of averages,
of room air as the sink, and those whose heat does not answer to the sink at all are left out.
resources/documentation/heat_pump_maps.md prints them with their spread and with the error of
carrying a point by them.

They carry a declared point to other temperatures:

    heat = heat₀ · exp(a ΔT_source + b ΔT_sink)
    COP  = COP₀ · C/C₀ · exp(c (lift − lift₀)),     C of Carnot, no lift taken below 20 K
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.families.heat_pumps.mapped import MapFlag, MappedHeatPump, Sink
from core.families.heat_pumps.record import HeatSource
from core.machines.second_law import lorenz_cop

FloatArray = NDArray[np.float64]
LEAST_LIFT_K = 20.0
_LEFT_OUT = {MapFlag.AVERAGE, MapFlag.HEAT_SINK_BLIND}

# 1/K. One machine stands for water, three for brine; a hybrid is taken as its outdoor unit.
CAPACITY_PER_SOURCE_K: dict[HeatSource, float] = {
    HeatSource.OUTDOOR_AIR: 0.0250,
    HeatSource.BRINE: 0.0248,
    HeatSource.WATER: 0.0300,
    HeatSource.HYBRID: 0.0250,
}
CAPACITY_PER_SINK_K: dict[HeatSource, float] = {
    HeatSource.OUTDOOR_AIR: -0.0032,
    HeatSource.BRINE: -0.0030,
    HeatSource.WATER: -0.0104,
    HeatSource.HYBRID: -0.0032,
}
EFFICIENCY_PER_LIFT_K: dict[HeatSource, float] = {
    HeatSource.OUTDOOR_AIR: -0.0008,
    HeatSource.BRINE: -0.0038,
    HeatSource.WATER: -0.0042,
    HeatSource.HYBRID: -0.0008,
}


def carried_heat(
    heat_w: ArrayLike, source: HeatSource, source_k: ArrayLike, sink_k: ArrayLike
) -> FloatArray:
    """Full-load heat, W, where source and sink are warmer by so many K."""
    by_source = CAPACITY_PER_SOURCE_K[source] * np.asarray(source_k, float)
    by_sink = CAPACITY_PER_SINK_K[source] * np.asarray(sink_k, float)
    return np.asarray(heat_w, float) * np.exp(by_source + by_sink)


def carried_cop(
    cop: ArrayLike,
    source: HeatSource,
    of: tuple[ArrayLike, ArrayLike],
    to: tuple[ArrayLike, ArrayLike],
) -> FloatArray:
    """The COP at `to` of a machine whose COP at `of` is known, each (source °C, sink °C)."""
    before, after = _lift_k(*of), _lift_k(*to)
    efficiency = np.exp(EFFICIENCY_PER_LIFT_K[source] * (after - before))
    carnot = _carnot(of[1], before), _carnot(to[1], after)
    return np.asarray(np.asarray(cop, float) * carnot[1] / carnot[0] * efficiency)


def _lift_k(source_c: ArrayLike, sink_c: ArrayLike) -> FloatArray:
    lift = np.asarray(sink_c, float) - np.asarray(source_c, float)
    return np.asarray(np.maximum(lift, LEAST_LIFT_K))


def _carnot(sink_c: ArrayLike, lift_k: FloatArray) -> FloatArray:
    source_c = np.asarray(sink_c, float) - lift_k
    return lorenz_cop(source_c, source_c, sink_c, sink_c)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEffect:
    """What the maps of one heat source say: each figure as (least, median, most) of machines.

    per_source, per_sink: relative change of heat, 1/K; per_lift: relative change of the
    second-law efficiency, 1/K; efficiency: the second-law efficiency at a lift of 45 K.
    """

    heat_source: HeatSource
    machines: int
    per_source: tuple[float, float, float]
    per_sink: tuple[float, float, float]
    per_lift: tuple[float, float, float]
    efficiency: tuple[float, float, float]


_TOLD_AT_K = 45.0


def source_effects(pumps: Iterable[MappedHeatPump]) -> list[SourceEffect]:
    """The effects by heat source, of those that have a map."""
    counted = [p for p in pumps if p.sink is Sink.WATER and not _LEFT_OUT & set(p.flags)]
    found = []
    for source in HeatSource:
        figures = np.array([_effect(p) for p in counted if p.heat_source is source])
        if not len(figures):
            continue
        least, median, most = figures.min(axis=0), np.median(figures, axis=0), figures.max(axis=0)
        spread = [
            (float(one), float(two), float(three))
            for one, two, three in zip(least, median, most, strict=True)
        ]
        found.append(
            SourceEffect(
                heat_source=source,
                machines=len(figures),
                per_source=spread[0],
                per_sink=spread[1],
                per_lift=spread[2],
                efficiency=spread[3],
            )
        )
    return found


def _effect(pump: MappedHeatPump) -> tuple[float, float, float, float]:
    """Change of ln heat with source and sink and of ln efficiency with lift; efficiency."""
    source, sink, heat, power = pump.map.points.T
    plane = np.array([np.ones_like(source), source, sink]).T
    _, per_source, per_sink = np.linalg.lstsq(plane, np.log(heat), rcond=None)[0]
    lift = sink - source
    enough = lift >= LEAST_LIFT_K
    share = (heat / power / lorenz_cop(source, source, sink, sink))[enough]
    per_lift, told = np.polyfit(lift[enough] - _TOLD_AT_K, np.log(share), 1)
    return float(per_source), float(per_sink), float(per_lift), float(np.exp(told))


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedError:
    """Mean absolute relative error of a point of the maps carried to others of its machine."""

    steps: int
    heat: float
    cop: float


def carried_error(
    pumps: Iterable[MappedHeatPump], source: HeatSource, *, source_k: float, sink_k: float
) -> CarriedError:
    """The error between points that lie at most so many K apart, by the constants here."""
    found: list[FloatArray] = []
    for pump in pumps:
        if pump.heat_source is not source or pump.sink is not Sink.WATER:
            continue
        if _LEFT_OUT & set(pump.flags):
            continue
        points = pump.map.points
        one, other = (points[at] for at in np.nonzero(_near(points, source_k, sink_k)))
        heat = carried_heat(one[:, 2], source, other[:, 0] - one[:, 0], other[:, 1] - one[:, 1])
        cop = carried_cop(
            one[:, 2] / one[:, 3], source, (one[:, 0], one[:, 1]), (other[:, 0], other[:, 1])
        )
        found.append(np.abs([heat / other[:, 2] - 1.0, cop / (other[:, 2] / other[:, 3]) - 1.0]).T)
    errors = np.concatenate(found)
    heat_error, cop_error = errors.mean(axis=0)
    return CarriedError(steps=len(errors), heat=float(heat_error), cop=float(cop_error))


def _near(points: FloatArray, source_k: float, sink_k: float) -> NDArray[np.bool_]:
    """Which pairs of points lie no farther apart, and are not one."""
    apart = np.abs(points[:, np.newaxis, :2] - points[np.newaxis, :, :2])
    near = (apart[..., 0] <= source_k) & (apart[..., 1] <= sink_k) & (apart.max(axis=2) > 0.0)
    return np.asarray(near)
