"""The devices of a table as they are looked for, counted and put in order: all of them at once.

A device is known by its place, the shipped ones first, in the order of their figures, then one's
own. What is asked of all devices is asked of arrays; what full texts hold, and the devices of a
page, come from the database. A listing is of one moment: what is added later has no place in it,
and a device that is gone since is none when its page is read.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

import numpy as np
from numpy.typing import NDArray

from catalog.devices.laid_out import Laid, Numbers, Places, Texts, laid, lying_in_arrays
from catalog.devices.packed import is_packed, pack_name
from catalog.devices.reading import OWN, SHIPPED, Reading
from catalog.devices.search_words import SearchWords
from catalog.devices.shipped import ShippedDevices
from core.machines.device import Device, is_own
from core.machines.table import DeviceTable

FLAGS, CLASS_FROM = "flags", "class_from_w"
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked for; `chosen` by column, upper or lower case alike; sizes in SI.

    among: ids, where only some are asked for.
    """

    text: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)
    size_min: float | None = None
    size_max: float | None = None
    own_only: bool = False
    flagged_only: bool = False
    among: Collection[str] | None = None


class Listing:
    """See the module."""

    def __init__(
        self,
        table: DeviceTable,
        reading: Reading,
        devices: ShippedDevices,
        words: Callable[[], SearchWords],
        shipped: dict[str, Laid],
    ) -> None:
        """shipped: columns of the shipped devices, kept from listing to listing."""
        self.table = table
        self._devices = devices
        self._reading, self._words, self._shipped = reading, words, shipped
        self._known = {column.name: column for column in lying_in_arrays(table.record)}
        self._columns: dict[str, Laid] = {}
        self._letters: dict[str, NDArray[np.int64]] = {}
        self._own, self._own_ids = self._own_rows()
        self._first_own = len(cast(Texts, self._shipped_column(table.key)).places)

    def __len__(self) -> int:
        return self._first_own + len(self._own)

    # Columns

    def column(self, name: str) -> Laid:
        """A column over all places. Raises KeyError where the table has no such column."""
        if name not in self._columns:
            whole = self._shipped_column(name)
            self._columns[name] = (
                whole.followed_by(self._own_column(name)) if len(self._own) else whole
            )
        return self._columns[name]

    def texts(self, name: str) -> Texts:
        """A column of texts or choices."""
        found = self.column(name)
        assert isinstance(found, Texts)  # noqa: S101  asked for by declaration
        return found

    def is_own(self) -> Mask:
        """Which devices are one's own."""
        names = self.texts(self.table.key)
        return _of_words(names, [is_own(word) for word in names.words])

    def is_packed(self) -> Mask:
        """Which devices came with a pack."""
        names = self.texts(self.table.key)
        return _of_words(names, [is_packed(word) for word in names.words])

    def packs(self) -> list[str]:
        """The packs that devices came with."""
        names = self.texts(self.table.key).words
        return sorted({pack_name(word) for word in names if is_packed(word)})

    def is_class(self) -> Mask:
        """Which devices are classes of machines, made to size."""
        if CLASS_FROM not in self._known:
            return np.zeros(len(self), dtype=bool)
        return ~np.isnan(cast(Numbers, self.column(CLASS_FROM)).values)

    def _shipped_column(self, name: str) -> Laid:
        if name not in self._shipped:
            if name not in self._known:
                raise KeyError(f"{self.table.name} has no column {name!r}")
            self._shipped[name] = self._devices.column(self.table, name)
        return self._shipped[name]

    def _own_rows(self) -> tuple[NDArray[np.int64], list[str]]:
        """Numbers and ids of one's own rows; those whose choices are none we know are left out."""
        if OWN not in self._reading.databases:
            return np.zeros(0, dtype=np.int64), []
        conditions: list[str] = []
        values: list[str] = []
        for column in self._known.values():
            if column.field.choices:
                marks = ", ".join("?" * len(column.field.choices))
                conditions.append(f'("{column.name}" IS NULL OR "{column.name}" IN ({marks}))')
                values += column.field.choices
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        name = f'rowid, "{self.table.key}"'
        sql = f"SELECT {name} FROM own.{self.table.name}{where} ORDER BY rowid"  # noqa: S608
        rows = self._reading.read(sql, values, OWN)
        return _numbers(rows), [str(row[1]) for row in rows]

    def _own_column(self, name: str) -> Laid:
        sql = f'SELECT rowid, "{name}" FROM own.{self.table.name}'  # noqa: S608
        cells = {row[0]: row[1] for row in self._reading.read(sql, (), OWN)}
        return laid(self._known[name], [cells.get(int(number)) for number in self._own])

    # Looking for

    def find(self, wanted: Wanted) -> Places:
        """The places of what is wanted, in their order."""
        return np.flatnonzero(self._fitting(wanted) & self._chosen(wanted))

    def find_and_count(
        self, wanted: Wanted, names: Sequence[str]
    ) -> tuple[Places, dict[str, dict[str, int]]]:
        """The places of what is wanted, and, by column and value, how many devices there would be.

        If that value were chosen, that is, and everything else stayed as it is.
        """
        fitting, counts = self._fitting(wanted), {}
        for name in names:
            column = self.texts(name)
            places = column.places[fitting & self._chosen(wanted, but=name)]
            counted = np.bincount(places + 1, minlength=len(column.words) + 1)[1:]
            counts[name] = dict(zip(column.words, counted.tolist(), strict=True))
        return np.flatnonzero(fitting & self._chosen(wanted)), counts

    def longest(self, name: str, places: Places, most: int) -> list[str]:
        """Of the texts of a column at places those with the most letters, so many."""
        column = self.texts(name)
        there = np.flatnonzero(np.bincount(column.places[places] + 1)[1:])
        if len(there) > most:
            if name not in self._letters:
                self._letters[name] = np.array([len(word) for word in column.words])
            there = there[np.argpartition(-self._letters[name][there], most)[:most]]
        return [column.words[at] for at in there.tolist()]

    def _fitting(self, wanted: Wanted) -> Mask:
        """What fits everything but the choices."""
        fit = np.ones(len(self), dtype=bool)
        if wanted.text.strip():
            fit &= self._with_words(wanted.text)
        if wanted.size_min is not None or wanted.size_max is not None:
            sizes = cast(Numbers, self.column(self.table.size_column)).values
            fit &= sizes >= (-np.inf if wanted.size_min is None else wanted.size_min)
            fit &= sizes <= (np.inf if wanted.size_max is None else wanted.size_max)
        if wanted.own_only:
            fit &= self.is_own()
        if wanted.flagged_only:
            fit &= _of_words(self.texts(FLAGS), [bool(one) for one in self.texts(FLAGS).words])
        if wanted.among is not None:
            fit &= self.among(wanted.among)
        return fit

    def _chosen(self, wanted: Wanted, but: str = "") -> Mask:
        """What has the values that are chosen, except in one column."""
        fit = np.ones(len(self), dtype=bool)
        for name, value in wanted.chosen.items():
            column, sought = self.texts(name), value.casefold()
            if name != but:
                fit &= _of_words(column, [word.casefold() == sought for word in column.words])
        return fit

    def among(self, ids: Collection[str]) -> Mask:
        """Which devices have one of the ids."""
        asked, column = frozenset(ids), self.texts(self.table.key)
        return _of_words(column, [word in asked for word in column.words])

    def _with_words(self, text: str) -> Mask:
        if not any(letter.isalnum() for letter in text):
            return np.zeros(len(self), dtype=bool)
        fit = np.ones(len(self), dtype=bool)
        for one in self._words().sought(text):
            has = np.zeros(len(self), dtype=bool)
            for name, value in one.chosen:
                column = self.texts(name)
                has |= _of_words(column, [word == value for word in column.words])
            if one.match:
                has[self._matching(one.match)] = True
            fit &= has
        return fit

    def _matching(self, match: str) -> Places:
        """The places of rows whose texts match."""
        index, found = f"{self.table.name}_fts", []
        for database in self._reading.databases:
            # As one text: a third of the time that as many rows take.
            sql = f"SELECT group_concat(rowid) FROM {database}.{index} WHERE {index} MATCH ?"  # noqa: S608
            said = self._reading.read(sql, (match,), database)
            numbers = np.fromstring(str(said[0][0] or "") if said else "", dtype=np.int64, sep=",")
            if database == SHIPPED:
                found.append(numbers - 1)  # they are numbered from 1 without a gap
            else:
                there = numbers[np.isin(numbers, self._own)]
                found.append(np.searchsorted(self._own, there) + self._first_own)
        return np.concatenate(found)

    # Reading

    def page(self, places: Sequence[int] | Places) -> list[Device | None]:
        """The devices at places; None for one's own that is gone or cannot be read any more."""
        wanted = np.asarray(places, dtype=np.int64)
        shipped = wanted[wanted < self._first_own].tolist()
        found = {**self._devices.at(self.table, shipped)} if shipped else {}
        own = wanted[wanted >= self._first_own] - self._first_own
        if len(own):
            rows = self._reading.own_by_number(self.table, self._own[own].tolist())
            devices = {one.id: one for one in self._reading.devices(self.table, [*rows.values()])}
            for at, number in zip(own.tolist(), self._own[own].tolist(), strict=True):
                name = str(rows[number][0]) if number in rows else ""
                if name in devices and name == self._own_ids[at]:
                    found[at + self._first_own] = devices[name]
        return [found.get(place) for place in wanted.tolist()]

    def ids(self, places: Places) -> list[str]:
        """The ids of the devices at places."""
        column = self.texts(self.table.key)
        return [column.words[at] for at in column.places[places].tolist()]

    def place_of(self, device_id: str) -> int:
        """The place of a device, −1 where it has none."""
        found = np.flatnonzero(self.among((device_id,)))
        return int(found[0]) if len(found) else -1


def in_order(places: Places, values: NDArray[np.float64], *, descending: bool) -> Places:
    """Places in the order of a value over all places; nan stands last, what is equal stays so."""
    own = values[places]
    said = ~np.isnan(own)
    keys = -own[said] if descending else own[said]
    return np.concatenate([places[said][np.argsort(keys, kind="stable")], places[~said]])


def _of_words(column: Texts, which: Sequence[bool]) -> Mask:
    """Which places have one of the words."""
    return np.array([*which, False], dtype=bool)[column.places]


def _numbers(rows: Sequence[tuple[object, ...]]) -> NDArray[np.int64]:
    return np.fromiter((cast(int, row[0]) for row in rows), np.int64, len(rows))
