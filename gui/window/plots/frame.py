"""Where values lie on a plot: its scales, the part that is shown, and the room of the data."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF

from gui.window.parts import look
from gui.window.plots.scale import FloatArray, Scale

TEXT_PX = 11
TOP_PX, BOTTOM_PX, LINE_PX = 20.0, 19.0, 20.0
KEY_ROW_PX = 16.0
EDGE_PX, GAP_PX = 8.0, 6.0
MARK_PX = 8.0  # half of the largest mark at a value

Range = tuple[float, float]


class Frame:
    """Turns values into pixels of the view and back; knows how wide texts are."""

    def __init__(self) -> None:
        self.x_scale, self.y_scale = Scale(), Scale()
        self.width, self.height = 1.0, 1.0  # of the view, px
        self.room = QRectF(0, 0, 1, 1)  # of the data, px
        self.left_px, self.right_px = 0.0, 0.0  # room asked for beside the data
        self.key_px = 0.0  # of the row above the data that is taken from the right
        self.key_rows = 1  # of names of series above the data
        self._zoom: tuple[Range, Range] | None = None
        self.enlarge(1.0)

    def enlarge(self, factor: float) -> None:
        """Set every text `factor` times its usual size."""
        self.factor = factor
        self.top_px, self.bottom_px = TOP_PX * factor, BOTTOM_PX * factor
        self.line_px = LINE_PX * factor  # height of a line of text
        self.font = QFont(look.FAMILIES)
        self.font.setPixelSize(round(TEXT_PX * factor))
        self.font.setFeature(QFont.Tag("tnum"), 1)
        self.bold = QFont(self.font)
        self.bold.setWeight(QFont.Weight.Bold)

    # What is shown

    def set_scales(self, x: Scale, y: Scale) -> None:
        """Show these ranges; a part the user has zoomed into stays."""
        self.x_scale, self.y_scale = x, y
        if self._zoom:
            self._zoom = (_clamped(self._zoom[0], x), _clamped(self._zoom[1], y))

    @property
    def zoomed(self) -> bool:
        """Whether only a part is shown."""
        return self._zoom is not None

    @property
    def shown(self) -> tuple[Range, Range]:
        """The ranges on the screen."""
        if self._zoom:
            return self._zoom
        x, y = self.x_scale, self.y_scale
        return (x.low, x.high), (y.low, y.high)

    def show_all(self) -> None:
        """Show the whole range again."""
        self._zoom = None

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
        whole_x = x == (self.x_scale.low, self.x_scale.high)
        whole_y = y == (self.y_scale.low, self.y_scale.high)
        self._zoom = None if whole_x and whole_y else (x, y)

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
        metrics = QFontMetricsF(self.bold if bold else self.font)
        return QSizeF(metrics.horizontalAdvance(text) + 2.0, metrics.height())

    def lay_out(self, width: float, height: float) -> None:
        """Give the data the room the texts leave on a view of that size, px."""
        self.width, self.height = width, height
        (x_low, x_high), (y_low, y_high) = self.shown
        top = self.top_px + (self.key_rows - 1) * KEY_ROW_PX * self.factor
        deep = max(height - top - self.bottom_px, 10.0)
        _, words = self.y_scale.labels(y_low, y_high, deep / self.factor)
        left = max((self.text_size(w).width() for w in words), default=0.0) + GAP_PX
        left = max(left, self.left_px)
        right = max(self.right_px, EDGE_PX)
        if not self.x_scale.names:
            wide = max(width - left - right, 1.0)
            _, across = self.x_scale.labels(x_low, x_high, wide / self.factor)
            right = max(right, self.text_size(across[-1]).width() / 2 if across else 0.0)
        self.room = QRectF(left, top, max(width - left - right, 10.0), deep)


def _around(centre: float, low: float, high: float, factor: float) -> Range:
    return centre - (centre - low) / factor, centre + (high - centre) / factor


def _moved(shown: Range, by: float, scale: Scale) -> Range:
    """Moved, but not beyond the ends of the scale."""
    by = min(max(by, scale.low - shown[0]), scale.high - shown[1])
    return shown[0] + by, shown[1] + by


def _clamped(shown: Range, scale: Scale) -> Range:
    low, high = max(shown[0], scale.low), min(shown[1], scale.high)
    return (low, high) if high > low else (scale.low, scale.high)
