"""Which servers go on, in which numbers; and why the others do not."""

import numpy as np

from core.families.servers.columns import ServerColumns
from core.families.servers.duty import ServerDuty
from core.families.servers.record import ServerFlag
from core.selection.checks import Check, IntArray, Said, excludes, screened_by_checks
from core.selection.family import Screening, Situation
from core.selection.makers import check_of_makers
from core.vocabulary.finding import Figure, figure
from core.vocabulary.quantity import Kind

_ROUNDING = 1e-9


def screen(columns: ServerColumns, situation: Situation) -> Screening:
    """Admit every server in the least number that leaves the headroom: more only idle more."""
    design, plant = situation.design, situation.plant
    spare = plant.units_min - plant.carrying(plant.units_min)
    needed = -(-design.required_w * (1.0 - _ROUNDING) // columns.work)
    least = np.maximum(needed.astype(np.int64) + spare, plant.units_min)
    return screened_by_checks(
        [*_of_kind(columns, situation), *_of_size(columns, least, situation)],
        {units: _of_number(columns, units, least, situation) for units in plant.numbers},
        nearest=("servers_too_many",),
    )


def _of_kind(columns: ServerColumns, situation: Situation) -> list[Check]:
    """What no number of units helps against: several in one, age, maker."""
    duty, records = situation.duty, columns.records
    assert isinstance(duty, ServerDuty)  # noqa: S101  the family is chosen by it
    nobody = np.zeros(len(records), dtype=bool)
    several = old = nobody
    if not duty.several_nodes:
        several = np.array([ServerFlag.SEVERAL_NODES in one.flags for one in records], dtype=bool)
    if duty.from_year is not None:
        years = [one.source_year[:4] for one in records]
        old = np.array([year.isdigit() and int(year) < duty.from_year for year in years], bool)

    def year(machine: int) -> list[Figure]:
        return [figure("year", records[machine].source_year)]

    return [
        Check(failed=several, say=excludes("server_is_several")),
        Check(failed=old, say=Said("server_old", year)),
        check_of_makers(records, situation.study.criteria),
    ]


def _of_size(columns: ServerColumns, least: IntArray, situation: Situation) -> list[Check]:
    """Whether the least number is more than may stand there, or one is far too large."""
    most_units, most = situation.plant.units_max, situation.study.criteria.oversizing_max
    ratio = columns.work * least / situation.design.peak_w
    return [
        Check(
            failed=least > most_units,
            say=excludes(
                "servers_below", ("units", least, Kind.COUNT), ("most", most_units, Kind.COUNT)
            ),
        ),
        Check(
            failed=ratio > most * (1.0 + _ROUNDING),
            say=excludes(
                "server_too_large", ("ratio", ratio, Kind.RATIO), ("limit", most, Kind.RATIO)
            ),
        ),
    ]


def _of_number(
    columns: ServerColumns,
    units: int,
    least: IntArray,
    situation: Situation,
) -> list[Check]:
    """Why a number of units is not admitted: more than the least, or fewer."""
    count = ("units", units, Kind.COUNT)
    share = situation.design.peak_w / (columns.work * units)
    return [
        Check(
            failed=least < units,
            say=excludes("servers_too_many", count, ("least", least, Kind.COUNT)),
        ),
        Check(
            failed=least > units,
            say=excludes("servers_too_few", count, ("share", share, Kind.SHARE)),
        ),
    ]
