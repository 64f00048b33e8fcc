"""One chart of a device's curves: lines within their limits, the limits marked, a read-out."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.content.browsing import Chart, FloatArray
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind, to_shown
from gui.window.parts import look
from gui.window.parts.plain_text import PlainLabel
from gui.window.plots.painting import Cursor
from gui.window.plots.placing import Label
from gui.window.plots.plot_view import PlotView
from gui.window.plots.read_out import ReadOut
from gui.window.plots.scale import Scale, padded, rounded

_MOST_LINES = 6  # as many as the look has colours
_STEPS = 40  # of the cursor by key, from limit to limit
_LINE_PX = 14.0  # height of a label
_ROUNDING = 1e-6  # of a line's length
_MARGIN = 0.06  # of the axis beyond the limits
_STYLES = (Qt.PenStyle.DashLine, Qt.PenStyle.SolidLine, Qt.PenStyle.DotLine)
_SERIES = (4, 0, 3)  # of the look's series: the cold line, the middle one, the warm one


class CurvePlot(QFrame):
    """A title and a view; shows another chart of the same kind at any time."""

    def __init__(self, words: Language, height_px: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.chart: Chart | None = None
        self.points: tuple[FloatArray, FloatArray] | None = None  # what was typed, SI
        self._devices: tuple[tuple[int, str], ...] = ()
        self._stop: int | None = None
        self.setProperty("role", "panel")
        self.title = PlainLabel(self)
        self.title.setProperty("role", "group")
        self.view = PlotView(self)
        self.view.setMinimumHeight(height_px)
        self.view.on_labels = self._labels
        self.view.on_key = self._key
        self.view.paint_over = self._paint_limits
        self.view.hovered.connect(self._hover)
        self.view.left.connect(self.clear_reading)
        self.readout = ReadOut(self.view)
        self.lines = [pg.PlotCurveItem() for _ in range(_MOST_LINES)]
        self.typed = pg.ScatterPlotItem(size=7, pen=None)
        self.reference = pg.ScatterPlotItem(size=9)
        for item in (*self.lines, self.typed, self.reference):
            self.view.box.addItem(item)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.view, 1)

    def show_chart(
        self,
        chart: Chart,
        points: tuple[FloatArray, FloatArray] | None = None,
        devices: tuple[tuple[int, str], ...] = (),
    ) -> None:
        """Show a device's curve, and the points it is fitted to where there are any.

        devices: which device each line is of, and its name, where they are of several; each device
        has a colour of its own.
        """
        self.chart, self.points, self._devices = chart, points, devices
        self.clear_reading()
        title = self._words.text(f"browser.chart.{chart.key}")
        self.title.setText(title)
        for item, line, (colour, style) in zip(
            self.lines, chart.lines, self._looks(chart), strict=False
        ):
            item.setPen(pg.mkPen(colour, width=2.0 if line.main else 1.4, style=style))
            item.setData(self._shown(line.x, chart.x), self._shown(line.y, chart.y))
        for item in self.lines[len(chart.lines) :]:
            item.setData([], [])
        self._show_points(chart, points)
        self._scale(chart, points)
        self._describe(chart, title)

    def _looks(self, chart: Chart) -> list[tuple[str, Qt.PenStyle]]:
        """The colour of each line, and how it is drawn."""
        series = look.colours().series
        if self._devices:
            return [(series[at], Qt.PenStyle.SolidLine) for at, _ in self._devices]
        if len(chart.lines) > len(_STYLES):
            return [(series[at], Qt.PenStyle.SolidLine) for at in range(len(chart.lines))]
        return [(series[_SERIES[at]], _STYLES[at]) for at in _styles(len(chart.lines))]

    def _named(self, chart: Chart) -> list[str]:
        """What each line is called: by its device, or by the figure it is drawn for."""
        if self._devices:
            return [name for _, name in self._devices]
        return [self._words.quantity(line.at, chart.at) for line in chart.lines]

    def _show_points(self, chart: Chart, points: tuple[FloatArray, FloatArray] | None) -> None:
        colours = look.colours()
        self.typed.setBrush(QColor(colours.text))
        x, y = points if points else (np.zeros(0), np.zeros(0))
        self.typed.setData(self._shown(x, chart.x), self._shown(y, chart.y))
        self.reference.setPen(pg.mkPen(colours.text, width=1.4))
        self.reference.setBrush(QColor(colours.surface))
        at = chart.reference
        self.reference.setData(
            [to_shown(at[0], chart.x, self._words.system)] if at else [],
            [to_shown(at[1], chart.y, self._words.system)] if at else [],
        )

    def _scale(self, chart: Chart, points: tuple[FloatArray, FloatArray] | None) -> None:
        low, high = (to_shown(limit, chart.x, self._words.system) for limit in chart.limits)
        beyond = (high - low) * _MARGIN
        x_low, x_high = low - beyond, high
        if chart.x is Kind.SHARE:
            x_low, x_high = 0.0, max(high, 100.0)
        heights = [self._shown(line.y, chart.y) for line in chart.lines]
        if points:
            heights.append(self._shown(points[1], chart.y))
            x = self._shown(points[0], chart.x)
            x_low, x_high = min(x_low, float(x.min())), max(x_high, float(x.max()))
        values = np.concatenate(heights)
        values = values[np.isfinite(values)]
        y_low, y_high = rounded(*padded(values), 4) if values.size else (0.0, 1.0)
        words, names = self._words, self._named(chart)
        frame = self.view.frame
        frame.right_px = max(frame.text_size(name, bold=True).width() for name in names) + 8.0
        self.view.set_scales(
            Scale(low=x_low, high=x_high, end=words.unit(chart.x), tick_px=56),
            Scale(low=y_low, high=y_high, end=words.unit(chart.y), tick_px=34),
        )

    def _describe(self, chart: Chart, title: str) -> None:
        """Say the ends of the main line, for who cannot see the chart."""
        self.view.setAccessibleName(title)
        main = next(line for line in chart.lines if line.main)
        ends = [self._reading(chart, float(main.x[index])) for index in (0, -1)]
        self.view.setAccessibleDescription("; ".join(" ".join(lines) for lines in ends))

    def _shown(self, values: FloatArray, kind: Kind) -> FloatArray:
        return np.asarray(to_shown(values, kind, self._words.system), dtype=np.float64)  # type: ignore[arg-type]

    # Drawing

    def _labels(self) -> list[Label]:
        """The figure each line is drawn for, right of its end; those near each other apart."""
        chart, colours = self.chart, look.colours()
        if chart is None:
            return []
        frame = self.view.frame
        ends = [
            (float(self._shown(line.x, chart.x)[-1]), float(self._shown(line.y, chart.y)[-1]))
            for line in chart.lines
        ]
        heights = [frame.to_pixel(x, y).y() for x, y in ends]
        room = frame.room
        spread = _spread(heights, room.top() + _LINE_PX / 2, room.bottom() - _LINE_PX / 2)
        return [
            Label(
                text=name,
                x=frame.shown[0][1],
                y=frame.from_pixel(QPointF(0.0, height)).y(),
                colour=colour if self._devices else colours.text if line.main else colours.muted,
                sides=("right",),
                bold=line.main,
                gap_px=5.0,
                outside=True,
            )
            for line, height, name, (colour, _) in zip(
                chart.lines, spread, self._named(chart), self._looks(chart), strict=True
            )
        ]

    def _paint_limits(self, painter: QPainter) -> None:
        """Grey what lies beyond the limits, and a dashed upright at each."""
        chart, view, colours = self.chart, self.view, look.colours()
        if chart is None:
            return
        low, high = (
            view.to_pixel(to_shown(limit, chart.x, self._words.system), 0.0).x()
            for limit in chart.limits
        )
        room = view.room
        beyond = QColor(colours.muted)
        beyond.setAlphaF(0.10)
        for left, right in ((room.left(), low), (high, room.right())):
            if right > left:
                area = QRectF(left, room.top(), right - left, room.height())
                painter.fillRect(area, beyond)
        painter.setPen(QPen(QColor(colours.muted), 1.0, Qt.PenStyle.DashLine))
        for x in (low, high):
            if room.left() - 1 <= x <= room.right() + 1:
                painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))

    # The read-out

    @Slot(QPointF)
    def _hover(self, at: QPointF) -> None:
        if self.chart and self.view.room.adjusted(-4, -4, 4, 4).contains(at):
            self._stop = None
            self._read(self._clamped(self.view.from_pixel(at).x()), at)
        else:
            self.clear_reading()

    def _clamped(self, shown_x: float) -> float:
        assert self.chart  # noqa: S101  asked only while there is one
        low, high = (to_shown(v, self.chart.x, self._words.system) for v in self.chart.limits)
        return min(max(shown_x, low), high)

    def _read(self, shown_x: float, beside: QPointF) -> None:
        chart = self.chart
        assert chart  # noqa: S101  asked only while there is one
        dots = []
        for line, (colour, _) in zip(chart.lines, self._looks(chart), strict=True):
            y = self._height(shown_x, self._shown(line.x, chart.x), self._shown(line.y, chart.y))
            if y is not None:
                dots.append((y, colour))
        self.view.point_at(Cursor(x=shown_x, dots=tuple(dots)))
        si = self._from_shown(shown_x)
        self.readout.say(self._reading(chart, si), beside)

    def _height(self, x: float, line_x: FloatArray, line_y: FloatArray) -> float | None:
        """The value of a line; None of a device that has none there while another has."""
        beyond = max(float(line_x[0]) - x, x - float(line_x[-1]))
        if self._devices and beyond > _ROUNDING * float(np.ptp(line_x)):
            return None
        return float(np.interp(x, line_x, line_y))

    def _from_shown(self, shown_x: float) -> float:
        assert self.chart  # noqa: S101  asked only while there is one
        low, high = self.chart.limits
        shown_low, shown_high = (to_shown(v, self.chart.x, self._words.system) for v in (low, high))
        return low + (shown_x - shown_low) / (shown_high - shown_low) * (high - low)

    def _reading(self, chart: Chart, x: float) -> list[str]:
        """The place, and each line's figure there."""
        words = self._words
        lines = [f"{words.text(f'field.{chart.x_title}')} {words.quantity(x, chart.x)}"]
        for line, at in zip(chart.lines, self._named(chart), strict=True):
            value = self._height(x, line.x, line.y)
            lines.append(words.text("browser.reading", at=at, value=words.quantity(value, chart.y)))
        return lines

    @Slot()
    def clear_reading(self) -> None:
        """Take the read-out away."""
        self._stop = None
        self.readout.hide()
        self.view.point_at(None)

    def _key(self, event: QKeyEvent) -> bool:
        """Arrows move the cursor from limit to limit; Escape takes it away."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self.readout.isVisible():
            self.clear_reading()
            return True
        if key not in steps or self.chart is None:
            return False
        stop = _STEPS // 2 if self._stop is None else self._stop + steps[key]
        stop = min(max(stop, 0), _STEPS)
        low, high = (to_shown(v, self.chart.x, self._words.system) for v in self.chart.limits)
        x = low + (high - low) * stop / _STEPS
        self._read(x, QPointF(self.view.to_pixel(x, 0.0).x(), self.view.room.center().y()))
        self._stop = stop
        return True


def _spread(heights: list[float], top: float, bottom: float) -> list[float]:
    """Heights at least a line apart, in their order, as near to where they were as can be."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    placed = list(heights)
    lowest = top
    for index in order:
        placed[index] = lowest = max(heights[index], lowest)
        lowest += _LINE_PX
    highest = bottom
    for index in reversed(order):
        placed[index] = highest = min(placed[index], highest)
        highest -= _LINE_PX
    return placed


def _styles(count: int) -> tuple[int, ...]:
    """Which of the three ways of drawing the lines take: one alone takes the middle one."""
    return {1: (1,), 2: (1, 2)}.get(count, (0, 1, 2))


class CurvePlots(QWidget):
    """The charts of one device under each other."""

    def __init__(self, words: Language, height_px: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._height_px = words, height_px
        self.plots: list[CurvePlot] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_charts(
        self,
        charts: tuple[Chart, ...],
        points: dict[str, tuple[FloatArray, FloatArray]] | None = None,
    ) -> None:
        """Show a device's charts, with points by the chart's key."""
        while len(self.plots) < len(charts):
            plot = CurvePlot(self._words, self._height_px, self)
            self._column.addWidget(plot, 1)
            if self.plots:
                QWidget.setTabOrder(self.plots[-1].view, plot.view)
            self.plots.append(plot)
        for plot, chart in zip(self.plots, charts, strict=False):
            plot.show_chart(chart, (points or {}).get(chart.key))
            plot.show()
        for plot in self.plots[len(charts) :]:
            plot.hide()
