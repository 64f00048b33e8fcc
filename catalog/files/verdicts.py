"""A file of devices to be judged: CSV or XLSX, one row a device, faults by row and column.

The first row names the columns: `product` and the inputs of the products, by key or by name
in either language. A column that is no product's input (a tag, a maker) is carried along.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from catalog.files.rows import read_rows
from core.finding import Figure, figure
from core.problem import Problem
from core.standards.inputs import Input, figures_of
from core.standards.judge import Device
from core.standards.library import Standards
from core.standards.naming import Names, plain

_PRODUCT = ("product", "产品")
_FIRST_ROW = 2  # as a spreadsheet counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong in one cell: message `problem.<code>`. Rows count as a spreadsheet does."""

    row: int
    column: str
    code: str
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceTable:
    """The devices of a file, the cells as they were, what is wrong, and what is not used."""

    header: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]  # as wide as the header
    devices: tuple[Device, ...]  # one a row where there are no faults
    faults: tuple[Fault, ...]
    unused: tuple[str, ...]  # columns that are no product's input


def read_devices(path: Path, standards: Standards, names: Names) -> DeviceTable:
    """The devices of a file.

    Raises Problem `cannot_read`, `devices_unreadable`, `devices_none`, `batch_no_product`.
    """
    cells = read_rows(path).cells
    if len(cells) <= 1:
        raise Problem("devices_none", str(path))
    header = tuple(str(cell).strip() for cell in cells[0])
    at = next((i for i, name in enumerate(header) if plain(name) in _PRODUCT), None)
    if at is None:
        raise Problem("batch_no_product", str(path))
    reading = _Reading(standards, names, header, at)
    devices, faults, rows = [], [], []
    for number, row in enumerate(cells[1:], _FIRST_ROW):
        if not any(str(cell).strip() for cell in row):
            continue
        full = tuple([*row, *[""] * len(header)][: len(header)])
        rows.append(full)
        device, found = reading.device(number, full)
        faults += found
        if device is not None:
            devices.append(device)
    return DeviceTable(
        header=header, rows=tuple(rows), devices=tuple(devices), faults=tuple(faults),
        unused=reading.unused(),
    )  # fmt: skip


class _Reading:
    """Rows under one header."""

    def __init__(
        self, standards: Standards, names: Names, header: tuple[str, ...], product: int
    ) -> None:
        self.standards = standards
        self.names = names
        self.header = header
        self.product = product
        self.known = {
            index
            for index, name in enumerate(header)
            if any(names.input(one, name) for one in standards.products)
        }

    def unused(self) -> tuple[str, ...]:
        """Columns that are no product's input."""
        return tuple(
            name
            for index, name in enumerate(self.header)
            if name and index != self.product and index not in self.known
        )

    def device(self, number: int, row: Sequence[object]) -> tuple[Device | None, list[Fault]]:
        """The device of a row, or what is wrong in it."""
        try:
            product = self.names.product(str(row[self.product]), place=f"{number}")
        except Problem as problem:
            return None, [_fault(number, self.header[self.product], problem)]
        faults: list[Fault] = []
        entered: dict[str, object] = {}
        columns: dict[str, str] = {}
        for index in sorted(self.known):
            value, column = row[index], self.header[index]
            if not str(value).strip():
                continue
            one = self.names.input(product, column)
            if one is None:
                faults.append(Fault(row=number, column=column, code="input_unknown",
                                    figures=(figure("known", self._listed(product)),)))  # fmt: skip
            elif one.name in entered:
                faults.append(Fault(row=number, column=column, code="input_twice"))
            else:
                entered[one.name], columns[one.name] = self.names.word(one, value), column
        figures, wrong = self._figures(product, entered, columns, number)
        faults += wrong
        return (None, faults) if faults else (Device(product, figures), [])

    def _listed(self, product: str) -> str:
        found = {self.header[i]: self.names.input(product, self.header[i]) for i in self.known}
        return ", ".join(name for name, one in found.items() if one is not None) or "–"

    def _figures(
        self, product: str, entered: Mapping[str, object], columns: Mapping[str, str], number: int
    ) -> tuple[dict[str, float | str], list[Fault]]:
        """Every cell by itself, so that all faults of a row are found at once."""
        figures: dict[str, float | str] = {}
        faults: list[Fault] = []
        for name, value in entered.items():
            try:
                figures |= figures_of(self.standards, product, {name: value})
            except Problem as problem:
                faults.append(_fault(number, columns[name], problem))
        return figures, faults


def _fault(number: int, column: str, problem: Problem) -> Fault:
    return Fault(row=number, column=column, code=problem.code, figures=problem.figures)


__all__ = ["DeviceTable", "Fault", "Input", "read_devices"]
