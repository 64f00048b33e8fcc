"""Classes of heat pumps in the size that the duty asks for."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec
import numpy as np

from core.families.heat_pumps.at_design import screened_heat_w
from core.families.heat_pumps.class_fitness import class_unfit
from core.families.heat_pumps.columns import PumpColumns, climate_for, columns_of
from core.families.heat_pumps.cooling.columns import CoolingColumns, cooling_of
from core.families.heat_pumps.demands import summer_capacity
from core.families.heat_pumps.performance import FloatArray, Nodes
from core.families.heat_pumps.record import HeatPump, SeasonalRating, SeasonClimate
from core.families.heat_pumps.screening import TAKES
from core.families.heat_pumps.site_band import class_band
from core.families.heat_pumps.situation import nodes_of
from core.families.heat_pumps.unit_numbers import wanted_w
from core.keeping.keeping import Latest
from core.selection.family import Situation, Sized
from core.selection.made_to_size import by_series, nearest_size

_STEP_W = 1e3
_SERIES = 256  # kept: those of the catalog in three climates, and of some waters
_IN_W = ("design_w", "bivalent_heat_w", "limit_heat_w", "off_w", "thermostat_off_w", "standby_w",
         "crankcase_w", "backup_w")  # fmt: skip


_T = TypeVar("_T")
_Kept = tuple[Sequence[HeatPump], _T]


class SeriesColumns:
    """Classes of each series side by side, as they stand in the catalog, kept from study to study.

    They are the same for every study of a climate and a chilled water.
    """

    def __init__(self) -> None:
        self._heating: Latest[tuple[str, SeasonClimate], _Kept[PumpColumns]] = Latest(_SERIES)
        self._cooling: Latest[tuple[str, float], _Kept[CoolingColumns]] = Latest(_SERIES)

    def heating(self, records: Sequence[HeatPump], situation: Situation) -> PumpColumns:
        """As they heat in the climate of a site."""
        climate = climate_for(situation.design.outdoor_c)
        _, found = self._heating.of(
            (records[0].id, climate),
            lambda: (records, columns_of(records, climate)),
            lambda kept: kept[0] == records,
        )
        return found

    def cooling(self, records: Sequence[HeatPump], chilled_c: float) -> CoolingColumns:
        """As they cool water to that temperature."""
        _, found = self._cooling.of(
            (records[0].id, chilled_c),
            lambda: (records, cooling_of(records, chilled_c)),
            lambda kept: kept[0] == records,
        )
        return found


def sized(
    classes: Mapping[int, HeatPump], situation: Situation, known: SeriesColumns
) -> list[Sized]:
    """Every class of the duty's source and flow, made for each number of units on duty.

    In every size it has the id of its series. Two sizes of each number: the units on duty give at
    design conditions all of the required heat, or no more than the duty asks of them beside its
    backup. Where a class is not made so large, it is made as large as it is made.
    """
    duty = situation.duty
    series = [
        (rows, several)
        for rows, several in by_series(classes)
        if all(
            one.heat_source is TAKES[duty.heat_source]
            and not class_unfit(one, duty, situation.design)
            for one in several
        )
    ]
    if not series:
        return []
    nodes = nodes_of(situation)
    return [
        one
        for rows, several in series
        for one in _of_series(rows, several, situation, nodes, known)
    ]


def _of_series(
    rows: Sequence[int],
    records: Sequence[HeatPump],
    situation: Situation,
    nodes: Nodes,
    known: SeriesColumns,
) -> Iterator[Sized]:
    plant, design = situation.plant, situation.design
    ratio = _relative_heat(records, situation, nodes, known)
    cooled = _for_cooling(records, situation, known)
    band = class_band(records[0], situation)
    for units in plant.numbers:
        carrying = plant.carrying(units)
        if carrying < 1:
            continue
        sizes = {
            nearest_size(
                records,
                _wanted(records, np.maximum(heat_w / carrying / ratio, cooled / carrying)),
                _STEP_W,
            ): None
            for heat_w in (design.required_w, wanted_w(situation.duty, design))
        }
        for choice, (index, size_w) in enumerate(sizes):
            code = records[index].model.split(" ")[0]
            made = msgspec.structs.replace(
                in_size(records[index], size_w),
                id=records[0].id,
                model=f"{code} {size_w / 1e3:.0f} kW",
                class_band_one=band,
                class_band_several=band,
            )
            yield Sized(machine=rows[index], units=units, record=made, choice=choice)


def _wanted(records: Sequence[HeatPump], nominal_w: FloatArray) -> list[float]:
    """The nominal sizes wanted; those of the catalog where there is no figure at design."""
    return nominal_w.tolist() if np.isfinite(nominal_w).all() else [r.nominal_w for r in records]


def _relative_heat(
    records: Sequence[HeatPump], situation: Situation, nodes: Nodes, known: SeriesColumns
) -> FloatArray:
    """Heat at design conditions over the nominal one, (machines,); nan: no figure."""
    design, reach_k = situation.design, situation.study.criteria.beyond_limits_k
    heat = screened_heat_w(known.heating(records, situation), nodes, design, reach_k)
    ratio: FloatArray = heat / np.array([one.nominal_w for one in records])
    return ratio


def _for_cooling(
    records: Sequence[HeatPump], situation: Situation, known: SeriesColumns
) -> FloatArray:
    """Nominal heat, W, of all units together that cool as is asked, (machines,); 0: nothing is."""
    duty, design = situation.duty, situation.design
    nominal_w = np.array([one.nominal_w for one in records])
    if design.chilled_c is None:
        return np.zeros(len(records))
    there = summer_capacity(
        known.heating(records, situation),
        known.cooling(records, design.chilled_c),
        duty,
        design,
        situation.study.criteria.beyond_limits_k,
    )
    found: FloatArray = (design.cooling_required_w + there.lost_w) / there.unit_w * nominal_w
    return found


def in_size(record: HeatPump, nominal_w: float) -> HeatPump:
    """The machine with another nominal heat, W, and all that is in watts with it."""
    factor = nominal_w / record.nominal_w
    return msgspec.structs.replace(
        record,
        nominal_w=nominal_w,
        cooling_w7_w=None if record.cooling_w7_w is None else record.cooling_w7_w * factor,
        ratings=tuple(_scaled(one, factor) for one in record.ratings),
    )


def _scaled(rating: SeasonalRating, factor: float) -> SeasonalRating:
    watts = {name: value * factor for name in _IN_W if (value := getattr(rating, name)) is not None}
    points = tuple(
        msgspec.structs.replace(one, heat_w=one.heat_w * factor) for one in rating.points
    )
    return msgspec.structs.replace(rating, points=points, **watts)
