"""Where a report goes beside the PDF: other files, the clipboard; and the paper it is set on."""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from core.vocabulary.language import Language, as_typed
from gui.program.documents import KINDS


class FilesButton(QToolButton):
    """A menu; `wanted` tells the kind of file that is asked for."""

    wanted = Signal(str)

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(words.text("report_panel.more"))
        self.setToolTip(words.text("report_panel.more_tip"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        for kind in (one for one in KINDS if one != "pdf"):
            action = menu.addAction(words.text(f"report_panel.file.{kind}"))
            action.triggered.connect(lambda _=False, k=kind: self.wanted.emit(k))
        menu.addSeparator()
        self.copy_action = menu.addAction(words.text("report_panel.copy_schedule"))
        menu.addSeparator()
        self.letterhead_action = menu.addAction(words.text("report_panel.letterhead"))
        self.setMenu(menu)


def put_table_on_clipboard(rows: list[list[str]]) -> None:
    """As a table for documents and as texts between tabs for sheets."""
    from html import escape

    mime = QMimeData()
    mime.setText(as_typed("\n".join("\t".join(row) for row in rows) + "\n"))
    cells = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
    mime.setHtml("<table border='1'>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
    QGuiApplication.clipboard().setMimeData(mime)
