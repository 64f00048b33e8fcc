"""Questions to the user and problems told: dialogs of our own, in the window's language.

They do not block: the answer comes as a signal, so that nothing runs inside anything else.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.window.parts.fitting_dialog import FittingDialog
from gui.window.parts.plain_button import plain_button
from gui.window.parts.plain_text import PlainLabel

CANCEL = "cancel"
_WIDTH_PX = 460


class Question(FittingDialog):
    """A heading, what there is to say, and a button for each answer; the first is the main one.

    Closing it answers with the last one.
    """

    answered = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        words: Language,
        heading: str,
        lines: Sequence[tuple[str, str]],
        answers: Sequence[str],
    ) -> None:
        """`lines` are (text, role of its label); `answers` are keys of `answer.<key>`."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("LoadFit")
        self.setMinimumWidth(_WIDTH_PX)
        self._answer = answers[-1]
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 20, 20, 16)
        self.column.setSpacing(8)
        self._say(heading, "heading")
        for text, role in lines:
            self._say(text, role)
        self.column.addSpacing(12)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addStretch(1)
        self.column.addLayout(self._row)
        self.buttons = {key: self._button(key, words) for key in reversed(answers)}
        main = self.buttons[answers[0]]
        main.setProperty("role", "main")
        main.setDefault(True)
        main.setFocus()
        self.finished.connect(self._tell)

    def _say(self, text: str, role: str) -> None:
        label = PlainLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(label)

    def _button(self, key: str, words: Language) -> QPushButton:
        button = plain_button(words.text(f"answer.{key}"), self._press, self)
        button.setObjectName(f"answer-{key}")
        self._row.addWidget(button)
        return button

    @Slot()
    def _press(self) -> None:
        self._answer = self.sender().objectName().removeprefix("answer-")
        self.accept()

    @Slot()
    def _tell(self) -> None:
        self.answered.emit(self._answer)


def problem_lines(words: Language, problem: Problem) -> tuple[str, list[tuple[str, str]]]:
    """The reason as a heading; then the place and the way out."""
    figures = words.figures(problem.figures)
    reason = words.text(f"problem.{problem.code}", **figures)
    remedy = words.text(f"problem.{problem.code}.remedy", **figures)
    return reason, [(problem.place, "muted"), (remedy, "plain")]


def tell_problem(parent: QWidget, words: Language, problem: Problem, *answers: str) -> Question:
    """Show a problem: its reason, its place, the way out; further ways as `answers`."""
    question = Question(parent, words, *problem_lines(words, problem), (*answers, "close"))
    question.open()
    return question
