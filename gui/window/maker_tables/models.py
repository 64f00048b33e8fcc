"""The models of the file: the devices they make, how well, and what stands against them."""

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.vocabulary.language import Language
from gui.program.maker_tables_text import fault_at, model_head, model_remarks, model_row, point_rows
from gui.window.catalog_browser.cell_field import heading
from gui.window.maker_tables.draft import TablesDraft
from gui.window.maker_tables.texts import ChangingTexts, TickedTexts, text_table
from gui.window.parts import look
from gui.window.parts.scrolled import scrolled
from gui.window.parts.strips import Strips

_POINT_HEAD = ("where", "figure", "residual_of_point")
_STRETCHED, _TABLE_PX = 5, 96  # of the table at least: its head and two models
_NUMERIC = frozenset({1, 2, 3, 4})


class ModelsPanel(QWidget):
    """Models with a box each; of the one that is chosen its remarks and every residual."""

    def __init__(self, draft: TablesDraft, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft, self._words = draft, words
        titles = model_head(draft.preview, words)
        self.model = TickedTexts(titles, _NUMERIC, self)
        self.model.ticked.connect(self._want)
        name = words.text("makers.window.models")
        self.table = text_table(self.model, name, _STRETCHED, self)
        points = tuple(words.text(f"makers.{key}") for key in _POINT_HEAD)
        self.points = ChangingTexts(points, [], frozenset({2}), self)
        residuals = words.text("makers.window.residuals")
        self.residuals = text_table(self.points, residuals, 1, self)
        self.remarks = Strips(words, self)
        said = QWidget(self)
        said_column = QVBoxLayout(said)
        said_column.setContentsMargins(0, 0, 0, 0)
        said_column.addWidget(self.remarks)
        said_column.addStretch(1)
        area = scrolled(said, self)
        area.setViewportMargins(0, 0, 0, 0)
        area.setProperty("role", "")  # on the ground of the dialog: often there is nothing to say
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(look.STEP_PX)
        left.addWidget(heading(name, self))
        self.table.setMinimumHeight(_TABLE_PX)
        left.addWidget(self.table, 3)
        left.addWidget(area, 2)
        self._area = area
        right.addWidget(heading(residuals, self))
        right.addWidget(self.residuals, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4 * look.STEP_PX)
        row.addLayout(left, 2)
        row.addLayout(right, 1)
        self.table.selectionModel().currentRowChanged.connect(self._look_at)
        draft.changed.connect(self.follow)
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Show the models as they are now; the one that was chosen stays so."""
        preview, words = self._draft.preview, self._words
        chosen = max(self.table.currentIndex().row(), 0)
        rows = [model_row(preview, model, words) for model in preview.models]
        self.model.put_wanted(rows, [model.wanted for model in preview.models])
        if rows:
            self.table.selectRow(min(chosen, len(rows) - 1))
        self._tell(min(chosen, len(rows) - 1))

    @Slot(QModelIndex)
    def _look_at(self, index: QModelIndex) -> None:
        self._tell(index.row())

    def _tell(self, row: int) -> None:
        preview, words = self._draft.preview, self._words
        said = [("strip-bad", fault_at(fault, words)) for fault in preview.faults]
        if 0 <= row < len(preview.models):
            model = preview.models[row]
            fitted = model.fitted
            bad = bool(model.faults) or (fitted is not None and bool(fitted.missing))
            role = "strip-bad" if bad else "strip-good"
            said += [(role, text) for text in model_remarks(model, words)]
            self.points.put(list(point_rows(model, words)))
        else:
            self.points.put([])
        self.remarks.say(said)
        self._area.setVisible(bool(said))  # else the models reach as far down as the residuals

    @Slot(int, bool)
    def _want(self, row: int, wanted: bool) -> None:
        self._draft.want(self._draft.preview.models[row].tabled.model, wanted=wanted)
