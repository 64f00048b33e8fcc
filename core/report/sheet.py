"""A sheet of a workbook, and how it is written: text stays text, figures keep their decimals."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from core.content.blocks import Quantity
from core.report.wording import cell, clean
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind, to_shown, unit

_FORMULA_STARTS = ("=", "+", "-", "@")
_HEAD_COLOUR = "E3F1F4"
_NARROWEST, _WIDEST = 9.0, 60.0  # widths of columns, in characters
_MEASURED_ROWS = 60  # rows looked at for the width of a column
_A4 = 9  # of the sizes of paper that Office knows

Value = str | int | Quantity
Rows = Iterable[Sequence[Value]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """name: the message `report.sheet.<name>`; frozen: the first cell that scrolls."""

    name: str
    titles: Sequence[str]
    rows: Rows
    frozen: str = "A2"


def write_sheet(book: Any, sheet: Sheet, language: Language) -> None:
    """Write a sheet row by row; widths come from the header and the first rows."""
    from itertools import chain, islice

    target = book.create_sheet(language.text(f"report.sheet.{sheet.name}"))
    target.freeze_panes = sheet.frozen
    _set_up_print(target, language)
    rows = iter(sheet.rows)
    first = list(islice(rows, _MEASURED_ROWS))
    for number, width in enumerate(_widths(sheet.titles, first, language)):
        target.column_dimensions[_letters(number)].width = width
    target.append([_head(target, title) for title in sheet.titles])
    last = 1
    for last, one in enumerate(chain(first, rows), 2):  # noqa: B007  the number is what is wanted
        target.append([_cell(target, value, language) for value in one])
    target.auto_filter.ref = f"A1:{_letters(len(sheet.titles) - 1)}{last}"


def _set_up_print(target: Any, language: Language) -> None:
    """A4 across, as wide as the page, the head on each, sheet and page at the foot."""
    target.page_setup.orientation = "landscape"
    target.page_setup.paperSize = _A4
    target.page_setup.fitToWidth, target.page_setup.fitToHeight = 1, 0
    target.sheet_properties.pageSetUpPr.fitToPage = True
    target.print_title_rows = "1:1"
    target.oddFooter.left.text = "&A"
    target.oddFooter.right.text = language.text("report.page", page="&P", pages="&N")


def _letters(number: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(number + 1))


def _widths(titles: Sequence[str], rows: Rows, language: Language) -> list[float]:
    """Widths in characters; a Chinese character takes two."""
    widths = [_NARROWEST] * len(titles)
    for one in (titles, *rows):
        for number, value in enumerate(one):
            text = cell(value, language) if isinstance(value, Quantity) else str(value)
            long = sum(1.0 if character < "\u2e80" else 2.0 for character in text) + 2.0
            widths[number] = min(max(widths[number], long), _WIDEST)
    return widths


def _head(target: Any, title: str) -> Any:
    from openpyxl.styles import Alignment, Font, PatternFill

    cell_of_title = _text(target, title)
    cell_of_title.font = Font(bold=True)
    cell_of_title.fill = PatternFill("solid", fgColor=_HEAD_COLOUR)
    cell_of_title.alignment = Alignment(vertical="top", wrap_text=True)
    return cell_of_title


def _cell(target: Any, value: Value, language: Language) -> Any:
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, str):
        return _text(target, value)
    if not isinstance(value, Quantity):
        return value
    if value.value is None:
        return None
    written = WriteOnlyCell(target, to_shown(float(value.value), value.kind, language.system))
    decimals = unit(value.kind, language.system).decimals
    grouped = "0" if value.kind is Kind.YEAR else "#,##0"
    written.number_format = f"{grouped}.{'0' * decimals}" if decimals else grouped
    return written


def _text(target: Any, value: str) -> Any:
    """Text stays text: a leading = + - @ begins no formula, here or after an edit."""
    from openpyxl.cell import WriteOnlyCell

    text = clean(value)
    written = WriteOnlyCell(target, text)
    written.data_type = "s"
    if text.startswith(_FORMULA_STARTS):
        written.quotePrefix = True
    return written
