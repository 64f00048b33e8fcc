"""A new study: from which example to start."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.language import Language
from gui.example_command import examples
from gui.window.files import Files
from gui.window.plain_text import PlainLabel
from gui.window.study.line import set_role

_WIDTH_PX = 460


class NewDialog(QDialog):
    """The bundled studies, each with what it is about."""

    def __init__(self, files: Files, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._files = files
        self.setWindowTitle(words.text("new.title"))
        self.setMinimumWidth(_WIDTH_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(8)
        heading = PlainLabel(words.text("new.title"), self)
        heading.setProperty("role", "heading")
        more = PlainLabel(words.text("new.more"), self)
        more.setProperty("role", "muted")
        more.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(words.text("new.title"))
        for name in examples():
            item = QListWidgetItem(words.text(f"example.{name}"), self.list)
            item.setData(Qt.ItemDataRole.UserRole, name)
        self.list.setProperty("role", "choices")
        self.list.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(self.accept)
        self.buttons = QDialogButtonBox(self)
        begin = self.buttons.addButton(
            words.text("answer.begin"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        set_role(begin, "main")
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        for widget in (heading, more, self.list, self.buttons):
            column.addWidget(widget)
        self.accepted.connect(self._begin)

    @Slot()
    def _begin(self) -> None:
        self._files.new(self.list.currentItem().data(Qt.ItemDataRole.UserRole))
