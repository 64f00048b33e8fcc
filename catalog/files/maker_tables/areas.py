"""The sheets of a file into areas: texts above, rows of headings, rows of figures.

An area ends at an empty row or at a row of texts. Rows of numbers over the figures whose own
labels are headings, as temperatures over a cross table, are headings too. An area without
headings of its own, under a text as "LWT 9 °C", has those of the area above it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from catalog.files.cells import is_missing, looks_like_number
from catalog.files.maker_tables.headings import has_written_unit
from catalog.files.rows import Cell, Rows, is_blank

MOST_AREAS = 200
_LEAST_FIGURES = 2  # of a row of figures


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingRow:
    """A row over the figures: the text of each column, spread over those it spans.

    numbers: whether it is a row of numbers, the conditions across a cross table.
    """

    number: int
    cells: tuple[Cell, ...]
    numbers: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A table within a sheet.

    above: texts over it, nearest last, with their rows; rows: its figures as they stand;
    numbers: of each row as the file counts; turned: rows are the columns of the sheet;
    group: the text over it alone where several stand side by side.
    """

    sheet: str
    above: tuple[tuple[int, str], ...]
    headings: tuple[HeadingRow, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: tuple[int, ...]
    uncomputed: tuple[int, ...] = ()  # columns, from 0, that hold formulas without values
    turned: bool = False
    group: str = ""

    def column_name(self, index: int) -> str:
        """A column as a spreadsheet names it; of a sheet that was turned, its row."""
        return str(index + 1) if self.turned else column_letters(index)

    def row_name(self, number: int) -> str:
        """A row as a spreadsheet names it; of a sheet that was turned, its column."""
        return column_letters(number - 1) if self.turned else str(number)

    def cell_name(self, number: int, index: int | None) -> tuple[int, str]:
        """Row (0: none) and column of a cell; without an index of a whole row."""
        if self.turned:
            return (0 if index is None else index + 1), column_letters(number - 1)
        return number, "" if index is None else column_letters(index)

    @property
    def width(self) -> int:
        """Columns; every row has as many cells."""
        return len(self.rows[0]) if self.rows else 0


def column_letters(column: int) -> str:
    """A column as spreadsheets name it: 0 is A."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(slots=True)
class _Open:
    """What was read since the figures before."""

    above: list[tuple[int, str]] = field(default_factory=list)
    headings: list[HeadingRow] = field(default_factory=list)
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)


def areas_of(
    sheet: Rows, names_condition: Callable[[str], bool], *, shares_name: bool = False
) -> tuple[Area, ...]:
    """The areas of a sheet, from above; `names_condition`: whether a text names a condition or the
    model; shares_name: whether 100 %, 75 % over columns are part of their names, and no loads
    that figures are at.
    """
    found: list[Area] = []
    last: list[HeadingRow] = []  # headings of the area before
    now = _Open()

    def close() -> None:
        nonlocal now, last
        if now.rows and (now.headings or last):
            headings = now.headings or last
            last = headings
            found.extend(_side_by_side(_area(sheet, now, headings), names_condition))
        now = _Open(above=[] if now.rows else now.above, headings=[] if now.rows else now.headings)

    for at, row in enumerate(sheet.cells):
        if is_blank(row):
            if now.rows:
                close()
            continue
        if _is_figures(row) and not (shares_name and not now.rows and _is_of_shares(row)):
            below = _next_figures(sheet.cells, at)
            named = _named_columns(now.headings)
            if not now.rows and _is_across(row, below, names_condition, named):
                now.headings.append(
                    HeadingRow(number=sheet.numbers[at], cells=tuple(row), numbers=True)
                )
            else:
                now.rows.append(tuple(row))
                now.numbers.append(sheet.numbers[at])
            continue
        if now.rows:
            close()
        if len(found) >= MOST_AREAS:
            break
        _take_texts(now, row, sheet.numbers[at])
    close()
    return tuple(found)


def _take_texts(now: _Open, row: Sequence[Cell], number: int) -> None:
    """A row of texts: one text is said of all below it, several are headings."""
    texts = [cell.strip() for cell in row if isinstance(cell, str) and cell.strip()]
    different = list(dict.fromkeys(texts))
    if len(different) == 1 and not any(looks_like_number(cell) for cell in row if cell != ""):
        now.above.append((number, different[0]))
        return
    now.headings.append(HeadingRow(number=number, cells=tuple(row), numbers=False))


def _area(sheet: Rows, now: _Open, headings: Sequence[HeadingRow]) -> Area:
    width = max(len(row) for row in now.rows)
    last = len(headings) - 1
    return Area(
        sheet=sheet.sheet or "",
        above=tuple(now.above),
        headings=tuple(
            HeadingRow(
                number=one.number,
                cells=_spread(one.cells, width, spread=i < last),
                numbers=one.numbers,
            )
            for i, one in enumerate(headings)
        ),
        rows=tuple((*row, *[""] * (width - len(row))) for row in now.rows),
        numbers=tuple(now.numbers),
        uncomputed=tuple(
            column
            for column, first in sheet.uncomputed.items()
            if now.numbers[0] <= first <= now.numbers[-1]
        ),
        turned=sheet.turned,
    )


def _side_by_side(area: Area, names_condition: Callable[[str], bool]) -> Iterator[Area]:
    """The tables of an area that stand side by side: each begins with a condition of its own."""
    starts = [0]
    for index in range(1, area.width):
        beginning = _holds(area, index) and (
            not _holds(area, index - 1) or _begins_anew(area, index)
        )
        if beginning and names_condition(_lowest_text(area, index)):
            starts.append(index)
    if len(starts) == 1:
        yield area
        return
    for start, end in pairwise([*starts, area.width]):
        part = _part(area, start, end)
        if part.rows:
            yield part


def _begins_anew(area: Area, index: int) -> bool:
    """Whether the lowest headings from the first column on are repeated from here, under another
    text above them, as two models have the same columns.
    """
    lowest = [_lowest_text(area, i) for i in range(area.width)]
    over = [row for row in area.headings if not row.numbers][:-1]
    return (
        bool(lowest[0])
        and lowest[index] == lowest[0]
        and lowest[index:] == lowest[: area.width - index]
        and any(row.cells[index] != row.cells[0] for row in over)
    )


def _part(area: Area, start: int, end: int) -> Area:
    """Some columns of an area; what one heading row alone says of them stands above them."""

    def only(cells: Sequence[Cell]) -> tuple[Cell, ...]:
        return tuple(cell if start <= i < end else "" for i, cell in enumerate(cells))

    above, headings = list(area.above), []
    for at, one in enumerate(area.headings):
        cells = only(one.cells)
        texts = dict.fromkeys(_text(cell) for cell in cells if _text(cell))
        if len(texts) == 1 and not one.numbers and at + 1 < len(area.headings):
            above.append((one.number, next(iter(texts))))
        else:
            headings.append(replace(one, cells=cells))
    kept = [i for i, row in enumerate(area.rows) if not is_blank(only(row))]
    return replace(
        area,
        group=above[-1][1] if len(above) > len(area.above) else "",
        above=tuple(above),
        headings=tuple(headings),
        rows=tuple(only(area.rows[i]) for i in kept),
        numbers=tuple(area.numbers[i] for i in kept),
    )


def _holds(area: Area, index: int) -> bool:
    """Whether a column holds anything below its headings."""
    return any(row[index] != "" and str(row[index]).strip() for row in area.rows)


def _lowest_text(area: Area, index: int) -> str:
    texts = [_text(one.cells[index]) for one in area.headings if not one.numbers]
    return next((text for text in reversed(texts) if text), "")


def _spread(cells: Sequence[Cell], width: int, *, spread: bool) -> tuple[Cell, ...]:
    """A row of headings over the width; one that others stand under reaches to the next."""
    found: list[Cell] = []
    for column in range(width):
        cell = cells[column] if column < len(cells) else ""
        blank = cell is None or (isinstance(cell, str) and not cell.strip())
        found.append(found[-1] if blank and spread and found else cell)
    return tuple(found)


def _is_figures(row: Sequence[Cell]) -> bool:
    return sum(looks_like_number(cell) or has_written_unit(cell) for cell in row) >= _LEAST_FIGURES


def _is_of_shares(row: Sequence[Cell]) -> bool:
    """Whether the only figures of a row are per cents among texts: 100 %, 75 % under 效率."""
    figures = [cell for cell in row if looks_like_number(cell) or has_written_unit(cell)]
    shares = all(isinstance(cell, str) and cell.strip()[-1:] in "%％" for cell in figures)
    return shares and any(map(_text, row)) and len(figures) < sum(bool(str(c).strip()) for c in row)


def _next_figures(rows: Sequence[Sequence[Cell]], at: int) -> Sequence[Cell]:
    """The next row of figures behind one, unless an empty row comes first."""
    for row in rows[at + 1 :]:
        if is_blank(row):
            break
        if _is_figures(row):
            return row
    return ()


def _is_across(
    row: Sequence[Cell],
    below: Sequence[Cell],
    names_condition: Callable[[str], bool],
    named_columns: frozenset[int],
) -> bool:
    """Whether a row of numbers stands over figures: what it begins with is no figure's own."""
    first = next(i for i, cell in enumerate(row) if looks_like_number(cell))
    if not below or first == 0:
        return False
    labels = [_text(cell) for cell in row[:first]]
    under = [below[i] if i < len(below) else "" for i in range(first)]
    named = [text for text in labels if text]
    over_numbers = [
        text for text, cell in zip(labels, under, strict=True) if looks_like_number(cell)
    ]
    own = [text for i, text in enumerate(labels) if text and looks_like_number(under[i])
           and i in named_columns]  # fmt: skip
    if own and not any(map(names_condition, own)):
        return False  # 约1055 or 见样本 under 制冷量, in the first row of a list
    if any(over_numbers):
        return True
    if over_numbers or named:
        return all(map(names_condition, named))
    return any(map(_text, under))


def _named_columns(headings: Sequence[HeadingRow]) -> frozenset[int]:
    """The columns that the last heading row names."""
    last = headings[-1].cells if headings and not headings[-1].numbers else ()
    return frozenset(i for i, cell in enumerate(last) if _text(cell))


def _text(cell: Cell) -> str:
    return cell.strip() if isinstance(cell, str) and not is_missing(cell) else ""
