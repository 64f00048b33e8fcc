"""Where a report goes beside the PDF: other files, and the equipment schedule on the clipboard."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from core.vocabulary.language import Language
from gui.program.documents import KINDS


class FilesButton(QToolButton):
    """A menu of the kinds of files, and the copy; save: called with the kind."""

    def __init__(
        self, words: Language, save: Callable[[str], None], copy: Callable[[], None],
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setText(words.text("report_panel.more"))
        self.setToolTip(words.text("report_panel.more_tip"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self.actions_by_kind: dict[str, QAction] = {}
        for kind in (one for one in KINDS if one != "pdf"):
            action = menu.addAction(words.text(f"report_panel.file.{kind}"))
            action.triggered.connect(lambda _=False, k=kind: save(k))
            self.actions_by_kind[kind] = action
        menu.addSeparator()
        self.copy_action = menu.addAction(words.text("report_panel.copy_schedule"))
        self.copy_action.triggered.connect(lambda _=False: copy())
        self.setMenu(menu)


def put_table_on_clipboard(rows: list[list[str]]) -> None:
    """As a table for documents and as texts between tabs for sheets."""
    from html import escape

    mime = QMimeData()
    mime.setText("\n".join("\t".join(row) for row in rows) + "\n")
    cells = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
    mime.setHtml("<table border='1'>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
    QGuiApplication.clipboard().setMimeData(mime)
