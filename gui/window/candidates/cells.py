"""How the cells of the ranking are drawn: a bar beside a share, a mark, a machine with defects."""

from typing import Protocol, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from gui.window import look
from gui.window.candidates.ground import paint_ground
from gui.window.candidates.model import Drawn

PADDING_PX = 6  # left and right of a cell's text
_BAR_PX, _BAR_HEIGHT_PX = 36, 6
_BOX_PX = 14
_FLAG = "▲"
WHOLE = "100.0"  # the widest figure beside a bar
Index = QModelIndex | QPersistentModelIndex


class DrawnModel(Protocol):
    """A model that hands over a cell whole; asked role by role, painting is three times as long."""

    def drawn(self, row: int, place: int) -> Drawn:
        """What is drawn of a cell."""
        ...


class RankingCells(QStyledItemDelegate):
    """Draws every cell of the ranking in one hand; without `bars` where there is no room."""

    bars = True

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Background by state, then the content."""
        model = cast(DrawnModel, index.model())
        cell = model.drawn(index.row(), index.column())
        painter.save()
        paint_ground(painter, option)
        inner = option.rect.adjusted(PADDING_PX, 0, -PADDING_PX, 0)
        if cell.checked is not None:
            self._box(painter, option.rect, cell.checked)
        else:
            if cell.share is not None and self.bars:
                self._bar(painter, inner, cell.share)
            self._text(painter, option, inner, cell)
        painter.restore()

    def editorEvent(  # noqa: N802  Qt's name
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,  # noqa: ARG002  Qt gives it
        index: Index,
    ) -> bool:
        """A click anywhere in the cell of the mark sets or takes it."""
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None or not isinstance(event, QMouseEvent):
            return False
        if event.type() != QEvent.Type.MouseButtonRelease:
            return event.type() == QEvent.Type.MouseButtonDblClick
        if event.button() != Qt.MouseButton.LeftButton or event.modifiers():
            return False
        marked = Qt.CheckState(state) is Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if marked else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)

    def _box(self, painter: QPainter, rect: QRect, checked: bool) -> None:
        colours = look.colours()
        box = QRectF(0, 0, _BOX_PX, _BOX_PX)
        box.moveCenter(QRectF(rect).center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent if checked else colours.muted), 1))
        painter.setBrush(QColor(colours.accent if checked else colours.surface))
        painter.drawRoundedRect(box, 3, 3)
        if checked:
            painter.setPen(QPen(QColor(colours.on_accent), 1.8))
            left, top = box.left(), box.top()
            painter.drawPolyline(
                [
                    QPointF(left + 3.5, top + 7.2),
                    QPointF(left + 6.2, top + 9.8),
                    QPointF(left + 10.7, top + 4.4),
                ]
            )

    def _bar(self, painter: QPainter, inner: QRect, share: float) -> None:
        """A share as a bar that ends where its figure begins; the room is that of 100 %."""
        colours = look.colours()
        figure = painter.fontMetrics().horizontalAdvance(WHOLE)
        length = _BAR_PX * min(max(share, 0.0), 1.0)
        right = inner.right() - figure - PADDING_PX
        bar = QRectF(
            right - length,
            inner.center().y() - _BAR_HEIGHT_PX / 2 + 1,
            max(length, 1.0),
            _BAR_HEIGHT_PX,
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        fill = QColor(colours.good)
        fill.setAlphaF(0.6)
        painter.setBrush(fill)
        painter.drawRoundedRect(bar, 3, 3)

    def _text(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, cell: Drawn
    ) -> None:
        colours = look.colours()
        metrics = painter.fontMetrics()
        room = inner.width()
        if cell.flagged:
            room -= metrics.horizontalAdvance(f" {_FLAG}")
        text = metrics.elidedText(cell.text, option.textElideMode, max(room, 0))
        painter.setPen(QColor(colours.muted if cell.muted else colours.text))
        painter.drawText(inner, cell.alignment, text)
        if cell.flagged:
            after = inner.adjusted(metrics.horizontalAdvance(f"{text} "), 0, 0, 0)
            painter.setPen(QColor(colours.assumed))
            painter.drawText(after, int(Qt.AlignmentFlag.AlignVCenter), _FLAG)


def bar_room_px() -> int:
    """Width a bar takes beside its figure."""
    return _BAR_PX + PADDING_PX
