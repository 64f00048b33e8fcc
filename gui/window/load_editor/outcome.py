"""What came out of reading: the table, and under it what is wrong or worth knowing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from catalog.files.load import CellError, LoadPreview
from core.vocabulary.finding import Finding, Severity
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.window.load_editor.preview_table import Marked, PreviewModel
from gui.window.parts.strips import Strips

_TALL_PX = 132
_ERRORS_SHOWN = 8
_STRIPS = {
    Severity.INFO: "strip-info",
    Severity.ASSUMED: "strip-warning",
    Severity.WARNING: "strip-warning",
    Severity.EXCLUDES: "strip-bad",
}


class Outcome(QScrollArea):
    """Strips: the problem, the first errors by row and column, the findings."""

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.model = PreviewModel(words, self)
        self.table = QTableView(parent)
        self.table.setModel(self.model)
        self.table.setItemDelegate(Marked(self.table))
        self.table.setAccessibleName(words.text("load_editor.tab.table"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.table.verticalHeader().setDefaultSectionSize(24)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 4, 4, 0)
        self._strips = Strips(words, holder)
        self._column.addWidget(self._strips)
        self._column.addStretch(1)
        self.setWidget(holder)
        self._tell([("strip-info", words.text("load_editor.begin"))])

    def texts(self) -> list[str]:
        """What the strips say."""
        return self._strips.texts()

    def show_preview(self, preview: LoadPreview | None) -> None:
        """Show a table and what was found in it."""
        self.model.show_preview(preview)
        self.table.resizeColumnsToContents()
        strips: list[tuple[str, str]] = []
        if preview and preview.problem:
            strips.append(("strip-bad", reason_of(self._words, preview.problem)))
        if preview:
            strips += [("strip-bad", self._error(e)) for e in preview.errors[:_ERRORS_SHOWN]]
        if preview and preview.load:
            strips += self._findings(preview.load.findings)
            if not strips:
                strips.append(("strip-good", self._words.text("load_editor.fine")))
        self._tell(strips)

    def show_problem(self, problem: Problem) -> None:
        """Say why there is no table."""
        self.model.show_preview(None)
        self._tell([("strip-bad", reason_of(self._words, problem))])

    def show_note(self, key: str) -> None:
        """Say one thing, and nothing of a table."""
        self.model.show_preview(None)
        self._tell([("strip-info", self._words.text(key))])

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what is to be said of a load that came from no table."""
        self._tell(self._findings(findings))

    def _findings(self, findings: Sequence[Finding]) -> list[tuple[str, str]]:
        return [(_STRIPS[f.severity], self._words.finding(f)) for f in findings]

    def _error(self, error: CellError) -> str:
        return self._words.text(
            "load_editor.error",
            row=str(error.row),
            column=error.column,
            text=error.text,
            reason=self._words.text(f"load_editor.error.{error.code}"),
        )

    def _tell(self, strips: Sequence[tuple[str, str]]) -> None:
        self._strips.say(strips)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Wrapped texts need another height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the strips, up to a few of them: the rest is the charts'."""
        needed = self._column.totalHeightForWidth(self.width())  # −1 where there is no strip
        self.setFixedHeight(min(max(needed, 0), _TALL_PX))


def reason_of(words: Language, problem: Problem) -> str:
    """A problem as a person in front of the file reads it."""
    return words.problem(problem)
