"""A plant's ledger from a table as it comes (CSV, XLSX, Parquet): by heading.

    ledger = read_ledger(Path("台账.xlsx"))
    ledger.assets, ledger.faults

or from a document of the program, `ledger_of(document)`.

A row that cannot be used is told with its number, column and reason; it never vanishes.
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, cast

from catalog.files.bad_cells import Fault
from catalog.files.cells import is_missing, marks, numbers, unit_beside
from catalog.files.rows import Cell, read_rows
from catalog.files.tables import Table, named_table
from catalog.files.units import Unit, parse, units_of
from core.ledger.age import span_of
from core.ledger.asset import Asset, Replacement, Status
from core.ledger.document import Cell as DocumentCell
from core.ledger.document import LedgerDocument
from core.ledger.nameplate import read
from core.ledger.naming import STATUSES, WORDS, family_named, key_of
from core.vocabulary.finding import Figure, figure
from core.vocabulary.problem import Problem

HOURS_AT_MOST = 8784.0
FIRST_ROW = 2  # of a document's table as it is written: the names stand above
_PER_CENT_ABOVE = 1.5  # a load above it is written in per cent
_TEXTS = ("id", "name", "model", "connection", "place", "serial")
_UNITS = {  # of the fields, as the ledger keeps them
    "size": "kW", "measured_kwh": "kWh", "p0_kw": "kW", "pk_kw": "kW", "flow_m3h": "m3/h",
    "head_m": "m", "pressure_kpa": "kPa", "pressure_mpa": "MPa", "new_p0_kw": "kW",
    "new_pk_kw": "kW",
}  # fmt: skip
_POSITIVE = frozenset([*_UNITS, "count", "speed_rpm", "specific_power", "iplv", "cop_c"])
FIGURES = frozenset([
    *_POSITIVE, "hours_per_year", "load_factor", "efficiency_pct", "new_cost",
    "new_efficiency_pct", "new_specific_power", "new_iplv",
])  # fmt: skip
_VOLTS_ABOVE = 100.0
_WHOLE_BELOW = 1e15  # of floats that hold every whole number
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_TIMES = re.compile(r"(?i)\s*(\d+(?:\.\d+)?)(?:kW)?\s*[×x*]\s*(\d+(?:\.\d+)?)(?:kW)?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The assets of a file, row by row in its order; None where the row has faults.

    columns: where each field stands; other_columns: headings that no field has; decimals: the
    marks that were found, by which single rows are read anew.
    """

    place: str
    by_row: tuple[Asset | None, ...]
    faults: tuple[Fault, ...]
    columns: Mapping[str, int]
    other_columns: tuple[str, ...]
    decimals: Mapping[str, str]

    @property
    def assets(self) -> tuple[Asset, ...]:
        """Those that can be used."""
        return tuple(one for one in self.by_row if one is not None)


def read_ledger(path: Path) -> Ledger:
    """All rows of the file. Raises Problem of `read_rows`, `table_…`, `ledger_columns`."""
    return _ledger(named_table(read_rows(path), _is_known))


def document_from_table(path: Path) -> LedgerDocument:
    """A new document of all rows of a table. Raises Problem of `read_rows`, `ledger_columns`."""
    table = named_table(read_rows(path), _is_known)
    _columns(table)
    return _document(table, path)


def document_and_ledger(path: Path) -> tuple[LedgerDocument, Ledger]:
    """The same, and what is read from it, whose rows count as the file does."""
    table = named_table(read_rows(path), _is_known)
    return _document(table, path), _ledger(table)


def _document(table: Table, path: Path) -> LedgerDocument:
    columns = [[_plain(cell) for cell in column] for column in table.columns]
    return LedgerDocument(
        name=path.stem,
        header=table.header,
        rows=tuple(zip(*columns, strict=True)),
        separator=table.separator or "",
    )


def ledger_of(document: LedgerDocument, place: str) -> Ledger:
    """What a document holds; rows count as they would in its table, below a row of names.

    Raises Problem `ledger_columns`.
    """
    return _ledger(_table_of(document, place, range(len(document.rows))))


def read_anew(before: Ledger, document: LedgerDocument, rows: Sequence[int]) -> Ledger:
    """The ledger after an edit of these rows: only they are read."""
    changed = frozenset(rows)
    seen = {one.id for at, one in enumerate(before.by_row) if one is not None and at not in changed}
    table = _table_of(document, before.place, rows)
    reading = _Rows(table, before.columns, before.decimals, seen)
    by_row = list(before.by_row)
    for at, row in enumerate(rows):
        by_row[row] = reading.asset(at)
    numbers = {row + FIRST_ROW for row in rows}
    kept = [fault for fault in before.faults if fault.row not in numbers]
    faults = sorted((*kept, *reading.faults), key=lambda fault: fault.row)
    return replace(before, by_row=tuple(by_row), faults=tuple(faults))


def _is_known(heading: str) -> bool:
    return key_of(heading) is not None


def _plain(cell: Cell) -> DocumentCell:
    """A cell as the document keeps it: dates as ISO 8601 writes them, whole numbers as such."""
    if isinstance(cell, float):
        if math.isnan(cell):
            return ""
        return int(cell) if cell.is_integer() and abs(cell) < _WHOLE_BELOW else cell
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}" if cell.time() == time() else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, date | time) else cast(DocumentCell, cell)


def _table_of(document: LedgerDocument, place: str, rows: Sequence[int]) -> Table:
    cells = [document.rows[row] for row in rows]
    columns = zip(*cells, strict=True) if cells else ((),) * len(document.header)
    return Table(
        place=place,
        label=document.name,
        header=document.header,
        columns=tuple(columns),
        row=[row + FIRST_ROW for row in rows],
        separator=document.separator or None,
    )


def _columns(table: Table) -> dict[str, int]:
    """Where each field stands. Raises Problem `ledger_columns`."""
    columns: dict[str, int] = {}
    for at, heading in enumerate(table.header):
        key = key_of(heading)
        if key is not None:
            columns.setdefault(key, at)
    if not columns.keys() & {"name", "model"}:
        raise Problem("ledger_columns", table.place, figure("known", ", ".join(table.header)))
    return columns


def _ledger(table: Table) -> Ledger:
    columns = _columns(table)
    rows = _Rows(table, columns, {}, set())
    by_row = tuple(rows.asset(at) for at in range(len(table.row)))
    return Ledger(
        place=table.place,
        by_row=by_row,
        faults=tuple(rows.faults),
        columns=columns,
        other_columns=tuple(
            heading for at, heading in enumerate(table.header) if at not in columns.values()
        ),
        decimals=rows.decimals,
    )


class _Rows:
    """The rows of a table, its columns of figures read as wholes."""

    def __init__(
        self,
        table: Table,
        columns: Mapping[str, int],
        decimals: Mapping[str, str],
        seen: set[str],
    ) -> None:
        """decimals: marks that are known; seen: ids of rows that stand elsewhere."""
        self.table, self.columns = table, columns
        self.faults: list[Fault] = []
        self.decimals = dict(decimals)
        self._seen = seen
        self._figures: dict[str, Sequence[float]] = {}
        self._bad: dict[str, frozenset[int]] = {}
        self._other_units: dict[str, Mapping[int, str]] = {}
        self._factors = {key: self._factor(key) for key in _UNITS if key in columns}
        for key in FIGURES & columns.keys():
            cells = table.columns[columns[key]]
            if key == "size":
                cells = [
                    "" if isinstance(one, str) and _TIMES.fullmatch(one) else one for one in cells
                ]
            if key not in self.decimals:
                self.decimals[key] = marks(cells, table.separator).decimal
            found = numbers(cells, self.decimals[key])
            self._figures[key], self._bad[key] = found.values.tolist(), frozenset(found.bad)
            self._other_units[key] = self._other_units_of(key, cells, found.units)

    def _factor(self, key: str) -> float:
        """What one of the heading's unit is of the field's own; that unit where none is named."""
        own = parse(_UNITS[key])
        for unit in units_of(self.table.header[self.columns[key]]):
            if own is not None and unit.measured == own.measured:
                return unit.size / own.size
        return 1.0

    def _other_units_of(
        self, key: str, cells: Sequence[object], units: Sequence[tuple[Unit, int]]
    ) -> Mapping[int, str]:
        """Rows whose cell says another unit than the field's own, and which."""
        own = parse(_UNITS[key]) if key in _UNITS else None
        if own is None or all(unit.same_as(own) for unit, _ in units):
            return {}
        beside = ((at, unit_beside(cell)) for at, cell in enumerate(cells))
        return {at: unit.text for at, unit in beside if unit and not unit.same_as(own)}

    def asset(self, at: int) -> Asset | None:
        """The asset of a row; None, and faults, where it cannot be used."""
        before = len(self.faults)
        figures = {key: self._number(key, at) for key in self._figures}
        texts = {key: self._text(key, at) for key in _TEXTS}
        texts["id"] = texts["id"] or str(self.table.row[at])
        if texts["id"] in self._seen:
            self._fault(at, "id", "ledger_id_twice", texts["id"])
        self._seen.add(texts["id"])
        size, count = self._size_and_count(at, figures)
        hours = figures.get("hours_per_year")
        if hours is not None and not 0.0 <= hours <= HOURS_AT_MOST:
            self._fault(at, "hours_per_year", "ledger_hours", f"{hours:g}")
        load = figures.get("load_factor")
        load = load / 100.0 if load is not None and load > _PER_CENT_ABOVE else load
        efficiency = figures.get("efficiency_pct")
        if efficiency is not None and efficiency <= 1.0:
            efficiency *= 100.0
        family = self._text("family", at)
        commissioned, made = self._day(at, "commissioned"), self._day(at, "made_year")
        if len(self.faults) > before:
            return None
        plain = {
            key: figures.get(key)
            for key in FIGURES
            if not key.startswith("new_")
            and key not in ("size", "count", "hours_per_year", "load_factor", "efficiency_pct")
        }
        made_span = span_of(made)
        return Asset(
            **cast(Any, texts),
            **cast(Any, plain),
            **cast(Any, {key: self._word(key, at) for key in WORDS}),
            family=family_named(family)
            or read(texts["model"]).family
            or family_named(texts["name"]),
            size=size,
            count=count,
            commissioned=commissioned,
            made_year=made_span[0].year if made_span else None,
            hours_per_year=hours,
            load_factor=load,
            efficiency_pct=efficiency,
            voltage_kv=_kilovolts(self._text("voltage_kv", at)),
            status=cast(Status, STATUSES.get(self._text("status", at), "in_use")),
            replacement=_replacement(figures),
        )

    def _number(self, key: str, at: int) -> float | None:
        if at in self._bad[key]:
            self._fault(at, key, "ledger_figure", self._text(key, at))
            return None
        if at in self._other_units[key]:
            own = figure("own", _UNITS[key])
            self._fault(at, key, "ledger_unit", self._other_units[key][at], own)
            return None
        value = self._figures[key][at]
        if math.isnan(value):
            return None
        if value < 0.0 or (key in _POSITIVE and value == 0.0):
            self._fault(at, key, "ledger_figure", f"{value:g}")
        return value * self._factors.get(key, 1.0)

    def _size_and_count(
        self, at: int, figures: Mapping[str, float | None]
    ) -> tuple[float | None, int]:
        """kW of one machine and how many: a cell may say both, as 2×75 or 75×2."""
        count = figures.get("count")
        found = _TIMES.fullmatch(self._text("size", at))
        if found is None:
            return figures.get("size"), int(count or 1)
        fewer, more = sorted(map(float, found.groups()))
        return more * self._factors.get("size", 1.0), int(count or fewer)

    def _day(self, at: int, key: str) -> str:
        cell = self._cell(key, at)
        if is_missing(cell):
            return ""
        if isinstance(cell, date):
            return f"{cell:%Y-%m-%d}"
        said = str(cell).strip().removesuffix(".0") if isinstance(cell, float) else str(cell)
        if span_of(said) is None:
            self._fault(at, key, "ledger_day", said)
        return said

    def _word(self, key: str, at: int) -> str:
        return WORDS[key].get(self._text(key, at), "")

    def _text(self, key: str, at: int) -> str:
        cell = self._cell(key, at)
        if isinstance(cell, float) and cell.is_integer():
            return str(int(cell))
        return "" if is_missing(cell) else str(cell).strip()

    def _cell(self, key: str, at: int) -> Cell:
        column = self.columns.get(key)
        return "" if column is None else self.table.columns[column][at]

    def _fault(self, at: int, key: str, code: str, given: str, *more: Figure) -> None:
        column = self.columns.get(key)
        name = "" if column is None else self.table.name(column)
        figures = (figure("given", given), *more)
        self.faults.append(Fault(row=self.table.row[at], column=name, code=code, figures=figures))


def _kilovolts(text: str) -> float | None:
    """The highest voltage of a nameplate, 380/660 V or 6 kV: what is above 100 is in volts."""
    found = [float(one) for one in _FIGURE.findall(text)]
    if not found:
        return None
    return max(found) / 1e3 if max(found) > _VOLTS_ABOVE else max(found)


def _replacement(figures: Mapping[str, float | None]) -> Replacement | None:
    cost = figures.get("new_cost")
    if cost is None:
        return None
    take: Callable[[str], float | None] = figures.get
    return Replacement(
        cost=cost,
        efficiency_pct=take("new_efficiency_pct"),
        specific_power=take("new_specific_power"),
        iplv=take("new_iplv"),
        p0_kw=take("new_p0_kw"),
        pk_kw=take("new_pk_kw"),
    )
