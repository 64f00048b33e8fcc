"""A year of load from the user's file or from pasted text.

Opening, detecting, reading and cleaning are steps of their own: `tables`, `load_columns`,
`load_figures` and `stamps`, `core.load.cleaning`. Every problem names the file, the row as the
file counts it and the column, and the key of the study by which the user answers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalog.collection import paused
from catalog.files.blocks import let_go
from catalog.files.cells import Marks, Numbers, looks_like_number, marks
from catalog.files.day_rows import hour_by_hour
from catalog.files.figures import lone_peak, stand_ins
from catalog.files.load_columns import Columns, Role, columns, roles
from catalog.files.load_figures import figures_of, read_numbers, unit_of, with_sign
from catalog.files.load_times import times_of
from catalog.files.long_tables import side_by_side
from catalog.files.rows import TableOptions, read_rows, text_rows
from catalog.files.tables import Table, table_of
from catalog.files.units import Measured, units_of
from core.load.cleaning import RawLoad, clean
from core.load.kinds import LoadFile
from core.load.series import LoadSeries
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]

PREVIEW_ROWS = 20
_FIGURES = (Role.DRY_BULB, Role.WET_BULB, Role.OTHER)
_ZERO_C = 273.15


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


def read_load(
    path: Path, spec: LoadFile, *, heat: bool = False, signed: bool = False
) -> LoadSeries:
    """The year of load in a file; raises Problem with the place, the reason and the way out.

    heat: the load that is looked for is heat, not cold; signed: what flows back may be below zero.
    """
    return read_table(opened(path, spec), spec, heat=heat, signed=signed)


def read_table(
    table: Table, spec: LoadFile, *, heat: bool = False, signed: bool = False
) -> LoadSeries:
    """The year of load in a table that is open."""
    return clean(_raw_load(table, spec, heat, signed))


def read_text(
    text: str, spec: LoadFile, *, heat: bool = False, place: str = "clipboard"
) -> LoadSeries:
    """The year of load in pasted text."""
    return clean(_raw_load(_pasted(text, spec, place), spec, heat))


def preview(path: Path, spec: LoadFile, *, heat: bool = False) -> LoadPreview:
    """What a file holds; raises Problem only where there is no table to show."""
    return _preview(opened(path, spec), spec, heat)


def preview_text(
    text: str, spec: LoadFile, *, heat: bool = False, place: str = "clipboard"
) -> LoadPreview:
    """What pasted text holds; raises Problem only where there is no table to show."""
    return _preview(_pasted(text, spec, place), spec, heat)


def opened(path: Path, spec: LoadFile) -> Table:
    """The table in a file, a row an instant."""
    with paused():
        rows = read_rows(path, _options(spec))
        table = table_of(rows)
        let_go(rows.cells)
        return _rearranged(table)


def _pasted(text: str, spec: LoadFile, place: str) -> Table:
    with paused():
        return _rearranged(table_of(text_rows(text, place, place, _options(spec))))


def _rearranged(table: Table) -> Table:
    """A row an instant and a column a quantity, whichever way the table was written."""
    return side_by_side(hour_by_hour(table))


def _options(spec: LoadFile) -> TableOptions:
    reading = spec.reading
    return TableOptions(separator=reading.separator, encoding=reading.encoding, sheet=spec.sheet)


def _preview(table: Table, spec: LoadFile, heat: bool) -> LoadPreview:
    """Read as far as it goes, and keep what stopped it."""
    kinds, unit, decimal, load, problem = roles(table), None, None, None, None
    errors: tuple[CellError, ...] = ()
    try:
        found = columns(table, spec, heat=heat)
        kinds = found.roles
        read, mark = read_numbers(table, found.load[0], spec)
        decimal = mark.decimal if spec.reading.decimal else _decimal(table, found, mark)
        errors = _cell_errors(table, found.load[0], read, spec)
        unit = unit_of(table, found.load[0], read, spec)[0].text
        load = clean(_raw_load(table, spec, heat, signed=True))
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
    if _has_mark(table.columns[found.load[0]]):
        return mark.decimal
    for index, role in enumerate(found.roles):
        cells = table.columns[index]
        is_figure = role in _FIGURES and looks_like_number(str(cells[0]))
        if is_figure and _has_mark(cells):
            other = marks(cells, table.separator)
            if not other.unclear:
                return other.decimal
    return mark.decimal


def _has_mark(cells: Sequence[object]) -> bool:
    return any("," in cell or "." in cell for cell in cells if isinstance(cell, str))


def _cell_errors(table: Table, column: int, read: Numbers, spec: LoadFile) -> tuple[CellError, ...]:
    """Cells of the load that are no number, or a negative one where no load flows back."""
    below = (read.values < 0) & (spec.reading.sign != "both")
    negative = np.flatnonzero(below)[:PREVIEW_ROWS].tolist() if (read.values > 0).any() else []
    wrong = [(index, "load_cell") for index in read.bad[:PREVIEW_ROWS]]
    wrong += [(index, "load_negative") for index in negative if not _is_stand_in(read, index)]
    return tuple(
        CellError(
            row=table.row[index],
            column=table.name(column),
            code=code,
            text=str(table.columns[column][index]),
        )
        for index, code in sorted(wrong)[:PREVIEW_ROWS]
    )


def _is_stand_in(read: Numbers, index: int) -> bool:
    return bool(stand_ins(read.values)[index])


def _raw_load(table: Table, spec: LoadFile, heat: bool, signed: bool = False) -> RawLoad:
    found = columns(table, spec, heat=heat)
    times = times_of(table, found, spec)
    findings = [*_structure(table, found), *times.findings]
    load_w = np.zeros(len(table.row))
    for column in found.load:
        figures = figures_of(table, column, spec, times.shown)
        load_w = load_w + figures.load_w
        findings += [one for one in figures.findings if one not in findings]
    load_w, told = with_sign(load_w, spec)
    findings += [*told, *_peak(table, found, load_w)]
    dry, wet = (
        _temperature(table, found.of(role), spec, findings)
        for role in (Role.DRY_BULB, Role.WET_BULB)
    )
    keep = times.counts
    return RawLoad(
        load_w=load_w[keep],
        row=_numbers_of(table.row)[keep],
        place=table.place,
        column=" + ".join(table.name(column) for column in found.load),
        label=table.label,
        stamps=None if times.shown is None else times.shown[keep],
        dry_bulb_c=None if dry is None else dry[keep],
        wet_bulb_c=None if wet is None else wet[keep],
        findings=tuple(findings),
        reading=spec.reading,
        signed=signed and spec.reading.sign == "both",
    )


def _numbers_of(rows: Sequence[int]) -> NDArray[np.int64]:
    if isinstance(rows, range):  # a range is turned into an array number by number
        return np.arange(rows.start, rows.stop, rows.step)
    return np.asarray(rows, dtype=np.int64)


def _structure(table: Table, found: Columns) -> list[Finding]:
    """What was left out of the table, and what it is the sum of."""
    told = []
    if table.left_out:
        rows = figure("rows", ", ".join(map(str, table.left_out[:8])))
        count = figure("count", len(table.left_out), Kind.COUNT)
        told.append(finding("table_rows_left_out", Severity.INFO, count, rows))
    if found.parts or len(found.load) > 1:
        parts = found.parts or found.load
        names = figure("columns", ", ".join(table.name(index) for index in parts))
        code = "load_is_total" if found.parts else "load_columns_added"
        told.append(finding(code, Severity.INFO, names))
    empty = [table.name(i) for i in table.uncomputed if i < len(table.header)]
    if empty:
        names = figure("columns", ", ".join(empty[:8]))
        told.append(finding("table_formulas_empty", Severity.WARNING, names))
    return told


def _peak(table: Table, found: Columns, load_w: FloatArray) -> list[Finding]:
    at = lone_peak(load_w)
    if at is None:
        return []
    value = figure("value", float(load_w[at]), Kind.COOLING_POWER)
    place = figure("place", table.place_of(at, found.load[0]))
    return [finding("load_lone_peak", Severity.WARNING, value, place)]


def _temperature(
    table: Table, column: int | None, spec: LoadFile, findings: list[Finding]
) -> FloatArray | None:
    """A temperature column in °C; a cell that is no number, or stands for none, is a gap."""
    if column is None:
        return None
    read, _ = read_numbers(table, column, spec)
    values = np.where(np.isfinite(read.values), read.values, np.nan)
    values = np.where(stand_ins(values), np.nan, values)
    units = [
        unit for unit in units_of(table.header[column]) if unit.measured is Measured.TEMPERATURE
    ]
    if not units:
        name = figure("column", table.name(column))
        findings.append(finding("temperature_unit_assumed", Severity.ASSUMED, name))
        return values
    return values * units[0].size + units[0].offset - _ZERO_C
