"""Tables with a row a day and a column for each hour or part of one, unfolded to a row an hour.

Also turned: a row for each hour, a column a day, of a whole year.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from catalog.files.cells import is_missing, looks_like_number, looks_like_stamp
from catalog.files.day_names import A_DAY, A_YEAR, DAY_MIN, hours_in, is_day
from catalog.files.load_names import STAMP
from catalog.files.rows import Cell
from catalog.files.tables import Table
from catalog.files.units import units_of

_COMPACT = re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\.0)?")


def hour_by_hour(table: Table) -> Table:
    """A table with a row a day as one of dates, times and figures; any other as it is."""
    turned = _turned(table)
    table = turned or table
    run = hours_in(table.header)
    if run is None or not _are_figures(table.columns[run.start : run.stop]):
        return table
    others = [i for i in range(len(table.columns)) if i not in run]
    dates = [i for i in others if _are_dates(table.columns[i])]
    if len(dates) > 1 or (not dates and len(table.row) not in A_YEAR):
        return table
    if _tell_rows_apart(table, [i for i in others if i not in dates]):
        return table  # several rows a day: of what, the texts beside them say
    return _unfolded(table, dates[0] if dates else None, run)


def _are_figures(columns: Sequence[Sequence[Cell]]) -> bool:
    cells = [cell for column in columns for cell in column[:40] if not is_missing(cell)]
    return bool(cells) and sum(map(looks_like_number, cells)) >= 0.9 * len(cells)


def _are_dates(cells: Sequence[Cell]) -> bool:
    known = [cell for cell in cells if not is_missing(cell)]
    if len(set(known)) < len(known):
        return False  # several rows a day
    if known and all(_COMPACT.fullmatch(str(cell)) for cell in known):
        return True
    return bool(known) and all(
        (isinstance(cell, date) or (isinstance(cell, str) and not looks_like_number(cell)))
        and looks_like_stamp(cell)
        for cell in known
    )


def _tell_rows_apart(table: Table, others: Sequence[int]) -> bool:
    """Whether a column of texts names few things again and again, as of kinds of energy."""
    for index in others:
        texts = [cell for cell in table.columns[index] if isinstance(cell, str) and cell.strip()]
        words = {text for text in texts if not looks_like_number(text)}
        if len(table.row) > max(A_YEAR) and len(words) > 1:
            return True
    return False


def _unfolded(table: Table, dates: int | None, run: range) -> Table:
    step, days = DAY_MIN // len(run), len(table.row)
    clock = [f"{at // 60:02d}:{at % 60:02d}" for at in range(0, DAY_MIN, step)]
    cells = [table.columns[i][day] for day in range(days) for i in run]
    header, columns = [_named(table)], [tuple(cells)]
    if dates is not None:
        said = table.header[dates]
        header = [said if STAMP.search(said) else "date", "time", *header]
        columns = [
            tuple(cell for cell in table.columns[dates] for _ in run),
            tuple(clock * days),
            *columns,
        ]
    return replace(
        table,
        header=tuple(header),
        columns=tuple(columns),
        row=tuple(row for row in table.row for _ in run),
        uncomputed={len(header) - 1: min(table.uncomputed.values())} if table.uncomputed else {},
    )


def _named(table: Table) -> str:
    """What the figures are: the text above them, or in the corner, that states a unit."""
    for text in (*table.header[:2], *reversed(table.above)):
        if any(unit.is_thermal for unit in units_of(text)):
            return text
    return ""


def _turned(table: Table) -> Table | None:
    """A row for each hour and a column a day, turned to a row a day; None for any other."""
    if len(table.row) not in A_DAY:
        return None
    beside = [i for i in range(len(table.columns)) if _are_hours(table.columns[i])]
    days = [i for i in range(len(table.columns)) if i not in beside[:1]]
    if len(days) not in A_YEAR or not _are_figures([table.columns[i] for i in days]):
        return None
    names = [table.header[i].removesuffix(" 00:00:00") for i in days]
    dated = all(looks_like_stamp(name) and not looks_like_number(name) for name in names)
    body = [table.columns[i] for i in days]
    hours = tuple(str(at) for at in range(len(table.row)))
    columns = tuple(zip(*body, strict=True))
    first: tuple[Sequence[Cell], ...] = (tuple(names),) if dated else ()
    return replace(
        table,
        header=((table.header[beside[0]] if beside else "",) if dated else ()) + hours,
        columns=(*first, *columns),
        row=(table.row[0],) * len(days),
        uncomputed={},
    )


def _are_hours(cells: Sequence[Cell]) -> bool:
    return is_day([str(cell).strip().casefold() for cell in cells])
