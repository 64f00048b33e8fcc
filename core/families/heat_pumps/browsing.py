"""Heat pumps in the catalog browser: the declared points of their seasonal ratings."""

from collections.abc import Iterator, Sequence

import numpy as np

from core.content.as_they_are import AsTheyAre
from core.content.browsing import (
    Chart,
    FamilyConsultation,
    FamilyWindow,
    Limit,
    Line,
)
from core.families.heat_pumps.class_machines import FLOW_WITHIN_K, nominal_of
from core.families.heat_pumps.classes import full_load
from core.families.heat_pumps.cooling.columns import rated_for
from core.families.heat_pumps.en14825 import RatingColumns, cooling_columns, heating_columns
from core.families.heat_pumps.mapped import MappedHeatPump
from core.families.heat_pumps.record import (
    DESIGN_C,
    CoolingRating,
    HeatPump,
    SeasonalRating,
    SeasonClimate,
)
from core.families.heat_pumps.seasons import HEATING_LIMIT_C
from core.vocabulary.quantity import Kind

_MILDEST_C = -7.0  # milder, the heat of a class is what its load asks


class HeatPumpBrowsing(AsTheyAre):
    """The parts of the catalog browser that only heat pumps have."""

    columns: tuple[str, ...] = (
        "model", "heat_source", "refrigerant", "nominal_w", "cop_35", "cop_55",
        "sound_outdoor_db", "maker", "evidence",
    )  # fmt: skip

    def charts(self, record: HeatPump) -> tuple[Chart, ...]:
        """Declared heat and COP, then cooling and EER, over the outdoor temperature."""
        known_at = _known_at(record)
        if known_at is not None:
            return _of_kind(record, *known_at)
        heating, cooling = _shown(record), _cooling(record)
        return (
            *_charts(
                heating_columns(heating), [one.flow_c for one in heating],
                (("declared_heat", Kind.HEATING_POWER), ("declared_cop", Kind.COP)),
            ),
            *_charts(
                cooling_columns(cooling), [one.flow_c for one in cooling],
                (("declared_cooling", Kind.UNIT_COOLING_POWER), ("declared_eer", Kind.EER)),
            ),
        )  # fmt: skip


def _charts(
    table: RatingColumns, flows_c: Sequence[float], keys: Sequence[tuple[str, Kind]]
) -> Iterator[Chart]:
    """Power and COP of ratings, a line for each temperature of the water; none without ratings."""
    if not flows_c:
        return
    for (key, kind), values in zip(keys, (table.node_w, table.node_cop), strict=True):
        lines = []
        for flow, outdoor, value in zip(flows_c, table.node_c, values, strict=True):
            known = np.isfinite(outdoor)
            lines.append(Line(x=outdoor[known], y=value[known], at=flow))
        ends = np.concatenate([line.x for line in lines])
        yield Chart(
            key=key, x_title="outdoor_c", x=Kind.TEMPERATURE, y=kind,
            at=Kind.TEMPERATURE, lines=tuple(lines),
            limits=(float(ends.min()), float(ends.max())),
        )  # fmt: skip


def _cooling(record: HeatPump) -> list[CoolingRating]:
    """The declared ratings by which it is computed, each temperature of the water once."""
    flows = sorted({one.flow_c for one in record.cooling if len(one.points) > 1})
    used = (rated_for(record, flow) for flow in flows)
    return [one for ratings in used for one in ratings if one in record.cooling]


def _known_at(record: HeatPump) -> tuple[float | None, float] | None:
    """Of a class, or of a low-ambient machine known by its nameplate: outdoor limit, water, °C.

    None of any other; of classes with water there is no limit.
    """
    one = nominal_of(record)
    if one is not None:
        return one.limit_c, one.outlet_c
    cold = record.is_of_kind and record.ratings[0].climate is SeasonClimate.COLDER
    if not cold or record.gb_outlet_c is None:
        return None
    limit_c = record.ratings[0].limit_c
    return DESIGN_C[SeasonClimate.COLDER] if limit_c is None else limit_c, record.gb_outlet_c


def _of_kind(record: HeatPump, limit_c: float | None, outlet_c: float) -> tuple[Chart, ...]:
    """Heat and COP at full load in the cold with water of its outlet; none where it is of water.

    Its points of part load, which follow from the kind, are nothing anybody has declared.
    """
    if limit_c is None:
        return ()
    at = np.arange(limit_c, _MILDEST_C + 0.5)
    points = tuple((outdoor, outlet_c) for outdoor in at.tolist())
    heat, cop = full_load(record.ratings, record.heat_source, points)
    return tuple(
        Chart(
            key=key, x_title="outdoor_c", x=Kind.TEMPERATURE, y=kind, at=Kind.TEMPERATURE,
            lines=(Line(x=at, y=values, at=outlet_c),), limits=(float(at[0]), float(at[-1])),
        )
        for key, kind, values in (
            ("class_heat", Kind.HEATING_POWER, heat),
            ("class_cop", Kind.COP, cop),
        )
    )  # fmt: skip


def _shown(record: HeatPump) -> list[SeasonalRating]:
    """The ratings of the average climate, else of the first that has points."""
    for climate in SeasonClimate:
        found = [one for one in record.ratings if one.climate is climate and len(one.points) > 1]
        if found:
            return found
    return []


def heat_pump_limits(record: HeatPump) -> tuple[Limit, ...]:
    """Outdoor temperatures between operating limit and warmest point; flow up to the highest."""
    outdoor = [point.outdoor_c for rating in record.ratings for point in rating.points]
    outdoor += [rating.limit_c for rating in record.ratings if rating.limit_c is not None]
    flow = [rating.flow_c for rating in record.ratings]
    flow += [one.outlet_limit_c for one in record.ratings if one.outlet_limit_c is not None]
    if record.is_of_kind and record.gb_outlet_c is not None:
        flow = [record.gb_outlet_c - FLOW_WITHIN_K, record.gb_outlet_c + FLOW_WITHIN_K]
        outdoor.append(HEATING_LIMIT_C)
    return tuple(
        (key, (min(found), max(found)), Kind.TEMPERATURE)
        for key, found in (("outdoor_c", outdoor), ("flow_c", flow))
        if found
    )


class MapBrowsing(AsTheyAre):
    """Heat pumps by their maps: the full-load points, a line for each sink temperature."""

    columns: tuple[str, ...] = (
        "maker",
        "model",
        "heat_source",
        "sink",
        "standard",
        "nominal_w",
        "evidence",
    )

    def charts(self, record: MappedHeatPump) -> tuple[Chart, ...]:
        """Heat and COP of the points over the source temperature."""
        source, sink, heat, power = np.array(record.points).T
        charts = []
        for key, kind, values in (
            ("heat", Kind.HEATING_POWER, heat),
            ("heat_cop", Kind.COP, heat / power),
        ):
            lines = []
            for at in np.unique(sink):
                own = np.flatnonzero(sink == at)
                own = own[np.argsort(source[own])]
                lines.append(Line(x=source[own], y=values[own], at=float(at)))
            charts.append(
                Chart(
                    key=key, x_title="source_in_c", x=Kind.TEMPERATURE, y=kind,
                    at=Kind.TEMPERATURE, lines=tuple(lines),
                    limits=(float(source.min()), float(source.max())),
                )
            )  # fmt: skip
        return tuple(charts)


WINDOW = FamilyWindow(
    consultation=FamilyConsultation(
        inputs=(
            "duty.peak_w",
            "duty.cooling_peak_w",
            "duty.supply_c",
            "site.station",
            "economics.tariff.price_per_kwh",
            "duty.backup",
        ),
        figures=(
            "seasonal_cop",
            "seasonal_eer",
            "annual_energy_wh",
            "life_cycle_cost",
            "backup_share",
        ),
    ),
    browsing={"heat_pumps": HeatPumpBrowsing(), "heat_pump_maps": MapBrowsing()},
    limits=heat_pump_limits,
)
