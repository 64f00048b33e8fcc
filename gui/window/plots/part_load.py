"""Part-load efficiency over the histogram of load hours, with the efficient band."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPen
from PySide6.QtWidgets import QToolButton, QWidget

from core.content.charts import PartLoadCurve, PartLoadUse
from core.content.operating_hours import UnitHours
from core.report.canvas import spread
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind
from gui.window.document.session import Session
from gui.window.parts import look
from gui.window.plots.colour import readable
from gui.window.plots.export import Sheetful
from gui.window.plots.painting import Cursor
from gui.window.plots.placing import NO_ROOMS, Label, along
from gui.window.plots.plot import HousePlot, Reading
from gui.window.plots.scale import FloatArray, Scale, held
from gui.window.settings import Settings

_CURVES = 3
_COLOURS = (0, 2, 1)  # of the series: cold, middle, warm
_STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DashDotLine)
_HEADROOM = 1.2  # above the best curve, for the words of the band
_MOST_SHARE = 1.12  # no efficiency is above 1: room for the word of the band, no tick beyond
_BARS = 0.42  # of the height, for the most hours
_KEY_STEP = 1.0  # per cent of part load a key moves an edge of the band
_LINE_PX = 14.0
_GRIP_PX = 5


class PartLoadPlot(HousePlot):
    """COP at three condenser temperatures, the hours behind them, and a band one can drag."""

    title_key = "plots.part_load.title"
    chart: PartLoadUse
    _unit_hours: UnitHours

    def __init__(
        self, session: Session, settings: Settings, parent: QWidget, *, compact: bool = False
    ) -> None:
        self._user_band: tuple[float, float] | None = None  # the user's, until reset
        self._putting = False
        super().__init__(session, settings, parent, compact=compact)

    def make_items(self) -> None:
        """The band, the bars, the curves; and the way back to the machine's own band."""
        colours = look.colours()
        self.band = _Band(colours)
        self.bars = pg.BarGraphItem(x0=[0.0], x1=[1.0], height=[0.0])
        self.curves = [
            pg.PlotCurveItem(
                pen=pg.mkPen(colours.series[colour], width=2, style=style), connect="finite"
            )
            for colour, style in zip(_COLOURS, _STYLES, strict=True)
        ]
        for item in (self.band, self.bars, *self.curves):
            self.view.box.addItem(item)
        self.band.setZValue(1)
        self.bars.setZValue(2)
        for curve in self.curves:
            curve.setZValue(3)
        for line in self.band.lines:
            line.setZValue(5)
        self.view.scene().setClickRadius(_GRIP_PX)
        self.band.sigRegionChanged.connect(self._dragged)
        self.reset_button = QToolButton(self)
        self.reset_button.setProperty("role", "link")
        self.reset_button.setText(self.words.text("plots.part_load.reset"))
        self.reset_button.setToolTip(self.words.text("plots.part_load.reset.hint"))
        self.reset_button.clicked.connect(self.reset_band)
        self.reset_button.hide()
        self.title_row.insertWidget(2, self.reset_button)
        self.band_action = self.menu.add("plots.part_load.reset", self.reset_band)
        self.band_action.setEnabled(False)
        self.title.setToolTip(self.words.text("plots.part_load.keys"))

    def why_empty(self, selection: Selection | None) -> str:
        """A family without such a curve has no such plot; the panel takes it away."""
        chosen = self.session.chosen
        if selection and (
            not selection.family.report.has_part_load or (chosen is not None and chosen.is_mixed)
        ):
            return "plots.empty.waiting"
        return super().why_empty(selection)

    def draw(self, selection: Selection, candidate: Candidate) -> None:
        """Set curves, bars and band."""
        use, operating = (
            selection.family.report.part_load(selection, candidate),
            selection.family.operating,
        )
        assert use is not None  # noqa: S101  else it is not drawn
        chart = self.chart = use
        self._unit_hours = operating.unit_hours(selection, candidate)
        known = [v[np.isfinite(v)] for v in map(self._value, chart.curves)]
        best = max((float(c.max()) for c in known if c.size), default=1.0)
        old = self.view.frame.y_scale if self.view.frame.y_scale.set else None
        low, high = held(old, 0.0, best * _HEADROOM, 4)
        if chart.kind is Kind.SHARE:
            high = min(high, self.one(_MOST_SHARE, chart.kind))
        for index, item in enumerate(self.curves):
            item.setVisible(index < len(chart.curves))
            if index < len(chart.curves):
                curve = chart.curves[index]
                item.setData(self.shown(curve.plr, Kind.SHARE), self._value(curve))
        self._set_bars(chart, high)
        self.band.setBounds((0.0, self._reach))
        self._put_band(self._user_band or chart.band)
        names = [self.words.quantity(c.at, c.at_kind) for c in chart.curves]
        self.view.frame.right_px = max(self.view.frame.text_size(n).width() for n in names) + 8.0
        self.view.set_scales(
            Scale(
                high=self._reach, end=self.words.text("plots.part_load.axis"), short="%", tick_px=60
            ),
            Scale(low=low, high=high, end=self.with_unit(chart.axis, chart.kind), tick_px=38),
        )

    @property
    def _reach(self) -> float:
        """The end of the axis, per cent."""
        return 100.0 * self.chart.reach

    def _value(self, curve: PartLoadCurve) -> FloatArray:
        """The values of a curve as they are shown."""
        return self.shown(curve.value, self.chart.kind)

    def _set_bars(self, chart: PartLoadUse, high: float) -> None:
        most = max(float(chart.hours.max(initial=0.0)), 1e-9)
        edges = self.shown(chart.edges, Kind.SHARE)
        gap = 0.08 * (edges[1] - edges[0])
        colours = look.colours()
        fill = QColor(colours.muted)
        fill.setAlphaF(0.30)
        self.bars.setOpts(
            x0=edges[:-1] + gap,
            x1=edges[1:] - gap,
            height=chart.hours / most * _BARS * high,
            brush=fill,
            pen=QPen(Qt.PenStyle.NoPen),
        )

    # The band

    def _put_band(self, band: tuple[float, float]) -> None:
        self._putting = True
        self.band.setRegion(tuple(100.0 * edge for edge in band))
        self._putting = False
        moved = self._user_band is not None
        self.reset_button.setVisible(moved)
        self.band_action.setEnabled(moved)

    @property
    def band_edges(self) -> tuple[float, float]:
        """The band on the screen, as part-load ratios."""
        low, high = self.band.getRegion()
        return low / 100.0, high / 100.0

    @property
    def covered(self) -> float:
        """The share of the load hours in the band on the screen."""
        if self._user_band is None:
            return self.chart.covered
        return self._unit_hours.share(*self._user_band)

    @Slot()
    def _dragged(self) -> None:
        if self._putting or not self.filled:
            return
        self.set_band(*self.band_edges)

    def set_band(self, low: float, high: float) -> None:
        """Show another band than the machine's own, part-load ratios."""
        low, high = max(min(low, high), 0.0), min(max(low, high), self.chart.reach)
        self._user_band = (low, high)
        self._put_band(self._user_band)
        self.view.redraw()
        self._describe(self.summary())

    @Slot()
    def reset_band(self) -> None:
        """Show the machine's own band again."""
        self._user_band = None
        if self.filled:
            self._put_band(self.chart.band)
            self.view.redraw()
            self._describe(self.summary())

    def _key(self, event: QKeyEvent) -> bool:
        """Ctrl moves the lower edge, Shift the upper one; the rest is the cursor's."""
        steps = {Qt.Key.Key_Left: -1.0, Qt.Key.Key_Right: 1.0}
        step = steps.get(Qt.Key(event.key()))
        modifiers = event.modifiers()
        if step is None or not self.filled:
            return super()._key(event)
        low, high = self.band.getRegion()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            low = min(max(low + step * _KEY_STEP, 0.0), high - _KEY_STEP)
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            high = max(min(high + step * _KEY_STEP, self._reach), low + _KEY_STEP)
        else:
            return super()._key(event)
        self.set_band(low / 100.0, high / 100.0)
        return True

    # Texts

    def labels(self) -> list[Label]:
        """The band's share in the band; the most hours on their bar."""
        chart, words, colours = self.chart, self.words, look.colours()
        low, high = self.band.getRegion()
        text = self._band_words(low, high)
        band = Label(
            text=text,
            x=min(max((low + high) / 2, 0.0), self._reach),
            y=self.view.frame.shown[1][1],
            colour=colours.good,
            sides=("below",),
            gap_px=2.0,
            bold=True,
            halo=not self._fits(text, low, high),
        )
        most = int(chart.hours.argmax())
        bar = Label(
            text=words.quantity(float(chart.hours[most]), Kind.HOURS),
            x=float(50.0 * (chart.edges[most] + chart.edges[most + 1])),
            y=float(self.bars.opts["height"][most]),
            colour=colours.muted,
            sides=("above", "right", "left"),
            gap_px=2.0,
            must=False,
            roams=True,
        )
        return [band, bar, *self._names()]

    def _band_words(self, low: float, high: float) -> str:
        """What the band covers, in as many words as fit into it; edges in per cent."""
        words = self.words
        share = words.quantity(self.covered, Kind.SHARE)
        edges = words.text("plots.range", low=words.number(low), high=words.number(high))
        moved = self._user_band is not None
        key = "plots.part_load.band.moved" if moved else "plots.part_load.band"
        whole = words.text(key, share=share, edges=edges)
        short = share if moved else words.text("plots.part_load.band.short", share=share)
        return next((t for t in (whole, short) if self._fits(t, low, high)), share)

    def _fits(self, text: str, low: float, high: float) -> bool:
        """Whether a text stands between the edges of the band."""
        frame = self.view.frame
        room = frame.to_pixel(high, 0.0).x() - frame.to_pixel(low, 0.0).x() - 6.0
        return frame.text_size(text, bold=True).width() <= room

    def _names(self) -> list[Label]:
        """The temperatures beside the ends of their curves, spread apart."""
        chart, view, colours = self.chart, self.view, look.colours()
        ends = [float(v[np.isfinite(v)][-1]) for v in map(self._value, chart.curves)]
        wanted = [view.frame.to_pixel(self._reach, end).y() for end in ends]
        heights = spread(
            wanted, _LINE_PX, view.frame.room.top() + 6.0, view.frame.room.bottom() - 6.0
        )
        return [
            Label(
                text=self.words.quantity(curve.at, curve.at_kind),
                x=view.frame.shown[0][1],
                y=view.frame.from_pixel(QPointF(0.0, height)).y(),
                colour=readable(colours.series[colour], colours.surface),
                sides=("right",),
                gap_px=5.0,
                halo=False,
                outside=True,
            )
            for curve, height, colour in zip(chart.curves, heights, _COLOURS, strict=False)
        ]

    def taken(self) -> FloatArray:
        """The curves."""
        rooms = [NO_ROOMS]
        for item in self.curves:
            if item.isVisible():
                x, y = item.getData()
                known = np.isfinite(y)
                rooms.append(along(self.view.frame.pixels(x[known], y[known]), pieces=24))
        return np.vstack(rooms)

    # The read-out

    def stops(self) -> int:
        """Every class of part load."""
        return self.chart.hours.size

    def stop_near(self, values: QPointF, pixel: QPointF) -> int | None:  # noqa: ARG002
        """The class that holds the ratio."""
        found = int(np.searchsorted(self.chart.edges, values.x() / 100.0, side="right")) - 1
        return min(max(found, 0), self.chart.hours.size - 1)

    def reading(self, stop: int) -> Reading:
        """Part load, hours, and the COP of each curve in the middle of the class."""
        chart, words, colours = self.chart, self.words, look.colours()
        low, high = float(chart.edges[stop]), float(chart.edges[stop + 1])
        middle = (low + high) / 2
        values = [float(np.interp(middle, c.plr, c.value)) for c in chart.curves]
        total = float(chart.hours.sum()) or 1.0
        hours = float(chart.hours[stop])
        edges = words.text(
            "plots.range", low=words.number(100 * low), high=words.number(100 * high)
        )
        lines = [
            words.text("plots.part_load.read", edges=edges),
            words.text(
                "plots.part_load.hours",
                hours=words.quantity(hours, Kind.HOURS),
                share=words.quantity(hours / total, Kind.SHARE),
            ),
            *(
                words.text(
                    "plots.part_load.value",
                    temperature=words.quantity(curve.at, curve.at_kind),
                    title=words.text(chart.axis),
                    value=words.quantity(value, chart.kind),
                )
                for curve, value in zip(chart.curves, values, strict=True)
            ),
        ]
        shown = [self.one(value, chart.kind) for value in values]
        dots = tuple(
            (value, colours.series[colour]) for value, colour in zip(shown, _COLOURS, strict=False)
        )
        return Reading(
            cursor=Cursor(x=100.0 * middle, dots=dots), at=(100.0 * middle, max(shown)),
            lines=tuple(lines),
        )  # fmt: skip

    def table(self) -> Sheetful:
        """For each class of part load the hours and the COP of each curve in its middle."""
        chart, words = self.chart, self.words
        middles = (chart.edges[:-1] + chart.edges[1:]) / 2
        values = [np.interp(middles, c.plr, self._value(c)) for c in chart.curves]
        names = [
            words.text(
                "plots.part_load.column.value",
                title=words.text(chart.axis),
                temperature=words.quantity(c.at, c.at_kind),
            )
            for c in chart.curves
        ]
        return Sheetful(
            header=(
                words.text("plots.part_load.column.from"),
                words.text("plots.part_load.column.to"),
                self.with_unit("report.axis.hours", Kind.HOURS),
                *names,
            ),
            rows=[
                (
                    100.0 * float(low),
                    100.0 * float(high),
                    float(hours),
                    *(float(value[i]) for value in values),
                )
                for i, (low, high, hours) in enumerate(
                    zip(chart.edges[:-1], chart.edges[1:], chart.hours, strict=True)
                )
            ],
        )

    def summary(self) -> str:
        """The band and its share, and the best COP."""
        chart, words = self.chart, self.words
        low, high = self.band_edges
        best = max(float(np.nanmax(c.value)) for c in chart.curves)
        return words.text(
            "plots.part_load.summary",
            edges=words.text(
                "plots.range", low=words.number(100 * low), high=words.number(100 * high)
            ),
            share=words.quantity(self.covered, Kind.SHARE),
            title=words.text(chart.axis),
            best=words.quantity(best, chart.kind),
        )


class _Band(pg.LinearRegionItem):  # type: ignore[misc]
    """The efficient band: its edges can be dragged, not the whole of it."""

    def __init__(self, colours: look.Colours) -> None:
        edge = pg.mkPen(colours.good, width=1.2)
        super().__init__(
            values=(0.0, 100.0),
            brush=pg.mkBrush(colours.good_soft),
            hoverBrush=pg.mkBrush(colours.good_soft),
            pen=edge,
            hoverPen=pg.mkPen(colours.good, width=3),
            bounds=(0.0, 100.0),
            swapMode="block",
        )
        for line in self.lines:
            line.setCursor(Qt.CursorShape.SizeHorCursor)

    def mouseDragEvent(self, event: object) -> None:  # noqa: N802  pyqtgraph's name
        """Leave it to the edges."""
        event.ignore()  # type: ignore[attr-defined]

    def hoverEvent(self, event: object) -> None:  # noqa: N802  pyqtgraph's name
        """Take no drags."""
