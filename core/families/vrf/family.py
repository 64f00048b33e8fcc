"""Multi-split and unitary air conditioners on the common way."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.vrf import evaluation, grading, matching, plausibility, screening
from core.families.vrf.columns import VrfColumns, columns_of
from core.families.vrf.design import VrfDesign
from core.families.vrf.duty import VrfDuty
from core.families.vrf.outcome import VrfOutcome
from core.families.vrf.record import AirConditioner
from core.families.vrf.situation import situate
from core.families.vrf.table import TABLES
from core.load.making import THERMAL, LoadMakers
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
from core.selection.grading import Grades
from core.selection.outcome import Outcome
from core.selection.shown_late import ShownLate
from core.standards.library import Standards
from core.study.duty import Duty
from core.study.study import Study
from core.study.template import StudyTemplate
from core.vocabulary.finding import Finding


class Vrf(ShownLate, WithoutClasses, WithoutMixedPlants, WithoutCodeMinimum):
    """The steps of the common way, answered for air conditioners."""

    key = "vrf"
    beside: tuple[str, ...] = ()
    record: type[msgspec.Struct] = AirConditioner
    duty: type[Duty] = VrfDuty
    design: type[msgspec.Struct] = VrfDesign
    outcome: type[Outcome] = VrfOutcome
    tables: tuple[DeviceTable, ...] = TABLES
    loads: LoadMakers = THERMAL
    templates: tuple[StudyTemplate, ...] = ()

    def faults(self, record: AirConditioner) -> Iterator[Fault]:
        """Figures of a record that cannot be true."""
        return plausibility.faults(record)

    def columns(
        self,
        records: Sequence[AirConditioner],
        beside: Mapping[str, Sequence[object]],  # noqa: ARG002
    ) -> VrfColumns:
        """Lay records side by side."""
        return columns_of(records)

    def situate(
        self, study: Study, station: Station, climate: ClimateYear, load: LoadSeries
    ) -> Situation:
        """Pair load and outdoor air and work out the design figures."""
        return situate(study, station, climate, load)

    def largest_w(self, columns: VrfColumns, situation: Situation) -> float:  # noqa: ARG002
        """The largest rated cooling of the catalog, W."""
        return float(columns.cooling_w.max(initial=0.0))

    def screen(self, columns: VrfColumns, situation: Situation) -> Screening:
        """Let only those go on that can cool and heat at design conditions."""
        return screening.screen(columns, situation)

    def evaluate(self, columns: VrfColumns, situation: Situation, pairs: Pairs) -> Evaluation:
        """Run every pair through the year."""
        return evaluation.evaluate(columns, situation, pairs)

    def grade(self, standards: Standards, records: Sequence[AirConditioner], as_of: date) -> Grades:
        """What the editions in force on a day say of each record."""
        return grading.grade(standards, records, as_of)

    def match(
        self, record: AirConditioner, situation: Situation, outcome: VrfOutcome
    ) -> tuple[Finding, ...]:
        """How well a candidate fits, as findings."""
        return matching.match(record, situation, outcome)


VRF: Family = Vrf()
