"""What is shown in the middle until there is a first ranking: what is calculated, and how far."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from core.families.registry import family_of
from core.vocabulary.language import Language
from gui.program.program import STEPS
from gui.window.document.session import Session
from gui.window.parts import look
from gui.window.parts.plain_text import PlainLabel

_WIDTH_PX = 300
_PATIENCE_MS = 150  # what takes less need not be told


class ComputingPage(QWidget):
    """The steps of a selection, those behind it ticked, and a bar."""

    def __init__(self, session: Session, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # holds the keys for the table behind it
        self._words = words
        family = words.text(f"family.{family_of(session.document.study).key}")
        self.title = PlainLabel(words.text("computing.title", family=family), self)
        self.title.setProperty("role", "heading")
        self.steps = [PlainLabel(self) for _ in STEPS]
        self.bar = QProgressBar(self)
        self.bar.setRange(0, len(STEPS))
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_WIDTH_PX)
        self.bar.setAccessibleName(words.text("status.busy"))
        self._inside = QWidget(self)
        column = QVBoxLayout(self._inside)
        column.setSpacing(2 * look.STEP_PX)
        for widget in (self.title, self.bar, *self.steps):
            column.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(self._inside, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(2)
        self.reach(0.0)
        self._inside.hide()
        QTimer.singleShot(_PATIENCE_MS, self, self._inside.show)
        session.progressed.connect(self.reach)

    @Slot(float)
    def reach(self, share: float) -> None:
        """Say that so much of the steps lies behind; share: 0 … 1."""
        behind = round(share * len(STEPS))
        self.bar.setValue(behind)
        for at, (key, label) in enumerate(zip(STEPS, self.steps, strict=True)):
            mark = "✓" if at < behind else "–"
            label.setText(f"{mark} {self._words.text(f'computing.{key}')}")
            label.setProperty("role", "body" if at == behind else "muted")
            label.style().unpolish(label)
            label.style().polish(label)
