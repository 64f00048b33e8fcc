"""A ledger's document as the table it came from, and the other way round."""

import math
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import cast

from catalog.files.rows import Cell
from catalog.files.tables import Table
from core.ledger.document import Cell as DocumentCell
from core.ledger.document import LedgerDocument

FIRST_ROW = 2  # of a document's table as it is written: the names stand above
_WHOLE_BELOW = 1e15  # of floats that hold every whole number


def document_of(table: Table, path: Path) -> LedgerDocument:
    """All rows of a table as a new document."""
    columns = [[_plain(cell) for cell in column] for column in table.columns]
    return LedgerDocument(
        name=path.stem,
        header=table.header,
        rows=tuple(zip(*columns, strict=True)),
        separator=table.separator or "",
    )


def _plain(cell: Cell) -> DocumentCell:
    """A cell as the document keeps it: dates as ISO 8601 writes them, whole numbers as such."""
    if isinstance(cell, float):
        if math.isnan(cell):
            return ""
        return int(cell) if cell.is_integer() and abs(cell) < _WHOLE_BELOW else cell
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}" if cell.time() == time() else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, date | time) else cast(DocumentCell, cell)


def table_of(document: LedgerDocument, place: str, rows: Sequence[int]) -> Table:
    """Some rows of a document as its table has them."""
    cells = [document.rows[row] for row in rows]
    columns = zip(*cells, strict=True) if cells else ((),) * len(document.header)
    return Table(
        place=place,
        label=document.name,
        header=document.header,
        columns=tuple(columns),
        row=[row + FIRST_ROW for row in rows],
        separator=document.separator or None,
    )
