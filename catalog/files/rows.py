"""Rows of cells of any file: CSV and other texts, XLSX, XLS, ODS, Parquet.

    rows = read_rows(path)
    for cells, number in zip(rows.cells, rows.numbers): …

Cells are texts (from a text) or texts, floats, bools and dates (from a workbook); an empty one
is "". Which form a file has is told from its first bytes, not from its name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from catalog.files.encodings import decode
from catalog.files.opening import read_bytes
from catalog.files.parquet import MARK as PARQUET
from catalog.files.parquet import parquet_rows
from catalog.files.separators import cells_of
from catalog.files.workbooks import MARKS as WORKBOOKS
from catalog.files.workbooks import SheetRows, sheet_names, sheet_rows, shown_sheets

Cell = Any  # str, float, bool, datetime, date, time
LIMIT_MB = 64  # a year by the minute is 12 MB a column
_LARGEST_MERGED = 10_000  # cells: what is larger is no heading


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOptions:
    """What the user sets where the detection is wrong; None is detected."""

    separator: str | None = None
    encoding: str | None = None
    sheet: str | None = None


AS_FOUND = TableOptions()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The rows of a file, none left out, and how it was read.

    place: the file, and its sheet in brackets; numbers: of each row as the file counts, from 1;
    uncomputed: column, from 0 -> first row of formulas that hold no value; turned: rows are what
    columns are in the file.
    """

    place: str
    label: str
    cells: list[list[Cell]]
    numbers: Sequence[int]
    separator: str | None = None  # None: no text
    encoding: str | None = None
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    uncomputed: Mapping[int, int] = field(default_factory=dict)
    turned: bool = False

    @property
    def other_way(self) -> "Rows":
        """The same cells with rows and columns changed."""
        width = max((len(row) for row in self.cells), default=0)
        even = [[*row, *[""] * (width - len(row))] for row in self.cells]
        cells = [list(column) for column in zip(*even, strict=True)]
        numbers = range(1, width + 1)
        return replace(self, cells=cells, numbers=numbers, uncomputed={}, turned=not self.turned)


def read_rows(path: Path, options: TableOptions = AS_FOUND) -> Rows:
    """All rows of a file.

    Raises Problem `file_missing`, `file_too_large`, `cannot_read`, `encoding_…`, `table_…`,
    `workbook_…`, `sheet_unknown`, `parquet_unread`.
    """
    content, place = read_bytes(path, LIMIT_MB), str(path)
    if content.startswith(WORKBOOKS):
        found = sheet_rows(content, place, options.sheet)
        return Rows(
            place=f"{place}[{found.sheet}]",
            label=path.name,
            cells=found.rows,
            numbers=range(1, len(found.rows) + 1),
            sheet=found.sheet,
            sheets=found.sheets,
            uncomputed=found.uncomputed,
        )
    if content.startswith(PARQUET):
        cells = parquet_rows(content, place)
        return Rows(place=place, label=path.name, cells=cells, numbers=range(len(cells)))
    text, encoding = decode(content, place, options.encoding)
    return replace(text_rows(text, place, path.name, options), encoding=encoding)


def read_sheets(path: Path) -> tuple[Rows, ...]:
    """All rows of every sheet that is shown; a merged cell is said in each of its places.

    Raises what `read_rows` does.
    """
    content, place = read_bytes(path, LIMIT_MB), str(path)
    if not content.startswith(WORKBOOKS):
        return (read_rows(path),)
    return tuple(
        Rows(
            place=f"{place}[{found.sheet}]",
            label=path.name,
            cells=_unmerged(found),
            numbers=range(1, len(found.rows) + 1),
            sheet=found.sheet,
            sheets=found.sheets,
            uncomputed=found.uncomputed,
        )
        for found in shown_sheets(content, place)
    )


def _unmerged(found: SheetRows) -> list[list[Cell]]:
    width = max((len(row) for row in found.rows), default=0)
    cells = [[*row, *[""] * (width - len(row))] for row in found.rows]
    for (top, left), (bottom, right) in found.merged:
        if top >= len(cells) or left >= width or (bottom - top) * (right - left) > _LARGEST_MERGED:
            continue
        for row in cells[top : bottom + 1]:
            row[left : right + 1] = [cells[top][left]] * (min(right, width - 1) - left + 1)
    return cells


def text_rows(text: str, place: str, label: str, options: TableOptions = AS_FOUND) -> Rows:
    """All rows of a text, for one that was pasted."""
    (cells, numbers), separator = cells_of(text, place, options.separator)
    return Rows(place=place, label=label, cells=cells, numbers=numbers, separator=separator)


def sheets_of(path: Path) -> tuple[str, ...]:
    """The sheets of a workbook, none of another file; raises Problem where it does not open."""
    content = read_bytes(path, LIMIT_MB)
    return sheet_names(content, str(path)) if content.startswith(WORKBOOKS) else ()


def is_blank(row: Sequence[Cell]) -> bool:
    """Whether a row holds nothing."""
    return not any(cell != "" and str(cell).strip() for cell in row)
