"""A table as it stands in a text or a workbook: rows, header, and where the figures begin.

Nothing is opened here but bytes of a workbook; nothing is turned into numbers yet. Cells are
texts (from a text) or texts, floats and dates (from a workbook).
"""

import csv
import re
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO, StringIO
from itertools import pairwise
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from catalog.load_cells import looks_like_number, looks_like_stamp
from core.finding import figure
from core.problem import Problem
from core.quantity import Kind

Cell = Any  # str, float, bool, datetime, date, time

SEPARATORS = ("\t", ";", "|", ",")  # a comma last: it may be the decimal mark
NO_SEPARATOR = "\x1f"  # a table of one column: the unit separator of ASCII, in no table of figures
_SAMPLE_ROWS = 120
_HEADER_SEARCH_ROWS = 60
_LIMIT_COLUMNS = 400
_LIMIT_UNPACKED = 400_000_000  # bytes of a workbook's parts, unpacked
_UNIT_CELL = re.compile(r"^[\s(（\[【]*[A-Za-z°℃℉%冷吨千瓦兆/·²³³]{1,8}[\s)）\]】]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOptions:
    """What the user sets where the detection is wrong; None is detected."""

    separator: str | None = None
    decimal: str | None = None  # "." or ","
    encoding: str | None = None
    heat: bool = False  # the load that is looked for is heat, not cold


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: names of its columns, and its cells column by column.

    row: number of each line of cells in its file, from 1. Short rows are filled with "".
    """

    place: str
    label: str
    header: tuple[str, ...]
    columns: tuple[Sequence[Cell], ...]
    row: Sequence[int]
    separator: str | None = None  # None: a workbook
    encoding: str | None = None
    sheet: str | None = None
    sheets: tuple[str, ...] = ()

    def name(self, column: int) -> str:
        """The column's name as a person finds it: its header, else its number."""
        return self.header[column] or f"#{column + 1}"


def text_table(text: str, place: str, label: str, options: TableOptions) -> Table:
    """The table in a text; raises Problem `table_empty`, `table_unclear`, `row_too_long`."""
    separator = options.separator or _separator(text, place)
    reader = csv.reader(StringIO(text.replace("\0", ""), newline=""), delimiter=separator)
    try:
        rows, numbers = [], []
        for row in reader:
            rows.append(row)
            numbers.append(reader.line_num)
    except csv.Error as error:
        where = f"{place}:{reader.line_num}"
        raise Problem("table_broken", where, figure("reason", str(error))) from error
    found = _table(rows, numbers, place, label)
    return replace(found, separator=separator)


def _separator(text: str, place: str) -> str:
    """The separator that divides the lines into the same number of fields throughout."""
    lines = [line for line in text[:200_000].splitlines() if line.strip()][:_SAMPLE_ROWS]
    for separator in SEPARATORS:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator))
        width, times = widths.most_common(1)[0] if widths else (1, 0)
        if width > 1 and times >= 0.8 * len(lines):
            if separator == "," and width == 2 and _decimal_commas(lines, place):
                break
            return separator
    return NO_SEPARATOR


def _decimal_commas(lines: list[str], place: str) -> bool:
    """Whether the one comma of each line is a decimal mark and not a separator.

    A header without a comma above figures with one says so. Two whole numbers on every line
    and no header may be either: refused.
    """
    pairs = [line.split(",") for line in lines if re.fullmatch(r"\s*\d+,\d+\s*", line)]
    if len(pairs) < len(lines) - 1 or len(pairs) < 2:
        return False
    if len(pairs) < len(lines):
        return "," not in lines[0]
    first = [int(left) for left, _ in pairs]
    if all(b - a == 1 for a, b in pairwise(first)):
        return False  # a running number and a load
    raise Problem("table_unclear", f"{place}:1", figure("example", lines[0].strip()))


def workbook_table(content: bytes, place: str, label: str, sheet: str | None) -> Table:
    """The table on a sheet of a workbook, the first sheet where none is named.

    Raises Problem `workbook_broken`, `workbook_large`, `sheet_unknown` and those of a table.
    """
    try:
        book = _book(content, place)
        names = tuple(book.sheet_names)
        chosen = sheet if sheet is not None else (names or ("",))[0]
        if chosen not in names:
            known = ", ".join(names)
            raise Problem("sheet_unknown", place, figure("sheet", chosen), figure("known", known))
        rows = book.get_sheet_by_name(chosen).to_python(skip_empty_area=False)
    except (CalamineError, zipfile.BadZipFile, ValueError) as error:
        raise Problem("workbook_broken", place, figure("reason", str(error))) from error
    inner = f"{place}[{chosen}]"
    found = _table(rows, range(1, len(rows) + 1), inner, label)
    return replace(found, sheet=chosen, sheets=names)


def sheet_names(content: bytes, place: str) -> tuple[str, ...]:
    """The sheets of a workbook. Raises Problem `workbook_broken`, `workbook_large`."""
    return tuple(_book(content, place).sheet_names)


def _book(content: bytes, place: str) -> Any:
    _refuse_bomb(content, place)
    try:
        return CalamineWorkbook.from_filelike(BytesIO(content))
    except (CalamineError, zipfile.BadZipFile, ValueError) as error:
        raise Problem("workbook_broken", place, figure("reason", str(error))) from error


def _refuse_bomb(content: bytes, place: str) -> None:
    """A small zip can unpack to more than the memory holds."""
    if not content.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except zipfile.BadZipFile as error:
        raise Problem("workbook_broken", place, figure("reason", str(error))) from error
    if size > _LIMIT_UNPACKED:
        megabytes = figure("size", size // 1_000_000, Kind.COUNT)
        raise Problem("workbook_large", place, megabytes)


def _is_blank(row: Sequence[Cell]) -> bool:
    return not any(cell != "" and str(cell).strip() for cell in row)


def _is_data(row: Sequence[Cell]) -> bool:
    return any(looks_like_number(cell) or looks_like_stamp(cell) for cell in row)


def _table(rows: list[Any], numbers: Sequence[int], place: str, label: str) -> Table:
    """Find the header and the figures below it."""
    last = len(rows)
    while last and _is_blank(rows[last - 1]):
        last -= 1
    first = _first_data_row(rows[:last])
    if first is None:
        raise Problem("table_empty", place)
    header = _header([row for row in rows[:first] if not _is_blank(row)])
    body, row = rows[first:last], numbers[first:last]
    width = len(header) or Counter(len(cells) for cells in body).most_common(1)[0][0]
    if width > _LIMIT_COLUMNS:
        raise Problem("table_wide", place, figure("columns", width, Kind.COUNT))
    columns = _columns(body, row, width, place)
    names = tuple(header) or ("",) * width
    return Table(place=place, label=label, header=names, columns=columns, row=row)


def _first_data_row(rows: list[Any]) -> int | None:
    """The first of the rows that hold figures, from which on most rows do."""
    for index, row in enumerate(rows[:_HEADER_SEARCH_ROWS]):
        if _is_data(row):
            following = rows[index : index + 6]
            if sum(map(_is_data, following)) * 2 > len(following):
                return index
    return None


def _header(rows: list[Any]) -> list[str]:
    """Names from the last row above the figures; a row of units is joined to the one above."""
    if not rows:
        return []
    names = [str(cell).strip() for cell in rows[-1]]
    if len(rows) > 1 and all(_UNIT_CELL.match(name) for name in names if name):
        above = [str(cell).strip() for cell in rows[-2]]
        if len([name for name in above if name]) >= len([name for name in names if name]):
            above += [""] * (len(names) - len(above))
            names += [""] * (len(above) - len(names))
            names = [f"{a} {b}".strip() for a, b in zip(above, names, strict=True)]
    while len(names) > 1 and not names[-1]:
        names.pop()
    return names


def _columns(
    body: list[Any], numbers: Sequence[int], width: int, place: str
) -> tuple[Sequence[Cell], ...]:
    if any(len(row) != width for row in body):
        body = [
            _of_width(row, width, f"{place}:{at}") for row, at in zip(body, numbers, strict=True)
        ]
    return tuple(zip(*body, strict=True))


def _of_width(row: Sequence[Cell], width: int, place: str) -> list[Cell]:
    if not _is_blank(row[width:]):
        fields = figure("fields", len(row), Kind.COUNT)
        raise Problem("row_too_long", place, fields, figure("width", width, Kind.COUNT))
    return [*row[:width], *[""] * (width - len(row))]
