"""Bringing a user's devices in: read, show what is wrong by row and column, then all or none.

    preview = preview_devices(Path("ours.csv"), catalog, "chillers")
    if not preview.faults:
        bring_in(preview, catalog)

The file has one line a device and the columns of `template`; columns a device need not
state may be left out, and capacity and flows may be given in kW, m³/h or L/s by the header
(`capacity_kw`, `evaporator_flow_m3h`, `condenser_flow_ls`).
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path

import msgspec

from catalog.devices.columns import BadCell, Column, Form, columns_of, parse, record_of, row_of
from catalog.devices.own import own_id
from catalog.devices.store import Catalog
from catalog.files.bad_cells import MISSING, Fault, number_of
from catalog.files.cells import looks_like_number, marks, plain_figure
from catalog.files.device_labels import Labels
from catalog.files.exchange import read_exchange
from catalog.files.rows import Rows, is_blank, read_rows
from catalog.files.tables import Table, named_table
from core.families.registry import DEVICE_TABLES
from core.machines.device import UNNAMED, Device
from core.machines.table import DeviceTable
from core.vocabulary.finding import figure
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem

_OTHER_UNITS = {  # ending of a column: endings it may have in a file, and their factor
    "_w": {"_kw": 1e3},
    "_m3s": {"_m3h": 1 / 3600, "_ls": 1e-3},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a file would bring in, and what keeps it from being brought in."""

    place: str
    family: DeviceTable
    records: tuple[Device, ...]  # those without a fault
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class _Header:
    """Where the file has each column, and by which factor its numbers are multiplied."""

    column: Column
    index: int
    factor: float


def template(family: str) -> bytes:
    """An empty CSV with every column, UTF-8 with the mark spreadsheets look for."""
    text = StringIO(newline="")
    csv.writer(text).writerow([column.name for column in columns_of(DEVICE_TABLES[family].record)])
    return text.getvalue().encode("utf-8-sig")


def preview_devices(
    path: Path, catalog: Catalog, family: str, languages: Sequence[Language] = ()
) -> Preview:
    """Read a file of devices and check it, changing nothing.

    languages: those in whose titles and words the file may be written, beside the keys.

    Raises Problem `cannot_read`, `devices_unreadable`, `devices_none`.
    """
    table = DEVICE_TABLES[family]
    taken = {device.id for device in catalog.devices(family)}
    try:
        rows = _rows(path, table)
    except Problem as problem:
        if problem.code == "table_empty":
            raise Problem("devices_none", str(path)) from problem
        raise
    preview = checked_rows(rows, table, taken, languages)
    return replace(preview, place=str(path))


def checked_rows(
    rows: Rows, table: DeviceTable, taken: set[str], languages: Sequence[Language]
) -> Preview:
    """The devices of rows, checked; taken: ids that are used already, to which those found come.

    Raises Problem `devices_none`.
    """
    known, labels = _accepted(table), Labels(table, languages)

    def is_known(name: str) -> bool:
        return name.lower() in known or labels.heading(name) is not None

    try:
        found_table = named_table(rows, is_known)
    except Problem as problem:
        if problem.code in ("table_empty", "table_unnamed"):
            raise Problem("devices_none", rows.place) from problem
        raise
    faults: list[Fault] = []
    header_row = found_table.row[0] - 1
    headers = list(_headers(table, found_table.header, header_row, faults, labels))
    faults += found_table.not_computed(one.index for one in headers)
    records: list[Device] = []
    own_rows: set[str] = set()  # ids of this file
    of_header = bool(faults)  # without its header no row can be judged
    lines = [] if of_header else zip(found_table.row, *_plain(found_table, headers), strict=True)
    for number, *row in lines:
        if is_blank(row):
            continue
        found, record = _read(table, headers, number, row, labels)
        if number in found_table.too_long:
            found, record = [*found, Fault(row=number, column="", code="cells_beyond")], None
        if record is not None and record.id in taken:
            code = "id_twice" if record.id in own_rows else "id_taken"
            named = figure("id", record.id)
            found.append(Fault(row=number, column=table.key, code=code, figures=(named,)))
        if record is not None:
            taken.add(record.id)
            own_rows.add(record.id)
            records += [] if found else [record]
        faults += found
    return Preview(place=rows.place, family=table, records=tuple(records), faults=tuple(faults))


def _rows(path: Path, table: DeviceTable) -> Rows:
    """The rows of a file; what other programs write of devices becomes rows as well."""
    found = read_exchange(path, table)
    return read_rows(path) if found is None else _laid_out(found, table, str(path))


def _laid_out(found: Sequence[tuple[int, dict[str, str]]], table: DeviceTable, place: str) -> Rows:
    """Cells by column as rows, counted by the lines on which the devices begin."""
    names = [column.name for column in columns_of(table.record)]
    cells = [list(names), *([one.get(name, "") for name in names] for _, one in found)]
    return Rows(place=place, label=place, cells=cells, numbers=[1, *(line for line, _ in found)])


def table_of(records: Sequence[Device], family: str) -> bytes:
    """Devices as CSV in the columns of the template; read again they are the same.

    A year that nobody has stated is a dash: of a list that is typed it must be said that there is
    none.
    """
    table = DEVICE_TABLES[family]
    text = StringIO(newline="")
    writer = csv.DictWriter(text, [column.name for column in columns_of(table.record)])
    writer.writeheader()
    for record in records:
        writer.writerow({**row_of(record), "source_year": record.source_year or UNNAMED})
    return text.getvalue().encode("utf-8-sig")


def _plain(table: Table, headers: Sequence[_Header]) -> Iterator[list[object]]:
    """The columns with decimal points and without separators of thousands in their figures.

    Only those of numbers: a model may be called 30,252 or 200 kW.
    """
    forms = {header.index: header.column.form for header in headers}
    for index, cells in enumerate(table.columns):
        if forms.get(index) not in (Form.NUMBER, Form.WHOLE):
            yield list(cells)
            continue
        mark = marks([cell for cell in cells if looks_like_number(cell)], table.separator).decimal
        yield [plain_figure(cell, mark) for cell in cells]


def lists_devices(path: Path, family: str, languages: Sequence[Language] = ()) -> bool:
    """Whether a file is a list of devices with the program's own columns, and no maker's table.

    A list names each device and, for curves, their coefficients; without these, of a family that
    fits them, it is one of nameplates. Raises what `read_rows` does.
    """
    table = DEVICE_TABLES[family]
    known, labels = _accepted(table), Labels(table, languages)

    def column(name: str) -> str:
        found = known.get(name.lower()) or labels.heading(name)
        return found[0] if found else ""

    try:
        found = named_table(_rows(path, table), lambda name: bool(column(name)))
    except Problem as problem:
        if problem.code in ("table_empty", "table_unnamed", "table_wide"):
            return False
        raise
    nested = _of_curves(table)
    named = [column(name) for name in found.header]
    if nested and table.nameplates is not None:
        told = [cells for name, cells in zip(named, found.columns, strict=True) if name in nested]
        return any(not is_blank(cells) for cells in told)
    return table.key in named or bool(nested & set(named))


def _of_curves(table: DeviceTable) -> frozenset[str]:
    """The columns of curves: their coefficients and limits."""
    return frozenset(one.name for one in columns_of(table.record) if len(one.path) > 1)


def bring_in(preview: Preview, catalog: Catalog) -> tuple[Device, ...]:
    """Add the devices of a preview to the user's own, all of them.

    Raises Problem `devices_faulty` where there is any fault, and those of OwnRecords.add.
    """
    if preview.faults:
        count = figure("count", number_of(preview.faults))
        raise Problem("devices_faulty", preview.place, count)
    return catalog.add(*preview.records) if preview.records else ()


def _headers(
    table: DeviceTable, header: Sequence[str], row: int, faults: list[Fault], labels: Labels
) -> Iterator[_Header]:
    known = _accepted(table)
    seen: set[str] = set()
    for index, given in enumerate(header):
        name, factor = known.get(given.lower()) or labels.heading(given) or ("", 1.0)
        if not given:
            continue
        if not name or name in seen:
            code = "column_twice" if name else "column_unknown"
            faults.append(Fault(row=row, column=given, code=code))
            continue
        seen.add(name)
        column = next(c for c in columns_of(table.record) if c.name == name)
        yield _Header(column, index, factor)
    faults += [
        Fault(row=row, column=column.name, code=MISSING)
        for column in columns_of(table.record)
        if column.required and column.name not in seen
    ]


def _accepted(table: DeviceTable) -> dict[str, tuple[str, float]]:
    """Every heading a file may have, with its column and factor."""
    accepted = {column.name: (column.name, 1.0) for column in columns_of(table.record)}
    for name in list(accepted):
        for ending, others in _OTHER_UNITS.items():
            if name.endswith(ending):
                stem = name.removesuffix(ending)
                accepted |= {f"{stem}{other}": (name, factor) for other, factor in others.items()}
    return accepted


def _read(
    table: DeviceTable, headers: list[_Header], number: int, row: list[object], labels: Labels
) -> tuple[list[Fault], Device | None]:
    """One row as a record, or None, with its faults."""
    curves = [header for header in headers if header.column.name in _of_curves(table)]
    if table.nameplates is not None and curves and is_blank([row[one.index] for one in curves]):
        return [Fault(row=number, column="", code="curves_missing")], None
    faults: list[Fault] = []
    cells: dict[str, object] = {}
    for header in headers:
        name = header.column.name
        cell = labels.cell(header.column, row[header.index])
        try:
            value = parse(header.column, cell, header.factor)
        except BadCell as bad:
            faults.append(Fault(row=number, column=name, code=bad.code, figures=bad.figures))
            continue
        if value is not None:
            cells[name] = value
    if faults:
        return faults, None
    record: Device = record_of(table.record, cells)
    record = msgspec.structs.replace(record, id=own_id(record.id))
    for column, code, figures in table.faults(record):
        faults.append(Fault(row=number, column=column, code=code, figures=figures))
    if not faults:
        record = table.marked(record)
        flags = tuple(dict.fromkeys((*record.flags, *table.defects(record))))
        record = msgspec.structs.replace(record, flags=flags)
    return faults, record
