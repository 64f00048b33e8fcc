"""How far the sheets of a workbook reach, read from its parts before it is loaded.

What loads a workbook keeps room for every cell between its first and its last: two cells at
opposite corners of a small file would take all memory there is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from zipfile import ZipFile

LIMIT_CELLS = 10_000_000  # a year by the minute with nineteen columns
LIMIT_COLUMNS = 702  # ZZ
LIMIT_UNPACKED = 400_000_000  # bytes of all parts
LIMIT_TEXTS = 100_000_000  # bytes of the texts that cells share, all of which are kept
_BLOCK = 1_000_000  # of what is searched at once: no other thread runs meanwhile
_LONGEST_CELL = 70_000  # bytes: a cell holds 32,767 characters at most
_NEAR_ROWS, _NEAR_COLUMNS = 9_999, 26  # cells within are not looked at one by one
_FAR = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{2,3}|[A-Za-z](?=\d{5}))(\d+)["']""")
_FORMULA_ALONE = re.compile(  # a formula that gives a text has t="str" and may well be empty
    rb"""<(?:\w+:)?c(?=\s)(?![^>]*\bt=["']str["'])[^>]*\sr=["']([A-Z]+)(\d+)["'][^>]*>\s*"""
    rb"""<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"""
    rb"""(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)
_ODS_TAG = re.compile(rb"<table:(table-row|table-cell|covered-table-cell|table)\b([^>]*)>")
_NAME = re.compile(rb"""table:name=["']([^"']*)["']""")
_REPEATED = re.compile(rb"""repeated=["'](\d+)["']""")


@dataclass(slots=True)
class Extent:
    """How far a sheet reaches, and its formulas that were never computed.

    uncomputed: column, from 0 -> row of the first such cell, from 1.
    """

    rows: int = 0
    columns: int = 0
    uncomputed: dict[int, int] = field(default_factory=dict)

    @property
    def is_small(self) -> bool:
        """Whether it can be loaded."""
        return self.columns <= LIMIT_COLUMNS and self.rows * self.columns <= LIMIT_CELLS

    @property
    def last_cell(self) -> str:
        """The last cell as a spreadsheet names it."""
        letters, number = "", self.columns
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("A") + rest) + letters
        return f"{letters}{self.rows}"


def unpacked_size(parts: ZipFile) -> int:
    """Bytes of all parts; texts that cells share weigh as much as they take."""
    weight = LIMIT_UNPACKED // LIMIT_TEXTS
    return sum(
        part.file_size * (weight if "sharedStrings" in part.filename else 1)
        for part in parts.infolist()
    )


def extent_of_sheet(parts: ZipFile, name: str) -> Extent:
    """The extent of one sheet of an XLSX file, at least; raises BadZipFile."""
    found = Extent(rows=_NEAR_ROWS, columns=_NEAR_COLUMNS)
    for block in _blocks(parts, name):
        if far := _FAR.findall(block):
            letters, rows = zip(*far, strict=True)
            found.columns = max(found.columns, *map(_number, set(letters)))
            found.rows = max(found.rows, *map(int, set(rows)))
        if b"<f" in block or b":f" in block:
            for column, row in _FORMULA_ALONE.findall(block):
                found.uncomputed.setdefault(_number(column) - 1, int(row))
    return found


def _number(letters: bytes) -> int:
    """The number of a column, from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _blocks(parts: ZipFile, name: str) -> Iterator[bytes]:
    """A part in blocks that overlap by one cell, so that none is cut in every block."""
    before = b""
    with parts.open(name) as file:
        while block := file.read(_BLOCK):
            yield before + block
            before = block[-_LONGEST_CELL:]


def extent_of_ods(parts: ZipFile, sheet: str = "") -> Extent:
    """The extent of the largest table of an ODS file, with the formulas of `sheet` without values.

    Empty rows and cells at the ends are repeated to the edge of the sheet and do not count.
    Raises BadZipFile, KeyError.
    """
    largest, here, row, column = Extent(), Extent(), 0, 0
    uncomputed: dict[int, int] = {}
    asked = False
    for kind, rest in _ODS_TAG.findall(parts.read("content.xml")):
        repeated = _REPEATED.search(rest)
        times = int(repeated[1]) if repeated else 1
        if kind == b"table":
            largest, here, row = max(largest, here, key=_area), Extent(), 0
            name = _NAME.search(rest)
            asked = name is not None and unescape(name[1].decode("utf-8", "replace")) == sheet
        elif kind == b"table-row":
            row, column = row + times, 0
        else:
            column += times
            if asked and b"table:formula=" in rest and b"office:value-type" not in rest:
                uncomputed.setdefault(column - times, row)
            if b"office:value" in rest or not rest.rstrip().endswith(b"/"):
                here.rows, here.columns = max(here.rows, row), max(here.columns, column)
    found = max(largest, here, key=_area)
    return Extent(rows=found.rows, columns=found.columns, uncomputed=uncomputed)


def _area(extent: Extent) -> int:
    return extent.rows * extent.columns
