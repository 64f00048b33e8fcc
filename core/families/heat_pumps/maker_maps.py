"""Heat pumps from makers' points: kept as a map, which reads the points back as they are."""

from collections.abc import Iterator

import numpy as np

from core.families.heat_pumps.mapped import MappedHeatPump
from core.families.heat_pumps.record import HeatSource
from core.machines.device import Evidence
from core.machines.maker_tables import (
    MODEL_ROLE,
    FittedModel,
    MakerTables,
    Remark,
    Role,
    TabledModel,
    Wanted,
    distinct,
    listed_c,
)
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

SOURCE, SINK = "source_in_c", "sink_out_c"
HEAT, POWER, COP = "heat_w", "full_power_w", "cop"
_LEAST_POINTS, _LEAST_SOURCES = 4, 2
_USUAL_SOURCES = {
    HeatSource.OUTDOOR_AIR: (-12.0, -7.0, 2.0, 7.0, 12.0),
    HeatSource.BRINE: (-5.0, 0.0, 5.0, 10.0),
    HeatSource.WATER: (7.0, 10.0, 15.0),
}
_NOT_STATED = "–"

ROLES = (
    MODEL_ROLE,
    Role(
        key=COP,
        kind=Kind.COP,
        names=(r"\bc\.?o\.?p\b", r"性能系数|能效比"),
    ),
    Role(
        key=SOURCE,
        kind=Kind.TEMPERATURE,
        axis=True,
        first_of_two=True,
        believed=(-45.0, 60.0),
        names=(
            r"\boat\b", r"\bambient\b", r"\boutdoor\b", r"\boutside air\b", r"\bdry[\s-]*bulb\b",
            r"\bdb\b", r"entering air", r"\bsource\b", r"\bbrine\b", r"\bground\b",
            r"au(ß|ss)entemperatur|lufteintritt|quellentemperatur|\bsole\b",
            r"环境温度|室外|进风|干球|空气温度|热源|水源|地源|地埋管",
        ),
    ),
    Role(
        key=SINK,
        kind=Kind.TEMPERATURE,
        axis=True,
        believed=(15.0, 110.0),
        names=(
            r"\blwt\b", r"\blwc\b", r"\blhwt\b",
            r"(leaving|outlet|supply|flow)\W+(hot|heating|water|temp)",
            r"(hot|heating) water", r"\bsink\b", r"vorlauf|heizwasser", r"出水|供水|热水|供热温度",
        ),
    ),
    Role(
        key=POWER,
        kind=Kind.ELECTRIC_POWER,
        names=(
            r"\bpower\b", r"\binput\b", r"\bp\.?i\.?\b", r"leistungsaufnahme", r"功率|耗电",
        ),
    ),
    Role(
        key=HEAT,
        kind=Kind.HEATING_POWER,
        names=(r"\bheat(ing)?\b", r"\bcap(acity|\.)?\b", r"\bhc\b", r"(heiz|wärme)leistung",
               r"制热量|供热量|热量"),
    ),
)  # fmt: skip
UNUSED = (
    r"\bflow rate\b", r"\bgpm\b", r"press(ure)?\W+drop", r"\bcurrent\b", r"\bamps?\b",
    r"\bcooling\b", r"return", r"entering\W+(hot|heating|water)", r"\bsound\b",
    r"水流量|流量|压降|水阻|阻力|电流|噪声|制冷|回水|(热水|使用侧).*进水", r"序号|备注|remarks?",
)  # fmt: skip
_AIR = (
    r"\boat\b|\bdb\b|au(ß|ss)entemperatur|luft|ambient|outdoor|outside|dry[\s-]*bulb|\bair\b"
    r"|环境|室外|进风|干球|空气"
)
BY_NAME = {
    SOURCE: {
        "heat_source": {
            HeatSource.OUTDOOR_AIR.value: _AIR,
            HeatSource.BRINE.value: r"brine|glycol|ground loop|地埋管|盐水|乙二醇",
            HeatSource.WATER.value: r"\bwater\b|水源|地下水|地表水",
        },
    },
}
TOLD = {
    "standard": {
        "EN 14511": r"\bEN\s*14511",
        "GB/T 25127.1": r"GB/?T\s*25127\.1",
        "GB/T 25127.2": r"GB/?T\s*25127\.2",
        "GB/T 19409": r"GB/?T\s*19409",
    },
}


def maker_tables() -> MakerTables:
    """How makers' tables of heat pumps are read."""
    return MakerTables(
        roles=ROLES,
        unused=UNUSED,
        told=TOLD,
        by_name=BY_NAME,
        asked=("maker", "heat_source"),
        offered=("maker", "heat_source", "standard", "source_year"),
        fit=fit,
    )


def fit(model: TabledModel, wanted: Wanted) -> FittedModel:
    """The map of a model's points, or which points are missing."""
    nothing = np.full(len(model.places), np.nan)
    source, sink, heat, power, cop = (
        model.figures.get(key, nothing) for key in (SOURCE, SINK, HEAT, POWER, COP)
    )
    heat_source = HeatSource(wanted.values["heat_source"])
    power = np.where(np.isfinite(power), power, heat / cop)
    heat = np.where(np.isfinite(heat), heat, power * cop)
    points = np.stack([source, sink, heat, power], axis=1)
    missing = tuple(_missing(points, heat_source))
    if missing:
        return FittedModel(record=None, missing=missing)
    points = points[np.isfinite(points).all(axis=1)]
    points = points[np.lexsort((points[:, 0], points[:, 1]))]
    record = MappedHeatPump(
        id="",
        maker=wanted.values["maker"],
        model=model.model,
        heat_source=heat_source,
        standard=wanted.values.get("standard") or _NOT_STATED,
        nominal_w=float(points[:, 2].max()),
        points=tuple((float(a), float(b), float(c), float(d)) for a, b, c, d in points),
        source="",
        source_year=wanted.values.get("source_year", ""),
        evidence=Evidence.C,
    )
    return FittedModel(record=record)


def _missing(points: np.ndarray, heat_source: HeatSource) -> Iterator[Remark]:
    """Which points a map still needs, as a person would ask the maker for them."""
    for key, column in ((SOURCE, 0), (SINK, 1)):
        if not np.isfinite(points[:, column]).any():
            yield Remark(code="condition_missing", figures=(figure("role", key, word="role"),))
            return
    whole = points[np.isfinite(points).all(axis=1)]
    given = distinct(whole[:, 0])
    if len(whole) >= _LEAST_POINTS and len(given) >= _LEAST_SOURCES:
        return
    usual = _USUAL_SOURCES.get(heat_source, _USUAL_SOURCES[HeatSource.OUTDOOR_AIR])
    open_ = [t for t in usual if all(abs(t - one) > 1.0 for one in given)]
    yield Remark(
        code="map_points_missing",
        figures=(
            figure("given", len(whole), Kind.COUNT),
            figure("sources", len(given), Kind.COUNT),
            figure("least", _LEAST_POINTS, Kind.COUNT),
            figure("least_sources", _LEAST_SOURCES, Kind.COUNT),
            listed_c(open_),
        ),
    )
