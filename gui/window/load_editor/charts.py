"""The charts of a year of load: hours by days as a heat map, and typical days."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.language import Language
from core.quantity import Kind, to_shown
from gui.window import look
from gui.window.load_editor.year import SEASONS, FloatArray, TypicalDay, Year

_HOURS = 24
_MAP = "viridis"  # even steps for the eye, and for a colour-blind one
_TICK_PX = 11
_MONTH_LETTERS = 3  # Jan, 10月
_KIND = Kind.COOLING_POWER


def _font() -> QFont:
    font = QFont(look.FAMILY)
    font.setPixelSize(_TICK_PX)
    return font


def _quiet(plot: pg.PlotItem, *, grid: bool) -> None:
    """The look of the house: no frame, thin lines, small grey figures."""
    colours = look.colours()
    for side in ("left", "bottom"):
        axis = plot.getAxis(side)
        axis.setPen(pg.mkPen(None if side == "left" else colours.border))
        axis.setTickPen(pg.mkPen(colours.grid))
        axis.setTextPen(pg.mkPen(colours.muted))
        axis.setTickFont(_font())
        axis.setStyle(tickLength=0)
        axis.enableAutoSIPrefix(False)
    if grid:
        plot.showGrid(x=False, y=True, alpha=1.0)
    plot.setMenuEnabled(False)
    plot.hideButtons()
    plot.setMouseEnabled(x=False, y=False)


class HeatMap(QWidget):
    """Hours of the day upward, days of the year across; colour is load. The cursor reads it."""

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._year: Year | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.readout = QLabel(self)
        self.readout.setProperty("role", "muted")
        self.canvas = pg.GraphicsLayoutWidget(self)
        self.canvas.setBackground(look.colours().surface)
        self.canvas.setAccessibleName(words.text("load_editor.chart.year"))
        self.plot = self.canvas.addPlot(row=0, col=0)
        _quiet(self.plot, grid=False)
        self.image = pg.ImageItem(axisOrder="row-major")
        self.plot.addItem(self.image)
        self.bar = pg.ColorBarItem(
            values=(0.0, 1.0), colorMap=pg.colormap.get(_MAP), width=12, interactive=False
        )
        self._dress_bar()
        self.bar.setImageItem(self.image)
        self.canvas.addItem(self.bar, row=0, col=1)
        self.plot.getAxis("left").setTicks([[(h, f"{h} h") for h in range(0, _HOURS + 1, 6)]])
        self.plot.scene().sigMouseMoved.connect(self._read)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.readout)

    def _dress_bar(self) -> None:
        axis = self.bar.getAxis("right")
        axis.setTextPen(pg.mkPen(look.colours().muted))
        axis.setPen(pg.mkPen(look.colours().border))
        axis.setTickFont(_font())
        axis.enableAutoSIPrefix(False)
        axis.setLabel(self._words.unit(_KIND), color=look.colours().muted)

    def show_year(self, year: Year | None) -> None:
        """Draw another year, or none."""
        self._year = year
        self.canvas.setVisible(year is not None)
        self._say("")
        if year is None:
            return
        shown = to_shown_all(year.by_day, self._words)
        days = shown.shape[1]
        highest = float(shown.max()) or 1.0
        self.image.setImage(shown, autoLevels=False, levels=(0.0, highest))
        self.image.setRect(QRectF(0, 0, days, _HOURS))
        self.bar.setLevels((0.0, highest))
        self.plot.setRange(xRange=(0, days), yRange=(0, _HOURS), padding=0)
        middle = np.diff([*year.month_starts, days]) / 2
        ticks = [
            (start + half, self._words.text(f"month.{month + 1}")[:_MONTH_LETTERS])
            for month, (start, half) in enumerate(zip(year.month_starts, middle, strict=True))
        ]
        self.plot.getAxis("bottom").setTicks([ticks, [(s, "") for s in year.month_starts]])
        self._say("")

    def _say(self, text: str) -> None:
        self.readout.setText(text or self._summary())

    def _summary(self) -> str:
        year, words = self._year, self._words
        if year is None:
            return ""
        return words.text(
            "load_editor.chart.summary",
            peak=words.quantity(year.highest_w, _KIND),
            hours=words.quantity(year.full_load_h, Kind.HOURS),
            energy=words.quantity(year.energy_wh, Kind.ENERGY),
        )

    @Slot(object)
    def _read(self, at: QPointF) -> None:
        """Say the load under the cursor."""
        year = self._year
        if year is None or not self.plot.sceneBoundingRect().contains(at):
            self._say("")
            return
        point = self.plot.getViewBox().mapSceneToView(at)
        day, hour = int(point.x()), point.y()
        steps, days = year.by_day.shape
        if not (0 <= day < days and 0 <= hour < _HOURS):
            self._say("")
            return
        step = int(hour * steps / _HOURS)
        month = max(m for m, start in enumerate(year.month_starts) if start <= day)
        minutes = step * _HOURS * 60 // steps
        self._say(
            self._words.text(
                "load_editor.chart.readout",
                month=self._words.text(f"month.{month + 1}"),
                day=str(day - year.month_starts[month] + 1),
                time=f"{minutes // 60:02d}:{minutes % 60:02d}",
                load=self._words.quantity(float(year.by_day[step, day]), _KIND),
            )
        )


class TypicalDays(QWidget):
    """Mean days of the four seasons side by side on one scale; working and free days apart."""

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.canvas = pg.GraphicsLayoutWidget(self)
        self.canvas.setBackground(look.colours().surface)
        self.canvas.setAccessibleName(words.text("load_editor.chart.days"))
        self.plots: dict[str, pg.PlotItem] = {}
        for number, season in enumerate(SEASONS):
            plot = self.canvas.addPlot(row=0, col=number)
            _quiet(plot, grid=True)
            season_name = words.text(f"load_editor.season.{season}")
            plot.setTitle(season_name, color=look.colours().muted, size=f"{look.GROUP_PX}px")
            plot.getAxis("bottom").setTicks([[(h, f"{h}") for h in range(0, _HOURS + 1, 6)]])
            plot.setXRange(0, _HOURS, padding=0.02)
            if number:
                plot.getAxis("left").setStyle(showValues=False)
            self.plots[season] = plot
        first = self.plots[SEASONS[0]].getAxis("left")
        first.setLabel(words.unit(_KIND), color=look.colours().muted)
        legend = QHBoxLayout()
        self.note = QLabel(self)
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        legend.addWidget(self.note, 1)
        column.addWidget(self.canvas, 1)
        column.addLayout(legend)

    def show_year(self, year: Year | None) -> None:
        """Draw the days of another year, or none."""
        self.canvas.setVisible(year is not None)
        for plot in self.plots.values():
            plot.clear()
        days = year.typical if year else ()
        highest = max((float(to_shown_all(d.load_w, self._words).max()) for d in days), default=1.0)
        for plot in self.plots.values():
            plot.setYRange(0, (highest or 1.0) * 1.12, padding=0)
        for day in days:
            self._draw(day)
        apart = any(day.free is not None for day in days)
        key = "load_editor.days.apart" if apart else "load_editor.days.alike"
        self.note.setText(self._words.text(key) if days else "")

    def _draw(self, day: TypicalDay) -> None:
        plot, colours = self.plots[day.season], look.colours()
        free = bool(day.free)
        colour = colours.series[1 if free else 0]
        style = Qt.PenStyle.DashLine if free else Qt.PenStyle.SolidLine
        shown = to_shown_all(day.load_w, self._words)
        edges = np.arange(_HOURS + 1)
        plot.plot(edges, shown, stepMode="center", pen=pg.mkPen(colour, width=2, style=style))
        if day.free is None:
            return
        at = int(np.argmax(shown))
        name = self._words.text("load_editor.day.free" if free else "load_editor.day.working")
        label = pg.TextItem(name, color=QColor(colour), anchor=(0.5, 1.0))
        label.setFont(_font())
        label.setPos(at + 0.5, float(shown[at]))
        plot.addItem(label)


def to_shown_all(load_w: FloatArray, words: Language) -> FloatArray:
    """Loads in the reader's unit."""
    zero = to_shown(0.0, _KIND, words.system)
    return load_w * (to_shown(1.0, _KIND, words.system) - zero) + zero
