"""The foot of the load editor: what will be kept beside the study, reading, OK and Cancel."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QProgressBar, QPushButton, QWidget

from core.vocabulary.language import Language
from gui.window.parts.plain_text import PlainLabel
from gui.window.study.line import set_role


class Foot(QHBoxLayout):
    """One row under the pages."""

    def __init__(self, words: Language, dialog: QWidget) -> None:
        super().__init__()
        self.note = PlainLabel(dialog)
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self.progress = QProgressBar(dialog)
        self.progress.setRange(0, 0)
        self.progress.setFixedWidth(120)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(words.text("load_editor.reading"))
        self.stop = QPushButton(words.text("load_editor.stop"), dialog)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, dialog)
        self.ok = self.buttons.button(kinds.Ok)
        set_role(self.ok, "main")
        self.setSpacing(12)
        self.addWidget(self.note, 1)
        self.addWidget(self.progress)
        self.addWidget(self.stop)
        self.addWidget(self.buttons)
        self.tell_busy(False)

    @Slot(bool)
    def tell_busy(self, busy: bool) -> None:
        """Show whether something is being read, and the way to stop it."""
        self.progress.setVisible(busy)
        self.stop.setVisible(busy)
