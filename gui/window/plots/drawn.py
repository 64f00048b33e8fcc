"""A chart of flows painted in the window as the report draws it."""

from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from core.content.flows import Flows
from core.report.canvas import MM_PER_PT, TEXT_PT
from core.report.flow_drawing import HEIGHT, flows
from core.vocabulary.language import Language
from gui.window.parts import look
from gui.window.plots.frame import TEXT_PX

_PX_PER_MM = TEXT_PX / (TEXT_PT * MM_PER_PT)  # texts are as large as those of the other plots
_LEAST_PX = 660  # three columns of names beside each other


class FlowsView(QWidget):
    """A chart of flows, as wide as there is room."""

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.chart: Flows | None = None
        self.setFixedHeight(round(HEIGHT * _PX_PER_MM))

    def show_chart(self, chart: Flows, described: str) -> None:
        """Show another chart; described: for who cannot see it."""
        self.chart = chart
        self.setAccessibleName(described)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As narrow as its names allow."""
        return QSize(_LEAST_PX, self.height())

    def shapes(self) -> list[dict[str, Any]]:
        """What is painted, mm."""
        if self.chart is None:
            return []
        width = max(self.width(), _LEAST_PX) / _PX_PER_MM
        return flows(self.chart, self._words, width).shapes

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  Qt's name
        """The shapes of the report, in the colours of the window."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(look.FAMILIES)
        font.setPixelSize(TEXT_PX)
        painter.setFont(font)
        for shape in self.shapes():
            if shape["shape"] == "text":
                _write(painter, shape)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(_colour(shape["colour"]))
                painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in _outline(shape)]))


def _outline(shape: dict[str, Any]) -> list[tuple[float, float]]:
    """Of an area or a rectangle, px."""
    if shape["shape"] == "area":
        points = shape["points"]
    else:
        left, top = shape["x"], shape["y"]
        right, bottom = left + shape["width"], top + shape["height"]
        points = [(left, top), (right, top), (right, bottom), (left, bottom)]
    return [(x * _PX_PER_MM, y * _PX_PER_MM) for x, y in points]


def _write(painter: QPainter, shape: dict[str, Any]) -> None:
    """A name, ending at its place where it stands left of it."""
    painter.setPen(_colour(shape["colour"]))
    left, top, width, height = (
        shape[key] * _PX_PER_MM for key in ("x", "y", "width", "height")
    )  # fmt: skip
    side = Qt.AlignmentFlag.AlignRight if shape["across"] else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
    painter.drawText(QRectF(left, top, width, height), flags, shape["text"])


def _colour(name: str) -> QColor:
    """What the report calls so, in the theme in force."""
    colours = look.colours()
    series = colours.series
    return QColor(
        {
            "ink": colours.text,
            "bar": colours.muted,
            "good": colours.good,
            "stage-1": colours.accent_soft,
            "warn-soft": colours.assumed_soft,
            "bad-soft": colours.bad_soft,
            "series-1": series[0],
            "amber": series[1],
            "series-2": series[2],
            "series-3": series[3],
            "series-5": series[4],
            "series-6": series[5],
        }[name]
    )
