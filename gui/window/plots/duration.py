"""The load-duration curve with the units that carry it."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPen

from core.content.charts import LoadDuration, load_duration
from core.load.profile import asked_w
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind
from gui.window.parts import look
from gui.window.plots.export import Sheetful
from gui.window.plots.painting import Cursor
from gui.window.plots.placing import Label, along, covered
from gui.window.plots.plot import HousePlot
from gui.window.plots.scale import FloatArray, Scale, held
from gui.window.plots.stop_cursor import Reading

_MOST_UNITS = 6
_HEADROOM = 1.04


class LoadDurationPlot(HousePlot):
    """Hours at or above each load; what each unit adds is a shade of its own."""

    title_key = "report.plot.duration"
    chart: LoadDuration

    def make_items(self) -> None:
        """A field for each unit and one for what is not met, the stages, the curve."""
        colours = look.colours()
        self._fields = [self._field(number) for number in range(_MOST_UNITS + 1)]
        self.stage_lines = pg.PlotCurveItem(
            pen=pg.mkPen(colours.muted, width=1, style=Qt.PenStyle.DashLine), connect="pairs"
        )
        self.curve = pg.PlotCurveItem(pen=pg.mkPen(colours.text, width=1.6))
        for item in (*self._fields, self.stage_lines, self.curve):
            self.view.box.addItem(item)

    def _field(self, number: int) -> pg.PlotCurveItem:
        colours = look.colours()
        fill = QColor(colours.bad if number == _MOST_UNITS else colours.series[0])
        fill.setAlphaF(0.45 if number == _MOST_UNITS else 0.34 - 0.045 * number)
        item = pg.PlotCurveItem(pen=QPen(Qt.PenStyle.NoPen), brush=fill, fillLevel=0.0)
        item.setVisible(False)
        return item

    def draw(self, selection: Selection, candidate: Candidate) -> None:
        """Set the curve and the stages."""
        profile = selection.profile
        chart = self.chart = load_duration(
            asked_w(profile),
            profile.hours.sum(axis=1),
            candidate.stages_w,
            selection.capacity_kind,
        )
        load = self.units.shown(chart.load_w, chart.kind)
        stages = self.units.shown(np.array(chart.stages_w), self.chart.kind)
        last = max(float(chart.hours[-1]), 1.0)
        self.curve.setData(chart.hours, load)
        self.stage_lines.setData(np.tile([0.0, last], stages.size), np.repeat(stages, 2))
        self._fill(chart.hours, load, stages)
        old = self.view.frame.y_scale if self.view.frame.y_scale.set else None
        top = max(float(load[0]), float(stages.max(initial=0.0))) * _HEADROOM
        low, high = held(old, 0.0, top, 4)
        self.view.set_scales(
            Scale(
                high=last,
                end=self.words.text("plots.hours_a_year"),
                short=self.words.unit(Kind.HOURS),
                tick_px=90,
            ),
            Scale(low=low, high=high, end=self.words.unit(self.chart.kind), tick_px=38),
        )

    def _fill(self, hours: FloatArray, load: FloatArray, stages: FloatArray) -> None:
        """Fill what each unit adds below the curve; what no unit carries is set off."""
        floors = [0.0, *stages[: _MOST_UNITS - 1]]
        ceilings = list(stages[:_MOST_UNITS])
        for number, item in enumerate(self._fields[:-1]):
            within = number < len(ceilings) and bool(load[0] > floors[number])
            item.setVisible(within)
            if within:
                item.setData(hours, np.clip(load, floors[number], ceilings[number]))
                item.setFillLevel(floors[number])
        most = float(stages.max(initial=0.0))
        unmet = self._fields[-1]
        unmet.setVisible(bool(load[0] > most * (1 + 1e-9)))
        unmet.setData(hours, np.maximum(load, most))
        unmet.setFillLevel(most)

    def labels(self) -> list[Label]:
        """Each stage at the end of its line, the peak at the start of the curve."""
        chart, colours = self.chart, look.colours()
        peak = Label(
            text=self.words.text(
                "report.chart.peak",
                load=self.words.quantity(float(chart.load_w[0]), self.chart.kind),
            ),
            x=0.0,
            y=self.units.one(float(chart.load_w[0]), self.chart.kind),
            colour=colours.text,
            sides=("right",),
            roams=True,
        )
        return [*self._stage_labels(), peak]

    def _stage_labels(self) -> list[Label]:
        """Each stage above the end of its line, or in it where the lines lie close.

        So no label is crossed by another's line; one that would hide the curve is left away.
        """
        frame, chart = self.view.frame, self.chart
        if not chart.stages_w:
            return []
        at = self.units.shown(np.array(chart.stages_w), chart.kind)
        lines = frame.pixels(np.zeros_like(at), at)[:, 1]
        line_px = frame.text_size("0").height()
        close = bool(np.diff(-lines).min(initial=np.inf) < line_px)
        curve = along(frame.pixels(*self.curve.getData()), reach_px=1.0)
        found = []
        for number in range(at.size, 0, -1):
            text = self.words.text(
                "report.chart.stage",
                units=str(number),
                capacity=self.words.quantity(chart.stages_w[number - 1], chart.kind),
            )
            size, y = frame.text_size(text), float(lines[number - 1])
            upper = close and number < at.size
            middle = y if upper else y - size.height() / 2.0
            room = np.array([[
                frame.room.right() - size.width(), middle - size.height() / 2.0 + 2.0,
                frame.room.right(), middle + size.height() / 2.0 - 2.0,
            ]])  # fmt: skip
            if covered(room, curve)[0] > 0.0:
                continue
            found.append(
                Label(
                    text=text,
                    x=frame.x_scale.high,
                    y=float(at[number - 1]),
                    colour=look.colours().muted,
                    sides=("end-on",) if upper else ("end-above",),
                    gap_px=1.0,
                    must=False,
                    outside=True,
                    solid=upper,
                )
            )
        return found

    def taken(self) -> FloatArray:
        """The curve and the lines of the stages."""
        x, y = self.stage_lines.getData()
        lines = self.view.frame.pixels(x, y).reshape(-1, 4) + np.array([0.0, -1.0, 0.0, 1.0])
        return np.vstack([along(self.view.frame.pixels(*self.curve.getData())), lines])

    def stops(self) -> int:
        """Every point of the curve."""
        return self.chart.hours.size

    def stop_near(self, values: QPointF, pixel: QPointF) -> int | None:  # noqa: ARG002
        """The point at those hours."""
        return int(np.abs(self.chart.hours - values.x()).argmin())

    def moved(self, stop: int | None, across: int, up: int) -> int | None:
        """Steps wide enough to see."""
        if stop is None:
            return super().moved(stop, across, up)
        width = self.chart.hours[-1] / 60.0
        wanted = self.chart.hours[stop] + (across + up) * width
        near = int(np.abs(self.chart.hours - wanted).argmin())
        return near if near != stop else super().moved(stop, across, up)

    def reading(self, stop: int) -> Reading:
        """Hours, load and units running."""
        chart, words = self.chart, self.words
        hours, load_w = float(chart.hours[stop]), float(chart.load_w[stop])
        load = self.units.one(load_w, self.chart.kind)
        units = min(int(np.searchsorted(chart.stages_w, load_w * (1 - 1e-9))) + 1, self._carrying)
        return Reading(
            cursor=Cursor(x=hours, dots=((load, look.colours().text),)),
            at=(hours, load),
            lines=(
                words.text(
                    "plots.duration.read",
                    hours=words.quantity(hours, Kind.HOURS),
                    load=words.quantity(load_w, self.chart.kind),
                ),
                words.text("plots.duration.units", units=str(units)),
            ),
        )

    @property
    def _carrying(self) -> int:
        return max(len(self.chart.stages_w), 1)

    def table(self) -> Sheetful:
        """Hours and load, and how many units carry it."""
        chart = self.chart
        load = self.units.shown(chart.load_w, chart.kind)
        units = np.searchsorted(chart.stages_w, chart.load_w * (1 - 1e-9)) + 1
        return Sheetful(
            header=(
                self.units.with_unit("report.axis.hours", Kind.HOURS),
                self.units.with_unit("report.axis.load", self.chart.kind),
                self.words.text("plots.duration.column.units"),
            ),
            rows=[
                (float(h), float(v), float(min(n, self._carrying)))
                for h, v, n in zip(chart.hours, load, units, strict=True)
            ],
        )

    def summary(self) -> str:
        """Peak, hours and stages."""
        chart, words = self.chart, self.words
        return words.text(
            "plots.duration.summary",
            peak=words.quantity(float(chart.load_w[0]), self.chart.kind),
            hours=words.quantity(float(chart.hours[-1]), Kind.HOURS),
            stages=", ".join(words.quantity(s, self.chart.kind) for s in chart.stages_w),
        )
