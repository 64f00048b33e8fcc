"""What the shipped maps say of source and sink, and the tables that heat_pump_maps.md prints of it.

A test holds the constants of the product and the page of the documentation against them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.heat_pumps.mapped import MapFlag, MappedHeatPump, Sink
from core.families.heat_pumps.record import HeatSource
from core.families.heat_pumps.source_effect import LEAST_LIFT_K, carried_cop, carried_heat
from core.machines.performance_map import LeftOut, leave_one_out
from core.machines.second_law import lorenz_cop

_STEPS_K = ((10.0, 0.0), (0.0, 10.0), (0.0, 20.0), (10.0, 20.0))  # of source, of sink
_NONE = "–"
_LEFT_OUT = {MapFlag.AVERAGE, MapFlag.HEAT_SINK_BLIND}
FloatArray = NDArray[np.float64]


def maps_table(pumps: Iterable[MappedHeatPump]) -> str:
    """Each map's points, range, and errors with one point left out."""
    head = (
        "map", "machine", "source", "by", "points", "source °C", "sink °C",
        "between: points", "heat", "COP", "beyond: points", "heat", "COP",
    )  # fmt: skip
    return _table(head, (_map_row(pump) for pump in pumps))


def _map_row(pump: MappedHeatPump) -> tuple[str, ...]:
    source, sink = pump.map.points[:, 0], pump.map.points[:, 1]
    left = leave_one_out(pump.map)
    return (
        pump.id,
        f"{pump.maker} {pump.model}",
        pump.heat_source.value.replace("_", " "),
        pump.standard,
        str(len(source)),
        _range(source),
        _range(sink),
        *_errors(left.within),
        *_errors(left.beyond),
    )


def _range(values: NDArray[np.float64]) -> str:
    return f"{values.min():g} … {values.max():g}".replace("-", "−")


def _errors(left: LeftOut) -> tuple[str, str, str]:
    if not left.points:
        return "0", _NONE, _NONE
    return str(left.points), _percent(left.heat), _percent(left.cop)


def _percent(share: float, decimals: int = 1) -> str:
    return f"{100.0 * share:.{decimals}f} %".replace("-", "−")


def effects_table(pumps: Iterable[MappedHeatPump]) -> str:
    """Medians over the machines of a source, least and most in brackets."""
    head = (
        "source", "maps", "heat per K of source", "heat per K of sink",
        "efficiency per K of lift", "efficiency at 45 K",
    )  # fmt: skip
    rows = (
        (
            effect.heat_source.value.replace("_", " "),
            str(effect.machines),
            _spread(effect.per_source, 2),
            _spread(effect.per_sink, 2),
            _spread(effect.per_lift, 2),
            _spread(effect.efficiency, 1),
        )
        for effect in source_effects(pumps)
    )
    return _table(head, rows)


def _spread(of: tuple[float, float, float], decimals: int) -> str:
    least, median, most = (_percent(each, decimals) for each in of)
    return f"{median} ({least} … {most})"


def carried_table(pumps: Sequence[MappedHeatPump]) -> str:
    """Mean error of points carried by the constants, by how far apart they may lie."""
    head = ("source", "K of source", "K of sink", "pairs", "heat", "COP")
    return _table(head, _carried_rows(pumps))


def _carried_rows(pumps: Sequence[MappedHeatPump]) -> Iterator[tuple[str, ...]]:
    for source in (HeatSource.OUTDOOR_AIR, HeatSource.BRINE, HeatSource.WATER):
        for source_k, sink_k in _STEPS_K:
            error = carried_error(pumps, source, source_k=source_k, sink_k=sink_k)
            yield (
                source.value.replace("_", " "),
                f"≤ {source_k:g}",
                f"≤ {sink_k:g}",
                str(error.steps),
                _percent(error.heat),
                _percent(error.cop),
            )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


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
    """The error between points that lie at most so many K apart, by the constants."""
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
