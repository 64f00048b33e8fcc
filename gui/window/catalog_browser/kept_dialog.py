"""A dialog that makes a device of one's own: saved, given up, or asked about before it is lost."""

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QPushButton

from core.machines.device import Device
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.window.parts.fitting_dialog import FittingDialog
from gui.window.parts.question import Question, tell_problem


class KeptDialog(FittingDialog):
    """What a device is typed in; `keep` is the button that saves it, enabled where it can be."""

    saved = Signal(str)  # id of the device
    _words: Language
    keep: QPushButton

    @property
    def edited(self) -> bool:
        """Whether anything was typed that would be lost."""
        raise NotImplementedError

    def kept(self) -> Device:
        """The device, put into the user's own catalog. Raises the catalog's Problems."""
        raise NotImplementedError

    @Slot()
    def save(self) -> None:
        """Put the device into the user's own catalog; what is wrong keeps the dialog open."""
        if not self.keep.isEnabled():
            return
        try:
            kept = self.kept()
        except Problem as problem:
            tell_problem(self, self._words, problem)
            return
        self.saved.emit(kept.id)
        self.accept()

    def reject(self) -> None:
        """Leave; ask where something typed would be lost."""
        if not self.edited:
            super().reject()
            return
        words = self._words
        self.question = question = Question(
            self, words, words.text("browser.editor.unsaved"), [], ("save", "discard", "cancel")
        )
        question.buttons["save"].setEnabled(self.keep.isEnabled())
        question.answered.connect(self._leave)
        question.open()

    @Slot(str)
    def _leave(self, answer: str) -> None:
        if answer == "save":
            self.save()
        elif answer == "discard":
            super().reject()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Small enough for a small screen."""
        return QSize(900, 520)
