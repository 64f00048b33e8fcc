"""A strip under the top bar: what cannot be computed and why, or what the user should know."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.window.parts.plain_text import PlainLabel

BAD = "notice-bad"


class Notice(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("role", "notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        self.label = PlainLabel(self)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(self.label, 1)
        close = QToolButton(self)
        close.setText("✕")
        close.setAccessibleName(words.text("answer.close"))
        close.setToolTip(words.text("answer.close"))
        close.setProperty("role", "link")
        close.clicked.connect(self.hide)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @Slot(object)
    def tell(self, problem: Problem) -> None:
        """Say what is wrong, where, and the way out."""
        self._show(self._words.problem(problem), BAD)

    @property
    def is_bad(self) -> bool:
        """Whether it says that something is wrong."""
        return bool(self.property("role") == BAD)

    def say(self, text: str) -> None:
        """Say something that is not wrong."""
        self._show(text, "notice")

    def _show(self, text: str, role: str) -> None:
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)
        self.label.setText(text)
        self.show()
