"""What the plot of cost against energy tells: all candidates as points, in the reader's units."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from core.content.charts import CostEnergy, CostPoint
from core.report.cells import makers_of, models_of, units_of
from core.report.comparison import front_of, why_behind
from core.report.wording import cell
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind
from gui.window.plots.export import Sheetful
from gui.window.plots.reader_units import ReaderUnits
from gui.window.plots.scale import FloatArray


class Role(IntEnum):
    """What a candidate is to the user; what matters more comes first."""

    CHOSEN, COMPARED, REFERENCE, FRONT, OTHER = range(5)


@dataclass(frozen=True, slots=True, kw_only=True)
class CostEnergyFigures:
    """The candidates of a selection, in order of rank.

    x, y: energy and cost as they are shown, the cost in large money where `is_large`.
    """

    candidates: Sequence[Candidate]
    reference_id: str | None
    chart: CostEnergy
    x: FloatArray
    y: FloatArray
    is_large: bool
    units: ReaderUnits

    @property
    def by_energy(self) -> list[int]:
        """The candidates by rising energy."""
        order: list[int] = np.lexsort((self.y, self.x)).tolist()
        return order

    def name(self, index: int) -> str:
        """Place, maker and model."""
        return _name(self.candidates[index])

    def short_name(self, index: int) -> str:
        """Place and model, as the table beside the plot has it: makers' names fill a plot."""
        candidate = self.candidates[index]
        if candidate.is_mixed:
            return _name(candidate)
        return f"{candidate.place} {candidate.record.model}"

    def is_reference(self, index: int) -> bool:
        """Whether it is what the others are measured by."""
        return self.candidates[index].id == self.reference_id

    def roles(self, chosen_id: str | None, compared_ids: Collection[str]) -> list[Role]:
        """What each candidate is to the user."""
        front, found = set(self.chart.front), []
        for index, candidate in enumerate(self.candidates):
            if candidate.id == chosen_id:
                found.append(Role.CHOSEN)
            elif candidate.id in compared_ids:
                found.append(Role.COMPARED)
            elif self.is_reference(index):
                found.append(Role.REFERENCE)
            else:
                found.append(Role.FRONT if index in front else Role.OTHER)
        return found

    def better_but_behind(self, chosen_id: str | None) -> int | None:
        """The cheapest that is better than the chosen both ways and stands behind for a reason."""
        ids = [one.id for one in self.candidates]
        if chosen_id not in ids:
            return None
        at = ids.index(chosen_id)
        better = (self.x < self.x[at]) & (self.y < self.y[at])
        found = [int(one) for one in np.flatnonzero(better)
                 if why_behind(self.candidates[int(one)])]  # fmt: skip
        return min(found, key=lambda one: float(self.y[one]), default=None)

    # Words

    @property
    def energy_unit(self) -> str:
        """The unit of the energy of a year."""
        words = self.units.words
        return words.text("plots.a_year", unit=words.unit(Kind.ENERGY))

    @property
    def energy_title(self) -> str:
        """The energy with its unit."""
        return self.units.with_unit("report.axis.energy", Kind.ENERGY)

    @property
    def money_title(self) -> str:
        """The cost with the unit it is shown in."""
        words = self.units.words
        shown = words.large_money_unit if self.is_large else words.unit(Kind.MONEY)
        return words.text("plots.header", title=words.text("report.axis.cost"), unit=shown)

    def lines(self, index: int) -> tuple[str, ...]:
        """Name, what it is, units, energy and cost, in words."""
        words, candidate = self.units.words, self.candidates[index]
        outcome = candidate.outcome
        roles = ["report.chart.reference"] if self.is_reference(index) else []
        roles += ["plots.cost.front"] if index in self.chart.front else []
        behind = why_behind(candidate)
        roles += [f"reason.{behind}"] if behind else []
        return (
            self.name(index),
            *map(words.text, roles),
            cell(units_of(candidate), words),
            f"{words.value(outcome.annual_energy_wh, Kind.ENERGY)} {self.energy_unit}",
            words.quantity(outcome.life_cycle_cost, Kind.MONEY),
        )

    def table(self) -> Sheetful:
        """All candidates: place, machine, units, energy, cost, front."""
        words, chart = self.units.words, self.chart
        yes, no = words.text("choice.yes"), words.text("choice.no")
        return Sheetful(
            header=(
                words.text("report.column.place"), words.text("field.maker"),
                words.text("field.model"), words.text("report.column.units"),
                self.energy_title, self.units.with_unit("report.axis.cost", Kind.MONEY),
                words.text("plots.cost.front"),
            ),
            rows=[
                (
                    float(one.place), " + ".join(makers_of(one)), models_of(one),
                    float(one.units), float(x), chart.points[i].cost,
                    yes if i in chart.front else no,
                )
                for i, (one, x) in enumerate(zip(self.candidates, self.x, strict=True))
            ],
        )  # fmt: skip

    def summary(self, chosen: Candidate) -> str:
        """How many, how many on the front, and what is chosen."""
        words = self.units.words
        return words.text(
            "plots.cost.summary",
            count=words.number(len(self.chart.points)),
            front=words.number(len(self.chart.front)),
            chosen=chosen.name,
            energy=words.quantity(chosen.outcome.annual_energy_wh, Kind.ENERGY),
            cost=words.quantity(chosen.outcome.life_cycle_cost, Kind.MONEY),
        )


def figures_of(selection: Selection, units: ReaderUnits) -> CostEnergyFigures:
    """The candidates of a selection as the reader sees them."""
    chart = cost_energy(selection)
    cost = np.array([p.cost for p in chart.points])
    large = units.words.large_money
    is_large = bool(cost.max() >= large)
    return CostEnergyFigures(
        candidates=selection.candidates,
        reference_id=selection.reference.id if selection.reference else None,
        chart=chart,
        x=units.shown(np.array([p.energy_wh for p in chart.points]), Kind.ENERGY),
        y=cost / (large if is_large else 1.0),
        is_large=is_large,
        units=units,
    )


def cost_energy(selection: Selection) -> CostEnergy:
    """The candidates of a selection in the plane of energy and cost, in order of rank."""
    reference = selection.reference.id if selection.reference else None
    points = tuple(
        CostPoint(
            energy_wh=c.outcome.annual_energy_wh,
            cost=c.outcome.life_cycle_cost,
            name=_name(c),
            reference=c.id == reference,
        )
        for c in selection.candidates
    )
    return CostEnergy(points=points, front=front_of(selection))


def _name(candidate: Candidate) -> str:
    between = " · " if candidate.is_mixed else " "  # its name begins with a number
    return f"{candidate.place}{between}{candidate.name}"
