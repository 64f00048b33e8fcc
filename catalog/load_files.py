"""A year of load from the user's file or from pasted text.

Opening, detecting, reading and cleaning are steps of their own: `load_table`, `load_columns`,
`load_cells` and `load_stamps`, `core.load.cleaning`. Every problem names the file, the row as
the file counts it and the column.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.load_cells import Marks, Numbers, is_missing, looks_like_number, marks, numbers
from catalog.load_columns import Columns, Role, columns, roles
from catalog.load_stamps import BadStamp, Stamps, stamps, stamps_of_numbers
from catalog.load_table import Table, TableOptions, sheet_names, text_table, workbook_table
from catalog.load_units import UNITS, LoadUnit, is_fahrenheit, units_in
from catalog.text_files import decode, read_bytes
from core.finding import Finding, Severity, figure, finding
from core.load.cleaning import RawLoad, clean
from core.load.kinds import LoadFile
from core.load.series import LoadSeries
from core.problem import Problem
from core.quantity import Kind

FloatArray = NDArray[np.float64]

LIMIT_MB = 64  # a quarter-hourly year of ten columns is 3 MB
PREVIEW_ROWS = 20
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # XLSX and ODS, XLS
_AS_FOUND = TableOptions()
_FIGURES = (Role.DRY_BULB, Role.WET_BULB, Role.OTHER)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellError:
    """A cell that cannot be read; `code` names the message `problem.<code>`."""

    row: int  # as the file counts, from 1
    column: str
    code: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadPreview:
    """What was found in a file, for the user to confirm or to mend."""

    table: Table  # header, separator, encoding, sheet and sheets
    roles: tuple[Role, ...]
    unit: str | None
    decimal: str | None
    rows: tuple[tuple[str, ...], ...]  # the first 20, as texts
    errors: tuple[CellError, ...]  # the first 20
    load: LoadSeries | None  # None where `problem` says why
    problem: Problem | None


def read_load(path: Path, spec: LoadFile, options: TableOptions = _AS_FOUND) -> LoadSeries:
    """The year of load in a file; raises Problem with the place, the reason and the way out."""
    return clean(_raw_load(_opened(path, spec, options), spec, options))


def read_text(
    text: str, spec: LoadFile, options: TableOptions = _AS_FOUND, place: str = "clipboard"
) -> LoadSeries:
    """The year of load in pasted text."""
    return clean(_raw_load(text_table(text, place, place, options), spec, options))


def preview(path: Path, spec: LoadFile, options: TableOptions = _AS_FOUND) -> LoadPreview:
    """What a file holds; raises Problem only where there is no table to show."""
    return _preview(_opened(path, spec, options), spec, options)


def preview_text(
    text: str, spec: LoadFile, options: TableOptions = _AS_FOUND, place: str = "clipboard"
) -> LoadPreview:
    """What pasted text holds; raises Problem only where there is no table to show."""
    return _preview(text_table(text, place, place, options), spec, options)


def sheets(path: Path) -> tuple[str, ...]:
    """The sheets of a workbook, none of a text; raises Problem where it cannot be opened."""
    content = read_bytes(path, LIMIT_MB)
    return sheet_names(content, str(path)) if content.startswith(_WORKBOOKS) else ()


def _opened(path: Path, spec: LoadFile, options: TableOptions) -> Table:
    content = read_bytes(path, LIMIT_MB)
    if content.startswith(_WORKBOOKS):
        return workbook_table(content, str(path), path.name, spec.sheet)
    text, encoding = decode(content, str(path), options.encoding)
    table = text_table(text, str(path), path.name, options)
    return replace(table, encoding=encoding)


def _preview(table: Table, spec: LoadFile, options: TableOptions) -> LoadPreview:
    """Read as far as it goes, and keep what stopped it."""
    kinds, unit, decimal, load, problem = roles(table), None, None, None, None
    errors: tuple[CellError, ...] = ()
    try:
        found = columns(table, spec.column, heat=options.heat)
        kinds = found.roles
        read, mark = _numbers(table, found.load, options)
        decimal = mark.decimal if options.decimal else _decimal(table, found, mark)
        errors = _cell_errors(table, found.load, read)
        unit = _unit(table, found.load, read, spec)[0].key
        load = clean(_raw_load(table, spec, options))
    except Problem as stopped:
        problem = stopped
    rows = tuple(
        tuple(str(column[index]) for column in table.columns)
        for index in range(min(PREVIEW_ROWS, len(table.row)))
    )
    return LoadPreview(
        table=table,
        roles=kinds,
        unit=unit,
        decimal=decimal,
        rows=rows,
        errors=errors,
        load=load,
        problem=problem,
    )


def _decimal(table: Table, found: Columns, mark: Marks) -> str:
    """The load's decimal mark; where its figures have none, that of the other figures."""
    if _has_mark(table.columns[found.load]):
        return mark.decimal
    for index, role in enumerate(found.roles):
        cells = table.columns[index]
        is_figure = role in _FIGURES and looks_like_number(str(cells[0]))
        if is_figure and _has_mark(cells):
            other = marks(cells, table.separator)
            if not other.unclear:
                return other.decimal
    return mark.decimal


def _has_mark(cells: Sequence[Any]) -> bool:
    return any("," in cell or "." in cell for cell in cells if isinstance(cell, str))


def _cell_errors(table: Table, column: int, read: Numbers) -> tuple[CellError, ...]:
    """Cells of the load that are no number, or a negative one."""
    negative = np.flatnonzero(read.values < 0)[:PREVIEW_ROWS].tolist()
    wrong = [(index, "load_cell") for index in read.bad[:PREVIEW_ROWS]]
    wrong += [(index, "load_negative") for index in negative]
    return tuple(
        CellError(
            row=table.row[index],
            column=table.name(column),
            code=code,
            text=str(table.columns[column][index]),
        )
        for index, code in sorted(wrong)[:PREVIEW_ROWS]
    )


def _raw_load(table: Table, spec: LoadFile, options: TableOptions) -> RawLoad:
    found = columns(table, spec.column, heat=options.heat)
    place = table.place
    read, mark = _numbers(table, found.load, options)
    _refuse_bad(table, found.load, read)
    if mark.unclear:
        first = _first_with(table, found.load, mark.unclear)
        raise Problem("load_decimal_unclear", first, figure("example", mark.unclear))
    unit, findings = _unit(table, found.load, read, spec)
    if mark.taken:
        findings.append(finding("load_decimal_taken", Severity.ASSUMED))
    keep, when = _stamps(table, found)
    load_w = read.values * unit.watts
    if unit.energy:
        load_w /= _hours_per_row(when, len(load_w))
        findings.append(finding("load_energy_unit", Severity.INFO, figure("unit", unit.key)))
    temperatures = {
        role: _temperature(table, found.of(role), options)
        for role in (Role.DRY_BULB, Role.WET_BULB)
    }
    dry, wet = temperatures[Role.DRY_BULB], temperatures[Role.WET_BULB]
    return RawLoad(
        load_w=load_w[keep],
        row=np.asarray(table.row, dtype=np.int64)[keep],
        place=place,
        column=table.name(found.load),
        label=table.label,
        stamps=when,
        dry_bulb_c=None if dry is None else dry[keep],
        wet_bulb_c=None if wet is None else wet[keep],
        findings=tuple(findings),
    )


def _numbers(table: Table, column: int, options: TableOptions) -> tuple[Numbers, Marks]:
    cells = table.columns[column]
    mark = Marks(decimal=options.decimal) if options.decimal else marks(cells, table.separator)
    return numbers(cells, mark.decimal), mark


def _place(table: Table, index: int, column: int) -> str:
    return f"{table.place}:{table.row[index]} [{table.name(column)}]"


def _first_with(table: Table, column: int, text: str) -> str:
    cells = table.columns[column]
    index = next((i for i, c in enumerate(cells) if isinstance(c, str) and text in c), 0)
    return _place(table, index, column)


def _refuse_bad(table: Table, column: int, read: Numbers) -> None:
    if read.bad:
        first = read.bad[0]
        value = str(table.columns[column][first])[:40]
        raise Problem(
            "load_cell",
            _place(table, first, column),
            figure("value", value),
            figure("count", len(read.bad), Kind.COUNT),
        )


def _unit(
    table: Table, column: int, read: Numbers, spec: LoadFile
) -> tuple[LoadUnit, list[Finding]]:
    """The unit of the load: asked for, beside the figures, or in the header.

    Raises Problem `load_unit_unknown`, `load_units_mixed`.
    """
    written = {unit.key for unit in units_in(table.header[column])}
    if len(read.units) > 1 or (read.units and written and written != set(read.units)):
        row = max(read.units.values())
        names = ", ".join(sorted(written | set(read.units)))
        raise Problem("load_units_mixed", _place(table, row, column), figure("units", names))
    named = written or set(read.units)
    if spec.unit is not None:
        findings = []
        if named and named != {spec.unit}:
            figures = (figure("unit", spec.unit), figure("found", ", ".join(sorted(named))))
            findings.append(finding("load_unit_overridden", Severity.WARNING, *figures))
        return UNITS[spec.unit], findings
    header = f"{table.place} [{table.name(column)}]"
    if not named:
        raise Problem("load_unit_unknown", header)
    if len(named) > 1:
        raise Problem("load_units_mixed", header, figure("units", ", ".join(sorted(named))))
    return UNITS[named.pop()], []


def _hours_per_row(when: Stamps | None, rows: int) -> float:
    if when is None:
        return 0.25 if rows > 366 * 24 else 1.0
    apart = np.diff(np.sort(when)).astype(np.int64)
    return float(np.median(apart)) / 60.0 if apart.size else 1.0


def _stamps(table: Table, found: Columns) -> tuple[NDArray[np.bool_], Stamps | None]:
    """The rows that count, and their instants; a row without stamp and load does not count."""
    everything = np.ones(len(table.row), dtype=np.bool_)
    chosen = [found.of(role) for role in (Role.MONTH, Role.DAY, Role.HOUR)]
    stamp, hour = found.of(Role.STAMP), found.of(Role.TIME)
    if stamp is None and None in chosen:
        return everything, None
    used = [stamp, hour] if stamp is not None else chosen
    cells = [table.columns[index] for index in used if index is not None]
    load = table.columns[found.load]
    empty = [is_missing(c) and is_missing(x) for c, x in zip(cells[0], load, strict=True)]
    if any(empty):
        everything = ~np.array(empty)
        cells = [[c for c, gone in zip(column, empty, strict=True) if not gone] for column in cells]
    try:
        when = stamps_of_numbers(*cells) if stamp is None else stamps(*cells)
    except BadStamp as bad:
        index = int(np.flatnonzero(everything)[bad.index])
        column = stamp if stamp is not None else chosen[0]
        assert column is not None  # noqa: S101 - one of the two is there
        value = str(table.columns[column][index])[:40]
        raise Problem("load_stamp", _place(table, index, column), figure("value", value)) from bad
    return everything, when


def _temperature(table: Table, column: int | None, options: TableOptions) -> FloatArray | None:
    """A temperature column in °C; a cell that is no number counts as a gap."""
    if column is None:
        return None
    read, _ = _numbers(table, column, options)
    values = np.where(np.isfinite(read.values), read.values, np.nan)
    return (values - 32.0) / 1.8 if is_fahrenheit(table.header[column]) else values
