"""Electricity by month of the chosen candidate, against the reference."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from core.content.charts import MonthlyEnergy
from core.report.wording import cell
from core.report.yardstick import yardstick_name
from core.selection.savings import monthly_against
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind
from gui.window.document.session import Session
from gui.window.parts import look
from gui.window.plots.colour import readable
from gui.window.plots.export import Sheetful
from gui.window.plots.painting import Cursor
from gui.window.plots.placing import Label
from gui.window.plots.plot import HousePlot
from gui.window.plots.scale import Scale, held
from gui.window.plots.stop_cursor import Reading
from gui.window.settings import Settings

_MONTHS = 12
_BAR = 0.34  # half the width of a bar, in months
_MARK = 0.42  # half the width of the reference's mark
_HEADROOM = 1.1
_FIGURE_PX = 44.0  # a month at least so wide has its figure upon it
_SAMPLE_PX = 16.0
_LINE_PX, _MARK_PX = 17.0, 3.0  # heights of a line of text and of a mark


class MonthlyPlot(HousePlot):
    """Bars for the candidate, a mark across each for the reference."""

    title_key = "report.plot.monthly"
    chart: MonthlyEnergy

    def __init__(
        self, session: Session, settings: Settings, parent: QWidget, *, compact: bool = False
    ) -> None:
        self._reference = ""
        super().__init__(session, settings, parent, compact=compact)

    def make_items(self) -> None:
        """Bars and marks."""
        colours = look.colours()
        fill = QColor(colours.series[0])
        month = np.arange(_MONTHS)
        self.bars = pg.BarGraphItem(
            x0=month + 0.5 - _BAR, x1=month + 0.5 + _BAR, height=np.zeros(_MONTHS),
            brush=fill, pen=QPen(Qt.PenStyle.NoPen),
        )  # fmt: skip
        self._mark_pen = pg.mkPen(colours.series[1], width=2.5)
        self._mark_pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.marks = pg.PlotCurveItem(pen=self._mark_pen, connect="pairs")
        for item in (self.bars, self.marks):
            self.view.box.addItem(item)
        self.bars.setZValue(1)
        self.marks.setZValue(2)
        self.view.paint_over = self._explain

    def draw(self, selection: Selection, candidate: Candidate) -> None:
        """Set bars, marks and the scale."""
        against, name = monthly_against(selection, candidate), yardstick_name(selection)
        chart = self.chart = MonthlyEnergy(
            energy_wh=candidate.monthly_energy_wh, reference_wh=against
        )
        self._reference = cell(name, self.words) if against is not None and name else ""
        energy = self.units.shown(np.array(chart.energy_wh), Kind.ENERGY)
        marks = energy[:0]
        if chart.reference_wh is not None:
            marks = self.units.shown(np.array(chart.reference_wh), Kind.ENERGY)
        self.bars.setOpts(height=energy)
        middle = np.arange(marks.size) + 0.5
        across = np.column_stack([middle - _MARK, middle + _MARK]).ravel()
        self.marks.setData(across, np.repeat(marks, 2))
        old = self.view.frame.y_scale if self.view.frame.y_scale.set else None
        most = max(float(energy.max()), float(marks.max(initial=0.0)))
        low, high = held(old, 0.0, most * _HEADROOM, 4)
        names = tuple(self.words.text(f"report.month.{m + 1}") for m in range(_MONTHS))
        self.view.set_scales(
            Scale(high=float(_MONTHS), names=names),
            Scale(low=low, high=high, end=self.words.unit(Kind.ENERGY), tick_px=38),
        )

    def _explain(self, painter: QPainter) -> None:
        """What the marks are, in the upper right corner."""
        if not self._reference or not self.filled:
            return
        colours, view = look.colours(), self.view
        text = self._reference_words(view.width() - 90.0)
        size = view.frame.text_size(text)
        left = view.width() - size.width()
        painter.setPen(self._mark_pen)
        painter.drawLine(QPointF(left - _SAMPLE_PX - 5, 7.0), QPointF(left - 5, 7.0))
        painter.setFont(view.frame.font)
        painter.setPen(QColor(readable(colours.series[1], colours.surface)))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(left, -1.0, size.width() + 1, 16.0), middle, text)

    def _reference_words(self, room: float) -> str:
        whole = self.words.text("plots.monthly.reference", name=self._reference)
        if self.view.frame.text_size(whole).width() <= room:
            return whole
        return self.words.text("report.chart.reference")

    def labels(self) -> list[Label]:
        """The figure upon each bar, or in it below the mark, where a month is wide enough."""
        if self.view.frame.room.width() / _MONTHS < _FIGURE_PX or self.compact:
            return []
        return [label for month in range(_MONTHS) for label in self._figure(month)]

    def _figure(self, month: int) -> list[Label]:
        colours, energy = look.colours(), self.chart.energy_wh[month]
        height = self.units.one(energy, Kind.ENERGY)
        top, free = self.view.frame.to_pixel(0.0, height).y(), np.inf
        if self.chart.reference_wh is not None:
            mark = self.view.frame.to_pixel(
                0.0, self.units.one(self.chart.reference_wh[month], Kind.ENERGY)
            )
            free = abs(top - mark.y()) if mark.y() < top + _LINE_PX else np.inf
        within = free < _LINE_PX
        if within and self.view.frame.room.bottom() - top < _LINE_PX + _MARK_PX:
            return []  # no room that is clear of the mark
        return [
            Label(
                text=self.words.value(energy, Kind.ENERGY),
                x=month + 0.5,
                y=height,
                colour=colours.surface if within else colours.text,
                sides=("below",) if within else ("above",),
                gap_px=_MARK_PX if within else 1.0,
                halo=False,
                must=False,
            )
        ]

    def stops(self) -> int:
        """Every month."""
        return _MONTHS

    def stop_near(self, values: QPointF, pixel: QPointF) -> int | None:  # noqa: ARG002
        """The month under the mouse."""
        return min(max(int(values.x()), 0), _MONTHS - 1)

    def reading(self, stop: int) -> Reading:
        """The month's energy, the reference's, and the difference."""
        chart, words = self.chart, self.words
        energy = chart.energy_wh[stop]
        lines = [
            words.text(
                "plots.monthly.read",
                month=words.text(f"report.month.{stop + 1}"),
                energy=words.quantity(energy, Kind.ENERGY),
            )
        ]
        top = energy
        if chart.reference_wh is not None:
            other = chart.reference_wh[stop]
            top = max(top, other)
            lines.append(
                words.text(
                    "plots.monthly.read.reference", energy=words.quantity(other, Kind.ENERGY)
                )
            )
            lines.append(self._difference(energy, other))
        height = self.units.one(top, Kind.ENERGY)
        return Reading(
            cursor=Cursor(x=stop + 0.5, hairline=False), at=(stop + 0.5, height), lines=tuple(lines)
        )

    def _difference(self, energy: float, other: float) -> str:
        words, saved = self.words, other - energy
        share = words.quantity(abs(saved) / other, Kind.SHARE) if other > 0 else "–"
        key = "plots.monthly.saved" if saved >= 0 else "plots.monthly.more"
        return words.text(key, energy=words.quantity(abs(saved), Kind.ENERGY), share=share)

    def table(self) -> Sheetful:
        """A row for each month."""
        chart, words = self.chart, self.words
        energy = self.units.shown(np.array(chart.energy_wh), Kind.ENERGY).tolist()
        header = [
            words.text("plots.monthly.column.month"),
            self.units.with_unit("report.axis.month_energy", Kind.ENERGY),
        ]
        rows: list[tuple[float | str | None, ...]] = [
            (words.text(f"report.month.{m + 1}"), value) for m, value in enumerate(energy)
        ]
        if chart.reference_wh is not None:
            title = words.text("plots.monthly.reference", name=self._reference)
            header.append(words.text("plots.header", title=title, unit=words.unit(Kind.ENERGY)))
            others = self.units.shown(np.array(chart.reference_wh), Kind.ENERGY).tolist()
            rows = [(*row, other) for row, other in zip(rows, others, strict=True)]
        return Sheetful(header=tuple(header), rows=rows)

    def summary(self) -> str:
        """The year's energy, and the saving."""
        chart, words = self.chart, self.words
        total = sum(chart.energy_wh)
        whole = words.text("plots.monthly.summary", energy=words.quantity(total, Kind.ENERGY))
        if chart.reference_wh is None:
            return whole
        return f"{whole} {self._difference(total, sum(chart.reference_wh))}"
