"""How a figure of the outcome is calculated: what the report's annex says of it, in a dialog."""

from collections.abc import Iterable, Iterator
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFrame, QTextBrowser, QVBoxLayout, QWidget

from core.content.blocks import Block, Paragraph, Properties
from core.report.why import why
from core.report.wording import cell
from core.selection.selection import Candidate
from core.vocabulary.language import Language
from gui.window.document.session import Session
from gui.window.parts import look
from gui.window.parts.fitting_dialog import FittingDialog

_SIZE_PX = (620, 640)


class WhyDialog(FittingDialog):
    """Formula, figures in it, methods and editions, catalog record, assumed values."""

    def __init__(
        self, session: Session, words: Language, candidate: Candidate, key: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = words.text("why.title", title=words.text(f"field.{key}"))
        self.setWindowTitle(title)
        self.resize(*_SIZE_PX)
        self.text = QTextBrowser(self)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAccessibleName(title)
        selection = session.selection
        if selection is not None:
            blocks = why(selection, candidate, key, session.program.sources())
            self.text.setHtml("".join(_html(blocks, words)))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * look.STEP_PX] * 4)
        column.setSpacing(3 * look.STEP_PX)
        column.addWidget(self.text, 1)
        column.addWidget(self.buttons)


def _html(blocks: Iterable[Block], words: Language) -> Iterator[str]:
    muted = look.colours().muted
    for block in blocks:
        if isinstance(block, Paragraph):
            yield f"<p>{escape(cell(block.text, words))}</p>"
        elif isinstance(block, Properties):
            if block.title is not None:
                yield f"<h4>{escape(cell(block.title, words))}</h4>"
            yield '<table cellpadding="3" width="100%">'
            for item in block.items:
                told = [cell(item.value, words)]
                told += [cell(item.note, words)] if item.note is not None else []
                name = escape(cell(item.title, words))
                value = "<br>".join(escape(one) for one in told)
                yield f'<tr><td width="34%" style="color:{muted}">{name}</td><td>{value}</td></tr>'
            yield "</table>"
