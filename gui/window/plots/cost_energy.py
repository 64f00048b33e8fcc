"""All candidates as points: life-cycle cost against annual energy, with the Pareto front."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Slot
from PySide6.QtWidgets import QWidget

from core.report.comparison import why_behind
from core.selection.selection import Candidate, Selection
from gui.window.document.session import Session
from gui.window.parts import look
from gui.window.plots.colour import readable
from gui.window.plots.cost_energy_figures import CostEnergyFigures, Role, figures_of
from gui.window.plots.export import Sheetful
from gui.window.plots.painting import Cursor
from gui.window.plots.placing import Label, along, around
from gui.window.plots.plot import HousePlot
from gui.window.plots.scale import FloatArray, Scale, held, padded
from gui.window.plots.stop_cursor import Reading
from gui.window.settings import Settings

_NEAR_PX = 14.0
_SEEN_PX = 24.0
_SYMBOLS = ("o", "s", "d", "o", "o")  # by role
_SIZES = (13, 10, 12, 8, 7)


class CostEnergyPlot(HousePlot):
    """The lower left is better in both; a click or the arrow keys choose."""

    title_key = "report.plot.cost"
    of_candidate = False
    figures: CostEnergyFigures

    def __init__(
        self, session: Session, settings: Settings, parent: QWidget, *, compact: bool = False
    ) -> None:
        self._roles: list[Role] = []
        self._order: list[int] = []  # of the points, by energy
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
        figures = self.figures = figures_of(selection, self.units)
        self._order = figures.by_energy
        front = list(figures.chart.front)
        self.front.setData(figures.x[front], figures.y[front])
        frame, used = self.view.frame, self.view.frame.x_scale.set
        x = held(frame.x_scale if used else None, *padded(figures.x), 6)
        same_money = used and frame.y_scale.end == figures.money_title
        y = held(frame.y_scale if same_money else None, *padded(figures.y), 4)
        self.view.set_scales(
            Scale(
                low=x[0], high=x[1], end=figures.energy_title, short=figures.energy_unit, tick_px=80
            ),
            Scale(low=y[0], high=y[1], end=figures.money_title, tick_px=38),
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
        figures, chosen = self.figures, self.session.chosen
        compared = {c.id for c in self.session.compared}
        self._roles = figures.roles(chosen.id if chosen else None, compared)
        # Those that matter are drawn last, upon the others.
        order = sorted(range(len(self._roles)), key=lambda i: -self._roles[i])
        roles = [self._roles[i] for i in order]
        self.scatter.setData(
            x=figures.x[order], y=figures.y[order],
            symbol=[_SYMBOLS[r] for r in roles], size=[_SIZES[r] for r in roles],
            pen=[self._pens[r] for r in roles], brush=[self._brushes[r] for r in roles],
        )  # fmt: skip

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
        figures, found = self.figures, []
        for index, role in enumerate(self._roles):
            if role > Role.REFERENCE:
                continue
            # In the customer's view the cards tell the names.
            short = self.compact and role is Role.COMPARED
            text = str(figures.candidates[index].place) if short else figures.short_name(index)
            if figures.is_reference(index):
                text = self.words.text("plots.cost.reference", name=text)
            found.append(
                (
                    role,
                    Label(
                        text=text, x=float(figures.x[index]), y=float(figures.y[index]),
                        colour=text_colours[role], bold=role is Role.CHOSEN, roams=True,
                    ),
                )
            )  # fmt: skip
        found.sort(key=lambda one: one[0])
        return [label for _, label in found] + self._behind_label() + self._front_label()

    def _behind_label(self) -> list[Label]:
        """Why what looks better than the chosen both ways does not stand before it."""
        figures, chosen = self.figures, self.session.chosen
        at = figures.better_but_behind(chosen.id if chosen else None)
        why = why_behind(figures.candidates[at]) if at is not None else None
        if at is None or why is None:
            return []
        return [
            Label(
                text=self.words.text(f"reason.{why}"),
                x=float(figures.x[at]), y=float(figures.y[at]),
                colour=look.colours().muted, must=False, roams=True,
            )
        ]  # fmt: skip

    def _front_label(self) -> list[Label]:
        """What the line is, at its last point; one too short to be seen needs no name."""
        figures, front = self.figures, list(self.figures.chart.front)
        pixels = self.view.frame.pixels(figures.x[front], figures.y[front])
        if np.ptp(pixels, axis=0).sum() < _SEEN_PX * self.view.frame.factor:
            return []
        last = front[-1]
        return [
            Label(
                text=self.words.text("plots.cost.front"),
                x=float(figures.x[last]), y=float(figures.y[last]),
                colour=look.colours().accent, must=False, roams=True,
            )
        ]  # fmt: skip

    def _pixels(self) -> FloatArray:
        return self.view.frame.pixels(self.figures.x, self.figures.y)

    def taken(self) -> FloatArray:
        """The points and the front."""
        pixels = self._pixels()
        points = around(pixels, 5.0)  # twice: a hidden point is worse than a hidden line
        return np.vstack([points, points, along(pixels[list(self.figures.chart.front)])])

    # The read-out: stops go by rising energy

    def stops(self) -> int:
        """Every candidate."""
        return len(self._roles)

    def stop_near(self, values: QPointF, pixel: QPointF) -> int | None:  # noqa: ARG002
        """The nearest point, if it is near."""
        away = np.hypot(*(self._pixels() - [pixel.x(), pixel.y()]).T)
        nearest = int(away.argmin())
        return self._order.index(nearest) if away[nearest] <= _NEAR_PX else None

    def moved(self, stop: int | None, across: int, up: int) -> int | None:
        """From the chosen one on."""
        chosen = self.session.chosen
        if stop is None and chosen is not None:
            ids = [self.figures.candidates[i].id for i in self._order]
            if chosen.id in ids:
                stop = ids.index(chosen.id)
        return super().moved(stop, across, up)

    def reading(self, stop: int) -> Reading:
        """Name, units, energy and cost."""
        index = self._order[stop]
        x, y = float(self.figures.x[index]), float(self.figures.y[index])
        return Reading(
            cursor=Cursor(x=x, hairline=False, dots=((y, look.colours().accent),)),
            at=(x, y),
            lines=self.figures.lines(index),
        )

    def step_to(self, stop: int) -> None:
        """Walking by key chooses, and says what is chosen."""
        self.pick(stop)
        self.stop_cursor.read(stop)

    def pick(self, stop: int) -> None:
        """Choose the candidate of a point."""
        self.session.choose(self.figures.candidates[self._order[stop]].id)

    def table(self) -> Sheetful:
        """All candidates: place, machine, units, energy, cost, front."""
        return self.figures.table()

    def summary(self) -> str:
        """How many, how many on the front, and what is chosen."""
        chosen = self.session.chosen
        return self.figures.summary(chosen) if chosen else ""
