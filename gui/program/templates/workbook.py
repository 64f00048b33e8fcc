"""Tables to fill in, as workbooks: an example under the headings, explanations beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from core.vocabulary.clock import require_clock
from core.vocabulary.language import Language

_HEAD_COLOUR = "E3F1F4"
_NARROWEST, _WIDEST = 10.0, 70.0  # widths of columns, in characters

Cell = str | float | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateColumn:
    """A column: its heading with the unit, an example of it, and what is to be entered."""

    heading: str
    example: Cell
    about: str = ""
    needed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A table to fill in. rows: the examples, where they are other than one of each column."""

    title: str
    columns: Sequence[TemplateColumn]
    rows: Sequence[Sequence[Cell]] = ()
    notes: Sequence[str] = ()


def explanations(languages: Sequence[Language]) -> frozenset[str]:
    """What the sheet beside the table is called, which is not read back."""
    return frozenset(one.text("template.sheet.about") for one in languages)


def template_workbook(template: Template, language: Language) -> bytes:
    """The workbook; the first sheet is read back as it is."""
    from openpyxl import Workbook  # a quarter of a second, and only here
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    require_clock("XLSX")
    book = Workbook()
    book.properties.title = template.title
    table = book.active
    table.title = language.text("template.sheet.table")
    table.append([column.heading for column in template.columns])
    for row in template.rows or ([column.example for column in template.columns],):
        table.append(list(row))
    about = book.create_sheet(language.text("template.sheet.about"))
    about.append([template.title])
    for note in (language.text("template.example_row"), *template.notes):
        about.append([note])
    about.append([])
    heads = ("column", "needed", "about", "example")
    about.append([language.text(f"template.head.{head}") for head in heads])
    headings = about.max_row
    for column in template.columns:
        needed = language.text("choice.yes" if column.needed else "choice.no")
        about.append([column.heading, needed, column.about, column.example])
    bold, fill = Font(bold=True), PatternFill("solid", fgColor=_HEAD_COLOUR)
    for sheet, number in ((table, 1), (about, headings)):
        for cell in sheet[number]:
            cell.font, cell.fill = bold, fill
    about["A1"].font = bold
    for index, column in enumerate(template.columns, 1):
        width = min(max(_width(column.heading), _NARROWEST), _WIDEST)
        table.column_dimensions[get_column_letter(index)].width = width
    for letter, width in zip("ABCD", (42.0, 10.0, _WIDEST, 24.0), strict=True):
        about.column_dimensions[letter].width = width
    for cells in about.iter_rows(min_row=headings + 1, min_col=3, max_col=3):
        cells[0].alignment = Alignment(wrap_text=True, vertical="top")
    table.freeze_panes = "A2"
    _keep_texts(table)
    _keep_texts(about)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _keep_texts(sheet) -> None:  # type: ignore[no-untyped-def]
    """A text that begins like a formula stays a text."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                cell.data_type = "s"


def _width(text: str) -> float:
    """Characters as wide as they are shown: one of Chinese takes two."""
    return 2.0 + sum(1 if ord(character) < 0x2E80 else 2 for character in text)
