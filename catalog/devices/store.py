"""The catalog as the rest of the program sees it: devices by family, found and named.

    with open_catalog() as catalog:
        catalog.devices("chillers")
        catalog.find("york 134a", family="chillers", condenser="water", capacity_min_w=1e6)

Shipped and own records are read side by side; only own ones can be changed. Names of tables
and columns come from the registered families, every value goes in as a parameter.
"""

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from types import TracebackType
from typing import TypeVar

import msgspec

from catalog.collection import kept
from catalog.devices.build import open_shipped
from catalog.devices.columns import records_of
from catalog.devices.figures_file import Folder, shipped_figures
from catalog.devices.laid_out import Laid, Places
from catalog.devices.listing import Listing, Wanted
from catalog.devices.near_ids import near_ids
from catalog.devices.own import OwnRecords, name_as_id, own_id
from catalog.devices.reading import Reading
from catalog.devices.search_words import SearchWords
from catalog.devices.shipped import ShippedDevices
from catalog.devices.tables import MAKER_NAMES, REFRIGERANTS, SOURCES
from catalog.folders import data_folder
from core.families.registry import DEVICE_TABLES, table_of
from core.machines.device import Device, MakerName, Source, is_own
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
_PAGES = 2000  # devices; more than these are not read row by row


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
        self._reading = Reading(connection)
        self._shipped = ShippedDevices(self._reading)
        self._loaded: dict[str, tuple[Device, ...]] = {}
        self._by_report: dict[tuple[str, GwpReport], tuple[Device, ...]] = {}
        self._listings: dict[str, Listing] = {}
        self._sources: tuple[Source, ...] | None = None
        self._shipped_columns: dict[str, dict[str, Laid]] = {}
        self._own_seen: object = None
        self._by_id: dict[str, tuple[tuple[Device, ...], dict[str, Device]]] = {}
        known = self._all(REFRIGERANTS, Refrigerant)
        self._refrigerants = {plain_name(each.name): each for each in known}
        shipped_sources = frozenset(each.key for each in self._all(SOURCES, Source))
        self.own = OwnRecords(data_folder() / OWN_FILE, shipped_sources, self._refresh)
        self._reading.own = self.own
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
        self._reading.connection.close()

    def _refresh(self) -> None:
        """Take up what was written to the own records."""
        # Other dicts, not emptied ones: whoever is reading just now keeps the old rows to
        # himself.
        self._loaded, self._by_report, self._listings, self._sources = {}, {}, {}, None
        if self.own.waiting:
            self.own.trouble = None  # it is looked at again
        self._reading.attach_own()
        self._own_seen = self._reading.own_version()

    def devices(self, family: str, report: GwpReport = USUAL_REPORT) -> tuple[Device, ...]:
        """All devices of a family, the shipped ones first, in the order of their figures.

        report: by which the GWP of their refrigerants is told.
        """
        if self.own.waiting:
            self._refresh()  # another program held the file when it was last looked at
        loaded = self._loaded
        if family not in loaded:
            loaded[family] = self._whole(DEVICE_TABLES[family])
        if report is USUAL_REPORT:
            return loaded[family]
        kept = self._by_report
        if (family, report) not in kept:
            kept[family, report] = by_report(loaded[family], self._refrigerants, report)
        return kept[family, report]

    def device(self, device_id: str) -> Device:
        """The device of that id. Raises Problem `device_unknown`, `device_unknown_near`."""
        found = self._with_id(device_id)
        if found is not None:
            return found
        near = near_ids(self._reading, self._shipped, device_id)
        if near:
            raise Problem("device_unknown_near", device_id, figure("near", ", ".join(near)))
        raise Problem("device_unknown", device_id)

    def _with_id(self, device_id: str) -> Device | None:
        for table in DEVICE_TABLES.values():
            found = self._shipped.with_id(table, device_id)
            if found is not None:
                return found
            rows = self._reading.own_rows(table, ' WHERE "id" = ?', [device_id])
            own = self._reading.devices(table, rows)
            if own:
                return own[0]
        return None

    def find(
        self,
        text: str = "",
        *,
        family: str,
        capacity_min_w: float | None = None,
        capacity_max_w: float | None = None,
        among: Collection[str] | None = None,
        **chosen: str | None,
    ) -> tuple[Device, ...]:
        """Devices that hold every word of `text`, or words that begin so, and fit the filters.

        A word may as well be the name of a maker or of a kind in one of the catalog's languages.

        among: ids, where only some devices are asked for.
        `chosen` are columns of the family, or `type`, and the value each must have (upper or
        lower case alike). A text without letters or digits finds nothing.
        """
        type_column = DEVICE_TABLES[family].type_column
        asked = {type_column if key == "type" else key: value for key, value in chosen.items()}
        listing = self.listing(family)
        wanted = Wanted(
            text=text,
            chosen={key: value for key, value in asked.items() if value is not None},
            size_min=capacity_min_w,
            size_max=capacity_max_w,
            among=among,
        )
        return self.at(listing, listing.find(wanted))

    def listing(self, family: str) -> Listing:
        """The devices of a family as they are now: looked for, counted, in order, page by page.

        The same one comes again until something is written to one's own records.
        """
        if self.own.waiting or self._written_by_others():
            self._refresh()
        kept = self._listings
        if family not in kept:
            table = DEVICE_TABLES[family]
            columns = self._shipped_columns.setdefault(family, {})
            words = partial(self._search_words, table)
            kept[family] = Listing(table, self._reading, self._shipped, words, columns)
        return kept[family]

    def at(self, listing: Listing, places: Places) -> tuple[Device, ...]:
        """The devices at places of a listing; what is gone or cannot be read is left out."""
        family = listing.table.name
        if family in self._loaded or len(places) > _PAGES:
            devices = self.devices(family)
            if self._by_id.get(family, ((), {}))[0] is not devices:
                self._by_id[family] = (devices, {device.id: device for device in devices})
            known = self._by_id[family][1]
            return tuple(known[name] for name in listing.ids(places) if name in known)
        return tuple(device for device in listing.page(places) if device is not None)

    def _search_words(self, table: DeviceTable) -> SearchWords:
        if table.name not in self._words:
            makers = self._all(MAKER_NAMES, MakerName)
            self._words[table.name] = SearchWords(table, makers, self._languages())
        return self._words[table.name]

    def _written_by_others(self) -> bool:
        """Whether another program has written to the user's file since it was last asked."""
        return self._reading.own_version() != self._own_seen

    def makers(self, family: str) -> tuple[str, ...]:
        """The makers of a family, in alphabetical order."""
        return self.listing(family).texts("maker").words

    def sources(self) -> tuple[Source, ...]:
        """Where the catalog's figures come from."""
        known = self._sources
        if known is None:
            known = self._sources = tuple(self._all(SOURCES, Source))
        return known

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
        whole = [self.completed(record) for record in (first, *others)]
        return self.own.add(table_of(first), whole, sources)

    def completed(self, record: Device) -> Device:
        """The record with what is known of its refrigerant."""
        found: Device = completed(record, self._refrigerants)
        return found

    def beside_own(self, table: Table, struct: type[R]) -> list[R]:
        """Records of a table that the user's file need not have."""
        return records_of(struct, self._reading.rows_if_there(table))

    def meant(self, device_id: str) -> str:
        """The id as it stands in the catalog: one's own may be named without what marks them."""
        for one in (device_id, own_id(device_id)):
            found = self._with_id(one)
            if found is not None:
                return found.id
        return device_id

    def replace(self, record: Device, sources: Sequence[Source] = ()) -> None:
        """Change an own record. See OwnRecords.replace."""
        self.own.replace(table_of(record), completed(record, self._refrigerants), sources)

    def delete(self, device_id: str, family: str) -> None:
        """Delete an own record. See OwnRecords.delete."""
        self.own.delete(DEVICE_TABLES[family], device_id)

    def remove(self, device_id: str) -> None:
        """Delete the own record of that id, of whatever family. See OwnRecords.remove.

        Raises Problem `device_unknown`, `device_unknown_near` as well.
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
        taken = set(self.listing(family).texts(DEVICE_TABLES[family].key).words)
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
        return records_of(struct, self._reading.rows(table))

    def _whole(self, table: DeviceTable) -> tuple[Device, ...]:
        """Every device of a table."""
        with kept():
            own = self._reading.devices(table, self._reading.own_rows(table))
            return (*self._shipped.whole(table), *own)
