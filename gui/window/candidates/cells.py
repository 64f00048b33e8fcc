"""How the cells of the ranking are drawn: a bar beside a share, a mark, a machine with defects."""

from typing import Protocol, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.window.candidates.pictures import Pictures
from gui.window.parts import look
from gui.window.parts.sorted_table import Drawn
from gui.window.verdict.badge import colours_of

PADDING_PX = 6  # left and right of a cell's text
_BAR_PX, _BAR_HEIGHT_PX = 36, 6
BLOCKS_PX, _BLOCK_HEIGHT_PX = 64, 12
_GROUPS = (0, 2, 3)  # of the series: as groups are drawn where they are staged
_BOX_PX = 14
_FLAG = "▲"
_REMEMBERED = 4096  # texts
WHOLE = "100.0"  # the widest figure beside a bar
Index = QModelIndex | QPersistentModelIndex

# Models of a series begin alike and differ at the end: both ends are shown.
_UNIT_OF_CLASSES = " kW"  # goes before their size does
_ELIDED = Qt.TextElideMode.ElideMiddle


class DrawnModel(Protocol):
    """A model that hands over a cell whole; asked role by role, painting is three times as long."""

    def drawn(self, row: int, place: int) -> Drawn:
        """What is drawn of a cell."""
        ...


class RankingCells(QStyledItemDelegate):
    """Draws every cell of the ranking in one hand; without `bars` where there is no room."""

    bars = True

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures = Pictures()
        self._measured_font = QFont()
        self._fits: dict[tuple[str, int, bool], str] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Background by state, then the content; as a picture where it was shown before."""
        cell = cast(DrawnModel, index.model()).drawn(index.row(), index.column())

        def draw(where: QPainter, how: QStyleOptionViewItem) -> None:
            self.paint_cell(where, how, cell)

        self._pictures.show(painter, option, (cell, self.bars), draw)

    def paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, cell: Drawn) -> None:
        """A cell that the model has handed over."""
        paint_ground(painter, option)
        rect = option.rect
        if cell.checked is not None:
            painter.save()
            self._box(painter, rect, cell.checked)
            painter.restore()
            return
        inner = rect.adjusted(PADDING_PX, 0, -PADDING_PX, 0)
        if cell.blocks:
            painter.save()
            _blocks(painter, inner, cell.blocks)
            painter.restore()
            return
        if cell.share is not None and self.bars:
            painter.save()
            self._bar(painter, inner, cell.share)
            painter.restore()
        self._text(painter, option, inner, cell)

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
        if cell.badge is not None:
            self._badge(painter, option, inner, cell)
            return
        text = self._fitted(option, cell, inner.width())
        painter.setPen(look.paint(colours.muted if cell.muted else colours.text))
        painter.drawText(inner, cell.alignment, text)
        if cell.flagged:
            after = inner.adjusted(option.fontMetrics.horizontalAdvance(f"{text} "), 0, 0, 0)
            painter.setPen(look.paint(colours.assumed))
            painter.drawText(after, int(Qt.AlignmentFlag.AlignVCenter), _FLAG)

    def _badge(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, cell: Drawn
    ) -> None:
        """The text on a ground as wide as it is."""
        ground, words = colours_of(cell.badge or "")
        text, metrics = self._fitted(option, cell, inner.width()), option.fontMetrics
        long = metrics.horizontalAdvance(text)
        beside = min(2 * PADDING_PX, max(inner.width() - long, 0))
        room = QRectF(0, 0, long + beside, metrics.height() + 2)
        room.moveLeft(inner.left())
        room.moveTop(inner.center().y() - room.height() / 2 + 1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.paint(ground))
        painter.drawRoundedRect(room, room.height() / 2, room.height() / 2)
        painter.restore()
        painter.setPen(look.paint(look.colours().muted if cell.muted else words))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    def _fitted(self, option: QStyleOptionViewItem, cell: Drawn, room: int) -> str:
        """The text as far as there is room; remembered, for most cells show what they showed."""
        key = cell.text, room, cell.flagged
        if self._measured_font != option.font:
            self._measured_font = QFont(option.font)
            self._fits.clear()
        fitted = self._fits.get(key)
        if fitted is None:
            if len(self._fits) > _REMEMBERED:
                self._fits.clear()
            metrics = option.fontMetrics
            how = Qt.TextElideMode.ElideRight if cell.badge else _ELIDED
            less = metrics.horizontalAdvance(f" {_FLAG}") if cell.flagged else 0
            fitted = cut_name(cell.text, metrics, max(room - less, 0), how)
            self._fits[key] = fitted
        return fitted


def cut_name(text: str, metrics: QFontMetrics, room: int, how: Qt.TextElideMode = _ELIDED) -> str:
    """The text as far as there is room; of a class its unit goes first."""
    if metrics.horizontalAdvance(text) > room:
        text = text.removesuffix(_UNIT_OF_CLASSES)
    return metrics.elidedText(text, how, room)


def bar_room_px() -> int:
    """Width a bar takes beside its figure."""
    return _BAR_PX + PADDING_PX


def _blocks(painter: QPainter, inner: QRect, blocks: tuple[tuple[float, int], ...]) -> None:
    """Units side by side, to scale, in the colours of their groups."""
    series, left = look.colours().series, float(inner.left())
    top = inner.center().y() - _BLOCK_HEIGHT_PX / 2 + 1
    painter.setPen(Qt.PenStyle.NoPen)
    for share, group in blocks:
        wide = share * BLOCKS_PX
        room = QRectF(left, top, max(wide - 1.0, 1.0), _BLOCK_HEIGHT_PX)
        painter.setBrush(QColor(series[_GROUPS[group % len(_GROUPS)]]))
        painter.drawRect(room.intersected(QRectF(inner)))
        left += wide


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint what lies under the content of a cell."""
    colours, rect, state = look.colours(), option.rect, option.state
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, look.paint(colours.accent_soft))
    painter.setPen(look.paint(colours.grid))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(look.paint(colours.accent), 1))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
