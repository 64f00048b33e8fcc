"""What machines declare for cooling, side by side, for the chilled water that is asked for.

Of a machine that was rated at several leaving temperatures (7 °C fan coils, 18 °C floors) those on
both sides of the chilled water count; warmer water than any rated is taken as the warmest, which
is on the safe side, colder water than any rated is not known. Where several ratings of one
temperature stand in a record (it is sold in several forms) the lowest SEER counts.

A rating without points is given those that the shipped machines have on the median, at the EER by
which its own SEER is met; of a machine with its full load at 35 °C alone the second-law efficiency
stays, with 5 K at the water and 8 K at the air, and it switches at part load.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.families.heat_pumps.columns import DEGRADATION, SLOTS, Declared, taken
from core.families.heat_pumps.en14825 import cooling_columns, seer
from core.families.heat_pumps.performance import (
    DECLARED_BAND,
    FULL_LOAD_BAND,
    ONE_FLOW_BAND,
    ZERO_C_IN_K,
)
from core.families.heat_pumps.record import CoolingPoint, CoolingRating, HeatPump, HeatSource

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

FAN_COIL_C, FLOOR_C = 7.0, 18.0  # leaving water of both applications (EN 14511-2)
RATED_OUTDOOR_C = (20.0, 25.0, 30.0, 35.0)  # EN 14825, points D to A
# Median of the shipped ratings at those points over that at 35 °C: capacity, and EER by leaving
# water (396 ratings at 7 °C, 177 at 18 °C; tests/families/heat_pumps/test_cooling_columns.py).
USUAL_CAPACITY = (0.41, 0.47, 0.74, 1.0)
USUAL_EER = {FAN_COIL_C: (2.16, 1.75, 1.38, 1.0), FLOOR_C: (1.91, 1.71, 1.34, 1.0)}
SEER_AGREES = 0.05  # a declared SEER further from that of its own points is doubtful
_WATER_K, _AIR_K = 5.0, 8.0  # between water and evaporation, air and condensation; assumed
_COOLS = (HeatSource.OUTDOOR_AIR, HeatSource.HYBRID)
_SAME_K = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class CoolingColumns:
    """Machines beside each other for one chilled-water temperature; (machines,) if not said.

    below, above: the rating at or below the chilled water, and the next warmer one (no points:
    there is none, or it is not needed); share: of the way from one to the other.
    """

    chilled_c: float
    known: BoolArray  # there are figures for water as cold as this
    coldest_c: FloatArray  # lowest leaving water rated; nan: no figures at all
    below: Declared
    above: Declared
    share: FloatArray
    hottest_c: FloatArray  # outdoor temperatures with declared figures
    mildest_c: FloatArray
    degradation: FloatArray  # Cdc
    idle_w: FloatArray  # of one unit between two starts
    seer: FloatArray  # declared; nan: none
    seer_again: FloatArray  # by its own points
    band: FloatArray  # how far the EER may be off
    by_seer: BoolArray  # a rating without points
    full_load_only: BoolArray

    def take(self, machines: NDArray[np.int64]) -> "CoolingColumns":
        """The columns of some machines only."""
        return CoolingColumns(
            chilled_c=self.chilled_c,
            **{
                one.name: taken(getattr(self, one.name), machines)
                for one in fields(self)
                if one.name != "chilled_c"
            },
        )

    @property
    def doubtful(self) -> BoolArray:
        """Where the declared SEER is not that of the declared points."""
        apart = np.abs(self.seer_again / self.seer - 1.0)
        return np.nan_to_num(apart) > SEER_AGREES


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chosen:
    """The ratings of one machine on both sides of the chilled water, with points."""

    below: CoolingRating | None
    above: CoolingRating | None
    coldest_c: float
    by_seer: bool
    full_load_only: bool


def cooling_of(records: Sequence[HeatPump], chilled_c: float) -> CoolingColumns:
    """Lay records side by side for chilled water of that temperature."""
    chosen = [_chosen(record, chilled_c) for record in records]
    below = [one.below for one in chosen]
    above = [one.above for one in chosen]
    share = np.array(
        [
            (chilled_c - low.flow_c) / (high.flow_c - low.flow_c) if low and high else 0.0
            for low, high in zip(below, above, strict=True)
        ]
    )
    rated = _array([one.flow_c if one else None for one in below])
    beside = np.isclose(rated, chilled_c, atol=_SAME_K) | np.array(
        [one is not None for one in above]
    )
    rough = np.array([one.by_seer or one.full_load_only for one in chosen], dtype=bool)
    return CoolingColumns(
        chilled_c=chilled_c,
        known=np.array([one is not None for one in below], dtype=bool),
        coldest_c=np.array([one.coldest_c for one in chosen]),
        below=_declared(below),
        above=_declared(above),
        share=share,
        hottest_c=_array([one.points[-1].outdoor_c if one else None for one in below]),
        mildest_c=_array([one.points[0].outdoor_c if one else None for one in below]),
        degradation=np.array([_degradation(one) for one in below]),
        idle_w=np.array([(one.thermostat_off_w or one.standby_w or 0.0) if one else 0.0
                         for one in below]),
        seer=_array([one.seer if one else None for one in below]),
        seer_again=_again(below),
        band=np.where(rough, FULL_LOAD_BAND, np.where(beside, DECLARED_BAND, ONE_FLOW_BAND)),
        by_seer=np.array([one.by_seer for one in chosen], dtype=bool),
        full_load_only=np.array([one.full_load_only for one in chosen], dtype=bool),
    )  # fmt: skip


def rated_for(record: HeatPump, chilled_c: float) -> tuple[CoolingRating, ...]:
    """The ratings by which a machine is computed at that chilled water, as declared."""
    found = _chosen(record, chilled_c)
    return tuple(one for one in (found.below, found.above) if one is not None)


def _chosen(record: HeatPump, chilled_c: float) -> _Chosen:
    if record.heat_source not in _COOLS:
        return _Chosen(below=None, above=None, coldest_c=np.nan, by_seer=False,
                       full_load_only=False)  # fmt: skip
    by_flow: dict[float, CoolingRating] = {}
    for one in record.cooling:
        if not one.points and one.seer is None:
            continue
        known = by_flow.get(one.flow_c)
        if known is None or (one.seer or np.inf) < (known.seer or np.inf):
            by_flow[one.flow_c] = one
    for full in _full_load(record):
        by_flow.setdefault(full.flow_c, full)
    flows = sorted(by_flow)
    low = [flow for flow in flows if flow <= chilled_c + _SAME_K]
    coldest_c = flows[0] if flows else np.nan
    if not low:
        return _Chosen(below=None, above=None, coldest_c=coldest_c, by_seer=False,
                       full_load_only=False)  # fmt: skip
    below = by_flow[low[-1]]
    exact = abs(below.flow_c - chilled_c) <= _SAME_K
    above = None if exact or len(low) == len(flows) else by_flow[flows[len(low)]]
    return _Chosen(
        below=_with_points(below),
        above=None if above is None else _with_points(above),
        coldest_c=coldest_c,
        by_seer=not below.points,
        full_load_only=below not in record.cooling,
    )


def _full_load(record: HeatPump) -> list[CoolingRating]:
    """What the full-load ratings at 35 °C outside alone say, over the temperatures of the season.

    Capacity is held at that of 35 °C: what a milder day adds is not promised.
    """
    found = []
    for flow, capacity, eer in (
        (FAN_COIL_C, record.cooling_w7_w, record.eer_w7),
        (FLOOR_C, record.cooling_w18_w, record.eer_w18),
    ):
        if capacity is None or eer is None:
            continue
        limits = [_inner_carnot(outdoor, flow) for outdoor in RATED_OUTDOOR_C]
        found.append(
            CoolingRating(
                flow_c=flow,
                design_w=capacity,
                points=tuple(
                    CoolingPoint(
                        outdoor_c=outdoor, cooling_w=capacity, eer=eer * limit / limits[-1]
                    )
                    for outdoor, limit in zip(RATED_OUTDOOR_C, limits, strict=True)
                ),
            )
        )
    return found


def _inner_carnot(outdoor_c: float, chilled_c: float) -> float:
    """Carnot's EER between evaporation and condensation."""
    evaporation_k = chilled_c - _WATER_K + ZERO_C_IN_K
    return evaporation_k / (outdoor_c + _AIR_K - chilled_c + _WATER_K)


def _with_points(rating: CoolingRating) -> CoolingRating:
    """The rating; one with its SEER alone with points of the usual course that have this SEER."""
    if rating.points or rating.seer is None:
        return rating
    usual = USUAL_EER[FAN_COIL_C if rating.flow_c < (FAN_COIL_C + FLOOR_C) / 2.0 else FLOOR_C]

    def at(factor: float) -> CoolingRating:
        return msgspec.structs.replace(
            rating,
            points=tuple(
                CoolingPoint(outdoor_c=outdoor, cooling_w=rating.design_w * share, eer=eer * factor)
                for outdoor, share, eer in zip(RATED_OUTDOOR_C, USUAL_CAPACITY, usual, strict=True)
            ),
        )

    # EERs twice as high halve the energy in active mode; idle energy stays.
    unit = seer(cooling_columns([at(1.0)]))
    demand, idle = float(unit.demand_wh[0]), float(unit.idle_wh[0])
    active = demand / rating.seer - idle
    on = float(unit.energy_wh[0]) - idle
    return at(on / active) if active > 0.0 else at(rating.seer / float(unit.scop_on[0]))


def _declared(ratings: Sequence[CoolingRating | None]) -> Declared:
    table = np.full((3, len(ratings), SLOTS), np.nan)
    count = np.zeros(len(ratings), dtype=np.int64)
    for row, rating in enumerate(ratings):
        if rating is None:
            continue
        points = sorted((p.outdoor_c, p.cooling_w, p.eer) for p in rating.points)[:SLOTS]
        count[row] = len(points)
        table[:, row, : len(points)] = np.array(points).T
    flow = _array([one.flow_c if one else None for one in ratings])
    return Declared(
        count=count,
        outdoor_c=table[0],
        flow_c=np.where(np.isnan(table[0]), np.nan, flow[:, None]),
        heat_w=table[1],
        cop=table[2],
        bivalent_c=np.full(len(ratings), np.nan),
    )


def _again(ratings: Sequence[CoolingRating | None]) -> FloatArray:
    """SEER by the points; nan where none is declared to stand beside it."""
    found = np.full(len(ratings), np.nan)
    there = [row for row, one in enumerate(ratings) if one is not None and one.seer is not None]
    if there:
        found[there] = seer(cooling_columns([ratings[row] for row in there])).scop  # type: ignore[misc]
    return found


def _degradation(rating: CoolingRating | None) -> float:
    """Cdc at the mildest point that declares one."""
    declared = [p.degradation for p in rating.points if p.degradation is not None] if rating else []
    return declared[0] if declared and 0.0 < declared[0] <= 1.0 else DEGRADATION


def _array(values: Sequence[float | None]) -> FloatArray:
    return np.array(values, dtype=np.float64).reshape(-1)
