"""Packs that are installed: their devices lie in the user's file beside his own.

A pack is copied in, in one transaction: it is there whole or not at all, and needs neither its file
nor the network afterwards. Where it came from is remembered, for updates.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from catalog.devices.own import OwnRecords
from catalog.devices.packed import PACKED, pack_name
from catalog.devices.store import Catalog
from catalog.devices.tables import SOURCES
from catalog.packs.comparing import Difference, difference
from catalog.packs.manifest import Pack, order_of
from catalog.packs.pack_file import PackFile, read_pack
from core.families.registry import DEVICE_TABLES
from core.machines.device import Device, is_class
from core.machines.table import Table
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

if TYPE_CHECKING:
    from sqlite_utils import Database

_PACKS = Table(name="packs", record=Pack, key="name", figures="")
_UNKNOWN = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """What installing did; alike: its devices by id with those of the same maker and model."""

    pack: Pack
    difference: Difference
    alike: tuple[tuple[str, str], ...]


class Packs:
    """The packs of a catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._own: OwnRecords = catalog.own

    def all(self) -> tuple[Pack, ...]:
        """Those that are installed, by name; one whose words were lost is told by its devices."""
        found = {one.name: one for one in self._catalog.beside_own(_PACKS, Pack)}
        for name, count in self._counted().items():
            if name not in found:
                found[name] = Pack(
                    name=name, version="0", maker=_UNKNOWN, devices=count, sha256=_UNKNOWN
                )
        return tuple(found[name] for name in sorted(found))

    def _counted(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for table in DEVICE_TABLES.values():
            for word in self._catalog.listing(table.name).texts(table.key).words:
                if word.startswith(PACKED):
                    name = pack_name(word)
                    counts[name] = counts.get(name, 0) + 1
        return counts

    def pack(self, name: str) -> Pack:
        """The installed pack of that name. Raises Problem `pack_unknown`."""
        for one in self.all():
            if one.name == name:
                return one
        known = ", ".join(one.name for one in self.all()) or _UNKNOWN
        raise Problem("pack_unknown", name, figure("known", known))

    def devices(self, name: str) -> tuple[Device, ...]:
        """The devices of an installed pack, of all families. Raises Problem `pack_unknown`."""
        self.pack(name)
        mark = f"{PACKED}{name}:"
        return tuple(
            device
            for table in DEVICE_TABLES.values()
            for device in self._catalog.devices(table.name)
            if device.id.startswith(mark)
        )

    def install(self, path: Path) -> Installed:
        """Install a pack that is not there yet.

        Raises Problem `pack_installed`, and those of `read_pack` and of writing.
        """
        found = read_pack(path)
        new = found.manifest
        there = next((one for one in self.all() if one.name == new.name), None)
        if there is not None:
            named = figure("name", there.name), figure("version", there.version)
            raise Problem("pack_installed", found.place, *named)
        return self._put(found, ())

    def update(self, path: Path, *, older: bool = False) -> Installed | None:
        """Put a pack in the place of an older version; None where it is there already.

        older: go back to a lower version. Raises Problem `pack_unknown`, `pack_other_maker`,
        `pack_version_reused`, `pack_older`, and those of `read_pack` and of writing.
        """
        found = read_pack(path)
        new = found.manifest
        there = self.pack(new.name)
        if there.sha256 == new.sha256:
            return None
        if _UNKNOWN not in (there.maker, new.maker) and there.maker != new.maker:
            makers = figure("there", there.maker), figure("maker", new.maker)
            raise Problem("pack_other_maker", found.place, *makers)
        versions = figure("there", there.version), figure("version", new.version)
        if order_of(new.version) == order_of(there.version):
            raise Problem("pack_version_reused", found.place, *versions)
        if order_of(new.version) < order_of(there.version) and not older:
            raise Problem("pack_older", found.place, *versions)
        return self._put(found, self.devices(new.name))

    def remove(self, name: str) -> Pack:
        """Take a pack out with all its devices. Raises Problem `pack_unknown` …"""
        there = self.pack(name)
        with self._own.writing() as db:
            _clear(db, name)
        self._own.changed()
        return there

    def _put(self, found: PackFile, before: Sequence[Device]) -> Installed:
        from catalog.devices.schema import create_or_extend, table_row

        new = found.manifest
        pack = Pack(
            name=new.name, version=new.version, maker=new.maker, title=new.title, made=new.made,
            note=new.note, devices=new.devices, sha256=new.sha256,
            origin=str(Path(found.place).absolute()),
            installed=datetime.now(UTC).astimezone().strftime("%Y-%m-%d"),
        )  # fmt: skip
        devices = {
            name: tuple(self._catalog.completed(one) for one in records)
            for name, records in found.devices.items()
        }
        every = tuple(one for records in devices.values() for one in records)
        alike = self._alike(every)
        with self._own.writing() as db:
            create_or_extend(db, _PACKS)
            _clear(db, new.name)
            for name, records in devices.items():
                table = DEVICE_TABLES[name]
                db.table(name).insert_all(table_row(table, one) for one in records)
            db.table(SOURCES.name).insert_all(table_row(SOURCES, one) for one in found.sources)
            db.table(_PACKS.name).insert(table_row(_PACKS, pack))
        self._own.changed()
        return Installed(pack=pack, difference=difference(before, every), alike=alike)

    def _alike(self, devices: Sequence[Device]) -> tuple[tuple[str, str], ...]:
        """Devices of the same maker and model, of other packs, one's own and shipped ones."""
        if not devices:
            return ()
        mine = pack_name(devices[0].id)
        known: dict[tuple[str, str, str], str] = {}
        for table in DEVICE_TABLES.values():
            for one in self._catalog.devices(table.name):
                if not (one.id.startswith(PACKED) and pack_name(one.id) == mine):
                    known.setdefault((table.name, *_named(one)), one.id)
        tables = {table.record: table.name for table in DEVICE_TABLES.values()}
        pairs = ((one.id, known.get((tables[type(one)], *_named(one)))) for one in devices)
        named = {one.id for one in devices if not is_class(one)}
        return tuple((new, old) for new, old in pairs if old is not None and new in named)


def _named(device: Device) -> tuple[str, str]:
    return device.maker.casefold(), device.model.casefold()


def _clear(db: "Database", name: str) -> None:
    """Take out all that a pack has put in."""
    mark = f"{PACKED}{name}:"
    for table in (*DEVICE_TABLES.values(), SOURCES):
        db.execute(
            f'DELETE FROM {table.name} WHERE substr("{table.key}", 1, ?) = ?',  # noqa: S608
            [len(mark), mark],
        )
    if db.table(_PACKS.name).exists():
        db.execute(f"DELETE FROM {_PACKS.name} WHERE name = ?", [name])  # noqa: S608
