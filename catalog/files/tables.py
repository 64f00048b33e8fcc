"""Rows into a table: titles above, names of the columns, units, figures, what stands under them.

Nothing is turned into numbers here. Cells are texts (from a text) or texts, floats and dates.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from catalog.files.bad_cells import Fault
from catalog.files.blocks import blocks, kinds_of
from catalog.files.cells import looks_like_number, looks_like_stamp
from catalog.files.day_names import names_columns
from catalog.files.rows import Cell, Rows, is_blank
from catalog.files.units import is_unit
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind

_HEADER_SEARCH_ROWS = 60
_FOLLOWING = 6  # rows that must be figures like the first
_LIMIT_COLUMNS = 400
_LONGEST_FOOT = 60  # rows under the figures
_SUMS = re.compile(
    r"(?i)\s*([\u4e00-\u9fff]{0,8}(?:合|总|小)\s*计|总和|累\s*计"
    r"|平均值?|均值|最大值?|最小值?|峰值|(grand )?total|sum|summe"
    r"|average|avg\.?|mean|max(imum)?\.?|min(imum)?\.?|count|std\.? ?dev\.?"
    r"|end( of .*)?|结束)\s*[:：]?\s*"
)
_NO_UNIT = re.compile(r"(?i)[-–—/.]*|[ymdhs年月日时分秒:/\-\s.]+|单位|units?|einheit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: names of its columns, and its cells column by column.

    row: number of each line of cells in its file, from 1. Short rows are filled with "".
    units: what a row of units says of each column; left_out: rows of sums and notes under the
    figures; too_long: rows of a named table with cells beyond the names, which are cut off;
    uncomputed: column -> first row of formulas without a value; above: texts over the figures
    that are not their names.
    """

    place: str
    label: str
    header: tuple[str, ...]
    columns: tuple[Sequence[Cell], ...]
    row: Sequence[int]
    separator: str | None = None  # None: no text
    encoding: str | None = None
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    left_out: tuple[int, ...] = ()
    too_long: tuple[int, ...] = ()
    uncomputed: Mapping[int, int] = field(default_factory=dict)
    above: tuple[str, ...] = ()

    def name(self, column: int) -> str:
        """The column's name as a person finds it: its header, else its number."""
        return self.header[column] or f"#{column + 1}"

    def place_of(self, index: int, column: int) -> str:
        """Where a cell stands, as a message names it."""
        return f"{self.place}:{self.row[index]} [{self.name(column)}]"

    def not_computed(self, columns: Iterable[int]) -> list[Fault]:
        """A fault for each of columns that has formulas without a value, at the first of them."""
        return [
            Fault(row=self.uncomputed[one], column=self.name(one), code="formula_empty")
            for one in columns
            if one in self.uncomputed
        ]

    def refuse_uncomputed(self, columns: Iterable[int]) -> None:
        """Raises Problem `table_not_computed` where one of columns has formulas without a value."""
        for column in columns:
            if column in self.uncomputed:
                place = f"{self.place}:{self.uncomputed[column]} [{self.name(column)}]"
                raise Problem("table_not_computed", place)


def table_of(rows: Rows) -> Table:
    """The table of figures in the rows of a file.

    Raises Problem `table_empty`, `table_wide`, `row_too_long`.
    """
    first = _first_data_row(rows.cells)
    if first is None:
        raise Problem("table_empty", rows.place)
    if names_columns(rows.cells[first]) and first + 1 < len(rows.cells):
        first += 1
    header = _header([row for row in rows.cells[:first] if not is_blank(row)])
    if _is_title(header, rows.cells[first : first + _FOLLOWING], rows.separator):
        header = []
    return _table(rows, header, first, _end(rows.cells, first, _is_data))


def named_table(rows: Rows, known: Callable[[str], bool]) -> Table:
    """The table under the first row that holds most names of a kind: of devices, of a cycle.

    Cells under it may be texts. Raises Problem `table_unnamed`, `table_empty`, `table_wide`.
    """
    counts = [
        sum(isinstance(cell, str) and bool(cell.strip()) and known(cell.strip()) for cell in row)
        for row in rows.cells[:_HEADER_SEARCH_ROWS]
    ]
    best = max(counts, default=0)
    if not best:
        raise Problem("table_unnamed", rows.place)
    above = counts.index(best)
    header = [str(cell).strip() for cell in rows.cells[above]]
    first = above + 1
    while first < len(rows.cells) and is_blank(rows.cells[first]):
        first += 1
    if first < len(rows.cells) and _is_units(rows.cells[first]):
        header = _joined(header, rows.cells[first])
        first += 1
    last = _end(rows.cells, first, lambda row: not is_blank(row))
    if last <= first:
        raise Problem("table_empty", rows.place)
    return _table(rows, header, first, last, named=True)


def _table(rows: Rows, header: list[str], first: int, last: int, *, named: bool = False) -> Table:
    while len(header) > 1 and not header[-1]:
        header.pop()
    body, row = rows.cells[first:last], rows.numbers[first:last]
    width = len(header) or Counter(len(cells) for cells in body).most_common(1)[0][0]
    if width > _LIMIT_COLUMNS:
        raise Problem("table_wide", rows.place, figure("columns", width, Kind.COUNT))
    long = (
        [
            at
            for at, cells in zip(row, body, strict=True)
            if len(cells) > width and not is_blank(cells[width:])
        ]
        if max(kinds_of(len, body), default=0) > width
        else []
    )
    if long and not named:
        cells = figure("fields", len(body[row.index(long[0])]), Kind.COUNT)
        place = f"{rows.place}:{long[0]}"
        raise Problem("row_too_long", place, cells, figure("width", width, Kind.COUNT))
    under = range(last, len(rows.cells))
    return Table(
        place=rows.place,
        label=rows.label,
        header=tuple(header) or ("",) * width,
        columns=_columns(body, width),
        row=row,
        separator=rows.separator,
        encoding=rows.encoding,
        sheet=rows.sheet,
        sheets=rows.sheets,
        left_out=tuple(rows.numbers[i] for i in under if not is_blank(rows.cells[i])),
        too_long=tuple(long),
        uncomputed=rows.uncomputed,
        above=_texts(rows.cells[: max(first - 1, 0)]),
    )


def _texts(rows: Sequence[Sequence[Cell]]) -> tuple[str, ...]:
    cells = (cell for row in rows[-_HEADER_SEARCH_ROWS:] for cell in row)
    return tuple(cell.strip() for cell in cells if isinstance(cell, str) and cell.strip())


def _is_data(row: Sequence[Cell]) -> bool:
    return any(looks_like_number(cell) or looks_like_stamp(cell) for cell in row)


def _first_data_row(rows: Sequence[Sequence[Cell]]) -> int | None:
    """The first of the rows that hold figures, after which the next and most rows do."""
    kinds = [(i, _is_data(row)) for i, row in enumerate(rows[: 2 * _HEADER_SEARCH_ROWS]) if row]
    kinds = [(i, is_data) for i, is_data in kinds if not is_blank(rows[i])]
    for at, (index, is_data) in enumerate(kinds[:_HEADER_SEARCH_ROWS]):
        following = [one for _, one in kinds[at : at + _FOLLOWING]]
        if is_data and all(following[:2]) and 2 * sum(following) > len(following):
            return index
    return None


def _end(
    rows: Sequence[Sequence[Cell]], first: int, is_row: Callable[[Sequence[Cell]], bool]
) -> int:
    """Where the figures end: sums and notes under them are no rows of the table."""
    last = len(rows)
    lowest = max(first, last - _LONGEST_FOOT)
    while last > lowest and (not is_row(rows[last - 1]) or _is_sum(rows[last - 1])):
        last -= 1
    while last > first and is_blank(rows[last - 1]):
        last -= 1
    return last


def _is_sum(row: Sequence[Cell]) -> bool:
    """A row named as a sum, a mean, an extreme or the end, in its first cell that says anything."""
    cell = next((cell for cell in row if cell != "" and str(cell).strip()), "")
    return isinstance(cell, str) and is_sum(cell)


def is_sum(text: str) -> bool:
    """Whether a text names a sum, a mean, an extreme or the end."""
    return bool(_SUMS.fullmatch(text))


def _header(rows: list[Sequence[Cell]]) -> list[str]:
    """Names from the last row above the figures; a row of units is joined to the one above."""
    if not rows:
        return []
    names = [str(cell).strip() for cell in rows[-1]]
    if len(rows) > 1 and _is_units(rows[-1]):
        above = [str(cell).strip() for cell in rows[-2]]
        if len([name for name in above if name]) >= min(2, len([n for n in names if n])):
            return _joined(above, rows[-1])
    return names


def _is_title(
    header: Sequence[str], figures: Sequence[Sequence[Cell]], separator: str | None
) -> bool:
    """Whether the one text above several columns of figures names none of them.

    Between commas it may be the name of one column whose figures have decimal commas.
    """
    if len([name for name in header if name]) != 1 or separator == ",":
        return False
    widths = [len(_without_end(row)) for row in figures if not is_blank(row)]
    return min(widths, default=0) > 1


def _without_end(row: Sequence[Cell]) -> list[Cell]:
    """A row up to its last cell that holds something."""
    cells = list(row)
    while cells and not str(cells[-1]).strip():
        cells.pop()
    return cells


def _is_units(row: Sequence[Cell]) -> bool:
    """Whether a row says units and nothing else."""
    said = [str(cell).strip().strip("()（）[]【】") for cell in row]
    units = [cell for cell in said if cell and is_unit(cell) and not looks_like_number(cell)]
    return bool(units) and all(is_unit(cell) or _NO_UNIT.fullmatch(cell) for cell in said if cell)


def _joined(names: Sequence[str], units: Sequence[Cell]) -> list[str]:
    """Names with their units in brackets; a name that spans several columns is repeated."""
    found: list[str] = []
    for index in range(max(len(names), len(units))):
        name = names[index] if index < len(names) else ""
        unit = str(units[index]).strip() if index < len(units) else ""
        if not name and unit and found:
            name = names[max(i for i in range(index) if (i < len(names) and names[i]) or i == 0)]
        bare = unit.strip("()（）[]【】")
        found.append(f"{name} ({bare})".strip() if bare and is_unit(bare) else name)
    return found


def _columns(body: Sequence[Sequence[Cell]], width: int) -> tuple[Sequence[Cell], ...]:
    if kinds_of(len, body) != {width}:
        body = [[*row[:width], *[""] * (width - len(row))] for row in body]
    columns: tuple[list[Cell], ...] = tuple([] for _ in range(width))
    for block in blocks(body):
        for column, cells in zip(columns, zip(*block, strict=True), strict=True):
            column += cells
    return columns
