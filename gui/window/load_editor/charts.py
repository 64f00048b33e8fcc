"""The charts of a year of load: hours by days as a heat map, and typical days."""

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind, to_shown
from gui.window.load_editor.year import SEASONS, FloatArray, TypicalDay, Year
from gui.window.parts import look
from gui.window.parts.plain_text import PlainLabel
from gui.window.plots.colour import readable
from gui.window.plots.colour_key import KEY_ROOM_PX, map_ramp, paint_key
from gui.window.plots.painting import Cursor
from gui.window.plots.placing import NO_ROOMS, Label, along
from gui.window.plots.plot_view import PlotView
from gui.window.plots.scale import Scale, held

_HOURS = 24
_APART_H = 3  # between the seasons
_SEASON_H = _HOURS + _APART_H
_MONTH_LETTERS = 3  # Jan, 10月
_HEADROOM = 1.12
_KIND = Kind.COOLING_POWER
_MIDDLES: FloatArray = np.arange(_HOURS, dtype=np.float64) + 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock(Scale):
    """Hours of one day, or of several side by side, in quarters of a day."""

    def labels(self, low: float, high: float, length_px: float) -> tuple[FloatArray, list[str]]:
        """0 h, 6 h …; the end of a day only where no other follows it."""
        del length_px
        if high <= _HOURS:
            at = np.arange(0.0, _HOURS + 1.0, 6.0)
            return at, [f"{hour:.0f} h" for hour in at]
        starts = np.arange(low, high, _SEASON_H)
        quarters = np.arange(0.0, _HOURS, 6.0)
        return (starts[:, None] + quarters).ravel(), [f"{q:.0f}" for q in quarters] * len(starts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar(Scale):
    """Days of a year under the names of its months; starts: the day each begins on."""

    starts: tuple[int, ...] = ()

    def labels(self, low: float, high: float, length_px: float) -> tuple[FloatArray, list[str]]:
        """Each month in the middle of its days."""
        del low, length_px
        return self.starts + np.diff([*self.starts, high]) / 2, list(self.names)


class HeatMap(QWidget):
    """Hours of the day upward, days of the year across; colour is load. The cursor reads it."""

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._year: Year | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        self.readout = PlainLabel(self)
        self.readout.setProperty("role", "muted")
        self.view = PlotView(self)
        self.view.setAccessibleName(words.text("load_editor.chart.year"))
        self.view.frame.key_px = KEY_ROOM_PX
        self.view.paint_over = self._paint
        self.image = pg.ImageItem(axisOrder="row-major")
        self.view.box.addItem(self.image)
        self.view.hovered.connect(self._read)
        self.view.left.connect(self._leave)
        column.addWidget(self.view, 1)
        column.addWidget(self.readout)

    def show_year(self, year: Year | None) -> None:
        """Draw another year, or none."""
        self._year = year
        self.view.setVisible(year is not None)
        self._say("")
        if year is None:
            return
        ramp, days = map_ramp(), year.by_day.shape[1]
        shares = year.by_day / (year.highest_w or 1.0)
        steps = np.clip(np.round(shares * (len(ramp) - 1)), 0, len(ramp) - 1).astype(int)
        self.image.setImage(ramp[steps], autoLevels=False, levels=None)
        self.image.setRect(QRectF(0, 0, days, _HOURS))
        names = [self._words.text(f"month.{m + 1}")[:_MONTH_LETTERS] for m in range(12)]
        calendar = Calendar(
            high=float(days),
            names=tuple(names[: len(year.month_starts)]),
            starts=year.month_starts,
        )
        self.view.set_scales(calendar, Clock(high=float(_HOURS)))
        self.view.setAccessibleDescription(self._summary())
        self._say("")

    def _paint(self, painter: QPainter) -> None:
        if self._year:
            paint_key(painter, self.view.frame, self._words.quantity(self._year.highest_w, _KIND))

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

    @Slot(QPointF)
    def _read(self, at: QPointF) -> None:
        """Say the load under the cursor."""
        year = self._year
        if year is None or not self.view.room.contains(at):
            self._leave()
            return
        values = self.view.from_pixel(at)
        steps, days = year.by_day.shape
        day = min(max(int(values.x()), 0), days - 1)
        step = min(max(int(values.y() * steps / _HOURS), 0), steps - 1)
        month = max(m for m, start in enumerate(year.month_starts) if start <= day)
        minutes = step * _HOURS * 60 // steps
        cell = QRectF(day, step * _HOURS / steps, 1.0, _HOURS / steps)
        self.view.point_at(Cursor(x=day + 0.5, cell=cell))
        self._say(
            self._words.text(
                "load_editor.chart.readout",
                month=self._words.text(f"month.{month + 1}"),
                day=str(day - year.month_starts[month] + 1),
                time=f"{minutes // 60:02d}:{minutes % 60:02d}",
                load=self._words.quantity(float(year.by_day[step, day]), _KIND),
            )
        )

    @Slot()
    def _leave(self) -> None:
        self.view.point_at(None)
        self._say("")


class TypicalDays(QWidget):
    """Mean days of the four seasons side by side on one scale; working and free days apart."""

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._days: tuple[TypicalDay, ...] = ()
        self._curves: list[pg.PlotCurveItem] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        self.view = PlotView(self)
        self.view.setAccessibleName(words.text("load_editor.chart.days"))
        self.view.on_labels = self._labels
        self.view.on_taken = self._taken
        self.view.paint_over = self._paint
        self.note = PlainLabel(self)
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        column.addWidget(self.view, 1)
        column.addWidget(self.note)

    def show_year(self, year: Year | None) -> None:
        """Draw the days of another year, or none."""
        self.view.setVisible(year is not None)
        for curve in self._curves:
            self.view.box.removeItem(curve)
        self._days = year.typical if year else ()
        self._curves = [self._curve(day) for day in self._days]
        highest = max((float(self._shown(day).max()) for day in self._days), default=1.0)
        old = self.view.frame.y_scale if self.view.frame.y_scale.set else None
        low, high = held(old, 0.0, (highest or 1.0) * _HEADROOM, 4)
        self.view.set_scales(
            Clock(high=float(len(SEASONS) * _SEASON_H - _APART_H)),
            Scale(low=low, high=high, end=self._words.unit(_KIND), tick_px=60),
        )
        apart = any(day.free is not None for day in self._days)
        key = "load_editor.days.apart" if apart else "load_editor.days.alike"
        self.note.setText(self._words.text(key) if self._days else "")

    def _shown(self, day: TypicalDay) -> FloatArray:
        zero = to_shown(0.0, _KIND, self._words.system)
        return day.load_w * (to_shown(1.0, _KIND, self._words.system) - zero) + zero

    def _curve(self, day: TypicalDay) -> pg.PlotCurveItem:
        colours = look.colours()
        style = Qt.PenStyle.DashLine if day.free else Qt.PenStyle.SolidLine
        pen = pg.mkPen(colours.series[1 if day.free else 0], width=2, style=style)
        edges = _start(day) + np.arange(_HOURS + 1)
        curve = pg.PlotCurveItem(edges, self._shown(day), stepMode="center", pen=pen)
        self.view.box.addItem(curve)
        return curve

    def _labels(self) -> list[Label]:
        """Which line is which, at the highest hour of each, in the first season that has both."""
        colours, found = look.colours(), []
        told = [day for day in self._days if day.free is not None]
        for day in told:
            if day.season != told[0].season:
                continue
            shown = self._shown(day)
            at = int(np.argmax(shown))
            name = "load_editor.day.free" if day.free else "load_editor.day.working"
            found.append(
                Label(
                    text=self._words.text(name),
                    x=_start(day) + at + 0.5,
                    y=float(shown[at]),
                    colour=readable(colours.series[1 if day.free else 0], colours.surface),
                    sides=("above", "below", "right"),
                    roams=True,
                )
            )
        return found

    def _taken(self) -> FloatArray:
        """The lines of all days."""
        rooms = [
            along(self.view.frame.pixels(_start(day) + _MIDDLES, self._shown(day)))
            for day in self._days
        ]
        return np.vstack(rooms) if rooms else NO_ROOMS

    def _paint(self, painter: QPainter) -> None:
        """The seasons over their days, and a line between them."""
        frame, colours = self.view.frame, look.colours()
        for number, season in enumerate(SEASONS):
            left = frame.to_pixel(number * _SEASON_H, 0.0).x()
            right = frame.to_pixel(number * _SEASON_H + _HOURS, 0.0).x()
            painter.setFont(frame.bold)
            painter.setPen(QColor(colours.muted))
            painter.drawText(
                QRectF(left, 0.0, right - left, frame.top_px - 4.0),
                int(Qt.AlignmentFlag.AlignCenter),
                self._words.text(f"load_editor.season.{season}"),
            )
            if number:
                between = left - (left - frame.to_pixel(number * _SEASON_H - _APART_H, 0.0).x()) / 2
                painter.setPen(QPen(QColor(colours.border), 1.0))
                painter.drawLine(
                    QPointF(between, frame.room.top()), QPointF(between, frame.room.bottom())
                )


def _start(day: TypicalDay) -> float:
    """Where a day begins on the scale."""
    return float(SEASONS.index(day.season) * _SEASON_H)
