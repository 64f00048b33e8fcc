"""A file of devices as its cells: CSV (UTF-8 or GB 18030; comma, semicolon, tab) or XLSX."""

import csv
from io import StringIO
from pathlib import Path

from core.finding import figure
from core.problem import Problem

_LARGEST_BYTES = 50_000_000  # far above any list of devices; a wrong file is refused early
_SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".ods")


def read_cells(path: Path) -> list[list[object]]:
    """All rows of the file, the header first; of a workbook, its first sheet.

    Raises Problem `cannot_read`, `devices_unreadable`.
    """
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise _unreadable(path, f"> {_LARGEST_BYTES // 1_000_000} MB")
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise Problem("cannot_read", str(path), figure("reason", reason)) from error
    cells = _sheet(path) if path.suffix.lower() in _SPREADSHEETS else _lines(path, content)
    while cells and not any(str(cell).strip() for cell in cells[-1]):
        cells.pop()
    return cells


def _sheet(path: Path) -> list[list[object]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(path)
        return [list(row) for row in book.get_sheet_by_index(0).to_python(skip_empty_area=False)]
    except (CalamineError, OSError, IndexError) as error:
        raise _unreadable(path, str(error)) from error


def _lines(path: Path, content: bytes) -> list[list[object]]:
    text = _decoded(path, content)
    header = text.split("\n", 1)[0]
    separator = max(",;\t", key=header.count)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise _unreadable(path, str(error)) from error
    # Where a semicolon separates cells, a comma is the decimal sign.
    if separator == ";":
        rows = [[_pointed(cell) for cell in row] for row in rows]
    return [list(row) for row in rows]


def _decoded(path: Path, content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _unreadable(path, "UTF-8, GB 18030")


def _pointed(cell: str) -> str:
    whole, comma, part = cell.strip().partition(",")
    number = comma and part.replace("e", "").replace("-", "").isdigit()
    return f"{whole}.{part}" if number and whole.lstrip("+-").isdigit() else cell


def _unreadable(path: Path, reason: str) -> Problem:
    return Problem("devices_unreadable", str(path), figure("reason", reason))
