"""The user's own records: a second database of the same schema, which no update touches.

Each write is one transaction on a connection of its own: done whole, or not at all. Whatever is
found of the file at the start, the program goes on: `trouble` says what is wrong with it, and
what could not be read was set aside under another name.
"""

import os
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from catalog.devices.columns import fault_of
from catalog.devices.own_file import (
    APART,
    DAMAGED,
    LOCKED,
    ensure_current,
    problem_of,
    rescued_records,
    set_aside,
)
from catalog.devices.packed import is_packed, pack_name, plain_id
from catalog.devices.tables import SOURCES
from catalog.folders import made_data_folder
from core.families.registry import DEVICE_TABLES
from core.machines.device import OWN_PREFIX, Device, Source, is_made_to_size, is_own
from core.machines.table import DeviceTable
from core.vocabulary.finding import figure
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem

if TYPE_CHECKING:
    from sqlite_utils import Database

_NO_ID = re.compile(r"[^\w.:+-]+")
_WRITING_WAITS_S = 3.0  # for another program that is writing just now
_PRIVATE = 0o600


def origin_of(device: Device, words: Language) -> str:
    """Whose a device is."""
    if is_packed(device.id):
        return words.text("catalog.pack", pack=pack_name(device.id))
    if is_own(device.id):
        return words.text("catalog.own")
    return words.text("catalog.class" if is_made_to_size(device) else "catalog.shipped")


def own_id(device_id: str) -> str:
    """The id under which a record is kept among the user's own."""
    return device_id if is_own(device_id) else OWN_PREFIX + plain_id(device_id)


def name_as_id(name: str) -> str:
    """A name as part of an id: what is neither letter, digit nor a plain mark is a hyphen."""
    return _NO_ID.sub("-", name).strip("-")


class OwnRecords:
    """The file of the user's own records; `changed` is called after every write.

    trouble: a Problem that the user should know of, None where all is well.
    """

    def __init__(
        self, path: Path, shipped_sources: frozenset[str], changed: Callable[[], None]
    ) -> None:
        self.path = path
        self.trouble: Problem | None = None
        self._shipped_sources = shipped_sources
        self.changed = changed

    def exists(self) -> bool:
        """Whether there is a file with records; an empty one holds none."""
        try:
            return self.path.is_file() and self.path.stat().st_size > 0
        except OSError:
            return False

    @property
    def waiting(self) -> bool:
        """Whether another program held the file, so that it is worth looking again."""
        return self.trouble is not None and self.trouble.code == LOCKED

    def prepare(self) -> bool:
        """Make the file ready to be read; whether there are records to read in it.

        Never raises: `trouble` says what is wrong. SQLite takes back what a killed program left
        half done; a file of an older schema is brought up to date; a damaged one is set aside,
        and what can still be read in it goes into a new one.
        """
        if not self.exists():
            return False
        try:
            ensure_current(self.path)
        except Problem as problem:
            self.trouble = problem
            if problem.code != DAMAGED:
                return False
            self._begin_anew(problem)
        return self.exists()

    def _begin_anew(self, problem: Problem) -> None:
        """Set the damaged file aside and save what can be read of it."""
        apart = set_aside(self.path)
        if apart is None:
            return
        saved = 0
        try:
            with self.writing() as db:
                for family, record in rescued_records(apart):
                    self._insert(db, family, [record])
                    saved += 1
        except Problem:
            saved = 0  # the disk is full perhaps: the file set aside still has them all
        reason = next(one for one in problem.figures if one.name == "reason")
        kept = figure("kept", str(apart))
        self.trouble = Problem(APART, str(self.path), reason, kept, figure("saved", saved))

    def note_unreadable(self, count: int, first: str) -> None:
        """Records that another hand has changed so that they cannot be read."""
        count_of, first_of = figure("count", count), figure("first", first)
        self.trouble = Problem("own_rows_unreadable", str(self.path), count_of, first_of)

    def add(
        self, family: DeviceTable, records: Sequence[Device], sources: Sequence[Source] = ()
    ) -> tuple[Device, ...]:
        """Add records, all or none, and return them with their ids.

        sources: what is known of those the records name, beside their keys.

        Raises Problem `own_exists`, `own_invalid`, `own_not_believable`, `own_unwritable`,
        `own_locked`, `own_newer`.
        """
        kept = tuple(msgspec.structs.replace(r, id=own_id(r.id)) for r in records)
        for record in kept:
            self._check(family, record)
        with self.writing() as db:
            new: set[str] = set()
            for record in kept:
                if record.id in new or self._count(db, family, record.id):
                    raise Problem("own_exists", record.id)
                new.add(record.id)
            self._insert(db, family, kept)
            for source in sources:
                self._insert_source(db, source)
        self.changed()
        return kept

    def replace(self, family: DeviceTable, record: Device, sources: Sequence[Source] = ()) -> None:
        """Put `record` in the place of the own record of the same id.

        sources: as in `add`.

        Raises Problem `shipped_fixed`, `own_unknown`, `own_invalid`, `own_not_believable`,
        `own_unwritable` …
        """
        self._own_only(record.id)
        self._check(family, record)
        with self.writing() as db:
            if not self._count(db, family, record.id):
                raise Problem("own_unknown", record.id)
            self._insert(db, family, [record])
            for source in sources:
                self._insert_source(db, source)
        self.changed()

    def delete(self, family: DeviceTable, device_id: str) -> None:
        """Delete an own record. Raises Problem `shipped_fixed`, `own_unknown` …"""
        self._own_only(device_id)
        with self.writing() as db:
            if not self._count(db, family, device_id):
                raise Problem("own_unknown", device_id)
            db.table(family.name).delete(device_id)
        self.changed()

    def remove(self, device_id: str) -> None:
        """Delete the own record of that id, of whatever family, even one that cannot be read.

        Raises Problem `shipped_fixed`, `own_unknown` …
        """
        self._own_only(device_id)
        with self.writing() as db:
            holders = [one for one in DEVICE_TABLES.values() if self._count(db, one, device_id)]
            if not holders:
                raise Problem("own_unknown", device_id)
            for family in holders:
                db.table(family.name).delete(device_id)
        self.changed()

    def _own_only(self, device_id: str) -> None:
        if not is_own(device_id):
            raise Problem("shipped_fixed", device_id)
        if not self.exists():
            raise Problem("own_unknown", device_id)

    def _check(self, family: DeviceTable, record: Device) -> None:
        fault = fault_of(record)
        if fault is not None:
            column, _ = fault
            raise Problem("own_invalid", record.id, figure("column", column))
        for column, code, figures in family.faults(record):
            named = figure("column", column, word="field"), figure("reason", code, word="fault")
            raise Problem("own_not_believable", record.id, *named, *figures)

    def _count(self, db: "Database", family: DeviceTable, device_id: str) -> int:
        return db.table(family.name).count_where(f"{family.key} = ?", [device_id])

    def _insert(self, db: "Database", family: DeviceTable, records: Sequence[Device]) -> None:
        """Write records, and what they say of their sources where nothing more is known."""
        from catalog.devices.schema import table_row

        rows = (table_row(family, record) for record in records)
        db.table(family.name).upsert_all(rows, pk=family.key)
        for record in {one.source: one for one in records}.values():
            if record.source in self._shipped_sources:
                continue
            source = Source(
                key=record.source,
                title=record.source,
                years=record.source_year,
                evidence=record.evidence,
            )
            told = "key = ? AND (note_en <> '' OR note_zh <> '')"  # more than a record knows
            if not db.table(SOURCES.name).count_where(told, [source.key]):
                self._insert_source(db, source)

    def _insert_source(self, db: "Database", source: Source) -> None:
        from catalog.devices.schema import table_row

        db.table(SOURCES.name).upsert(table_row(SOURCES, source), pk=SOURCES.key)

    @contextmanager
    def writing(self) -> Iterator["Database"]:
        """The database open for one transaction, its schema up to date.

        The first record, the tables it needs and the mark of the file come in one transaction:
        a program that is killed leaves either nothing or the whole.
        """
        if self.exists():
            ensure_current(self.path)
        from sqlite_utils import Database  # loaded only where something is written

        from catalog.devices.schema import bring_up_to_date

        try:
            made_data_folder()
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, _PRIVATE))
            with closing(sqlite3.connect(self.path, timeout=_WRITING_WAITS_S)) as connection:
                connection.isolation_level = None  # transactions begin and end here, in words
                connection.execute("BEGIN IMMEDIATE")
                db = Database(connection)
                with db.atomic():
                    bring_up_to_date(db)
                    yield db
                connection.execute("COMMIT")
        except (OSError, sqlite3.Error) as error:
            raise problem_of(error, self.path) from error
