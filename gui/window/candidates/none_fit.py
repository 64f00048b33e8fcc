"""What is shown when no machine fits: why, by reason, and what could be changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QWidget

from core.report.nothing_fits import reasons, warnings
from core.report.wording import cell
from core.selection.selection import Selection
from core.vocabulary.language import Language
from gui.window.parts import look
from gui.window.parts.plain_text import PlainLabel


class NothingPage(QScrollArea):
    """No candidate: the reasons with their counts, each with a way out."""

    reason_wanted = Signal(str)

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_selection(self, selection: Selection) -> None:
        """List the reasons of this selection, the most frequent first."""
        words, inside = self._words, QWidget(self)
        grid = QGridLayout(inside)
        grid.setContentsMargins(4 * look.STEP_PX, 6 * look.STEP_PX, 4 * look.STEP_PX, 0)
        grid.setHorizontalSpacing(4 * look.STEP_PX)
        grid.setVerticalSpacing(2 * look.STEP_PX)
        title = _text(words.text("problem.no_candidates"), "figure", inside)
        lead = _text(words.text("candidates.none.lead"), "muted", inside)
        grid.addWidget(title, 0, 0, 1, 3)
        grid.addWidget(lead, 1, 0, 1, 3)
        for finding in warnings(selection):
            grid.addWidget(_text(words.finding(finding), "body", inside), grid.rowCount(), 0, 1, 3)
        for row, reason in enumerate(reasons(selection), grid.rowCount()):
            count = PlainLabel(words.number(len(reason.machines)), inside)
            count.setProperty("role", "figure")
            count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            link = QPushButton(words.text(f"reason.{reason.code}"), inside)
            link.setToolTip(words.text("candidates.none.list"))
            link.clicked.connect(lambda _=False, c=reason.code: self.reason_wanted.emit(c))
            lines = [cell(one, words) for one in (*reason.sentences, reason.way_out)]
            way_out = _text("\n".join(lines), "muted", inside)
            grid.addWidget(count, row, 0)
            grid.addWidget(link, row, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(way_out, row, 2)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(inside)


def _text(text: str, role: str, parent: QWidget) -> QLabel:
    label = PlainLabel(text, parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
