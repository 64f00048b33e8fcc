"""Servers on the common way: what core.selection.family asks of every family."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.servers import evaluation, matching, plausibility, screening
from core.families.servers.columns import ServerColumns, columns_of
from core.families.servers.design import ServerDesign
from core.families.servers.duty import ServerDuty
from core.families.servers.outcome import ServerOutcome
from core.families.servers.record import Server
from core.families.servers.situation import situate
from core.families.servers.table import TABLES
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
    WithoutClasses,
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


# No code sets a minimum for servers.
class Servers(ShownLate, WithoutClasses, WithoutCodeMinimum, WithoutMixedPlants):
    """The steps of the common way, answered for servers."""

    key = "servers"
    beside: tuple[str, ...] = ()
    record: type[msgspec.Struct] = Server
    duty: type[Duty] = ServerDuty
    design: type[msgspec.Struct] = ServerDesign
    outcome: type[Outcome] = ServerOutcome
    tables: tuple[DeviceTable, ...] = TABLES
    loads: LoadMakers = _LOADS
    templates: tuple[StudyTemplate, ...] = ()

    def faults(self, record: Any) -> Iterator[Fault]:
        """Figures of a record that cannot be true."""
        return plausibility.faults(record)

    def columns(
        self,
        records: Sequence[Server],
        beside: Mapping[str, Sequence[Any]],  # noqa: ARG002
    ) -> ServerColumns:
        """Lay records side by side."""
        return columns_of(records)

    def situate(
        self, study: Study, station: Station, climate: ClimateYear, load: LoadSeries
    ) -> Situation:
        """The year as points of work, and what is asked at the peak."""
        return situate(study, station, climate, load)

    def largest_w(
        self,
        columns: ServerColumns,
        situation: Situation,  # noqa: ARG002
    ) -> float:
        """The work of the largest, ssj_ops."""
        return float(columns.work.max(initial=0.0))

    def screen(self, columns: ServerColumns, situation: Situation) -> Screening:
        """Let only those go on that are wanted and leave the headroom."""
        return screening.screen(columns, situation)

    def evaluate(self, columns: ServerColumns, situation: Situation, pairs: Pairs) -> Evaluation:
        """Run every pair through the year."""
        return evaluation.evaluate(columns, situation, pairs)

    def grade(self, standards: Standards, records: Sequence[Server], as_of: date) -> Grades:
        """GB 43630-2023 has another metric than the benchmark: nothing is graded by it."""
        return graded(standards, records, lambda _: None, as_of)

    def match(
        self, record: Server, situation: Situation, outcome: ServerOutcome
    ) -> tuple[Finding, ...]:
        """How well a candidate fits, as findings."""
        return matching.match(record, situation, outcome)


SERVERS: Family = Servers()
