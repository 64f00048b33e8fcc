"""Part-load efficiency over the histogram of load hours, with the efficient band."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPen
from PySide6.QtWidgets import QToolButton, QWidget

from core.report.canvas import spread
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind
from gui.window.document.session import Session
from gui.window.parts import look
from gui.window.plots.band import EfficientBand
from gui.window.plots.colour import readable
from gui.window.plots.export import Sheetful
from gui.window.plots.painting import Cursor
from gui.window.plots.part_load_figures import PartLoadFigures
from gui.window.plots.placing import NO_ROOMS, Label, along
from gui.window.plots.plot import HousePlot
from gui.window.plots.scale import FloatArray, Scale, held
from gui.window.plots.stop_cursor import Reading
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
    figures: PartLoadFigures

    def __init__(
        self, session: Session, settings: Settings, parent: QWidget, *, compact: bool = False
    ) -> None:
        self._user_band: tuple[float, float] | None = None  # the user's, until reset
        self._putting = False
        super().__init__(session, settings, parent, compact=compact)

    def make_items(self) -> None:
        """The band, the bars, the curves; and the way back to the machine's own band."""
        colours = look.colours()
        self.band = EfficientBand(colours)
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
        use = selection.family.report.part_load(selection, candidate)
        assert use is not None  # noqa: S101  else it is not drawn
        unit_hours = selection.family.operating.unit_hours(selection, candidate)
        figures = PartLoadFigures(use=use, unit_hours=unit_hours, units=self.units)
        self.figures = figures
        old = self.view.frame.y_scale if self.view.frame.y_scale.set else None
        low, high = held(old, 0.0, figures.best * _HEADROOM, 4)
        if use.kind is Kind.SHARE:
            high = min(high, self.units.one(_MOST_SHARE, use.kind))
        for index, item in enumerate(self.curves):
            item.setVisible(index < len(use.curves))
            if index < len(use.curves):
                curve = use.curves[index]
                item.setData(self.units.shown(curve.plr, Kind.SHARE), figures.values(curve))
        self._set_bars(high)
        self.band.setBounds((0.0, figures.reach))
        self._put_band(self._user_band or use.band)
        frame = self.view.frame
        frame.right_px = max(frame.text_size(n).width() for n in figures.names) + 8.0
        end = self.words.text("plots.part_load.axis")
        self.view.set_scales(
            Scale(high=figures.reach, end=end, short="%", tick_px=60),
            Scale(low=low, high=high, end=self.units.with_unit(use.axis, use.kind), tick_px=38),
        )

    def _set_bars(self, high: float) -> None:
        use = self.figures.use
        most = max(float(use.hours.max(initial=0.0)), 1e-9)
        edges = self.units.shown(use.edges, Kind.SHARE)
        gap = 0.08 * (edges[1] - edges[0])
        fill = QColor(look.colours().muted)
        fill.setAlphaF(0.30)
        self.bars.setOpts(
            x0=edges[:-1] + gap,
            x1=edges[1:] - gap,
            height=use.hours / most * _BARS * high,
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
        return self.figures.covered(self._user_band)

    @Slot()
    def _dragged(self) -> None:
        if self._putting or not self.filled:
            return
        self.set_band(*self.band_edges)

    def set_band(self, low: float, high: float) -> None:
        """Show another band than the machine's own, part-load ratios."""
        low, high = max(min(low, high), 0.0), min(max(low, high), self.figures.use.reach)
        self._user_band = (low, high)
        self._put_band(self._user_band)
        self.view.redraw()
        self._describe(self.summary())

    @Slot()
    def reset_band(self) -> None:
        """Show the machine's own band again."""
        self._user_band = None
        if self.filled:
            self._put_band(self.figures.use.band)
            self.view.redraw()
            self._describe(self.summary())

    def key(self, event: QKeyEvent) -> bool:
        """Ctrl moves the lower edge, Shift the upper one; the rest is the cursor's."""
        steps = {Qt.Key.Key_Left: -1.0, Qt.Key.Key_Right: 1.0}
        step = steps.get(Qt.Key(event.key()))
        modifiers = event.modifiers()
        if step is None or not self.filled:
            return super().key(event)
        low, high = self.band.getRegion()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            low = min(max(low + step * _KEY_STEP, 0.0), high - _KEY_STEP)
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            high = max(min(high + step * _KEY_STEP, self.figures.reach), low + _KEY_STEP)
        else:
            return super().key(event)
        self.set_band(low / 100.0, high / 100.0)
        return True

    # Texts

    def labels(self) -> list[Label]:
        """The band's share in the band; the most hours on their bar."""
        use, colours = self.figures.use, look.colours()
        low, high = self.band.getRegion()
        text = self._band_words(low, high)
        band = Label(
            text=text,
            x=min(max((low + high) / 2, 0.0), self.figures.reach),
            y=self.view.frame.shown[1][1],
            colour=colours.good,
            sides=("below",),
            gap_px=2.0,
            bold=True,
            halo=not self._fits(text, low, high),
        )
        most = int(use.hours.argmax())
        bar = Label(
            text=self.words.quantity(float(use.hours[most]), Kind.HOURS),
            x=float(50.0 * (use.edges[most] + use.edges[most + 1])),
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
        edges = self.units.per_cent(low, high)
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
        frame, colours = self.view.frame, look.colours()
        wanted = [frame.to_pixel(self.figures.reach, end).y() for end in self.figures.ends]
        heights = spread(wanted, _LINE_PX, frame.room.top() + 6.0, frame.room.bottom() - 6.0)
        return [
            Label(
                text=name,
                x=frame.shown[0][1],
                y=frame.from_pixel(QPointF(0.0, height)).y(),
                colour=readable(colours.series[colour], colours.surface),
                sides=("right",),
                gap_px=5.0,
                halo=False,
                outside=True,
            )
            for name, height, colour in zip(self.figures.names, heights, _COLOURS, strict=False)
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
        return self.figures.use.hours.size

    def stop_near(self, values: QPointF, pixel: QPointF) -> int | None:  # noqa: ARG002
        """The class that holds the ratio."""
        return self.figures.class_at(values.x())

    def reading(self, stop: int) -> Reading:
        """Part load, hours, and the COP of each curve in the middle of the class."""
        figures, colours = self.figures, look.colours()
        middle = 100.0 * figures.middle(stop)
        shown = [self.units.one(value, figures.use.kind) for value in figures.values_at(stop)]
        dots = tuple(
            (value, colours.series[colour]) for value, colour in zip(shown, _COLOURS, strict=False)
        )
        return Reading(
            cursor=Cursor(x=middle, dots=dots), at=(middle, max(shown)),
            lines=figures.lines(stop),
        )  # fmt: skip

    def table(self) -> Sheetful:
        """For each class of part load the hours and the COP of each curve in its middle."""
        return self.figures.table()

    def summary(self) -> str:
        """The band and its share, and the best COP."""
        return self.figures.summary(self.band_edges, self.covered)
