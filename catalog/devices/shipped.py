"""The shipped devices whole, as they lie in their database: many together, found by place or id.

A record is kept as it is decoded, in a block of some fifty: all of a table are read block by block,
and who asks for one cuts it out of its block. Their ids lead to their places.
"""

import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, islice
from typing import TypeVar, cast

import msgspec
import numpy as np

from catalog.devices.columns import Column, columns_of
from catalog.devices.laid_out import (
    Laid,
    Laying,
    Texts,
    in_order_by,
    lying_in_arrays,
    packed,
    unpacked,
)
from catalog.devices.reading import Reading, Row
from catalog.devices.row_bytes import array_head, rows_in_bytes
from core.machines.device import Device
from core.machines.table import DeviceTable

R = TypeVar("R", bound=msgspec.Struct)
_TOGETHER = 50  # one record is found among so many, and one page of a list in two such blocks
_ASKED_AT_ONCE = 500  # parameters of one question
# Devices whole, and single columns of all of a table: see laid_out.
_CREATED = (
    """CREATE TABLE blocks (
    family TEXT NOT NULL, first INTEGER NOT NULL, ends BLOB NOT NULL, records BLOB NOT NULL,
    PRIMARY KEY (family, first)) STRICT""",
    """CREATE TABLE arrays (
    family TEXT NOT NULL, name TEXT NOT NULL, words BLOB, data BLOB NOT NULL,
    PRIMARY KEY (family, name)) STRICT""",
)


class Keeping:
    """Puts the devices of a table into a database, part by part."""

    def __init__(self, connection: sqlite3.Connection, table: DeviceTable) -> None:
        self._connection, self._table = connection, table
        declared = {column.name: at for at, column in enumerate(columns_of(table.record))}
        self._lying = [(c, declared[c.name], Laying(c)) for c in lying_in_arrays(table.record)]
        self._unstated = {
            field.name
            for field in msgspec.structs.fields(table.record)
            if not field.required and field.default is None
        }
        self._waiting: list[bytes] = []
        self._blocks = 0

    def add(self, columns: Sequence[Sequence[object]]) -> None:
        """Put further devices behind."""
        declared = zip(columns_of(self._table.record), columns, strict=True)
        said = [(one, cells) for one, cells in declared if not self._is_said_by_none(one, cells)]
        self._waiting += rows_in_bytes(said, len(columns[0]))
        for _, place, laying in self._lying:
            laying.add(columns[place])
        full = len(self._waiting) // _TOGETHER * _TOGETHER
        self._write(self._waiting[:full])
        self._waiting = self._waiting[full:]

    def close(self) -> None:
        """Put in place what is left. Raises ValueError where an id stands twice."""
        self._write(self._waiting)
        self._waiting = []
        arrays = {column.name: one.whole() for column, _, one in self._lying}
        ids = cast(Texts, arrays[self._table.key])
        if len(ids.words) != len(ids.places):
            raise ValueError(f"{self._table.name}: an id stands twice")
        rows = ((self._table.name, name, *packed(one)) for name, one in arrays.items())
        self._connection.executemany("INSERT INTO arrays VALUES (?, ?, ?, ?)", rows)

    def _is_said_by_none(self, column: Column, cells: Sequence[object]) -> bool:
        """Whether no device of a part says anything: it need not be kept."""
        return column.name in self._unstated and cells.count(None) == len(cells)

    def _write(self, records: Sequence[bytes]) -> None:
        rest = iter(records)
        while some := list(islice(rest, _TOGETHER)):
            ends = np.fromiter(accumulate(map(len, some)), "<i4", len(some)).tobytes()
            block = (self._table.name, self._blocks, ends, b"".join(some))
            self._connection.execute("INSERT INTO blocks VALUES (?, ?, ?, ?)", block)
            self._blocks += len(some)


def create(connection: sqlite3.Connection) -> None:
    """Create the tables that hold the devices of all families."""
    for statement in _CREATED:
        connection.execute(statement)


class ShippedDevices:
    """Reads them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._ids: dict[str, Texts] = {}

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
        ids = self._ids_of(table)
        at = bisect_left(ids.words, in_order_by(device_id), key=in_order_by)
        if ids.words[at : at + 1] != (device_id,):
            return None
        (place,) = np.flatnonzero(ids.places == at).tolist()
        return self.at(table, (place,))[place]

    def ids(self, table: DeviceTable) -> list[str]:
        """The ids of a table, in the order of the figures."""
        ids = self._ids_of(table)
        return [ids.words[at] for at in ids.places.tolist()]

    def _ids_of(self, table: DeviceTable) -> Texts:
        if table.name not in self._ids:
            self._ids[table.name] = cast(Texts, self.column(table, table.key))
        return self._ids[table.name]

    def column(self, table: DeviceTable, name: str) -> Laid:
        """A column that is laid out, over all places."""
        asked = "SELECT words, data FROM arrays WHERE family = ? AND name = ?"
        ((words, data),) = self._reading.read(asked, (table.name, name))
        return unpacked(cast("bytes | None", words), cast(bytes, data))
