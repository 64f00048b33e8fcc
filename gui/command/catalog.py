"""`loadfit catalog`: list, search and show devices; bring in the user's own."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from catalog.devices.store import Catalog, open_catalog
from catalog.files.approved_list import read_approved
from catalog.files.devices import (
    bring_in,
    lists_devices,
    preview_devices,
    template,
)
from catalog.files.giving import ending_known, file_of
from core.families.registry import DEVICE_TABLES
from core.machines.device import Device, is_own
from core.machines.table import DeviceTable
from core.vocabulary.field import fields_of
from core.vocabulary.finding import figure
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind
from gui.command import maker_tables, packs
from gui.command.arguments import Commands, add_word
from gui.command.faults import print_faults
from gui.program.device_text import device_text, shown, title
from gui.program.devices_beside import devices_beside
from gui.program.reader import every_language
from gui.program.saving import write
from gui.program.text_table import table

_FIRST = next(iter(DEVICE_TABLES))  # of the families, where a command names none
ACTIONS = (
    "list", "search", "show", "compare", "import", "export", "template", "remove", "pack",
)  # fmt: skip


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser = commands.add_parser("catalog", help="cli.catalog.help")
    actions = parser.add_subparsers(
        dest="action", required=True, metavar="{" + ",".join(ACTIONS) + "}"
    )
    listing = actions.add_parser("list", parents=[common], help="cli.catalog.list.help")
    searching = actions.add_parser("search", parents=[common], help="cli.catalog.search.help")
    searching.add_argument("text", nargs="+", metavar="WORDS", help="cli.catalog.search.text.help")
    for one, usual in ((listing, _FIRST), (searching, None)):
        _add_filters(one, usual)
    listing.set_defaults(run=_list)
    searching.set_defaults(run=_search)
    showing = actions.add_parser("show", parents=[common], help="cli.catalog.show.help")
    showing.add_argument("id")
    showing.set_defaults(run=_show)
    beside = actions.add_parser("compare", parents=[common], help="cli.catalog.compare.help")
    beside.add_argument("ids", nargs="+", metavar="ID")
    beside.add_argument(
        "--differences", action="store_true", help="cli.catalog.compare.differences.help"
    )
    beside.set_defaults(run=_compare)
    bringing = actions.add_parser(
        "import",
        parents=[common],
        help="cli.catalog.import.help",
    )
    bringing.add_argument("file", type=Path)
    maker_tables.add_options(bringing)
    bringing.set_defaults(run=_import)
    empty = actions.add_parser("template", parents=[common], help="cli.catalog.template.help")
    empty.add_argument("file", type=Path)
    empty.set_defaults(run=_template)
    giving = actions.add_parser("export", parents=[common], help="cli.catalog.export.help")
    giving.add_argument("file", type=Path)
    giving.add_argument("ids", nargs="*", metavar="ID", help="cli.catalog.export.ids.help")
    giving.set_defaults(run=_export)
    removing = actions.add_parser("remove", parents=[common], help="cli.catalog.remove.help")
    removing.add_argument("id")
    removing.set_defaults(run=_remove)
    packs.add_parser(actions, common)
    for one in (bringing, giving, empty):
        _add_family(one, _FIRST)


def run(given: argparse.Namespace, language: Language) -> int:
    """Run the action that was asked for; returns the exit status."""
    return int(given.run(given, language))


@contextmanager
def _opened(language: Language) -> Iterator[Catalog]:
    """The catalog; in the end, what of the user's own file could not be used is told."""
    with open_catalog(languages=every_language) as catalog:
        yield catalog
        if catalog.own.trouble:
            print(language.problem(catalog.own.trouble), file=sys.stderr)


def _add_filters(parser: argparse.ArgumentParser, family: str | None) -> None:
    _add_family(parser, family)
    parser.add_argument("--maker")
    tables = DEVICE_TABLES.values()
    types = [word for table in tables for word in _choices(table, table.type_column)]
    condensers = sorted({word for table in tables for word in _choices(table, "condenser")})
    add_word(
        parser,
        "--type",
        types,
        help="cli.catalog.type.help",
    )
    add_word(parser, "--condenser", condensers, help="cli.catalog.condenser.help")
    parser.add_argument("--approved", type=Path, metavar="FILE", help="cli.catalog.approved.help")
    parser.add_argument("--capacity-min", type=_kilowatts, metavar="KW")
    parser.add_argument("--capacity-max", type=_kilowatts, metavar="KW")


def _add_family(parser: argparse.ArgumentParser, usual: str | None) -> None:
    add_word(parser, "--family", DEVICE_TABLES, space="family", default=usual)


def _choices(family: DeviceTable, key: str) -> tuple[str, ...]:
    return next((field.choices for field in fields_of(family.record) if field.key == key), ())


def _kilowatts(text: str) -> float:
    """Watts of a capacity in kW. Raises ValueError, which argparse puts into words."""
    value = float(text)
    if not 0 <= value < float("inf"):
        raise ValueError(text)
    return value * 1e3


def _list(given: argparse.Namespace, language: Language) -> int:
    with _opened(language) as catalog:
        found = _found(catalog, given, given.family)
        count = language.quantity(len(found), Kind.COUNT)
        print(language.text("catalog.found", count=count, version=catalog.version))
    if found:
        print(_table(DEVICE_TABLES[given.family], found, language))
    return 0


def _search(given: argparse.Namespace, language: Language) -> int:
    """Devices by words, of every family that has any where none is named."""
    with _opened(language) as catalog:
        asked = [given.family] if given.family else [f for f in DEVICE_TABLES if _has(given, f)]
        found = {family: _found(catalog, given, family) for family in asked}
        count = language.quantity(sum(len(devices) for devices in found.values()), Kind.COUNT)
        print(language.text("catalog.found", count=count, version=catalog.version))
    for family, devices in found.items():
        if devices:
            if len(asked) > 1:
                print(f"\n{language.text(f'family.{family}')} {len(devices):,}")
            print(_table(DEVICE_TABLES[family], devices, language))
    return 0


def _has(given: argparse.Namespace, family: str) -> bool:
    """Whether a family has the columns that are filtered by."""
    names = {field.key for field in fields_of(DEVICE_TABLES[family].record)}
    return given.condenser is None or "condenser" in names


def _found(catalog: Catalog, given: argparse.Namespace, family: str) -> tuple[Device, ...]:
    if not _has(given, family):
        word = figure("family", family, word="family")
        raise Problem("filter_elsewhere", "--condenser", word)
    return catalog.find(
        " ".join(getattr(given, "text", [])),
        family=family,
        maker=given.maker,
        type=given.type,
        condenser=given.condenser,
        among=read_approved(given.approved).devices if given.approved else None,
        capacity_min_w=given.capacity_min,
        capacity_max_w=given.capacity_max,
    )


def _table(family: DeviceTable, devices: tuple[Device, ...], language: Language) -> str:
    fields = {field.key: field for field in fields_of(family.record)}
    columns = [fields[key] for key in family.listed]
    head = [title(column, language) for column in columns] + [language.text("catalog.flags")]
    rows = []
    for device in devices:
        row = [shown(column, column.of(device), language) for column in columns]
        flags = [language.text(f"flag_short.{flag}") for flag in device.flags]
        rows.append([*row, language.text("catalog.separator").join(flags)])
    return table(head, rows, [column.kind is not None for column in columns] + [False])


def _show(given: argparse.Namespace, language: Language) -> int:
    with _opened(language) as catalog:
        print(device_text(catalog, catalog.meant(given.id), language))
    return 0


def _compare(given: argparse.Namespace, language: Language) -> int:
    with _opened(language) as catalog:
        print(devices_beside(catalog, given.ids, language, differing=given.differences))
    return 0


def _import(given: argparse.Namespace, language: Language) -> int:
    family = DEVICE_TABLES[given.family]
    with _opened(language) as catalog:
        tables = family.maker_tables or family.nameplates
        if tables and not lists_devices(given.file, family.name, every_language()):
            brought = maker_tables.bring_in_tables(given, family, catalog, language)
        else:
            preview = preview_devices(given.file, catalog, family.name, every_language())
            print_faults(preview.faults, family, language)
            if given.preview and not preview.faults:
                count = language.quantity(len(preview.records), Kind.COUNT)
                print(language.text("catalog.previewed", count=count))
                print(_table(family, tuple(preview.records), language))
                return 0
            brought = bring_in(preview, catalog)
        if given.preview:
            return 0
        for device in brought:
            flags = [language.text(f"flag_short.{flag}") for flag in device.flags]
            words = f"{device.id}  {device.maker} {device.model}"
            print("  ".join([words, language.text("catalog.separator").join(flags)]).rstrip())
        count = language.quantity(len(brought), Kind.COUNT)
        print(language.text("catalog.imported", count=count, file=str(catalog.own.path)))
    return 0


def _template(given: argparse.Namespace, language: Language) -> int:
    if given.file.exists():
        raise Problem("file_exists", str(given.file))
    write(given.file, template(given.family), endings=(".csv",))
    print(language.text("cli.written", file=str(given.file)))
    return 0


def _export(given: argparse.Namespace, language: Language) -> int:
    """Devices as a table, or as another program reads them, by the ending of the file."""
    if given.file.exists():
        raise Problem("file_exists", str(given.file))
    table = DEVICE_TABLES[given.family]
    ending_known(table, given.file.name)
    with _opened(language) as catalog:
        wanted = _to_export(catalog, given)
    write(given.file, file_of(wanted, table, given.file.name))
    print(language.text("cli.written", file=str(given.file)))
    return 0


def _to_export(catalog: Catalog, given: argparse.Namespace) -> list[Device]:
    """Those named, else all of one's own."""
    every = {one.id: one for one in catalog.devices(given.family)}
    ids = [catalog.meant(one) for one in given.ids]
    for missing in (one for one in ids if one not in every):
        known = catalog.device(missing)  # raises where no family has it
        other = next(t.name for t in DEVICE_TABLES.values() if type(known) is t.record)
        word = figure("family", other), figure("asked", given.family)
        raise Problem("device_elsewhere", missing, *word)
    wanted = [every[one] for one in ids] or [d for d in every.values() if is_own(d.id)]
    if not wanted:
        raise Problem("devices_none_own", given.family)
    return wanted


def _remove(given: argparse.Namespace, language: Language) -> int:
    with _opened(language) as catalog:
        known = catalog.meant(given.id)
        catalog.remove(known)
    print(language.text("catalog.removed", **language.figures((figure("id", known),))))
    return 0
