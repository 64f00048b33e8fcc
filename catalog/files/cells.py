"""Cells into numbers: decimal marks, separators of thousands, units beside the figure."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import cast

import numpy as np
from numpy.typing import NDArray

from catalog.files.blocks import blocks
from catalog.files.month_words import is_worded
from catalog.files.units import Unit, unit_of_cell

FloatArray = NDArray[np.float64]

_BLANKS = str.maketrans("", "", " \t\u00a0\u2009\u202f'’")
_NUMBER = re.compile(
    r"[+-]?(?:\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?|\d*[.,]?\d+|\d+[.,])(?:[eE][+-]?\d+)?"
)
_NUMBER_AND_UNIT = re.compile(rf"({_NUMBER.pattern})(\D*)")
_STAMP = re.compile(
    r"\d{1,4}[-/.年]\d{1,2}([-/.月]\d{1,4})?.*|\d{1,2}:\d{2}.*|\d{8}[ T]*\d{1,2}:\d{2}.*"
)
_MISSING = frozenset([
    "", "-", "--", "---", "–", "—", "——", "/", "*", "na", "n/a", "n.a.", "#n/a", "nan", "null",
    "none", "nil", "无", "缺测", "缺失", "空", "故障", "离线", "missing", "no data", "nodata",
    "no value", "bad", "bad data", "fault", "error", "err", "offline", "comm fail", "i/o timeout",
    "timeout", "calc failed", "configure", "#value!", "#div/0!", "#ref!", "#num!", "#name?",
    "#null!", "invalid", "not available", "不详", "不明", "未知",
])  # fmt: skip
_POINTED = re.compile(  # a decimal point for certain
    r"\.\d{1,2}(?!\d)|\.\d{4,}|(?<!\d)0\.\d|\d{4,}\.\d|(?<!\d)\.\d"
)
_ANOTHER_FIGURE = re.compile(r"\s*/\s*\d")  # 10000/400V is two
_LARGEST = 1e60  # the square of a sum of such, in any unit, is still a number
_WIDE = str.maketrans("０１２３４５６７８９．，－＋％", "0123456789.,-+%")


def is_missing(cell: object) -> bool:
    """Whether a cell stands for no figure."""
    return cell is None or (isinstance(cell, str) and cell.strip().casefold() in _MISSING)


def _narrow(text: str) -> str:
    """A figure without blanks and apostrophes, in plain characters."""
    text = text.translate(_BLANKS)
    return text if text.isascii() else text.translate(_WIDE).replace("−", "-")


def looks_like_number(cell: object) -> bool:
    """A figure, perhaps with its unit."""
    if isinstance(cell, bool):
        return False
    if isinstance(cell, (int, float)):
        return True
    if not isinstance(cell, str):
        return False
    match = _NUMBER_AND_UNIT.fullmatch(_narrow(cell))
    return match is not None and (not match[2] or unit_of_cell(match[2]) is not None)


def unit_beside(cell: object) -> Unit | None:
    """The unit written behind the figure of a cell; None where there is none."""
    match = _NUMBER_AND_UNIT.fullmatch(_narrow(cell)) if isinstance(cell, str) else None
    return unit_of_cell(match[2]) if match and match[2] else None


def looks_like_stamp(cell: object) -> bool:
    """A date, a time or both."""
    if isinstance(cell, (datetime, date, time)):
        return True
    if not isinstance(cell, str):
        return False
    return bool(_STAMP.fullmatch(cell.strip())) or is_worded(cell)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """How numbers are written: the decimal mark, and how sure that is.

    unclear: a figure that could be read in two ways; taken: whether the table's separator
    decided it.
    """

    decimal: str
    unclear: str | None = None
    taken: bool = False


def marks(cells: Sequence[object], separator: str | None) -> Marks:
    """The decimal mark of a column.

    Figures with both marks, with one mark repeated, or with other than three digits after it
    decide. Where every figure reads 1,234 the separator of the table does: beside a comma it
    parts thousands, beside a semicolon decimals; else it is unclear. A point with three digits
    behind it is a decimal point unless repeated.
    """
    different: dict[object, None] = {}
    for block in blocks(cells):
        different.update(dict.fromkeys(block))
    joined = "\n".join([cell for cell in different if isinstance(cell, str)])
    comma, point = "," in joined, "." in joined
    if comma:
        joined = joined.translate(_BLANKS)
    if comma and point:
        both = re.search(r"\d[.,][\d.,]*[.,]", joined)
        if both:
            return Marks(decimal=_last_mark(both[0], joined, both.start()))
    if not comma:
        return Marks(decimal="," if re.search(r"\d\.\d{3}\.\d{3}", joined) else ".")
    if re.search(r"\d,\d{3},\d{3}(?!\d)", joined):
        return Marks(decimal=".")
    if re.search(r",(?:\d{1,2}|\d{4,})(?!\d)|(?<!\d)0,\d|\d{4},", joined):
        return Marks(decimal=",")
    example = re.search(r"\d+,\d+", joined)
    if example is None or point:
        return Marks(decimal=".")
    decided = {",": ".", ";": ","}.get(separator or "")
    if decided:
        return Marks(decimal=decided, taken=True)
    return Marks(decimal=".", unclear=example[0])


def table_decimal(columns: Iterable[Sequence[object]], separator: str | None) -> str:
    """ "," where a column of a table has decimal commas for certain and none has decimal points;
    "" where nothing is known of it.

    Beside such a column 6.500 is six thousand five hundred.
    """
    commas = False
    for cells in columns:
        texts = [cell for cell in cells if isinstance(cell, str) and looks_like_number(cell)]
        found = marks(texts, separator)
        if found.decimal == "," and not found.taken:
            commas = True
        elif any(_POINTED.search(text) for text in texts) and found.decimal == ".":
            return ""
    return "," if commas else ""


def marks_beside(cells: Sequence[object], separator: str | None, table: str) -> Marks:
    """The decimal mark of a column of a table whose own is known; see `table_decimal`."""
    found = marks(cells, separator)
    if table != "," or found.decimal == ",":
        return found
    texts = [cell for cell in cells if isinstance(cell, str)]
    pointed = any("." in text for text in texts)
    if not pointed or any(_POINTED.search(text) or "," in text for text in texts):
        return found
    return Marks(decimal=",", taken=True)


def _last_mark(start: str, joined: str, at: int) -> str:
    """The last mark of the figure that begins with `start`: the decimal one, if it differs."""
    match = _NUMBER.match(joined, at)
    written = match[0] if match and ("," in match[0] or "." in match[0]) else start
    last = max(written.rfind(","), written.rfind("."))
    mark = written[last]
    return mark if written.count(mark) == 1 else {",": ".", ".": ","}[mark]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """A column as numbers: nan where empty; what could not be read; units beside figures.

    bad: indices of cells that are no number; units: the units beside figures, each once, with the
    index of its first cell.
    """

    values: FloatArray
    bad: tuple[int, ...]
    units: tuple[tuple[Unit, int], ...] = ()


def numbers(cells: Sequence[object], decimal: str) -> Numbers:
    """Read a column; the plain case is one pass of `float`.

    A figure so large that reckoning with it ends in infinity is infinite here already.
    """
    plain = _plain(cells, decimal)
    read = _one_by_one(cells, decimal) if plain is None else Numbers(values=plain, bad=())
    beyond = np.abs(read.values) > _LARGEST
    read.values[beyond] = np.copysign(math.inf, read.values[beyond])
    return read


def _plain(cells: Sequence[object], decimal: str) -> FloatArray | None:
    """The column in one pass, where it holds nothing but figures and empty cells."""
    try:
        found = [_plain_block(block, decimal) for block in blocks(cells)]
    except (ValueError, TypeError):
        return None
    return np.concatenate(found) if found else np.empty(0)


def _plain_block(cells: Sequence[object], decimal: str) -> FloatArray:
    """Some of the cells; raises ValueError or TypeError where one of them is not plain."""
    types = set(map(type, cells))
    if bool in types:
        raise TypeError
    if str in types:
        only = len(types) == 1
        texts = cells if only else [cell for cell in cells if isinstance(cell, str)]
        written = cast("Sequence[str]", texts)
        joined = "\n".join(written)
        if "_" in joined:
            raise ValueError
        if decimal == ",":
            if "." in joined or len(types) > 1:
                raise ValueError
            cells = joined.replace(",", ".").split("\n")
    figures = cast("Sequence[float | str]", cells)  # what is neither raises
    if "" in figures:
        return np.array([float(cell) if cell != "" else math.nan for cell in figures])
    return np.array(list(map(float, figures)))


def _one_by_one(cells: Sequence[object], decimal: str) -> Numbers:
    values = np.full(len(cells), np.nan)
    bad: list[int] = []
    units: dict[str, tuple[Unit, int]] = {}
    thousands = {".": ",", ",": "."}[decimal]
    shape = re.compile(
        rf"([+-]?(?:\d{{1,3}}(?:\{thousands}\d{{3}})+|\d*)(?:\{decimal}\d*)?(?:[eE][+-]?\d+)?)(.*)",
        re.DOTALL,
    )
    for index, cell in enumerate(cells):
        if is_missing(cell):
            continue
        if isinstance(cell, (int, float)) and not isinstance(cell, bool):
            values[index] = cell
            continue
        try:
            value, unit = _figure(cast("str", cell), shape, thousands, decimal)
        except (ValueError, TypeError, AttributeError):
            bad.append(index)
            continue
        values[index] = value
        if unit:
            units.setdefault(unit.text.casefold(), (unit, index))
    return Numbers(values=values, bad=tuple(bad), units=tuple(units.values()))


def _figure(
    cell: str, shape: re.Pattern[str], thousands: str, decimal: str
) -> tuple[float, Unit | None]:
    """The figure and the unit of one cell; raises ValueError, TypeError or AttributeError."""
    text = _narrow(cell)
    if text.casefold() in ("inf", "+inf", "-inf"):
        return float(text), None
    match = shape.fullmatch(text)
    if match is None:
        raise ValueError(cell)
    value = float(match[1].replace(thousands, "").replace(decimal, "."))
    if not match[2]:
        return value, None
    unit = None if _ANOTHER_FIGURE.match(match[2]) else unit_of_cell(match[2])
    if unit is None:
        raise ValueError(cell)
    return value, unit


def plain_figure(cell: object, decimal: str) -> object:
    """A text that is a figure, with a decimal point and no separators; any other as it is."""
    if not isinstance(cell, str) or not looks_like_number(cell):
        return cell
    thousands = {".": ",", ",": "."}[decimal]
    return _narrow(cell).replace(thousands, "").replace(decimal, ".")
