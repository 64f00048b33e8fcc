"""`loadfit catalog pack`: packs of devices, made, installed, brought up to date, compared."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from catalog.devices.store import Catalog, open_catalog
from catalog.packs.comparing import difference
from catalog.packs.installed import Installed, Packs
from catalog.packs.manifest import Manifest
from catalog.packs.pack_file import ENDING, pack_of, read_pack
from core.families.registry import DEVICE_TABLES
from core.machines.device import Device, is_own
from core.vocabulary.finding import figure
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind
from gui.command.arguments import Commands
from gui.program.pack_text import alike_lines, difference_lines, installed_lines, pack_rows
from gui.program.reader import every_language
from gui.program.saving import write
from gui.program.text_table import table


def add_parser(actions: Commands, common: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser = actions.add_parser("pack", help="cli.pack.help")
    ways = parser.add_subparsers(dest="way", required=True)
    making = ways.add_parser("create", parents=[common], help="cli.pack.create.help")
    making.add_argument("file", type=Path, help="cli.pack.create.file.help")
    making.add_argument("ids", nargs="*", metavar="ID", help="cli.pack.create.ids.help")
    making.add_argument("--name", required=True, help="cli.pack.create.name.help")
    making.add_argument("--version", required=True, help="cli.pack.create.version.help")
    making.add_argument("--maker", required=True, help="cli.pack.create.maker.help")
    making.add_argument("--title", default="")
    making.add_argument("--note", default="")
    making.set_defaults(run=_create)
    installing = ways.add_parser("install", parents=[common], help="cli.pack.install.help")
    installing.add_argument("file", type=Path)
    installing.set_defaults(run=_install)
    updating = ways.add_parser("update", parents=[common], help="cli.pack.update.help")
    updating.add_argument("file", type=Path, nargs="?", help="cli.pack.update.file.help")
    updating.add_argument("--older", action="store_true", help="cli.pack.update.older.help")
    updating.set_defaults(run=_update)
    removing = ways.add_parser("remove", parents=[common], help="cli.pack.remove.help")
    removing.add_argument("name")
    removing.set_defaults(run=_remove)
    listing = ways.add_parser("list", parents=[common], help="cli.pack.list.help")
    listing.set_defaults(run=_list)
    comparing = ways.add_parser("compare", parents=[common], help="cli.pack.compare.help")
    comparing.add_argument("before", help="cli.pack.compare.before.help")
    comparing.add_argument("after", help="cli.pack.compare.after.help")
    comparing.set_defaults(run=_compare)


def _create(given: argparse.Namespace, language: Language) -> int:
    if given.file.exists():
        raise Problem("file_exists", str(given.file))
    if given.file.suffix.lower() != ENDING:
        raise Problem("pack_ending", str(given.file), figure("ending", ENDING))
    with open_catalog(languages=every_language) as catalog:
        devices = _chosen(catalog, given.ids)
        sources = catalog.sources()
    words = Manifest(
        name=given.name, version=given.version, maker=given.maker, title=given.title,
        made=date.today().isoformat(), note=given.note, members=(),
    )  # fmt: skip
    write(given.file, pack_of(words, devices, sources))
    made = read_pack(given.file).manifest
    print(language.text("cli.written", file=str(given.file)))
    count = language.quantity(made.devices, Kind.COUNT)
    print(language.text("pack.made", count=count, sum=made.sha256))
    return 0


def _chosen(catalog: Catalog, ids: Sequence[str]) -> list[Device]:
    """Those named, else all of one's own, of every family."""
    if ids:
        return [catalog.device(catalog.meant(one)) for one in ids]
    every = (d for family in DEVICE_TABLES for d in catalog.devices(family))
    found = [device for device in every if is_own(device.id)]
    if not found:
        raise Problem("devices_none_own", "catalog")
    return found


def _install(given: argparse.Namespace, language: Language) -> int:
    with open_catalog(languages=every_language) as catalog:
        _tell(Packs(catalog).install(given.file), language)
    return 0


def _update(given: argparse.Namespace, language: Language) -> int:
    """One pack from a file, or all from where they came; what fails is reported at the end."""
    first: Problem | None = None
    with open_catalog(languages=every_language) as catalog:
        packs = Packs(catalog)
        files = [given.file] if given.file else [Path(one.origin) for one in packs.all()]
        for path in files:
            try:
                found = packs.update(path, older=given.older)
            except Problem as problem:
                if given.file:
                    raise
                print(language.problem(problem))
                first = first or problem
                continue
            if found is None:
                print(language.text("pack.current", file=str(path)))
            else:
                _tell(found, language)
    if first is not None:
        raise Problem("pack_not_all", first.place)
    return 0


def _remove(given: argparse.Namespace, language: Language) -> int:
    with open_catalog(languages=every_language) as catalog:
        gone = Packs(catalog).remove(given.name)
    count = language.quantity(gone.devices, Kind.COUNT)
    print(language.text("pack.removed", name=gone.name, version=gone.version, count=count))
    return 0


def _list(_: argparse.Namespace, language: Language) -> int:
    with open_catalog(languages=every_language) as catalog:
        packs = Packs(catalog).all()
    head, rows = pack_rows(packs, language)
    numbers = [title == head[3] for title in head]
    print(table(head, rows, numbers) if packs else language.text("pack.none"))
    return 0


def _compare(given: argparse.Namespace, language: Language) -> int:
    with open_catalog(languages=every_language) as catalog:
        before, after = (_devices(catalog, one) for one in (given.before, given.after))
    for line in difference_lines(difference(before, after), language):
        print(line)
    return 0


def _devices(catalog: Catalog, named: str) -> list[Device]:
    """The devices of a file, or of a pack that is installed."""
    if named.endswith(ENDING) or Path(named).is_file():
        found = read_pack(Path(named)).devices
        return [catalog.completed(one) for records in found.values() for one in records]
    return list(Packs(catalog).devices(named))


def _tell(found: Installed, language: Language) -> None:
    for line in (
        *installed_lines(found, language),
        *difference_lines(found.difference, language),
        *alike_lines(found, language),
    ):
        print(line)
