"""When each row of a table of load was: its stamps in local time, or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from catalog.files import load_names as names
from catalog.files.blocks import kinds_of
from catalog.files.cells import is_missing
from catalog.files.load_columns import Columns, Role
from catalog.files.midnights import days_ended
from catalog.files.stamp_columns import BadStamp, Instants, Stamps
from catalog.files.stamp_texts import zone_in
from catalog.files.stamps import UnclearOrder, stamps, stamps_of_numbers
from catalog.files.tables import Table
from core.load.kinds import LoadFile
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind

_MINUTES = 60
_SHORTEST_STAMP = 6  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """The rows that count, and when each of all rows was (datetime64[m]), None without stamps."""

    counts: NDArray[np.bool_]
    shown: Stamps | None
    findings: tuple[Finding, ...] = ()


def times_of(table: Table, found: Columns, spec: LoadFile) -> Times:
    """The instants of the rows; a row without stamp and load does not count.

    Raises Problem `load_stamp`, `load_dates_unclear`, `load_zone_unclear`, `table_not_computed`.
    """
    everything = np.ones(len(table.row), dtype=np.bool_)
    used = _used(found)
    if not used:
        return Times(counts=everything, shown=None)
    table.refuse_uncomputed(used.values())
    cells: dict[Role, Sequence[object]] = {
        role: table.columns[column] for role, column in used.items()
    }
    first = next(iter(used.values()))
    load = table.columns[found.load[0]]
    empty = _empty_rows(table.columns[first], load)
    if any(empty):
        everything = ~np.array(empty)
        cells = {
            role: [c for c, gone in zip(column, empty, strict=True) if not gone]
            for role, column in cells.items()
        }
    try:
        read = _read(cells, _ends(table, used), spec.reading.date_order)
    except UnclearOrder as unclear:
        example = figure("value", str(table.columns[first][0]).strip())
        raise Problem("load_dates_unclear", table.place_of(0, first), example) from unclear
    except BadStamp as bad:
        index = int(np.flatnonzero(everything)[bad.index])
        value = figure("value", str(table.columns[first][index])[:40])
        raise Problem("load_stamp", table.place_of(index, first), value) from bad
    local, told = _local(table, first, read, spec.reading.utc_offset_h)
    local, ended = days_ended(local)
    if ended:
        told.append(finding("load_days_ended", Severity.INFO, figure("count", ended, Kind.COUNT)))
    shown = np.full(len(table.row), np.datetime64("NaT", "m"))
    shown[everything] = local
    return Times(counts=everything, shown=shown, findings=tuple(told))


def _empty_rows(stamps: Sequence[object], load: Sequence[object]) -> list[bool]:
    """Which rows have neither stamp nor load; none where every stamp is long enough to be one."""
    try:
        has_gaps = min(kinds_of(len, cast("Sequence[str]", stamps))) < _SHORTEST_STAMP
    except TypeError:  # dates of a workbook among texts
        has_gaps = "" in stamps or None in stamps
    if not has_gaps:
        return []
    return [is_missing(c) and is_missing(x) for c, x in zip(stamps, load, strict=True)]


def _used(found: Columns) -> dict[Role, int]:
    """The columns that say when, the leading one first."""
    wanted: tuple[Role, ...] = (Role.STAMP, Role.TIME)
    if found.of(Role.STAMP) is None:
        wanted = (Role.MONTH, Role.DAY, Role.HOUR, Role.YEAR, Role.MINUTE)
    places = {role: found.of(role) for role in wanted}
    return {role: place for role, place in places.items() if place is not None}


def _ends(table: Table, used: dict[Role, int]) -> bool:
    """Whether hours of the day in a column of their own are named by their ends."""
    column = used.get(Role.TIME, used.get(Role.HOUR))
    return column is not None and bool(names.HOUR_ENDING.search(table.header[column].strip()))


def _read(cells: Mapping[Role, Sequence[object]], ends: bool, date_order: str | None) -> Instants:
    if Role.STAMP in cells:
        times = cells.get(Role.TIME)
        return stamps(cells[Role.STAMP], times, date_order=date_order, hours_end=ends)
    return stamps_of_numbers(
        cells[Role.MONTH], cells[Role.DAY], cells[Role.HOUR],
        cells.get(Role.YEAR), cells.get(Role.MINUTE), hours_end=ends,
    )  # fmt: skip


def _local(
    table: Table, column: int, read: Instants, ahead_h: float | None
) -> tuple[Stamps, list[Finding]]:
    """The instants by the local clock without daylight saving, and what was done for it.

    One offset throughout is the local clock's own and is left off; several are the clock set
    forward and back, and are brought to the smaller, standard time. UTC is asked about: many
    loggers write a Z behind local time. Raises Problem `load_zone_unclear`.
    """
    offset = read.offset
    if offset is None:
        said = zone_in(table.header[column])
        if said is None:
            if ahead_h is None:
                return read.shown, []
            said = 0
        offset = np.full(read.shown.size, said, dtype=np.int64)
    different = np.unique(offset)
    if ahead_h is not None:
        ahead = round(ahead_h * _MINUTES)
    elif different.size > 1:
        ahead = int(different[0])
    elif different[0] == 0:
        example = figure("value", str(table.columns[column][0]).strip())
        raise Problem("load_zone_unclear", table.place_of(0, column), example)
    else:
        ahead = int(different[0])
    move = ahead - offset
    said_h = figure("offset", f"UTC{ahead / _MINUTES:+g}")
    if not move.any():
        return read.shown, []
    moved: Stamps = read.shown + move.astype("timedelta64[m]")
    code = "load_zone_standard" if different.size > 1 else "load_zone_moved"
    return moved, [finding(code, Severity.INFO, said_h)]
