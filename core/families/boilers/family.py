"""Boilers on the common way: what core.selection.family asks of every family."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.boilers import evaluation, matching, plausibility, screening
from core.families.boilers.columns import BoilerColumns, columns_of
from core.families.boilers.design import BoilerDesign
from core.families.boilers.duty import BoilerDuty
from core.families.boilers.grading import grade_boilers
from core.families.boilers.outcome import BoilerOutcome
from core.families.boilers.record import Boiler
from core.families.boilers.situation import situate
from core.families.boilers.sizing import sized
from core.families.boilers.table import TABLES
from core.load.by_hours import LoadByHours, by_hours
from core.load.heating import LoadHeating
from core.load.heating_year import of_heating
from core.load.kinds import LoadFile
from core.load.making import THERMAL, LoadAsked, LoadMakers
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


def _from_heating(load: LoadHeating, asked: LoadAsked) -> LoadSeries:
    assert isinstance(asked.duty, BoilerDuty)  # noqa: S101  the load goes with its family
    return of_heating(load, asked.duty, asked.climate, asked.site)


_LOADS: LoadMakers = {
    LoadHeating: _from_heating,
    LoadByHours: by_hours,
    LoadFile: THERMAL[LoadFile],
}


# No code minimum: the boiler that is there today is what savings are told against.
class Boilers(ShownLate, WithoutCodeMinimum):
    """The steps of the common way, answered for boilers."""

    key = "boilers"
    beside: tuple[str, ...] = ()
    record: type[msgspec.Struct] = Boiler
    duty: type[Duty] = BoilerDuty
    design: type[msgspec.Struct] = BoilerDesign
    outcome: type[Outcome] = BoilerOutcome
    tables: tuple[DeviceTable, ...] = TABLES
    loads: LoadMakers = _LOADS
    templates: tuple[StudyTemplate, ...] = ()

    def faults(self, record: Any) -> Iterator[Fault]:
        """Figures of a record that cannot be true."""
        return plausibility.faults(record)

    def columns(
        self,
        records: Sequence[Boiler],
        beside: Mapping[str, Sequence[Any]],  # noqa: ARG002
    ) -> BoilerColumns:
        """Lay records side by side."""
        return columns_of(records)

    def situate(
        self, study: Study, station: Station, climate: ClimateYear, load: LoadSeries
    ) -> Situation:
        """The year as points of heat, and what is asked at the peak."""
        return situate(study, station, climate, load)

    def made_to_size(self, classes: Mapping[int, Any], situation: Situation) -> Sequence[Sized]:
        """The classes, made for every number of units."""
        return sized(classes, situation)

    def largest_w(
        self,
        columns: BoilerColumns,
        situation: Situation,  # noqa: ARG002
    ) -> float:
        """The heat of the largest, W."""
        return float(columns.output_w.max(initial=0.0))

    def screen(self, columns: BoilerColumns, situation: Situation) -> Screening:
        """Let only those go on that burn the fuel and carry the peak."""
        return screening.screen(columns, situation)

    def evaluate(self, columns: BoilerColumns, situation: Situation, pairs: Pairs) -> Evaluation:
        """Run every pair through the year."""
        return evaluation.evaluate(columns, situation, pairs)

    def mixing(
        self, columns: BoilerColumns, situation: Situation, machines: Sequence[int]
    ) -> "Mixing | None":
        """Boilers with a size of their own, as units of plants."""
        from core.families.boilers.mixing import mixing

        return mixing(columns, situation, machines)

    def evaluate_plants(
        self, columns: BoilerColumns, situation: Situation, years: "Sequence[PlantYear]"
    ) -> Evaluation:
        """Run plants of several models through the year."""
        from core.families.boilers.mixing import evaluate_plants

        return evaluate_plants(columns, situation, years)

    def grade(self, standards: Standards, records: Sequence[Boiler], as_of: date) -> Grades:
        """What the editions in force on a day say of each record."""
        return grade_boilers(standards, records, as_of)

    def match(
        self, record: Boiler, situation: Situation, outcome: BoilerOutcome
    ) -> tuple[Finding, ...]:
        """How well a candidate fits, as findings."""
        return matching.match(record, situation, outcome)


BOILERS: Family = Boilers()
