"""The view of the comparison: names at the left, machines in columns of one width."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from core.vocabulary.language import as_typed
from gui.window.candidates.cells import paint_ground
from gui.window.comparison.model import ComparisonModel, Index
from gui.window.parts import look

_NAMES_LEAST_PX, _NAMES_MOST_PX, _NAMES_SHARE = 150, 236, 0.32
_PADDING_PX, _SLACK_PX = 6, 4  # a name as wide as its room is broken by the painter
_TWO_LINES_PX = look.ROW_PX + 15


class ComparisonCells(QStyledItemDelegate):
    """Draws the cells: the best ones on a soft ground, a hairline under each row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground, then the text."""
        colours, rect = look.colours(), option.rect
        painter.save()
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground:
            painter.fillRect(rect.adjusted(2, 2, -2, -3), ground)
        paint_ground(painter, option)
        font = index.data(Qt.ItemDataRole.FontRole)
        if font:
            painter.setFont(font)
        brush = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(brush.color() if brush else QColor(colours.text))
        inner = rect.adjusted(_PADDING_PX, 0, -_PADDING_PX, 0)
        if index.column() == 0:
            inner.adjust(0, 0, _SLACK_PX, 0)
        text, aligned = str(index.data()), int(index.data(Qt.ItemDataRole.TextAlignmentRole))
        if index.column():
            ends = Qt.TextElideMode.ElideRight
            text = painter.fontMetrics().elidedText(text, ends, inner.width())
        else:  # a name, whose row is as high as it needs
            aligned |= int(Qt.TextFlag.TextWordWrap)
        painter.drawText(inner, aligned, text)
        painter.restore()


class ComparisonTable(QTableView):
    """The comparison. Keeps the scroll position through every edit."""

    room_changed = Signal(int, int)  # width of the names, and of the scroll bar

    def __init__(self, model: ComparisonModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._kept = 0
        self.setItemDelegate(ComparisonCells(self))
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(look.ROW_PX)
        self.horizontalHeader().hide()
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Columns share what the names leave."""
        super().resizeEvent(event)
        self._share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Ctrl+C copies the whole rows of the selected cells."""
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted({index.row() for index in self.selectedIndexes()})
            machines = range(-1, self._model.columnCount() - 1)
            lines = ["\t".join(self._model.text(row, m) for m in machines) for row in rows]
            QGuiApplication.clipboard().setText(as_typed("\n".join(lines) + "\n"))
        else:
            super().keyPressEvent(event)

    @Slot()
    def _keep(self) -> None:
        self._kept = self.verticalScrollBar().value()

    @Slot()
    def _arrange(self) -> None:
        self.clearSpans()
        for at, row in enumerate(self._model.rows):
            if row.heading:
                self.setSpan(at, 0, 1, self._model.columnCount())
        self._share_width()
        self.updateGeometries()
        self.verticalScrollBar().setValue(self._kept)

    def _share_width(self) -> None:
        machines = self._model.columnCount() - 1
        if machines < 1:
            return
        wanted = int(self.viewport().width() * _NAMES_SHARE)
        names = min(max(wanted, _NAMES_LEAST_PX), _NAMES_MOST_PX)
        room = self.viewport().width() - names
        self.setColumnWidth(0, names)
        for machine in range(machines):
            width = room * (machine + 1) // machines - room * machine // machines
            self.setColumnWidth(machine + 1, width)
        fits = names - 2 * _PADDING_PX
        for at, row in enumerate(self._model.rows):
            one_line = row.heading or self._name_px(row.title) <= fits
            self.setRowHeight(at, look.ROW_PX if one_line else _TWO_LINES_PX)
        self.room_changed.emit(names, self.width() - self.viewport().width())

    def _name_px(self, name: str) -> int:
        return self.fontMetrics().horizontalAdvance(name)
