"""What the part-load plot tells: efficiency and hours by class of part load, in words."""

from dataclasses import dataclass

import numpy as np

from core.content.charts import PartLoadCurve, PartLoadUse
from core.content.operating_hours import UnitHours
from core.vocabulary.quantity import Kind
from gui.window.plots.export import Sheetful
from gui.window.plots.reader_units import ReaderUnits
from gui.window.plots.scale import FloatArray

Band = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLoadFigures:
    """The part-load use of a candidate; a stop is a class of part load, from the lowest."""

    use: PartLoadUse
    unit_hours: UnitHours
    units: ReaderUnits

    @property
    def reach(self) -> float:
        """The end of the axis, per cent."""
        return 100.0 * self.use.reach

    def values(self, curve: PartLoadCurve) -> FloatArray:
        """The values of a curve as they are shown."""
        return self.units.shown(curve.value, self.use.kind)

    @property
    def best(self) -> float:
        """The best value of all curves as it is shown; 1 where there is none."""
        known = [v[np.isfinite(v)] for v in map(self.values, self.use.curves)]
        return max((float(c.max()) for c in known if c.size), default=1.0)

    @property
    def ends(self) -> list[float]:
        """The last value of each curve as it is shown."""
        return [float(v[np.isfinite(v)][-1]) for v in map(self.values, self.use.curves)]

    @property
    def names(self) -> list[str]:
        """What each curve holds at, in words."""
        return [self.units.words.quantity(c.at, c.at_kind) for c in self.use.curves]

    def covered(self, band: Band | None) -> float:
        """The share of the load hours in a band of part-load ratios, None for the machine's own."""
        return self.use.covered if band is None else self.unit_hours.share(*band)

    # Classes of part load

    def class_at(self, per_cent: float) -> int:
        """The class that holds a ratio."""
        found = int(np.searchsorted(self.use.edges, per_cent / 100.0, side="right")) - 1
        return min(max(found, 0), self.use.hours.size - 1)

    def middle(self, stop: int) -> float:
        """The ratio in the middle of a class."""
        return (float(self.use.edges[stop]) + float(self.use.edges[stop + 1])) / 2

    def values_at(self, stop: int) -> list[float]:
        """The value of each curve in the middle of a class."""
        return [float(np.interp(self.middle(stop), c.plr, c.value)) for c in self.use.curves]

    def lines(self, stop: int) -> tuple[str, ...]:
        """Part load, hours and the value of each curve, in words."""
        use, words = self.use, self.units.words
        low, high = float(use.edges[stop]), float(use.edges[stop + 1])
        hours, total = float(use.hours[stop]), float(use.hours.sum()) or 1.0
        return (
            words.text("plots.part_load.read", edges=self.units.per_cent(100 * low, 100 * high)),
            words.text(
                "plots.part_load.hours",
                hours=words.quantity(hours, Kind.HOURS),
                share=words.quantity(hours / total, Kind.SHARE),
            ),
            *(
                words.text(
                    "plots.part_load.value",
                    temperature=name,
                    title=words.text(use.axis),
                    value=words.quantity(value, use.kind),
                )
                for name, value in zip(self.names, self.values_at(stop), strict=True)
            ),
        )

    # Whole

    def table(self) -> Sheetful:
        """For each class of part load the hours and the value of each curve in its middle."""
        use, words = self.use, self.units.words
        middles = (use.edges[:-1] + use.edges[1:]) / 2
        values = [np.interp(middles, c.plr, self.values(c)) for c in use.curves]
        title = words.text(use.axis)
        return Sheetful(
            header=(
                words.text("plots.part_load.column.from"),
                words.text("plots.part_load.column.to"),
                self.units.with_unit("report.axis.hours", Kind.HOURS),
                *(
                    words.text("plots.part_load.column.value", title=title, temperature=name)
                    for name in self.names
                ),
            ),
            rows=[
                (
                    100.0 * float(low),
                    100.0 * float(high),
                    float(hours),
                    *(float(value[i]) for value in values),
                )
                for i, (low, high, hours) in enumerate(
                    zip(use.edges[:-1], use.edges[1:], use.hours, strict=True)
                )
            ],
        )

    def summary(self, band: Band, covered: float) -> str:
        """A band and its share, and the best value."""
        use, words = self.use, self.units.words
        best = max(float(np.nanmax(c.value)) for c in use.curves)
        return words.text(
            "plots.part_load.summary",
            edges=self.units.per_cent(100 * band[0], 100 * band[1]),
            share=words.quantity(covered, Kind.SHARE),
            title=words.text(use.axis),
            best=words.quantity(best, use.kind),
        )
