"""The view a plot is drawn on: pyqtgraph's, with the house's scales, labels and cursor.

The data lies in a ViewBox; everything else is painted in pixels around and upon it, so
that every text is placed where there is room, in the one font, and no mouse moves a range
by accident: the wheel zooms with Ctrl only, a drag moves what was zoomed.
"""

from collections.abc import Callable, Sequence

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
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

from gui.window.parts import look
from gui.window.plots.frame import MARK_PX, Frame
from gui.window.plots.painting import Cursor as Cursor
from gui.window.plots.painting import paint_cursor, paint_ground, paint_label
from gui.window.plots.placing import NO_ROOMS, Label, Placed, place
from gui.window.plots.scale import FloatArray, Scale

pg.setConfigOptions(antialias=True, mouseRateLimit=-1)

_CLICK_PX = 4
_ZOOM_STEP = 1.25
_GROUND_Z, _OVER_Z = -1000, 1000  # a ViewBox lies at -100
_FAR_PX = 1e5


class PlotView(pg.GraphicsView):  # type: ignore[misc]
    """A plot without a frame around it."""

    hovered = Signal(QPointF)  # place of the mouse, px
    left = Signal()
    clicked = Signal(QPointF)
    menu_wanted = Signal(QPoint)  # on the screen

    def __init__(self, parent: QWidget, *, both_grids: bool = False) -> None:
        # pyqtgraph resizes itself while it is made
        self._ready = False
        super().__init__(parent, background=look.colours().surface)
        self.frame = Frame()
        self.cursor_mark: Cursor | None = None
        self.placed: tuple[Placed, ...] = ()
        self.on_key: Callable[[QKeyEvent], bool] | None = None
        self.on_labels: Callable[[], Sequence[Label]] = list
        self.on_taken: Callable[[], FloatArray] = lambda: NO_ROOMS  # px that labels should spare
        self.paint_over: Callable[[QPainter], None] | None = None
        self._pressed: QPointF | None = None
        self._both_grids = both_grids
        self.setMinimumSize(120, 90)
        # Kept as a picture, the ground would leave its edge bare where that lies between pixels.
        self.setCacheMode(PlotView.CacheModeFlag.CacheNone)
        self.setViewportUpdateMode(PlotView.ViewportUpdateMode.FullViewportUpdate)
        self.box = _Box(self)
        self._ground, self._over = _Layer(self._paint_ground), _Layer(self._paint_over)
        for item, z in ((self._ground, _GROUND_Z), (self.box, None), (self._over, _OVER_Z)):
            self.scene().addItem(item)
            if z is not None:
                item.setZValue(z)
        self._ready = True
        self.lay_out()

    # Scales

    def set_scales(self, x: Scale, y: Scale) -> None:
        """Show these ranges; a part the user has zoomed into stays."""
        self.frame.set_scales(x, y)
        self.lay_out()

    def reset_view(self) -> None:
        """Show the whole range again."""
        self.frame.show_all()
        self.lay_out()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Show `factor` times less around a place, px."""
        self.frame.zoom(factor, at)
        self.lay_out()

    def pan(self, moved: QPointF) -> None:
        """Move the part shown along with the mouse, px."""
        self.frame.pan(moved)
        self.lay_out()

    def enlarge(self, factor: float) -> None:
        """Set every text `factor` times its usual size, to be read from afar."""
        self.frame.enlarge(factor)
        self.lay_out()

    def lay_out(self) -> None:
        """Give the data the room the texts leave, and draw anew."""
        if not self._ready:
            return
        self.frame.lay_out(self.width(), self.height())
        x, y = self.frame.shown
        self.box.setGeometry(self.frame.room)
        self.box.setRange(xRange=x, yRange=y, padding=0)
        self.redraw()

    def redraw(self) -> None:
        """Place the labels anew and paint."""
        frame = self.frame
        self.placed = place(
            self.on_labels(), frame.to_pixel, self._measure, frame.room, self.on_taken()
        )
        self._ground.update()
        self._over.update()

    def _measure(self, label: Label) -> QSizeF:
        return self.frame.text_size(label.text, bold=label.bold)

    def point_at(self, cursor: Cursor | None) -> None:
        """Move the cursor, or take it away."""
        if cursor != self.cursor_mark:
            self.cursor_mark = cursor
            self._over.update()

    # Places, for who draws upon the view from elsewhere

    @property
    def room(self) -> QRectF:
        """The room of the data, px."""
        return self.frame.room

    def to_pixel(self, x: float, y: float) -> QPointF:
        """Where a pair of values lies, px."""
        return self.frame.to_pixel(x, y)

    def from_pixel(self, at: QPointF) -> QPointF:
        """The values at a place, px."""
        return self.frame.from_pixel(at)

    # Painting

    def _paint_ground(self, painter: QPainter) -> None:
        paint_ground(painter, self.frame, both_grids=self._both_grids)

    def _paint_over(self, painter: QPainter) -> None:
        if self.paint_over:
            painter.save()
            self.paint_over(painter)
            painter.restore()
        if self.cursor_mark:
            paint_cursor(painter, self.frame, self.cursor_mark)
        for one in self.placed:
            paint_label(painter, self.frame, one)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Draw, with the focus visible."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(look.colours().accent), 1.0))
            rim = QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(rim, 4, 4)
            painter.end()

    def resizeEvent(self, event: QResizeEvent | None) -> None:  # noqa: N802  Qt's name
        """Lay out for the new size."""
        super().resizeEvent(event)
        self.lay_out()

    # Mouse and keys

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
    """The data's view: its range is set by the plot's alone."""

    def __init__(self, view: PlotView) -> None:
        super().__init__(enableMouse=False, enableMenu=False, defaultPadding=0.0)
        self._view = view
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsFocusable, False)
        self.disableAutoRange()

    def shape(self) -> QPainterPath:
        """What is drawn is cut off here; a mark at the end of a scale is drawn whole."""
        reach = 0.0 if self._view.frame.zoomed else MARK_PX
        path = QPainterPath()
        path.addRect(self.boundingRect().adjusted(-reach, -reach, reach, reach))
        return path

    def mouseDragEvent(self, event: object, axis: object = None) -> None:  # noqa: ARG002, N802
        """Drag the part shown about."""
        if not self._view.frame.zoomed:
            event.ignore()  # type: ignore[attr-defined]
            return
        event.accept()  # type: ignore[attr-defined]
        self._view.pan(event.screenPos() - event.lastScreenPos())  # type: ignore[attr-defined]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """No keys of its own."""
        event.ignore()


class _Layer(QGraphicsItem):
    """Something painted over the whole view, in px."""

    def __init__(self, draw: Callable[[QPainter], None]) -> None:
        super().__init__()
        self._draw = draw
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def boundingRect(self) -> QRectF:  # noqa: N802  Qt's name
        """All of it, however large."""
        return QRectF(0.0, 0.0, _FAR_PX, _FAR_PX)

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
