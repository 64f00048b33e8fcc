"""Rows of a workbook: XLSX, XLS and ODS, looked at before it is loaded."""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from catalog.files.blocks import gathered
from catalog.files.extents import (
    LIMIT_CELLS,
    LIMIT_UNPACKED,
    Extent,
    extent_of_ods,
    extent_of_sheet,
    unpacked_size,
)
from core.vocabulary.file_formats import refuse_other_package
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind

MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # XLSX and ODS, XLS
_BROKEN = (BadZipFile, ValueError, KeyError, EOFError, zipfile.LargeZipFile, NotImplementedError,
           RuntimeError, zipfile.zlib.error)  # type: ignore[attr-defined]  # fmt: skip
_SHEET = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_PARTS = "xl/worksheets/"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRows:
    """The rows of one sheet from its cell A1 on; what is not there is "".

    uncomputed: column, from 0 -> first row, from 1, of formulas that hold no value.
    """

    rows: list[list[Any]]
    sheet: str
    sheets: tuple[str, ...]
    uncomputed: Mapping[int, int]
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()  # first and last cell, from 0


def sheet_names(content: bytes, place: str) -> tuple[str, ...]:
    """The sheets of a workbook. Raises Problem `workbook_broken`, `workbook_large`."""
    return _opened(content, place)[1]


def sheet_rows(content: bytes, place: str, sheet: str | None = None) -> SheetRows:
    """The rows of the sheet named, else of the first that is shown.

    Raises Problem `workbook_broken`, `workbook_large`, `workbook_far`, `sheet_unknown`.
    """
    book, names, first = _opened(content, place)
    chosen = sheet if sheet is not None else first
    if chosen not in names:
        known = figure("known", ", ".join(names))
        raise Problem("sheet_unknown", place, figure("sheet", chosen), known)
    extent = _extent(content, f"{place}[{chosen}]", chosen)
    try:
        found = book.get_sheet_by_name(chosen)
        _refuse_far(Extent(rows=found.total_height, columns=found.total_width), place)
        rows = _all_rows(found)
    except Problem:
        raise
    except Exception as error:  # whatever the library meets in a damaged file
        raise _broken(place, error) from error
    return SheetRows(rows=rows, sheet=chosen, sheets=names, uncomputed=extent.uncomputed)


def shown_sheets(content: bytes, place: str) -> tuple[SheetRows, ...]:
    """The rows of every sheet that is shown, with its merged cells.

    Raises Problem `workbook_broken`, `workbook_large`, `workbook_far`.
    """
    book, names, _ = _opened(content, place)
    shown = _shown(book) or names
    found = []
    for name in shown:
        extent = _extent(content, f"{place}[{name}]", name)
        try:
            sheet = book.get_sheet_by_name(name)
            _refuse_far(Extent(rows=sheet.total_height, columns=sheet.total_width), place)
            rows, merged = _all_rows(sheet), tuple(sheet.merged_cell_ranges or ())
        except Problem:
            raise
        except Exception as error:  # whatever the library meets in a damaged file
            raise _broken(place, error) from error
        found.append(
            SheetRows(
                rows=rows, sheet=name, sheets=names, uncomputed=extent.uncomputed, merged=merged
            )
        )
    return tuple(found)


def _all_rows(sheet: Any) -> list[list[Any]]:
    """The rows from the cell A1 on."""
    before = [""] * (sheet.start[1] if sheet.start else 0)
    reader = sheet.iter_rows()
    return [[*before, *row] for row in reader] if before else gathered(reader)


def _opened(content: bytes, place: str) -> tuple[Any, tuple[str, ...], str]:
    """The workbook, the names of its sheets, and the first that is shown."""
    from python_calamine import CalamineWorkbook

    _refuse_bomb(content, place)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        shown = _shown(book)
    except Exception as error:  # whatever the library meets in a damaged file
        raise _broken(place, error) from error
    names = tuple(book.sheet_names)
    return book, names, (shown or names or ("",))[0]


def _shown(book: Any) -> tuple[str, ...]:
    from python_calamine import SheetVisibleEnum

    visible = SheetVisibleEnum.Visible
    return tuple(one.name for one in book.sheets_metadata if one.visible == visible)


def _broken(place: str, error: BaseException) -> Problem:
    return Problem("workbook_broken", place, figure("reason", str(error) or type(error).__name__))


def _refuse_bomb(content: bytes, place: str) -> None:
    """A small zip can unpack to more than the memory holds."""
    if not content.startswith(b"PK"):
        return
    try:
        with ZipFile(BytesIO(content)) as parts:
            size, names = unpacked_size(parts), parts.namelist()
    except _BROKEN as error:
        raise _broken(place, error) from error
    if size > LIMIT_UNPACKED:
        raise Problem("workbook_large", place, figure("size", size // 1_000_000, Kind.COUNT))
    if "xl/workbook.bin" in names:
        raise Problem("workbook_broken", place, figure("reason", "XLSB"))
    refuse_other_package(names, place)


def _extent(content: bytes, place: str, sheet: str) -> Extent:
    """How far a sheet reaches. Raises Problem `workbook_far`, `workbook_broken`."""
    if not content.startswith(b"PK"):
        return Extent()  # an XLS ends at 65,536 rows of 256 columns
    try:
        with ZipFile(BytesIO(content)) as parts:
            if "content.xml" in parts.namelist():
                found = extent_of_ods(parts, sheet)
            else:
                found = _of_xlsx(parts, sheet)
    except _BROKEN as error:
        raise _broken(place, error) from error
    _refuse_far(found, place)
    return found


def _refuse_far(extent: Extent, place: str) -> None:
    if not extent.is_small:
        cell, limit = figure("cell", extent.last_cell), figure("limit", LIMIT_CELLS, Kind.COUNT)
        raise Problem("workbook_far", place, cell, limit)


def _of_xlsx(parts: ZipFile, sheet: str) -> Extent:
    """The extent of the sheet; of the largest where its part cannot be told."""
    sheets = [name for name in parts.namelist() if name.lower().startswith(_PARTS)]
    sheets = [name for name in sheets if name.lower().endswith(".xml")]
    mine = _part_of(parts, sheet)
    extents = [extent_of_sheet(parts, name) for name in ([mine] if mine in sheets else sheets)]
    return max(extents, key=lambda e: e.rows * e.columns, default=Extent())


def _part_of(parts: ZipFile, sheet: str) -> str:
    """The part that holds a sheet; "" where it is not said in the usual way."""
    from html import unescape

    try:
        book = parts.read("xl/workbook.xml").decode("utf-8", "replace")
        relations = parts.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    except KeyError:
        return ""
    targets = {
        one.get("Id"): one.get("Target", "")
        for one in map(_attributes, _RELATION.findall(relations))
    }
    for one in map(_attributes, _SHEET.findall(book)):
        if unescape(one.get("name", "")) == sheet:
            key = next((value for name, value in one.items() if name.endswith(":id")), "")
            target = targets.get(key, "")
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return ""


def _attributes(text: str) -> dict[str, str]:
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(text)}
