"""Industrial heat pumps on the common way."""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.industrial_heat import evaluation, matching, plausibility, screening
from core.families.industrial_heat.columns import PumpColumns, columns_of
from core.families.industrial_heat.design import IndustrialHeatDesign
from core.families.industrial_heat.duty import IndustrialHeatDuty
from core.families.industrial_heat.grading import grade_industrial_heat
from core.families.industrial_heat.outcome import IndustrialHeatOutcome
from core.families.industrial_heat.record import IndustrialHeatPump
from core.families.industrial_heat.situation import situate
from core.families.industrial_heat.table import TABLES
from core.families.industrial_heat.year import LOADS, HeatYear
from core.load.making import LoadMakers
from core.machines.plausibility import Fault
from core.machines.table import DeviceTable
from core.selection.family import (
    Evaluation,
    Family,
    Pairs,
    Screening,
    Situation,
    WithoutClasses,
    WithoutCodeMinimum,
)
from core.selection.grading import Grades
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


# No code minimum: the boiler that is there today is what savings are told against.
class IndustrialHeat(ShownLate, WithoutClasses, WithoutCodeMinimum):
    """The steps of the common way, answered for industrial heat pumps."""

    key = "industrial_heat"
    beside: tuple[str, ...] = ()
    record: type[msgspec.Struct] = IndustrialHeatPump
    duty: type[Duty] = IndustrialHeatDuty
    design: type[msgspec.Struct] = IndustrialHeatDesign
    outcome: type[Outcome] = IndustrialHeatOutcome
    tables: tuple[DeviceTable, ...] = TABLES
    loads: LoadMakers = LOADS

    @property
    def templates(self) -> tuple[StudyTemplate, ...]:
        """Processes of industry."""
        from core.families.industrial_heat.templates import study_templates

        return study_templates()

    def faults(self, record: IndustrialHeatPump) -> Iterator[Fault]:
        """Figures of a record that cannot be true."""
        return plausibility.faults(record)

    def columns(
        self,
        records: Sequence[IndustrialHeatPump],
        beside: Mapping[str, Sequence[Any]],  # noqa: ARG002
    ) -> PumpColumns:
        """Lay records side by side."""
        return columns_of(records)

    def situate(
        self, study: Study, station: Station, climate: ClimateYear, load: HeatYear
    ) -> Situation:
        """Lay the year out as points and work out the design figures."""
        return situate(study, station, climate, load)

    def largest_w(self, columns: PumpColumns, situation: Situation) -> float:  # noqa: ARG002
        """The largest size a record allows, W; classes have none."""
        sizes = [record.heat_max_w for record in columns.records]
        return max((math.inf if size is None else size for size in sizes), default=0.0)

    def screen(self, columns: PumpColumns, situation: Situation) -> Screening:
        """Let only those go on that reach the temperatures and carry the load."""
        return screening.screen(columns, screening.asked_of(situation))

    def evaluate(self, columns: PumpColumns, situation: Situation, pairs: Pairs) -> Evaluation:
        """Run every pair through the year."""
        return evaluation.evaluate(
            columns, screening.asked_of(situation), situation.profile, pairs, situation.study
        )

    def mixing(
        self, columns: PumpColumns, situation: Situation, machines: Sequence[int]
    ) -> "Mixing | None":
        """Machines with a size of their own, as units of plants; None where the source is short."""
        from core.families.industrial_heat.mixing import mixing

        return mixing(columns, situation, machines)

    def evaluate_plants(
        self, columns: PumpColumns, situation: Situation, years: "Sequence[PlantYear]"
    ) -> Evaluation:
        """Run plants of several models through the year."""
        asked, study = screening.asked_of(situation), situation.study
        from core.families.industrial_heat.mixed_year import evaluate_plants

        return evaluate_plants(columns, asked, situation.profile, study, years)

    def grade(
        self, standards: Standards, records: Sequence[IndustrialHeatPump], as_of: date
    ) -> Grades:
        """What the editions in force on a day say of each record that states figures for them."""
        return grade_industrial_heat(standards, records, as_of)

    def match(
        self, record: IndustrialHeatPump, situation: Situation, outcome: IndustrialHeatOutcome
    ) -> tuple[Finding, ...]:
        """How well a candidate fits, as findings."""
        return matching.match(record, situation, outcome)


INDUSTRIAL_HEAT: Family = IndustrialHeat()
