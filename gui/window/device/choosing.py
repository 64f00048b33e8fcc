"""Choosing the candidate that documents are about, and saying why."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from core.selection.selection import Candidate, Selection
from core.vocabulary.language import Language
from gui.window.document.session import Session
from gui.window.parts import look
from gui.window.parts.plain_text import tip
from gui.window.parts.strips import selectable


class Choosing(QWidget):
    """A button that chooses, and a line for the reason while something is chosen."""

    def __init__(self, words: Language, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._session, self._candidate_id = words, session, ""
        self.button = QPushButton(self)
        self.button.setCheckable(True)
        self.button.clicked.connect(self._pick)
        self.label = selectable(self, "small")
        self.label.setText(words.text("device.pick.reason"))
        self.reason = QLineEdit(self)
        self.reason.setAccessibleName(words.text("device.pick.reason"))
        self.reason.setToolTip(tip(words.text("device.pick.reason.help")))
        self.reason.editingFinished.connect(self._say_why)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.STEP_PX)
        for widget in (self.button, self.label, self.reason):
            column.addWidget(widget)

    def show_candidate(self, selection: Selection, candidate: Candidate) -> None:
        """Say whether the candidate is the one chosen, and why."""
        choice = selection.study.choice
        self._candidate_id = candidate.id
        picked = choice.chosen == candidate.id
        self.button.setChecked(picked)
        self.button.setText(self._words.text("device.picked" if picked else "device.pick"))
        self.label.setVisible(picked)
        self.reason.setVisible(picked)
        if not self.reason.hasFocus():
            self.reason.setText(choice.reason)

    @Slot(bool)
    def _pick(self, wanted: bool) -> None:
        self._session.pick(self._candidate_id if wanted else None)

    @Slot()
    def _say_why(self) -> None:
        self._session.document.edit("choice", "reason", self.reason.text().strip())
