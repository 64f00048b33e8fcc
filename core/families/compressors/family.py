"""Air compressors on the common way: what core.selection.family asks of every family."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.compressors import evaluation, matching, plausibility, screening
from core.families.compressors.columns import CompressorColumns, columns_of
from core.families.compressors.design import CompressorDesign
from core.families.compressors.duty import CompressorDuty
from core.families.compressors.grading import grade_compressors
from core.families.compressors.outcome import CompressorOutcome
from core.families.compressors.record import AirCompressor
from core.families.compressors.situation import situate
from core.families.compressors.sizing import sized
from core.families.compressors.table import TABLES
from core.families.compressors.years import LOADS
from core.families.flow_stations.years import FlowYear
from core.load.making import LoadMakers
from core.machines.plausibility import Fault
from core.machines.side_by_side import LaidOnce
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


class Compressors(ShownLate, WithoutCodeMinimum):
    """The steps of the common way, answered for compressors."""

    key = "compressors"
    beside: tuple[str, ...] = ()
    record: type[msgspec.Struct] = AirCompressor
    duty: type[Duty] = CompressorDuty
    design: type[msgspec.Struct] = CompressorDesign
    outcome: type[Outcome] = CompressorOutcome
    tables: tuple[DeviceTable, ...] = TABLES
    loads: LoadMakers = LOADS
    templates: tuple[StudyTemplate, ...] = ()

    def __init__(self) -> None:
        self._laid: LaidOnce[AirCompressor, CompressorColumns] = LaidOnce()

    def faults(self, record: Any) -> Iterator[Fault]:
        """Figures of a record that cannot be true."""
        return plausibility.faults(record)

    def columns(
        self,
        records: Sequence[AirCompressor],
        beside: Mapping[str, Sequence[Any]],  # noqa: ARG002
    ) -> CompressorColumns:
        """Lay records side by side; kept while the catalog is the same."""
        return self._laid.of(records, columns_of)

    def situate(
        self, study: Study, station: Station, climate: ClimateYear, load: FlowYear
    ) -> Situation:
        """The year as points of free air, and what is asked at design."""
        return situate(study, station, climate, load)

    def made_to_size(self, classes: Mapping[int, Any], situation: Situation) -> Sequence[Sized]:
        """The classes, made for every number of units that is asked for."""
        return sized(classes, situation)

    def largest_w(
        self,
        columns: CompressorColumns,
        situation: Situation,  # noqa: ARG002
    ) -> float:
        """The flow of the largest compressor, m³/s."""
        return float(columns.flow_m3s.max(initial=0.0))

    def screen(self, columns: CompressorColumns, situation: Situation) -> Screening:
        """Let only those go on that give flow and pressure."""
        return screening.screen(columns, situation)

    def evaluate(
        self, columns: CompressorColumns, situation: Situation, pairs: Pairs
    ) -> Evaluation:
        """Run every pair through the year."""
        return evaluation.evaluate(columns, situation, pairs)

    def mixing(
        self, columns: CompressorColumns, situation: Situation, machines: Sequence[int]
    ) -> "Mixing | None":
        """Compressors on one net."""
        from core.families.compressors.mixing import mixing

        return mixing(columns, situation, machines)

    def evaluate_plants(
        self, columns: CompressorColumns, situation: Situation, years: "Sequence[PlantYear]"
    ) -> Evaluation:
        """The outcomes of stations of several models."""
        from core.families.compressors.mixed_year import evaluate_plants

        return evaluate_plants(columns, situation, years)

    def grade(self, standards: Standards, records: Sequence[AirCompressor], as_of: date) -> Grades:
        """What the editions in force on a day say of each record."""
        return grade_compressors(standards, records, as_of)

    def match(
        self, record: AirCompressor, situation: Situation, outcome: CompressorOutcome
    ) -> tuple[Finding, ...]:
        """How well a candidate fits, as findings."""
        return matching.match(record, situation, outcome)


COMPRESSORS: Family = Compressors()
