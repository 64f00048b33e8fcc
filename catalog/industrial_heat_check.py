"""What can be seen from an industrial heat pump's own figures: that they cannot be true."""

from collections.abc import Iterator

from core.finding import Figure, figure
from core.industrial_heat.record import IndustrialHeatPump, Method, PumpFlag
from core.quantity import Kind
from core.second_law import lorenz_cop

Fault = tuple[str, str, tuple[Figure, ...]]
_SHARE_PLAUSIBLE = (0.1, 0.8)  # of Lorenz's COP; 0.4 to 0.6 is usual


def faults(pump: IndustrialHeatPump) -> Iterator[Fault]:
    """Figures that cannot be true, as (column, code, figures); message `fault.<code>`."""
    for key, kind in (
        ("source_max_c", Kind.TEMPERATURE),
        ("sink_max_c", Kind.TEMPERATURE),
        ("lift_max_k", Kind.TEMPERATURE_DIFFERENCE),
        ("heat_max_w", Kind.HEATING_POWER),
    ):
        low, high = getattr(pump, key.replace("_max_", "_min_")), getattr(pump, key)
        if low is not None and high is not None and low > high:
            yield key, "limits_reversed", (figure("low", low, kind), figure("high", high, kind))
    if not 0.0 < pump.unit_min_load <= 1.0:
        yield "unit_min_load", "implausible", _between(pump.unit_min_load, 0.0, 1.0, Kind.SHARE)
    if not 0.0 <= pump.cop_band < 1.0:
        yield "cop_band", "implausible", _between(pump.cop_band, 0.0, 1.0, Kind.SHARE)
    if pump.method is Method.LORENZ:
        yield from _second_law(pump)
    if pump.method is Method.MAP:
        yield from _points(pump)


def _between(value: float, low: float, high: float, kind: Kind) -> tuple[Figure, ...]:
    return figure("value", value, kind), figure("low", low, kind), figure("high", high, kind)


def _second_law(pump: IndustrialHeatPump) -> Iterator[Fault]:
    low, high = _SHARE_PLAUSIBLE
    if pump.second_law is None:
        yield "second_law", "value_missing", ()
    elif not low <= pump.second_law <= high:
        yield "second_law", "implausible", _between(pump.second_law, low, high, Kind.SHARE)


def _points(pump: IndustrialHeatPump) -> Iterator[Fault]:
    """A map has points, and none of them comes up to what the second law allows."""
    if not pump.points:
        yield "points", "value_missing", ()
    for source_c, sink_c, heat_w, power_w in pump.points:
        limit = float(lorenz_cop(source_c, source_c, sink_c, sink_c))
        cop = heat_w / power_w if power_w > 0.0 else float("inf")
        if not 1.0 < cop < limit:
            yield "points", "implausible", _between(cop, 1.0, limit, Kind.COP)
            return


def defects(pump: IndustrialHeatPump) -> tuple[PumpFlag, ...]:
    """Flags that follow from the figures."""
    return (PumpFlag.NO_PART_LOAD,) if pump.method is Method.MAP else ()


def reference_values(pump: IndustrialHeatPump) -> dict[str, float]:  # noqa: ARG001
    """None: a map has no reference point, a class no curve of its own."""
    return {}
