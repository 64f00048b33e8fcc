"""Which compressors go on, in which numbers; and why the others do not."""

from collections.abc import Iterable

import numpy as np

from core.families.compressors.columns import CompressorColumns
from core.families.compressors.duty import CompressorDuty
from core.selection.checks import BoolArray, Check, Said, excludes, screened_by_checks, worded
from core.selection.family import Screening, Situation
from core.selection.makers import check_of_makers
from core.vocabulary.finding import Figure, figure
from core.vocabulary.quantity import Kind

_ROUNDING = 1e-6
_REACH_PA = 2e5  # so far below its rated pressure the formula of the power is still believed


def screen(columns: CompressorColumns, situation: Situation) -> Screening:
    """Admit every compressor × number of units that gives flow and pressure, and is no waste."""
    return screened_by_checks(
        [*_of_kind(columns, situation), *_of_pressure(columns, situation)],
        {units: _of_number(columns, units, situation) for units in situation.plant.numbers},
        nearest=("air_oversized",),
        mixes=True,
    )


def _of_kind(columns: CompressorColumns, situation: Situation) -> list[Check]:
    """What no number of units helps against: gas, kind, maker, doubts."""
    duty: CompressorDuty = situation.duty
    criteria, records = situation.study.criteria, columns.records
    nobody = np.zeros(len(records), dtype=bool)
    other_kind = nobody
    if duty.wanted_kind is not None:
        other_kind = _those(one.compressor_kind is not duty.wanted_kind for one in records)

    def gases(machine: int) -> list[Figure]:
        return [
            figure("gas", records[machine].compressed_gas.value, word="choice"),
            figure("asked", duty.compressed_gas.value, word="choice"),
        ]

    def kind(machine: int) -> str:
        return records[machine].compressor_kind.value

    other_gas = columns.gas != duty.compressed_gas.value
    return [
        Check(failed=other_gas, say=Said("compressor_gas_differs", gases)),
        Check(
            failed=~columns.oil_free if duty.oil_free else nobody,
            say=worded("air_not_oil_free", "kind", kind),
        ),
        Check(failed=other_kind, say=worded("compressor_kind_differs", "kind", kind)),
        check_of_makers(records, criteria),
        Check(
            failed=nobody if criteria.doubtful_admitted else columns.doubtful,
            say=excludes("compressor_doubtful"),
        ),
    ]


def _those(holds: Iterable[bool]) -> BoolArray:
    return np.fromiter(holds, dtype=bool)


def _of_pressure(columns: CompressorColumns, situation: Situation) -> list[Check]:
    """Whether they reach what is needed, and are not made for far more."""
    design = situation.design
    needed = np.where(columns.by_speed, design.lowest_pa, design.highest_pa)
    asked = ("needed", needed, Kind.GAUGE_PRESSURE)
    return [
        Check(
            failed=columns.most_pa < needed * (1.0 - _ROUNDING),
            say=excludes(
                "air_pressure_below", ("pressure", columns.most_pa, Kind.GAUGE_PRESSURE), asked
            ),
        ),
        Check(
            failed=columns.rated_pa > needed + _REACH_PA,
            say=excludes(
                "air_pressure_far_above",
                ("pressure", columns.rated_pa, Kind.GAUGE_PRESSURE),
                asked,
            ),
        ),
    ]


def _of_number(columns: CompressorColumns, units: int, situation: Situation) -> list[Check]:
    """Whether so many are too small together, or too large."""
    design, most = situation.design, situation.study.criteria.oversizing_max
    given = columns.flow_m3s * situation.plant.carrying(units)
    told = ("units", units, Kind.COUNT), ("flow", given, Kind.FREE_AIR_FLOW)
    return [
        Check(
            failed=given < design.required_w * (1.0 - _ROUNDING),
            say=excludes(
                "air_flow_below", *told, ("needed", design.required_w, Kind.FREE_AIR_FLOW)
            ),
        ),
        Check(
            failed=given > most * design.peak_w * (1.0 + _ROUNDING),
            say=excludes(
                "air_oversized",
                *told,
                ("ratio", given / design.peak_w, Kind.RATIO),
                ("most", most, Kind.RATIO),
            ),
        ),
    ]
