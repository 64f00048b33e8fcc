"""Heat pumps side by side: their declared points as arrays, ready to be interpolated.

Of every machine one climate is taken at each of both flow temperatures: that of the site
where it was declared, else the average one, else what there is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.families.heat_pumps.en14825 import beside
from core.families.heat_pumps.outlet import LOW_C, MEDIUM_C, nearer_flow_c, rated_flow_c
from core.families.heat_pumps.record import (
    HeatPump,
    HeatSource,
    PumpFlag,
    SeasonalRating,
    SeasonClimate,
)
from core.families.heat_pumps.seasons import HEATING_LIMIT_C

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
ObjectArray = NDArray[np.object_]
FLOWS_C = (LOW_C, MEDIUM_C)
SLOTS = 8  # five part load points, the bivalent point, the operating limit, one more of a class
DEGRADATION = 0.9  # EN 14825, where none is declared
# The source as machines are rated, °C (EN 14511-2); of air the outdoor temperature.
RATED_SOURCE_C = {
    HeatSource.OUTDOOR_AIR: np.nan,
    HeatSource.HYBRID: np.nan,
    HeatSource.EXHAUST_AIR: 20.0,
    HeatSource.BRINE: 0.0,
    HeatSource.WATER: 10.0,
}
_NOT_OUTDOORS = (HeatSource.EXHAUST_AIR, HeatSource.BRINE, HeatSource.WATER)
_FULL_LOAD_C = (-7.0, 12.0)  # of the declared points that full-load ratings were held against
# Figures that contradict each other: what rests on them ranks only where that is admitted.
DOUBTFUL = (PumpFlag.SCOP_MISMATCH, PumpFlag.COP_NOT_MONOTONE)
_APART_K = 0.05  # points nearer than this are one


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """Points declared for one flow temperature; arrays (machines, SLOTS), nan beyond `count`.

    count: points of each machine, outdoor temperature rising, 0 where nothing is declared;
    bivalent_c: (machines,), nan where not declared.
    """

    count: NDArray[np.int64]
    outdoor_c: FloatArray
    flow_c: FloatArray
    heat_w: FloatArray
    cop: FloatArray
    bivalent_c: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class PumpColumns:
    """Records side by side for one climate; arrays (machines,) where not said otherwise."""

    records: tuple[HeatPump, ...]
    climate: SeasonClimate
    ratings: tuple[tuple[SeasonalRating | None, SeasonalRating | None], ...]  # at 35 and 55 °C
    low: Declared
    medium: Declared
    rated_source_c: FloatArray
    limit_c: FloatArray  # outdoor temperature below which it stops; nan: not declared
    declared_c: FloatArray  # (machines, 2): outdoor temperatures with declared figures, least, most
    outlet_limit_c: FloatArray
    degradation: FloatArray
    idle_w: FloatArray  # of one unit between two starts
    off_w: FloatArray  # of one unit when nothing is asked of it
    scop: FloatArray  # (machines, 2): declared at 35 and 55 °C
    scop_again: FloatArray  # (machines, 2): by the declared points
    full_load_only: BoolArray
    full_heat_w: FloatArray  # (machines, 2): standard rating at 35 and 55 °C
    full_cop: FloatArray  # (machines, 2)
    sound_db: FloatArray
    price: FloatArray
    gwp: FloatArray  # nan where not known
    heat_source: ObjectArray  # a HeatSource each
    doubt: ObjectArray  # the flag of a contradiction in the ratings; empty where there is none

    def take(self, machines: NDArray[np.int64]) -> "PumpColumns":
        """The columns of some machines only."""
        return PumpColumns(
            climate=self.climate,
            **{
                one.name: taken(getattr(self, one.name), machines)
                for one in fields(self)
                if one.name != "climate"
            },
        )


def columns_of(records: Sequence[HeatPump], climate: SeasonClimate) -> PumpColumns:
    """Lay records side by side for a site of that climate."""
    ratings = tuple((chosen(r, climate, LOW_C), chosen(r, climate, MEDIUM_C)) for r in records)
    first = [low or medium for low, medium in ratings]
    # The SCOP of a class or a nameplate follows from its points: nobody declares it.
    declared = [
        (None, None) if record.is_of_kind else pair
        for record, pair in zip(records, ratings, strict=True)
    ]
    return PumpColumns(
        records=tuple(records),
        climate=climate,
        ratings=ratings,
        low=_declared([low for low, _ in ratings]),
        medium=_declared([medium for _, medium in ratings]),
        rated_source_c=np.array([RATED_SOURCE_C[r.heat_source] for r in records]),
        limit_c=np.array([_limit_c(record) for record in records]),
        declared_c=np.array(
            [declared_c(r, pair) for r, pair in zip(records, ratings, strict=True)]
        ).reshape(-1, 2),
        outlet_limit_c=np.array(
            [_outlet_limit_c(r, pair) for r, pair in zip(records, ratings, strict=True)]
        ),
        degradation=np.array([_degradation(one) for one in first]),
        idle_w=np.array([_idle_w(one) for one in first]),
        off_w=np.array([_off_w(one) for one in first]),
        scop=_array([tuple(one and one.scop for one in pair) for pair in declared], 2),
        scop_again=np.stack([_again([pair[at] for pair in declared]) for at in (0, 1)], axis=1),
        full_load_only=np.array([one is None for one in first], dtype=bool),
        full_heat_w=_array([(r.heat_a7w35_w, r.heat_a7w55_w) for r in records], 2),
        full_cop=_array([(r.cop_35, r.cop_55) for r in records], 2),
        sound_db=_array([r.sound_outdoor_db for r in records]),
        price=_array([r.price for r in records]),
        gwp=_array([r.gwp for r in records]),
        heat_source=_objects([r.heat_source for r in records]),
        doubt=_objects([_doubt(pair) for pair in ratings]),
    )


def taken(values: Any, machines: NDArray[np.int64]) -> Any:
    """The rows of some machines, of an array, a tuple, or points of one flow temperature."""
    if isinstance(values, np.ndarray):
        return values[machines]
    if isinstance(values, tuple):
        return tuple(values[machine] for machine in machines.tolist())
    return Declared(
        **{one.name: taken(getattr(values, one.name), machines) for one in fields(values)}
    )


def _doubt(ratings: tuple[SeasonalRating | None, SeasonalRating | None]) -> str:
    """The first of the contradictions in the ratings that are computed with."""
    flags = {flag for one in ratings if one is not None for flag in one.flags if flag in DOUBTFUL}
    return min(flags).value if flags else ""


def _objects(values: Sequence[object]) -> ObjectArray:
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found


def figures_from_c(columns: PumpColumns, reach_k: float) -> FloatArray:
    """Outdoor temperature down to which there are figures, °C, (machines,); −inf: no matter which.

    That is the declared limit of operation, or `reach_k` below the coldest declared figures where
    that is warmer; of water and brine it is none.
    """
    limit = np.fmax(columns.limit_c, columns.declared_c[:, 0] - reach_k)
    return np.where(np.isnan(columns.rated_source_c), limit, -np.inf)


def beyond_declared_k(columns: PumpColumns, outdoor_c: FloatArray) -> FloatArray:
    """How far outdoor temperatures lie beyond those with declared figures, K, (machines, n)."""
    low, high = columns.declared_c[:, :1], columns.declared_c[:, 1:]
    beyond = np.maximum(np.maximum(low - outdoor_c, outdoor_c - high), 0.0)
    return np.where(np.isnan(columns.rated_source_c)[:, None], beyond, 0.0)


def chosen(record: HeatPump, climate: SeasonClimate, flow_c: float) -> SeasonalRating | None:
    """The rating that counts at a site of that climate; None: none at that flow temperature."""
    wanted = (climate, SeasonClimate.AVERAGE, SeasonClimate.COLDER, SeasonClimate.WARMER)
    found = (record.rating(one, flow_c) for one in wanted)
    return next((one for one in found if one is not None and _points(one)), None)


COLDER_BELOW_C, WARMER_FROM_C = -16.0, -4.0  # halfway between the reference design temperatures


def climate_for(design_c: float) -> SeasonClimate:
    """The reference climate (−22, −10, 2 °C) whose design temperature is nearest."""
    if design_c < COLDER_BELOW_C:
        return SeasonClimate.COLDER
    return SeasonClimate.AVERAGE if design_c < WARMER_FROM_C else SeasonClimate.WARMER


def _points(rating: SeasonalRating) -> list[tuple[float, float, float]]:
    """Outdoor °C, heat W, COP of all that is declared, outdoor temperature rising."""
    found = [(p.outdoor_c, p.heat_w, p.cop) for p in rating.points]
    for outdoor_c, heat_w, cop in (
        (rating.bivalent_c, rating.bivalent_heat_w, rating.bivalent_cop),
        (rating.lowest_c, rating.limit_heat_w, rating.limit_cop),
    ):
        if outdoor_c is None or heat_w is None or cop is None:
            continue
        if all(abs(outdoor_c - other[0]) > _APART_K for other in found):
            found.append((outdoor_c, heat_w, cop))
    return sorted(found)


def _declared(ratings: Sequence[SeasonalRating | None]) -> Declared:
    table = np.full((4, len(ratings), SLOTS), np.nan)
    count = np.zeros(len(ratings), dtype=np.int64)
    for row, rating in enumerate(ratings):
        points = _points(rating) if rating else []
        count[row] = len(points)
        if rating and points:
            outdoor, heat, cop = np.array(points).T
            flow = rated_flow_c(rating.climate, rating.flow_c, outdoor)
            table[:, row, : len(points)] = outdoor, flow, heat, cop
    return Declared(
        count=count,
        outdoor_c=table[0],
        flow_c=table[1],
        heat_w=table[2],
        cop=table[3],
        bivalent_c=_array([one.bivalent_c if one else None for one in ratings]),
    )


def _again(ratings: Sequence[SeasonalRating | None]) -> FloatArray:
    """SCOP by the declared points, nan where there is no rating."""
    found = np.full(len(ratings), np.nan)
    there = [row for row, one in enumerate(ratings) if one is not None]
    if there:
        found[there] = beside([one for one in ratings if one is not None])
    return found


def of_application(pair: FloatArray, supply_c: float) -> FloatArray:
    """Of values (machines, 2), that of the flow nearer to the supply, else of the other."""
    near = FLOWS_C.index(nearer_flow_c(supply_c))
    return np.where(np.isnan(pair[:, near]), pair[:, 1 - near], pair[:, near])


def _array(values: Sequence[object], width: int = 0) -> FloatArray:
    """Numbers, nan for None; (n,), or (n, width)."""
    return np.array(values, dtype=np.float64).reshape((-1, width) if width else (-1,))


def _limit_c(record: HeatPump) -> float:
    """The outdoor temperature below which it stops, °C; nan where none is declared.

    A rating for a mild climate need not declare how far the machine really goes: of each flow
    temperature the lowest limit of any climate counts, of both flow temperatures the higher.
    """
    by_flow = [
        [one.limit_c for one in record.ratings if one.flow_c == flow and one.limit_c is not None]
        for flow in FLOWS_C
    ]
    return max((min(limits) for limits in by_flow if limits), default=np.nan)


def declared_c(
    record: HeatPump, ratings: tuple[SeasonalRating | None, SeasonalRating | None]
) -> tuple[float, float]:
    """Least and highest outdoor temperature of the figures that are computed with, °C.

    With several ratings that which all cover. With full-load ratings alone those at which the
    method was held against declared points.
    """
    reached = [[point[0] for point in _points(one)] for one in ratings if one is not None]
    if not reached or record.heat_source in _NOT_OUTDOORS:
        return _FULL_LOAD_C
    warmest = min(max(one) for one in reached)
    # Warmer a class is carried on as EN 14825 carries on, to where heating ends.
    if record.is_of_kind:
        warmest = HEATING_LIMIT_C
    return max(min(one) for one in reached), warmest


def _outlet_limit_c(
    record: HeatPump, ratings: tuple[SeasonalRating | None, SeasonalRating | None]
) -> float:
    """The highest flow it gives, °C: as declared, else the hottest it was rated at.

    A class was rated at none: its points at both flows follow from one.
    """
    declared = [one.outlet_limit_c for one in ratings if one and one.outlet_limit_c is not None]
    if record.is_of_kind and declared:
        return max(declared)
    tested = [one.flow_c for one in ratings if one]
    if record.cop_35 is not None:
        tested.append(LOW_C)
    if record.cop_55 is not None:
        tested.append(MEDIUM_C)
    return max([*declared, *tested], default=LOW_C)


def _degradation(rating: SeasonalRating | None) -> float:
    """Cdh at the warmest point that declares one."""
    declared = [p.degradation for p in rating.points if p.degradation is not None] if rating else []
    return declared[-1] if declared and 0.0 < declared[-1] <= 1.0 else DEGRADATION


def _idle_w(rating: SeasonalRating | None) -> float:
    return (rating.thermostat_off_w or rating.standby_w or 0.0) if rating else 0.0


def _off_w(rating: SeasonalRating | None) -> float:
    if rating is None:
        return 0.0
    return (rating.standby_w or rating.off_w or 0.0) + (rating.crankcase_w or 0.0)
