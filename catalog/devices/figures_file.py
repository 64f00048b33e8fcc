"""The shipped figures: CSV files beside the code, read and checked cell by cell."""

import csv
import hashlib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import StringIO
from itertools import chain, islice
from pathlib import Path
from typing import Any

from catalog.devices.column_cells import parse_all
from catalog.devices.columns import (
    AT_ONCE,
    BadCell,
    Column,
    columns_of,
    default_cell,
    parse,
    records_of_columns,
)
from catalog.devices.edition import EDITION, LAYOUT
from catalog.devices.tables import TABLES
from core.machines.table import DeviceTable, Table
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem, reason_of

Folder = Traversable | Path
Columns = list[list[object]]  # by column, then by row


def shipped_figures() -> Folder:
    """The folder of the figures this program came with."""
    return files("catalog").joinpath("figures")


def digest(folder: Folder) -> str:
    """SHA-256 of the figures and of the columns they are laid out in.

    Raises Problem `figures_missing`.
    """
    total = hashlib.sha256(f"{EDITION}/{LAYOUT}".encode())
    for table in TABLES:
        layout = [(column.name, column.form.name) for column in columns_of(table.record)]
        searched = table.searched if isinstance(table, DeviceTable) else ()
        total.update(repr((table.name, layout, searched)).encode())
        for name in table.files:
            total.update(_bytes(folder, name))
    return total.hexdigest()


def version(of_digest: str) -> str:
    """The catalog's version as a reader sees it: edition and the start of the digest."""
    return f"{EDITION}+{of_digest[:8]}"


def _bytes(folder: Folder, name: str) -> bytes:
    try:
        return folder.joinpath(name).read_bytes()
    except OSError as error:
        raise Problem("figures_missing", name, reason_of(error)) from error


def read_figures(folder: Folder, table: Table) -> list[Any]:
    """All records of a table's files. Raises as `in_parts`."""
    parts = (records_of_columns(table.record, part) for part in in_parts(folder, table))
    return list(chain.from_iterable(parts))


def in_parts(folder: Folder, table: Table) -> Iterator[Columns]:
    """The columns of a table's files, some rows at a time: what is done with them stays at hand.

    They stand in the order of `columns_of`. Raises Problem `figures_missing`, or `figures_damaged`
    with row and column.
    """
    for name in table.files:
        yield from _read(folder, table, name)


def _read(folder: Folder, table: Table, name: str) -> Iterator[Columns]:
    content = _bytes(folder, name)
    try:
        lines = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        header = next(lines, [])
        columns = {column.name: column for column in columns_of(table.record)}
        _check_header(name, header, columns)
        first = 2
        while rows := list(islice(lines, AT_ONCE)):
            yield _columns(table, name, header, rows, first)
            first += len(rows)
    except (UnicodeDecodeError, csv.Error) as error:
        raise _damaged(name, 0, "", str(error)) from error


def _check_header(file: str, header: list[str], columns: Mapping[str, Column]) -> None:
    strange = [name for name in header if name not in columns]
    absent = [name for name, c in columns.items() if c.required and name not in header]
    if strange or absent or len(set(header)) != len(header):
        raise _damaged(file, 1, ", ".join(strange or absent), ", ".join(header))


def _columns(
    table: Table, file: str, header: list[str], rows: list[list[str]], first: int
) -> Columns:
    """The columns of rows; first: the number of the first of them in the file."""
    columns = {column.name: column for column in columns_of(table.record)}
    _check_widths(file, header, rows, first)
    cells = zip(header, zip(*rows, strict=True), strict=True)
    try:
        read = {key: parse_all(columns[key], column) for key, column in cells}
    except BadCell as bad:
        raise _first_damage(file, [columns[key] for key in header], rows, first) from bad
    return [_whole(column, read.get(key), len(rows)) for key, column in columns.items()]


def _whole(column: Column, read: list[object] | None, count: int) -> list[object]:
    """A column with its default wherever nothing is stated."""
    unstated = None if column.nullable else default_cell(column)
    if read is None:
        return [unstated] * count
    if unstated is None or None not in read:
        return read
    return [unstated if cell is None else cell for cell in read]


def _check_widths(file: str, header: list[str], rows: list[list[str]], first: int) -> None:
    for number, row in enumerate(rows, first):
        if len(row) != len(header):
            raise _damaged(file, number, "", f"{len(row)} ≠ {len(header)}")


def _first_damage(file: str, columns: list[Column], rows: list[list[str]], first: int) -> Problem:
    """The first cell, row by row, that cannot be what its column holds."""
    for number, row in enumerate(rows, first):
        for column, cell in zip(columns, row, strict=True):
            try:
                parse(column, cell)
            except BadCell:
                return _damaged(file, number, column.name, cell)
    raise AssertionError(f"{file}: read at once it is damaged, cell by cell it is not")


def _damaged(file: str, row: int, column: str, found: str) -> Problem:
    place = f"{file}:{row}" + (f":{column}" if column else "")
    return Problem(
        "figures_damaged", place,
        figure("row", row), figure("column", column or "–"), figure("found", found[:80] or "–"),
    )  # fmt: skip
