"""Industrial heat pumps in the catalog browser: the points of a map, the curve of a class."""

import numpy as np

from core.content.as_they_are import AsTheyAre
from core.content.browsing import (
    Chart,
    FamilyConsultation,
    FamilyWindow,
    Limit,
    Line,
)
from core.families.industrial_heat.performance import performance
from core.families.industrial_heat.record import IndustrialHeatPump, Method
from core.families.industrial_heat.streams import Streams
from core.vocabulary.finding import Finding
from core.vocabulary.quantity import Kind

_STEPS = 61
_SINKS = 4  # sink temperatures of a class that are drawn
_GLIDE_K = 5.0  # by which a class's source is cooled, its sink heated, in the chart


class IndustrialHeatBrowsing(AsTheyAre):
    """The parts of the catalog browser that only industrial heat pumps have."""

    columns: tuple[str, ...] = (
        "model", "maker", "method", "arrangement", "heat_max_w", "sink_max_c", "lift_max_k",
        "evidence",
    )  # fmt: skip

    def charts(self, record: IndustrialHeatPump) -> tuple[Chart, ...]:
        """COP over the source, a line for each sink; of a map, heat too."""
        if record.method is Method.MAP:
            return (_of_points(record, "heat", 2), _of_points(record, "heat_cop", 0))
        sinks = np.linspace(record.sink_max_c, max(record.sink_min_c, 50.0), _SINKS)
        lines = tuple(line for sink in sinks if (line := _of_class(record, float(sink))))
        return (_chart(record, "heat_cop", Kind.COP, lines),)


def _chart(record: IndustrialHeatPump, key: str, kind: Kind, lines: tuple[Line, ...]) -> Chart:
    return Chart(
        key=key,
        x_title="evaporator_in_c",
        x=Kind.TEMPERATURE,
        y=kind,
        at=Kind.TEMPERATURE,
        lines=lines,
        limits=(record.source_min_c, record.source_max_c),
    )


def _of_points(record: IndustrialHeatPump, key: str, column: int) -> Chart:
    """The points of each sink temperature as they are: heat (column 2), or the COP (0)."""
    table = np.array(record.points)
    lines = []
    for sink in np.unique(table[:, 1]):
        line = table[table[:, 1] == sink]
        value = line[:, column] if column else line[:, 2] / line[:, 3]
        lines.append(Line(x=line[:, 0], y=value, at=float(sink)))
    return _chart(record, key, Kind.HEATING_POWER if column else Kind.COP, tuple(lines))


def _of_class(record: IndustrialHeatPump, sink_c: float) -> Line | None:
    """The COP of a class at one sink temperature, over the sources it has a figure for."""
    sources = np.linspace(record.source_min_c, record.source_max_c, _STEPS)
    found = [
        performance(
            record,
            Streams(
                source_in_c=float(source),
                source_out_c=float(source) - _GLIDE_K,
                sink_in_c=sink_c - 2.0 * _GLIDE_K,
                sink_out_c=sink_c,
            ),
        )
        for source in sources
    ]
    known = [(s, f.cop) for s, f in zip(sources, found, strict=True) if not isinstance(f, Finding)]
    if not known:
        return None
    x, y = np.array(known).T
    return Line(x=x, y=y, at=sink_c)


def industrial_heat_limits(record: IndustrialHeatPump) -> tuple[Limit, ...]:
    """The temperatures at the machine's own connections, and the lift between them."""
    return (
        ("evaporator_in_c", (record.source_min_c, record.source_max_c), Kind.TEMPERATURE),
        ("condenser_out_c", (record.sink_min_c, record.sink_max_c), Kind.TEMPERATURE),
        ("lift_k", (record.lift_min_k, record.lift_max_k), Kind.TEMPERATURE_DIFFERENCE),
    )


WINDOW = FamilyWindow(
    consultation=FamilyConsultation(
        inputs=(
            "duty.peak_w",
            "duty.sink_out_c",
            "duty.source_in_c",
            "duty.fuel_price_per_kwh",
            "economics.tariff.price_per_kwh",
        ),
        figures=("boiler_saving", "seasonal_cop", "served_share", "life_cycle_cost"),
    ),
    browsing={"industrial_heat": IndustrialHeatBrowsing()},
    limits=industrial_heat_limits,
)
