"""Pumps on the common way: what core.selection.family asks of every family."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.flow_stations.columns import FlowColumns
from core.families.flow_stations.family import FlowFamily
from core.families.flow_stations.situation import situate
from core.families.flow_stations.years import FlowYear
from core.families.pumps import evaluation, matching, plausibility, screening
from core.families.pumps.columns import columns_of
from core.families.pumps.design import PumpDesign, designed
from core.families.pumps.duty import PumpDuty
from core.families.pumps.grading import grade_pumps
from core.families.pumps.outcome import PumpOutcome
from core.families.pumps.record import Pump
from core.families.pumps.sizing import sized
from core.families.pumps.table import TABLES
from core.families.pumps.years import LOADS
from core.load.making import LoadMakers
from core.machines.plausibility import Fault
from core.machines.table import DeviceTable
from core.selection.family import (
    Evaluation,
    Family,
    Pairs,
    Screening,
    Situation,
    Sized,
)
from core.selection.grading import Grades
from core.selection.outcome import Outcome
from core.standards.library import Standards
from core.study.duty import Duty
from core.study.study import Study
from core.study.template import StudyTemplate
from core.vocabulary.finding import Finding

if TYPE_CHECKING:
    from core.content.browsing import FamilyWindow
    from core.plant.mixing import Mixing
    from core.plant.plant_year import PlantYear
    from core.selection.family_report import FamilyReport


class Pumps(FlowFamily):
    """The steps of the common way, answered for pumps."""

    key = "pumps"
    record: type[msgspec.Struct] = Pump
    duty: type[Duty] = PumpDuty
    design: type[msgspec.Struct] = PumpDesign
    outcome: type[Outcome] = PumpOutcome
    tables: tuple[DeviceTable, ...] = TABLES
    loads: LoadMakers = LOADS
    templates: tuple[StudyTemplate, ...] = ()

    # What is shown is imported when it is first asked for: a selection alone needs none of it.
    @property
    def report(self) -> "FamilyReport":
        """What pumps add to reports."""
        from core.families.pumps.report import PumpReport

        return PumpReport()

    @property
    def window(self) -> "FamilyWindow":
        """What pumps add to the window."""
        from core.families.pumps.browsing import WINDOW

        return WINDOW

    def own_faults(self, record: Any) -> Iterator[Fault] | None:
        """Figures of a pump that cannot be true."""
        return plausibility.faults(record) if isinstance(record, Pump) else None

    def laid(self, records: Sequence[Pump], drives: Sequence[Any]) -> FlowColumns:
        """Lay records side by side."""
        return columns_of(records, drives)

    def situate(
        self, study: Study, station: Station, climate: ClimateYear, load: FlowYear
    ) -> Situation:
        """The year as points of flow, and what is asked at design."""
        return situate(study, station, climate, load, designed)

    def made_to_size(self, classes: Mapping[int, Any], situation: Situation) -> Sequence[Sized]:
        """The classes, made for every number of units that is asked for."""
        return sized(classes, situation)

    def screen(self, columns: FlowColumns, situation: Situation) -> Screening:
        """Let only those go on that give flow and head."""
        return screening.screen(columns, situation)

    def evaluate(self, columns: FlowColumns, situation: Situation, pairs: Pairs) -> Evaluation:
        """Run every pair through the year."""
        return evaluation.evaluate(columns, situation, pairs)

    def mixing(
        self, columns: FlowColumns, situation: Situation, machines: Sequence[int]
    ) -> "Mixing | None":
        """Pumps on one header; None where they are switched on and off."""
        from core.families.pumps.mixing import mixing

        return mixing(columns, situation, machines)

    def evaluate_plants(
        self, columns: FlowColumns, situation: Situation, years: "Sequence[PlantYear]"
    ) -> Evaluation:
        """The outcomes of stations of several models."""
        from core.families.pumps.mixed_year import evaluate_plants

        return evaluate_plants(columns, situation, years)

    def grade(self, standards: Standards, records: Sequence[Pump], as_of: date) -> Grades:
        """What the editions in force on a day say of each record."""
        return grade_pumps(standards, records, as_of)

    def match(
        self, record: Pump, situation: Situation, outcome: PumpOutcome
    ) -> tuple[Finding, ...]:
        """How well a candidate fits, as findings."""
        return matching.match(record, situation, outcome)


PUMPS: Family = Pumps()
