"""What is painted around and upon the data: grid and ticks, labels, the cursor."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gui.window.parts import look
from gui.window.plots.frame import GAP_PX, Frame
from gui.window.plots.placing import Placed
from gui.window.plots.scale import FloatArray, Scale

_RIGHT_MIDDLE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_HALO_ALPHA = 205
_DOT_PX = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """Where the read-out points: a hairline at x, and dots at these heights (view, colour)."""

    x: float
    dots: tuple[tuple[float, str], ...] = ()
    hairline: bool = True
    cell: QRectF | None = None  # in view coordinates, drawn as a frame


def paint_ground(painter: QPainter, frame: Frame, *, both_grids: bool) -> None:
    """Grid, ticks, and what stands at the ends of the scales."""
    colours, room = look.colours(), frame.room
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setFont(frame.font)
    (x_low, x_high), (y_low, y_high) = frame.shown
    at, words = frame.x_scale.labels(x_low, x_high, room.width() / frame.factor)
    if both_grids:
        painter.setPen(QPen(QColor(colours.grid), 1.0))
        for value in at.tolist():
            x = round(frame.to_pixel(value, 0.0).x())
            painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
    levels = frame.y_scale.labels(y_low, y_high, room.height() / frame.factor)
    _paint_levels(painter, frame, *levels)
    end, ticks = level_texts(frame, at, words)
    line = room.bottom() + 4.0 + QFontMetricsF(frame.font).ascent()
    painter.setPen(QColor(colours.muted))
    for left, word in ticks:
        painter.drawText(QPointF(left, line), word)
    painter.drawText(QPointF(frame.width - frame.text_size(end).width(), line), end)
    painter.setPen(QPen(QColor(colours.border), 1.0))
    painter.drawLine(room.bottomLeft(), room.bottomRight())


def _paint_levels(painter: QPainter, frame: Frame, at: FloatArray, words: list[str]) -> None:
    """Level grid lines, the ticks of the upright scale, and what stands at its end."""
    colours, room = look.colours(), frame.room
    for value, word in zip(at.tolist(), words, strict=True):
        y = round(frame.to_pixel(0.0, value).y())
        painter.setPen(QPen(QColor(colours.grid), 1.0))
        painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
        painter.setPen(QColor(colours.muted))
        beside = QRectF(0.0, y - frame.line_px / 2, room.left() - GAP_PX + 1.0, frame.line_px)
        painter.drawText(beside, _RIGHT_MIDDLE, word)
    painter.setPen(QColor(colours.muted))
    end = _fitting_end(frame, frame.y_scale, frame.width - frame.key_px)
    above = frame.top_px - 7.0 * frame.factor  # clear of the highest tick
    painter.drawText(QRectF(0.0, 0.0, frame.width, above), _LEFT_MIDDLE, end)


def _fitting_end(frame: Frame, scale: Scale, room: float) -> str:
    """The title with its unit, or the unit alone."""
    fits = frame.text_size(scale.end).width() <= room
    return scale.end if fits or not scale.short else scale.short


def level_texts(
    frame: Frame, at: FloatArray, words: list[str]
) -> tuple[str, list[tuple[float, str]]]:
    """What stands at the end of the level scale, and the ticks' words with where each begins.

    The title stands there only where no tick gives way to it.
    """
    fitting = _fitting(frame, at, words)
    end, kept = "", fitting
    for end in (frame.x_scale.end, frame.x_scale.short):
        most = frame.width - frame.text_size(end).width() - GAP_PX if end else np.inf
        kept = [one for one in fitting if one[0] + frame.text_size(one[1]).width() <= most]
        if len(kept) == len(fitting) or not frame.x_scale.short:
            break
    return end, kept


def _fitting(frame: Frame, at: FloatArray, words: list[str]) -> list[tuple[float, str]]:
    """Every word, every second, every third …: as many as stand clear; where each begins."""
    widths = [frame.text_size(word).width() for word in words]
    places = [frame.to_pixel(value, 0.0).x() for value in at.tolist()]
    lefts = [max(x - w / 2, 0.0) for x, w in zip(places, widths, strict=True)]
    gap = 1.0 if frame.x_scale.names else 8.0
    for step in range(1, len(words) + 1):
        kept = range(0, len(words), step)
        if all(lefts[b] >= lefts[a] + widths[a] + gap for a, b in pairwise(kept)):
            return [(lefts[i], words[i]) for i in kept]
    return []


def paint_label(painter: QPainter, frame: Frame, one: Placed) -> None:
    """A label, its halo, and its thin line where it stands apart."""
    colours, label = look.colours(), one.label
    if one.leader:
        painter.setPen(QPen(QColor(colours.muted), 0.8))
        painter.drawLine(one.anchor, _nearest(one.room, one.anchor))
    if label.halo:
        ground = QColor(colours.surface)
        ground.setAlpha(255 if label.solid else _HALO_ALPHA)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(one.room.adjusted(-1, 1, 1, -1), 2, 2)
    painter.setPen(QColor(label.colour))
    painter.setFont(frame.bold if label.bold else frame.font)
    painter.drawText(one.room, Qt.AlignmentFlag.AlignCenter, label.text)


def paint_cursor(painter: QPainter, frame: Frame, cursor: Cursor) -> None:
    """The hairline or the cell, and the dots."""
    colours, room = look.colours(), frame.room
    painter.setClipRect(room.adjusted(-6, -6, 6, 6))
    if cursor.cell is not None:
        one = frame.to_pixel(cursor.cell.left(), cursor.cell.top())
        other = frame.to_pixel(cursor.cell.right(), cursor.cell.bottom())
        painter.setPen(QPen(QColor(colours.text), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(one, other).normalized())
    elif cursor.hairline:
        x = frame.to_pixel(cursor.x, 0.0).x()
        painter.setPen(QPen(QColor(colours.muted), 1.0))
        painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
    for y, colour in cursor.dots:
        painter.setPen(QPen(QColor(colours.surface), 1.5))
        painter.setBrush(QColor(colour))
        painter.drawEllipse(frame.to_pixel(cursor.x, y), _DOT_PX, _DOT_PX)
    painter.setClipping(False)


def _nearest(room: QRectF, to: QPointF) -> QPointF:
    """The point of the rim of a room nearest to a place."""
    return QPointF(
        min(max(to.x(), room.left()), room.right()), min(max(to.y(), room.top()), room.bottom())
    )
