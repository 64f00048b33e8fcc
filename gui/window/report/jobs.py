"""What is done for a report off the window's thread: typesetting pages, writing files."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

from core.content.blocks import ReportContent
from core.report.layout_memory import forget_layouts
from core.report.parts import USUAL, Form
from core.report.typesetting import pages_png
from core.selection.selection import Selection
from core.vocabulary.language import Language
from gui.program import documents
from gui.program.documents import report_content, write_document
from gui.program.letterhead_file import own_letterhead
from gui.program.program import Program
from gui.program.reader import open_language, resources_folder
from gui.window.parts.work import Ticket
from gui.window.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """Language apart from the window's, the form of the report and its parts."""

    language: str
    form: Form = Form.DESIGN
    parts: tuple[str, ...] = USUAL[Form.DESIGN]

    def words(self, settings: Settings, currency: str) -> Language:
        """The report's words, in the window's units and decimals."""
        return open_language(self.language, settings.system, currency, settings.decimals)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A report that somebody wants."""

    selection: Selection
    options: ReportOptions
    words: Language
    program: Program
    keep: tuple[Path, ...] = ()  # files that are never written over

    def content(self) -> ReportContent:
        """Its content as of today."""
        return report_content(self.selection, self.program, self.report())

    def report(self) -> documents.Order:
        """What is ordered of it, on the company's own paper."""
        form, parts = self.options.form, self.options.parts
        return documents.Order(form=form, parts=parts, letterhead=own_letterhead())


def typeset(ticket: Ticket, order: Order, ppi: float) -> tuple[QImage, ...]:
    """The pages as pictures, `ppi` dots an inch; nothing where nobody waits any more."""
    pages = pages_png(order.content(), order.words, resources_folder(), ppi)
    forget_layouts()
    images = []
    for number, page in enumerate(pages):
        if ticket.cancelled:
            return ()
        images.append(QImage.fromData(page))
        ticket.progress((number + 1) / len(pages))
    return tuple(images)


def write(_: Ticket, order: Order, kind: str, path: Path) -> Path:
    """Write one of the documents, whole or not at all."""
    write_document(
        kind, path, order.selection, order.words, order.program,
        order=order.report(), keep=order.keep,
    )  # fmt: skip
    return path
