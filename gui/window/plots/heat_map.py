"""Load hours over load and condenser temperature, with the limits of the machines."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QToolButton, QWidget

from core.families.registry import family_of
from core.selection.outcome import capacity_kind
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind
from gui.window.document.session import Session
from gui.window.parts import look
from gui.window.plots.colour import readable
from gui.window.plots.colour_key import KEY_ROOM_PX, map_ramp, paint_key
from gui.window.plots.export import Sheetful
from gui.window.plots.heat_map_figures import HeatMapFigures
from gui.window.plots.painting import Cursor
from gui.window.plots.placing import Label, Side, along, around
from gui.window.plots.plot import HousePlot
from gui.window.plots.scale import FloatArray, Scale, held
from gui.window.plots.stop_cursor import Reading
from gui.window.settings import Settings

_DESIGN_PX = 5.5


class HeatMapPlot(HousePlot):
    """Where the year lies in the field of the chosen candidate."""

    title_key = "plots.heat.title"
    figures: HeatMapFigures

    def __init__(
        self, session: Session, settings: Settings, parent: QWidget, *, compact: bool = False
    ) -> None:
        self._by_share = False
        super().__init__(session, settings, parent, compact=compact, both_grids=True)

    def make_items(self) -> None:
        """The map; the switch between load and share of the installed capacity."""
        self.image = pg.ImageItem(axisOrder="row-major")
        self.view.box.addItem(self.image)
        self._ramp = map_ramp()
        self.view.paint_over = self._paint
        self.share_button = QToolButton(self)
        self.share_button.setProperty("role", "link")
        self.share_button.clicked.connect(self.toggle_share)
        self._name_share_button()
        self.title_row.insertWidget(2, self.share_button)

    @property
    def _load_kind(self) -> Kind:
        """The kind of power that the load of the study's family is."""
        return capacity_kind(family_of(self.session.document.study).outcome)

    def _name_share_button(self) -> None:
        """It says what it does: the other way of telling the load."""
        unit = self.words.unit(self._load_kind)
        key = "plots.heat.power" if self._by_share else "plots.heat.share"
        self.share_button.setText(self.words.text(key, unit=unit))
        self.share_button.setToolTip(self.words.text(f"{key}.hint", unit=unit))

    @Slot()
    def toggle_share(self) -> None:
        """Tell the load as a share of the installed capacity, or as power."""
        self._by_share = not self._by_share
        self._name_share_button()
        self.redraw()

    @property
    def by_share(self) -> bool:
        """Whether the load is given as a share of the installed capacity."""
        return self._by_share

    def why_empty(self, selection: Selection | None) -> str:
        """A family without such a field has no such plot; the panel takes it away."""
        chosen = self.session.chosen
        if selection and (
            not selection.family.operating.has_field or (chosen is not None and chosen.is_mixed)
        ):
            return "plots.empty.waiting"
        return super().why_empty(selection)

    def draw(self, selection: Selection, candidate: Candidate) -> None:
        """Set the map and the scales."""
        figures = self.figures = HeatMapFigures(
            field=selection.family.operating.field(selection, candidate),
            load_kind=self._load_kind, installed_w=candidate.outcome.installed_w,
            by_share=self._by_share, units=self.units,
        )  # fmt: skip
        x, y, shares = figures.load_edges, figures.warmth_edges, figures.shares_of_most
        picture = self._ramp[np.round(shares * (len(self._ramp) - 1)).astype(int)].copy()
        picture[figures.field.hours <= 0.0, 3] = 0
        self.image.setImage(picture, autoLevels=False, levels=None)
        self.image.setRect(QRectF(x[0], y[0], x[-1] - x[0], y[-1] - y[0]))
        self._scale(figures)

    def _scale(self, figures: HeatMapFigures) -> None:
        unit, (right, top) = figures.load_unit, figures.reach
        end = self.words.text("plots.heat.axis") if self.by_share else unit
        frame = self.view.frame
        frame.key_px = KEY_ROOM_PX
        x_low, x_high = held(frame.x_scale if frame.x_scale.short == unit else None, 0.0, right)
        old = frame.y_scale if frame.y_scale.set else None
        y_low, y_high = held(old, float(figures.warmth_edges[0]), top, 4)
        self.view.set_scales(
            Scale(low=x_low, high=x_high, end=end, short=unit, tick_px=80),
            Scale(
                low=y_low,
                high=y_high,
                end=self.units.with_unit(f"field.{figures.field.temperature}", Kind.TEMPERATURE),
                short=self.words.unit(Kind.TEMPERATURE),
                tick_px=38,
            ),
        )

    # What stands upon the map

    def _limits(self) -> tuple[FloatArray, FloatArray]:
        """The lines of all units at full load and of one unit turned down, px, (n, 2)."""
        field, load = self.figures.field, self.figures.load
        y = self.figures.warmth(field.limit_c)
        full = self.view.frame.pixels(load(field.capacity_w), y)
        least = self.view.frame.pixels(load(field.least_w), y)
        return full, least

    def _paint(self, painter: QPainter) -> None:
        if not self.filled:
            return
        self._paint_key(painter)
        colours, room = look.colours(), self.view.frame.room
        painter.setClipRect(room)
        hatch = QColor(colours.bad)
        hatch.setAlphaF(0.30)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(hatch, Qt.BrushStyle.BDiagPattern))
        low, high = self._limit_rows()
        painter.drawRect(QRectF(room.left(), room.top(), room.width(), high - room.top()))
        painter.drawRect(QRectF(room.left(), low, room.width(), room.bottom() - low))
        painter.setPen(QPen(QColor(colours.bad), 1.0, Qt.PenStyle.DashLine))
        for row in (low, high):
            painter.drawLine(QPointF(room.left(), row), QPointF(room.right(), row))
        full, least = self._limits()
        painter.setPen(QPen(QColor(colours.text), 1.5))
        painter.drawPolyline(_polygon(full))
        painter.setPen(QPen(QColor(colours.text), 1.0, Qt.PenStyle.DotLine))
        painter.drawPolyline(_polygon(least))
        self._paint_design(painter)

    def _limit_rows(self) -> tuple[float, float]:
        """Heights of the lowest and the highest temperature of the curves, within the room."""
        room = self.view.frame.room
        rows = [
            self.view.frame.to_pixel(0.0, self.units.one(limit, Kind.TEMPERATURE)).y()
            for limit in self.figures.field.limits_c
        ]
        low, high = (min(max(row, room.top() - 2), room.bottom() + 2) for row in rows)
        return low, high

    def _paint_design(self, painter: QPainter) -> None:
        colours = look.colours()
        at = self.view.frame.to_pixel(*self.figures.design)
        reach = _DESIGN_PX
        painter.setPen(QPen(QColor(colours.surface), 1.5))
        painter.setBrush(QColor(colours.series[3]))
        painter.drawPolygon(
            QPolygonF(
                [at + QPointF(*d) for d in ((0, -reach), (reach, 0), (0, reach), (-reach, 0))]
            )
        )

    def _paint_key(self, painter: QPainter) -> None:
        most = self.words.quantity(float(self.figures.field.hours.max(initial=0.0)), Kind.HOURS)
        paint_key(painter, self.view.frame, most)

    def labels(self) -> list[Label]:
        """The design point, the limits of the curves and of the capacity."""
        field, words, colours = self.figures.field, self.words, look.colours()
        found = []
        (_, right), (low, high) = self.view.frame.shown
        for limit, sides in zip(field.limits_c, _LIMIT_SIDES, strict=True):
            shown = self.units.one(limit, Kind.TEMPERATURE)
            if low < shown < high:
                text = words.text("plots.heat.limit", limit=words.quantity(limit, Kind.TEMPERATURE))
                found.append(
                    Label(text=text, x=right, y=shown, colour=colours.bad, sides=sides, gap_px=1.0)
                )
        x, y = self.figures.design
        found.append(
            Label(
                text=words.text("plots.heat.design"),
                x=x,
                y=y,
                bold=True,
                colour=readable(colours.series[3], colours.surface),
                sides=("right", "left", "below"),
                roams=True,
            )
        )
        key = "plots.heat.capacity.one" if field.units == 1 else "plots.heat.capacity"
        full = words.text(key, units=str(field.units))
        found += self._line_label(full, field.capacity_w, 1 / 3, must=True)
        least = words.text("plots.heat.least")
        return found + self._line_label(least, field.least_w, 3 / 4, must=False)

    def _line_label(
        self, text: str, load_w: FloatArray, share: float, *, must: bool
    ) -> list[Label]:
        """The name of a limit of the load, at that share of the part that is on the screen."""
        x = self.figures.load(load_w)
        y = self.figures.warmth(self.figures.field.limit_c)
        (x_low, x_high), (y_low, y_high) = self.view.frame.shown
        seen = np.flatnonzero((x >= x_low) & (x <= x_high) & (y >= y_low) & (y <= y_high))
        if not seen.size:
            return []
        at = seen[int(seen.size * share)]
        colour = look.colours().text
        return [
            Label(text=text, x=float(x[at]), y=float(y[at]), colour=colour, roams=True, must=must)
        ]

    def taken(self) -> FloatArray:
        """The lines and the design point."""
        full, least = self._limits()
        design = self.view.frame.pixels(*np.array(self.figures.design)[:, None])
        return np.vstack([along(full), along(least), around(design, _DESIGN_PX + 1.0)])

    # The read-out: stops are the cells, row by row

    def stops(self) -> int:
        """Every cell of the map."""
        return self.figures.field.hours.size

    def stop_near(self, values: QPointF, pixel: QPointF) -> int | None:  # noqa: ARG002
        """The cell under the mouse."""
        return self.figures.cell_at(values.x(), values.y())

    def moved(self, stop: int | None, across: int, up: int) -> int | None:
        """To the next cell; the first is the one with the most hours."""
        figures = self.figures
        return figures.fullest if stop is None else figures.beside(stop, across, up)

    def reading(self, stop: int) -> Reading:
        """Load, temperature and hours of a cell."""
        x, y = self.figures.edges(stop)
        return Reading(
            cursor=Cursor(x=float(x.mean()), cell=QRectF(QPointF(x[0], y[0]), QPointF(x[1], y[1]))),
            at=(float(x[1]), float(y.mean())),
            lines=self.figures.lines(stop),
        )

    def table(self) -> Sheetful:
        """Every cell with hours: its edges and the hours."""
        return self.figures.table()

    def summary(self) -> str:
        """Where most hours are, and how many lie beyond the curves."""
        return self.figures.summary()


_LIMIT_SIDES: tuple[tuple[Side, ...], ...] = (
    ("end-below", "end-above"),
    ("end-above", "end-below"),
)


def _polygon(points: FloatArray) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points.tolist()])
