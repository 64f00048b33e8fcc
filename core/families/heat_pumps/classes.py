"""Kinds of heat pump, and machines of them fitted to a few figures.

How the second-law efficiency η and the heat of a kind go with the outdoor temperature, at the low
and at the medium temperature application, are medians of certified machines (classes.json), each
relative to the kind's base, −12 °C for the cold, −7 °C else. Up to three figures fit them:

    η(T) = η_base · ratio(T) · (1 + γ · max(base − T, 0) / 8 K) · (1 + β · (T − base) / span)

the COP at the base sets η_base; a COP at −20 °C sets γ; a SCOP by EN 14825 sets β, above the base
alone for the cold. η is what is carried to other flow temperatures, never the COP. COPs known are
those at full load; the part load between, and the full heat above the bivalent point, follow
from the same rules as a declared machine's (performance). Without a colder COP, or a SCOP, γ and β
are nought. Seasonal figures by other methods (HSPF, APF, IPLV(H)) fit nothing: theirs was not read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files

import msgspec
import numpy as np

from core.families.heat_pumps.columns import RATED_SOURCE_C, columns_of
from core.families.heat_pumps.en14825 import heating_columns, scop
from core.families.heat_pumps.outlet import LOW_C, MEDIUM_C, rated_flow_c
from core.families.heat_pumps.performance import FloatArray, Nodes, carnot_cop, performance
from core.families.heat_pumps.record import (
    DESIGN_C,
    HeatPump,
    HeatSource,
    PartLoadPoint,
    SeasonalRating,
    SeasonClimate,
)
from core.families.heat_pumps.seasons import heating_season
from core.families.heat_pumps.source_effect import CAPACITY_PER_SINK_K
from core.keeping.keeping import keep_for_good
from core.machines.device import UNNAMED, ClassLevel, Evidence

COLD_C = -20.0  # where GB/T 25127 asks for a second COP
_TRIED, _TRIED_W = 0.1, 1e4  # γ; the COP is linear in it, the heat in what it is at the base
_COLDER_MOST, _WARMER_MOST = 0.3, 0.45  # |γ|, |β| of one kind; wider than any machine behind it
_SEASONS = 13  # of β that are tried between, twice


class Shape(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Medians of machines of a kind at one temperature application, over the base's own.

    efficiency: η at the base; base_over_design: heat at the base over Pdesign; idle_share: of
    Pdesign, off, thermostat off, standby, crankcase, means: most machines are frugal and a few are
    not, so that with medians the year of all of them together would be too low.
    """

    machines: int
    makers: int
    outdoor_c: tuple[float, ...]
    efficiency_ratio: tuple[float, ...]
    heat_ratio: tuple[float, ...]
    degradation: tuple[float, ...]
    efficiency: float
    base_over_design: float
    idle_share: tuple[float, float, float, float]


class ClassKind(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind at the low (35 °C) and the medium (55 °C) temperature application.

    largest_w: Pdesign of the largest machine behind it.
    """

    heat_source: HeatSource
    climate: SeasonClimate
    base_c: float
    bivalent_c: float
    above_k: float  # the span of β
    cold_k: float
    largest_w: float
    low: Shape
    medium: Shape

    def shape(self, flow_c: float) -> Shape:
        """That of a temperature application, 35 or 55 °C."""
        return self.low if flow_c == LOW_C else self.medium


class _File(msgspec.Struct, frozen=True, kw_only=True):
    format: str
    source: str
    years: str
    evidence: str
    kinds: dict[str, ClassKind]


@keep_for_good
def class_file() -> _File:
    """The kinds of heat pump, and where their figures come from."""
    content = files("core.families.heat_pumps").joinpath("classes.json").read_bytes()
    return msgspec.json.decode(content, type=_File)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a machine: its full-load heat and COP with water of one temperature.

    cop: at the base of the kind outdoors, with `source_c` as water or brine enters (None: as rated
    by EN 14511); cop_cold: at −20 °C; scop: by EN 14825 for the kind's climate at `scop_flow_c`;
    limit_c: outdoor temperature below which it stops (None: as far as the machines of the kind
    were rated); outlet_c: the hottest water it makes; idle_w: what it draws while it
    waits, its crankcase heater included (None: as much as machines of the kind on average).
    """

    heat_w: float
    cop: float
    flow_c: float
    source_c: float | None = None
    cop_cold: float | None = None
    scop: float | None = None
    scop_flow_c: float = LOW_C
    limit_c: float | None = None
    outlet_c: float = MEDIUM_C
    idle_w: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Factors:
    """The numbers that make a machine of a kind; heat_w: at the base, of 35 °C water."""

    efficiency: float
    heat_w: float
    colder: float = 0.0
    warmer: float = 0.0


def efficiency_factor(
    kind: ClassKind, outdoor_c: FloatArray, colder: float, warmer: float
) -> FloatArray:
    """What γ and β make of η at outdoor temperatures."""
    apart = outdoor_c - kind.base_c
    rising = np.maximum(apart, 0.0) if kind.climate is SeasonClimate.COLDER else apart
    found: FloatArray = (1.0 + colder * np.maximum(-apart, 0.0) / kind.cold_k) * (
        1.0 + warmer * rising / kind.above_k
    )
    return found


def fitted(
    key: str, known: Known, flows_c: tuple[float, ...] = (LOW_C, MEDIUM_C)
) -> tuple[SeasonalRating, ...] | None:
    """The ratings of a machine of a kind with such figures, for its own climate.

    flows_c: the temperature applications it is rated at; with one of them alone η is that at this
    one, whatever the water. None: the figures do not go together, or are of no such machine; check
    kind, point and method.
    """
    kind = class_file().kinds[key]
    heat, cop = _tried(kind, known, flows_c)
    one = _Factors(
        efficiency=kind.low.efficiency * known.cop / cop[0, 0],
        heat_w=_TRIED_W * known.heat_w / heat[0, 0],
    )
    if known.cop_cold is not None:
        ratios = cop[:, 1] / cop[:, 0]
        slope = (ratios[1] - ratios[0]) / _TRIED
        colder = float((known.cop_cold / known.cop - ratios[0]) / slope)
        if not abs(colder) <= _COLDER_MOST:
            return None
        one = replace(one, colder=colder)
    if known.scop is not None:
        warmer = _warmer(kind, known, one)
        if warmer is None:
            return None
        one = replace(one, warmer=warmer)
    ratings = _ratings(kind, known, one, flows_c)
    seasonal = scop(heating_columns(ratings), heating_season(kind.climate)).scop.tolist()
    return tuple(
        msgspec.structs.replace(rating, scop=found)
        for rating, found in zip(ratings, seasonal, strict=True)
    )


def full_load(
    ratings: tuple[SeasonalRating, ...],
    source: HeatSource,
    points: tuple[tuple[float, float], ...],
    source_c: float | None = None,
) -> tuple[FloatArray, FloatArray]:
    """Heat, W, and COP at full load at (outdoor °C, flow °C), (points,); as a year reads them."""
    heat, cop = _full_loads([ratings], source, points, source_c)
    return heat[0], cop[0]


def _full_loads(
    ratings: Sequence[tuple[SeasonalRating, ...]],
    source: HeatSource,
    points: tuple[tuple[float, float], ...],
    source_c: float | None,
) -> tuple[FloatArray, FloatArray]:
    """The same of several machines, (machines, points)."""
    records = [_bare(one, source) for one in ratings]
    outdoor, flow = np.array(points, dtype=np.float64).T
    entering = RATED_SOURCE_C[source] if source_c is None else source_c
    there = np.where(np.isnan(entering), outdoor, entering)
    nodes = Nodes(outdoor_c=outdoor, flow_c=flow, source_c=there)
    found = performance(columns_of(records, ratings[0][0].climate), nodes, 0.0)
    return found.full_w, found.full_cop


def _bare(ratings: tuple[SeasonalRating, ...], source: HeatSource) -> HeatPump:
    """As a class, of which no SCOP is worked out again beside a declared one."""
    return HeatPump(
        id="class", maker=UNNAMED, model="class", heat_source=source, nominal_w=1e4,
        ratings=ratings, class_level=ClassLevel.GRADE_3, class_band_one=0.0, source="class",
        source_year="", evidence=Evidence.D,
    )  # fmt: skip


def _tried(
    kind: ClassKind, known: Known, flows_c: tuple[float, ...]
) -> tuple[FloatArray, FloatArray]:
    """Heat and COP at the base and at −20 °C, with γ nought and with another, (2, 2).

    What they are at the base, where γ does nothing, sets both factors, for both are linear in
    theirs; how the COPs stand to each other is linear in γ.
    """
    one = _Factors(efficiency=kind.low.efficiency, heat_w=_TRIED_W)
    ratings = [
        _ratings(kind, known, replace(one, colder=colder), flows_c) for colder in (0.0, _TRIED)
    ]
    points = ((kind.base_c, known.flow_c), (COLD_C, known.flow_c))
    return _full_loads(ratings, kind.heat_source, points, known.source_c)


def _warmer(kind: ClassKind, known: Known, one: _Factors) -> float | None:
    """β at which the SCOP is as known; None: no such β is of a machine of the kind.

    The COP at the base does not change with it.
    """
    assert known.scop is not None  # noqa: S101  asked for with it alone
    low, high = -_WARMER_MOST, _WARMER_MOST
    for _ in range(2):  # among all of them, then between the two it lies between
        tried = np.linspace(low, high, _SEASONS)
        ratings = [
            _rating(kind, known, replace(one, warmer=warmer), known.scop_flow_c)
            for warmer in tried.tolist()
        ]
        seasonal = scop(heating_columns(ratings), heating_season(kind.climate)).scop
        if not seasonal[0] <= known.scop <= seasonal[-1]:
            return None
        above = min(max(int(np.searchsorted(seasonal, known.scop)), 1), _SEASONS - 1)
        low, high = float(tried[above - 1]), float(tried[above])
    return float(np.interp(known.scop, seasonal, tried))


def _ratings(
    kind: ClassKind, known: Known, one: _Factors, flows_c: tuple[float, ...]
) -> tuple[SeasonalRating, ...]:
    return tuple(_rating(kind, known, one, flow_c) for flow_c in flows_c)


def _rating(kind: ClassKind, known: Known, one: _Factors, flow_c: float) -> SeasonalRating:
    """The rating at one temperature application, its SCOP not yet known."""
    shape, design_c = kind.shape(flow_c), DESIGN_C[kind.climate]
    points = {p.outdoor_c: p for p in _points(kind, known, one, flow_c)}
    coldest = points.pop(design_c)
    heat_w = points.get(kind.base_c, coldest).heat_w
    design_w = heat_w / shape.base_over_design
    off, thermostat_off, standby, crankcase = (share * design_w for share in shape.idle_share)
    if known.idle_w is not None:
        off, thermostat_off, standby, crankcase = known.idle_w, known.idle_w, known.idle_w, 0.0
    limit_c = design_c if known.limit_c is None else known.limit_c
    return SeasonalRating(
        climate=kind.climate, flow_c=flow_c, design_w=design_w, scop=1.0,
        bivalent_c=kind.bivalent_c, limit_c=limit_c, outlet_limit_c=known.outlet_c,
        points=tuple(points[at] for at in sorted(points)),
        limit_heat_w=coldest.heat_w, limit_cop=coldest.cop, limit_degradation=coldest.degradation,
        off_w=off, thermostat_off_w=thermostat_off, standby_w=standby, crankcase_w=crankcase,
    )  # fmt: skip


def _points(kind: ClassKind, known: Known, one: _Factors, flow_c: float) -> Iterator[PartLoadPoint]:
    """Those of the kind, one at the base, and one at the limit of operation, carried on to it."""
    shape = kind.shape(flow_c)
    known_c = np.array(shape.outdoor_c)
    outdoor = {*shape.outdoor_c, kind.base_c}
    if known.limit_c is not None and known.limit_c < known_c[0]:
        outdoor.add(known.limit_c)
    at = np.array(sorted(outdoor))
    leaving = rated_flow_c(kind.climate, flow_c, at)
    rated_c = RATED_SOURCE_C[kind.heat_source]
    entering = at if np.isnan(rated_c) else np.full(len(at), rated_c)
    applied = 1.0 if flow_c == LOW_C else kind.medium.efficiency / kind.low.efficiency
    efficiency = (
        one.efficiency * applied * _line(at, known_c, np.array(shape.efficiency_ratio))
    ) * efficiency_factor(kind, at, one.colder, one.warmer)
    per_k = CAPACITY_PER_SINK_K[kind.heat_source]
    base_flows = [float(rated_flow_c(kind.climate, f, kind.base_c)) for f in (LOW_C, flow_c)]
    heat_w = one.heat_w * np.exp(per_k * (base_flows[1] - base_flows[0]))
    heat = heat_w * _line(at, known_c, np.array(shape.heat_ratio))
    cop = efficiency * carnot_cop(entering, leaving)
    degradation = np.interp(at, known_c, np.array(shape.degradation))
    for each in zip(at.tolist(), heat.tolist(), cop.tolist(), degradation.tolist(), strict=True):
        yield PartLoadPoint(
            outdoor_c=each[0], heat_w=each[1], cop=each[2], degradation=round(each[3], 4)
        )


def _line(at: FloatArray, known_c: FloatArray, values: FloatArray) -> FloatArray:
    """Between the points of a kind, and colder on the line of the coldest two."""
    slope = (values[1] - values[0]) / (known_c[1] - known_c[0])
    found: FloatArray = np.interp(at, known_c, values) + slope * np.minimum(at - known_c[0], 0.0)
    return found
