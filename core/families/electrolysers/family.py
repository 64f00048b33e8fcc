"""Electrolysers on the common way: what core.selection.family asks of every family."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.electrolysers import evaluation, matching, plausibility, screening
from core.families.electrolysers.columns import ElectrolyserColumns, columns_of
from core.families.electrolysers.design import ElectrolyserDesign
from core.families.electrolysers.duty import ElectrolyserDuty
from core.families.electrolysers.load import LOADS
from core.families.electrolysers.outcome import ElectrolyserOutcome
from core.families.electrolysers.record import Electrolyser
from core.families.electrolysers.situation import situate
from core.families.electrolysers.sizing import sized
from core.families.electrolysers.table import TABLES
from core.load.making import LoadMakers
from core.load.series import LoadSeries
from core.machines.plausibility import Fault
from core.machines.table import DeviceTable
from core.selection.family import (
    Evaluation,
    Family,
    Pairs,
    Screening,
    Situation,
    Sized,
    WithoutCodeMinimum,
)
from core.selection.grading import Grades, graded
from core.selection.outcome import Outcome
from core.selection.shown_late import ShownLate
from core.standards.library import Standards
from core.study.duty import Duty
from core.study.study import Study
from core.study.template import StudyTemplate
from core.vocabulary.finding import Finding

if TYPE_CHECKING:
    from core.plant.mixing import Mixing
    from core.plant.plant_year import PlantYear


# No code sets a minimum for electrolysers.
class Electrolysers(ShownLate, WithoutCodeMinimum):
    """The steps of the common way, answered for electrolysers."""

    key = "electrolysers"
    beside: tuple[str, ...] = ()
    record: type[msgspec.Struct] = Electrolyser
    duty: type[Duty] = ElectrolyserDuty
    design: type[msgspec.Struct] = ElectrolyserDesign
    outcome: type[Outcome] = ElectrolyserOutcome
    tables: tuple[DeviceTable, ...] = TABLES
    loads: LoadMakers = LOADS
    templates: tuple[StudyTemplate, ...] = ()

    def faults(self, record: Any) -> Iterator[Fault]:
        """Figures of a record that cannot be true."""
        return plausibility.faults(record)

    def columns(
        self,
        records: Sequence[Electrolyser],
        beside: Mapping[str, Sequence[Any]],  # noqa: ARG002
    ) -> ElectrolyserColumns:
        """Lay records side by side."""
        return columns_of(records)

    def situate(
        self, study: Study, station: Station, climate: ClimateYear, load: LoadSeries
    ) -> Situation:
        """The year as points of hydrogen, and what is asked at the peak."""
        return situate(study, station, climate, load)

    def made_to_size(self, classes: Mapping[int, Any], situation: Situation) -> Sequence[Sized]:
        """The classes, made for every number of units."""
        return sized(classes, situation)

    def largest_w(
        self,
        columns: ElectrolyserColumns,
        situation: Situation,  # noqa: ARG002
    ) -> float:
        """The hydrogen of the largest, m³/s."""
        return float(columns.flow_m3s.max(initial=0.0))

    def screen(self, columns: ElectrolyserColumns, situation: Situation) -> Screening:
        """Let only those go on that are wanted and make the peak."""
        return screening.screen(columns, situation)

    def evaluate(
        self, columns: ElectrolyserColumns, situation: Situation, pairs: Pairs
    ) -> Evaluation:
        """Run every pair through the year."""
        return evaluation.evaluate(columns, situation, pairs)

    def mixing(
        self, columns: ElectrolyserColumns, situation: Situation, machines: Sequence[int]
    ) -> "Mixing | None":
        """Electrolysers with a size of their own, as units of plants."""
        from core.families.electrolysers.mixing import mixing

        return mixing(columns, situation, machines)

    def evaluate_plants(
        self, columns: ElectrolyserColumns, situation: Situation, years: "Sequence[PlantYear]"
    ) -> Evaluation:
        """Run plants of several models through the year."""
        from core.families.electrolysers.mixing import evaluate_plants

        return evaluate_plants(columns, situation, years)

    def grade(self, standards: Standards, records: Sequence[Electrolyser], as_of: date) -> Grades:
        """No edition speaks of electrolysers; the plan's figure is among the findings."""
        return graded(standards, records, lambda _: None, as_of)

    def match(
        self, record: Electrolyser, situation: Situation, outcome: ElectrolyserOutcome
    ) -> tuple[Finding, ...]:
        """How well a candidate fits, as findings."""
        return matching.match(record, situation, outcome)


ELECTROLYSERS: Family = Electrolysers()
