"""The tables of resources/documentation/heat_pump_maps.md, worked out of the maps.

A test compares them with what is printed there.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from core.families.heat_pumps.mapped import MappedHeatPump
from core.families.heat_pumps.record import HeatSource
from core.families.heat_pumps.source_effect import (
    carried_error,
    source_effects,
)
from core.machines.performance_map import LeftOut, leave_one_out

_STEPS_K = ((10.0, 0.0), (0.0, 10.0), (0.0, 20.0), (10.0, 20.0))  # of source, of sink
_NONE = "–"


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
