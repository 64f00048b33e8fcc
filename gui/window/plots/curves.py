"""A plot of the family's own: the same chart as in the report, with a read-out."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from core.content.blocks import Plot
from core.content.curves import Bars, Curves, Line, Name, Part, Points, Upright
from core.keeping.keeping import Latest, Same
from core.report.wording import cell
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind, with_unit
from gui.window.document.session import Session
from gui.window.parts.look import colours
from gui.window.parts.plain_text import tip
from gui.window.plots.colour import readable
from gui.window.plots.curve_painting import (
    SAMPLE_PX,
    colour_of,
    paint_area,
    paint_bars,
    paint_line,
    paint_points,
    paint_sample,
    paint_upright,
    runs,
)
from gui.window.plots.export import Sheetful
from gui.window.plots.frame import KEY_ROW_PX, MARK_PX
from gui.window.plots.painting import Cursor
from gui.window.plots.placing import NO_ROOMS, Label, along
from gui.window.plots.plot import HousePlot
from gui.window.plots.scale import FloatArray, Scale, held
from gui.window.plots.stop_cursor import Reading
from gui.window.settings import Settings

_STOPS = 61
_IN_A_ROW = 3  # names of series, as a rule
_LINE_PX, _LOW_PX = 16.0, 140.0


_latest = Latest[tuple[Same, Same], tuple[Plot, ...]](1)  # by selection and candidate


def plots_of(selection: Selection, candidate: Candidate) -> tuple[Plot, ...]:
    """The family's own plots that the window can draw; worked out once for all of them."""
    key = Same(selection), Same(candidate)
    return _latest.of(key, lambda: _worked_out(selection, candidate))


def _worked_out(selection: Selection, candidate: Candidate) -> tuple[Plot, ...]:
    plots = selection.family.report.plots(selection, candidate)
    return tuple(plot for plot in plots if isinstance(plot.chart, Curves))


class CurvesPlot(HousePlot):
    """The plot with number `index` of those the family has."""

    title_key = "plots.family"
    chart: Curves

    def __init__(self, index: int, session: Session, settings: Settings, parent: QWidget) -> None:
        self._index = index
        super().__init__(session, settings, parent)

    def make_items(self) -> None:
        """Nothing of pyqtgraph's: the series are painted."""
        self.view.paint_over = self._paint

    def why_empty(self, selection: Selection | None) -> str:
        """Another family may have fewer plots; the panel is about to take this one away."""
        chosen = self.session.chosen
        if selection and chosen and self._index >= len(plots_of(selection, chosen)):
            return "plots.empty.waiting"
        return super().why_empty(selection)

    def draw(self, selection: Selection, candidate: Candidate) -> None:
        """Take the chart and set the scales."""
        plot = plots_of(selection, candidate)[self._index]
        assert isinstance(plot.chart, Curves)  # noqa: S101  see plots_of
        self.chart = plot.chart
        self._name_it(cell(plot.title, self.words), cell(plot.caption, self.words))
        series = len(self.chart.bars) + len(self.chart.points)
        self.view.frame.key_rows = 2 if series > _IN_A_ROW else 1
        (x_low, x_high), (y_low, y_high) = self.chart.reach()
        old = self.view.frame.y_scale if self.view.frame.y_scale.set else None
        low, high = (self.units.one(value, self.chart.y.kind) for value in (y_low, y_high))
        low, high = held(old, low, high, 4)
        left, right = (self.units.one(value, self.chart.x.kind) for value in (x_low, x_high))
        if not right > left:
            left, right = left - 1.0, right + 1.0
        months = self._months() if self.chart.x.months else ()
        self.view.set_scales(
            Scale(
                low=left,
                high=right,
                end="" if months else self.units.with_unit(self.chart.x.key, self.chart.x.kind),
                short=self.words.unit(self.chart.x.kind),
                tick_px=70,
                ticks=self.chart.x.ticks,
                names=months,
            ),
            Scale(low=low, high=high, end=self.units.with_unit(self.chart.y.key, self.chart.y.kind),
                  tick_px=38),
        )  # fmt: skip

    def _months(self) -> tuple[str, ...]:
        return tuple(self.words.text(f"report.month.{month}") for month in range(1, 13))

    def _name_it(self, title: str, caption: str) -> None:
        self.title.setText(title)
        self.title.setToolTip(tip(caption))
        self.name = title
        self.setAccessibleName(title)
        self.view.setAccessibleName(title)
        self.menu_button.setAccessibleName(self.words.text("plots.menu.name", title=title))

    # Painting

    def _x(self, values: FloatArray) -> FloatArray:
        return self.units.shown(values, self.chart.x.kind)

    def _y(self, values: FloatArray) -> FloatArray:
        return self.units.shown(values, self.chart.y.kind)

    def _said(self, name: Name) -> str:
        return self.words.text(name.key, **self.words.figures(name.figures))

    def _places(self, line: Line) -> list[FloatArray]:
        return list(runs(line, self._x(line.x), self._y(line.y), self.view.frame))

    def _paint(self, painter: QPainter) -> None:
        if not self.filled:
            return
        self._paint_key(painter)
        frame, chart = self.view.frame, self.chart
        painter.setClipRect(frame.room.adjusted(-1, -1, 1, 1))
        for area in chart.areas:
            paint_area(painter, area, frame.pixels(self._x(area.x), self._y(area.y)))
        for bars in chart.bars:
            low = frame.pixels(self._x(bars.left), self._y(bars.low))
            paint_bars(painter, bars, low, frame.pixels(self._x(bars.right), self._y(bars.high)))
        for upright in chart.uprights:
            x = frame.to_pixel(self.units.one(upright.x, chart.x.kind), 0.0).x()
            paint_upright(painter, upright, x, frame)
        for line in chart.lines:
            paint_line(painter, line.part, iter(self._places(line)))
        reach = 1.0 if frame.zoomed else MARK_PX  # a ring at the end of a scale is drawn whole
        painter.setClipRect(frame.room.adjusted(-reach, -reach, reach, reach))
        for points in chart.points:
            paint_points(painter, points, frame.pixels(self._x(points.x), self._y(points.y)))

    def _paint_key(self, painter: QPainter) -> None:
        """What bars and points are, in the upper right corner, as far as there is room."""
        frame = self.view.frame
        painter.setFont(frame.font)
        right, middle, row = float(self.view.width()), 7.0, 1
        taken = frame.text_size(frame.y_scale.end).width() + 12.0  # by the title of the axis
        series: list[Bars | Points] = [*self.chart.bars, *self.chart.points]
        for one in reversed(series):
            text = self._said(one.name)
            size = frame.text_size(text)
            if right - size.width() - SAMPLE_PX < taken:
                if row == frame.key_rows:
                    return
                row, middle = row + 1, middle + KEY_ROW_PX * frame.factor
                right, taken = float(self.view.width()), 0.0
            room = QRectF(right - size.width(), middle - 8.0, size.width(), 16.0)
            painter.setPen(QColor(colours().muted))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
            paint_sample(painter, one, QPointF(room.left() - 4.0, middle))
            right = room.left() - SAMPLE_PX - 14.0

    # Labels and read-out

    def labels(self) -> list[Label]:
        """Each line's name where it covers least, each upright's at its top."""
        ground = colours().surface
        found = []
        low = self.view.frame.room.height() < _LOW_PX * self.view.frame.factor
        for line in self.chart.lines:
            if low and line.part is Part.GRID:
                continue  # the names of the others have no room beside those of a family of lines
            x, y = self._x(line.x), self._y(line.y)
            known = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
            if known.size:
                at = known[round(line.at * (known.size - 1))]
                found.append(
                    Label(
                        text=self._said(line.name), x=float(x[at]), y=float(y[at]),
                        colour=readable(colour_of(line.part), ground),
                        sides=("end-above", "end-below", "above", "below"), gap_px=3.0,
                        roams=True, must=False,
                    )
                )  # fmt: skip
        _, (_, top) = self.view.frame.shown
        found += [label for bars in self.chart.bars for label in self._above(bars)]
        return [*found, *(self._label_of(upright, top) for upright in self.chart.uprights)]

    def _above(self, bars: Bars) -> Iterator[Label]:
        """What stands above bars."""
        middle, high = (self._x(bars.left) + self._x(bars.right)) / 2, self._y(bars.high)
        for name, x, y in zip(bars.said, middle.tolist(), high.tolist(), strict=False):
            if name is not None:
                yield Label(
                    text=self._said(name), x=x, y=y, colour=colours().text, sides=("above",),
                    gap_px=2.0, must=False, lifts=True,
                )  # fmt: skip

    def _label_of(self, upright: Upright, top: float) -> Label:
        return Label(
            text=self._said(upright.name),
            x=self.units.one(upright.x, self.chart.x.kind),
            y=top,
            colour=readable(colour_of(upright.part), colours().surface),
            sides=("right", "left"),
            gap_px=5.0,
            must=False,
        )

    def taken(self) -> FloatArray:
        """The lines."""
        rooms = [along(run) for line in self.chart.lines for run in self._places(line)]
        return np.vstack([NO_ROOMS, *rooms])

    def stops(self) -> int:
        """Even steps over the scale."""
        return _STOPS

    def _at(self, stop: int) -> float:
        (low, high), _ = self.view.frame.shown
        return low + (high - low) * stop / (_STOPS - 1)

    def stop_near(self, values: QPointF, pixel: QPointF) -> int | None:  # noqa: ARG002
        """The step under the mouse."""
        (low, high), _ = self.view.frame.shown
        share = (values.x() - low) / (high - low)
        return min(max(round(share * (_STOPS - 1)), 0), _STOPS - 1)

    def reading(self, stop: int) -> Reading:
        """The value of every line and bar there."""
        x = self._at(stop)
        title = self.words.text(self.chart.x.key)
        lines = [f"{title} {self._number(x, self.chart.x.kind)}"]
        dots, top = [], self.view.frame.y_scale.low
        for line in self.chart.lines:
            y = _value_at(x, self._x(line.x), self._y(line.y))
            if y is not None:
                lines.append(f"{self._said(line.name)}: {self._number(y, self.chart.y.kind)}")
                dots.append((y, colour_of(line.part)))
                top = max(top, y)
        for bars in self.chart.bars:
            here = (self._x(bars.left) <= x) & (x < self._x(bars.right))
            if here.any():
                height = float((self._y(bars.high) - self._y(bars.low))[here][0])
                lines.append(f"{self._said(bars.name)}: {self._number(height, self.chart.y.kind)}")
        return Reading(cursor=Cursor(x=x, dots=tuple(dots)), at=(x, top), lines=tuple(lines))

    def _number(self, shown: float, kind: Kind) -> str:
        """A value in shown units with its unit."""
        number = self.words.number(shown, self.words.decimals(kind))
        return with_unit(number, self.words.unit(kind))

    # For a file, and for who cannot see

    def table(self) -> Sheetful:
        """Every place of every series."""
        rows: list[tuple[float | str | None, ...]] = []
        drawn: list[Line | Points] = [*self.chart.lines, *self.chart.points]
        for series in drawn:
            name = self._said(series.name)
            places = zip(self._x(series.x).tolist(), self._y(series.y).tolist(), strict=True)
            rows += [(name, x, y) for x, y in places if np.isfinite(y)]
        for bars in self.chart.bars:
            name, middle = self._said(bars.name), (bars.left + bars.right) / 2
            height = self._y(bars.high) - self._y(bars.low)
            places = zip(self._x(middle).tolist(), height.tolist(), strict=True)
            rows += [(name, x, y) for x, y in places]
        return Sheetful(
            header=(
                self.words.text("plots.family.series"),
                self.units.with_unit(self.chart.x.key, self.chart.x.kind),
                self.units.with_unit(self.chart.y.key, self.chart.y.kind),
            ),
            rows=rows,
        )

    def summary(self) -> str:
        """What the plot's caption says."""
        return self.title.toolTip()


def _value_at(x: float, across: FloatArray, up: FloatArray) -> float | None:
    """The value of a line at x, where it has one and its x grows."""
    known = np.isfinite(across) & np.isfinite(up)
    across, up = across[known], up[known]
    if across.size < 2 or np.any(np.diff(across) < 0.0) or not across[0] <= x <= across[-1]:
        return None
    return float(np.interp(x, across, up))
