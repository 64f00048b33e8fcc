"""Rows that hold several points: 15/25/30 under the flow beside 35/32/30 under the head.

At least three figures in a cell, and as many in another one of the row: a pair is a range or two
temperatures, and one such cell alone is something else, as the mains 380/3/50 or a size.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from catalog.files.rows import Cell, Rows
from core.machines.mains import read_mains

_SEVERAL = re.compile(r"\s*\d+(?:\.\d+)?(?:\s*[/／、]\s*\d+(?:\.\d+)?){2,}\s*")
_MARK = re.compile(r"\s*[/／、]\s*")
_LEAST_CELLS = 2


def rows_apart(sheet: Rows) -> Rows:
    """A sheet with a row for each of the points that one row holds, all under its number."""
    cells: list[list[Cell]] = []
    numbers: list[int] = []
    for row, number in zip(sheet.cells, sheet.numbers, strict=True):
        apart = _apart(row)
        cells += apart
        numbers += [number] * len(apart)
    return sheet if len(cells) == len(sheet.cells) else replace(sheet, cells=cells, numbers=numbers)


def _apart(row: list[Cell]) -> list[list[Cell]]:
    held = {i: _MARK.split(cell.strip()) for i, cell in enumerate(row) if _is_several(cell)}
    counts = Counter(len(parts) for parts in held.values())
    if not counts or max(counts.values()) < _LEAST_CELLS or len(counts) > 1:
        return [row]
    (count,) = counts
    return [[_of(row, held, i, at) for i in range(len(row))] for at in range(count)]


def _is_several(cell: Cell) -> bool:
    if not isinstance(cell, str) or _SEVERAL.fullmatch(cell) is None:
        return False
    return read_mains(cell).frequency_hz is None


def _of(row: Sequence[Cell], held: dict[int, list[str]], index: int, at: int) -> Cell:
    """A cell of one of the points: what is said once is said in the first of them."""
    if index in held:
        return held[index][at]
    return row[index] if at == 0 else ""
