"""Cells that cannot be used: what is wrong in one, and several as a message lists them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.vocabulary.finding import Figure, figure
from core.vocabulary.quantity import Kind

_LISTED = 20
_LONGEST_TEXT = 24
MISSING = "column_missing"  # a fault of a header

Cell = tuple[int, str, str]  # row as the file counts, column, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Its place and its reason: a message whose key ends in `code`.

    Rows count as the file does, the first is 1; an empty column is the whole row; sheet: of a
    workbook whose sheets are read together.
    """

    row: int
    column: str
    code: str
    figures: tuple[Figure, ...] = ()
    sheet: str = ""


def number_of(faults: Iterable[Fault]) -> int:
    """How many there are to be corrected: the columns that one header lacks are one."""
    lacking, others = set[tuple[str, int]](), 0
    for one in faults:
        if one.code == MISSING:
            lacking.add((one.sheet, one.row))
        else:
            others += 1
    return len(lacking) + others


def listed_cells(cells: Iterable[Cell]) -> tuple[Figure, Figure]:
    """How many there are, and the first of them by row: `12 [V]: off; 31 [A]: ?`."""
    ordered = sorted(cells)
    shown = "; ".join(
        f"{row} [{column}]: {_short(text)}" for row, column, text in ordered[:_LISTED]
    )
    more = "; …" if len(ordered) > _LISTED else ""
    return figure("count", len(ordered), Kind.COUNT), figure("cells", shown + more)


def first_of(cells: Sequence[Cell]) -> Cell:
    """The one that stands first in the file."""
    return min(cells)


def _short(text: str) -> str:
    plain = " ".join(text.split()) or '""'
    return plain if len(plain) <= _LONGEST_TEXT else f"{plain[: _LONGEST_TEXT - 1]}…"
