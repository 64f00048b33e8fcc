"""The figures of a column of load as watts: its unit, what it counts, what stands for nothing."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalog.files import load_names as names
from catalog.files.bad_cells import listed_cells
from catalog.files.cells import Marks, Numbers, marks, numbers
from catalog.files.figures import course, differences, stand_ins
from catalog.files.tables import Table
from catalog.files.units import Unit, parse, unclear_unit, units_of
from core.load.calendar import interval_of
from core.load.kinds import LoadFile
from core.load.years import minutes_apart
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
Stamps = NDArray[np.datetime64]
_MINUTES = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A column of load in watts (or W/m² turned to watts), nan where there is none."""

    load_w: FloatArray
    unit: Unit
    findings: tuple[Finding, ...]


def read_numbers(table: Table, column: int, spec: LoadFile) -> tuple[Numbers, Marks]:
    """The cells of a column as numbers, and by which decimal mark."""
    cells, asked = table.columns[column], spec.reading.decimal
    mark = Marks(decimal=asked) if asked else marks(cells, table.separator)
    return numbers(cells, mark.decimal), mark


def figures_of(
    table: Table, column: int, spec: LoadFile, when: Stamps | None
) -> Figures:  # fmt: skip
    """A column of load in watts.

    Raises Problem `table_not_computed`, `load_cell`, `load_decimal_unclear`, `load_unit_…`,
    `load_units_mixed`, `load_area_missing`, `load_only_rises`, `load_meter_falls`.
    """
    table.refuse_uncomputed([column])
    read, mark = read_numbers(table, column, spec)
    _refuse_bad(table, column, read)
    if mark.unclear:
        first = _first_with(table, column, mark.unclear)
        raise Problem("load_decimal_unclear", first, figure("example", mark.unclear))
    unit, findings = unit_of(table, column, read, spec)
    if mark.taken:
        findings.append(finding("load_decimal_taken", Severity.ASSUMED))
    values, told = _without_stand_ins(table, column, read.values)
    findings += told
    what = _what(table, column, values, unit, spec)
    hours = np.ones(1) if what == "power" else _hours(values.size, when, spec)
    if what == "meter":
        values, resets = differences(
            values, None if when is None else np.argsort(when, kind="stable")
        )
        hours = _hours_to_next(values, when, hours)
        findings.append(_told_meter(unit, resets))
    elif what == "energy":
        minutes = figure("minutes", float(np.median(hours)) * _MINUTES, Kind.COUNT)
        findings.append(
            finding("load_energy_unit", Severity.INFO, figure("unit", unit.text), minutes)
        )
    load_w = values * unit.watts
    if what != "power":
        load_w = load_w / hours
    if unit.is_per_area:
        load_w = load_w * _area(table, column, unit, spec)
    return Figures(load_w=load_w, unit=unit, findings=tuple(findings))


def _refuse_bad(table: Table, column: int, read: Numbers) -> None:
    if read.bad:
        first = read.bad[0]
        value = figure("value", str(table.columns[column][first])[:40])
        cells, name = table.columns[column], table.name(column)
        listed = listed_cells((table.row[at], name, str(cells[at])) for at in read.bad)
        raise Problem("load_cell", table.place_of(first, column), value, *listed)


def _first_with(table: Table, column: int, text: str) -> str:
    cells = table.columns[column]
    index = next((i for i, c in enumerate(cells) if isinstance(c, str) and text in c), 0)
    return table.place_of(index, column)


def unit_of(table: Table, column: int, read: Numbers, spec: LoadFile) -> tuple[Unit, list[Finding]]:
    """The unit of the load: asked for, beside the figures, or in the header.

    Raises Problem `load_unit_unknown`, `load_unit_unclear`, `load_units_mixed`.
    """
    header = f"{table.place} [{table.name(column)}]"
    named = [unit for unit in units_of(table.header[column]) if unit.is_thermal]
    beside = [unit for unit, _ in read.units]
    for unit in beside:
        if not any(unit.same_as(one) for one in named):
            named.append(unit)
    if read.units and len(named) > 1:
        row = max(at for _, at in read.units)
        written = figure("units", ", ".join(sorted(unit.text for unit in named)))
        raise Problem("load_units_mixed", table.place_of(row, column), written)
    if spec.unit is not None:
        return _asked_unit(spec.unit, named, header)
    unclear = unclear_unit(table.header[column])
    if unclear is not None and not named:
        raise Problem("load_unit_unclear", header, figure("unit", unclear))
    if not named:
        raise Problem("load_unit_unknown", header)
    if len(named) > 1:
        written = figure("units", ", ".join(sorted(unit.text for unit in named)))
        raise Problem("load_units_mixed", header, written)
    return named[0], []


def _asked_unit(wanted: str, named: list[Unit], header: str) -> tuple[Unit, list[Finding]]:
    unit = parse(wanted)
    if unit is None or not unit.is_thermal:
        raise Problem("load_unit_unclear", header, figure("unit", wanted))
    if not named or any(unit.same_as(one) for one in named):
        return unit, []
    found = figure("found", ", ".join(sorted(one.text for one in named)))
    return unit, [finding("load_unit_overridden", Severity.WARNING, figure("unit", wanted), found)]


def _without_stand_ins(
    table: Table, column: int, values: FloatArray
) -> tuple[FloatArray, list[Finding]]:
    """The figures without those that stand for none, which are told."""
    missing = stand_ins(values)
    if not missing.any():
        return values, []
    first = int(np.argmax(missing))
    said = finding(
        "load_stand_ins",
        Severity.WARNING,
        figure("count", int(missing.sum()), Kind.COUNT),
        figure("value", str(table.columns[column][first]).strip()),
        figure("place", table.place_of(first, column)),
    )
    return np.where(missing, np.nan, values), [said]


def _what(table: Table, column: int, values: FloatArray, unit: Unit, spec: LoadFile) -> str:
    """Whether the figures are power, energy of each interval, or readings of a meter."""
    asked = spec.reading.figures
    if asked == "power" or (asked is not None and unit.is_energy):
        return asked
    header, how = f"{table.place} [{table.name(column)}]", course(values)
    if asked is not None:  # energy of a unit of power
        raise Problem("load_figures_differ", header, figure("unit", unit.text))
    if not unit.is_energy:
        if how.is_meter:
            raise Problem("load_only_rises", header, figure("unit", unit.text))
        return "power"
    if how.is_meter:
        return "meter"
    if names.METER.search(table.header[column]):
        raise Problem("load_meter_falls", header)
    return "energy"


def _hours(rows: int, when: Stamps | None, spec: LoadFile) -> FloatArray:
    """Hours of each row: as the user says, as far apart as the stamps are, or by their number."""
    if spec.reading.interval_min is not None:
        return np.full(rows, spec.reading.interval_min / _MINUTES)
    if when is None:
        return np.full(rows, interval_of(rows) / _MINUTES)
    apart = minutes_apart(when[~np.isnat(when)])
    return np.full(rows, apart / _MINUTES if apart else 1.0)


def _hours_to_next(values: FloatArray, when: Stamps | None, hours: FloatArray) -> FloatArray:
    """Hours from each reading to the next that is known."""
    known = np.flatnonzero(np.isfinite(values))
    if known.size < 2:
        return hours
    found = hours.copy()
    if when is None:
        found[known[:-1]] = np.diff(known) * hours[0]
        return found
    order = known[np.argsort(when[known], kind="stable")]
    found[order[:-1]] = np.diff(when[order]).astype(np.int64) / _MINUTES
    return np.where(found > 0.0, found, np.nan)


def _told_meter(unit: Unit, resets: int) -> Finding:
    severity = Severity.WARNING if resets else Severity.ASSUMED
    code = "load_meter_resets" if resets else "load_meter"
    return finding(code, severity, figure("unit", unit.text), figure("count", resets, Kind.COUNT))


def _area(table: Table, column: int, unit: Unit, spec: LoadFile) -> float:
    if spec.reading.area_m2 is None:
        header = f"{table.place} [{table.name(column)}]"
        raise Problem("load_area_missing", header, figure("unit", unit.text))
    return spec.reading.area_m2


def with_sign(load_w: FloatArray, spec: LoadFile) -> tuple[FloatArray, list[Finding]]:
    """The load as positive figures; those of both signs are left as they are, to be refused.

    All below zero is a load written as negative. Where both signs stand, the user says which, or
    that both count.
    """
    asked = spec.reading.sign
    if asked == "both":
        return load_w, []
    below, above = load_w < 0.0, load_w > 0.0
    if asked is None and not (below.any() and not above.any()):
        return load_w, []
    if asked is None:
        return -load_w, [finding("load_sign_turned", Severity.ASSUMED)]
    turned = -load_w if asked == "negative" else load_w
    other = int((turned < 0.0).sum())
    findings = []
    if other:
        findings.append(
            finding("load_other_sign", Severity.WARNING, figure("count", other, Kind.COUNT))
        )
    return np.where(turned < 0.0, 0.0, turned) + 0.0, findings
