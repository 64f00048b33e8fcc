"""Every kind of file a person may hand in: how one is made by chance, and how it is taken.

`feed` may raise Problem; whatever else it raises is a bug.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

from catalog.devices.columns import columns_of, row_of
from catalog.files.devices import preview_devices
from catalog.files.load import preview, read_load
from catalog.files.shafts import read_cycle, read_flow, read_input
from catalog.files.verdicts import open_devices
from catalog.files.weather_files import read_epw
from core.families.registry import DEVICE_TABLES, decode
from core.load.kinds import LoadFile
from core.standards.judge import judge_batch
from core.standards.library import read_edition, shipped_standards
from core.standards.naming import Names
from core.standards.wording import Wording
from core.vocabulary.language import LANGUAGES
from core.vocabulary.problem import Problem
from gui.program.program import Program
from gui.program.reader import open_language
from tests.fuzz.mutations import HEADINGS, NASTY, Rows, as_text, bitten, damaged, spoiled

DAY = date(2026, 11, 29)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """suffix: of the file; make: one by chance; feed: take it as the program does."""

    suffix: str
    make: Callable[[Random], bytes]
    feed: Callable[[Path], object]


@cache
def program() -> Program:
    """One program for all inputs."""
    return Program()


# Loads


def _load_rows(chance: Random) -> Rows:
    """A few rows, or a whole year, of stamps and loads in one of many layouts."""
    minutes = chance.choice((60, 60, 60, 30, 15, 10, 1))
    count = chance.choice((3, 12, 24, 48, 365)) if chance.random() < 0.9 else 8760
    start = datetime(chance.choice((2022, 2023, 2024)), chance.choice((1, 7)), 1)
    form = chance.choice(
        (
            "%Y-%m-%d %H:%M",
            "%m/%d/%Y %I:%M %p",
            "%d.%m.%Y %H:%M:%S",
            "%Y/%m/%d %H:%M",
            " %m/%d  %H:%M:%S",
            "%Y-%m-%dT%H:%M:%SZ",
            "%b %d, %Y %I:%M %p",
        )
    )
    rows = [[chance.choice(HEADINGS) for _ in range(2)]]
    if chance.random() < 0.6:
        rows = [["Timestamp", "Cooling load (kW)"]]
    for number in range(count):
        stamp = (start + timedelta(minutes=minutes * number)).strftime(form)
        rows.append([stamp, f"{chance.random() * 900:.1f}"])
    if chance.random() < 0.3:
        for row in rows:
            row.append(chance.choice(("Dry bulb (°C)", "RT")) if row is rows[0] else "21.5")
    if chance.random() < 0.1:
        rows = [row[1:] for row in rows]
    return rows


def _load_text(chance: Random) -> bytes:
    return damaged(as_text(spoiled(_load_rows(chance), chance), chance), chance)


def _feed_load(path: Path) -> object:
    spec = LoadFile(path=path.name)
    preview(path, spec)
    return read_load(path, spec)


def _book(rows: Rows, chance: Random) -> bytes:
    """The rows as XLSX: numbers as numbers, now and then what only workbooks have."""
    book = Workbook()
    sheet = book.active
    for row in rows[:400]:
        sheet.append([_typed(cell, chance) for cell in row[:60]])
    if chance.random() < 0.1:
        sheet.merge_cells("A1:B2")
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _typed(cell: str, chance: Random) -> Any:
    """A cell as a spreadsheet holds it."""
    try:
        return float(cell)
    except ValueError:
        printable = "".join(c for c in cell if c.isprintable())
        if printable.startswith("=") or chance.random() < 0.98:
            return printable
        return chance.choice((datetime(2023, 1, 1), True, 1e300, None, 45000.5))


def _load_book(chance: Random) -> bytes:
    content = _book(spoiled(_load_rows(chance), chance), chance)
    return _unpacked_and_spoiled(content, chance) if chance.random() < 0.3 else content


def _unpacked_and_spoiled(content: bytes, chance: Random) -> bytes:
    """A workbook with the XML of its sheet bitten, or the package itself."""
    if chance.random() < 0.3:
        return bitten(content, chance)
    made = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if "sheet" in name and chance.random() < 0.7:
                part = _other_place(part, chance) if chance.random() < 0.5 else bitten(part, chance)
            new.writestr(name, part)
    return made.getvalue()


def _other_place(part: bytes, chance: Random) -> bytes:
    """A cell that claims to stand somewhere else: workbooks of enormous extent."""
    place = chance.choice((b"XFD1048576", b"ZZ200000", b"A0", b"AAAA1", b"A99999999", b"1A"))
    return part.replace(b'r="B2"', b'r="' + place + b'"')


# Shafts

_SHAFTS: Mapping[str, list[str]] = {
    "cycle": ["torque_nm", "speed_rpm", "seconds"],
    "flow": ["flow_share", "hours"],
    "input": ["kW", "hours"],
}


def _shaft_text(which: str) -> Callable[[Random], bytes]:
    def make(chance: Random) -> bytes:
        rows = [list(_SHAFTS[which])]
        if which == "input" and chance.random() < 0.4:
            rows = [["V", "A", "PF", "hours"]]
        for _ in range(chance.choice((1, 4, 20))):
            rows.append([f"{chance.random() * 100:.2f}" for _ in rows[0]])
        return damaged(as_text(spoiled(rows, chance), chance), chance)

    return make


# Devices and verdicts


def _device_text(family: str) -> Callable[[Random], bytes]:
    def make(chance: Random) -> bytes:
        table = DEVICE_TABLES[family]
        devices = program().catalog.devices(family)
        names = [column.name for column in columns_of(table.record)]
        rows = [names]
        for number in range(chance.choice((1, 2, 5))):
            cells = row_of(chance.choice(devices)) | {table.key: f"mine-{number}"}
            rows.append(["" if cells[name] is None else str(cells[name]) for name in names])
        return damaged(as_text(spoiled(rows, chance), chance), chance)

    return make


def _feed_devices(family: str) -> Callable[[Path], object]:
    return lambda path: preview_devices(path, program().catalog, family)


@cache
def _names() -> Names:
    standards = shipped_standards()
    return Names(standards, [Wording(open_language(code), standards) for code in LANGUAGES])


def _verdict_text(chance: Random) -> bytes:
    standards = shipped_standards()
    products = list(standards.products)
    keys = list(dict.fromkeys(key for product in products for key in _inputs(product)))
    rows = [["product", *chance.sample(keys, min(len(keys), chance.choice((3, 8, 20))))]]
    for _ in range(chance.choice((1, 5, 20))):
        cells = [
            chance.choice(NASTY) if chance.random() < 0.3 else _figure(chance) for _ in rows[0][1:]
        ]
        rows.append([chance.choice(products), *cells])
    return damaged(as_text(spoiled(rows, chance), chance), chance)


@cache
def _inputs(product: str) -> tuple[str, ...]:
    from core.standards.inputs import inputs_of

    return tuple(one.name for one in inputs_of(shipped_standards(), product))


def _figure(chance: Random) -> str:
    words = ("water", "air", "gb_18430_1_2007", "centrifugal", "1", "2", "三相", "10")
    return chance.choice(words) if chance.random() < 0.3 else f"{10 ** chance.uniform(-2, 6):.4g}"


def _feed_verdicts(path: Path) -> object:
    read = open_devices(path, shipped_standards(), _names())
    good = (one.device for one in read.entries() if one.device is not None)
    return judge_batch(shipped_standards(), good, DAY)


# Weather


def _epw(chance: Random) -> bytes:
    lines = [
        "LOCATION,Nowhere,-,NLD,made up,000000,52.0,5.0,1.0,3.0",
        "DESIGN CONDITIONS,0",
        "TYPICAL/EXTREME PERIODS,0",
        "GROUND TEMPERATURES,0",
        "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0",
        "COMMENTS 1,made up",
        "COMMENTS 2,",
        "DATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31",
    ]
    start = datetime(2023, 1, 1)
    for hour in range(8760 if chance.random() < 0.3 else chance.choice((1, 24, 100))):
        at = start + timedelta(hours=hour)
        lines.append(f"2023,{at.month},{at.day},{at.hour + 1},0,?,20.0,10.0,52,101325")
    rows = spoiled([line.split(",") for line in lines], chance)
    return damaged(("\n".join(",".join(row) for row in rows)).encode("utf-8", "replace"), chance)


# Studies and editions


@cache
def _examples() -> tuple[bytes, ...]:
    folder = files("resources.examples").iterdir()
    return tuple(sorted(one.read_bytes() for one in folder if one.name.endswith(".json")))


_VALUES = (
    None,
    True,
    0,
    -1,
    1,
    1e308,
    -1e308,
    5e-324,
    1e-9,
    "",
    "x",
    "\u0000",
    "😀",
    [],
    {},
    [1],
    7e9,
    "nan",
    "air",
    "water",
    0.5,
    100,
    8760,
    [0.0] * 24,
    {"a": 1},
)


def _study(chance: Random) -> bytes:
    content = json.loads(chance.choice(_examples()))
    for _ in range(chance.choice((1, 1, 2, 4))):
        _change(content, chance)
    return damaged(json.dumps(content, ensure_ascii=False).encode("utf-8", "replace"), chance)


def _change(node: Any, chance: Random) -> None:
    """One value, somewhere in the tree, is another."""
    while isinstance(node, dict) and node:
        key = chance.choice(sorted(node))
        if isinstance(node[key], dict) and node[key] and chance.random() < 0.85:
            node = node[key]
            continue
        match chance.randrange(4):
            case 0 if isinstance(node[key], (int, float)):
                node[key] = node[key] * chance.choice((0, -1, 1e-6, 1e6, 1.5, 0.5))
            case 1:
                del node[key]
            case 2:
                node[chance.choice(("margin", "kind", "peak_w", "unknown", key))] = chance.choice(
                    _VALUES
                )
            case _:
                node[key] = chance.choice(_VALUES)
        return


def _feed_study(path: Path) -> object:
    study = decode(path.read_bytes(), str(path))
    return program().select(study, path.parent)


@cache
def _editions() -> tuple[bytes, ...]:
    folder = files("core.standards.editions").iterdir()
    return tuple(sorted(one.read_bytes() for one in folder if one.name.endswith(".json")))


def _edition(chance: Random) -> bytes:
    content = json.loads(chance.choice(_editions()))
    for _ in range(chance.choice((1, 2, 4))):
        _change(content, chance)
    return damaged(json.dumps(content, ensure_ascii=False).encode("utf-8", "replace"), chance)


KINDS: Mapping[str, Kind] = {
    "load text": Kind(suffix=".csv", make=_load_text, feed=_feed_load),
    "load workbook": Kind(suffix=".xlsx", make=_load_book, feed=_feed_load),
    "shaft cycle": Kind(suffix=".csv", make=_shaft_text("cycle"), feed=read_cycle),
    "shaft flow": Kind(suffix=".csv", make=_shaft_text("flow"), feed=read_flow),
    "shaft input": Kind(suffix=".csv", make=_shaft_text("input"), feed=read_input),
    **{
        f"devices: {family}": Kind(
            suffix=".csv", make=_device_text(family), feed=_feed_devices(family)
        )
        for family in DEVICE_TABLES
    },
    "verdicts": Kind(suffix=".csv", make=_verdict_text, feed=_feed_verdicts),
    "weather": Kind(suffix=".epw", make=_epw, feed=read_epw),
    "study": Kind(suffix=".json", make=_study, feed=_feed_study),
    "edition": Kind(
        suffix=".json",
        make=_edition,
        feed=lambda path: read_edition(path.read_bytes(), str(path)),
    ),
}


def fault_of(kind: Kind, content: bytes, folder: Path) -> BaseException | None:
    """What taking a file raised that no person should see."""
    path = folder / f"input{kind.suffix}"
    path.write_bytes(content)
    try:
        kind.feed(path)
    except Problem:
        return None
    except Exception as error:
        return error
    return None
