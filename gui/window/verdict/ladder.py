"""The steps of an edition along one line, and where the device stands among them."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.standards.edition import Better
from core.standards.verdict import Verdict
from core.standards.wording import Wording, least_decimals
from core.vocabulary.quantity import with_unit
from gui.window.parts import look

_HEIGHT_PX, _LINE_Y, _EDGE_PX = 74, 40.0, 24.0
_TEXT_PX = 11


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A limit with the name of the level it opens."""

    value: float
    name: str


def rungs_of(verdict: Verdict, wording: Wording) -> tuple[Rung, ...]:
    """The limits of the levels of a verdict's own metric, the easiest first."""
    found = {
        check.level: check.required
        for check in verdict.checks
        if check.metric == verdict.metric and check.required is not None
    }
    easy_first = sorted(found.items(), key=lambda pair: pair[1])
    if verdict.better is Better.LOWER:
        easy_first.reverse()
    return tuple(
        Rung(value=value, name=wording.name(f"level.{verdict.scale}", level))
        for level, value in easy_first
    )


class Ladder(QWidget):
    """A line with a tick for each limit and a mark for the device; better lies to the right."""

    def __init__(self, wording: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._wording = wording
        self._rungs: tuple[Rung, ...] = ()
        self._verdict: Verdict | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As wide as there is room."""
        return QSize(320, _HEIGHT_PX)

    def show_verdict(self, verdict: Verdict | None) -> None:
        """Show the steps of a verdict; hidden where it has none."""
        self._rungs = rungs_of(verdict, self._wording) if verdict else ()
        self._verdict = verdict if self._rungs else None
        self.setVisible(self._verdict is not None)
        self.setAccessibleName(self._said())
        self.update()

    def _said(self) -> str:
        if self._verdict is None or self._verdict.actual is None:
            return ""
        number = self._wording.number
        steps = ", ".join(f"{rung.name} {number(rung.value)}" for rung in self._rungs)
        return f"{steps}; {with_unit(number(self._verdict.actual), self._verdict.unit)}"

    def _place(self, value: float) -> float:
        verdict = self._verdict
        assert verdict is not None  # noqa: S101  painted only with one
        actual = verdict.actual if verdict.actual is not None else self._rungs[0].value
        values = [*(rung.value for rung in self._rungs), actual]
        low, high = min(values), max(values)
        reach = (high - low) or abs(high) or 1.0
        low, high = low - 0.12 * reach, high + 0.12 * reach
        share = (value - low) / (high - low)
        if verdict.better is Better.LOWER:
            share = 1.0 - share
        return _EDGE_PX + share * (self.width() - 2 * _EDGE_PX)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """The line, the ticks, the mark."""
        if self._verdict is None:
            return
        colours = look.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(look.FAMILIES)
        font.setPixelSize(_TEXT_PX)
        painter.setFont(font)
        ends = [*(self._place(rung.value) for rung in self._rungs), self.width() - _EDGE_PX / 2]
        painter.setPen(_thick(QColor(colours.border)))
        painter.drawLine(QPointF(_EDGE_PX / 2, _LINE_Y), QPointF(ends[-1], _LINE_Y))
        for step, (left, right) in enumerate(pairwise(ends), start=1):
            fill = QColor(colours.good)
            fill.setAlphaF(min(0.25 + 0.25 * step, 1.0))
            painter.setPen(_thick(fill))
            painter.drawLine(QPointF(left, _LINE_Y), QPointF(right, _LINE_Y))
        self._paint_rungs(painter, QFontMetricsF(font))
        self._paint_device(painter, QFontMetricsF(font))
        painter.end()

    def _paint_rungs(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        colours, taken = look.colours(), -1e9
        least = least_decimals(self._verdict.unit) if self._verdict else 0
        for rung in self._rungs:
            x = self._place(rung.value)
            painter.setPen(QPen(QColor(colours.text), 1.5))
            painter.drawLine(QPointF(x, _LINE_Y - 6), QPointF(x, _LINE_Y + 6))
            value = self._wording.number(rung.value, least)
            text = f"{rung.name} {value}"
            width = metrics.horizontalAdvance(text)
            left = min(max(x - width / 2, 0.0), self.width() - width)
            if left < taken + 6.0:  # no room beside the one before: its figure alone
                text = value
                width = metrics.horizontalAdvance(text)
                left = min(max(x - width / 2, taken + 6.0), self.width() - width)
            painter.setPen(QColor(colours.muted))
            painter.drawText(QRectF(left, _LINE_Y + 9, width + 2, 18), 0, text)
            taken = left + width

    def _paint_device(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        verdict, colours = self._verdict, look.colours()
        if verdict is None or verdict.actual is None:
            return
        x = self._place(verdict.actual)
        painter.setPen(QPen(QColor(colours.surface), 1.5))
        painter.setBrush(QColor(colours.accent))
        mark = [QPointF(x, _LINE_Y - 4), QPointF(x - 7, _LINE_Y - 15), QPointF(x + 7, _LINE_Y - 15)]
        painter.drawPolygon(QPolygonF(mark))
        least = least_decimals(verdict.unit)
        text = with_unit(self._wording.number(round(verdict.actual, 3), least), verdict.unit)
        width = metrics.horizontalAdvance(text)
        left = min(max(x - width / 2, 0.0), self.width() - width)
        painter.setPen(QColor(colours.text))
        painter.drawText(QRectF(left, 6, width + 2, 18), 0, text)


def _thick(colour: QColor) -> QPen:
    return QPen(colour, 6.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
