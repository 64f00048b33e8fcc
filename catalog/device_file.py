"""A file of devices as its cells: CSV (UTF-8 or GB 18030; comma, semicolon, tab) or XLSX."""

import csv
from io import BytesIO, StringIO
from pathlib import Path

from catalog.text_files import read_bytes
from core.finding import figure
from core.problem import Problem

LIMIT_MB = 50  # far above any list of devices; a wrong file is refused early
_SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".ods")


def read_cells(path: Path) -> list[list[object]]:
    """All rows of the file, the header first; of a workbook, its first sheet.

    Raises Problem `file_missing`, `cannot_read`, `file_too_large`, `devices_unreadable`.
    """
    content = read_bytes(path, LIMIT_MB)
    cells = _sheet(path, content) if path.suffix.lower() in _SPREADSHEETS else _lines(path, content)
    while cells and not any(str(cell).strip() for cell in cells[-1]):
        cells.pop()
    return cells


def _sheet(path: Path, content: bytes) -> list[list[object]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
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
