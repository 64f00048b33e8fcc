"""Reading rows: of the shipped database, and of the user's own that is attached to it."""

import sqlite3
import weakref
from collections.abc import Sequence
from threading import Lock

import msgspec

from catalog.devices.columns import columns_of, records_of
from catalog.devices.own import OwnRecords
from catalog.devices.own_file import READING_WAITS_MS, problem_of, readable, uri_of
from catalog.devices.packed import is_packed
from core.machines.device import Device, is_own
from core.machines.table import DeviceTable, Table
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

SHIPPED, OWN = "main", "own"  # what SQLite calls the two databases
_ASKED_AT_ONCE = 500  # parameters of one question
Row = tuple[object, ...]


class Reading:
    """An open connection, safe to use from several threads.

    own: set before the user's records are read; what is wrong with their file is reported there.
    """

    own: OwnRecords

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        # Whoever forgets to close it leaves no open connection behind.
        weakref.finalize(self, connection.close)
        connection.execute(f"PRAGMA busy_timeout = {READING_WAITS_MS:d}")
        self._lock = Lock()
        self.databases = [SHIPPED]

    def attach_own(self) -> None:
        """Read the user's own records beside the others from now on, where that can be."""
        if OWN in self.databases or not self.own.prepare():
            return
        try:
            with self._lock:
                self.connection.execute("ATTACH DATABASE ? AS own", [uri_of(self.own.path)])
        except sqlite3.Error as error:
            self.own.trouble = problem_of(error, self.own.path)
        else:
            self.databases.append(OWN)

    def own_version(self) -> object:
        """What changes whenever another program writes to the user's file; None without one."""
        if OWN not in self.databases:
            return None
        rows = self.read("PRAGMA own.data_version", (), OWN)
        return rows[0][0] if rows else None

    def rows(
        self, table: Table, where: str = "", values: Sequence[object] = (), database: str = ""
    ) -> list[Row]:
        """Rows of a table in the order of `columns_of`; without a database, of both."""
        named = ", ".join(f'"{column.name}"' for column in columns_of(table.record))
        found: list[Row] = []
        for each in [database] if database else self.databases:
            sql = f"SELECT {named} FROM {each}.{table.name}{where} ORDER BY rowid"  # noqa: S608
            found += self.read(sql, values, each)
        return found

    def rows_if_there(self, table: Table) -> list[Row]:
        """Rows of a table that the user's file need not have."""
        listed = "SELECT name FROM own.sqlite_master WHERE type = 'table' AND name = ?"
        if OWN not in self.databases or not self.read(listed, (table.name,), OWN):
            return []
        return self.rows(table, database=OWN)

    def own_by_number(self, table: Table, numbers: Sequence[int]) -> dict[int, Row]:
        """One's own rows by their numbers; one that is gone is not among them."""
        named = ", ".join(f'"{column.name}"' for column in columns_of(table.record))
        found: dict[int, Row] = {}
        for first in range(0, len(numbers), _ASKED_AT_ONCE):
            asked = numbers[first : first + _ASKED_AT_ONCE]
            marks = ", ".join("?" * len(asked))
            sql = f"SELECT rowid, {named} FROM own.{table.name} WHERE rowid IN ({marks})"  # noqa: S608
            found |= {int(str(row[0])): row[1:] for row in self.read(sql, asked, OWN)}
        return found

    def read(
        self, sql: str, parameters: Sequence[object] = (), database: str = SHIPPED
    ) -> list[Row]:
        """What a question finds; trouble with the user's file is told, and finds nothing.

        Raises Problem `catalog_unreadable`.
        """
        try:
            with self._lock:
                return self.connection.execute(sql, parameters).fetchall()
        except sqlite3.DatabaseError as error:
            if database == OWN:
                self.own.trouble = problem_of(error, self.own.path)
                return []
            raise Problem("catalog_unreadable", "catalog", figure("reason", str(error))) from error

    def own_rows(self, table: Table, where: str = "", values: Sequence[object] = ()) -> list[Row]:
        """One's own rows of a table, in the order of `columns_of`; none where there is no file."""
        return self.rows(table, where, values, OWN) if OWN in self.databases else []

    def devices(self, table: DeviceTable, rows: Sequence[Row]) -> list[Device]:
        """The devices of one's own rows; those that cannot be read are left out and told."""
        try:
            return list(records_of(table.record, rows))
        except (msgspec.MsgspecError, AttributeError, TypeError):
            # They were checked when they were written: another hand was in the file.
            sound = readable(table, list(rows))
            known = {device.id for device in sound}
            lost = [str(row[0]) for row in rows if row[0] not in known]
            if not all(is_own(name) or is_packed(name) for name in lost):
                raise  # a bug of ours, never passed over in silence
            self.own.note_unreadable(len(lost), lost[0])
            return sound
