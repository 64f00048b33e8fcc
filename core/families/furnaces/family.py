"""Furnaces on the common way: what core.selection.family asks of every family."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.furnaces import evaluation, matching, plausibility, screening
from core.families.furnaces.columns import FurnaceColumns, columns_of
from core.families.furnaces.design import FurnaceDesign
from core.families.furnaces.duty import FurnaceDuty
from core.families.furnaces.outcome import FurnaceOutcome
from core.families.furnaces.record import Furnace
from core.families.furnaces.situation import situate
from core.families.furnaces.sizing import sized
from core.families.furnaces.table import TABLES
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
from core.selection.grading import Grades, graded
from core.selection.outcome import Outcome
from core.selection.shown_late import ShownLate
from core.standards.library import Standards
from core.study.duty import Duty
from core.study.study import Study
from core.study.template import StudyTemplate
from core.vocabulary.finding import Finding

_LOADS: LoadMakers = {LoadByHours: by_hours}


# No code sets a minimum; what heats today is what savings are told against.
class Furnaces(ShownLate, WithoutCodeMinimum, WithoutMixedPlants):
    """The steps of the common way, answered for furnaces."""

    key = "furnaces"
    beside: tuple[str, ...] = ()
    record: type[msgspec.Struct] = Furnace
    duty: type[Duty] = FurnaceDuty
    design: type[msgspec.Struct] = FurnaceDesign
    outcome: type[Outcome] = FurnaceOutcome
    tables: tuple[DeviceTable, ...] = TABLES
    loads: LoadMakers = _LOADS
    templates: tuple[StudyTemplate, ...] = ()

    def faults(self, record: Any) -> Iterator[Fault]:
        """Figures of a record that cannot be true."""
        return plausibility.faults(record)

    def columns(
        self,
        records: Sequence[Furnace],
        beside: Mapping[str, Sequence[Any]],  # noqa: ARG002
    ) -> FurnaceColumns:
        """Lay records side by side."""
        return columns_of(records)

    def situate(
        self, study: Study, station: Station, climate: ClimateYear, load: LoadSeries
    ) -> Situation:
        """The year as points of heat, and what is asked at the peak."""
        return situate(study, station, climate, load)

    def made_to_size(self, classes: Mapping[int, Any], situation: Situation) -> Sequence[Sized]:
        """The types, made for every number of furnaces."""
        return sized(classes, situation)

    def largest_w(
        self,
        columns: FurnaceColumns,
        situation: Situation,  # noqa: ARG002
    ) -> float:
        """Heat in the charge of the largest, W."""
        return float(columns.charge_w.max(initial=0.0))

    def screen(self, columns: FurnaceColumns, situation: Situation) -> Screening:
        """Let only those go on that do the process and heat the charge."""
        return screening.screen(columns, situation)

    def evaluate(self, columns: FurnaceColumns, situation: Situation, pairs: Pairs) -> Evaluation:
        """Run every pair through the year."""
        return evaluation.evaluate(columns, situation, pairs)

    def grade(self, standards: Standards, records: Sequence[Furnace], as_of: date) -> Grades:
        """No edition that is carried speaks of furnaces."""
        return graded(standards, records, lambda _: None, as_of)

    def match(
        self, record: Furnace, situation: Situation, outcome: FurnaceOutcome
    ) -> tuple[Finding, ...]:
        """How well a candidate fits, as findings."""
        return matching.match(record, situation, outcome)


FURNACES: Family = Furnaces()
