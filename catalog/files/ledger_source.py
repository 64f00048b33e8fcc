"""The table of a ledger's file: headings in two rows, merged cells, a sheet for each workshop.

Sheets that hold machines under the same headings are one ledger, with a column that says the sheet.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from catalog.files.cells import looks_like_number
from catalog.files.ledger_sheets import together
from catalog.files.rows import Cell, Rows, is_blank, read_sheets
from catalog.files.tables import Table, named_table
from catalog.files.units import is_unit
from core.ledger.naming import key_of
from core.vocabulary.problem import Problem

SHEET_HEADING = "工作表"
_SEARCHED, _TEXTS_OF_HEADINGS = 60, 3
_MACHINES = frozenset(["name", "model"])
_PIECES = frozenset(["台", "套", "台套", "个", "组"])
_SAID_AT_LEAST = 2  # known headings of a sheet of machines


def is_known(heading: str) -> bool:
    """Whether a heading names a field of an asset."""
    return key_of(heading) is not None


def ledger_table(path: Path) -> Table:
    """Every row of every sheet of machines. Raises Problem of `read_sheets`, `table_…`."""
    sheets = read_sheets(path)
    tables, trouble = [], None
    for rows in sheets:
        try:
            table = named_table(with_one_row_of_headings(rows), is_known)
        except Problem as problem:
            trouble = trouble or problem
            continue
        tables.append(table)
    several = [one for one in tables if _of_machines(one)] or tables[:1]
    if not several:
        assert trouble is not None  # noqa: S101  a file has a sheet
        raise trouble
    return several[0] if len(several) == 1 else together(several, SHEET_HEADING)


def _of_machines(table: Table) -> bool:
    keys = [key for heading in table.header if (key := key_of(heading))]
    return bool(_MACHINES & set(keys)) and len(keys) >= _SAID_AT_LEAST


def with_one_row_of_headings(rows: Rows) -> Rows:
    """Two rows of headings as one: 电机 over 型号 is 电机型号, 铭牌参数 over 转速 is 转速."""
    counts = [_known(row) for row in rows.cells[:_SEARCHED]]
    best = max(counts, default=0)
    if not best:
        return rows
    at = counts.index(best)
    above, below = _row(rows, at - 1), _row(rows, at + 1)
    if _is_second(below) and _known(below) and _goes_on(_row(rows, at), below):
        first, names = at, _joined(_row(rows, at), below)
    elif _is_second(_row(rows, at)) and _is_group(above, _row(rows, at)):
        first, names = at - 1, _joined(above, _row(rows, at))
    else:
        return rows
    cells = [*rows.cells[:first], names, *rows.cells[first + 2 :]]
    numbers = [*rows.numbers[:first], rows.numbers[first + 1], *rows.numbers[first + 2 :]]
    return replace(rows, cells=cells, numbers=numbers)


def _row(rows: Rows, at: int) -> Sequence[Cell]:
    return rows.cells[at] if 0 <= at < len(rows.cells) else []


def _text(row: Sequence[Cell], at: int) -> str:
    return str(row[at]).strip() if at < len(row) else ""


def _known(row: Sequence[Cell]) -> int:
    return sum(isinstance(cell, str) and is_known(cell) for cell in row)


def _is_second(row: Sequence[Cell]) -> bool:
    """A row of texts alone."""
    return not is_blank(row) and not any(looks_like_number(cell) for cell in row if cell != "")


def _goes_on(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Whether a row stands under headings and not under machines: where the upper one names a
    field of a machine the lower says nothing, or the same (merged), or a unit.
    """
    width = max(len(upper), len(lower))
    named = [at for at in range(width) if key_of(_text(upper, at)) in ("name", "id", "sequence")]
    return all(_text(lower, at) in ("", _text(upper, at)) for at in named)


def _is_group(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Whether a row over headings groups them; a title is one text."""
    texts = {str(cell).strip() for cell in upper if str(cell).strip()}
    if len(texts) < _TEXTS_OF_HEADINGS or any(looks_like_number(cell) for cell in upper if cell):
        return False
    width = max(len(upper), len(lower))
    blank_below = any(_text(upper, at) and not _text(lower, at) for at in range(width))
    keys = [key for cell in lower if (key := key_of(str(cell)))]
    return blank_below or len(keys) != len(set(keys)) or _known(upper) > 0


def _says_unit(text: str) -> bool:
    """kW, 万元, h/a, 台: what stands under a name of a field, and is none itself."""
    bare = text.strip("()（）[]【】")
    return is_unit(bare) or bare in _PIECES or not is_known(text)


def _joined(upper: Sequence[Cell], lower: Sequence[Cell]) -> list[Cell]:
    names: list[Cell] = []
    over = ""
    for at in range(max(len(upper), len(lower))):
        above, below = _text(upper, at), _text(lower, at)
        over = above or (over if below else "")
        if not below or below == over:
            names.append(above or below)
        elif is_known(above) and _says_unit(below):
            names.append(f"{above} ({below.strip('()（）[]')})")
        elif is_known(over + below) or not is_known(below):
            names.append(over + below)
        else:
            names.append(below)
    return names
