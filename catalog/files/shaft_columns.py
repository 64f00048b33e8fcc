"""The columns of a shaft load: found by name, as numbers in SI, with the hours of each row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalog.files import shaft_names as names
from catalog.files.bad_cells import Cell, first_of, listed_cells
from catalog.files.cells import (
    Numbers,
    is_missing,
    looks_like_number,
    looks_like_stamp,
    marks,
    numbers,
)
from catalog.files.figures import stand_ins
from catalog.files.load_columns import asked_column
from catalog.files.long_tables import side_by_side
from catalog.files.midnights import days_ended
from catalog.files.rows import Rows, TableOptions, read_rows
from catalog.files.shaft_names import Wanted
from catalog.files.stamp_columns import BadStamp
from catalog.files.stamps import UnclearOrder, stamps
from catalog.files.tables import Table, named_table, table_of
from catalog.files.units import Measured, parse, units_of
from core.load.reading import ShaftReading
from core.vocabulary.finding import Figure, Finding, Severity, figure, finding
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_OF_POWER = ("v", "a", "cos_phi")  # what it can be made of
_LONGEST = 600_000  # rows: a year by the minute


@dataclass(frozen=True, slots=True, kw_only=True)
class ShaftColumns:
    """The columns that were found, in SI; row_hours: of each row where stamps or hours say so."""

    table: Table
    at: Mapping[str, int]
    values: Mapping[str, FloatArray]
    units: Mapping[str, Measured]
    row_hours: FloatArray | None
    findings: tuple[Finding, ...]
    row: NDArray[np.int64]

    def of(self, name: str) -> FloatArray:
        """The figures of a column in SI."""
        return self.values[name]

    def has_unit(self, name: str) -> bool:
        """Whether a unit was written."""
        return name in self.units

    def measured(self, name: str) -> Measured | None:
        """What the written unit measures."""
        return self.units.get(name)

    def name(self, name: str) -> Figure:
        """The column's heading, for a finding."""
        return figure("column", self.table.name(self.at[name]))

    def header(self, name: str) -> str:
        """Where a column stands, for a problem."""
        return f"{self.table.place} [{self.table.name(self.at[name])}]"

    def hours(self) -> FloatArray:
        """Hours of the rows in proportion; raises Problem `shaft_hours`."""
        size = next(iter(self.values.values())).size
        found = self.row_hours if self.row_hours is not None else np.ones(size)
        if "hours" in self.values:
            self.refuse("hours", found < 0.0, "shaft_negative_cell")
        if not found.sum() > 0.0:
            raise Problem("shaft_hours", self.table.place)
        return found

    def refuse(self, name: str, wrong: NDArray[np.bool_], code: str) -> None:
        """Raise Problem `code` at the first of the wrong cells, with a list of them."""
        if wrong.any():
            column = self.table.name(self.at[name])
            found = [
                (int(self.row[i]), column, f"{self.values[name][i]:g}")
                for i in np.flatnonzero(wrong)
            ]
            place = f"{self.table.place}:{found[0][0]} [{column}]"
            raise Problem(code, place, figure("given", found[0][2]), *listed_cells(found))


def shaft_columns(
    path: Path, reading: ShaftReading, needed: tuple[str, ...], optional: tuple[str, ...] = ()
) -> ShaftColumns:
    """The columns that are needed, and those that may be there, of a file.

    Raises Problem `shaft_…`, `cannot_read` and those of tables.
    """
    options = TableOptions(
        separator=reading.separator, encoding=reading.encoding, sheet=reading.sheet
    )
    wanted = {name: names.WANTED[name] for name in (*needed, *optional)}
    named = {title.strip().casefold() for title in reading.columns.values()}

    def known(title: str) -> bool:
        return title.casefold() in named or any(one.fits(title) for one in wanted.values())

    try:
        table = _table(read_rows(path, options), known)
    except Problem as problem:
        if problem.code == "table_empty":
            raise Problem("shaft_empty", str(path)) from problem
        if problem.code == "table_unnamed":
            missing = figure("column", (needed or ("kW | v",))[0])
            raise Problem("shaft_column_missing", str(path), missing) from problem
        raise
    if len(table.row) > _LONGEST:
        raise Problem("shaft_too_long", str(path), figure("rows", len(table.row)))
    at: dict[str, int | None] = {}
    for name, one in wanted.items():
        if name in _OF_POWER and at.get("kw") is not None and name not in reading.columns:
            continue  # where the power was measured nothing is made of volts and amperes
        at[name] = _find(table, name, one, reading)
    for name in needed:
        if at[name] is None:
            raise Problem("shaft_column_missing", str(path), figure("column", name))
    return _read(table, {name: i for name, i in at.items() if i is not None}, reading)


def _table(rows: Rows, known: Callable[[str], bool]) -> Table:
    """The table under the names that are known; a long table with a column for each name."""
    try:
        table = named_table(rows, known)
    except Problem as problem:
        if problem.code != "table_unnamed" or (wide := _long(rows)) is None:
            raise
        return wide
    if any(looks_like_number(cell) or looks_like_stamp(cell) for cell in table.header):
        return _long(rows) or table  # a reading of a long table was taken for the names
    return table


def _long(rows: Rows) -> Table | None:
    try:
        table = table_of(rows)
    except Problem:
        return None
    wide = side_by_side(table)
    return None if wide is table else wide


def _find(table: Table, name: str, wanted: Wanted, reading: ShaftReading) -> int | None:
    """The column of that name; raises Problem `shaft_column_unclear` where several fit as well."""
    key = f"load.reading.columns.{name}"
    if name in reading.columns:
        return asked_column(table, reading.columns[name], key)
    scores = [
        names.score_of(wanted, title, cells)
        for title, cells in zip(table.header, table.columns, strict=True)
    ]
    best = [i for i, score in enumerate(scores) if score == max(scores) > 0]
    if len(best) > 1:
        listed = figure("columns", ", ".join(table.name(i) for i in best))
        raise Problem(
            "shaft_column_unclear",
            table.place,
            figure("column", name),
            listed,
            figure("where", key),
        )
    return best[0] if best else None


def _read(table: Table, at: Mapping[str, int], reading: ShaftReading) -> ShaftColumns:
    """The columns as numbers in SI, without rows that hold nothing or a stand-in for it."""
    values, units = {}, {}
    blank = np.ones(len(table.row), dtype=np.bool_)
    for index in at.values():
        blank &= np.array([is_missing(cell) for cell in table.columns[index]])
    missing = np.zeros(len(table.row), dtype=np.bool_)
    bad: list[Cell] = []
    for name, index in at.items():
        read = _cells(table, index, reading)
        wrong = ~blank & ~np.isfinite(read.values)
        bad += [
            (table.row[i], table.name(index), str(table.columns[index][i]))
            for i in np.flatnonzero(wrong).tolist()
        ]
        missing |= stand_ins(read.values)
        values[name], found = _in_si(table, name, index, read, reading)
        if found is not None:
            units[name] = found
    if bad:
        row, column, text = first_of(bad)
        place = f"{table.place}:{row} [{column}]"
        raise Problem("shaft_cell", place, figure("given", text[:40]), *listed_cells(bad))
    keep = ~blank & ~missing
    if not keep.any():
        raise Problem("shaft_empty", table.place)
    findings = []
    if missing.any():
        count = figure("count", int(missing.sum()), Kind.COUNT)
        findings.append(finding("shaft_stand_ins", Severity.WARNING, count))
    hours: FloatArray | None
    told: list[Finding]
    if "hours" in values:
        hours, told = values["hours"] / 3600.0, []
    else:
        hours, told = _by_stamps(table, at)
    return ShaftColumns(
        table=table, at=at, values={name: one[keep] for name, one in values.items()}, units=units,
        row_hours=None if hours is None else hours[keep], findings=(*findings, *told),
        row=np.asarray(table.row, dtype=np.int64)[keep],
    )  # fmt: skip


def _cells(table: Table, index: int, reading: ShaftReading) -> Numbers:
    """A column as it is written; raises Problem `table_not_computed`."""
    table.refuse_uncomputed([index])
    cells = table.columns[index]
    return numbers(cells, reading.decimal or marks(cells, table.separator).decimal)


def _in_si(
    table: Table, name: str, index: int, read: Numbers, reading: ShaftReading
) -> tuple[FloatArray, Measured | None]:
    """A column in SI, and what its unit measures where it has one."""
    wanted, written = names.WANTED[name], reading.units.get(name)
    found = (
        [parse(written)]
        if written
        else list(units_of(table.header[index])) or [u for u, _ in read.units]
    )
    unit = found[0] if found else wanted.own_unit(table.header[index])
    if unit is None and not found:
        return read.values * wanted.size, None
    if unit is not None and unit.measured is Measured.FLOW:
        header = f"{table.place} [{table.name(index)}]"
        raise Problem("shaft_flow_unit", header, figure("unit", unit.text))
    if unit is None or unit.measured not in wanted.measured:
        said = figure("unit", written or (unit.text if unit else ""))
        raise Problem(
            "shaft_unit",
            f"{table.place} [{table.name(index)}]",
            said,
            figure("where", f"load.reading.units.{name}"),
        )
    return read.values * unit.size, unit.measured


def _by_stamps(table: Table, at: Mapping[str, int]) -> tuple[FloatArray | None, list[Finding]]:
    """Hours from each stamp to the next in time; None where no column holds stamps.

    Stamps that cannot be read are told: the rows then last equally long.
    """
    column = names.stamp_column(table, at.values())
    if column is None:
        return None, []
    try:
        shown, _ = days_ended(stamps(table.columns[column]).shown)
    except (BadStamp, UnclearOrder):
        return None, [finding("shaft_stamps_unread", Severity.WARNING, _named(table, column))]
    order = np.argsort(shown, kind="stable")  # two within a minute: the later one lasts
    apart = np.diff(shown[order]).astype(np.int64) / 60.0
    if not (apart > 0.0).any():
        return None, [finding("shaft_stamps_unread", Severity.WARNING, _named(table, column))]
    usual = float(np.median(apart[apart > 0.0]))
    hours = np.empty(shown.size)
    hours[order] = np.append(np.where(apart > 10.0 * usual, usual, apart), usual)
    return hours, []


def _named(table: Table, column: int) -> Figure:
    return figure("column", table.name(column))
