"""The file of the user's own records as a file: is it sound, whose is it, is it up to date?

It is always opened to write, even where it is only read: so SQLite itself takes back what a
program that was killed in the middle of a write has left (a hot journal).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import msgspec

from catalog.devices.columns import columns_of, records_of
from catalog.devices.edition import APPLICATION_ID, STEPS
from catalog.devices.tables import TABLES
from core.families.registry import DEVICE_TABLES
from core.machines.device import Device
from core.machines.table import DeviceTable
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem, reason_of

DAMAGED, APART, LOCKED = "own_damaged", "own_set_aside", "own_locked"
READING_WAITS_MS = 250  # a file that another program holds does not keep the start waiting
_STEPS_TABLE = "_sqlite_migrations"
_STEPS_SQL = f"SELECT name FROM {_STEPS_TABLE} WHERE migration_set = 'loadfit-catalog'"  # noqa: S608
_LISTED = "SELECT name FROM sqlite_master WHERE type = 'table'"
_COMPANIONS = ("-journal", "-wal", "-shm")  # what SQLite keeps beside a database
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_CORRUPT = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}


def uri_of(path: Path) -> str:
    """How SQLite is asked for a file that must be there, to be read and mended."""
    return f"{path.absolute().as_uri()}?mode=rw"


def problem_of(error: Exception, path: Path) -> Problem:
    """What a failed access means to the user: locked, damaged, or not to be written."""
    if isinstance(error, OSError):
        return Problem("own_unwritable", str(path), reason_of(error))
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_IOERR) & 0xFF
    if code in _BUSY:
        return Problem(LOCKED, str(path))
    known = DAMAGED if code in _CORRUPT else "own_unwritable"
    return Problem(known, str(path), figure("reason", str(error)))


def content_digest(path: Path) -> str:
    """What the records of a file come to; "" where there are none.

    A copy on another machine has the same. Raises Problem as `ensure_current` does.
    """
    if not path.is_file() or not path.stat().st_size:
        return ""
    found = sha256()
    try:
        connection = sqlite3.connect(uri_of(path), uri=True, timeout=READING_WAITS_MS / 1e3)
        with closing(connection):
            for line in connection.iterdump():
                if _STEPS_TABLE not in line:  # when the file was brought up to date
                    found.update(line.encode())
    except sqlite3.Error as error:
        raise problem_of(error, path) from error
    return found.hexdigest()


def ensure_current(path: Path) -> None:
    """See that the file is sound, ours, and has all declared columns.

    Raises Problem `own_locked`, `own_damaged`, `own_newer`, `own_unwritable`.
    """
    try:
        connection = sqlite3.connect(uri_of(path), uri=True, timeout=READING_WAITS_MS / 1e3)
        with closing(connection):
            connection.isolation_level = None
            _ensure_sound(connection, path)
            if not _is_current(connection):
                _bring_up_to_date(connection)
    except sqlite3.Error as error:
        raise problem_of(error, path) from error


def _ensure_sound(connection: sqlite3.Connection, path: Path) -> None:
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    (state,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if state != "ok":
        raise Problem(DAMAGED, str(path), figure("reason", str(state)))
    tables = {name for (name,) in connection.execute(_LISTED)}
    begun = mark == 0 and tables <= _our_tables()  # the first write of an older release broke off
    if mark != APPLICATION_ID and not begun:
        raise Problem(DAMAGED, str(path), figure("reason", "foreign", word="own_file"))
    steps = {name for (name,) in connection.execute(_STEPS_SQL)} if _STEPS_TABLE in tables else ()
    later = sorted(set(steps) - set(STEPS))
    if later:
        raise Problem("own_newer", str(path), figure("step", later[-1]))


def _our_tables() -> set[str]:
    parts = ("", "_fts", "_fts_data", "_fts_idx", "_fts_docsize", "_fts_config", "_fts_content")
    ours = {f"{table.name}{part}" for table in TABLES for part in parts}
    return ours | {_STEPS_TABLE, "sqlite_sequence"}


def _is_current(connection: sqlite3.Connection) -> bool:
    """Whether every declared column is there."""
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    return mark == APPLICATION_ID and all(
        {column.name for column in columns_of(table.record)}
        <= {row[1] for row in connection.execute(f"PRAGMA table_info({table.name})")}
        for table in TABLES
    )


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    from sqlite_utils import Database  # a tenth of a second, and seldom needed

    from catalog.devices.schema import bring_up_to_date

    connection.execute("BEGIN IMMEDIATE")
    with Database(connection).atomic():
        bring_up_to_date(Database(connection))
    connection.execute("COMMIT")


def set_aside(path: Path) -> Path | None:
    """Move a file that cannot be used out of the way; where it lies now, None if it cannot."""
    stamp = datetime.now(UTC).astimezone().strftime("%Y%m%d-%H%M%S")
    apart, number = path.with_name(f"own-damaged-{stamp}.db"), 2
    while apart.exists():
        apart, number = path.with_name(f"own-damaged-{stamp}-{number}.db"), number + 1
    try:
        # The journal first: left alone it would be played back into the new file.
        for companion in _COMPANIONS:
            beside = path.with_name(path.name + companion)
            if beside.exists():
                beside.rename(apart.with_name(apart.name + companion))
        path.rename(apart)
    except OSError:
        return None
    return apart


def rescued_records(path: Path) -> Iterator[tuple[DeviceTable, Device]]:
    """What can still be read of a damaged file: each family's records, one by one."""
    try:
        with closing(sqlite3.connect(uri_of(path), uri=True)) as connection:
            for family in DEVICE_TABLES.values():
                names = ", ".join(f'"{column.name}"' for column in columns_of(family.record))
                rows: dict[object, tuple[object, ...]] = {}
                # From both ends: a broken page in the middle keeps neither side from being read.
                for order in ("ASC", "DESC"):
                    sql = f"SELECT {names} FROM {family.name} ORDER BY rowid {order}"  # noqa: S608
                    for row in _readable_rows(connection, sql):
                        rows.setdefault(row[0], row)
                yield from ((family, record) for record in readable(family, list(rows.values())))
    except sqlite3.Error:
        return


def _readable_rows(connection: sqlite3.Connection, sql: str) -> Iterator[tuple[object, ...]]:
    try:
        yield from connection.execute(sql)
    except sqlite3.Error:
        return


def readable(family: DeviceTable, rows: list[tuple[object, ...]]) -> list[Device]:
    """The records of those rows that can be understood, whatever the others are."""
    found: list[Device] = []
    for row in rows:
        try:
            found += records_of(family.record, [row])
        except (msgspec.MsgspecError, AttributeError, TypeError):
            continue
    return found
