"""A file of devices to be judged: any table, one row a device, faults by row and column.

Its names are `product` and the inputs of the products, by key, label or what people call them,
in either language, with a unit where one is written. A column that is no product's input (a tag,
a maker) is carried along. A row with a fault is a row without a device; the others are judged.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from catalog.collection import paused
from catalog.files.bad_cells import Fault
from catalog.files.cells import is_missing, looks_like_number, marks, plain_figure
from catalog.files.rows import is_blank, read_rows
from catalog.files.tables import Table, named_table
from catalog.files.units import Measured, parse
from core.standards.inputs import Input, value_of
from core.standards.judge import Device
from core.standards.library import Standards
from core.standards.naming import Names, bare, plain
from core.standards.synonyms import COUNTED
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

PRODUCT, NOT_USED = "product", ""  # what a column may be beside an input
NONE_CHOSEN: Mapping[str, str] = MappingProxyType({})
_PRODUCT = frozenset(
    ["product", "产品", "产品类别", "产品名称", "产品类型", "设备类型", "设备类别", "类别"]
)
_UNIT_BEHIND = re.compile(
    r"(.+?)\s*(?:[（(\[【]([^()（）\[\]【】]+)[)）\]】]|[/／,，]\s*([^/／,，]+))"
)
_VALUES = 10_000  # texts of a column whose meaning is kept
_FIGURE = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(\D.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row: its cells as they were, as wide as the header, and a device or what is wrong."""

    row: int
    cells: tuple[object, ...]
    device: Device | None
    faults: tuple[Fault, ...]


@dataclass(frozen=True, kw_only=True)  # no slots: what is found once is kept
class _Column:
    """An input's column: its unit where the heading names one, the decimal mark of its texts.

    values: what texts have been found to mean.
    """

    input: Input
    unit: str
    decimal: str | None  # None: a figure could be read in two ways, and is left as it is
    values: dict[str, float | str] = field(default_factory=dict)

    @cached_property
    def is_plain(self) -> bool:
        """Whether a number in a cell is the figure as it stands."""
        if self.input.words:
            return False
        try:
            return not self.unit or _factor(self.input, self.unit) == 1.0
        except Problem:
            return False


class DeviceFile:
    """A file of devices that has been opened; its rows are read as they are asked for."""

    def __init__(
        self,
        table: Table,
        product: int,
        standards: Standards,
        names: Names,
        chosen: Mapping[str, str],
    ) -> None:
        self.header = table.header
        self._table = table
        self._product = product
        self._names = names
        self._headings = {
            index: _chosen(name, chosen) or _heading(name, standards, names)
            for index, name in enumerate(table.header)
            if name and index != product
        }
        for index, name in enumerate(table.header):
            if chosen.get(name) == NOT_USED and index in self._headings:
                self._headings[index] = None
        self._known = [index for index, found in self._headings.items() if found is not None]
        table.refuse_uncomputed([product, *self._known])
        self._decimals = {index: self._decimal(index) for index in self._known}
        self._products: dict[str, str | Problem] = {}
        self._columns: dict[str, tuple[dict[int, _Column], str]] = {}

    @property
    def unused(self) -> tuple[str, ...]:
        """Columns that are no product's input."""
        return tuple(self.header[index] for index, found in self._headings.items() if not found)

    @cached_property
    def products(self) -> tuple[str, ...]:
        """The products of the rows, by key, as they first come."""
        texts = dict.fromkeys(map(str, self._table.columns[self._product]))
        found = (self._product_of(text) for text in texts)
        return tuple(dict.fromkeys(one for one in found if isinstance(one, str)))

    def meanings(self) -> tuple[str, ...]:
        """What each column is taken for: PRODUCT, an input's key, or NOT_USED."""
        return tuple(
            PRODUCT if index == self._product else self._meaning(index)
            for index in range(len(self.header))
        )

    def _meaning(self, index: int) -> str:
        heading = self._headings.get(index)
        for product in self.products if heading else ():
            found = self._of(product)[0].get(index)
            if found is not None:
                return found.input.name
        return NOT_USED

    def entries(self) -> Iterator[Entry]:
        """The rows that hold anything."""
        too_long = frozenset(self._table.too_long)
        rows = zip(*self._table.columns, strict=True)
        for number, cells in zip(self._table.row, rows, strict=True):
            if is_blank(cells):
                continue
            device, faults = self._device(number, cells)
            if number in too_long:
                faults.append(Fault(row=number, column="", code="cells_beyond"))
            kept = None if faults else device
            yield Entry(row=number, cells=cells, device=kept, faults=tuple(faults))

    def _decimal(self, index: int) -> str | None:
        texts = {cell: None for cell in self._table.columns[index] if isinstance(cell, str)}
        found = marks([cell for cell in texts if looks_like_number(cell)], self._table.separator)
        return None if found.unclear else found.decimal

    def _device(self, number: int, cells: Sequence[object]) -> tuple[Device | None, list[Fault]]:
        """The device of a row, or what is wrong in it: every cell by itself, all at once."""
        product = self._product_of(str(cells[self._product]))
        if isinstance(product, Problem):
            return None, [_fault(number, self.header[self._product], product)]
        columns, known = self._of(product)
        faults: list[Fault] = []
        figures: dict[str, float | str] = {}
        for index in self._known:
            cell = cells[index]
            if cell == "" or (type(cell) is not float and is_missing(cell)):
                continue
            column, heading = columns.get(index), self.header[index]
            if column is None:
                told = (figure("known", known),)
                fault = Fault(row=number, column=heading, code="input_unknown", figures=told)
                faults.append(fault)
            elif column.input.name in figures:
                faults.append(Fault(row=number, column=heading, code="input_twice"))
            else:
                try:
                    figures[column.input.name] = self._known_value(column, cell)
                except Problem as problem:
                    faults.append(_fault(number, heading, problem))
        return (None, faults) if faults else (Device(product, figures), [])

    def _product_of(self, text: str) -> str | Problem:
        if text not in self._products:
            try:
                self._products[text] = self._names.product(text, place="product")
            except Problem as problem:
                self._products[text] = problem
        return self._products[text]

    def _of(self, product: str) -> tuple[dict[int, _Column], str]:
        """The columns that are inputs of a product, and their names."""
        if product not in self._columns:
            found: dict[int, _Column] = {}
            for index in self._known:
                name, unit = self._headings[index] or ("", "")
                one = self._names.input(product, name)
                if one is not None:
                    found[index] = _Column(input=one, unit=unit, decimal=self._decimals[index])
            listed = ", ".join(self.header[index] for index in found) or "–"
            self._columns[product] = found, listed
        return self._columns[product]

    def _known_value(self, column: _Column, cell: object) -> float | str:
        """The value of a cell; of texts that come again it is looked up once. Raises Problem."""
        if type(cell) is float and column.is_plain:
            return cell
        if type(cell) is not str:
            return self._value(column, cell)
        value = column.values.get(cell)
        if value is None:
            if len(column.values) >= _VALUES:
                column.values.clear()
            value = column.values[cell] = self._value(column, cell)
        return value

    def _value(self, column: _Column, cell: object) -> float | str:
        """Raises Problem `input_not_number`, `input_word_unknown`, `input_unit`."""
        one, unit = column.input, column.unit
        if one.words:
            return value_of(one, self._names.word(one, cell), one.name)
        if isinstance(cell, str) and column.decimal is not None:
            cell = plain_figure(cell, column.decimal)
            written = _FIGURE.fullmatch(str(cell).strip())
            if written and (parse(written[2]) or _is_counted(one, written[2])):
                cell, unit = written[1], written[2]
        value = value_of(one, cell, one.name)
        if isinstance(value, str) or not unit:
            return value
        return value * _factor(one, unit)


def open_devices(
    path: Path, standards: Standards, names: Names, chosen: Mapping[str, str] = NONE_CHOSEN
) -> DeviceFile:
    """A file of devices. chosen: heading -> the input it is taken for, PRODUCT or NOT_USED.

    Raises Problem `devices_none`, `batch_no_product`, `table_not_computed`, those of `read_rows`.
    """
    with paused():
        return _opened(path, standards, names, chosen)


def _opened(
    path: Path, standards: Standards, names: Names, chosen: Mapping[str, str]
) -> DeviceFile:
    rows = read_rows(path)

    def is_known(name: str) -> bool:
        known = plain(name) in _PRODUCT or _heading(name, standards, names) is not None
        return known or name in chosen

    try:
        table = named_table(rows, is_known)
    except Problem as problem:
        code = {"table_empty": "devices_none", "table_unnamed": "batch_no_product"}
        if problem.code not in code:
            raise
        raise Problem(code[problem.code], str(path)) from problem
    named = [i for i, name in enumerate(table.header) if chosen.get(name) == PRODUCT]
    named += [
        i for i, name in enumerate(table.header) if plain(name) in _PRODUCT and name not in chosen
    ]
    if not named:
        raise Problem("batch_no_product", str(path))
    return DeviceFile(table, named[0], standards, names, chosen)


def _chosen(heading: str, chosen: Mapping[str, str]) -> tuple[str, str] | None:
    """The input a heading was given, with the unit behind the heading."""
    name = chosen.get(heading)
    if name is None or name in (PRODUCT, NOT_USED):
        return None
    parts = _UNIT_BEHIND.fullmatch(heading.strip())
    return name, (parts[2] or parts[3]).strip() if parts else ""


def _heading(text: str, standards: Standards, names: Names) -> tuple[str, str] | None:
    """The name of an input in a heading, and the unit behind it; None where it is none."""
    if any(names.input(product, text) for product in standards.products):
        return text, ""
    parts = _UNIT_BEHIND.fullmatch(text.strip())
    if parts is None:
        return None
    name, unit = parts[1], (parts[2] or parts[3]).strip()
    if any(names.input(product, name) for product in standards.products):
        return name, unit
    return None


def _factor(one: Input, unit: str) -> float:
    """What a figure in that unit is multiplied by; raises Problem `input_unit`."""
    if plain(unit) == plain(one.unit) or _is_counted(one, unit):
        return 1.0
    given, due = parse(unit), parse(one.unit)
    if given is not None and due is not None and given.measured is due.measured:
        if given.same_as(due) and given.offset == due.offset:
            return 1.0
        # Of shares only per cent: kW/ton is the reciprocal of W/W, and looks like one of them.
        if given.measured in (Measured.POWER, Measured.FLOW) or "%" in (given.text, due.text):
            return given.size / due.size
    told = figure("given", unit[:40]), figure("unit", one.unit or "–")
    raise Problem("input_unit", one.name, *told)


def _is_counted(one: Input, unit: str) -> bool:
    return bare(unit) in COUNTED.get(one.name, ())


def _fault(number: int, column: str, problem: Problem) -> Fault:
    return Fault(row=number, column=column, code=problem.code, figures=problem.figures)
