"""How the cells of the list of devices are drawn: those of the ranking, a star, a small curve."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionViewItem

from gui.window.candidates.cells import PADDING_PX, RankingCells, paint_ground
from gui.window.catalog_browser.thumbnails import Curve
from gui.window.parts import look
from gui.window.parts.sorted_table import Drawn

CURVE_PX = 58
_ABOVE_PX = 4  # and below a curve
STAR, NO_STAR = "★", "☆"


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnDevice(Drawn):
    """What is drawn of a cell of the list."""

    starred: bool | None = None
    curve: Curve | None = None


class DeviceCells(RankingCells):
    """Draws every cell of the list of devices."""

    def paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, cell: Drawn) -> None:
        """A star, a curve, or what a ranking has as well."""
        if isinstance(cell, DrawnDevice) and cell.starred is not None:
            paint_ground(painter, option)
            colours = look.colours()
            painter.setPen(look.paint(colours.assumed if cell.starred else colours.muted))
            text = STAR if cell.starred else NO_STAR
            painter.drawText(option.rect, int(Qt.AlignmentFlag.AlignCenter), text)
        elif isinstance(cell, DrawnDevice) and cell.curve is not None:
            paint_ground(painter, option)
            self._curve(painter, option.rect, cell.curve)
        else:
            super().paint_cell(painter, option, cell)

    def _curve(self, painter: QPainter, rect: QRect, curve: Curve) -> None:
        """A line from left to right, and the ground it stands on."""
        room = QRectF(rect).adjusted(PADDING_PX, _ABOVE_PX, -PADDING_PX, -_ABOVE_PX - 1)
        across, up = curve
        if not across or room.width() < 2.0:
            return
        colours = look.colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = [
            QPointF(room.left() + x * room.width(), room.bottom() - y * room.height())
            for x, y in zip(across, up, strict=True)
        ]
        ground = QColor(colours.series[0])
        ground.setAlphaF(0.14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        ends = [QPointF(line[-1].x(), room.bottom()), QPointF(line[0].x(), room.bottom())]
        painter.drawPolygon(QPolygonF([*line, *ends]))
        painter.setPen(QPen(QColor(colours.series[0]), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(line))
        painter.restore()
