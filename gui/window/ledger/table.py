"""The table of assets: sorted by its heads, one row looked at."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from core.vocabulary.language import Language
from gui.window.candidates.cells import PADDING_PX, RankingCells
from gui.window.ledger.columns import AssetColumn
from gui.window.ledger.model import AssetsModel
from gui.window.parts.sorted_table import lay_out

_WIDE = "name"
_SLACK_PX, _NAME_LEAST_PX, _NAME_GOOD_PX = 4, 84, 176
# Hidden one after another where there is no room for all; the asset beside the table has them.
_GIVING_WAY = ("place", "model", "grade", "size", "age", "kwh")


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
        self._needed: list[int] = []  # width by column
        self._filling = False
        self._name_px = 0  # of the longest name that was seen
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
            self._needed = [self._least_px(at, column) for at, column in enumerate(columns)]
            for at, width in enumerate(self._needed):
                self.setColumnWidth(at, width)
        self._forget()

    def _least_px(self, at: int, column: AssetColumn) -> int:
        """Room for the title, and for every text where there are few."""
        titles = QFontMetrics(self.horizontalHeader().font())
        title = titles.horizontalAdvance(str(self.rows.headerData(at, Qt.Orientation.Horizontal)))
        texts = max(map(self.fontMetrics().horizontalAdvance, column.every_text), default=0)
        wide = max(title, texts + 2 * PADDING_PX * column.badge)
        return max(column.width_px, wide + 2 * PADDING_PX + _SLACK_PX)

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
        """Give the names what the others leave; where that is too little, others give way."""
        places = {one.key: at for at, one in enumerate(self.rows.columns)}
        name, room = places.get(_WIDE, -1), self.viewport().width()
        if len(self._needed) != len(places) or name < 0 or self._filling:
            return
        self._filling = True  # for a column that goes or comes may change the room
        widths = {
            key: self._needed[at] if self.isColumnHidden(at) else self.columnWidth(at)
            for key, at in places.items()
        }
        widths[_WIDE] = max(min(self._name_px, _NAME_GOOD_PX), _NAME_LEAST_PX)
        gone, used = dict[str, int](), sum(widths.values())
        for key in _GIVING_WAY:
            if used > room:
                gone[key] = widths[key]
                used -= widths[key]
        for key in reversed(gone):  # a narrow one may stay where a wider one has gone
            if used + gone[key] <= room:
                used += gone[key]
                gone[key] = 0
        for key in _GIVING_WAY:
            short = bool(gone.get(key))
            if short != self.isColumnHidden(places[key]):
                self.setColumnHidden(places[key], short)
                if not short:
                    self.setColumnWidth(places[key], widths[key])
        left = room - used + widths[_WIDE]
        self.setColumnWidth(name, max(left, _NAME_LEAST_PX))
        self._filling = False

    @Slot()
    def _widen(self) -> None:
        """Let no figure on the screen be shortened; of a long ledger only what is seen is read,
        and of that only what was not seen before.
        """
        if not self.rows.rowCount() or len(self._needed) != len(self.rows.columns):
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
            if not column.numeric and column.key != _WIDE:
                continue
            texts = (self.rows.text_at(row, at) for row in seen)
            widest = max((metrics.horizontalAdvance(one) for one in texts), default=0)
            wanted = widest + 2 * PADDING_PX + _SLACK_PX
            if column.key == _WIDE:
                wider, self._name_px = wanted > self._name_px, max(wanted, self._name_px)
            else:
                wider = wanted > self._needed[at]
                if wider:  # of one that is hidden it is kept until it is shown
                    self._needed[at] = wanted
                    if not self.isColumnHidden(at):
                        self.setColumnWidth(at, wanted)
            if wider:
                self._fill()
