"""What this program is: versions, where the figures come from, licences."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from core.vocabulary.language import Language
from gui.program.notices import notices, parts
from gui.program.release import VERSION
from gui.window.document.session import Session
from gui.window.parts.fitting_dialog import FittingDialog
from gui.window.parts.question import Question
from gui.window.study.line import set_role

_NOTICES = "notices"
_NOTICES_PX = (760, 560)


class About(Question):
    """Versions of program and catalog, and the licences."""

    def __init__(self, session: Session, words: Language, parent: QWidget) -> None:
        program = words.text("about.program", version=VERSION)
        catalog = words.text("about.catalog", version=session.program.catalog.version)
        others = words.number(len(parts()) - 1)
        super().__init__(
            parent,
            words,
            "LoadFit 荷配",
            [
                (words.text("about.what"), "plain"),
                (f"{program}\n{catalog}", "plain"),
                (words.text("about.licences", count=others), "muted"),
            ],
            (_NOTICES, "close"),  # closed by Escape, it opens nothing
        )
        set_role(self.buttons[_NOTICES], "")  # nothing here is the main thing to do
        self.buttons["close"].setDefault(True)
        self.buttons["close"].setFocus()
        self._words, self._over = words, parent
        self.answered.connect(self._show_notices)

    @Slot(str)
    def _show_notices(self, answer: str) -> None:
        if answer == _NOTICES:
            Notices(self._words, self._over).open()


class Notices(FittingDialog):
    """Every part of the program with version and licence, and the words of the licences."""

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.text("notices.title"))
        self.resize(*_NOTICES_PX)
        self.text = QPlainTextEdit(notices(words, whole=True), self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(words.text("notices.text"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.addWidget(self.text)
        column.addWidget(buttons)
        self.finished.connect(self.deleteLater)
