"""How a plant of several units is staged: efficiency, units and output over the load."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from core.content.curves import Part
from core.content.staging import ENERGY_TOP, NAMES, STRIPS_TOP, VALUE_FLOOR, Staging
from core.report.plant_blocks import staging_of
from core.selection.selection import Candidate, Selection
from core.selection.staged import staged_year
from core.vocabulary.quantity import Kind
from gui.window.parts import look
from gui.window.plots.colour import readable
from gui.window.plots.curve_painting import colour_of
from gui.window.plots.export import Sheetful
from gui.window.plots.painting import Cursor
from gui.window.plots.placing import Label, along
from gui.window.plots.plot import HousePlot
from gui.window.plots.scale import FloatArray, Scale
from gui.window.plots.stop_cursor import Reading

_GROUPS = (0, 2, 3)  # of the series, as the ranking draws them
_STRIP_ALPHA = 0.8


class StagingPlot(HousePlot):
    """What the plant gives for its input over its load, and which units run at how much."""

    title_key = "report.mixed.chart"
    chart: Staging

    def make_items(self) -> None:
        """Nothing of pyqtgraph's: all is painted."""
        self.view.paint_over = self._paint

    def why_empty(self, selection: Selection | None) -> str:
        """A single unit has no such plot; the panel takes it away."""
        chosen = self.session.chosen
        if selection and (chosen is None or staged_year(selection, chosen) is None):
            return "plots.empty.waiting"
        return super().why_empty(selection)

    def draw(self, selection: Selection, candidate: Candidate) -> None:
        """Set the scales: the value stands in the upper floor."""
        year = staged_year(selection, candidate)
        assert year is not None  # noqa: S101  else it is not drawn
        chart = self.chart = staging_of(candidate, year, selection.capacity_kind)
        low, high = chart.reach
        frame = self.view.frame
        names = [frame.text_size(one.name).width() for one in chart.strips]
        frame.left_px, frame.right_px = max(names) + 6.0, 12.0
        # The loads at which others run stand below the axis' title, not across it.
        frame.key_rows = 2 if chart.switches_w else 1
        self.view.set_scales(
            Scale(
                high=self.units.one(float(chart.load_w[-1]), chart.kind),
                end=self.units.with_unit("report.axis.load", chart.kind),
                short=self.words.unit(chart.kind),
                tick_px=70,
            ),
            Scale(
                low=high - (high - low) / (1.0 - VALUE_FLOOR),
                high=float(high),
                end=self.units.with_unit("report.mixed.cop_now", chart.value_kind),
                tick_px=38,
                ticks=chart.ticks,
                decimals=chart.decimals,
            ),
        )

    # Painting

    def _paint(self, painter: QPainter) -> None:
        if not self.filled:
            return
        frame = self.view.frame
        painter.setClipRect(frame.room.adjusted(-40, -1, 1, 1))
        self._paint_switches(painter)
        self._paint_energy(painter)
        self._paint_strips(painter)
        lines = [(self.chart.value, colour_of(Part.MAIN), Qt.PenStyle.SolidLine)]
        if self.chart.gains:
            lines.insert(0, (self.chart.rule, look.colours().muted, Qt.PenStyle.DashLine))
        for value, colour, style in lines:
            painter.setPen(
                QPen(QColor(colour), 2.0 if style is Qt.PenStyle.SolidLine else 1.2, style)
            )
            places = frame.pixels(self._load, value).tolist()
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in places]))

    @property
    def _load(self) -> FloatArray:
        return self.units.shown(self.chart.load_w, self.chart.kind)

    def _across(self, shown: float) -> float:
        return self.view.frame.to_pixel(shown, self.view.frame.y_scale.low).x()

    def _paint_switches(self, painter: QPainter) -> None:
        room = self.view.frame.room
        painter.setPen(QPen(QColor(look.colours().muted), 0.8, Qt.PenStyle.DotLine))
        for watts in self.chart.switches_w:
            x = self._across(self.units.one(watts, self.chart.kind))
            painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))

    def _paint_strips(self, painter: QPainter) -> None:
        room, colours = self.view.frame.room, look.colours()
        across = self.view.frame.pixels(self._load, np.zeros_like(self._load))[:, 0]
        painter.setFont(self.view.frame.font)
        for strip, floor, top in self.chart.rooms():
            bottom = room.bottom() - floor * room.height()
            tall = (top - floor) * room.height()
            painter.setPen(QPen(QColor(colours.grid), 1.0))
            painter.drawLine(QPointF(room.left(), bottom), QPointF(room.right(), bottom))
            fill = QColor(_colour(strip.group))
            fill.setAlphaF(_STRIP_ALPHA)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            on = np.concatenate([[False], strip.part > 0.0, [False]])
            edges = np.flatnonzero(np.diff(on.astype(int)))
            for first, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
                upper = zip(across[first:end], bottom - tall * strip.part[first:end], strict=True)
                shape = [
                    QPointF(float(across[first]), bottom),
                    *(QPointF(float(x), float(y)) for x, y in upper),
                    QPointF(float(across[end - 1]), bottom),
                ]
                painter.drawPolygon(QPolygonF(shape))
            painter.setPen(QColor(readable(_colour(strip.group), colours.surface)))
            painter.drawText(
                QRectF(room.left() - 40.0, bottom - tall, 36.0, tall),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                strip.name,
            )

        self._paint_names(painter)

    def _paint_names(self, painter: QPainter) -> None:
        """The machines behind the letters, between the floors."""
        room, frame = self.view.frame.room, self.view.frame
        left = room.left()
        low, high = STRIPS_TOP * room.height(), NAMES * room.height()
        for group, name in enumerate(self.chart.named()):
            wide = frame.text_size(name).width()
            painter.setPen(QColor(readable(_colour(group), look.colours().surface)))
            painter.drawText(
                QRectF(left, room.bottom() - high, wide, high - low),
                Qt.AlignmentFlag.AlignVCenter,
                name,
            )
            left += wide + 12.0

    def _paint_energy(self, painter: QPainter) -> None:
        room, chart = self.view.frame.room, self.chart
        most = max(float(chart.energy_wh.max(initial=0.0)), 1e-9)
        edges = [self._across(v) for v in self.units.shown(chart.edges_w, chart.kind).tolist()]
        painter.setPen(Qt.PenStyle.NoPen)
        fill = QColor(look.colours().muted)
        fill.setAlphaF(0.35)
        painter.setBrush(fill)
        for left, right, energy in zip(edges, edges[1:], chart.energy_wh.tolist(), strict=False):
            tall = room.height() * ENERGY_TOP * energy / most
            painter.drawRect(QRectF(left + 1.0, room.bottom() - tall, right - left - 2.0, tall))

    # Labels and read-out

    def labels(self) -> list[Label]:
        """The loads at which other units run, the two lines, and each group's machine."""
        chart, colours, words = self.chart, look.colours(), self.words
        high = self.view.frame.y_scale.high
        found = [
            Label(
                text=words.value(watts, chart.kind), x=self.units.one(watts, chart.kind), y=high,
                colour=colours.muted, sides=("above",), gap_px=1.0, must=False, outside=True,
            )
            for watts in chart.switches_w
        ]  # fmt: skip
        middle = len(chart.load_w) * 2 // 3
        x = self.units.one(float(chart.load_w[middle]), chart.kind)
        both = (
            ("report.mixed.as_run", chart.value, colour_of(Part.MAIN)),
            ("report.mixed.by_rule", chart.rule, colours.muted),
        )
        for key, value, colour in both if chart.gains else ():
            found.append(
                Label(
                    text=words.text(key), x=x, y=float(value[middle]),
                    colour=readable(colour, colours.surface),
                    sides=("above", "below", "end-above", "end-below"), gap_px=4.0, roams=True,
                    must=False,
                )
            )  # fmt: skip
        return found

    def taken(self) -> FloatArray:
        """Both lines."""
        frame = self.view.frame
        return np.vstack(
            [along(frame.pixels(self._load, v)) for v in (self.chart.value, self.chart.rule)]
        )

    def stops(self) -> int:
        """Every load."""
        return len(self.chart.load_w)

    def stop_near(self, values: QPointF, pixel: QPointF) -> int | None:  # noqa: ARG002
        """The load under the mouse."""
        return int(np.abs(self._load - values.x()).argmin())

    def reading(self, stop: int) -> Reading:
        """Load, efficiency both ways, and the load of every unit."""
        chart, words = self.chart, self.words
        load, value = float(self._load[stop]), float(chart.value[stop])
        parts = ", ".join(
            f"{one.name} {words.quantity(float(one.part[stop]), Kind.SHARE)}"
            for one in chart.strips
            if one.part[stop] > 0.0
        )
        said = words.quantity(float(chart.load_w[stop]), chart.kind)
        return Reading(
            cursor=Cursor(x=load, dots=((value, colour_of(Part.MAIN)),)),
            at=(load, value),
            lines=(
                f"{words.text('report.axis.load')} {said}",
                f"{words.text('report.mixed.as_run')} {words.value(value, chart.value_kind)}",
                f"{words.text('report.mixed.by_rule')} "
                f"{words.value(float(chart.rule[stop]), chart.value_kind)}",
                parts,
            ),
        )

    def table(self) -> Sheetful:
        """Load, efficiency both ways, and the load of every unit."""
        chart, words = self.chart, self.words
        return Sheetful(
            header=(
                self.units.with_unit("report.axis.load", chart.kind),
                words.text("report.mixed.as_run"),
                words.text("report.mixed.by_rule"),
                *(f"{one.name} {chart.groups[one.group]}%" for one in chart.strips),
            ),
            rows=[
                (load, value, rule, *parts)
                for load, value, rule, *parts in zip(
                    self._load.tolist(),
                    chart.value.tolist(),
                    chart.rule.tolist(),
                    *(self.units.shown(one.part, Kind.SHARE).tolist() for one in chart.strips),
                    strict=True,
                )
            ],
        )

    def summary(self) -> str:
        """From which loads on other units run."""
        chart, words = self.chart, self.words
        loads = ", ".join(words.quantity(watts, chart.kind) for watts in chart.switches_w)
        return words.text("report.mixed.summary", groups=" + ".join(chart.groups), loads=loads)


def _colour(group: int) -> str:
    """The colour of a group's units."""
    return look.colours().series[_GROUPS[group]]
