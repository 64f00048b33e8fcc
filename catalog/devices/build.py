"""The shipped catalog as a database: built from the figures once, then opened read-only.

It lies in the cache folder under a name that tells edition and digest, so another release
has another file. It is written to a temporary file and put in place in one move: whoever
comes at the same time finds either nothing or the whole.
"""

import os
import sqlite3
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path

from catalog.devices.edition import APPLICATION_ID, EDITION
from catalog.devices.figures_file import Folder, digest, read_figures, version
from catalog.devices.tables import REFRIGERANTS, TABLES
from catalog.folders import cache_folder
from core.machines.refrigerant import completed, plain_name
from core.machines.table import DeviceTable

_LEFT_BEHIND_S = 3600.0  # a temporary file older than this belongs to nobody
_MEMORY = "file::memory:"


def open_shipped(figures: Folder) -> tuple[sqlite3.Connection, str]:
    """A read-only connection to the shipped catalog, and its version.

    Raises Problem `figures_missing`, `figures_damaged`.
    """
    wanted = digest(figures)
    path = cache_folder() / f"catalog-{EDITION}-{wanted[:8]}.db"
    connection = _open_sound(path, wanted) or _built(path, wanted, figures)
    return connection, version(wanted)


def _open_sound(path: Path, wanted: str) -> sqlite3.Connection | None:
    """The database at `path`, or None where it is absent, damaged or of other figures."""
    if not path.is_file():
        return None
    connection = None
    try:
        connection = _connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1")
        (mark,) = connection.execute("PRAGMA application_id").fetchone()
        (state,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        (found,) = connection.execute("SELECT digest FROM about").fetchone()
    except (sqlite3.Error, TypeError):
        found = mark = state = None
    if (mark, state, found) == (APPLICATION_ID, "ok", wanted):
        return connection
    if connection is not None:
        connection.close()
    return None


def _connect(uri: str) -> sqlite3.Connection:
    # Threads share it; the catalog guards every use by a lock.
    return sqlite3.connect(uri, uri=True, check_same_thread=False)


def _built(path: Path, wanted: str, figures: Folder) -> sqlite3.Connection:
    """Build the file and open it; in memory where the folder cannot be written."""
    try:
        build_file(path, wanted, figures)
    except (OSError, sqlite3.OperationalError):
        pass
    else:
        connection = _open_sound(path, wanted)
        if connection is not None:
            return connection
    connection = _connect(_MEMORY)
    try:
        _fill(connection, wanted, figures)
    except BaseException:
        connection.close()
        raise
    connection.execute("PRAGMA query_only = 1")
    return connection


def build_file(path: Path, wanted: str, figures: Folder) -> None:
    """Build the database at `path`. Raises OSError where its folder cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path.parent)
    handle, name = tempfile.mkstemp(prefix="catalog-", suffix=".part", dir=path.parent)
    os.close(handle)
    part = Path(name)
    try:
        with closing(sqlite3.connect(part)) as connection:
            connection.execute("PRAGMA journal_mode = OFF")  # nobody else sees this file,
            connection.execute("PRAGMA synchronous = OFF")  # and a broken one is built again
            _fill(connection, wanted, figures)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, wanted: str, figures: Folder) -> None:
    from sqlite_utils import Database  # a tenth of a second, loaded only for this

    from catalog.devices.schema import bring_up_to_date, sql_table, table_row

    records = {table.name: read_figures(figures, table) for table in TABLES}
    refrigerants = {plain_name(each.name): each for each in records[REFRIGERANTS.name]}
    db = Database(connection)
    with db.atomic():
        bring_up_to_date(db)
        for table in TABLES:
            rows = [
                table_row(
                    table, completed(r, refrigerants) if isinstance(table, DeviceTable) else r
                )
                for r in records[table.name]
            ]
            sql_table(db, table.name).insert_all(rows)
        about = sql_table(db, "about")
        about.create({"digest": str, "version": str}, strict=True)
        about.insert({"digest": wanted, "version": version(wanted)})


def _sweep(folder: Path) -> None:
    """Remove temporary files that a process left behind when it was killed."""
    for part in folder.glob("catalog-*.part"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > _LEFT_BEHIND_S:
                part.unlink()
