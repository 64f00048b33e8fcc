"""Power supplies on the common way: what core.selection.family asks of every family."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.power_supplies import evaluation, matching, plausibility, screening
from core.families.power_supplies.columns import SupplyColumns, columns_of
from core.families.power_supplies.design import SupplyDesign
from core.families.power_supplies.duty import SupplyDuty
from core.families.power_supplies.outcome import SupplyOutcome
from core.families.power_supplies.record import PowerSupply
from core.families.power_supplies.situation import situate
from core.families.power_supplies.sizing import sized
from core.families.power_supplies.table import TABLES
from core.load.by_hours import LoadByHours, by_hours
from core.load.kinds import LoadFile
from core.load.making import LoadAsked, LoadMakers, to_peak
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


def _of_file(load: LoadFile, asked: LoadAsked) -> LoadSeries:
    """A meter's year of power; the seasons say nothing of it."""
    return to_peak(asked.files.series(load, heat=False), load, asked.peak_w)


_LOADS: LoadMakers = {LoadByHours: by_hours, LoadFile: _of_file}


# No code sets a minimum; modules of one cabinet are of one model.
class PowerSupplies(ShownLate, WithoutCodeMinimum, WithoutMixedPlants):
    """The steps of the common way, answered for power supplies."""

    key = "power_supplies"
    beside: tuple[str, ...] = ()
    record: type[msgspec.Struct] = PowerSupply
    duty: type[Duty] = SupplyDuty
    design: type[msgspec.Struct] = SupplyDesign
    outcome: type[Outcome] = SupplyOutcome
    tables: tuple[DeviceTable, ...] = TABLES
    loads: LoadMakers = _LOADS
    templates: tuple[StudyTemplate, ...] = ()

    def faults(self, record: Any) -> Iterator[Fault]:
        """Figures of a record that cannot be true."""
        return plausibility.faults(record)

    def columns(
        self,
        records: Sequence[PowerSupply],
        beside: Mapping[str, Sequence[Any]],  # noqa: ARG002
    ) -> SupplyColumns:
        """Lay records side by side."""
        return columns_of(records)

    def situate(
        self, study: Study, station: Station, climate: ClimateYear, load: LoadSeries
    ) -> Situation:
        """The year as points of power, and what is asked at the peak."""
        return situate(study, station, climate, load)

    def made_to_size(self, classes: Mapping[int, Any], situation: Situation) -> Sequence[Sized]:
        """The types, made for every number of units."""
        return sized(classes, situation)

    def largest_w(
        self,
        columns: SupplyColumns,
        situation: Situation,  # noqa: ARG002
    ) -> float:
        """The rated output of the largest, W."""
        return float(columns.output_w.max(initial=0.0))

    def screen(self, columns: SupplyColumns, situation: Situation) -> Screening:
        """Let only those go on that are wanted and carry the peak."""
        return screening.screen(columns, situation)

    def evaluate(self, columns: SupplyColumns, situation: Situation, pairs: Pairs) -> Evaluation:
        """Run every pair through the year."""
        return evaluation.evaluate(columns, situation, pairs)

    def grade(self, standards: Standards, records: Sequence[PowerSupply], as_of: date) -> Grades:
        """No edition that is carried speaks of power supplies."""
        return graded(standards, records, lambda _: None, as_of)

    def match(
        self, record: PowerSupply, situation: Situation, outcome: SupplyOutcome
    ) -> tuple[Finding, ...]:
        """How well a candidate fits, as findings."""
        return matching.match(record, situation, outcome)


POWER_SUPPLIES: Family = PowerSupplies()
