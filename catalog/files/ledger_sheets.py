"""The sheets of a workbook as one table, whatever the order and the words of their headings.

Columns of one heading are one; so are those that name one field in other words (功率(kW), 功率). Of
these a cell of another unit takes the unit of its own heading along.
"""

from collections.abc import Sequence
from dataclasses import replace

from catalog.files.cells import looks_like_number
from catalog.files.ledger_units import OWN, ratio, unit_text
from catalog.files.rows import Cell
from catalog.files.tables import Table
from catalog.files.units import units_of
from core.ledger.naming import key_of, of_one, without_of_one


def together(tables: Sequence[Table], sheet_heading: str) -> Table:
    """The columns of the first, and what the others have more; last the sheet of each row."""
    header: list[str] = []
    stands = [_standing(table, header) for table in tables]
    columns: list[list[Cell]] = [[] for _ in header]
    sheet: list[Cell] = []
    row: list[int] = []
    uncomputed: dict[int, int] = {}
    for table, where in zip(tables, stands, strict=True):
        count = len(table.row)
        own = {at: here for here, at in reversed([*enumerate(where)])}
        for at, heading in enumerate(header):
            here = own.get(at)
            columns[at] += [""] * count if here is None else _cells(table, here, heading)
            if here is not None and here in table.uncomputed:
                uncomputed.setdefault(at, table.uncomputed[here])
        sheet += [table.sheet or ""] * count
        row += list(table.row)
    return replace(
        tables[0], header=(*header, sheet_heading), columns=(*map(tuple, columns), tuple(sheet)),
        row=row, sheet=None, uncomputed=uncomputed,
    )  # fmt: skip


def _standing(table: Table, header: list[str]) -> list[int]:
    """Where each column of a sheet stands in the whole, which grows by those that are new."""
    before = len(header)
    found: list[int] = []
    for heading in table.header:
        known = [at for at in range(before) if header[at] == heading and at not in found]
        key = key_of(heading)
        if not known and key and all(key_of(one) != key or one == heading for one in table.header):
            known = [
                at for at in range(before)
                if key_of(header[at]) == key and header[at] not in table.header
                and of_one(header[at]) is of_one(heading)
            ]  # fmt: skip
        if not known:
            header.append(heading)
            known = [len(header) - 1]
        found.append(known[0])
    return found


def _cells(table: Table, here: int, heading: str) -> Sequence[Cell]:
    """Of a column under another heading; figures say the unit of their own where it is another."""
    cells, own = table.columns[here], table.header[here]
    key = key_of(own)
    if own == heading or key not in OWN:
        return cells
    unit = _unit(own) or OWN[key]
    if unit == (_unit(heading) or OWN[key]):
        return cells
    return [
        f"{cell}{unit}" if looks_like_number(cell) and not unit_text(cell) else cell
        for cell in cells
    ]


def _unit(heading: str) -> str:
    """The unit a heading names of its field; "" where none."""
    key = key_of(heading) or ""
    units = units_of(without_of_one(heading))
    return next((unit.text for unit in units if ratio(key, unit) is not None), "")
