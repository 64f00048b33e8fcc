"""The columns of a ledger: each figure in the unit of its field, and what is wrong of its cells."""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from catalog.files.bad_cells import Fault
from catalog.files.cells import is_missing, marks_beside, numbers, table_decimal
from catalog.files.ledger_cells import (
    powers_of,
)
from catalog.files.ledger_fields import (
    CURRENTS,
    figure_said,
    year_of,
)
from catalog.files.ledger_source import SHEET_HEADING
from catalog.files.ledger_units import (
    OWN,
    SUMS,
    is_steam,
    ratio,
    unit_of,
    unit_text,
    written,
)
from catalog.files.rows import Cell
from catalog.files.tables import Table
from catalog.files.units import units_of
from core.ledger.age import span_of
from core.ledger.naming import (
    AIR_DELIVERED,
    SIZES,
    of_one,
    says_power,
    sizes_of,
    without_of_one,
    word_of,
)
from core.ledger.ratings_text import read_ratings
from core.vocabulary.finding import Figure, figure

_MAY_BE_ZERO = frozenset(["new_cost", "hours_per_year"])
OF_ROW = ("total_kw", "running_count", "standby_count", "poles")  # no figures of a machine itself
_POSITIVE = frozenset([
    *OWN, "count", "speed_rpm", "motor_rpm", "specific_power", "iplv", "cop_c", *CURRENTS,
])  # fmt: skip
_POSITIVE -= _MAY_BE_ZERO
FIGURES = frozenset([
    *_POSITIVE, *_MAY_BE_ZERO, "load_factor", "efficiency_pct",
    "new_efficiency_pct", "new_specific_power", "new_iplv", *OF_ROW,
])  # fmt: skip
_STATED_SIZES = frozenset(["size", "power_kw", "cooling_kw", "heating_kw", "steam_t_h"])
_BRACKETED = re.compile(r"[(（\[【]([^)）\]】]+)")


class LedgerColumns:
    """The cells of a table by field, its columns of figures read as wholes."""

    def __init__(
        self,
        table: Table,
        columns: Mapping[str, int],
        decimals: Mapping[str, str],
    ) -> None:
        """decimals: marks that are known."""
        self.table, self.columns = table, columns
        self.faults: list[Fault] = []
        self.decimals = dict(decimals)
        self.figures: dict[str, Sequence[float]] = {}
        self.bad: dict[str, frozenset[int]] = {}
        self.factors = {key: self._factor(key) for key in OWN if key in columns}
        self.of_one = {key for key in SUMS if key in columns and of_one(self.heading(key))}
        self._in_steam = {key for key in SIZES if key in columns and self._heading_is_steam(key)}
        self.faulty: set[str] = set()  # fields of the row that is read
        self._table_decimal = table_decimal(
            [table.columns[columns[key]] for key in FIGURES & columns.keys()], table.separator
        )
        for key in sorted(FIGURES & columns.keys(), key=columns.__getitem__):
            self._read_column(key)
        self.bad_rows = frozenset().union(*self.bad.values())

    def _read_column(self, key: str) -> None:
        """The figures of a column in the unit of its heading; a cell's own unit comes before it."""
        cells = self.table.columns[self.columns[key]]
        if key in SIZES:
            cells = ["" if self._is_group(one) else one for one in cells]
        if key not in self.decimals:
            found_marks = marks_beside(cells, self.table.separator, self._table_decimal)
            self.decimals[key] = found_marks.decimal
        found = numbers(cells, self.decimals[key])
        values, bad = found.values.tolist(), set(found.bad)
        again: Iterable[int] = found.bad
        if key in OWN and found.units:
            again = [at for at, cell in enumerate(cells) if unit_text(cell)]
        for at in again:
            value = written(key, cells[at], self.decimals[key])
            value = figure_said(key, cells[at], self.heading(key)) if value is None else value
            if value is None:
                bad.add(at)
            else:
                bad.discard(at)
                values[at] = value / self.factors.get(key, 1.0)
        self.figures[key], self.bad[key] = values, frozenset(bad)

    def heading(self, key: str) -> str:
        """Of the column of a field."""
        return self.table.header[self.columns[key]]

    def _heading_is_steam(self, key: str) -> bool:
        return any(is_steam(text.strip()) for text in _BRACKETED.findall(self.heading(key)))

    def _factor(self, key: str) -> float:
        """What one of the heading's unit is of the field's own; that unit where none is named."""
        heading = self.heading(key)
        bracketed = (unit_of(without_of_one(text)) for text in _BRACKETED.findall(heading))
        for unit in (*bracketed, *units_of(without_of_one(heading))):
            share = ratio(key, unit) if unit else None
            if share is not None:
                return share
        return 60.0 if any(word in heading for word in AIR_DELIVERED) else 1.0

    @staticmethod
    def _is_group(cell: Cell) -> bool:
        return isinstance(cell, str) and powers_of(cell, None) is not None

    def number(self, key: str, at: int, family: str) -> float | None:
        """A figure in the unit of its field; None where there is none, or a faulty one."""
        if self.is_steam_cell(key, at):
            self.fault(at, key, "ledger_steam", self.said(key, at))
            return None
        if at in self.bad[key]:
            if not self.is_words(key, at, family):
                self._bad_cell(key, at)
            return None
        value = self.figures[key][at]
        if math.isnan(value):
            return None
        if value < 0.0 or (key in _POSITIVE and value == 0.0):
            self.fault(at, key, "ledger_figure", f"{value:g}")
            return None
        return value * self.factors.get(key, 1.0)

    def is_steam_cell(self, key: str, at: int) -> bool:
        """Whether a figure is in the t/h of its heading, and not in a unit of its own."""
        of_heading = key in self._in_steam and not math.isnan(self.figures[key][at])
        return of_heading and not unit_text(self.said(key, at))

    def size_may_be_input(self, family: str) -> bool:
        """Whether the size of a kind that delivers cold or heat is of a column of powers."""
        key = sizes_of(family, self.columns)[0]
        cold = family in ("chiller", "heat_pump", "absorption_chiller")
        return (
            cold
            and key in self.columns
            and key in ("size", "power_kw")
            and (says_power(self.heading(key)))
        )

    def is_words(self, key: str, at: int, family: str) -> bool:
        """Whether a cell says in words what its column is of: 制冷量1740kW, 1200kW/230kW."""
        stated = read_ratings(self.said(key, at), family).figures
        return bool(_STATED_SIZES & stated.keys()) if key in SIZES else key in stated

    def _bad_cell(self, key: str, at: int) -> None:
        """Why a cell is no figure of its column: another unit, or no figure."""
        said = self.said(key, at)
        unit = unit_text(said)
        if key in SIZES and is_steam(unit):
            self.fault(at, key, "ledger_steam", said)
        elif key in OWN and unit_of(unit) is not None:
            self.fault(at, key, "ledger_unit", unit, figure("own", OWN[key]))
        else:
            self.fault(at, key, "ledger_figure", said)

    def said(self, key: str, at: int) -> str:
        """A cell as words; "" where it says nothing."""
        column = self.columns.get(key)
        if column is None:
            return ""
        cell = self.table.columns[column][at]
        if isinstance(cell, str):
            said = cell.strip()
            return "" if said and is_missing(said) else said
        if isinstance(cell, float) and cell.is_integer():
            return str(int(cell))
        return "" if is_missing(cell) else str(cell)

    def cell(self, key: str, at: int) -> Cell:
        """As the table has it; "" where the field has no column."""
        column = self.columns.get(key)
        return "" if column is None else self.table.columns[column][at]

    def word(self, key: str, at: int) -> str:
        """One of the words a field knows."""
        return word_of(key, self.said(key, at))

    def day(self, at: int, key: str) -> str:
        """A date as the ledger writes it, where it is one."""
        cell = self.cell(key, at)
        if is_missing(cell):
            return ""
        if isinstance(cell, date):
            return f"{cell:%Y-%m-%d}"
        said = year_of(cell) if isinstance(cell, float) else str(cell)
        if span_of(said) is None:
            self.fault(at, key, "ledger_day", said)
            return ""
        return said

    def fault(self, at: int, key: str, code: str, given: str, *more: Figure) -> None:
        """Tell what is wrong of a cell, or of a row where no field is named."""
        self.faulty.add(key)
        column = self.columns.get(key)
        name = "" if column is None else self.table.name(column)
        machine = self.said("id", at) or str(self.table.row[at])
        figures = (figure("given", given), figure("machine", machine), *more)
        sheet = self._sheet(at)
        self.faults.append(
            Fault(row=self.table.row[at], column=name, code=code, figures=figures, sheet=sheet)
        )

    def _sheet(self, at: int) -> str:
        """Of a workbook whose sheets are one ledger."""
        if not self.table.header or self.table.header[-1] != SHEET_HEADING:
            return ""
        return str(self.table.columns[-1][at])

    def figure_of(
        self, key: str, at: int, reader: Callable[[object], float | None]
    ) -> float | None:
        """What a reader of its own makes of a cell."""
        cell = self.cell(key, at)
        if is_missing(cell):
            return None
        return reader(cell if isinstance(cell, str) else f"{cell:g}")
