"""What can be seen from a heat pump map's own points: that they cannot be true, or doubtful."""

from collections.abc import Iterator
from itertools import pairwise

from core.finding import Figure, figure
from core.heat_pumps.mapped import MapFlag, MappedHeatPump
from core.quantity import Kind
from core.second_law import lorenz_cop

HEAT_PLAUSIBLE_W = (100.0, 5e6)
COP_MOST = 30.0  # however small the lift
TEMPERATURE_PLAUSIBLE_C = (-60.0, 200.0)
HEAT_FALLS, COP_FALLS = 0.05, 0.02  # of a value, to the next warmer source
_LEAST_POINTS = 4
_EN_255 = "EN 255"

Fault = tuple[str, str, tuple[Figure, ...]]


def faults(pump: MappedHeatPump) -> Iterator[Fault]:
    """Figures that cannot be true, as (column, code, figures); message `fault.<code>`."""
    yield from _outside("nominal_w", pump.nominal_w, *HEAT_PLAUSIBLE_W, Kind.HEATING_POWER)
    if len(pump.points) < _LEAST_POINTS:
        yield "points", "value_missing", ()
    if len({point[:2] for point in pump.points}) < len(pump.points):
        yield "points", "point_twice", ()
    for source_c, sink_c, heat_w, power_w in pump.points:
        for place_c in (source_c, sink_c):
            yield from _outside("points", place_c, *TEMPERATURE_PLAUSIBLE_C, Kind.TEMPERATURE)
        yield from _outside("points", heat_w, *HEAT_PLAUSIBLE_W, Kind.HEATING_POWER)
        cop = heat_w / power_w if power_w > 0.0 else float("inf")
        limit = min(float(lorenz_cop(source_c, source_c, sink_c, sink_c)), COP_MOST)
        if not 1.0 < cop < limit:
            yield "points", "implausible", _between(cop, 1.0, limit, Kind.COP)
    places = [place_c for place_c, _ in pump.envelope]
    if places != sorted(set(places)):
        yield "envelope", "envelope_not_rising", ()


def _outside(column: str, value: float, low: float, high: float, kind: Kind) -> Iterator[Fault]:
    if not low <= value <= high:
        yield column, "implausible", _between(value, low, high, kind)


def _between(value: float, low: float, high: float, kind: Kind) -> tuple[Figure, ...]:
    return figure("value", value, kind), figure("low", low, kind), figure("high", high, kind)


def defects(pump: MappedHeatPump) -> tuple[MapFlag, ...]:
    """The flags a map's own points call for, in the order of their declaration."""
    found = {MapFlag.NO_PART_LOAD}
    if pump.standard == _EN_255:
        found.add(MapFlag.BY_EN_255)
    table = pump.map
    if pump.envelope and not table.in_envelope(table.points[:, 0], table.points[:, 1]).all():
        found.add(MapFlag.BEYOND_ENVELOPE)
    for line in table.lines:
        heat, cop = line[2], line[2] / line[3]
        if (heat[1:] < heat[:-1] * (1.0 - HEAT_FALLS)).any():
            found.add(MapFlag.HEAT_UNEVEN)
        if (cop[1:] < cop[:-1] * (1.0 - COP_FALLS)).any():
            found.add(MapFlag.COP_UNEVEN)
    heats = [tuple(line[2]) for line in table.lines]
    if any(one == other for one, other in pairwise(heats)):
        found.add(MapFlag.HEAT_SINK_BLIND)
    return tuple(flag for flag in MapFlag if flag in found)


def reference_values(pump: MappedHeatPump) -> dict[str, float]:
    """A map has no reference point of its own."""
    del pump
    return {}
