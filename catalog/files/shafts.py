"""Shaft loads from a file: a cycle, a flow over the year, an input that was measured.

A row names the columns, in any order and in either language, with their units: torque, speed
and seconds; or flow and hours; or power (or voltage, current and power factor) and hours.
Without hours the rows last as the time stamps say, or equally long.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalog.files import shaft_names as names
from catalog.files.cells import is_missing, marks, numbers
from catalog.files.figures import stand_ins
from catalog.files.load_columns import asked_column
from catalog.files.rows import TableOptions, read_rows
from catalog.files.shaft_names import Wanted
from catalog.files.stamp_columns import BadStamp
from catalog.files.stamps import UnclearOrder, stamps
from catalog.files.tables import Table, named_table
from catalog.files.units import Measured, parse, units_of
from core.finding import Figure, Finding, Severity, figure, finding
from core.load.reading import ShaftReading
from core.motors.loads import CycleStep
from core.problem import Problem
from core.quantity import Kind

FloatArray = NDArray[np.float64]
_LONGEST = 600_000  # rows: a year by the minute
_HIGHEST_FLOW = 1.2  # over rated
_SURELY_PER_CENT = 5.0  # no flow is five times the rated one
_PHASE_V = (200.0, 250.0)  # between a phase and neutral, where 380 … 440 V lie between phases


@dataclass(frozen=True, slots=True, kw_only=True)
class ShaftRows:
    """Figures of the rows and the hours of each (in proportion), with what is to be said."""

    values: FloatArray
    hours: FloatArray
    findings: tuple[Finding, ...] = ()


def read_cycle(path: Path, reading: ShaftReading = names.AS_FOUND) -> tuple[CycleStep, ...]:
    """The steps of a cycle; raises Problem `shaft_…`, `cannot_read` and those of tables."""
    columns = _columns(path, reading, needed=("torque_nm", "speed_rpm", "seconds"))
    torque, speed = columns.of("torque_nm"), columns.of("speed_rpm") * 60.0
    seconds = columns.of("seconds")
    columns.refuse("seconds", seconds <= 0.0, "shaft_not_positive")
    columns.refuse("speed_rpm", speed < 0.0, "shaft_negative_cell")
    return tuple(
        CycleStep(torque_nm=float(t), speed_rpm=float(n), seconds=float(s))
        for t, n, s in zip(torque, speed, seconds, strict=True)
    )


def read_flow(path: Path, reading: ShaftReading = names.AS_FOUND) -> ShaftRows:
    """Flow over rated, and the hours of each row (equal ones where none are given)."""
    columns = _columns(path, reading, needed=("flow_share",), optional=("hours",))
    flow, findings = columns.of("flow_share"), list(columns.findings)
    columns.refuse("flow_share", flow < 0.0, "shaft_negative_cell")
    if not columns.has_unit("flow_share") and float(np.median(flow)) > _SURELY_PER_CENT:
        flow = flow / 100.0
        findings.append(finding("shaft_percent", Severity.ASSUMED, columns.name("flow_share")))
    columns.refuse("flow_share", flow > _HIGHEST_FLOW, "shaft_flow")
    return ShaftRows(values=flow, hours=columns.hours(), findings=tuple(findings))


def read_input(path: Path, reading: ShaftReading = names.AS_FOUND) -> ShaftRows:
    """Input power of each row, W, and its hours: power as measured, or √3 U I cos φ."""
    optional = ("kw", "v", "a", "cos_phi", "hours")
    columns = _columns(path, reading, needed=(), optional=optional)
    findings = list(columns.findings)
    hours = columns.hours()
    if "kw" in columns.values:
        power = columns.of("kw")
        if columns.measured("kw") is Measured.ENERGY:
            if columns.row_hours is None:
                raise Problem("shaft_energy", columns.header("kw"))
            power = power / (3600.0 * columns.row_hours)
    else:
        for name in ("v", "a", "cos_phi"):
            if name not in columns.values:
                raise Problem(
                    "shaft_column_missing", columns.table.place, figure("column", f"kW | {name}")
                )
        factor, told = _power_factor(columns)
        findings += told
        volts = columns.of("v")
        power = np.sqrt(3.0) * volts * columns.of("a") * factor
        if _PHASE_V[0] <= float(np.median(volts)) <= _PHASE_V[1]:
            value = figure("value", float(np.median(volts)), Kind.VOLTAGE)
            findings.append(finding("shaft_phase_voltage", Severity.WARNING, value))
    power, told = _signs(power, hours)
    return ShaftRows(values=power, hours=hours, findings=(*findings, *told))


def _power_factor(columns: "_Columns") -> tuple[FloatArray, list[Finding]]:
    """A power factor of 0 … 1: per cent are told, and so is a sign that says lead or lag."""
    factor, findings = columns.of("cos_phi"), []
    if (factor < 0.0).any():
        findings.append(finding("shaft_factor_sign", Severity.ASSUMED, columns.name("cos_phi")))
        factor = np.abs(factor)
    if not columns.has_unit("cos_phi") and factor.size and factor.max() > 1.0:
        known = factor[factor > 0.0]
        columns.refuse("cos_phi", (factor > 100.0), "shaft_factor")
        if known.min() <= 1.0 and factor.max() > 1.05:
            columns.refuse("cos_phi", factor > 1.0, "shaft_factor")
        if factor.max() > 1.05:
            factor = factor / 100.0
            findings.append(finding("shaft_percent", Severity.ASSUMED, columns.name("cos_phi")))
    columns.refuse("cos_phi", factor > 1.05, "shaft_factor")
    return np.minimum(factor, 1.0), findings


def _signs(power: FloatArray, hours: FloatArray) -> tuple[FloatArray, list[Finding]]:
    """Readings below zero: all of them are a meter connected the other way round, some are told."""
    below = power < 0.0
    if not below.any():
        return power, []
    if not (power > 0.0).any():
        return -power, [finding("shaft_sign_turned", Severity.WARNING)]
    share = float(hours[below].sum() / hours.sum())
    count = figure("count", int(below.sum()), Kind.COUNT)
    return power, [
        finding("shaft_negative", Severity.WARNING, count, figure("share", share, Kind.SHARE))
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
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
        """Raise Problem `code` at the first of the wrong cells."""
        if wrong.any():
            first = int(np.argmax(wrong))
            place = f"{self.table.place}:{self.row[first]} [{self.table.name(self.at[name])}]"
            given = figure("given", f"{self.values[name][first]:g}")
            raise Problem(code, place, given, figure("count", int(wrong.sum()), Kind.COUNT))


def _columns(
    path: Path, reading: ShaftReading, needed: tuple[str, ...], optional: tuple[str, ...] = ()
) -> _Columns:
    options = TableOptions(
        separator=reading.separator, encoding=reading.encoding, sheet=reading.sheet
    )
    wanted = {name: names.WANTED[name] for name in (*needed, *optional)}
    named = {title.strip().casefold() for title in reading.columns.values()}

    def known(title: str) -> bool:
        return title.casefold() in named or any(one.fits(title) for one in wanted.values())

    try:
        table = named_table(read_rows(path, options), known)
    except Problem as problem:
        if problem.code == "table_empty":
            raise Problem("shaft_empty", str(path)) from problem
        if problem.code == "table_unnamed":
            missing = figure("column", (needed or ("kW | v",))[0])
            raise Problem("shaft_column_missing", str(path), missing) from problem
        raise
    if len(table.row) > _LONGEST:
        raise Problem("shaft_too_long", str(path), figure("rows", len(table.row)))
    at = {name: _find(table, name, one, reading) for name, one in wanted.items()}
    for name in needed:
        if at[name] is None:
            raise Problem("shaft_column_missing", str(path), figure("column", name))
    return _read(table, {name: i for name, i in at.items() if i is not None}, reading)


def _find(table: Table, name: str, wanted: Wanted, reading: ShaftReading) -> int | None:
    """The column of that name; raises Problem `shaft_column_unclear` where several fit as well."""
    key = f"load.reading.columns.{name}"
    if name in reading.columns:
        return asked_column(table, reading.columns[name], key)
    scores = [wanted.score(title) for title in table.header]
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


def _read(table: Table, at: Mapping[str, int], reading: ShaftReading) -> _Columns:
    """The columns as numbers in SI, without rows that hold nothing or a stand-in for it."""
    values, units = {}, {}
    blank = np.ones(len(table.row), dtype=np.bool_)
    for index in at.values():
        blank &= np.array([is_missing(cell) for cell in table.columns[index]])
    missing = np.zeros(len(table.row), dtype=np.bool_)
    for name, index in at.items():
        shown, values[name], found = _numbers(table, name, index, reading, ~blank)
        if found is not None:
            units[name] = found
        missing |= stand_ins(shown)
    keep = ~blank & ~missing
    if not keep.any():
        raise Problem("shaft_empty", table.place)
    findings = []
    if missing.any():
        count = figure("count", int(missing.sum()), Kind.COUNT)
        findings.append(finding("shaft_stand_ins", Severity.WARNING, count))
    hours = values["hours"] / 3600.0 if "hours" in values else _by_stamps(table, at)
    return _Columns(
        table=table, at=at, values={name: one[keep] for name, one in values.items()}, units=units,
        row_hours=None if hours is None else hours[keep], findings=tuple(findings),
        row=np.asarray(table.row, dtype=np.int64)[keep],
    )  # fmt: skip


def _numbers(
    table: Table, name: str, index: int, reading: ShaftReading, needed: NDArray[np.bool_]
) -> tuple[FloatArray, FloatArray, Measured | None]:
    """A column as it is written and in SI, and what its unit measures where it has one."""
    if index in table.uncomputed:
        place = f"{table.place}:{table.uncomputed[index]} [{table.name(index)}]"
        raise Problem("table_not_computed", place)
    cells = table.columns[index]
    read = numbers(cells, reading.decimal or marks(cells, table.separator).decimal)
    wrong = needed & ~np.isfinite(read.values)
    if wrong.any():
        first = int(np.argmax(wrong))
        count = figure("count", int(wrong.sum()), Kind.COUNT)
        raise Problem(
            "shaft_cell",
            table.place_of(first, index),
            figure("given", str(cells[first])[:40]),
            count,
        )
    wanted, written = names.WANTED[name], reading.units.get(name)
    found = (
        [parse(written)]
        if written
        else list(units_of(table.header[index])) or [u for u, _ in read.units]
    )
    unit = found[0] if found else wanted.own_unit(table.header[index])
    if unit is None and not found:
        return read.values, read.values * wanted.size, None
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
    return read.values, read.values * unit.size, unit.measured


def _by_stamps(table: Table, at: Mapping[str, int]) -> FloatArray | None:
    """Hours from each stamp to the next; None where no column holds stamps that can be read."""
    column = names.stamp_column(table, at.values())
    if column is None:
        return None
    try:
        shown = stamps(table.columns[column]).shown
    except (BadStamp, UnclearOrder):
        return None
    apart = np.diff(shown).astype(np.int64) / 60.0
    if apart.size == 0 or (apart <= 0.0).any():
        return None
    usual = float(np.median(apart))
    return np.append(np.where(apart > 10.0 * usual, usual, apart), usual)
