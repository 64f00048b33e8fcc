"""A large figure, and beside it in smaller letters its unit or what it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.window.parts.plain_text import PlainLabel


class Amount(QWidget):
    """Both on one line of writing, though their sizes differ."""

    def __init__(self, figure: str, word: str, gap_px: int, parent: QWidget) -> None:
        """figure, word: the roles of the two."""
        super().__init__(parent)
        self.figure, self.word = PlainLabel(self), PlainLabel(self)
        self.figure.setProperty("role", figure)
        self.word.setProperty("role", word)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap_px)
        row.addWidget(self.figure)
        row.addWidget(self.word, 1, Qt.AlignmentFlag.AlignBottom)

    def say(self, figure: str, word: str) -> None:
        """Show another figure."""
        self.figure.setText(figure)
        self.word.setText(word)
        self.figure.setAccessibleName(f"{figure} {word}".strip())
        self.word.ensurePolished()
        lower = self.figure.fontMetrics().descent() - self.word.fontMetrics().descent()
        self.word.setContentsMargins(0, 0, 0, max(lower, 0))
