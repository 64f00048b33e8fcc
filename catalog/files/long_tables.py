"""Long tables: a row a reading, its name in one column and its figure in another.

Building management systems export so: time, point, value. Read as if every point had a column.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from catalog.files.cells import is_missing, looks_like_number, looks_like_stamp
from catalog.files.rows import Cell
from catalog.files.tables import Table
from catalog.files.units import is_unit

_VALUE = re.compile(
    r"(?i)\W*((present|measured|data|raw)?[ _]?(value|val|reading)"
    r"|数值|值|读数|测量值|采样值|实时值|测值|(mess)?wert|valeur|valor)\W*"
)
_UNIT = re.compile(r"(?i)\W*(units?|uom|单位|计量单位|einheit|unité|unidad)\W*")
_MOST_NAMES = 200
_SAMPLE = 400


def side_by_side(table: Table) -> Table:
    """A long table with a column for each name; any other table as it is.

    A name is what the columns of texts say together; a unit in a column of its own is joined to
    it in brackets. Rows of one instant become one, which bears the number of the first.
    """
    value = _value_column(table)
    if value is None:
        return table
    texts = [i for i in range(len(table.columns)) if i != value and _is_text(table.columns[i])]
    when = [i for i in range(len(table.columns)) if i != value and _is_when(table.columns[i])]
    units = [i for i in texts if _UNIT.fullmatch(table.header[i])]
    said = [i for i in texts if i not in units and _says_what(table.columns[i])]
    if not said or not when:
        return table
    names = list(zip(*(map(str, table.columns[i]) for i in [*said, *units[:1]]), strict=True))
    different = list(dict.fromkeys(names))
    if len(different) > min(_MOST_NAMES, len(names) // 2):
        return table
    return _spread(table, value, when, names, different, has_unit=bool(units))


def _value_column(table: Table) -> int | None:
    """The one column of figures that is called a value."""
    called = [i for i, name in enumerate(table.header) if _VALUE.fullmatch(name)]
    if len(called) != 1 or not _all(table.columns[called[0]], looks_like_number):
        return None
    return called[0]


def _all(cells: Sequence[Cell], fits: Callable[[Cell], bool]) -> bool:
    known = [cell for cell in cells[:_SAMPLE] if not is_missing(cell)]
    return bool(known) and sum(map(fits, known)) >= 0.9 * len(known)


def _is_when(cells: Sequence[Cell]) -> bool:
    return _all(cells, looks_like_stamp)


def _is_text(cells: Sequence[Cell]) -> bool:
    return _all(
        cells,
        lambda cell: (
            isinstance(cell, str) and not looks_like_number(cell) and not looks_like_stamp(cell)
        ),
    )


def _says_what(cells: Sequence[Cell]) -> bool:
    """Whether no cell is empty: remarks and states have gaps, names have none."""
    return all(isinstance(cell, str) and cell.strip() for cell in cells)


def _spread(
    table: Table,
    value: int,
    when: Sequence[int],
    names: Sequence[tuple[str, ...]],
    different: Sequence[tuple[str, ...]],
    *,
    has_unit: bool,
) -> Table:
    column_of = {name: at for at, name in enumerate(different)}
    instants = zip(*(table.columns[i] for i in when), strict=True)
    placed: dict[tuple[Cell, ...], list[int]] = {}  # instant -> its rows, one a reading of a name
    rows: list[list[Cell]] = []
    numbers: list[int] = []
    for at, (instant, name) in enumerate(zip(instants, names, strict=True)):
        column = len(when) + column_of[name]
        mine = placed.setdefault(instant, [])
        row = next((row for row in mine if rows[row][column] == ""), None)
        if row is None:  # the first of this instant, or the same point read twice
            row = len(rows)
            mine.append(row)
            rows.append([*instant, *[""] * len(different)])
            numbers.append(table.row[at])
        rows[row][column] = table.columns[value][at]
    titles = [_title(name, has_unit=has_unit) for name in different]
    return replace(
        table,
        header=(*(table.header[i] for i in when), *titles),
        columns=tuple(zip(*rows, strict=True)),
        row=tuple(numbers),
        uncomputed={},
    )


def _title(name: tuple[str, ...], *, has_unit: bool) -> str:
    parts = [part.strip() for part in name]
    unit = parts.pop().strip("()（）[]") if has_unit else ""
    title = " ".join(parts)
    return f"{title} ({unit})" if unit and is_unit(unit) else title
