"""Figures that no industrial heat pump can have, and what follows from those that it has."""

from collections.abc import Iterator

from core.families.industrial_heat.record import IndustrialHeatPump, Method, PumpFlag
from core.machines.plausibility import COP_SHARE_MOST, Fault, of_numbers, of_point, once, outside
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

_SHARE_PLAUSIBLE = (0.1, COP_SHARE_MOST)  # of Lorenz's COP; 0.4 to 0.6 is usual
_UNIT_LOAD = (0.01, 1.0)
_BAND = (0.0, 0.99)


def faults(pump: IndustrialHeatPump) -> Iterator[Fault]:
    """Figures that cannot be true, as (column, code, figures); message `fault.<code>`."""
    yield from once(_of(pump))


def _of(pump: IndustrialHeatPump) -> Iterator[Fault]:
    yield from of_numbers(pump)
    for key, low, high, kind in (
        ("source_max_c", pump.source_min_c, pump.source_max_c, Kind.TEMPERATURE),
        ("sink_max_c", pump.sink_min_c, pump.sink_max_c, Kind.TEMPERATURE),
        ("lift_max_k", pump.lift_min_k, pump.lift_max_k, Kind.TEMPERATURE_DIFFERENCE),
        ("heat_max_w", pump.heat_min_w, pump.heat_max_w, Kind.HEATING_POWER),
    ):
        if low is not None and high is not None and not low <= high:
            yield key, "limits_reversed", (figure("low", low, kind), figure("high", high, kind))
    yield from outside("unit_min_load", pump.unit_min_load, *_UNIT_LOAD, Kind.SHARE)
    yield from outside("cop_band", pump.cop_band, *_BAND, Kind.SHARE)
    if pump.heat_max_w is not None and pump.heat_max_w >= (pump.heat_min_w or 0.0):
        yield from outside("heat_max_w", pump.heat_max_w, 1e3, 1e9, Kind.HEATING_POWER)
    if pump.method is Method.LORENZ:
        yield from _second_law(pump)
    if pump.method is Method.MAP:
        yield from _points(pump)


def _second_law(pump: IndustrialHeatPump) -> Iterator[Fault]:
    if pump.second_law is None:
        yield "second_law", "value_missing", ()
    else:
        yield from outside("second_law", pump.second_law, *_SHARE_PLAUSIBLE, Kind.SHARE)


def _points(pump: IndustrialHeatPump) -> Iterator[Fault]:
    """A map has points, and none of them comes near what the second law allows."""
    if not pump.points:
        yield "points", "value_missing", ()
    for point in pump.points:
        found = list(of_point(*point))
        if found:
            yield from found
            return


def defects(pump: IndustrialHeatPump) -> tuple[PumpFlag, ...]:
    """Flags that follow from the figures."""
    return (PumpFlag.NO_PART_LOAD,) if pump.method is Method.MAP else ()


def reference_values(pump: IndustrialHeatPump) -> dict[str, float]:  # noqa: ARG001
    """None: a map has no reference point, a class no curve of its own."""
    return {}
