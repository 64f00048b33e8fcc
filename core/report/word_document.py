"""A report as a Word document: its texts, tables and charts for whoever edits them further.

Charts are pictures. What a person typed is text, never markup.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from core.content.blocks import (
    Beside,
    Block,
    Cards,
    Findings,
    Heading,
    Names,
    Paragraph,
    Plot,
    Properties,
    Property,
    ReportContent,
    Table,
)
from core.report.plain_tables import cell_text, titles_of
from core.report.typesetting import plots_png
from core.report.wording import cell, clean
from core.vocabulary.clock import require_clock
from core.vocabulary.finding import Severity
from core.vocabulary.language import Language

_FONT = "Noto Sans SC"
_FONT_IN_CHINESE = "宋体"  # there wherever Chinese documents are read
_BODY_PT, _TABLE_PT, _SMALL_PT = 10.0, 8.5, 8.0
_MARGIN_MM = 20.0
_PICTURE_MM = 150.0  # width of a chart
_ACCENT = "0F6E84"


def word_document(content: ReportContent, language: Language, resources: Path) -> bytes:
    """The report as DOCX; resources: the folder with report/ (templates) and fonts/."""
    from docx import Document  # a third of a second, and only here
    from docx.shared import Mm

    language = language.about(content.subjects)
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(page, side, Mm(_MARGIN_MM))
    require_clock("DOCX")
    plots = [plot for section in content.sections for plot in _plots(section.blocks)]
    charts = [plot.chart for plot in plots]
    pictures = plots_png(charts, content, language, resources, _PICTURE_MM)
    writer = _Writer(document, content, language, iter(pictures))
    writer.styles()
    writer.front()
    for section in content.sections:
        writer.heading(cell(section.title, language), 1)
        writer.blocks(section.blocks)
    if not content.cover:
        writer.signatures()
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _plots(blocks: Iterable[Block]) -> Iterator[Plot]:
    """The charts, in the order they are written."""
    for block in blocks:
        if isinstance(block, Beside):
            yield from _plots((*block.left, *block.middle, *block.right))
        elif isinstance(block, Plot):
            yield block


class _Writer:
    """Puts blocks into a document, one below the other; pictures: of its charts, in order."""

    def __init__(
        self,
        document: Any,
        content: ReportContent,
        language: Language,
        pictures: Iterator[bytes],
    ) -> None:
        self._document, self._content, self._language = document, content, language
        self._pictures = pictures

    def styles(self) -> None:
        """Fonts, and the properties of the file."""
        from docx.oxml.ns import qn
        from docx.shared import Pt, RGBColor

        accent = self._content.letterhead.accent.removeprefix("#") or _ACCENT
        for name in ("Normal", "Heading 1", "Heading 2", "Title"):
            style = self._document.styles[name]
            style.font.name = _FONT
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            fonts.set(qn("w:eastAsia"), _FONT_IN_CHINESE)
            if name != "Normal":
                style.font.color.rgb = RGBColor.from_string(accent)
        self._document.styles["Normal"].font.size = Pt(_BODY_PT)
        about = self._document.core_properties
        about.title = f"{self._text(self._content.title)} · {self._project()}"
        about.author = clean(self._content.author)
        about.language = self._language.code

    def front(self) -> None:
        """Title, facts, and on a cover the signatures."""
        letterhead, language = self._content.letterhead, self._language
        header = self._document.sections[0].header.paragraphs[0]
        marks = [cell(one, language) for one in self._content.marks]
        header.text = "  ".join(
            one for one in (clean(letterhead.header), self._project(), *marks) if one
        )
        versions = language.text(
            "report.versions",
            program=self._content.program_version,
            catalog=self._content.catalog_version,
        )
        footer = self._document.sections[0].footer.paragraphs[0]
        footer.text = "  ".join(one for one in (clean(letterhead.footer), versions) if one)
        for text in (clean(letterhead.company), clean(letterhead.address)):
            if text:
                self._document.add_paragraph(text)
        self._document.add_heading(self._project(), 0)
        self._document.add_paragraph(self._text(self._content.title))
        self._properties(self._content.facts)
        self._document.add_paragraph(language.date(self._content.day))
        if self._content.cover:
            self.signatures()
            self._document.add_page_break()

    def signatures(self) -> None:
        """Roles and names, and a row for days."""
        signed = self._content.signatures
        if not signed:
            return
        from docx.shared import Mm

        self._document.add_paragraph()
        table = self._table(2, 2 * len(signed))
        day = self._language.text("report.signature.date")
        for at, one in enumerate(signed):
            texts = ((self._text(one.title), self._text(one.value)), (day, ""))
            for row, pair in zip(table.rows, texts, strict=True):
                row.height = Mm(9)
                for cell_of, text in zip(row.cells[2 * at : 2 * at + 2], pair, strict=True):
                    self._fill(cell_of, text)

    def heading(self, text: str, level: int) -> None:
        """A heading of Word's own, so that a table of contents can be made."""
        self._document.add_heading(text, level)

    def blocks(self, blocks: Iterable[Block]) -> None:
        """Blocks below each other; those side by side one after the other."""
        for block in blocks:
            match block:
                case Beside():
                    self.blocks((*block.left, *block.middle, *block.right))
                case Table():
                    self._rows(block)
                case Properties() | Cards():
                    if isinstance(block, Properties) and block.title is not None:
                        self.heading(self._text(block.title), 2)
                    self._properties(block.items)
                case Paragraph():
                    self._paragraph(self._text(block.text), small=block.small)
                case Heading():
                    figure = "" if block.figure is None else f"  {self._text(block.figure)}"
                    self.heading(f"{self._text(block.text)}{figure}", 2)
                case Names():
                    if block.text is not None:
                        self._paragraph(self._text(block.text))
                    self._paragraph(", ".join(self._text(one) for one in block.names))
                case Findings():
                    self._findings(block)
                case Plot():
                    self._plot(block)

    def _plot(self, block: Plot) -> None:
        """Title, picture and caption; the picture is named for whoever cannot see it."""
        from docx.shared import Mm

        title = self._text(block.title)
        self.heading(title, 2)
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        shape = paragraph.add_run().add_picture(
            BytesIO(next(self._pictures)), width=Mm(_PICTURE_MM)
        )
        shape._inline.docPr.set("descr", title)
        self._paragraph(self._text(block.caption), small=True)

    def _text(self, what: Any) -> str:
        return cell(what, self._language)

    def _project(self) -> str:
        return clean(self._content.project.text) or self._language.text("report.unnamed")

    def _paragraph(self, text: str, *, small: bool = False) -> None:
        from docx.shared import Pt

        run = self._document.add_paragraph().add_run(text)
        if small:
            run.font.size = Pt(_SMALL_PT)

    def _table(self, rows: int, columns: int) -> Any:
        table = self._document.add_table(rows, columns)
        table.style = "Table Grid"
        return table

    def _fill(self, where: Any, text: str, *, bold: bool = False, right: bool = False) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        paragraph = where.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        if right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = paragraph.add_run(text)
        run.font.size, run.bold = Pt(_TABLE_PT), bold

    def _properties(self, items: Iterable[Property]) -> None:
        listed = list(items)
        if not listed:
            return
        noted = any(one.note is not None or one.assumed for one in listed)
        table = self._table(len(listed), 3 if noted else 2)
        for row, one in zip(table.rows, listed, strict=True):
            assumed = self._language.text("report.assumed") if one.assumed else ""
            note = "" if one.note is None else self._text(one.note)
            texts = (self._text(one.title), self._text(one.value), f"{assumed} {note}".strip())
            for where, text in zip(row.cells, texts, strict=False):
                self._fill(where, text)
        self._document.add_paragraph()

    def _rows(self, what: Table) -> None:
        from docx.oxml import OxmlElement

        if what.title is not None:
            self.heading(self._text(what.title), 2)
        table = self._table(1 + len(what.rows), len(what.columns))
        for where, title in zip(table.rows[0].cells, titles_of(what, self._language), strict=True):
            self._fill(where, title, bold=True)
        # The head is repeated on every page.
        head = table.rows[0]._tr.get_or_add_trPr()
        head.append(OxmlElement("w:tblHeader"))
        for number, (row, cells) in enumerate(zip(table.rows[1:], what.rows, strict=True), 1):
            last = what.total and number == len(what.rows)
            for where, one, column in zip(row.cells, cells, what.columns, strict=True):
                figure = column.kind is not None
                text = cell_text(one, self._language, with_unit=not figure, line="\n")
                self._fill(where, text, bold=last, right=figure or column.right)
        if what.caption is not None:
            self._paragraph(self._text(what.caption), small=True)

    def _findings(self, what: Findings) -> None:
        if what.title is not None:
            self.heading(self._text(what.title), 2)
        if not what.findings:
            return
        table = self._table(len(what.findings), 2)
        for row, one in zip(table.rows, what.findings, strict=True):
            label = self._language.text(f"severity.{Severity(one.severity).value}")
            self._fill(row.cells[0], label)
            self._fill(row.cells[1], clean(self._language.finding(one)))
        self._document.add_paragraph()
