"""The cells of a whole column of a file, read at once.

Large files are of figures mostly. A column in which every cell is a plain number within the limits
is told by its letters, its least and its greatest; only where that fails is it read cell by cell,
which says what is wrong with which.
"""

from collections.abc import Sequence
from math import isfinite

from catalog.devices.columns import UNPRINTABLE, Column, Form, parse
from core.vocabulary.field import Field

_NO_PLAIN_NUMBER = "_nN"  # 1_000, nan and inf: what float reads and no file means


def parse_all(column: Column, cells: Sequence[str]) -> list[object]:
    """The value of every cell, None of an empty one, as `parse` has it. Raises BadCell."""
    if column.form is Form.NUMBER:
        numbers = _numbers(column, cells)
        if numbers is not None:
            return numbers
    if column.form is Form.TEXT and not UNPRINTABLE.search("".join(cells)):
        texts = list(map(str.strip, cells))
        if "" not in texts:
            return list(texts)
    known = {cell: parse(column, cell) for cell in dict.fromkeys(cells)}
    return [known[cell] for cell in cells]


def _numbers(column: Column, cells: Sequence[str]) -> list[object] | None:
    """The numbers of a column in which all is well; None where that is not plain to see."""
    whole = "\n".join(cells)
    if not whole.isascii() or any(letter in whole for letter in _NO_PLAIN_NUMBER):
        return None
    gaps = "" in cells
    try:
        stated = list(map(float, filter(None, cells) if gaps else cells))
    except ValueError:
        return None
    if gaps and column.required:
        return None
    if not isfinite(sum(stated)) or not _are_within(column.field, stated):
        return None
    if not gaps:
        return list(stated)
    rest = iter(stated)
    return [next(rest) if cell else None for cell in cells]


def _are_within(field: Field, numbers: Sequence[float]) -> bool:
    """Whether numbers keep the limits of their field."""
    if not numbers or (field.minimum is None and field.maximum is None):
        return True
    return not field.is_below(min(numbers)) and not field.is_above(max(numbers))
