"""The table of assets: sorted by its heads, one row looked at."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from core.vocabulary.language import Language
from gui.window.candidates.cells import PADDING_PX, RankingCells
from gui.window.ledger.model import AssetsModel
from gui.window.parts.sorted_table import lay_out

_WIDE = "name"
_SLACK_PX, _NAME_LEAST_PX = 4, 84


class AssetsTable(QTableView):
    """Shows an AssetsModel."""

    looked_at = Signal(int)  # a row of the ledger
    opened = Signal(int)  # the same, to be edited

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = AssetsModel(words, self)
        self.setModel(self.rows)
        self.setItemDelegate(RankingCells(self))
        self.setAccessibleName(words.text("tab.assets"))
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        header = lay_out(self)
        header.setSortIndicatorShown(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.sectionClicked.connect(self.sort_by_section)
        self.selectionModel().currentRowChanged.connect(self._look)
        self.doubleClicked.connect(self._open)
        self.rows.modelReset.connect(self._spread)
        self.rows.layoutChanged.connect(self._forget)
        self.verticalScrollBar().valueChanged.connect(self._widen)
        self._spread_for = 0
        self._measured: set[int] = set()  # rows whose texts fit

    @Slot(int)
    def sort_by_section(self, section: int) -> None:
        """Sort by a column, the other way where it is sorted by it; figures the largest first."""
        column = self.rows.columns[section]
        same = self.rows.sort_key == column.key
        descending = not self.rows.descending if same else column.numeric
        self.rows.sort_by(column.key, descending=descending)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(section, order)
        self.horizontalHeader().setSortIndicatorShown(True)

    def look_at(self, ledger_row: int) -> None:
        """Choose a row of the ledger, where it is shown."""
        at = self.rows.row_of(ledger_row)
        if at >= 0:
            self.selectRow(at)
            self.scrollTo(self.rows.index(at, 0))

    @Slot(QModelIndex, QModelIndex)
    def _look(self, current: QModelIndex, _: QModelIndex) -> None:
        if current.isValid():
            self.looked_at.emit(self.rows.ledger_row(current.row()))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.rows.ledger_row(index.row()))

    @Slot()
    def _spread(self) -> None:
        """Give the columns their widths, once there are any."""
        columns = self.rows.columns
        if len(columns) != self._spread_for:
            self._spread_for = len(columns)
            for at, column in enumerate(columns):
                self.setColumnWidth(at, column.width_px)
        self._forget()

    @Slot()
    def _forget(self) -> None:
        """Other texts stand in the rows."""
        self._measured.clear()
        self._widen()
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """More rows may be seen, and more of the names."""
        super().resizeEvent(event)
        self._widen()
        self._fill()

    def _fill(self) -> None:
        """Give the names what the others leave, and no less than some letters need."""
        columns = self.rows.columns
        at = next((at for at, one in enumerate(columns) if one.key == _WIDE), -1)
        if at >= 0:
            others = self.horizontalHeader().length() - self.columnWidth(at)
            left = self.viewport().width() - others
            self.setColumnWidth(at, max(left, _NAME_LEAST_PX))

    @Slot()
    def _widen(self) -> None:
        """Let no figure on the screen be shortened; of a long ledger only what is seen is read,
        and of that only what was not seen before.
        """
        if not self.rows.rowCount():
            return
        metrics = self.fontMetrics()
        first = max(self.rowAt(0), 0)
        last = self.rowAt(self.viewport().height() - 1)
        seen = set(range(first, (last if last >= 0 else self.rows.rowCount() - 1) + 1))
        seen -= self._measured
        if not seen:
            return
        self._measured |= seen
        for at, column in enumerate(self.rows.columns):
            if not column.numeric:
                continue
            texts = (self.rows.text_at(row, at) for row in seen)
            widest = max((metrics.horizontalAdvance(one) for one in texts), default=0)
            wanted = widest + 2 * PADDING_PX + _SLACK_PX
            if wanted > self.columnWidth(at):
                self.setColumnWidth(at, wanted)
                self._fill()
