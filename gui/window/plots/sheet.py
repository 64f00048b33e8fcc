"""The sheet a plot is drawn on: pyqtgraph's view with the house's grid, ticks, labels and cursor.

The scales, the labels and the cursor are painted in pixels around and upon a ViewBox that
holds the data; so every text is placed where there is room, and in the one font.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from gui.window import look
from gui.window.plots.placing import NO_ROOMS, Label, Placed, place
from gui.window.plots.scale import FloatArray, Scale

pg.setConfigOptions(antialias=True, mouseRateLimit=-1)

TEXT_PX = 11
_TOP_PX, _BOTTOM_PX, _EDGE_PX, _GAP_PX = 20.0, 19.0, 8.0, 6.0
_CLICK_PX = 4
_END_SHARE = 0.2  # of the level scale that the text at its end may take
_ZOOM_STEP = 1.25
_GROUND_Z, _OVER_Z = -1000, 1000  # a ViewBox lies at -100
_FULL = ((0.0, 1.0), (0.0, 1.0))

Range = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """Where the read-out points: a hairline at x, and dots at these heights (view, colour)."""

    x: float
    dots: tuple[tuple[float, str], ...] = ()
    hairline: bool = True
    cell: QRectF | None = None  # in view coordinates, drawn as a frame


class Sheet(pg.GraphicsView):  # type: ignore[misc]
    """A plot without a frame; owns how values become pixels."""

    hovered = Signal(QPointF)  # place of the mouse, px
    left = Signal()
    clicked = Signal(QPointF)
    menu_wanted = Signal(QPoint)  # on the screen

    def __init__(self, parent: QWidget, *, both_grids: bool = False) -> None:
        self.room = QRectF(0, 0, 1, 1)
        self.x_scale, self.y_scale = Scale(), Scale()
        self.cursor_mark: Cursor | None = None
        self.on_key: Callable[[QKeyEvent], bool] | None = None
        self.on_labels: Callable[[], Sequence[Label]] = tuple
        self.on_taken: Callable[[], FloatArray] = lambda: NO_ROOMS  # px that labels should spare
        self.paint_over: Callable[[QPainter], None] | None = None
        self.right_px = 0.0  # room asked for beside the data
        self.key_px = 0.0  # of the row above the data that is taken from the right
        self.placed: tuple[Placed, ...] = ()
        self.drawn_ticks: dict[str, tuple[str, ...]] = {}
        self._zoom: tuple[Range, Range] | None = None
        self._pressed: QPointF | None = None
        self._both_grids = both_grids
        colours = look.colours()
        super().__init__(parent, background=None)
        self.setMinimumSize(120, 90)
        self.font_ = QFont(look.FAMILY)
        self.font_.setPixelSize(TEXT_PX)
        self.font_.setFeature(QFont.Tag("tnum"), 1)
        self.bold_ = QFont(self.font_)
        self.bold_.setWeight(QFont.Weight.Bold)
        self.setBackground(colours.surface)
        self.setViewportUpdateMode(Sheet.ViewportUpdateMode.FullViewportUpdate)
        self.box = _Box(self)
        self.addItem(self.box)
        self._ground, self._over = _Layer(self, self._paint_ground), _Layer(self, self._paint_over)
        self._ground.setZValue(_GROUND_Z)
        self._over.setZValue(_OVER_Z)
        self.scene().addItem(self._ground)
        self.scene().addItem(self._over)
        self._ready = True
        self.lay_out()

    # Scales

    def set_scales(self, x: Scale, y: Scale) -> None:
        """Show these ranges; a part the user has zoomed into stays."""
        self.x_scale, self.y_scale = x, y
        if self._zoom:
            self._zoom = (_clamped(self._zoom[0], x), _clamped(self._zoom[1], y))
        self.lay_out()

    @property
    def zoomed(self) -> bool:
        """Whether only a part is shown."""
        return self._zoom is not None

    def reset_view(self) -> None:
        """Show the whole range again."""
        self._zoom = None
        self.lay_out()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Show `factor` times less around a place, px."""
        (x_low, x_high), (y_low, y_high) = self.shown
        centre = self.from_pixel(at or self.room.center())
        self._look_at(
            _around(centre.x(), x_low, x_high, factor), _around(centre.y(), y_low, y_high, factor)
        )

    def pan(self, moved: QPointF) -> None:
        """Move the part shown along with the mouse, px."""
        (x_low, x_high), (y_low, y_high) = self.shown
        dx = -moved.x() / self.room.width() * (x_high - x_low)
        dy = moved.y() / self.room.height() * (y_high - y_low)
        self._look_at(
            _moved((x_low, x_high), dx, self.x_scale), _moved((y_low, y_high), dy, self.y_scale)
        )

    def _look_at(self, x: Range, y: Range) -> None:
        x, y = _clamped(x, self.x_scale), _clamped(y, self.y_scale)
        whole = x == (self.x_scale.low, self.x_scale.high) and y == (
            self.y_scale.low,
            self.y_scale.high,
        )
        self._zoom = None if whole else (x, y)
        self.lay_out()

    @property
    def shown(self) -> tuple[Range, Range]:
        """The ranges on the screen."""
        if self._zoom:
            return self._zoom
        x, y = self.x_scale, self.y_scale
        return (x.low, x.high), (y.low, y.high)

    # Places

    def to_pixel(self, x: float, y: float) -> QPointF:
        """Where a pair of values lies, px."""
        (x_low, x_high), (y_low, y_high) = self.shown
        return QPointF(
            self.room.left() + (x - x_low) / (x_high - x_low) * self.room.width(),
            self.room.bottom() - (y - y_low) / (y_high - y_low) * self.room.height(),
        )

    def from_pixel(self, at: QPointF) -> QPointF:
        """The values at a place, px."""
        (x_low, x_high), (y_low, y_high) = self.shown
        return QPointF(
            x_low + (at.x() - self.room.left()) / self.room.width() * (x_high - x_low),
            y_low + (self.room.bottom() - at.y()) / self.room.height() * (y_high - y_low),
        )

    def pixels(self, x: FloatArray, y: FloatArray) -> FloatArray:
        """Places (n, 2) of many pairs of values, px."""
        (x_low, x_high), (y_low, y_high) = self.shown
        across = self.room.left() + (x - x_low) / (x_high - x_low) * self.room.width()
        down = self.room.bottom() - (y - y_low) / (y_high - y_low) * self.room.height()
        return np.column_stack([across, down])

    def text_size(self, text: str, *, bold: bool = False) -> QSizeF:
        """Room of a text, px."""
        metrics = QFontMetricsF(self.bold_ if bold else self.font_)
        return QSizeF(metrics.horizontalAdvance(text) + 2.0, metrics.height())

    def lay_out(self) -> None:
        """Give the data the room the texts leave, and draw anew."""
        if not getattr(self, "_ready", False):
            return
        (x_low, x_high), (y_low, y_high) = self.shown
        height = self.height() - _TOP_PX - _BOTTOM_PX
        _, words = self.y_scale.labels(y_low, y_high, max(height, 1.0))
        left = max((self.text_size(w).width() for w in words), default=0.0) + _GAP_PX
        right = max(self.right_px, _EDGE_PX)
        if not self.x_scale.names:
            _, across = self.x_scale.labels(x_low, x_high, max(self.width() - left - right, 1.0))
            last = self.text_size(across[-1]).width() if across else 0.0
            right = max(right, last / 2)
        self.room = QRectF(left, _TOP_PX, max(self.width() - left - right, 10.0), max(height, 10.0))
        self.box.setGeometry(self.room)
        self.box.setRange(xRange=(x_low, x_high), yRange=(y_low, y_high), padding=0)
        self.redraw()

    def redraw(self) -> None:
        """Place the labels anew and paint."""
        self.placed = place(
            self.on_labels(), self.to_pixel, self._measure, self.room, self.on_taken()
        )
        self._ground.update()
        self._over.update()

    def _measure(self, label: Label) -> QSizeF:
        return self.text_size(label.text, bold=label.bold)

    def point_at(self, cursor: Cursor | None) -> None:
        """Move the cursor, or take it away."""
        if cursor != self.cursor_mark:
            self.cursor_mark = cursor
            self._over.update()

    # Painting

    def _paint_ground(self, painter: QPainter) -> None:
        colours = look.colours()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        (x_low, x_high), (y_low, y_high) = self.shown
        painter.setFont(self.font_)
        at, words = self.y_scale.labels(y_low, y_high, self.room.height())
        self._paint_levels(painter, at, words)
        at, words = self.x_scale.labels(x_low, x_high, self.room.width())
        self._paint_uprights(painter, at, words)
        painter.setPen(QPen(QColor(colours.border), 1.0))
        painter.drawLine(self.room.bottomLeft(), self.room.bottomRight())

    def _paint_levels(self, painter: QPainter, at: FloatArray, words: list[str]) -> None:
        """Level grid lines, the ticks of the upright scale, and what stands at its end."""
        colours, room = look.colours(), self.room
        for value, word in zip(at, words, strict=True):
            y = round(self.to_pixel(0.0, float(value)).y())
            painter.setPen(QPen(QColor(colours.grid), 1.0))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(QColor(colours.muted))
            beside = QRectF(0.0, y - 10.0, room.left() - _GAP_PX + 1.0, 20.0)
            painter.drawText(beside, _RIGHT_MIDDLE, word)
        painter.setPen(QColor(colours.muted))
        end = self._end(self.y_scale, self.width() - self.key_px)
        painter.drawText(QRectF(0.0, 0.0, self.width(), _TOP_PX - 7.0), _LEFT_MIDDLE, end)
        self.drawn_ticks["y"] = tuple(words)

    def _paint_uprights(self, painter: QPainter, at: FloatArray, words: list[str]) -> None:
        """Ticks of the level scale that fit, and what stands at its end."""
        colours, room = look.colours(), self.room
        row = room.bottom() + 4.0
        beside = self.width() - room.right()
        end = self._end(self.x_scale, beside + _END_SHARE * room.width())
        size = self.text_size(end)
        end_room = QRectF(self.width() - size.width(), row, size.width(), size.height())
        painter.setPen(QPen(QColor(colours.grid), 1.0))
        places = [round(self.to_pixel(float(value), 0.0).x()) for value in at]
        if self._both_grids:
            for x in places:
                painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
        painter.setPen(QColor(colours.muted))
        kept = self._fitting(places, words, end_room.left() - 6.0 if end else np.inf)
        for left, word in kept:
            painter.drawText(QPointF(left, row + QFontMetricsF(self.font_).ascent()), word)
        painter.drawText(end_room, _RIGHT_MIDDLE, end)
        self.drawn_ticks["x"] = tuple(word for _, word in kept)

    def _end(self, scale: Scale, room: float) -> str:
        """The title with its unit, or the unit alone."""
        fits = self.text_size(scale.end).width() <= room
        return scale.end if fits or not scale.short else scale.short

    def _fitting(self, places: list[int], words: list[str], most: float) -> list[tuple[float, str]]:
        """Every word, every second, every third …: as many as stand clear; where each begins."""
        widths = [self.text_size(word).width() for word in words]
        lefts = [max(x - w / 2, 0.0) for x, w in zip(places, widths, strict=True)]
        gap = 1.0 if self.x_scale.names else 8.0
        for step in range(1, len(words) + 1):
            kept = range(0, len(words), step)
            clear = (lefts[b] >= lefts[a] + widths[a] + gap for a, b in pairwise(kept))
            if all(clear):
                return [(lefts[i], words[i]) for i in kept if lefts[i] + widths[i] <= most]
        return []

    def _paint_over(self, painter: QPainter) -> None:
        if self.paint_over:
            painter.save()
            self.paint_over(painter)
            painter.restore()
        self._paint_cursor(painter)
        for one in self.placed:
            self._paint_label(painter, one)

    def _paint_label(self, painter: QPainter, one: Placed) -> None:
        colours, label = look.colours(), one.label
        if one.leader:
            painter.setPen(QPen(QColor(colours.muted), 0.8))
            painter.drawLine(one.anchor, _nearest(one.room, one.anchor))
        if label.halo:
            ground = QColor(colours.surface)
            ground.setAlpha(205)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(one.room.adjusted(-1, 1, 1, -1), 2, 2)
        painter.setPen(QColor(label.colour))
        painter.setFont(self.bold_ if label.bold else self.font_)
        painter.drawText(one.room, Qt.AlignmentFlag.AlignCenter, label.text)

    def _paint_cursor(self, painter: QPainter) -> None:
        cursor, colours, room = self.cursor_mark, look.colours(), self.room
        if cursor is None:
            return
        painter.setClipRect(room.adjusted(-6, -6, 6, 6))
        if cursor.cell is not None:
            one = self.to_pixel(cursor.cell.left(), cursor.cell.top())
            other = self.to_pixel(cursor.cell.right(), cursor.cell.bottom())
            painter.setPen(QPen(QColor(colours.text), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(one, other).normalized())
        elif cursor.hairline:
            x = self.to_pixel(cursor.x, 0.0).x()
            painter.setPen(QPen(QColor(colours.muted), 1.0))
            painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
        for y, colour in cursor.dots:
            painter.setPen(QPen(QColor(colours.surface), 1.5))
            painter.setBrush(QColor(colour))
            painter.drawEllipse(self.to_pixel(cursor.x, y), 4.0, 4.0)
        painter.setClipping(False)

    # Mouse and keys

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Draw, with the focus visible."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(look.colours().accent), 1.0))
            painter.drawRoundedRect(
                QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4
            )
            painter.end()

    def resizeEvent(self, event: QResizeEvent | None) -> None:  # noqa: N802  Qt's name
        """Lay out for the new size."""
        super().resizeEvent(event)
        self.lay_out()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Remember where, to tell a click from a drag."""
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Let the read-out follow."""
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self.hovered.emit(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """A press and release at one place is a click."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if event.button() is not Qt.MouseButton.LeftButton or pressed is None:
            return
        if (event.position() - pressed).manhattanLength() <= _CLICK_PX:
            self.clicked.emit(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Show the whole range again."""
        super().mouseDoubleClickEvent(event)
        self.reset_view()

    def leaveEvent(self, event: object) -> None:  # noqa: N802  Qt's name
        """Take the read-out away."""
        super().leaveEvent(event)
        self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        """Zoom with Ctrl; without it the page scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_ZOOM_STEP ** (event.angleDelta().y() / 120.0), event.position())
            event.accept()
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  Qt's name
        """Our menu, not pyqtgraph's."""
        self.menu_wanted.emit(event.globalPos())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Zoom with + and −, whole range with 0; the rest is the plot's."""
        if event.text() in ("+", "="):
            self.zoom(_ZOOM_STEP)
        elif event.text() == "-":
            self.zoom(1 / _ZOOM_STEP)
        elif event.text() == "0":
            self.reset_view()
        elif not (self.on_key and self.on_key(event)):
            event.ignore()


class _Box(pg.ViewBox):  # type: ignore[misc]
    """The data's view: its range is set by the sheet alone."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(enableMouse=False, enableMenu=False, defaultPadding=0.0)
        self._sheet = sheet
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsFocusable, False)
        self.disableAutoRange()

    def mouseDragEvent(self, event: object, axis: object = None) -> None:  # noqa: ARG002, N802
        """Drag the part shown about."""
        if not self._sheet.zoomed:
            event.ignore()  # type: ignore[attr-defined]
            return
        event.accept()  # type: ignore[attr-defined]
        self._sheet.pan(event.screenPos() - event.lastScreenPos())  # type: ignore[attr-defined]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """No keys of its own."""
        event.ignore()


class _Layer(QGraphicsItem):
    """Something painted over the whole sheet."""

    def __init__(self, sheet: Sheet, draw: Callable[[QPainter], None]) -> None:
        super().__init__()
        self._sheet, self._draw = sheet, draw
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def boundingRect(self) -> QRectF:  # noqa: N802  Qt's name
        """The sheet."""
        return QRectF(0.0, 0.0, 4096.0, 4096.0)

    def shape(self) -> QPainterPath:
        """Nothing that a mouse could meet."""
        return QPainterPath()

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        """Draw in pixels."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter)
        painter.restore()


_RIGHT_MIDDLE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _around(centre: float, low: float, high: float, factor: float) -> Range:
    return centre - (centre - low) / factor, centre + (high - centre) / factor


def _moved(shown: Range, by: float, scale: Scale) -> Range:
    """Moved, but not beyond the ends of the scale."""
    by = min(max(by, scale.low - shown[0]), scale.high - shown[1])
    return shown[0] + by, shown[1] + by


def _clamped(shown: Range, scale: Scale) -> Range:
    low, high = max(shown[0], scale.low), min(shown[1], scale.high)
    return (low, high) if high > low else (scale.low, scale.high)


def _nearest(room: QRectF, to: QPointF) -> QPointF:
    """The point of the rim of a room nearest to a place."""
    return QPointF(
        min(max(to.x(), room.left()), room.right()), min(max(to.y(), room.top()), room.bottom())
    )
