"""The schema of both databases, made from the declared fields.

A field or a family that a later release declares becomes a column or a table when a file is
next written to; what stands in the file already is never changed.
"""

import re
import sqlite3
from collections.abc import Iterable, Sequence

import msgspec
from sqlite_utils import Database, Migrations
from sqlite_utils.db import Table as SqlTable

from catalog.devices.columns import columns_of, default_cell, row_of
from catalog.devices.edition import APPLICATION_ID, STEPS
from catalog.devices.tables import TABLES
from core.machines.table import DeviceTable, Table

MIGRATIONS = Migrations("loadfit-catalog")
WORDS = "words"  # column with further spellings of what is searched
_TOKENS = "unicode61 remove_diacritics 2"
# Gathered in memory before it is written, bytes: the words of a large catalog in one piece.
_GATHERED = 1 << 26
_RUNS = re.compile(r"\d+|[^\W\d_]+")


def bring_up_to_date(db: Database) -> None:
    """Give the file every table and column that is declared, and its mark.

    Part of the transaction that is under way: a file is never left half made.
    """
    MIGRATIONS.apply(db)  # notes the steps a file has not seen yet
    declare_tables(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")


def declare_tables(db: Database) -> None:
    """Create every declared table, or add the columns it does not have yet."""
    for table in TABLES:
        create_or_extend(db, table)


for _step in STEPS:
    MIGRATIONS(name=_step)(declare_tables)


def create_or_extend(db: Database, table: Table) -> None:
    """Create the table with its search index, or add the columns it does not have yet."""
    wanted = {column.name: column for column in columns_of(table.record)}
    existing = sql_table(db, table.name)
    if existing.exists():
        present = {column.name for column in existing.columns}
        for name, column in wanted.items():
            if name not in present:
                default = None if column.nullable else default_cell(column)
                existing.add_column(name, column.sql_type, not_null_default=default)
        return
    types: dict[str, object] = {name: column.sql_type for name, column in wanted.items()}
    filled = {name for name, column in wanted.items() if not column.nullable}
    if isinstance(table, DeviceTable):
        types[WORDS] = str
        filled.add(WORDS)
    existing.create(types, pk=table.key, not_null=filled, strict=True)
    if isinstance(table, DeviceTable):
        existing.enable_fts(
            [*table.searched, WORDS],
            create_triggers=True,
            tokenize=_TOKENS,
        )


def create_index(connection: sqlite3.Connection, table: DeviceTable) -> str:
    """Create the index of the words of shipped devices; the statement that puts a row into it.

    It holds no texts, for none is read there: what is found are numbers.
    """
    index, columns = f"{table.name}_fts", [*table.searched, WORDS]
    named = ", ".join(f'"{name}"' for name in columns)
    connection.execute(
        f"CREATE VIRTUAL TABLE {index} USING fts5("
        f"{named}, content='', columnsize=0, tokenize='{_TOKENS}')"
    )
    connection.execute(f"INSERT INTO {index}({index}, rank) VALUES ('hashsize', {_GATHERED:d})")  # noqa: S608
    marks = ", ".join("?" * (len(columns) + 1))
    return f"INSERT INTO {index}(rowid, {named}) VALUES ({marks})"  # noqa: S608


def sql_table(db: Database, name: str) -> SqlTable:
    """The table `name` as sqlite-utils sees it."""
    return db.table(name)


def table_row(table: Table, record: msgspec.Struct) -> dict[str, object]:
    """The row of a record in its table, the words of the search included."""
    row = row_of(record)
    if isinstance(table, DeviceTable):
        row[WORDS] = words_of(str(row[name]) for name in table.searched if row[name])
    return row


def words_of(texts: Iterable[str]) -> str:
    """Further spellings: a model's parts ("YLAA0080SE": YLAA 0080 80 SE), R134a for R-134a."""
    return " ".join(filter(None, map(_further, texts)))


def words_by_row(columns: Sequence[Sequence[object]]) -> list[str]:
    """`words_of` every row of columns; texts that stand in many rows are looked at once."""
    spelt: list[list[str]] = []
    for column in columns:
        known = {text: _further(str(text)) if text else "" for text in dict.fromkeys(column)}
        if any(known.values()):
            spelt.append([known[text] for text in column])
    if not spelt:
        return [""] * len(columns[0])
    return [" ".join(filter(None, row)) for row in zip(*spelt, strict=True)]


def _further(text: str) -> str:
    """The spellings of the words of a text that are not in it as they stand."""
    found: dict[str, None] = {}
    for word in text.split():
        if word.isalpha() or (word.isdecimal() and word[0] != "0"):
            continue  # a word without parts: the search finds it as it stands
        runs = _RUNS.findall(word)
        whole = "".join(runs)
        found.update(dict.fromkeys(runs))
        if "0" in whole:
            found.update(dict.fromkeys(run.lstrip("0") for run in runs if run[0] == "0"))
        found[whole] = None
    found.pop("", None)
    return " ".join(found)
