"""Rows of cells as CSV or as a workbook of one sheet, written as they come.

The workbook is written by hand: a library that keeps an object for every cell takes four times
as long as judging does. One sheet, its first row frozen, texts inline.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from html import escape
from io import TextIOWrapper
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from core.vocabulary.clock import require_clock

Cells = list[object]

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_NOT_OF_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 32_767  # characters a cell of a workbook holds
_BLOCK = 200  # rows between two writes
_TEXTS = 10_000  # kept as they are written, for many come again
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>'
    "</Types>",
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheets>'
    '<sheet name="LoadFit" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/>'
    "</Relationships>",
}
_SHEET_BEGINS = (
    f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    "</sheetView></sheetViews><sheetData>"
)
_SHEET_ENDS = "</sheetData></worksheet>"


def as_csv(file: BinaryIO, rows: Iterable[Cells], *, as_they_are: bool = False) -> None:
    """UTF-8 with the mark spreadsheets look for; a text never becomes a formula there.

    as_they_are: the cells are a file's own, which is given back as it came.
    """
    text = TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
    safe = rows if as_they_are else ([_harmless(cell) for cell in row] for row in rows)
    csv.writer(text).writerows(safe)
    text.detach()  # flushed, and the file stays open


def _harmless(cell: object) -> object:
    if not isinstance(cell, str) or not cell.startswith(_FORMULA_STARTS):
        return cell
    try:
        float(cell)
    except ValueError:
        return f"'{cell}"
    return cell


def as_workbook(file: BinaryIO, rows: Iterable[Cells]) -> None:
    """An XLSX; texts stay texts, what XML cannot hold is left out."""
    require_clock("XLSX")
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=1) as parts:
        for name, content in _PARTS.items():
            parts.writestr(name, _XML + content)
        with parts.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write((_XML + _SHEET_BEGINS).encode())
            for block in _blocks(rows):
                sheet.write(block.encode())
            sheet.write(_SHEET_ENDS.encode())


def _blocks(rows: Iterable[Cells]) -> Iterator[str]:
    letters: list[str] = []
    block: list[str] = []
    texts: dict[str, str] = {}
    for number, row in enumerate(rows, 1):
        letters += [_letters(index) for index in range(len(letters), len(row))]
        block.append(f'<row r="{number}">')
        for letter, cell in zip(letters, row, strict=False):
            if type(cell) is str:
                if cell:
                    content = texts.get(cell)
                    if content is None:
                        if len(texts) >= _TEXTS:
                            texts.clear()
                        content = texts[cell] = _text(cell)
                    block.append(f'<c r="{letter}{number}"{content}')
            elif cell != "":
                block.append(f'<c r="{letter}{number}"{_content(cell)}')
        block.append("</row>")
        if number % _BLOCK == 0:
            yield "".join(block)
            block = []
    yield "".join(block)


def _content(cell: object) -> str:
    """What follows the place of a cell."""
    if isinstance(cell, bool):
        return f' t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, (int, float)) and abs(cell) < float("inf"):
        return f"><v>{cell!r}</v></c>"
    return _text(str(cell))  # of a date or a time: as ISO 8601 has it, with a blank for the T


def _text(text: str) -> str:
    text = escape(_NOT_OF_XML.sub("", text[:_LONGEST]), quote=False)
    return f' t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _letters(index: int) -> str:
    """The name of a column, from 0: A … Z, AA …"""
    name, number = "", index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
