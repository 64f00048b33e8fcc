"""The shipped catalog as a database: built from the figures once, then opened read-only.

A bundle brings it beside the figures, ready made. Else it lies in the cache folder under a name
that tells edition and digest, so another release has another file. It is written to a temporary
file and put in place in one move: whoever comes at the same time finds either nothing or the whole.
What was built whole bears the time that is written in it: as long as nobody touches it, it need not
be looked through at every start, which takes its time with a large catalog.
"""

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from pathlib import Path

from catalog.collection import paused
from catalog.devices.columns import columns_of
from catalog.devices.edition import APPLICATION_ID, EDITION
from catalog.devices.figures_file import Columns, Folder, digest, in_parts, read_figures, version
from catalog.devices.shipped import Keeping, create
from catalog.devices.tables import REFRIGERANTS, TABLES
from catalog.folders import cache_folder
from core.machines.refrigerant import USUAL_REPORT, Refrigerant, plain_name
from core.machines.table import DeviceTable, Table

_LEFT_BEHIND_S = 3600.0  # a temporary file older than this belongs to nobody
_MEMORY = "file::memory:"
_SEAL_STEP_S = 2  # what a file system tells times apart by at the worst
# What is completed by the refrigerant: the column, and what is known of it.
_KNOWN_OF_REFRIGERANTS: Mapping[str, Callable[[Refrigerant], object]] = {
    "gwp": lambda one: one.gwp(USUAL_REPORT),
    "safety_class": lambda one: one.safety_class,
}


def open_shipped(figures: Folder) -> tuple[sqlite3.Connection, str]:
    """A read-only connection to the shipped catalog, and its version.

    Raises Problem `figures_missing`, `figures_damaged`.
    """
    wanted = digest(figures)
    name = file_name(wanted)
    path = cache_folder() / name
    connection = (
        (_open_sound(figures / name, wanted) if isinstance(figures, Path) else None)
        or _open_sound(path, wanted)
        or _built(path, wanted, figures)
    )
    return connection, version(wanted)


def file_name(of_digest: str) -> str:
    """What the database of these figures is called."""
    return f"catalog-{EDITION}-{of_digest[:8]}.db"


def _open_sound(path: Path, wanted: str) -> sqlite3.Connection | None:
    """The database at `path`, or None where it is absent, damaged or of other figures."""
    if not path.is_file():
        return None
    connection = None
    try:
        connection = _connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1")
        (mark,) = connection.execute("PRAGMA application_id").fetchone()
        found, sealed = connection.execute("SELECT digest, sealed FROM about").fetchone()
        sound = _is_untouched(path, sealed) or _looked_through(connection)
    except (OSError, sqlite3.Error, TypeError):
        found = mark = None
        sound = False
    if sound and (mark, found) == (APPLICATION_ID, wanted):
        return connection
    if connection is not None:
        connection.close()
    return None


def _is_untouched(path: Path, sealed: int) -> bool:
    """Whether the file bears the time at which it was built."""
    return path.stat().st_mtime_ns == sealed * 10**9


def _looked_through(connection: sqlite3.Connection) -> bool:
    (state,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    return bool(state == "ok")


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
        _fill(connection, wanted, figures, 0)
    except BaseException:
        connection.close()
        raise
    connection.execute("PRAGMA query_only = 1")
    return connection


def build_file(path: Path, wanted: str, figures: Folder, at_s: int | None = None) -> None:
    """Build the database at `path`; at_s: the time it is given, now where left out.

    Raises OSError where its folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path.parent)
    handle, name = tempfile.mkstemp(prefix="catalog-", suffix=".part", dir=path.parent)
    os.close(handle)
    part = Path(name)
    sealed = int(time.time()) // _SEAL_STEP_S * _SEAL_STEP_S if at_s is None else at_s
    try:
        with closing(sqlite3.connect(part)) as connection:
            connection.execute("PRAGMA journal_mode = OFF")  # nobody else sees this file,
            connection.execute("PRAGMA synchronous = OFF")  # and a broken one is built again
            _fill(connection, wanted, figures, sealed)
        os.utime(part, ns=(sealed * 10**9, sealed * 10**9))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, wanted: str, figures: Folder, sealed: int) -> None:
    with paused():
        _fill_tables(connection, wanted, figures, sealed)


def _fill_tables(connection: sqlite3.Connection, wanted: str, figures: Folder, sealed: int) -> None:
    from sqlite_utils import Database  # a tenth of a second, loaded only for this

    from catalog.devices.schema import create_or_extend, sql_table

    refrigerants = {plain_name(each.name): each for each in read_figures(figures, REFRIGERANTS)}
    db = Database(connection)
    with db.atomic():
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
        create(connection)
        for table in TABLES:
            parts = in_parts(figures, table)
            if isinstance(table, DeviceTable):
                whole = (_completed(table, part, refrigerants) for part in parts)
                _fill_devices(connection, table, whole)
            else:
                create_or_extend(db, table)
                for part in parts:
                    connection.executemany(_inserting(table), zip(*part, strict=True))
        about = sql_table(db, "about")
        about.create({"digest": str, "version": str, "sealed": int}, strict=True)
        about.insert({"digest": wanted, "version": version(wanted), "sealed": sealed})


def _completed(
    table: DeviceTable, columns: Columns, refrigerants: Mapping[str, Refrigerant]
) -> Columns:
    """The columns with what is known of refrigerants where a device states none: `completed`."""
    at = {column.name: place for place, column in enumerate(columns_of(table.record))}
    if "refrigerant" not in at:
        return columns
    named = columns[at["refrigerant"]]
    known = {name: refrigerants.get(plain_name(str(name))) for name in dict.fromkeys(named)}
    for name, tell in _KNOWN_OF_REFRIGERANTS.items():
        told = {one: tell(each) for one, each in known.items() if each is not None}
        stated = columns[at[name]]
        columns[at[name]] = [
            told.get(one, cell) if cell in (None, "") else cell
            for one, cell in zip(named, stated, strict=True)
        ]
    return columns


def _fill_devices(
    connection: sqlite3.Connection, table: DeviceTable, parts: Iterable[Columns]
) -> None:
    """Put devices and the words by which they are found into the database."""
    from catalog.devices.schema import create_index, words_by_row

    names = [column.name for column in columns_of(table.record)]
    searched = [names.index(name) for name in table.searched]
    index, devices, last = create_index(connection, table), Keeping(connection, table), 0
    for columns in parts:
        devices.add(columns)
        texts = [columns[place] for place in searched]
        first, last = last + 1, last + len(texts[0])
        rows = zip(range(first, last + 1), *texts, words_by_row(texts), strict=True)
        connection.executemany(index, rows)
    devices.close()


def _inserting(table: Table) -> str:
    """The statement that puts a row into a table."""
    names = [column.name for column in columns_of(table.record)]
    named = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {table.name} ({named}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608


def _sweep(folder: Path) -> None:
    """Remove temporary files that a process left behind when it was killed."""
    for part in folder.glob("catalog-*.part"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > _LEFT_BEHIND_S:
                part.unlink()
