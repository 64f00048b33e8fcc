"""A plant's ledger from a table as it comes (CSV, XLSX, Parquet): by heading.

    ledger = read_ledger(Path("台账.xlsx"))
    ledger.assets, ledger.faults

or from a document of the program, `ledger_of(document)`.

A row that cannot be used is reported with its number, column and reason; it never vanishes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from catalog.files.bad_cells import Fault
from catalog.files.cells import looks_like_number
from catalog.files.ledger_columns import FIGURES
from catalog.files.ledger_rows import NO_MACHINE, LedgerRows
from catalog.files.ledger_source import ledger_table
from catalog.files.ledger_tables import FIRST_ROW, document_of, table_of
from catalog.files.rows import Cell
from catalog.files.tables import Table
from core.ledger.asset import Asset
from core.ledger.document import LedgerDocument
from core.ledger.naming import key_of
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

__all__ = [
    "FIGURES", "Ledger", "document_and_ledger", "document_from_table", "ledger_of", "read_anew",
    "read_ledger",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The assets of a file, row by row in its order; None where the row cannot be used.

    Of a row with a faulty cell the rest is used, but where the cell says which machine it is, or
    how many. columns: where each field stands; other_columns: headings that no field has;
    decimals: the marks that were found, by which single rows are read anew.
    """

    place: str
    by_row: tuple[Asset | None, ...]
    faults: tuple[Fault, ...]
    columns: Mapping[str, int]
    other_columns: tuple[str, ...]
    decimals: Mapping[str, str]

    @property
    def assets(self) -> tuple[Asset, ...]:
        """Those that can be used."""
        return tuple(one for one in self.by_row if one is not None)

    @property
    def left_out(self) -> int:
        """Rows that are a machine and cannot be used."""
        headings = sum(fault.code in NO_MACHINE for fault in self.faults)
        return sum(one is None for one in self.by_row) - headings

    @property
    def in_part(self) -> int:
        """Rows that are used without a faulty cell."""
        unused = sum(one is None for one in self.by_row)
        return len({fault.row for fault in self.faults}) - unused


def read_ledger(path: Path) -> Ledger:
    """All rows of the file. Raises Problem of `read_sheets`, `table_…`, `ledger_columns`."""
    return _ledger(ledger_table(path))


def document_from_table(path: Path) -> LedgerDocument:
    """A new document of all rows of a table. Raises Problem of `read_sheets`, `ledger_columns`."""
    table = ledger_table(path)
    _columns(table)
    return document_of(table, path)


def document_and_ledger(path: Path) -> tuple[LedgerDocument, Ledger]:
    """The same, and what is read from it, whose rows count as the file does."""
    table = ledger_table(path)
    return document_of(table, path), _ledger(table)


def ledger_of(document: LedgerDocument, place: str) -> Ledger:
    """What a document holds; rows count as they would in its table, below a row of names.

    Raises Problem `ledger_columns`.
    """
    return _ledger(table_of(document, place, range(len(document.rows))))


def read_anew(before: Ledger, document: LedgerDocument, rows: Sequence[int]) -> Ledger:
    """The ledger after an edit of these rows: only they are read."""
    changed = frozenset(rows)
    seen = {one.id for at, one in enumerate(before.by_row) if one is not None and at not in changed}
    table = table_of(document, before.place, rows)
    reading = LedgerRows(table, before.columns, before.decimals, seen)
    by_row = list(before.by_row)
    for at, row in enumerate(rows):
        by_row[row] = reading.asset(at)
    numbers = {row + FIRST_ROW for row in rows}
    kept = [fault for fault in before.faults if fault.row not in numbers]
    return replace(before, by_row=tuple(by_row), faults=_in_order((*kept, *reading.faults), table))


def _columns(table: Table) -> dict[str, int]:
    """Where each field stands. Raises Problem `ledger_columns`."""
    columns: dict[str, int] = {}
    for at, heading in enumerate(table.header):
        key = key_of(heading)
        if key is not None:
            columns.setdefault(key, at)
    _name_in_words(columns, table)
    if "id" not in columns and "sequence" in columns:
        columns["id"] = columns["sequence"]
    if not columns.keys() & {"name", "model"}:
        raise Problem("ledger_columns", table.place, figure("known", ", ".join(table.header)))
    return columns


def _name_in_words(columns: dict[str, int], table: Table) -> None:
    """Of two columns of names the first in words: the Equipment of an export is a number."""
    first = columns.get("name")
    others = [at for at, one in enumerate(table.header) if key_of(one) == "name" and at != first]
    if first is None or not others or not _are_numbers(table.columns[first]):
        return
    worded = next((at for at in others if not _are_numbers(table.columns[at])), None)
    if worded is not None:
        columns["name"] = worded
        columns.setdefault("id", first)


def _are_numbers(cells: Sequence[Cell]) -> bool:
    said = [str(cell).strip() for cell in cells if str(cell).strip()]
    return bool(said) and all(looks_like_number(cell) for cell in said)


def _ledger(table: Table) -> Ledger:
    columns = _columns(table)
    rows = LedgerRows(table, columns, {}, set())
    by_row = tuple(rows.asset(at) for at in range(len(table.row)))
    return Ledger(
        place=table.place,
        by_row=by_row,
        faults=_in_order((*rows.faults, *table.not_computed(columns.values())), table),
        columns=columns,
        other_columns=tuple(
            heading for at, heading in enumerate(table.header) if at not in columns.values()
        ),
        decimals=rows.decimals,
    )


def _in_order(faults: Iterable[Fault], table: Table) -> tuple[Fault, ...]:
    """By row, then by the columns as they stand."""
    stands = {table.name(at): at for at in reversed(range(len(table.header)))}
    return tuple(sorted(faults, key=lambda one: (one.row, stands.get(one.column, -1))))
