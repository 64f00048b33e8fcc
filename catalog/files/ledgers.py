"""A plant's ledger from a table as it comes (CSV, XLSX, Parquet): by heading.

    ledger = read_ledger(Path("台账.xlsx"))
    ledger.assets, ledger.faults

or from a document of the program, `ledger_of(document)`.

A row that cannot be used is reported with its number, column and reason; it never vanishes.
"""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, cast

from catalog.files.bad_cells import Fault
from catalog.files.cells import is_missing, marks, numbers
from catalog.files.ledger_tables import FIRST_ROW, document_of, table_of
from catalog.files.ledger_units import (
    FAN_KPA_AT_MOST,
    LOSS_SHARE_AT_MOST,
    LOSSES,
    OWN,
    STEAM_KW,
    SUMS,
    is_heading,
    is_steam,
    label_grade,
    ratio,
    steam_t_h,
    unit_of,
    unit_text,
    written,
)
from catalog.files.rows import Cell, read_rows
from catalog.files.tables import Table, named_table
from catalog.files.units import units_of
from core.ledger.age import span_of
from core.ledger.asset import Asset, Replacement, Status
from core.ledger.document import LedgerDocument
from core.ledger.nameplate import read
from core.ledger.naming import (
    AIR_DELIVERED,
    SIZES,
    STATUSES,
    WORDS,
    family_named,
    key_of,
    of_one,
    sizes_of,
    without_of_one,
)
from core.vocabulary.finding import Figure, figure
from core.vocabulary.problem import Problem

HOURS_AT_MOST = 8784.0
HEADING_ROW = "ledger_heading"  # of a fault: a row that is no machine
_WITHOUT_NO_ROW = frozenset(["id", "count"])  # which machine it is, how many there are
_HEADINGS_AT_LEAST = 2  # of cells that are no figures, in a row that is none of the table
_PER_CENT_ABOVE = 1.5  # a load above it is written in per cent
_TEXTS = ("id", "name", "model", "connection", "place", "serial")
_MAY_BE_ZERO = frozenset(["new_cost", "hours_per_year"])
_POSITIVE = frozenset([*OWN, "count", "speed_rpm", "specific_power", "iplv", "cop_c"])
_POSITIVE -= _MAY_BE_ZERO
FIGURES = frozenset([
    *_POSITIVE, *_MAY_BE_ZERO, "load_factor", "efficiency_pct",
    "new_efficiency_pct", "new_specific_power", "new_iplv",
])  # fmt: skip
_VOLTS_ABOVE = 100.0
_BRACKETED = re.compile(r"[(（\[【]([^)）\]】]+)")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_TIMES = re.compile(r"(?i)\s*(\d+(?:\.\d+)?)(?:kW)?\s*[×x*]\s*(\d+(?:\.\d+)?)(?:kW)?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The assets of a file, row by row in its order; None where the row cannot be used.

    Of a row with a faulty cell the rest is used, but where the cell says which machine it is, or
    how many. columns: where each field stands; other_columns: headings that no field has;
    decimals: the marks that were found, by which single rows are read anew.
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

    @property
    def left_out(self) -> int:
        """Rows that are a machine and cannot be used."""
        headings = sum(fault.code == HEADING_ROW for fault in self.faults)
        return sum(one is None for one in self.by_row) - headings

    @property
    def in_part(self) -> int:
        """Rows that are used without a faulty cell."""
        unused = sum(one is None for one in self.by_row)
        return len({fault.row for fault in self.faults}) - unused


def read_ledger(path: Path) -> Ledger:
    """All rows of the file. Raises Problem of `read_rows`, `table_…`, `ledger_columns`."""
    return _ledger(named_table(read_rows(path), _is_known))


def document_from_table(path: Path) -> LedgerDocument:
    """A new document of all rows of a table. Raises Problem of `read_rows`, `ledger_columns`."""
    table = named_table(read_rows(path), _is_known)
    _columns(table)
    return document_of(table, path)


def document_and_ledger(path: Path) -> tuple[LedgerDocument, Ledger]:
    """The same, and what is read from it, whose rows count as the file does."""
    table = named_table(read_rows(path), _is_known)
    return document_of(table, path), _ledger(table)


def ledger_of(document: LedgerDocument, place: str) -> Ledger:
    """What a document holds; rows count as they would in its table, below a row of names.

    Raises Problem `ledger_columns`.
    """
    return _ledger(table_of(document, place, range(len(document.rows))))


def read_anew(before: Ledger, document: LedgerDocument, rows: Sequence[int]) -> Ledger:
    """The ledger after an edit of these rows: only they are read."""
    changed = frozenset(rows)
    seen = {one.id for at, one in enumerate(before.by_row) if one is not None and at not in changed}
    table = table_of(document, before.place, rows)
    reading = _Rows(table, before.columns, before.decimals, seen)
    by_row = list(before.by_row)
    for at, row in enumerate(rows):
        by_row[row] = reading.asset(at)
    numbers = {row + FIRST_ROW for row in rows}
    kept = [fault for fault in before.faults if fault.row not in numbers]
    return replace(before, by_row=tuple(by_row), faults=_in_order((*kept, *reading.faults), table))


def _is_known(heading: str) -> bool:
    return key_of(heading) is not None


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
        faults=_in_order(rows.faults, table),
        columns=columns,
        other_columns=tuple(
            heading for at, heading in enumerate(table.header) if at not in columns.values()
        ),
        decimals=rows.decimals,
    )


def _in_order(faults: Iterable[Fault], table: Table) -> tuple[Fault, ...]:
    """By row, then by the columns as they stand."""
    stands = {table.name(at): at for at in reversed(range(len(table.header)))}
    return tuple(sorted(faults, key=lambda one: (one.row, stands.get(one.column, -1))))


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
        self._factors = {key: self._factor(key) for key in OWN if key in columns}
        self._of_one = {key for key in SUMS if key in columns and of_one(self._heading(key))}
        self._in_steam = {key for key in SIZES if key in columns and self._heading_is_steam(key)}
        self._faulty: set[str] = set()  # fields of the row that is read
        for key in sorted(FIGURES & columns.keys(), key=columns.__getitem__):
            self._read_column(key)

    def _read_column(self, key: str) -> None:
        """The figures of a column in the unit of its heading; a cell's own unit comes before it."""
        cells = self.table.columns[self.columns[key]]
        if key in SIZES:
            cells = ["" if isinstance(one, str) and _TIMES.fullmatch(one) else one for one in cells]
        if key not in self.decimals:
            self.decimals[key] = marks(cells, self.table.separator).decimal
        found = numbers(cells, self.decimals[key])
        values, bad = found.values.tolist(), set(found.bad)
        again: Iterable[int] = found.bad
        if key in OWN and found.units:
            again = [at for at, cell in enumerate(cells) if unit_text(cell)]
        for at in again:
            value = written(key, cells[at], self.decimals[key])
            if value is None:
                bad.add(at)
            else:
                bad.discard(at)
                values[at] = value / self._factors.get(key, 1.0)
        self._figures[key], self._bad[key] = values, frozenset(bad)

    def _heading(self, key: str) -> str:
        return self.table.header[self.columns[key]]

    def _heading_is_steam(self, key: str) -> bool:
        return any(is_steam(text.strip()) for text in _BRACKETED.findall(self._heading(key)))

    def _factor(self, key: str) -> float:
        """What one of the heading's unit is of the field's own; that unit where none is named."""
        heading = self._heading(key)
        bracketed = (unit_of(without_of_one(text)) for text in _BRACKETED.findall(heading))
        for unit in (*bracketed, *units_of(without_of_one(heading))):
            share = ratio(key, unit) if unit else None
            if share is not None:
                return share
        return 60.0 if any(word in heading for word in AIR_DELIVERED) else 1.0

    def asset(self, at: int) -> Asset | None:
        """The asset of a row, without what is faulty of it; None where it cannot be used."""
        self._faulty = set()
        if self._is_heading(at):
            self._fault(at, "", HEADING_ROW, str(self.table.row[at]))
            return None
        texts = {key: self._text(key, at) for key in _TEXTS}
        texts["id"] = texts["id"] or str(self.table.row[at])
        if texts["id"] in self._seen:
            self._fault(at, "id", "ledger_id_twice", texts["id"])
        self._seen.add(texts["id"])
        family = (
            family_named(self._text("family", at))
            or read(texts["model"]).family
            or family_named(texts["name"])
        )
        steam = self._steam(at) if family == "boiler" else None
        figures = {
            key: self._number(key, at) for key in self._figures
            if steam is None or key not in SIZES
        }  # fmt: skip
        size, count = self._size_and_count(at, figures, family)
        if steam is not None:
            size = steam * STEAM_KW
        self._hold_to_sense(at, figures, family, size or read(texts["model"]).number("kva"))
        hours = figures.get("hours_per_year")
        if hours is not None and not 0.0 <= hours <= HOURS_AT_MOST:
            self._fault(at, "hours_per_year", "ledger_hours", f"{hours:g}")
        commissioned, made = self._day(at, "commissioned"), self._day(at, "made_year")
        figures = {key: None if key in self._faulty else one for key, one in figures.items()}
        for key in self._of_one:
            one = figures.get(key)
            figures[key] = None if one is None else one * count
        hours, load = figures.get("hours_per_year"), figures.get("load_factor")
        load = load / 100.0 if load is not None and load > _PER_CENT_ABOVE else load
        efficiency = figures.get("efficiency_pct")
        if efficiency is not None and efficiency <= 1.0:
            efficiency *= 100.0
        if self._faulty & _WITHOUT_NO_ROW:
            return None
        plain = {
            key: figures.get(key)
            for key in FIGURES
            if not key.startswith("new_")
            and key not in SIZES
            and key not in ("count", "hours_per_year", "load_factor", "efficiency_pct")
        }
        made_span = span_of(made)
        return Asset(
            **cast(Any, texts),
            **cast(Any, plain),
            **cast(Any, {key: self._word(key, at) for key in WORDS}),
            family=family,
            size=size,
            steam_t_h=steam,
            count=count,
            commissioned=commissioned,
            made_year=made_span[0].year if made_span else None,
            hours_per_year=hours,
            load_factor=load,
            efficiency_pct=efficiency,
            voltage_kv=_kilovolts(self._text("voltage_kv", at)),
            label=label_grade(self._text("label", at)),
            status=cast(Status, STATUSES.get(self._text("status", at), "in_use")),
            replacement=_replacement(figures),
        )

    def _steam(self, at: int) -> float | None:
        """The t/h of steam of a boiler, by its cell or by the heading; None where in kW."""
        for key in sizes_of("boiler", self.columns):
            if key not in self._figures:
                continue
            said = steam_t_h(self._cell(key, at))
            value = self._figures[key][at]
            if said is None and key in self._in_steam and not math.isnan(value):
                said = value
            if said is not None and said > 0.0:
                return said
        return None

    def _number(self, key: str, at: int) -> float | None:
        if key in self._in_steam and not math.isnan(self._figures[key][at]):
            self._fault(at, key, "ledger_steam", self._text(key, at))
            return None
        if at in self._bad[key]:
            self._bad_cell(key, at)
            return None
        value = self._figures[key][at]
        if math.isnan(value):
            return None
        if value < 0.0 or (key in _POSITIVE and value == 0.0):
            self._fault(at, key, "ledger_figure", f"{value:g}")
            return None
        return value * self._factors.get(key, 1.0)

    def _bad_cell(self, key: str, at: int) -> None:
        """Why a cell is no figure of its column: another unit, or no figure."""
        said = self._text(key, at)
        unit = unit_text(said)
        if key in SIZES and is_steam(unit):
            self._fault(at, key, "ledger_steam", said)
        elif key in OWN and unit_of(unit) is not None:
            self._fault(at, key, "ledger_unit", unit, figure("own", OWN[key]))
        else:
            self._fault(at, key, "ledger_figure", said)

    def _is_heading(self, at: int) -> bool:
        """Whether a row holds no figure, but names of fields or units where figures belong."""
        bad = [key for key, rows in self._bad.items() if at in rows]
        if len(bad) < _HEADINGS_AT_LEAST:
            return False
        others = (self._figures[key][at] for key in self._figures.keys() - set(bad))
        return all(map(math.isnan, others)) and any(is_heading(self._cell(key, at)) for key in bad)

    def _hold_to_sense(
        self, at: int, figures: Mapping[str, float | None], family: str, size: float | None
    ) -> None:
        """Faults of figures that cannot be in the unit of their column: losses in W, total
        pressure in Pa.
        """
        kpa = figures.get("pressure_kpa")
        if kpa is not None and kpa > FAN_KPA_AT_MOST:
            self._fault(at, "pressure_kpa", "ledger_pressure_pa", f"{kpa:g}")
        if family != "transformer" or size is None:
            return
        for key in LOSSES:
            loss = figures.get(key)
            if loss is not None and loss > LOSS_SHARE_AT_MOST * size:
                kva = figure("size", f"{size:g}")
                self._fault(at, key, "ledger_loss_watts", f"{loss:g}", kva)

    def _size_and_count(
        self, at: int, figures: Mapping[str, float | None], family: str
    ) -> tuple[float | None, int]:
        """kW of one machine and how many: a cell may say both, as 2×75 or 75×2."""
        count = figures.get("count")
        for key in sizes_of(family, self.columns):
            found = _TIMES.fullmatch(self._text(key, at))
            if found is not None:
                fewer, more = sorted(map(float, found.groups()))
                return more * self._factors.get(key, 1.0), int(count or fewer)
            if figures.get(key) is not None:
                return figures[key], int(count or 1)
        return None, int(count or 1)

    def _day(self, at: int, key: str) -> str:
        cell = self._cell(key, at)
        if is_missing(cell):
            return ""
        if isinstance(cell, date):
            return f"{cell:%Y-%m-%d}"
        said = str(cell).strip().removesuffix(".0") if isinstance(cell, float) else str(cell)
        if span_of(said) is None:
            self._fault(at, key, "ledger_day", said)
            return ""
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
        self._faulty.add(key)
        column = self.columns.get(key)
        name = "" if column is None else self.table.name(column)
        machine = self._text("id", at) or str(self.table.row[at])
        figures = (figure("given", given), figure("machine", machine), *more)
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
