"""Rows of cells as Parquet, where the library that writes it is installed."""

from collections.abc import Iterable
from typing import Any, BinaryIO

from core.vocabulary.problem import Problem
from gui.program.sheet_files import Cells

SUFFIX = ".parquet"


def as_parquet(file: BinaryIO, rows: Iterable[Cells]) -> None:
    """The first row names the columns; a column of figures is one of doubles, others are texts.

    What is empty is null. Raises Problem `parquet_unwritten`.
    """
    try:
        import pyarrow
        from pyarrow.parquet import write_table
    except ImportError as error:
        raise Problem("parquet_unwritten", SUFFIX) from error
    whole = list(rows)
    names = _different([str(name) for name in whole[0]])
    columns = zip(*(_as_wide(row, len(names)) for row in whole[1:]), strict=True)
    arrays = [pyarrow.array(*_column(cells)) for cells in columns] or [
        pyarrow.array([], pyarrow.string()) for _ in names
    ]
    write_table(pyarrow.Table.from_arrays(arrays, names=names), file)


def _as_wide(row: Cells, count: int) -> Cells:
    return [*row, *[""] * (count - len(row))][:count]


def _column(cells: tuple[object, ...]) -> tuple[list[Any], Any]:
    """Its values and their type."""
    import pyarrow

    known = [cell for cell in cells if cell != "" and cell is not None]
    figures = bool(known) and all(
        isinstance(cell, int | float) and not isinstance(cell, bool) for cell in known
    )
    if figures:
        values = [float(cell) if isinstance(cell, int | float) else None for cell in cells]
        return values, pyarrow.float64()
    return [None if cell == "" or cell is None else str(cell) for cell in cells], pyarrow.string()


def _different(names: list[str]) -> list[str]:
    """Names of columns must differ: a second one of the same gets its number."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return found
