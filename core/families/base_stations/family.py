"""Base stations on the common way: what core.selection.family asks of every family."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.base_stations import evaluation, matching, plausibility, screening
from core.families.base_stations.columns import RadioColumns, columns_of
from core.families.base_stations.design import RadioDesign
from core.families.base_stations.duty import RadioDuty
from core.families.base_stations.grading import grade_radio_units
from core.families.base_stations.outcome import RadioOutcome
from core.families.base_stations.record import RadioUnit
from core.families.base_stations.situation import situate
from core.families.base_stations.sizing import sized
from core.families.base_stations.table import TABLES
from core.load.by_hours import LoadByHours, by_hours
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
    WithoutMixedPlants,
)
from core.selection.grading import Grades
from core.selection.outcome import Outcome
from core.selection.shown_late import ShownLate
from core.standards.library import Standards
from core.study.duty import Duty
from core.study.study import Study
from core.study.template import StudyTemplate
from core.vocabulary.finding import Finding

_LOADS: LoadMakers = {LoadByHours: by_hours}


# No code sets a minimum; a cell has one radio unit.
class BaseStations(ShownLate, WithoutCodeMinimum, WithoutMixedPlants):
    """The steps of the common way, answered for base stations."""

    key = "base_stations"
    beside: tuple[str, ...] = ()
    record: type[msgspec.Struct] = RadioUnit
    duty: type[Duty] = RadioDuty
    design: type[msgspec.Struct] = RadioDesign
    outcome: type[Outcome] = RadioOutcome
    tables: tuple[DeviceTable, ...] = TABLES
    loads: LoadMakers = _LOADS
    templates: tuple[StudyTemplate, ...] = ()

    def faults(self, record: Any) -> Iterator[Fault]:
        """Figures of a record that cannot be true."""
        return plausibility.faults(record)

    def columns(
        self,
        records: Sequence[RadioUnit],
        beside: Mapping[str, Sequence[Any]],  # noqa: ARG002
    ) -> RadioColumns:
        """Lay records side by side."""
        return columns_of(records)

    def situate(
        self, study: Study, station: Station, climate: ClimateYear, load: LoadSeries
    ) -> Situation:
        """The year as points of what a cell sends, and what is asked at the peak."""
        return situate(study, station, climate, load)

    def made_to_size(self, classes: Mapping[int, Any], situation: Situation) -> Sequence[Sized]:
        """The classes, made for their one unit."""
        return sized(classes, situation)

    def largest_w(
        self,
        columns: RadioColumns,
        situation: Situation,  # noqa: ARG002
    ) -> float:
        """What the largest sends, W."""
        return float(columns.radio_w.max(initial=0.0))

    def screen(self, columns: RadioColumns, situation: Situation) -> Screening:
        """Let only those go on of the channels and the band that send enough."""
        return screening.screen(columns, situation)

    def evaluate(self, columns: RadioColumns, situation: Situation, pairs: Pairs) -> Evaluation:
        """Run every pair through the year."""
        return evaluation.evaluate(columns, situation, pairs)

    def grade(self, standards: Standards, records: Sequence[RadioUnit], as_of: date) -> Grades:
        """The list of tiers, by what is sent over what is taken."""
        return grade_radio_units(standards, records, as_of)

    def match(
        self, record: RadioUnit, situation: Situation, outcome: RadioOutcome
    ) -> tuple[Finding, ...]:
        """How well a candidate fits, as findings."""
        return matching.match(record, situation, outcome)


BASE_STATIONS: Family = BaseStations()
