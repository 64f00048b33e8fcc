"""The series of core.content.curves painted on a view, in px."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from core.content.crowds import gathered
from core.content.curves import Area, Bars, Line, Part, Points, Upright
from gui.window.parts import look
from gui.window.plots.frame import Frame
from gui.window.plots.scale import FloatArray

_BROKEN = {
    Part.OTHER: Qt.PenStyle.DashLine,
    Part.THIRD: Qt.PenStyle.DotLine,
    Part.LIMIT: Qt.PenStyle.DashDotLine,
}
_LARGEST_PX, _SMALLEST_PX, _PLAIN_PX = 7.0, 1.8, 4.0
_FILL_ALPHA, _AREA_ALPHA = 0.55, 0.13
_WIDTHS = {Part.MAIN: 2.0, Part.GRID: 0.8}
_SOLID = (
    Part.MACHINE, Part.SECOND_MACHINE, Part.THIRD_MACHINE, Part.PUMP, Part.OTHER_PUMP, Part.FAN,
)  # fmt: skip
SAMPLE_PX = 12.0


def colour_of(part: Part) -> str:
    """The colour of a series."""
    colours = look.colours()
    return {
        Part.MAIN: colours.series[0],
        Part.OTHER: colours.series[2],
        Part.THIRD: colours.series[3],
        Part.LOAD: colours.text,
        Part.LIMIT: colours.assumed_text,
        Part.GOOD: colours.good,
        Part.BAD: colours.bad,
        Part.MACHINE: colours.series[0],
        Part.SECOND_MACHINE: colours.series[4],
        Part.THIRD_MACHINE: colours.series[3],
        Part.PUMP: colours.series[2],
        Part.OTHER_PUMP: colours.series[1],
        Part.FAN: colours.series[5],
        Part.GRID: colours.muted,
    }[part]


def runs(line: Line, x: FloatArray, y: FloatArray, frame: Frame) -> Iterator[FloatArray]:
    """The unbroken parts of a line as places (n, 2), px; x and y in shown units."""
    known = np.isfinite(x) & np.isfinite(y)
    for run in np.split(np.arange(line.x.size), np.flatnonzero(np.diff(known.astype(int))) + 1):
        if run.size > 1 and known[run[0]]:
            yield frame.pixels(x[run], y[run])


def paint_line(painter: QPainter, part: Part, parts: Iterator[FloatArray]) -> None:
    """A line in its parts."""
    pen = QPen(QColor(colour_of(part)), _WIDTHS.get(part, 1.5))
    pen.setStyle(_BROKEN.get(part, Qt.PenStyle.SolidLine))
    painter.setPen(pen)
    for places in parts:
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in places.tolist()]))


def paint_points(painter: QPainter, points: Points, places: FloatArray) -> None:
    """Rings, the long ones larger; a crowd of them gathered until each is seen."""
    painter.setPen(QPen(QColor(colour_of(points.part)), 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = np.full(len(places), _PLAIN_PX)
    if points.weight is not None:
        places, weight = gathered(places, points.weight, 2.0 * _LARGEST_PX)
        most = float(weight.max(initial=0.0)) or 1.0
        radius = np.maximum(_LARGEST_PX * np.sqrt(weight / most), _SMALLEST_PX)
    for (x, y), reach in zip(places.tolist(), radius.tolist(), strict=True):
        if np.isfinite(x) and np.isfinite(y):
            painter.drawEllipse(QPointF(x, y), reach, reach)


def paint_area(painter: QPainter, area: Area, places: FloatArray) -> None:
    """A field under the lines."""
    fill = QColor(colour_of(area.part))
    fill.setAlphaF(_AREA_ALPHA)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in places.tolist()]))


def fill_of(part: Part) -> QColor:
    """What bars are filled with."""
    fill = QColor(colour_of(part))
    if part not in _SOLID:
        fill.setAlphaF(_FILL_ALPHA)
    return fill


def paint_bars(painter: QPainter, bars: Bars, low: FloatArray, high: FloatArray) -> None:
    """Bars between their lower left and upper right corners (n, 2), px."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill_of(bars.part))
    for (left, bottom), (right, top) in zip(low.tolist(), high.tolist(), strict=True):
        if top < bottom:
            gap = min(1.0, 0.1 * (right - left))
            painter.drawRect(QRectF(QPointF(left + gap, top), QPointF(right - gap, bottom)))


def paint_upright(painter: QPainter, upright: Upright, x: float, frame: Frame) -> None:
    """A dashed line from top to bottom."""
    painter.setPen(QPen(QColor(colour_of(upright.part)), 1.2, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(x, frame.room.top()), QPointF(x, frame.room.bottom()))


def paint_sample(painter: QPainter, series: Bars | Points, at: QPointF) -> None:
    """What a series of the key looks like, with its right middle at a place."""
    if isinstance(series, Bars):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill_of(series.part))
        painter.drawRect(QRectF(at.x() - SAMPLE_PX, at.y() - 4.0, SAMPLE_PX, 8.0))
    else:
        painter.setPen(QPen(QColor(colour_of(series.part)), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at - QPointF(5.0, 0.0), 4.0, 4.0)
