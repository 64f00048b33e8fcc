"""The catalog as the rest of the program sees it: devices by family, found and named.

    with open_catalog() as catalog:
        catalog.devices("chillers")
        catalog.find("york 134a", family="chillers", condenser="water", capacity_min_w=1e6)

Shipped and own records are read side by side; only own ones can be changed. Names of tables
and columns come from the registered families, every value goes in as a parameter.
"""

import sqlite3
import weakref
from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from types import TracebackType
from typing import TypeVar

import msgspec

from catalog.devices.build import open_shipped
from catalog.devices.columns import columns_of, records_of
from catalog.devices.figures_file import Folder, shipped_figures
from catalog.devices.own import OwnRecords, is_own, name_as_id, own_id
from catalog.devices.own_file import READING_WAITS_MS, problem_of, readable, uri_of
from catalog.devices.search_words import SearchWords, Sought
from catalog.devices.tables import MAKER_NAMES, REFRIGERANTS, SOURCES
from catalog.folders import data_folder
from core.families.registry import DEVICE_TABLES, table_of
from core.machines.device import Device, MakerName, Source
from core.machines.refrigerant import (
    USUAL_REPORT,
    GwpReport,
    Refrigerant,
    RefrigerantGroup,
    by_report,
    completed,
    plain_name,
)
from core.machines.table import DeviceTable, Table
from core.vocabulary.finding import figure
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem

R = TypeVar("R", bound=msgspec.Struct)
OWN_FILE = "own.db"


Languages = Callable[[], Sequence[Language]]


def open_catalog(figures: Folder | None = None, languages: Languages = tuple) -> "Catalog":
    """Open the shipped catalog, building it where needed, with the user's own beside it.

    languages: those whose names of makers and kinds are found too; asked for at the first search.
    Raises Problem `figures_missing`, `figures_damaged`. What is wrong with the user's own file
    never keeps the catalog from opening: `catalog.own.trouble` says it.
    """
    connection, version = open_shipped(figures or shipped_figures())
    try:
        return Catalog(connection, version, languages)
    except BaseException:
        connection.close()
        raise


class Catalog:
    """An open catalog; safe to use from several threads."""

    def __init__(
        self, connection: sqlite3.Connection, version: str, languages: Languages = tuple
    ) -> None:
        self.version = version
        self._languages = languages
        self._words: dict[str, SearchWords] = {}
        self._connection = connection
        # Whoever forgets to close it leaves no open connection behind.
        weakref.finalize(self, connection.close)
        connection.execute(f"PRAGMA busy_timeout = {READING_WAITS_MS:d}")
        self._lock = Lock()
        self._loaded: dict[str, tuple[Device, ...]] = {}
        self._by_report: dict[tuple[str, GwpReport], tuple[Device, ...]] = {}
        self._own_seen: object = None
        self._by_id: dict[str, tuple[tuple[Device, ...], dict[str, Device]]] = {}
        self._databases = ["main"]
        known = self._all(REFRIGERANTS, Refrigerant)
        self._refrigerants = {plain_name(each.name): each for each in known}
        shipped_sources = frozenset(each.key for each in self._all(SOURCES, Source))
        self.own = OwnRecords(data_folder() / OWN_FILE, shipped_sources, self._refresh)
        self._refresh()

    def __enter__(self) -> "Catalog":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _refresh(self) -> None:
        """Take up what was written to the own records."""
        # Another dict, not an emptied one: whoever is reading just now keeps the old rows to
        # himself.
        self._loaded, self._by_report = {}, {}
        if self.own.waiting:
            self.own.trouble = None  # it is looked at again
        if "own" not in self._databases and self.own.prepare():
            try:
                with self._lock:
                    self._connection.execute("ATTACH DATABASE ? AS own", [uri_of(self.own.path)])
            except sqlite3.Error as error:
                self.own.trouble = problem_of(error, self.own.path)
            else:
                self._databases.append("own")

    def devices(self, family: str, report: GwpReport = USUAL_REPORT) -> tuple[Device, ...]:
        """All devices of a family, the shipped ones first, in the order of their figures.

        report: by which the GWP of their refrigerants is told.
        """
        if self.own.waiting:
            self._refresh()  # another program held the file when it was last looked at
        loaded = self._loaded
        if family not in loaded:
            loaded[family] = self._where(DEVICE_TABLES[family], (), ())
        if report is USUAL_REPORT:
            return loaded[family]
        kept = self._by_report
        if (family, report) not in kept:
            kept[family, report] = by_report(loaded[family], self._refrigerants, report)
        return kept[family, report]

    def device(self, device_id: str) -> Device:
        """The device of that id. Raises Problem `device_unknown`."""
        for table in DEVICE_TABLES.values():
            found = self._where(table, ['"id" = ?'], [device_id])
            if found:
                return found[0]
        raise Problem("device_unknown", device_id)

    def find(
        self,
        text: str = "",
        *,
        family: str,
        capacity_min_w: float | None = None,
        capacity_max_w: float | None = None,
        **chosen: str | None,
    ) -> tuple[Device, ...]:
        """Devices that hold every word of `text`, or words that begin so, and fit the filters.

        A word may as well be the name of a maker or of a kind in one of the catalog's languages.

        `chosen` are columns of the family, or `type`, and the value each must have (upper or
        lower case alike). A text without letters or digits finds nothing.
        """
        table = DEVICE_TABLES[family]
        names = {column.name for column in columns_of(table.record)}
        conditions: list[str] = []
        values: list[object] = []
        for key, value in chosen.items():
            if value is None:
                continue
            name = table.type_column if key == "type" else key
            if name not in names:
                raise KeyError(f"{family} has no column {key!r}")
            conditions.append(f'"{name}" = ? COLLATE NOCASE')
            values.append(value)
        for limit, sign in ((capacity_min_w, ">="), (capacity_max_w, "<=")):
            if limit is not None:
                conditions.append(f'"{table.size_column}" {sign} ?')
                values.append(limit)
        sought = self._search_words(table).sought(text) if text.strip() else []
        if text.strip() and not any(letter.isalnum() for letter in text):
            return ()
        if self._written_by_others():
            self._refresh()
        if family in self._loaded:
            return self._of_loaded(family, conditions, values, sought)
        return self._where(table, conditions, values, sought)

    def _search_words(self, table: DeviceTable) -> SearchWords:
        if table.name not in self._words:
            makers = self._all(MAKER_NAMES, MakerName)
            self._words[table.name] = SearchWords(table, makers, self._languages())
        return self._words[table.name]

    def _written_by_others(self) -> bool:
        """Whether another program has written to the user's file since it was last asked."""
        if "own" not in self._databases:
            return False
        ((seen,),) = self._read("PRAGMA own.data_version", ()) or ((self._own_seen,),)
        before, self._own_seen = self._own_seen, seen
        return before is not None and seen != before

    def _of_loaded(
        self,
        family: str,
        conditions: Sequence[str],
        values: Sequence[object],
        sought: Sequence[Sought],
    ) -> tuple[Device, ...]:
        """Of the records at hand those that are asked for: only their ids are read."""
        devices = self.devices(family)
        if self._by_id.get(family, ((), {}))[0] is not devices:
            self._by_id[family] = (devices, {device.id: device for device in devices})
        known, table = self._by_id[family][1], DEVICE_TABLES[family]
        rows = self._rows(table, conditions, values, sought, columns=(table.key,))
        names = [str(name) for (name,) in rows]
        if any(name not in known for name in names):
            return self._where(table, conditions, values, sought)  # added since by another program
        return tuple(known[name] for name in names)

    def makers(self, family: str) -> tuple[str, ...]:
        """The makers of a family, in alphabetical order."""
        return tuple(sorted({device.maker for device in self.devices(family)}, key=str.casefold))

    def sources(self) -> tuple[Source, ...]:
        """Where the catalog's figures come from."""
        return tuple(self._all(SOURCES, Source))

    def source(self, key: str) -> Source:
        """The source of that key; an unknown key is a bug."""
        for source in self.sources():
            if source.key == key:
                return source
        raise KeyError(f"no source {key!r}")

    def refrigerant(self, name: str) -> Refrigerant | None:
        """What is known of a refrigerant, if anything."""
        return self._refrigerants.get(plain_name(name))

    def refrigerant_groups(self) -> Mapping[str, RefrigerantGroup]:
        """The group of every refrigerant, by its plain name."""
        return {name: each.group for name, each in self._refrigerants.items()}

    def add(
        self, first: Device, *others: Device, sources: Sequence[Source] = ()
    ) -> tuple[Device, ...]:
        """Add own records of one family, all or none; ids get the prefix `own:`.

        sources: what is known of the sources they name. See OwnRecords.add.
        """
        whole = [completed(record, self._refrigerants) for record in (first, *others)]
        return self.own.add(table_of(first), whole, sources)

    def replace(self, record: Device, sources: Sequence[Source] = ()) -> None:
        """Change an own record. See OwnRecords.replace."""
        self.own.replace(table_of(record), completed(record, self._refrigerants), sources)

    def delete(self, device_id: str, family: str) -> None:
        """Delete an own record. See OwnRecords.delete."""
        self.own.delete(DEVICE_TABLES[family], device_id)

    def remove(self, device_id: str) -> None:
        """Delete the own record of that id, of whatever family. See OwnRecords.remove.

        Raises Problem `device_unknown` as well.
        """
        if not is_own(device_id):
            self.device(device_id)
        self.own.remove(device_id)

    def own_copy(self, device_id: str) -> Device:
        """A device under a free id of the user's own, not added yet."""
        device = self.device(device_id)
        free = self.free_id(table_of(device).name, device_id)
        return msgspec.structs.replace(device, id=free)

    def free_id(self, family: str, name: str) -> str:
        """An id of the user's own after a name, with a number behind it where it is taken."""
        taken = {each.id for each in self.devices(family)}
        plain = own_id(name_as_id(name) or "device")
        wanted, number = plain, 2
        while wanted in taken:
            wanted, number = f"{plain}-{number}", number + 1
        return wanted

    def duplicate(self, device_id: str) -> Device:
        """Copy a device among the user's own, where it can be changed."""
        (copy,) = self.add(self.own_copy(device_id))
        return copy

    def is_own(self, device_id: str) -> bool:
        """Whether a device is one of the user's own."""
        return is_own(device_id)

    def _all(self, table: Table, struct: type[R]) -> list[R]:
        return records_of(struct, self._rows(table, (), ()))

    def _where(
        self,
        table: DeviceTable,
        conditions: Sequence[str],
        values: Sequence[object],
        sought: Sequence[Sought] = (),
    ) -> tuple[Device, ...]:
        rows = self._rows(table, conditions, values, sought)
        try:
            found: list[Device] = records_of(table.record, rows)
            return tuple(found)
        except (msgspec.MsgspecError, AttributeError, TypeError):
            # The shipped rows were checked when they were built: another hand was in our own.
            sound = readable(table, rows)
            known = {device.id for device in sound}
            lost = [str(row[0]) for row in rows if row[0] not in known]
            if not all(is_own(name) for name in lost):
                raise  # a bug of ours, never passed over in silence
            self.own.note_unreadable(len(lost), lost[0])
            return tuple(sound)

    def _rows(
        self,
        table: Table,
        conditions: Sequence[str],
        values: Sequence[object],
        sought: Sequence[Sought] = (),
        columns: Sequence[str] = (),
    ) -> list[tuple[object, ...]]:
        """Rows of a table from both databases, in the order of `columns_of` or of `columns`."""
        wanted = columns or [column.name for column in columns_of(table.record)]
        named = ", ".join(f'"{name}"' for name in wanted)
        rows: list[tuple[object, ...]] = []
        for database in self._databases:
            clauses, parameters = list(conditions), list(values)
            for one in sought:
                clause, asked = _found(one, database, table.name)
                clauses.append(clause)
                parameters += asked
            where = f" WHERE {' AND '.join(clauses)}" if clauses else ""
            sql = f"SELECT {named} FROM {database}.{table.name}{where} ORDER BY rowid"  # noqa: S608
            rows += self._read(sql, parameters, database)
        return rows

    def _read(
        self, sql: str, parameters: Sequence[object], database: str = "main"
    ) -> list[tuple[object, ...]]:
        try:
            with self._lock:
                return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.DatabaseError as error:
            if database == "own":
                self.own.trouble = problem_of(error, self.own.path)
                return []
            raise Problem("catalog_unreadable", "catalog", figure("reason", str(error))) from error


def _found(sought: Sought, database: str, table: str) -> tuple[str, list[str]]:
    """The condition that a row has what is sought, and its parameters."""
    chosen = sorted(sought.chosen)
    either = [f'"{column}" = ?' for column, _ in chosen]
    asked = [value for _, value in chosen]
    if sought.match:
        index = f"{table}_fts"
        found = f"SELECT rowid FROM {database}.{index} WHERE {index} MATCH ?"  # noqa: S608
        either.append(f"rowid IN ({found})")
        asked.append(sought.match)
    return f"({' OR '.join(either)})", asked
