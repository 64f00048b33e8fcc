"""The user's own records: a second database of the same schema, which no update touches.

Each write is one transaction on a connection of its own: done whole, or not at all.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from catalog.columns import fault_of
from catalog.edition import APPLICATION_ID, STEPS
from catalog.families import SOURCES, Device, Family, Source
from core.finding import figure
from core.problem import Problem

if TYPE_CHECKING:
    from sqlite_utils import Database

PREFIX = "own:"
_STEPS_SQL = "SELECT name FROM _sqlite_migrations WHERE migration_set = 'loadfit-catalog'"


def is_own(device_id: str) -> bool:
    """Whether an id is that of one of the user's own records."""
    return device_id.startswith(PREFIX)


def own_id(device_id: str) -> str:
    """The id under which a record is kept among the user's own."""
    return device_id if is_own(device_id) else PREFIX + device_id


class OwnRecords:
    """The file of the user's own records; `changed` is called after every write."""

    def __init__(
        self, path: Path, shipped_sources: frozenset[str], changed: Callable[[], None]
    ) -> None:
        self.path = path
        self._shipped_sources = shipped_sources
        self._changed = changed

    def exists(self) -> bool:
        """Whether there is a file with records; an empty one holds none."""
        return self.path.is_file() and self.path.stat().st_size > 0

    def prepare(self) -> None:
        """See that the file, if there is one, has today's schema.

        Raises Problem `own_newer` or `own_damaged`, and `own_unwritable` where a file of an
        older schema cannot be brought up to date.
        """
        if self.exists() and self._steps() != set(STEPS):
            with self._writing():
                pass  # opening it to write brings it up to date

    def _steps(self) -> set[str]:
        """The steps of the schema the file has seen."""
        try:
            uri = f"{self.path.absolute().as_uri()}?mode=ro"
            with closing(sqlite3.connect(uri, uri=True)) as connection:
                (mark,) = connection.execute("PRAGMA application_id").fetchone()
                (state,) = connection.execute("PRAGMA quick_check(1)").fetchone()
                steps = {name for (name,) in connection.execute(_STEPS_SQL)}
        except sqlite3.Error as error:
            raise self._problem(error) from error
        if mark != APPLICATION_ID or state != "ok":
            raise Problem("own_damaged", str(self.path), figure("reason", str(state)))
        if steps - set(STEPS):
            raise Problem("own_newer", str(self.path), figure("step", max(steps - set(STEPS))))
        return steps

    def add(self, family: Family, records: Sequence[Device]) -> tuple[Device, ...]:
        """Add records, all or none, and return them with their ids.

        Raises Problem `own_exists`, `own_invalid`, `own_not_believable`, `own_unwritable`,
        `own_damaged`.
        """
        kept = tuple(msgspec.structs.replace(r, id=own_id(r.id)) for r in records)
        for record in kept:
            self._check(family, record)
        with self._writing() as db:
            for record in kept:
                if self._count(db, family, record.id):
                    raise Problem("own_exists", record.id)
                self._insert(db, family, record)
        return kept

    def replace(self, family: Family, record: Device) -> None:
        """Put `record` in the place of the own record of the same id.

        Raises Problem `shipped_fixed`, `own_unknown`, `own_invalid`, `own_not_believable`,
        `own_unwritable`.
        """
        self._own_only(record.id)
        self._check(family, record)
        with self._writing() as db:
            if not self._count(db, family, record.id):
                raise Problem("own_unknown", record.id)
            self._insert(db, family, record)

    def delete(self, family: Family, device_id: str) -> None:
        """Delete an own record. Raises Problem `shipped_fixed`, `own_unknown`."""
        self._own_only(device_id)
        with self._writing() as db:
            if not self._count(db, family, device_id):
                raise Problem("own_unknown", device_id)
            db.table(family.name).delete(device_id)

    def _own_only(self, device_id: str) -> None:
        if not is_own(device_id):
            raise Problem("shipped_fixed", device_id)
        if not self.exists():
            raise Problem("own_unknown", device_id)

    def _check(self, family: Family, record: Device) -> None:
        fault = fault_of(record)
        if fault is not None:
            column, _ = fault
            raise Problem("own_invalid", record.id, figure("column", column))
        for column, code, figures in family.faults(record):
            named = figure("column", column, word="field"), figure("reason", code, word="fault")
            raise Problem("own_not_believable", record.id, *named, *figures)

    def _count(self, db: "Database", family: Family, device_id: str) -> int:
        return db.table(family.name).count_where(f"{family.key} = ?", [device_id])

    def _insert(self, db: "Database", family: Family, record: Device) -> None:
        from catalog.schema import table_row

        db.table(family.name).upsert(table_row(family, record), pk=family.key)
        if record.source not in self._shipped_sources:
            source = Source(
                key=record.source,
                title=record.source,
                years=record.source_year,
                evidence=record.evidence,
            )
            db.table(SOURCES.name).upsert(table_row(SOURCES, source), pk=SOURCES.key)

    @contextmanager
    def _writing(self) -> Iterator["Database"]:
        """The database open for one transaction, its schema up to date."""
        if self.exists():
            self._steps()
        from sqlite_utils import Database  # loaded only where something is written

        from catalog.schema import MIGRATIONS

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path)) as connection:
                db = Database(connection)
                MIGRATIONS.apply(db)
                with db.atomic():
                    yield db
        except (OSError, sqlite3.Error) as error:
            raise self._problem(error) from error
        self._changed()

    def _problem(self, error: Exception) -> Problem:
        """What a failed access means to the user."""
        damaged = isinstance(error, sqlite3.DatabaseError) and (
            not isinstance(error, sqlite3.OperationalError) or "no such" in str(error)
        )
        code = "own_damaged" if damaged else "own_unwritable"
        return Problem(code, str(self.path), figure("reason", str(error)))
