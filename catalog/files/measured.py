"""Measured energy of machines from a table as it comes (CSV, XLSX, Parquet): a column a machine.

    found = read_measured(Path("电表.xlsx"), ["D-001", "C-001"])
    found.readings["C-001"].kwh

A row is a month, a day or less; hours are summed to days. Columns are known by the machine's
number at the head of theirs, by its unit (kWh where none is named; h is the hours it ran), and by
the words for the date and for the temperature outside. Figures are what was used in the row's time:
the reading of a meter that counts on is refused.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalog.files.bad_cells import Fault
from catalog.files.cells import marks, numbers
from catalog.files.rows import read_rows
from catalog.files.stamp_columns import BadStamp
from catalog.files.stamps import UnclearOrder, stamps
from catalog.files.tables import Table, named_table
from catalog.files.units import Measured as Measures
from catalog.files.units import parse, units_of
from core.ledger.age import span_of
from core.ledger.measured import Readings
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

FloatArray = NDArray[np.float64]
_TIME = re.compile(
    r"(?i)\s*(日期|时间|月份?|年月|时刻|date|time|day|month|period|timestamp|datetime)\b.*"
)
_TEMPERATURE = re.compile(
    r"(?i).*(室外|外气|大气|环境|outdoor|outside|ambient|dry.?bulb|干球).*(温度?|temp|c)?.*"
)
_ENERGY = re.compile(r"(?i).*(用电量|电量|电耗|耗电|energy|electricity|consumption).*")
_AFTER_ID = re.compile(r"[\w\-.]")
_SHORTEST_MONTH = 28
_COUNTS_ON = 0.98  # of rows that rise: the reading of a meter, and no use


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredFile:
    """What was read, by number of the machine; other_columns: headings of none; faults by row."""

    readings: Mapping[str, Readings]
    faults: tuple[Fault, ...]
    other_columns: tuple[str, ...]


def read_measured(path: Path, ids: Sequence[str]) -> MeasuredFile:
    """The energy of those machines that the file has.

    Raises Problem of `read_rows`, `table_…`, `measured_columns`, `measured_stamp`,
    `measured_unit`, `measured_counts_on`.
    """
    longest_first = sorted(ids, key=len, reverse=True)

    def of(heading: str) -> str | None:
        return next((one for one in longest_first if _begins(heading, one)), None)

    def is_known(heading: str) -> bool:
        return bool(_TIME.match(heading) or _TEMPERATURE.match(heading) or of(heading))

    table = named_table(read_rows(path), is_known)
    return _Reading(table, of).made()


def read_meter(path: Path) -> MeasuredFile:
    """The one meter of a plant: the first column of energy, under the number "".

    Raises Problem as `read_measured`.
    """

    def of(heading: str) -> str | None:
        own = any(unit.measured is Measures.ENERGY for unit in units_of(heading))
        return "" if own or _ENERGY.match(heading) else None

    def is_known(heading: str) -> bool:
        return bool(_TIME.match(heading) or _TEMPERATURE.match(heading) or of(heading) == "")

    table = named_table(read_rows(path), is_known)
    return _Reading(table, of).made()


def _begins(heading: str, id_: str) -> bool:
    """Whether a heading is of a machine: its number, and what follows is no part of a number."""
    text = heading.strip()
    return text.startswith(id_) and not _AFTER_ID.match(text[len(id_) :])


class _Reading:
    """A table of measured energy, column by column."""

    def __init__(self, table: Table, of: Callable[[str], str | None]) -> None:
        self.table, self.faults = table, list[Fault]()
        self.time, self.temperature = -1, -1
        self.energy: dict[str, int] = {}
        self.hours: dict[str, int] = {}
        self.others: list[str] = []
        for at, heading in enumerate(table.header):
            self._place(at, heading, of(heading))

    def _place(self, at: int, heading: str, id_: str | None) -> None:
        if id_ is not None:
            units = units_of(heading)
            is_time = any(unit.measured is Measures.TIME for unit in units)
            (self.hours if is_time else self.energy).setdefault(id_, at)
        elif self.time < 0 and _TIME.match(heading):
            self.time = at
        elif self.temperature < 0 and _TEMPERATURE.match(heading):
            self.temperature = at
        elif heading:
            self.others.append(heading)

    def made(self) -> MeasuredFile:
        """All of it. Raises Problem."""
        table = self.table
        if self.time < 0 or not self.energy:
            known = figure("known", ", ".join(table.header))
            raise Problem("measured_columns", table.place, known)
        used = (self.time, self.temperature, *self.energy.values(), *self.hours.values())
        table.refuse_uncomputed(used)
        begin, end, place = self._times(table.columns[self.time])
        temperature = None
        if self.temperature >= 0:
            temperature = _means(self._figures(self.temperature), place, len(begin))
        readings = {}
        for id_, column in self.energy.items():
            kwh = self._figures(column) * self._factor(column)
            self._refuse_counting(kwh, column)
            hours = self.hours.get(id_)
            readings[id_] = Readings(
                begin=begin,
                end=end,
                kwh=_sums(kwh, place, len(begin)),
                hours=None if hours is None else _sums(self._figures(hours), place, len(begin)),
                temperature_c=temperature,
            )
        return MeasuredFile(
            readings=readings, faults=tuple(self.faults), other_columns=tuple(self.others)
        )

    def _times(
        self, cells: Sequence[object]
    ) -> tuple[tuple[date, ...], tuple[date, ...], NDArray[np.int64]]:
        """First and last day of each period, and in which of them each row is."""
        try:
            spans = [span_of(cell) for cell in cells]
            if any(one is None for one in spans):
                shown = stamps(list(cells)).shown.astype("datetime64[D]").astype(object)
                spans = [(day, day) for day in shown.tolist()]
        except BadStamp as bad:
            place = self.table.place_of(bad.index, self.time)
            raise Problem("measured_stamp", place, figure("given", str(cells[bad.index]))) from bad
        except UnclearOrder as bad:
            place = self.table.place_of(0, self.time)
            raise Problem("measured_stamp", place, figure("given", str(cells[0]))) from bad
        known = [one for one in spans if one is not None]
        if all(first == last for first, last in known):
            known = _months_of_days(known)
        periods = sorted(set(known))
        at_of = {one: at for at, one in enumerate(periods)}
        place_of_row = np.array([at_of[one] for one in known], dtype=np.int64)
        begin, end = zip(*periods, strict=True)
        return begin, end, place_of_row

    def _figures(self, column: int) -> FloatArray:
        """A column; what is no number is told, and nan."""
        cells = self.table.columns[column]
        found = numbers(cells, marks(cells, self.table.separator).decimal)
        for at in found.bad:
            given = figure("given", str(cells[at]))
            self.faults.append(
                Fault(row=self.table.row[at], column=self.table.name(column),
                      code="measured_figure", figures=(given,))
            )  # fmt: skip
        return found.values

    def _factor(self, column: int) -> float:
        """kWh of one of the heading's unit. Raises Problem `measured_unit`."""
        own = parse("kWh")
        assert own is not None  # noqa: S101  the reader knows it
        units = [one for one in units_of(self.table.header[column]) if not _is_plain(one.measured)]
        for unit in units:
            if unit.measured == own.measured:
                return unit.size / own.size
        if units:
            place = f"{self.table.place} [{self.table.name(column)}]"
            raise Problem("measured_unit", place, figure("unit", units[0].text))
        return 1.0

    def _refuse_counting(self, kwh: FloatArray, column: int) -> None:
        """Raise Problem `measured_counts_on` for the reading of a meter."""
        known = kwh[np.isfinite(kwh)]
        steps = np.diff(known)
        large = known.size >= 6 and known.min() > 3.0 * float(np.abs(steps).max())
        if large and float((steps > 0.0).mean()) >= _COUNTS_ON:
            place = f"{self.table.place} [{self.table.name(column)}]"
            raise Problem("measured_counts_on", place)


def _is_plain(measured: Measures) -> bool:
    """Whether a unit in a heading is as often part of a name."""
    return measured in (Measures.OTHER, Measures.LENGTH, Measures.MASS, Measures.SHARE)


def _months_of_days(days: Sequence[tuple[date, date]]) -> list[tuple[date, date]]:
    """First days that stand for their months, where each is a month from the next."""
    firsts = [first for first, _ in days]
    apart = [(later - sooner).days for sooner, later in pairwise(firsts)]
    if not apart or min(apart) < _SHORTEST_MONTH or any(one.day != 1 for one in firsts):
        return list(days)
    ends = [(one.replace(day=1) + timedelta(days=32)).replace(day=1) for one in firsts]
    return [(one, end - timedelta(days=1)) for one, end in zip(firsts, ends, strict=True)]


def _sums(values: FloatArray, place: NDArray[np.int64], count: int) -> FloatArray:
    """By period; nan where anything of it is missing."""
    found = np.zeros(count)
    np.add.at(found, place, values)
    return found


def _means(values: FloatArray, place: NDArray[np.int64], count: int) -> FloatArray:
    """By period, of what there is."""
    known = np.isfinite(values)
    many = np.bincount(place[known], minlength=count)
    sums = np.bincount(place[known], weights=values[known], minlength=count)
    found: FloatArray = np.divide(sums, many, out=np.full(count, np.nan), where=many > 0)
    return found
