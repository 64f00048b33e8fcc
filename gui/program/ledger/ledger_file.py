"""Ledger documents as they are opened, saved, made from a table and written as one again."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from catalog.files.ledgers import FIGURES, Ledger, document_and_ledger, ledger_of
from catalog.files.opening import read_bytes
from core.ledger.document import Cell, LedgerDocument, decode, encode
from core.ledger.naming import key_of
from gui.program.parquet_file import SUFFIX as PARQUET
from gui.program.parquet_file import as_parquet
from gui.program.release import VERSION
from gui.program.saving import refuse_ending, write, written
from gui.program.sheet_files import Cells, as_csv, as_workbook
from gui.program.suffixes import LEDGER

_PLAIN = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,12})?")
LIMIT_MB = 256  # a hundred thousand machines with thirty columns are 30 MB


def read(path: Path) -> LedgerDocument:
    """The document in a file. Raises Problem `file_missing`, `file_too_large`, `ledger_…`."""
    return decode(read_bytes(path, LIMIT_MB), str(path))


def open_any(path: Path) -> tuple[LedgerDocument, Ledger]:
    """A document, or a new one from a table, with what is read from it. Raises Problem."""
    if path.suffix.lower() != LEDGER:
        return document_and_ledger(path)
    document = read(path)
    return document, ledger_of(document, str(path))


def save(path: Path, document: LedgerDocument) -> Path | None:
    """Write a document; whatever happens, the old file stays whole. Raises Problem.

    There is no older form of it, so no copy is kept.
    """
    write(path, encode(msgspec.structs.replace(document, app_version=VERSION)))
    return None


def export(path: Path, document: LedgerDocument) -> None:
    """Write its table, CSV, Parquet or XLSX by the name: every cell as it was read or edited.

    Figures of a text become figures of a workbook where the column is one of figures.
    Raises Problem `cannot_write`, `parquet_unwritten`.
    """
    refuse_ending(path, ".xlsx", ".csv", PARQUET)
    with written(path) as file:
        if path.suffix.lower() == ".csv":
            as_csv(file, _table(document, as_figures=frozenset()), as_they_are=True)
        else:
            headings = enumerate(document.header)
            figures = frozenset(at for at, heading in headings if key_of(heading) in FIGURES)
            fill = as_parquet if path.suffix.lower() == PARQUET else as_workbook
            fill(file, _table(document, as_figures=figures))


def _table(document: LedgerDocument, as_figures: frozenset[int]) -> Iterator[Cells]:
    yield list(document.header)
    for row in document.rows:
        yield [_figure(cell) if at in as_figures else cell for at, cell in enumerate(row)]


def _figure(cell: Cell) -> Cell:
    """A figure that is written as one; 2×75 and 70% stay what they are."""
    if not isinstance(cell, str) or not _PLAIN.fullmatch(cell):
        return cell
    return float(cell) if "." in cell else int(cell)
