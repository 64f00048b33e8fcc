"""How far the sheets of a workbook reach, read from its parts before it is loaded.

What loads a workbook keeps room for every cell between its first and its last: two cells at
opposite corners of a small file would take all memory there is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from string import ascii_letters, digits
from zipfile import ZipFile

LIMIT_CELLS = 10_000_000  # a year by the minute with nineteen columns
LIMIT_COLUMNS = 702  # ZZ
LIMIT_UNPACKED = 400_000_000  # bytes of all parts
LIMIT_TEXTS = 100_000_000  # bytes of the texts that cells share, all of which are kept
_BLOCK = 1_000_000  # of what is searched at once: no other thread runs meanwhile
_LONGEST_CELL = 70_000  # bytes: a cell holds 32,767 characters at most
_NEAR_ROWS, _NEAR_COLUMNS = 9_999, 26  # cells within are not looked at one by one
# The r comes first: what begins with one letter is found sooner.
_FAR = re.compile(rb"""r(?<=\sr)\s*=\s*["']([A-Za-z]{2,3}\d+|[A-Za-z]\d{5,})["']""")
_NEAR = re.compile(rb"""r(?<=\sr)\s*=\s*["']([A-Za-z])\d{1,4}["']""")
_NO_PLACE = re.compile(rb"""<(?:\w+:)?c(?=[\s/>])(?![^>]*\sr\s*=)[^>]*>""")
_FORMULA_ALONE = re.compile(  # a formula that gives a text has t="str" and may well be empty
    rb"""<(?:\w+:)?c(?=\s)(?![^>]*\bt=["']str["'])[^>]*\sr=["']([A-Z]+)(\d+)["'][^>]*>\s*"""
    rb"""<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"""
    rb"""(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)
_DIGITS, _LETTERS = digits.encode(), ascii_letters.encode()
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
    found, far_columns = Extent(rows=_NEAR_ROWS), 0
    for block in _blocks(parts, name):
        if far := _FAR.findall(block):
            letters = {cell.rstrip(_DIGITS) for cell in far}
            far_columns = max(far_columns, *map(_number, letters))
            found.rows = max(found.rows, *{int(cell.lstrip(_LETTERS)) for cell in far})
        if b"<f" in block or b":f" in block:
            for column, row in _FORMULA_ALONE.findall(block):
                found.uncomputed.setdefault(_number(column) - 1, int(row))
    found.columns = max(far_columns, _NEAR_COLUMNS)
    if not found.is_small and far_columns <= _NEAR_COLUMNS:
        found.columns = max(far_columns, _near_columns(parts, name))
    return found


def _near_columns(parts: ZipFile, name: str) -> int:
    """Columns of the rows that were not looked at, for a sheet that is long and may be narrow."""
    letters: set[bytes] = set()
    for block in _blocks(parts, name):
        if _NO_PLACE.search(block):  # counted on from the cell before it
            return _NEAR_COLUMNS
        letters.update(_NEAR.findall(block))
    return max(map(_number, letters), default=_NEAR_COLUMNS)


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
