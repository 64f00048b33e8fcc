"""What the heat map tells: the hours of the operating field in the reader's units."""

from dataclasses import dataclass

import numpy as np

from core.content.operating_hours import OperatingField
from core.vocabulary.quantity import Kind
from gui.window.plots.export import Sheetful
from gui.window.plots.reader_units import ReaderUnits
from gui.window.plots.scale import FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMapFigures:
    """The field of a candidate; its cells are numbered row by row, from the lowest temperature.

    load_kind: the kind of power that the load is; by_share: whether the load is given as a share
    of the installed capacity, `installed_w`.
    """

    field: OperatingField
    load_kind: Kind
    installed_w: float
    by_share: bool
    units: ReaderUnits

    def load(self, load_w: FloatArray) -> FloatArray:
        """Loads as they are shown."""
        if self.by_share:
            return self.units.shown(load_w / self.installed_w, Kind.SHARE)
        return self.units.shown(load_w, self.load_kind)

    def one_load(self, load_w: float) -> float:
        """One load as it is shown."""
        return float(self.load(np.array(load_w)))

    def warmth(self, temperature_c: FloatArray) -> FloatArray:
        """Temperatures as they are shown."""
        return self.units.shown(temperature_c, Kind.TEMPERATURE)

    @property
    def load_unit(self) -> str:
        """The unit the load is shown in."""
        return "%" if self.by_share else self.units.words.unit(self.load_kind)

    @property
    def load_edges(self) -> FloatArray:
        """The edges of the columns as they are shown."""
        return self.load(self.field.load_edges_w)

    @property
    def warmth_edges(self) -> FloatArray:
        """The edges of the rows as they are shown."""
        return self.warmth(self.field.temperature_edges_c)

    @property
    def shares_of_most(self) -> FloatArray:
        """The hours of each cell as a share of the most hours in any."""
        hours = self.field.hours
        return hours / max(float(hours.max(initial=0.0)), 1e-9)

    @property
    def design(self) -> tuple[float, float]:
        """The design point as it is shown."""
        load_w, warm_c = self.field.design
        return self.one_load(load_w), self.units.one(warm_c, Kind.TEMPERATURE)

    @property
    def reach(self) -> tuple[float, float]:
        """How far the axes must go for the field, the capacity and the design point."""
        field, (load, warm) = self.field, self.design
        edges = field.temperature_edges_c
        within = (field.limit_c >= edges[0]) & (field.limit_c <= max(edges[-1], field.design[1]))
        capacity = self.load(field.capacity_w[within]).tolist()
        right = max([float(self.load_edges[-1]), load, *capacity])
        return right, max(float(self.warmth_edges[-1]), warm) + 1.0

    # Cells

    def cell_at(self, load: float, warmth: float) -> int | None:
        """The cell that holds a pair of values as they are shown."""
        column = int(np.searchsorted(self.load_edges, load, "right")) - 1
        row = int(np.searchsorted(self.warmth_edges, warmth, "right")) - 1
        rows, columns = self.field.hours.shape
        if not (0 <= row < rows and 0 <= column < columns):
            return None
        return int(row * columns + column)

    def beside(self, cell: int, across: int, up: int) -> int:
        """The cell so many further, at the edge the last one."""
        rows, columns = self.field.hours.shape
        row, column = divmod(cell, columns)
        row = min(max(row + up, 0), rows - 1)
        column = min(max(column + across, 0), columns - 1)
        return int(row * columns + column)

    @property
    def fullest(self) -> int:
        """The cell with the most hours."""
        return int(self.field.hours.argmax())

    def edges(self, cell: int) -> tuple[FloatArray, FloatArray]:
        """Loads and temperatures a cell lies between, as they are shown."""
        row, column = divmod(cell, self.field.hours.shape[1])
        return self.load_edges[column : column + 2], self.warmth_edges[row : row + 2]

    def lines(self, cell: int) -> tuple[str, str, str]:
        """Hours, load and temperature of a cell in words."""
        field, units = self.field, self.units
        row, column = divmod(cell, field.hours.shape[1])
        load = field.load_edges_w[column : column + 2]
        warm = field.temperature_edges_c[row : row + 2]
        kind = Kind.SHARE if self.by_share else self.load_kind
        scale = load / self.installed_w if self.by_share else load
        return (
            units.words.quantity(float(field.hours[row, column]), Kind.HOURS),
            units.between(float(scale[0]), float(scale[1]), kind),
            units.between(float(warm[0]), float(warm[1]), Kind.TEMPERATURE),
        )

    # Whole

    def table(self) -> Sheetful:
        """Every cell with hours: its edges and the hours."""
        field, words = self.field, self.units.words
        load, warm = self.load_edges, self.warmth_edges
        degrees = words.unit(Kind.TEMPERATURE)
        title = words.text(f"field.{field.temperature}")
        return Sheetful(
            header=(
                words.text("plots.heat.column.load_from", unit=self.load_unit),
                words.text("plots.heat.column.load_to", unit=self.load_unit),
                words.text("plots.heat.column.from", title=title, unit=degrees),
                words.text("plots.heat.column.to", title=title, unit=degrees),
                self.units.with_unit("report.axis.hours", Kind.HOURS),
            ),
            rows=[
                (
                    float(load[column]), float(load[column + 1]),
                    float(warm[row]), float(warm[row + 1]), float(field.hours[row, column]),
                )
                for row, column in np.argwhere(field.hours > 0.0).tolist()
            ],
        )  # fmt: skip

    def summary(self) -> str:
        """Where most hours are, and how many lie beyond the curves."""
        field, words = self.field, self.units.words
        hours, load, temperature = self.lines(self.fullest)
        middles = (field.temperature_edges_c[:-1] + field.temperature_edges_c[1:]) / 2
        beyond = (middles < field.limits_c[0]) | (middles > field.limits_c[1])
        return words.text(
            "plots.heat.summary", most=hours, load=load, temperature=temperature,
            beyond=words.quantity(float(field.hours[beyond].sum()), Kind.HOURS),
        )  # fmt: skip
