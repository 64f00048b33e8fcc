"""Which servers go on, in which numbers; and why the others do not."""

from core.families.servers.columns import ServerColumns
from core.families.servers.duty import ServerDuty
from core.families.servers.record import Server, ServerFlag
from core.selection.by_number import screened
from core.selection.family import Screening, Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_OUT = Severity.EXCLUDES
_ROUNDING = 1e-9


def screen(columns: ServerColumns, situation: Situation) -> Screening:
    """Admit every server in the least number that leaves the headroom: more only idle more."""
    records, design, plant = columns.records, situation.design, situation.plant
    spare = plant.units_min - plant.carrying(plant.units_min)

    def least(machine: int) -> int:
        needed = -(-design.required_w * (1.0 - _ROUNDING) // records[machine].full_work)
        return max(int(needed) + spare, plant.units_min)

    return screened(
        len(records),
        plant.numbers,
        never=lambda machine: _never(records[machine], least(machine), situation),
        of_number=lambda machine, units: _of_number(
            records[machine], units, least(machine), situation
        ),
        too_large="servers_too_many",
    )


def _never(record: Server, least: int, situation: Situation) -> Finding | None:
    """What no number of units helps against."""
    duty, criteria = situation.duty, situation.study.criteria
    assert isinstance(duty, ServerDuty)  # noqa: S101  the family is chosen by it
    if not duty.several_nodes and ServerFlag.SEVERAL_NODES in record.flags:
        return finding("server_is_several", _OUT)
    year = record.source_year[:4]
    if duty.from_year is not None and year.isdigit() and int(year) < duty.from_year:
        return finding("server_old", _OUT, figure("year", record.source_year))
    if record.maker in criteria.makers_left_out:
        return finding("maker_left_out", _OUT, figure("maker", record.maker))
    if least > situation.plant.units_max:
        return finding(
            "servers_below", _OUT,
            figure("units", least, Kind.COUNT),
            figure("most", situation.plant.units_max, Kind.COUNT),
        )  # fmt: skip
    ratio = record.full_work * least / situation.design.peak_w
    most = criteria.oversizing_max
    if ratio > most * (1.0 + _ROUNDING):
        return finding(
            "server_too_large", _OUT,
            figure("ratio", ratio, Kind.RATIO), figure("limit", most, Kind.RATIO),
        )  # fmt: skip
    return None


def _of_number(record: Server, units: int, least: int, situation: Situation) -> Finding | None:
    """Why a number of units is not admitted; None: it is."""
    if units == least:
        return None
    count = figure("units", units, Kind.COUNT)
    if units > least:
        return finding("servers_too_many", _OUT, count, figure("least", least, Kind.COUNT))
    share = situation.design.peak_w / (record.full_work * units)
    return finding("servers_too_few", _OUT, count, figure("share", share, Kind.SHARE))
