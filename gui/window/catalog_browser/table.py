"""The view of the devices found: chosen, sorted and copied by mouse and keyboard."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from gui.window.candidates.cells import PADDING_PX
from gui.window.catalog_browser.cells import CURVE_PX, DeviceCells
from gui.window.catalog_browser.columns import (
    CURVE,
    FLAGS,
    MARKS,
    MODEL,
    STAR,
    TICK,
    Column,
)
from gui.window.catalog_browser.model import DeviceModel
from gui.window.parts.sorted_table import lay_out

_SORT_MARK_PX, _FLAG_PX = 14, 18
_MODEL_PX, _FLAGS_MOST_PX, _MARK_PX = 240, 220, 30
_WIDE_PX, _NARROW_MODEL_PX = 760, 170  # less wide, names give way to figures
_FIGURES = 2


class DeviceTableView(QTableView):
    """The list of devices; the device looked at stays so through every search that finds it."""

    device_changed = Signal(str)  # id of the device looked at; empty for none
    opened = Signal()  # by double click or Return

    def __init__(self, model: DeviceModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._device = ""
        self._by_hand: set[str] = set()  # columns whose width the user has set
        self._giving_way = False
        self._fitting = False
        self.setItemDelegate(DeviceCells(self))
        self.setModel(model)
        self._lay_out()
        self.selectionModel().currentRowChanged.connect(self._note_row)
        self.doubleClicked.connect(self.opened)

    def _lay_out(self) -> None:
        header = lay_out(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header.setSortIndicatorClearable(True)
        header.sortIndicatorChanged.connect(self._sort)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sectionResized.connect(self._note_width)

    @property
    def device_id(self) -> str:
        """The device looked at."""
        return self._device

    def look_at(self, device_id: str) -> None:
        """Go to a device; to the first one where it is not shown."""
        row = self._model.row_of(device_id)
        row = row if row >= 0 else 0 if self._model.rows else -1
        if row < 0:
            self._note("")
            return
        index = self._model.index(row, max(self.currentIndex().column(), 0))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        self._note_device(row)

    @Slot(QModelIndex, QModelIndex)
    def _note_row(self, current: QModelIndex, _: QModelIndex) -> None:
        if current.isValid():
            self._note_device(current.row())

    def _note_device(self, row: int) -> None:
        device = self._model.device(row)
        self._note(device.id if device else "")

    def _note(self, device_id: str) -> None:
        if device_id != self._device:
            self._device = device_id
            self.device_changed.emit(device_id)

    @Slot(int, Qt.SortOrder)
    def _sort(self, section: int, order: Qt.SortOrder) -> None:
        if section < 0:
            self._model.sort_key = ""
        self._model.sort(section, order)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Return opens the device, Space ticks it to be compared, * makes it a favourite."""
        marks = {Qt.Key.Key_Space: TICK, Qt.Key.Key_Asterisk: STAR}
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._device:
            self.opened.emit()
        elif key in marks and self.currentIndex().isValid():
            self._turn(marks[key])
        else:
            super().keyPressEvent(event)

    def _turn(self, mark: str) -> None:
        """Set a mark of the device looked at, or take it away."""
        index = self._model.index(self.currentIndex().row(), self._model.column_of(mark))
        role = Qt.ItemDataRole.CheckStateRole
        on, off = Qt.CheckState.Checked, Qt.CheckState.Unchecked
        self._model.setData(index, off if self._model.data(index, role) == on else on, role)

    # Widths

    def fit_columns(self, *, giving_way: bool = False) -> None:
        """Make every column as wide as its content; a width set by hand stays.

        Where columns are giving way, the last ones are hidden while there is no room for them.
        """
        self._fitting, self._giving_way = True, giving_way
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        for section, column in enumerate(self._model.columns):
            if column.key not in self._by_hand:
                header.resizeSection(section, self._needed_px(column, metrics))
        self._fitting = False
        self._fill()

    def _needed_px(self, column: Column, metrics: QFontMetrics) -> int:
        title = metrics.horizontalAdvance(column.title) + _SORT_MARK_PX
        if column.key in MARKS:
            return _MARK_PX
        if column.key == CURVE:
            return max(title, CURVE_PX) + 2 * PADDING_PX
        texts = column.longest(*self._model.shown) if self._model.shown else []
        longest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        if column.key == MODEL:
            longest += _FLAG_PX
        if column.key == FLAGS:
            longest = min(longest, _FLAGS_MOST_PX)
        return max(title, longest) + 2 * PADDING_PX

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """The model's column takes what the others leave."""
        super().resizeEvent(event)
        self._fill()

    def _fill(self) -> None:
        section = self._model.column_of(MODEL)
        if section < 0 or MODEL in self._by_hand:
            return
        header, room = self.horizontalHeader(), self.viewport().width()
        self._fitting = True
        most = _MODEL_PX if self._is_wide else _NARROW_MODEL_PX
        wanted = min(self._needed_px(self._model.columns[section], self.fontMetrics()), most)
        self._hide_last(section, room - wanted)
        others = header.length() - header.sectionSize(section)
        header.resizeSection(section, max(room - others, wanted))
        self._fitting = False

    def _hide_last(self, kept: int, room: int) -> None:
        """Hide what has no room beside the column `kept`, from the first that has none.

        Size and efficiency are what one looks for: they go last, the pictures of curves before
        them, for the device looked at has its own.
        """
        header, used = self.horizontalHeader(), 0
        columns = self._model.columns
        figures = [at for at, one in enumerate(columns) if one.numeric][:_FIGURES]
        first = [at for at, one in enumerate(columns) if one.key in MARKS or at in figures]
        rest = [at for at in range(len(columns)) if at not in first]
        rest.sort(key=lambda at: columns[at].key == CURVE and not self._is_wide)
        for section in (*first, *rest):
            if section == kept:
                continue
            self.setColumnHidden(section, False)  # a hidden one has no width
            used += header.sectionSize(section)
            self.setColumnHidden(section, self._giving_way and used > room)

    @property
    def _is_wide(self) -> bool:
        return self.viewport().width() >= _WIDE_PX

    @Slot(int, int, int)
    def _note_width(self, section: int, _: int, __: int) -> None:
        if not self._fitting and section < len(self._model.columns):
            self._by_hand.add(self._model.columns[section].key)
