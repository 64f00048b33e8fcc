"""What the columns of a table of load are, by their names and their cells."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any

from catalog.load_cells import is_missing, looks_like_number, looks_like_stamp
from catalog.load_table import Table
from catalog.load_units import units_in
from core.finding import figure
from core.problem import Problem


class Role(StrEnum):
    """What a column holds; the message `role.<value>` names it."""

    LOAD = "load"
    DRY_BULB = "dry_bulb"
    WET_BULB = "wet_bulb"
    STAMP = "stamp"  # date, or date and time
    TIME = "time"  # of the day, beside a date
    MONTH = "month"
    DAY = "day"
    HOUR = "hour"
    OTHER = "other"


class _Kind(StrEnum):
    NUMBER = "number"
    STAMP = "stamp"
    TEXT = "text"
    EMPTY = "empty"


_WET = re.compile(r"(?i)湿球|wet.?bulb|\bt?_?wb\b|\btwet\b")
_DRY = re.compile(
    r"(?i)干球|室外.*温|环境温|气温|dry.?bulb|\bt?_?db\b|outdoor|outside|ambient|\boat\b|\bt_?amb\b"
)
_TIME_NAMES = (
    (Role.MONTH, re.compile(r"(?i)^(月份?|month|mon)$")),
    (Role.DAY, re.compile(r"(?i)^(日|天|day|day of month)$")),
    (Role.HOUR, re.compile(r"(?i)^(小?时|时刻|hour|hr|hour of day)$")),
)
_RUNNING = re.compile(
    r"(?i)^(序号|编号|小时|小时数|时刻|no\.?|nr\.?|index|#|id|hour|hours|h|hr|step)$"
)
_STAMP_NAME = re.compile(r"(?i)时间|日期|date|time|stamp")
_NO_FIGURE = (
    r"温度|temp|湿度|humid|流量|flow|电|electric|power input|焓|enthalpy|露点|dew|price|电价|cop\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sought:
    """Names of the load that is looked for: the first that fits gives the score."""

    never: re.Pattern[str]
    names: tuple[tuple[int, re.Pattern[str]], ...]


_COLD = _Sought(
    never=re.compile(rf"(?i)热负荷|供热|采暖|供暖|热水|heat|{_NO_FIGURE}"),
    names=(
        (4, re.compile(r"(?i)冷负荷|cooling.?(load|demand)|chill\w*.?(load|demand)|空调负荷")),
        (3, re.compile(r"(?i)供冷|制冷量|冷量|cooling|chill|冷")),
        (2, re.compile(r"(?i)负荷|load|demand")),
    ),
)
_HEAT = _Sought(
    never=re.compile(rf"(?i)冷|cooling|chill|热水|hot.?water|dhw|{_NO_FIGURE}"),
    names=(
        (4, re.compile(r"(?i)热负荷|heat\w*.?(load|demand)")),
        (3, re.compile(r"(?i)供热|采暖|供暖|制热量|热量|heat|热")),
        (2, re.compile(r"(?i)负荷|load|demand")),
    ),
)
_UNIT_SCORE = 1
_SAMPLE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Role of every column of a table, and the one of the load."""

    roles: tuple[Role, ...]
    load: int

    def of(self, role: Role) -> int | None:
        """The first column of that role."""
        return self.roles.index(role) if role in self.roles else None


def roles(table: Table) -> tuple[Role, ...]:
    """Role of every column but the load, which is still among the others."""
    kinds = [_kind(cells) for cells in table.columns]
    found = [_role(table, index, kind) for index, kind in enumerate(kinds)]
    for role in (Role.DRY_BULB, Role.WET_BULB, *(role for role, _ in _TIME_NAMES)):
        _only_first(found, role)
    stamps = [index for index, role in enumerate(found) if role is Role.STAMP]
    for index in stamps[1:]:
        found[index] = Role.OTHER
    if stamps:
        _time_beside(table, found, stamps)
    if not {Role.MONTH, Role.DAY, Role.HOUR} <= set(found):
        found = [
            Role.OTHER if role in (Role.MONTH, Role.DAY, Role.HOUR) else role for role in found
        ]
    return tuple(found)


def _time_beside(table: Table, found: list[Role], stamps: list[int]) -> None:
    """A date without a time takes it from a second column of stamps or one of hours."""
    first = _sample(table.columns[stamps[0]])
    if any(_has_time(cell) for cell in first):
        return
    if len(stamps) > 1:
        found[stamps[1]] = Role.TIME
    elif Role.HOUR in found:
        found[found.index(Role.HOUR)] = Role.TIME


def _has_time(cell: Any) -> bool:
    if isinstance(cell, str):
        return bool(re.search(r"\d{1,2}[:时]|\d{10}", cell))
    return bool(getattr(cell, "hour", 0) or getattr(cell, "minute", 0))


def _only_first(found: list[Role], role: Role) -> None:
    for index in [i for i, r in enumerate(found) if r is role][1:]:
        found[index] = Role.OTHER


def _role(table: Table, index: int, kind: _Kind) -> Role:
    name = table.header[index]
    if kind is _Kind.STAMP:
        return Role.STAMP
    if kind is not _Kind.NUMBER:
        return Role.OTHER
    if _STAMP_NAME.search(name) and _are_serials(table.columns[index]):
        return Role.STAMP
    if units_in(name):
        return Role.OTHER
    for role, pattern in _TIME_NAMES:
        if pattern.match(name.strip()):
            return role
    if _WET.search(name):
        return Role.WET_BULB
    return Role.DRY_BULB if _DRY.search(name) else Role.OTHER


def _are_serials(cells: Sequence[Any]) -> bool:
    """Days as a workbook counts them, or 2024013113 written as one number."""
    found = [str(cell).strip() for cell in _sample(cells) if not is_missing(cell)]
    return bool(found) and all(
        re.fullmatch(r"(19|20)\d{6}(\d{2}){0,3}(\.0)?|[2-7]\d{4}(\.\d+)?", text) for text in found
    )


def _sample(cells: Sequence[Any]) -> list[Any]:
    step = max(len(cells) // _SAMPLE, 1)
    return [*cells[:_SAMPLE], *cells[_SAMPLE::step]]


def _kind(cells: Sequence[Any]) -> _Kind:
    counts = Counter(_kind_of(cell) for cell in _sample(cells))
    del counts[_Kind.EMPTY]
    if not counts:
        return _Kind.EMPTY
    return counts.most_common(1)[0][0]


def _kind_of(cell: Any) -> _Kind:
    if is_missing(cell):
        return _Kind.EMPTY
    if looks_like_number(cell):
        return _Kind.NUMBER
    return _Kind.STAMP if looks_like_stamp(cell) else _Kind.TEXT


def columns(table: Table, wanted: str | None, *, heat: bool = False) -> Columns:
    """Roles with the load found: the column asked for, the best named, or the only one.

    heat: the load is heat, not cold.

    Raises Problem `load_column_missing`, `load_column_unclear`, `load_column_unknown`.
    """
    found = list(roles(table))
    load = _asked(table, wanted) if wanted else _best(table, found, _HEAT if heat else _COLD)
    found[load] = Role.LOAD
    return Columns(roles=tuple(found), load=load)


def _names(table: Table, indices: Sequence[int]) -> str:
    return ", ".join(table.name(index) for index in indices)


def _asked(table: Table, wanted: str) -> int:
    """By its header, the header without its unit, or its number as `#2`."""
    key = wanted.strip().casefold()
    everything = range(len(table.columns))
    hits = [i for i in everything if key in (table.header[i].casefold(), f"#{i + 1}")]
    if not hits:
        hits = [
            i
            for i in everything
            if key == re.split(r"[(\[（【,，]", table.header[i])[0].strip().casefold()
        ]
    if len(hits) == 1:
        return hits[0]
    code = "load_column_unclear" if hits else "load_column_missing"
    known = figure("columns", _names(table, hits or everything))
    raise Problem(code, table.place, figure("column", wanted), known)


def _best(table: Table, found: list[Role], sought: _Sought) -> int:
    free = [
        index
        for index, role in enumerate(found)
        if role is Role.OTHER and _kind(table.columns[index]) is _Kind.NUMBER
    ]
    named = {index: _score(table.header[index], sought) for index in free}
    highest = max(named.values(), default=0)
    best = [i for i in free if named[i] == highest and highest > 0]
    if len(best) == 1:
        return best[0]
    if not best:
        best = [
            i
            for i in free
            if not _is_running(table, i) and not sought.never.search(table.header[i])
        ]
        if len(best) == 1:
            return best[0]
    code = "load_column_unclear" if best else "load_column_unknown"
    known = figure("columns", _names(table, best or range(len(table.columns))))
    raise Problem(code, table.place, figure("column", "–"), known)


def _score(name: str, sought: _Sought) -> int:
    if sought.never.search(name):
        return 0
    words = next((score for score, pattern in sought.names if pattern.search(name)), 0)
    return words * 2 + (_UNIT_SCORE if units_in(name) else 0)


def _is_running(table: Table, index: int) -> bool:
    """A running number of the rows: named so, or counting up by one."""
    if _RUNNING.match(table.header[index].strip()):
        return True
    try:
        numbers = [float(cell) for cell in table.columns[index][:_SAMPLE]]
    except (TypeError, ValueError):
        return False
    return len(numbers) > 2 and all(b - a == 1 for a, b in pairwise(numbers))
