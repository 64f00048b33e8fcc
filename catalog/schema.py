"""The schema of both databases, made from the declared fields, and its migrations.

A step never changes what an earlier one stored; a field that a later release declares is a
column that a later step adds by `create_or_extend`.
"""

import re
from typing import Any

import msgspec
from sqlite_utils import Database, Migrations
from sqlite_utils.db import Table as SqlTable

from catalog.columns import columns_of, row_of
from catalog.edition import APPLICATION_ID
from catalog.families import (
    DRIVES,
    HEAT_PUMP_MAPS,
    HEAT_PUMPS,
    INDUSTRIAL_HEAT,
    MOTORS,
    TABLES,
    Family,
    Table,
)

MIGRATIONS = Migrations("loadfit-catalog")
WORDS = "words"  # column with further spellings of what is searched
_RUNS = re.compile(r"\d+|[^\W\d_]+")


@MIGRATIONS()
def m001_tables(db: Database) -> None:
    """The tables of sources, refrigerants and families, and the mark of the file."""
    for table in TABLES:
        create_or_extend(db, table)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")


@MIGRATIONS()
def m002_motors(db: Database) -> None:
    """The tables of motors and drives, for files that were there before them."""
    for table in (MOTORS, DRIVES):
        create_or_extend(db, table)


@MIGRATIONS()
def m003_industrial_heat(db: Database) -> None:
    """The table of industrial heat pumps, for files that were there before it."""
    create_or_extend(db, INDUSTRIAL_HEAT)


@MIGRATIONS()
def m004_heat_pumps(db: Database) -> None:
    """The table of heat pumps for buildings, for files that were there before it."""
    create_or_extend(db, HEAT_PUMPS)


@MIGRATIONS()
def m005_heat_pump_maps(db: Database) -> None:
    """The table of heat pumps by their maps, for files that were there before it."""
    create_or_extend(db, HEAT_PUMP_MAPS)


def create_or_extend(db: Database, table: Table) -> None:
    """Create the table with its search index, or add the columns it does not have yet."""
    wanted = {column.name: column for column in columns_of(table.record)}
    existing = sql_table(db, table.name)
    if existing.exists():
        present = {column.name for column in existing.columns}
        for name, column in wanted.items():
            if name not in present:
                existing.add_column(name, column.sql_type)
        return
    types: dict[str, Any] = {name: column.sql_type for name, column in wanted.items()}
    filled = {name for name, column in wanted.items() if not column.nullable}
    if isinstance(table, Family):
        types[WORDS] = str
        filled.add(WORDS)
    existing.create(types, pk=table.key, not_null=filled, strict=True)
    if isinstance(table, Family):
        existing.enable_fts(
            [*table.searched, WORDS],
            create_triggers=True,
            tokenize="unicode61 remove_diacritics 2",
        )


def sql_table(db: Database, name: str) -> SqlTable:
    """The table `name` as sqlite-utils sees it."""
    return db.table(name)


def table_row(table: Table, record: msgspec.Struct) -> dict[str, Any]:
    """The row of a record in its table, the words of the search included."""
    row = row_of(record)
    if isinstance(table, Family):
        row[WORDS] = _words(str(row[name]) for name in table.searched)
    return row


def _words(texts: Any) -> str:
    """Further spellings: a model's parts ("YLAA0080SE": YLAA 0080 80 SE), R134a for R-134a."""
    words: list[str] = []
    for text in texts:
        for word in text.split():
            runs = _RUNS.findall(word)
            words += runs
            words += [run.lstrip("0") for run in runs if run.startswith("0")]
            words.append("".join(runs))
    return " ".join(dict.fromkeys(word for word in words if word))
