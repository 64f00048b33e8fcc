"""What the columns of a table of load are, by their names, their units and their cells."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from itertools import pairwise

import numpy as np

from catalog.files import load_names as names
from catalog.files.cells import is_missing, looks_like_number, looks_like_stamp, marks, numbers
from catalog.files.load_names import COLD, HEAT, Sought
from catalog.files.tables import Table
from catalog.files.units import Measured, units_of
from core.load.kinds import LoadFile
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem


class Role(StrEnum):
    """What a column holds; the message `role.<value>` names it."""

    LOAD = "load"
    DRY_BULB = "dry_bulb"
    WET_BULB = "wet_bulb"
    STAMP = "stamp"  # date, or date and time
    TIME = "time"  # of the day, beside a date
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    HOUR = "hour"
    MINUTE = "minute"
    OTHER = "other"


class _Kind(StrEnum):
    NUMBER = "number"
    STAMP = "stamp"
    TEXT = "text"
    EMPTY = "empty"


_PARTS = (
    (Role.YEAR, names.YEAR), (Role.MONTH, names.MONTH), (Role.DAY, names.DAY),
    (Role.HOUR, names.HOUR), (Role.MINUTE, names.MINUTE),
)  # fmt: skip
_OF_PARTS = tuple(role for role, _ in _PARTS)
_NEEDED = {Role.MONTH, Role.DAY, Role.HOUR}
NO_COLUMN = "none"  # what a study says where a column is not to be taken
_UNIT_SCORE = 1
_SAMPLE = 60
_LISTED = 15  # names in a message


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Role of every column of a table, those of the load, and the parts of a total.

    parts: columns whose sum the load was found to be.
    """

    roles: tuple[Role, ...]
    load: tuple[int, ...]
    parts: tuple[int, ...] = ()

    def of(self, role: Role) -> int | None:
        """The first column of that role."""
        return self.roles.index(role) if role in self.roles else None


def roles(table: Table) -> tuple[Role, ...]:
    """Role of every column but the load and the temperatures, which are among the others."""
    kinds = [_kind(cells) for cells in table.columns]
    found = [_role(table, index, kind) for index, kind in enumerate(kinds)]
    for role in _OF_PARTS:
        _only_first(found, role)
    stamps = [index for index, role in enumerate(found) if role is Role.STAMP]
    for index in stamps[1:]:
        found[index] = Role.OTHER
    if stamps:
        _time_beside(table, found, stamps)
    if stamps or not set(found) >= _NEEDED:
        found = [Role.OTHER if role in _OF_PARTS else role for role in found]
    return tuple(found)


def _time_beside(table: Table, found: list[Role], stamps: list[int]) -> None:
    """A date without a time takes it from a second column of stamps or one of hours."""
    first = _sample(table.columns[stamps[0]])
    if any(_has_time(cell) for cell in first):
        return
    beside = [index for index in stamps[1:] if _is_clock(table.columns[index])]
    if beside:
        found[beside[0]] = Role.TIME
    elif Role.HOUR in found:
        found[found.index(Role.HOUR)] = Role.TIME


def _is_clock(cells: Sequence[object]) -> bool:
    return all(is_missing(cell) or not isinstance(cell, str) or ":" in cell or "时" in cell
               for cell in _sample(cells))  # fmt: skip


def _has_time(cell: object) -> bool:
    if isinstance(cell, str):
        return bool(re.search(r"\d{1,2}[:时]|\d{10}", cell))
    return isinstance(cell, (datetime, time)) and bool(cell.hour or cell.minute)


def _only_first(found: list[Role], role: Role) -> None:
    for index in [i for i, r in enumerate(found) if r is role][1:]:
        found[index] = Role.OTHER


def _role(table: Table, index: int, kind: _Kind) -> Role:
    name = table.header[index].strip()
    if kind is _Kind.STAMP:
        return Role.STAMP
    if kind is _Kind.TEXT and names.STAMP_ONLY.fullmatch(name):
        return Role.STAMP  # called a time and not readable as one: refused where it is read
    if index in table.uncomputed and names.STAMP_ONLY.fullmatch(name):
        return Role.STAMP
    if kind is not _Kind.NUMBER:
        return Role.OTHER
    if names.STAMP.search(name) and _are_serials(table.columns[index]):
        return Role.STAMP
    return next((role for role, pattern in _PARTS if pattern.match(name)), Role.OTHER)


def _are_serials(cells: Sequence[object]) -> bool:
    """Days as a workbook counts them, seconds since 1970, or 2024013113 written as one number."""
    found = [str(cell).strip() for cell in _sample(cells) if not is_missing(cell)]
    return bool(found) and all(
        re.fullmatch(
            r"(19|20)\d{6}(\d{2}){0,3}(\.0)?|1\d{9}(\d{3})?(\.0)?|[2-7]\d{4}(\.\d+)?", text
        )
        for text in found
    )


def _sample(cells: Sequence[object]) -> list[object]:
    step = max(len(cells) // _SAMPLE, 1)
    return [*cells[:_SAMPLE], *cells[_SAMPLE::step]]


def _kind(cells: Sequence[object]) -> _Kind:
    counts = Counter(_kind_of(cell) for cell in _sample(cells))
    del counts[_Kind.EMPTY]
    if not counts:
        return _Kind.EMPTY
    return counts.most_common(1)[0][0]


def _kind_of(cell: object) -> _Kind:
    if is_missing(cell):
        return _Kind.EMPTY
    if looks_like_number(cell):
        return _Kind.NUMBER
    return _Kind.STAMP if looks_like_stamp(cell) else _Kind.TEXT


def columns(table: Table, spec: LoadFile, *, heat: bool = False) -> Columns:
    """Roles with the load found: the columns asked for, the best named, or the only one.

    heat: the load is heat, not cold.

    Raises Problem `load_column_missing`, `load_column_unclear`, `load_column_unknown`,
    `temperature_unclear`.
    """
    found = list(roles(table))
    parts: tuple[int, ...] = ()
    if spec.reading.columns:
        load = tuple(
            asked_column(table, name, "load.reading.columns") for name in spec.reading.columns
        )
    elif spec.column:
        load = (asked_column(table, spec.column, "load.column"),)
    else:
        best, parts = _best(table, found, HEAT if heat else COLD)
        load = (best,)
    for index in load:
        found[index] = Role.LOAD
    for role, wanted in (
        (Role.WET_BULB, spec.reading.wet_bulb),
        (Role.DRY_BULB, spec.reading.dry_bulb),
    ):
        at = _temperature(table, found, role, wanted)
        if at is not None:
            found[at] = role
    return Columns(roles=tuple(found), load=load, parts=parts)


def listed(table: Table, indices: Sequence[int]) -> str:
    """Columns by name, for a message; of very many the first, and how many there are."""
    shown = ", ".join(table.name(index) for index in indices[:_LISTED])
    return shown if len(indices) <= _LISTED else f"{shown}, … ({len(indices)})"


def asked_column(table: Table, wanted: str, key: str) -> int:
    """By its header, the header without its unit, or its number as `#2`."""
    name = wanted.strip().casefold()
    everything = range(len(table.columns))
    hits = [i for i in everything if name in (table.header[i].casefold(), f"#{i + 1}")]
    if not hits:
        hits = [
            i
            for i in everything
            if name == re.split(r"[(\[（【,，]", table.header[i])[0].strip().casefold()
        ]
    if len(hits) == 1:
        return hits[0]
    code = "load_column_unclear" if hits else "load_column_missing"
    known = figure("columns", listed(table, hits or everything))
    raise Problem(code, table.place, figure("column", wanted), known, figure("where", key))


def _temperature(table: Table, found: list[Role], role: Role, wanted: str | None) -> int | None:
    """The column of an outdoor temperature: the one asked for, or the best named.

    Raises Problem `temperature_unclear` where two are as good.
    """
    key = f"load.reading.{role.value}"
    if wanted is not None:
        return None if wanted == NO_COLUMN else asked_column(table, wanted, key)
    wet = role is Role.WET_BULB
    scores = {
        index: _outdoor(table.header[index], wet)
        for index, held in enumerate(found)
        if held is Role.OTHER and _kind(table.columns[index]) is _Kind.NUMBER
    }
    highest = max(scores.values(), default=0)
    best = [index for index, score in scores.items() if score == highest > 0]
    same = all(table.columns[index] == table.columns[best[0]] for index in best[1:])
    if len(best) > 1 and not same:
        known = figure("columns", listed(table, best))
        raise Problem("temperature_unclear", table.place, known, figure("where", key))
    return best[0] if best else None


def _outdoor(name: str, wet: bool) -> int:
    """How surely a column is the wet bulb, or the dry bulb, of the outdoor air; 0: it is not."""
    units = units_of(name)
    if names.NO_OUTDOOR.search(name) or any(u.measured is not Measured.TEMPERATURE for u in units):
        return 0
    of_wet, outdoor = bool(names.WET_BULB.search(name)), bool(names.OUTDOOR.search(name))
    if wet:
        return of_wet * (1 + 2 * outdoor)
    if of_wet:
        return 0
    said = 2 * outdoor + bool(names.DRY_BULB.search(name))
    return said and 2 * said + bool(units)  # beside means and lags of itself, the one with a unit


def _best(table: Table, found: list[Role], sought: Sought) -> tuple[int, tuple[int, ...]]:
    """The column of the load, and the columns it is the sum of."""
    free = [
        index
        for index, role in enumerate(found)
        if role is Role.OTHER
        and (_kind(table.columns[index]) is _Kind.NUMBER or index in table.uncomputed)
        and _may_be_load(table.header[index])
    ]
    named = {index: _score(table.header[index], sought) for index in free}
    highest = max(named.values(), default=0)
    best = [i for i in free if named[i] == highest and highest > 0]
    if len(best) == 1:
        return best[0], ()
    if len(best) > 2 and (total := _total(table, best)) is not None:
        return total, tuple(index for index in best if index != total)
    if not best:
        best = [
            i
            for i in free
            if not _is_running(table, i)
            and not sought.never.search(table.header[i])
            and not _outdoor(table.header[i], False)
            and not _outdoor(table.header[i], True)
        ]
        if len(best) == 1 and not _stands_alone(table, best[0], found):
            best = []
        if len(best) == 1:
            return best[0], ()
    if len(totals := _totals(table, best)) == 1:
        table.refuse_uncomputed(totals)  # it would be chosen, if it said anything
    code = "load_column_unclear" if best else "load_column_unknown"
    known = figure("columns", listed(table, best or range(len(table.columns))))
    raise Problem(code, table.place, figure("column", "–"), known, figure("where", "load.column"))


def _stands_alone(table: Table, column: int, found: Sequence[Role]) -> bool:
    """Whether a column that says nothing may be the load because no other can be.

    Not so where it has no unit and another, named as something else, has one of power or energy:
    a table of a meter of electricity holds no load.
    """
    if units_of(table.header[column]):
        return True
    others = [name for index, name in enumerate(table.header)
              if index != column and found[index] is Role.OTHER]  # fmt: skip
    return not any(unit.is_thermal for name in others for unit in units_of(name))


def _may_be_load(name: str) -> bool:
    """Whether the unit of a column, where it has one, is that of a load."""
    units = units_of(name)
    return not units or any(unit.is_thermal for unit in units)


def _score(name: str, sought: Sought) -> int:
    words = sought.score(name)
    if not words and sought.never.search(name):
        return 0
    return words * 2 + (_UNIT_SCORE if any(unit.is_thermal for unit in units_of(name)) else 0)


def _totals(table: Table, best: Sequence[int]) -> list[int]:
    return [index for index in best if names.TOTAL.search(table.header[index])]


def _total(table: Table, best: Sequence[int]) -> int | None:
    """The one named a total that is the sum of the others, row by row."""
    totals = _totals(table, best)
    if len(totals) != 1 or totals[0] in table.uncomputed:
        return None
    read = {
        i: numbers(cells, marks(cells, table.separator).decimal).values
        for i in best
        if (cells := _sample(table.columns[i]))
    }
    total = read.pop(totals[0])
    parts = np.sum(list(read.values()), axis=0)
    known = np.isfinite(total) & np.isfinite(parts)
    near = np.abs(total - parts) <= 0.01 * np.abs(total) + 0.5
    return totals[0] if known.any() and near[known].all() else None


def _is_running(table: Table, index: int) -> bool:
    """A running number of the rows: named so, or counting up by one."""
    if names.RUNNING.match(table.header[index].strip()):
        return True
    try:
        counted = [float(cell) for cell in table.columns[index][:_SAMPLE]]
    except (TypeError, ValueError):
        return False
    return len(counted) > 2 and all(b - a == 1 for a, b in pairwise(counted))
