"""All candidates as points: life-cycle cost against annual energy, with the Pareto front."""

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Slot
from PySide6.QtWidgets import QWidget

from core.content.charts import CostEnergy, CostPoint, pareto_front
from core.report.cells import units_of
from core.report.wording import cell
from core.report.yardstick import machine_name
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind
from gui.window.document.session import Session
from gui.window.parts import look
from gui.window.plots.colour import readable
from gui.window.plots.export import Sheetful
from gui.window.plots.painting import Cursor
from gui.window.plots.placing import Label, along, around
from gui.window.plots.plot import HousePlot, Reading
from gui.window.plots.scale import FloatArray, Scale, held, padded
from gui.window.settings import Settings

_MILLION = 1e6
_NEAR_PX = 14.0
_SEEN_PX = 24.0
_CHOSEN, _COMPARED, _REFERENCE, _FRONT, _OTHER = range(5)
_SYMBOLS = ("o", "s", "d", "o", "o")
_SIZES = (13, 10, 12, 8, 7)


@dataclass(frozen=True, slots=True)
class _Point:
    """A candidate with what it is to the user."""

    candidate: Candidate
    role: int

    @property
    def name(self) -> str:
        """Place and model."""
        return f"{self.candidate.place} {machine_name(self.candidate.record).text}"


class CostEnergyPlot(HousePlot):
    """The lower left is better in both; a click or the arrow keys choose."""

    title_key = "report.plot.cost"
    of_candidate = False
    chart: CostEnergy

    def __init__(
        self, session: Session, settings: Settings, parent: QWidget, *, compact: bool = False
    ) -> None:
        self._points: tuple[_Point, ...] = ()
        self._x: FloatArray = np.zeros(0)
        self._y: FloatArray = np.zeros(0)
        self._order: list[int] = []  # of the points, by energy
        self._million = True
        super().__init__(session, settings, parent, compact=compact, both_grids=True)
        session.compared_changed.connect(self._mark)

    def make_items(self) -> None:
        """The front and the points."""
        colours = look.colours()
        self.front = pg.PlotCurveItem(pen=pg.mkPen(colours.accent, width=1.4))
        self.scatter = pg.ScatterPlotItem(pxMode=True)
        for item in (self.front, self.scatter):
            self.view.box.addItem(item)
        self.front.setZValue(1)
        self.scatter.setZValue(2)
        faint = pg.mkColor(colours.muted)
        faint.setAlphaF(0.45)
        surface = pg.mkPen(colours.surface, width=1)
        self._pens = (
            pg.mkPen(colours.text, width=2), pg.mkPen(colours.series[3], width=2),
            pg.mkPen(colours.series[1], width=2.5), surface, surface,
        )  # fmt: skip
        self._brushes = (
            pg.mkBrush(colours.accent), pg.mkBrush(colours.surface), pg.mkBrush(colours.surface),
            pg.mkBrush(colours.accent), pg.mkBrush(faint),
        )  # fmt: skip

    def draw(self, selection: Selection, candidate: Candidate) -> None:  # noqa: ARG002
        """Set the points and the front."""
        chart = self.chart = cost_energy(selection)
        cost = np.array([p.cost for p in chart.points])
        self._million = bool(cost.max() >= _MILLION)
        self._x = self.shown(np.array([p.energy_wh for p in chart.points]), Kind.ENERGY)
        self._y = cost / (_MILLION if self._million else 1.0)
        self._order = np.lexsort((self._y, self._x)).tolist()
        front = list(chart.front)
        self.front.setData(self._x[front], self._y[front])
        used = self.view.frame.x_scale.set
        x = held(self.view.frame.x_scale if used else None, *padded(self._x), 6)
        same_money = used and self.view.frame.y_scale.end == self._money_end
        y = held(self.view.frame.y_scale if same_money else None, *padded(self._y), 4)
        self.view.set_scales(
            Scale(low=x[0], high=x[1], end=self._energy_end, short=self._energy_unit, tick_px=80),
            Scale(low=y[0], high=y[1], end=self._money_end, tick_px=38),
        )
        self._set_points()

    @Slot()
    def _mark(self) -> None:
        """Show what is compared now; a plot nobody sees waits until it is seen."""
        if self.filled and self.isVisible():
            self._set_points()
            self.view.redraw()
        else:
            self.refresh()

    def _set_points(self) -> None:
        """Tell the points apart by what they are to the user."""
        selection = self.session.selection
        if selection is None or len(selection.candidates) != self._x.size:
            return  # the points are of another selection: they are drawn anew
        front, chosen = set(self.chart.front), self.session.chosen
        compared = {c.record.id for c in self.session.compared}
        reference = selection.reference.record.id if selection.reference else None
        points = []
        for index, candidate in enumerate(selection.candidates):
            if chosen is not None and candidate.record.id == chosen.record.id:
                role = _CHOSEN
            elif candidate.record.id in compared:
                role = _COMPARED
            elif candidate.record.id == reference:
                role = _REFERENCE
            else:
                role = _FRONT if index in front else _OTHER
            points.append(_Point(candidate, role))
        self._points = tuple(points)
        # Those that matter are drawn last, upon the others.
        order = sorted(range(len(points)), key=lambda i: -points[i].role)
        roles = [points[i].role for i in order]
        self.scatter.setData(
            x=self._x[order], y=self._y[order],
            symbol=[_SYMBOLS[r] for r in roles], size=[_SIZES[r] for r in roles],
            pen=[self._pens[r] for r in roles], brush=[self._brushes[r] for r in roles],
        )  # fmt: skip

    @property
    def _energy_unit(self) -> str:
        return self.words.text("plots.a_year", unit=self.words.unit(Kind.ENERGY))

    @property
    def _energy_end(self) -> str:
        title = self.words.text("report.axis.energy")
        return self.words.text("plots.header", title=title, unit=self.words.unit(Kind.ENERGY))

    @property
    def _money_unit(self) -> str:
        unit = self.words.unit(Kind.MONEY)
        return self.words.text("report.unit.million", unit=unit) if self._million else unit

    @property
    def _money_end(self) -> str:
        title = self.words.text("report.axis.cost")
        return self.words.text("plots.header", title=title, unit=self._money_unit)

    # Texts

    def labels(self) -> list[Label]:
        """Names of the chosen, the compared and the reference, and of the best in rank."""
        colours = look.colours()
        text_colours = (
            colours.text,
            readable(colours.series[3], colours.surface),
            readable(colours.series[1], colours.surface),
            colours.accent,
            colours.muted,
        )
        reference = self.session.selection.reference if self.session.selection else None
        found = []
        for index, point in enumerate(self._points):
            if point.role > _REFERENCE:
                continue
            # In the customer's view the cards tell the names.
            short = self.compact and point.role == _COMPARED
            text = str(point.candidate.place) if short else point.name
            if reference is not None and point.candidate.record.id == reference.record.id:
                text = self.words.text("plots.cost.reference", name=text)
            found.append(
                (
                    point.role,
                    Label(
                        text=text, x=float(self._x[index]), y=float(self._y[index]),
                        colour=text_colours[point.role], bold=point.role == _CHOSEN, roams=True,
                    ),
                )
            )  # fmt: skip
        found.sort(key=lambda one: one[0])
        return [label for _, label in found] + self._front_label()

    def _front_label(self) -> list[Label]:
        """What the line is, at its last point; one too short to be seen needs no name."""
        front = list(self.chart.front)
        pixels = self.view.frame.pixels(self._x[front], self._y[front])
        if np.ptp(pixels, axis=0).sum() < _SEEN_PX * self.view.frame.factor:
            return []
        last = self.chart.front[-1]
        return [
            Label(
                text=self.words.text("plots.cost.front"),
                x=float(self._x[last]), y=float(self._y[last]),
                colour=look.colours().accent, must=False, roams=True,
            )
        ]  # fmt: skip

    def taken(self) -> FloatArray:
        """The points and the front."""
        pixels = self.view.frame.pixels(self._x, self._y)
        return np.vstack([around(pixels, 5.0), along(pixels[list(self.chart.front)])])

    # The read-out: stops go by rising energy

    def stops(self) -> int:
        """Every candidate."""
        return len(self._points)

    def stop_near(self, values: QPointF, pixel: QPointF) -> int | None:  # noqa: ARG002
        """The nearest point, if it is near."""
        away = np.hypot(*(self.view.frame.pixels(self._x, self._y) - [pixel.x(), pixel.y()]).T)
        nearest = int(away.argmin())
        return self._order.index(nearest) if away[nearest] <= _NEAR_PX else None

    def moved(self, stop: int | None, across: int, up: int) -> int | None:
        """From the chosen one on."""
        chosen = self.session.chosen
        if stop is None and chosen is not None:
            ids = [self._points[i].candidate.record.id for i in self._order]
            if chosen.record.id in ids:
                stop = ids.index(chosen.record.id)
        return super().moved(stop, across, up)

    def reading(self, stop: int) -> Reading:
        """Name, units, energy and cost."""
        index = self._order[stop]
        point, words = self._points[index], self.words
        candidate = point.candidate
        x, y = float(self._x[index]), float(self._y[index])
        roles = [words.text(key) for key in self._role_keys(index)]
        outcome = candidate.outcome
        return Reading(
            cursor=Cursor(x=x, hairline=False, dots=((y, look.colours().accent),)),
            at=(x, y),
            lines=(
                point.name,
                *roles,
                cell(units_of(candidate), words),
                f"{words.value(outcome.annual_energy_wh, Kind.ENERGY)} {self._energy_unit}",
                words.quantity(outcome.life_cycle_cost, Kind.MONEY),
            ),
        )

    def _role_keys(self, index: int) -> list[str]:
        keys = []
        selection = self.session.selection
        reference = selection.reference if selection else None
        if reference and reference.record.id == self._points[index].candidate.record.id:
            keys.append("report.chart.reference")
        if index in self.chart.front:
            keys.append("plots.cost.front")
        return keys

    def step_to(self, stop: int) -> None:
        """Walking by key chooses, and says what is chosen."""
        self.pick(stop)
        self.read(stop)

    def pick(self, stop: int) -> None:
        """Choose the candidate of a point."""
        self.session.choose(self._points[self._order[stop]].candidate.record.id)

    def table(self) -> Sheetful:
        """All candidates: place, machine, units, energy, cost, front."""
        words, chart = self.words, self.chart
        yes, no = words.text("choice.yes"), words.text("choice.no")
        money = words.text(
            "plots.header", title=words.text("report.axis.cost"), unit=words.unit(Kind.MONEY)
        )
        return Sheetful(
            header=(
                words.text("report.column.place"), words.text("field.maker"),
                words.text("field.model"), words.text("report.column.units"),
                self._energy_end, money,
                words.text("plots.cost.front"),
            ),
            rows=[
                (
                    float(p.candidate.place), p.candidate.record.maker, p.candidate.record.model,
                    float(p.candidate.units), float(x), chart.points[i].cost,
                    yes if i in chart.front else no,
                )
                for i, (p, x) in enumerate(zip(self._points, self._x, strict=True))
            ],
        )  # fmt: skip

    def summary(self) -> str:
        """How many, how many on the front, and what is chosen."""
        words, chosen = self.words, self.session.chosen
        if chosen is None:
            return ""
        return words.text(
            "plots.cost.summary",
            count=words.number(len(self.chart.points)),
            front=words.number(len(self.chart.front)),
            chosen=machine_name(chosen.record).text,
            energy=words.quantity(chosen.outcome.annual_energy_wh, Kind.ENERGY),
            cost=words.quantity(chosen.outcome.life_cycle_cost, Kind.MONEY),
        )


def cost_energy(selection: Selection) -> CostEnergy:
    """The candidates of a selection in the plane of energy and cost, in order of rank."""
    energy = np.array([c.outcome.annual_energy_wh for c in selection.candidates])
    cost = np.array([c.outcome.life_cycle_cost for c in selection.candidates])
    reference = selection.reference.record.id if selection.reference else None
    points = tuple(
        CostPoint(
            energy_wh=c.outcome.annual_energy_wh,
            cost=c.outcome.life_cycle_cost,
            name=f"{c.place} {machine_name(c.record).text}",
            reference=c.record.id == reference,
        )
        for c in selection.candidates
    )
    return CostEnergy(points=points, front=pareto_front(energy, cost))
