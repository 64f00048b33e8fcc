"""Transformers on the common way: what core.selection.family asks of every family."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.transformers import evaluation, matching, plausibility, screening
from core.families.transformers.columns import TransformerColumns, columns_of
from core.families.transformers.design import TransformerDesign
from core.families.transformers.duty import TransformerDuty
from core.families.transformers.grading import grade_transformers
from core.families.transformers.outcome import TransformerOutcome
from core.families.transformers.record import Transformer
from core.families.transformers.situation import situate
from core.families.transformers.sizing import sized
from core.families.transformers.table import TABLES
from core.families.transformers.years import LOADS, PowerYear
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
    WithoutCodeMinimum,
    WithoutMixedPlants,
)
from core.selection.grading import Grades
from core.selection.outcome import Outcome
from core.selection.shown_late import ShownLate
from core.standards.library import Standards
from core.study.duty import Duty
from core.study.study import Study
from core.study.template import StudyTemplate, cases
from core.vocabulary.finding import Finding


class Transformers(ShownLate, WithoutCodeMinimum, WithoutMixedPlants):
    """The steps of the common way, answered for transformers."""

    key = "transformers"
    beside: tuple[str, ...] = ()
    record: type[msgspec.Struct] = Transformer
    duty: type[Duty] = TransformerDuty
    design: type[msgspec.Struct] = TransformerDesign
    outcome: type[Outcome] = TransformerOutcome
    tables: tuple[DeviceTable, ...] = TABLES
    loads: LoadMakers = LOADS
    templates: tuple[StudyTemplate, ...] = cases(
        "core.families.transformers",
        "rectifier-hydrogen",
        "photovoltaic-station",
        "offshore-platform",
    )

    def faults(self, record: Any) -> Iterator[Fault]:
        """Figures of a record that cannot be true."""
        return plausibility.faults(record)

    def columns(
        self,
        records: Sequence[Transformer],
        beside: Mapping[str, Sequence[Any]],  # noqa: ARG002
    ) -> TransformerColumns:
        """Lay records side by side."""
        return columns_of(records)

    def situate(
        self, study: Study, station: Station, climate: ClimateYear, load: PowerYear
    ) -> Situation:
        """The year as points of load, and what is asked at the peak."""
        return situate(study, station, climate, load)

    def made_to_size(self, classes: Mapping[int, Any], situation: Situation) -> Sequence[Sized]:
        """The classes, for every number of units in which they may do."""
        return sized(classes, situation)

    def largest_w(
        self,
        columns: TransformerColumns,
        situation: Situation,  # noqa: ARG002
    ) -> float:
        """The rated power of the largest, VA."""
        return float(columns.rated_va.max(initial=0.0))

    def screen(self, columns: TransformerColumns, situation: Situation) -> Screening:
        """Let only those go on that carry the load at these voltages."""
        return screening.screen(columns, situation)

    def evaluate(
        self, columns: TransformerColumns, situation: Situation, pairs: Pairs
    ) -> Evaluation:
        """Run every pair through the year."""
        return evaluation.evaluate(columns, situation, pairs)

    def grade(self, standards: Standards, records: Sequence[Transformer], as_of: date) -> Grades:
        """What the editions in force on a day say of each record."""
        return grade_transformers(standards, records, as_of)

    def match(
        self, record: Transformer, situation: Situation, outcome: TransformerOutcome
    ) -> tuple[Finding, ...]:
        """How well a candidate fits, as findings."""
        return matching.match(record, situation, outcome)


TRANSFORMERS: Family = Transformers()
