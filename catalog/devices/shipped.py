"""The shipped devices whole, as they lie in their database: many together, found by place or id.

A record is kept as it is decoded, in a block of some fifty: all of a table are read block by block,
and who asks for one cuts it out of its block. Their ids lead to their places.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, islice
from typing import TypeVar, cast

import msgspec
import numpy as np

from catalog.devices.columns import Column, columns_of
from catalog.devices.reading import Reading, Row
from catalog.devices.row_bytes import array_head, rows_in_bytes
from core.machines.device import Device
from core.machines.table import DeviceTable

R = TypeVar("R", bound=msgspec.Struct)
_TOGETHER = 50  # one record is found among so many, and one page of a list in two such blocks
_ASKED_AT_ONCE = 500  # parameters of one question
_CREATED = (
    """CREATE TABLE blocks (
    family TEXT NOT NULL, first INTEGER NOT NULL, ends BLOB NOT NULL, records BLOB NOT NULL,
    PRIMARY KEY (family, first)) STRICT""",
    """CREATE TABLE ids (
    id TEXT NOT NULL, family TEXT NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY (family, id)) STRICT, WITHOUT ROWID""",
)


class Keeping:
    """Puts the devices of a table into a database, part by part."""

    def __init__(self, connection: sqlite3.Connection, table: DeviceTable) -> None:
        self._connection, self._table = connection, table
        names = [column.name for column in columns_of(table.record)]
        self._key = names.index(table.key)
        self._unstated = {
            field.name
            for field in msgspec.structs.fields(table.record)
            if not field.required and field.default is None
        }
        self._decode = msgspec.msgpack.Decoder(list[table.record]).decode  # type: ignore[name-defined]
        self._waiting: list[bytes] = []
        self._ids: list[str] = []
        self._blocks = 0

    def add(self, columns: Sequence[Sequence[object]]) -> None:
        """Put further devices behind."""
        declared = zip(columns_of(self._table.record), columns, strict=True)
        said = [(one, cells) for one, cells in declared if not self._is_said_by_none(one, cells)]
        self._waiting += rows_in_bytes(said, len(columns[self._key]))
        self._ids += cast("Sequence[str]", columns[self._key])
        full = len(self._waiting) // _TOGETHER * _TOGETHER
        self._write(self._waiting[:full])
        self._waiting = self._waiting[full:]

    def close(self) -> None:
        """Put in place what is left."""
        self._write(self._waiting)
        self._waiting = []
        # In their order, so that each is put behind the one before.
        places = sorted(zip(self._ids, range(len(self._ids)), strict=True))
        rows = ((name, self._table.name, place) for name, place in places)
        self._connection.executemany("INSERT INTO ids VALUES (?, ?, ?)", rows)

    def _is_said_by_none(self, column: Column, cells: Sequence[object]) -> bool:
        """Whether no device of a part says anything: it need not be kept."""
        return column.name in self._unstated and cells.count(None) == len(cells)

    def _write(self, records: Sequence[bytes]) -> None:
        rest = iter(records)
        while some := list(islice(rest, _TOGETHER)):
            ends = np.fromiter(accumulate(map(len, some)), "<i4", len(some)).tobytes()
            together = b"".join(some)
            self._decode(array_head(len(some)) + together)  # checked as it is read
            block = (self._table.name, self._blocks, ends, together)
            self._connection.execute("INSERT INTO blocks VALUES (?, ?, ?, ?)", block)
            self._blocks += len(some)


def create(connection: sqlite3.Connection) -> None:
    """The tables that hold the devices of all families."""
    for statement in _CREATED:
        connection.execute(statement)


class ShippedDevices:
    """Reads them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def whole(self, table: DeviceTable) -> list[Device]:
        """Every device of a table, in the order of the figures."""
        asked = "SELECT ends, records FROM blocks WHERE family = ? ORDER BY first"
        decode = msgspec.msgpack.Decoder(list[table.record]).decode  # type: ignore[name-defined]
        return list(
            chain.from_iterable(
                decode(array_head(len(cast(bytes, ends)) // 4) + cast(bytes, records))
                for ends, records in self._reading.read(asked, (table.name,))
            )
        )

    def at(self, table: DeviceTable, places: Iterable[int]) -> Mapping[int, Device]:
        """The devices at places of a table."""
        wanted: dict[int, list[int]] = {}
        for place in places:
            wanted.setdefault(place // _TOGETHER * _TOGETHER, []).append(place)
        decode = msgspec.msgpack.Decoder(table.record).decode
        found: dict[int, Device] = {}
        for first, ends, records in self._blocks_of(table, list(wanted)):
            bounds = [0, *np.frombuffer(ends, "<i4").tolist()]
            for place in wanted[first]:
                at = place - first
                found[place] = decode(records[bounds[at] : bounds[at + 1]])
        return found

    def _blocks_of(
        self, table: DeviceTable, firsts: Sequence[int]
    ) -> Iterator[tuple[int, bytes, bytes]]:
        for start in range(0, len(firsts), _ASKED_AT_ONCE):
            asked = firsts[start : start + _ASKED_AT_ONCE]
            marks = ", ".join("?" * len(asked))
            sql = f"SELECT first, ends, records FROM blocks WHERE family = ? AND first IN ({marks})"  # noqa: S608
            rows: Sequence[Row] = self._reading.read(sql, (table.name, *asked))
            yield from cast("list[tuple[int, bytes, bytes]]", rows)

    def with_id(self, table: DeviceTable, device_id: str) -> Device | None:
        """The device of that id, None where the table has none."""
        asked = "SELECT place FROM ids WHERE family = ? AND id = ?"
        rows = self._reading.read(asked, (table.name, device_id))
        places = [cast(int, place) for (place,) in rows]
        return next(iter(self.at(table, places).values()), None)
