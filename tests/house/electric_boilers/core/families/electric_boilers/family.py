"""Electric boilers on the common way: what core.selection.family asks of every family."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.electric_boilers import steps, table
from core.families.electric_boilers.design import ElectricBoilerDesign
from core.families.electric_boilers.duty import ElectricBoilerDuty
from core.families.electric_boilers.load import LOADS, DailyYear
from core.families.electric_boilers.outcome import ElectricBoilerOutcome
from core.families.electric_boilers.record import ElectricBoiler
from core.load.making import LoadMakers
from core.machines.plausibility import Fault
from core.machines.table import DeviceTable
from core.selection.family import (
    Evaluation,
    Pairs,
    Screening,
    Situation,
    WithoutClasses,
    WithoutCodeMinimum,
)
from core.selection.grading import Grades, graded
from core.selection.outcome import Outcome
from core.selection.shown_late import ShownLate
from core.standards.library import Standards
from core.study.duty import Duty
from core.study.study import Study
from core.study.template import StudyTemplate
from core.vocabulary.finding import Finding, Severity, figure, finding


class ElectricBoilers(ShownLate, WithoutClasses, WithoutCodeMinimum):
    """The steps of the common way, answered for electric boilers."""

    key = "electric_boilers"  # also the name of its own table, and the tag of its Structs
    beside: tuple[str, ...] = ()
    record: type[msgspec.Struct] = ElectricBoiler
    duty: type[Duty] = ElectricBoilerDuty
    design: type[msgspec.Struct] = ElectricBoilerDesign
    outcome: type[Outcome] = ElectricBoilerOutcome
    tables: tuple[DeviceTable, ...] = (table.ELECTRIC_BOILERS,)
    loads: LoadMakers = LOADS
    templates: tuple[StudyTemplate, ...] = ()

    def faults(self, record: ElectricBoiler) -> Iterator[Fault]:
        """Figures of a record that cannot be true."""
        return table.faults(record)

    def columns(
        self,
        records: Sequence[ElectricBoiler],
        beside: Mapping[str, Sequence[Any]],  # noqa: ARG002
    ) -> steps.BoilerColumns:
        """Lay records side by side."""
        return steps.columns_of(records)

    def situate(
        self, study: Study, station: Station, climate: ClimateYear, load: DailyYear
    ) -> Situation:
        """The year as points, and the design figures."""
        return steps.situate(study, station, climate, load)

    def largest_w(self, columns: steps.BoilerColumns, situation: Situation) -> float:  # noqa: ARG002
        """Heat of the largest boiler, W."""
        return float(columns.heat_w.max(initial=0.0))

    def screen(self, columns: steps.BoilerColumns, situation: Situation) -> Screening:
        """Let only those go on that can do the duty."""
        return steps.screen(columns, situation)

    def evaluate(
        self, columns: steps.BoilerColumns, situation: Situation, pairs: Pairs
    ) -> Evaluation:
        """Run every pair through the year."""
        return steps.evaluate(columns, situation, pairs)

    def grade(
        self,
        standards: Standards,
        records: Sequence[ElectricBoiler],
        as_of: date,
    ) -> Grades:
        """No edition that the program knows speaks of electric boilers."""
        return graded(standards, records, lambda _: None, as_of)

    def match(
        self,
        record: ElectricBoiler,
        situation: Situation,  # noqa: ARG002
        outcome: ElectricBoilerOutcome,  # noqa: ARG002
    ) -> tuple[Finding, ...]:
        """How well a candidate fits, as findings: what its figures rest on."""
        grade, year = figure("grade", record.evidence.value), figure("year", record.source_year)
        flags = (finding(f"flag_{flag.value}", Severity.WARNING) for flag in record.flags)
        return (*flags, finding("evidence", Severity.INFO, grade, year))


ELECTRIC_BOILERS = ElectricBoilers()
