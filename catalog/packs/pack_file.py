"""The file of a pack: a zip of a manifest and tables, read with care.

Nothing of it is unpacked to disk. Its members are read by name, each name must be one that a pack
may have, and no more is read than a pack may hold, whatever the file says of itself.
"""

import csv
import hashlib
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path

import msgspec

from catalog.devices.columns import BadCell, columns_of, parse, record_of, row_of
from catalog.devices.packed import PACKED
from catalog.files.devices import checked_rows, table_of
from catalog.files.opening import read_bytes
from catalog.files.rows import Rows
from catalog.packs.manifest import (
    MANIFEST_FILE,
    SOURCES_FILE,
    Manifest,
    Member,
    broken,
    changed,
    check_texts,
    manifest_of,
)
from core.families.registry import DEVICE_TABLES
from core.families.registry import table_of as table_of_device
from core.machines.device import OWN_PREFIX, Device, Source
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

ENDING = ".loadfitpack"
LIMIT_MB = 100
_MOST_UNPACKED = 400_000_000  # bytes of all members
_MOST_DEVICES = 200_000
_WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_EPOCH = (1980, 1, 1, 0, 0, 0)  # of members: equal packs are equal files


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFile:
    """What a file of a pack holds; ids and keys of sources as they are installed."""

    place: str
    manifest: Manifest
    devices: Mapping[str, tuple[Device, ...]]  # by table
    sources: tuple[Source, ...]


def read_pack(path: Path) -> PackFile:
    """A pack, every figure of it checked.

    Raises Problem `pack_broken`, `pack_changed`, `pack_newer`, `pack_text`, `pack_table`,
    `pack_faulty`, `file_missing`, `file_too_large` …
    """
    place = str(path)
    content = read_bytes(path, LIMIT_MB)
    with _opened(content, place) as file:
        manifest = manifest_of(_member(file, MANIFEST_FILE, place), place)
        listed = {one.file for one in manifest.members}
        if listed | {MANIFEST_FILE} != set(file.namelist()) or len(listed) < len(manifest.members):
            raise broken(place, MANIFEST_FILE, "members")
        tables = {one.file: _summed(file, one, place) for one in manifest.members}
    if manifest.devices > _MOST_DEVICES:
        raise Problem("pack_large", place, figure("most", str(_MOST_DEVICES)))
    mark = f"{PACKED}{manifest.name}:"
    told = _sources(tables.pop(SOURCES_FILE, b""), place, mark)
    devices = {
        name.removesuffix(".csv"): _devices(name, text, place, mark)
        for name, text in tables.items()
    }
    for one in manifest.members:
        known = devices.get(one.file.removesuffix(".csv"), told)
        if len(known) != one.rows:
            raise broken(place, one.file, f"{len(known)} ≠ {one.rows}")
    sources = {one.key: one for one in told}
    for record in (one for records in devices.values() for one in records):
        if record.source not in sources:  # nothing more is known of it
            sources[record.source] = Source(
                key=record.source, title=record.source.removeprefix(mark),
                years=record.source_year, evidence=record.evidence,
            )  # fmt: skip
    return PackFile(
        place=place, manifest=manifest, devices=devices, sources=tuple(sources.values())
    )


def _opened(content: bytes, place: str) -> zipfile.ZipFile:
    """The zip, where its members are such as a pack may have."""
    try:
        file = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise broken(place, "zip", str(error)) from error
    seen: set[str] = set()
    total = 0
    for info in file.infolist():
        total += info.file_size
        name = info.filename
        known = name in (MANIFEST_FILE, SOURCES_FILE) or name.removesuffix(".csv") in DEVICE_TABLES
        if name in seen or info.is_dir() or info.flag_bits & _ENCRYPTED:
            raise broken(place, name[:80], "member")
        if not known:
            if "/" in name or "\\" in name or not name.endswith(".csv"):
                raise broken(place, name[:80], "member")
            raise Problem("pack_table", place, figure("table", name[:80]))
        if info.compress_type not in _WAYS:
            raise broken(place, name, "compression")
        if total > _MOST_UNPACKED:
            raise Problem("pack_large", place, figure("most", str(_MOST_DEVICES)))
        seen.add(name)
    return file


def _member(file: zipfile.ZipFile, name: str, place: str) -> bytes:
    """A member whole, and no more of it than it says it has."""
    try:
        info = file.getinfo(name)
        with file.open(info) as member:
            content = member.read(info.file_size + 1)
    except KeyError as error:
        raise broken(place, name, "missing") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        raise broken(place, name, str(error)) from error
    if len(content) != info.file_size:
        raise broken(place, name, f"{len(content)} ≠ {info.file_size}")
    return content


def _summed(file: zipfile.ZipFile, one: Member, place: str) -> bytes:
    content = _member(file, one.file, place)
    if hashlib.sha256(content).hexdigest() != one.sha256:
        raise changed(place, one.file)
    return content


def _lines(name: str, content: bytes, place: str) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
        return list(csv.reader(StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise broken(place, name, str(error)) from error


def _devices(name: str, content: bytes, place: str, mark: str) -> tuple[Device, ...]:
    table, at = DEVICE_TABLES[name.removesuffix(".csv")], f"{place}[{name}]"
    lines = _lines(name, content, place)
    rows = Rows(place=at, label=name, cells=list(lines), numbers=range(1, len(lines) + 1))
    preview = checked_rows(rows, table, set(), ())
    if preview.faults:
        first = preview.faults[0]
        raise Problem(
            "pack_faulty", at,
            figure("count", len(preview.faults)), figure("row", first.row),
            figure("column", first.column),
        )  # fmt: skip
    return tuple(
        msgspec.structs.replace(
            one, id=mark + one.id.removeprefix(OWN_PREFIX), source=mark + one.source
        )
        for one in preview.records
    )


def _sources(content: bytes, place: str, mark: str) -> tuple[Source, ...]:
    lines = _lines(SOURCES_FILE, content, place)
    columns = {column.name: column for column in columns_of(Source)}
    found: list[Source] = []
    for number, row in enumerate(lines[1:], start=2):
        try:
            cells = {
                name: parse(columns[name], cell) for name, cell in zip(lines[0], row, strict=True)
            }
            one = record_of(Source, {key: cell for key, cell in cells.items() if cell is not None})
        except (BadCell, KeyError, ValueError, msgspec.MsgspecError) as error:
            raise broken(place, f"{SOURCES_FILE}:{number}", str(error)) from error
        found.append(msgspec.structs.replace(one, key=mark + one.key))
    return tuple(found)


def pack_of(manifest: Manifest, devices: Sequence[Device], sources: Sequence[Source]) -> bytes:
    """A file of a pack; equal devices and words give equal bytes.

    manifest: its words; members and sum are worked out. Ids go without the mark of one's own.
    Raises Problem `pack_text`, `pack_twice` where two devices would have one id.
    """
    check_texts(manifest, manifest.name)
    tables: dict[str, list[Device]] = {}
    for one in devices:
        plain = msgspec.structs.replace(one, id=_plain(one.id), source=_plain(one.source))
        tables.setdefault(table_of_device(one).name, []).append(plain)
    for records in tables.values():
        ids = [one.id for one in records]
        if len(set(ids)) < len(ids):
            twice = next(one for one in ids if ids.count(one) > 1)
            raise Problem("pack_twice", twice)
    contents = {
        f"{name}.csv": table_of(tables[name], name) for name in DEVICE_TABLES if name in tables
    }
    rows = {f"{name}.csv": len(records) for name, records in tables.items()}
    keys = {_plain(one.source) for one in devices}
    kept = {_plain(one.key): one for one in sources if _plain(one.key) in keys}
    if kept:
        contents[SOURCES_FILE], rows[SOURCES_FILE] = _source_table(kept), len(kept)
    members = tuple(
        Member(file=name, rows=rows[name], sha256=hashlib.sha256(content).hexdigest())
        for name, content in contents.items()
    )
    whole = msgspec.structs.replace(manifest, members=members).summed()
    first = {MANIFEST_FILE: msgspec.json.format(msgspec.json.encode(whole), indent=1)}
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in (first | contents).items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, content)
    return written.getvalue()


def _plain(name: str) -> str:
    """An id or a key without the mark of one's own, or of a pack it came from."""
    if name.startswith(PACKED):
        return name.removeprefix(PACKED).partition(":")[2]
    return name.removeprefix(OWN_PREFIX)


def _source_table(sources: Mapping[str, Source]) -> bytes:
    text = StringIO(newline="")
    writer = csv.DictWriter(text, [column.name for column in columns_of(Source)])
    writer.writeheader()
    writer.writerows(row_of(msgspec.structs.replace(one, key=key)) for key, one in sources.items())
    return text.getvalue().encode("utf-8-sig")
