"""Paints the small picture of an example in the colours of the theme."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gui.program.gallery.picture import Mark, Picture
from gui.window.parts.look import Colours

_FAINT = 60  # alpha of an area
_LINE_PX, _THIN_PX, _DOT_PX = 1.8, 1.2, 2.2


def paint_picture(painter: QPainter, room: QRectF, picture: Picture, colours: Colours) -> None:
    """Paint it into `room`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    by_part = _colours(colours)
    for mark in picture.marks:
        _paint(painter, room, mark, QColor(by_part.get(mark.part, colours.muted)))
    painter.restore()


def _paint(painter: QPainter, room: QRectF, mark: Mark, colour: QColor) -> None:
    points = _placed(room, mark.points)
    if mark.shape == "line":
        width = _THIN_PX if mark.part in ("limit", "grid") else _LINE_PX
        pen = QPen(colour, width)
        if mark.part in ("other", "limit"):
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(points))
        return
    painter.setPen(Qt.PenStyle.NoPen)
    if mark.shape == "area":
        if "machine" not in mark.part:
            colour.setAlpha(_FAINT)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF(points))
    elif mark.shape == "bars":
        painter.setBrush(colour)
        for first, last in zip(points[::2], points[1::2], strict=True):
            painter.drawRect(QRectF(first, last).normalized().adjusted(0.5, 0.0, -0.5, 0.0))
    else:
        painter.setBrush(colour)
        for point in points:
            painter.drawEllipse(point, _DOT_PX, _DOT_PX)


def _placed(room: QRectF, points: tuple[int, ...]) -> list[QPointF]:
    """Pairs in thousandths, as places in the room; y goes up."""
    wide, high = room.width() / 1000, room.height() / 1000
    return [
        QPointF(room.left() + x * wide, room.bottom() - y * high)
        for x, y in zip(points[::2], points[1::2], strict=True)
    ]


def _colours(c: Colours) -> Mapping[str, str]:
    blue, amber, green, orange, sky, pink = c.series
    return {
        "main": blue, "other": amber, "third": green, "load": c.muted, "limit": c.muted,
        "good": c.good, "bad": c.bad, "grid": c.border, "machine": blue, "second_machine": sky,
        "third_machine": green, "pump": green, "other_pump": orange, "fan": pink,
    }  # fmt: skip
