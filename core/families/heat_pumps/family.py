"""Heat pumps for buildings on the common way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.heat_pumps import evaluation, matching, plausibility, screening
from core.families.heat_pumps.columns import PumpColumns, climate_for, columns_of
from core.families.heat_pumps.cooling.columns import CoolingColumns, cooling_of
from core.families.heat_pumps.design import HeatPumpDesign
from core.families.heat_pumps.duty import HeatPumpDuty
from core.families.heat_pumps.grading import grade_heat_pumps
from core.families.heat_pumps.hot_water_alone import told_of_hot_water
from core.families.heat_pumps.outcome import HeatPumpOutcome
from core.families.heat_pumps.plant import Bank, bank_of
from core.families.heat_pumps.record import HeatPump, SeasonClimate
from core.families.heat_pumps.site_band import nameplate_bands
from core.families.heat_pumps.situation import nodes_of, situate
from core.families.heat_pumps.sizing import SeriesColumns, sized
from core.families.heat_pumps.table import TABLES
from core.families.heat_pumps.today import with_today
from core.families.heat_pumps.year import LOADS
from core.load.making import LoadMakers
from core.load.series import LoadSeries
from core.machines.device import is_made_to_size
from core.machines.plausibility import Fault
from core.machines.side_by_side import followed_by
from core.machines.table import DeviceTable
from core.selection.family import (
    Evaluation,
    Family,
    Pairs,
    Screening,
    Situation,
    Sized,
)
from core.selection.grading import Grades
from core.selection.outcome import Outcome
from core.selection.shown_late import ShownLate
from core.selection.without import WithoutCodeMinimum
from core.standards.library import Standards
from core.study.duty import Duty
from core.study.study import Study
from core.study.template import StudyTemplate
from core.vocabulary.finding import Finding

if TYPE_CHECKING:
    from core.plant.mixing import Mixing
    from core.plant.plant_year import PlantYear


class Machines:
    """Records, laid side by side for each climate when a site asks for it.

    before: the machines that stand before the classes, laid out once for many studies.
    """

    def __init__(self, records: Sequence[HeatPump], before: "Machines | None" = None) -> None:
        self.records = records
        self._before = before
        self._by_climate: dict[SeasonClimate, PumpColumns] = {}
        self._by_chilled_water: dict[float, CoolingColumns] = {}
        self._latest: tuple[Situation, Bank] | None = None

    def bank(self, situation: Situation) -> Bank:
        """The machines over the outdoor temperatures of a site; kept for the latest one."""
        latest = self._latest
        if latest is None or latest[0] is not situation:
            latest = self._latest = (situation, self._bank(situation, None))
        return latest[1]

    def bank_of(self, situation: Situation, machines: NDArray[np.int64]) -> Bank:
        """The same of some machines alone."""
        return self._bank(situation, machines)

    def side_by_side(self, situation: Situation) -> PumpColumns:
        """The machines as they are declared for the climate of a site."""
        climate = climate_for(situation.design.outdoor_c)
        if climate not in self._by_climate:
            self._by_climate[climate] = self._laid(situation, climate)
        return self._by_climate[climate]

    def _laid(self, situation: Situation, climate: SeasonClimate) -> PumpColumns:
        before = self._before
        if before is None:
            return columns_of(self.records, climate)
        classes = self.records[len(before.records) :]
        return followed_by(before.side_by_side(situation), columns_of(classes, climate))

    def cooling(self, situation: Situation) -> CoolingColumns | None:
        """The machines as they cool at the chilled water asked; None: no cooling is asked."""
        chilled_c = situation.design.chilled_c
        if chilled_c is None:
            return None
        if chilled_c not in self._by_chilled_water:
            self._by_chilled_water = {chilled_c: self._cooling(situation, chilled_c)}
        return self._by_chilled_water[chilled_c]

    def _cooling(self, situation: Situation, chilled_c: float) -> CoolingColumns:
        before = None if self._before is None else self._before.cooling(situation)
        if self._before is None or before is None:
            return cooling_of(self.records, chilled_c)
        classes = self.records[len(self._before.records) :]
        return followed_by(before, cooling_of(classes, chilled_c))

    def _bank(self, situation: Situation, machines: NDArray[np.int64] | None) -> Bank:
        there, cold_c = self.side_by_side(situation), situation.design.cold_water_c
        cooling = self.cooling(situation)
        if machines is not None:
            there = there.take(machines)
            cooling = None if cooling is None else cooling.take(machines)
        reach_k = situation.study.criteria.beyond_limits_k
        return bank_of(there, nodes_of(situation), situation.duty, cold_c, reach_k, cooling)


# No code minimum: the Chinese grades rest on seasonal figures whose methods were not read.
class HeatPumps(ShownLate, WithoutCodeMinimum):
    """The steps of the common way, answered for heat pumps for buildings."""

    key = "heat_pumps"
    beside: tuple[str, ...] = ()
    record: type[msgspec.Struct] = HeatPump
    duty: type[Duty] = HeatPumpDuty
    design: type[msgspec.Struct] = HeatPumpDesign
    outcome: type[Outcome] = HeatPumpOutcome
    tables: tuple[DeviceTable, ...] = TABLES
    loads: LoadMakers = LOADS
    templates: tuple[StudyTemplate, ...] = ()

    def __init__(self) -> None:
        self._kept: Machines | None = None
        self._before: Machines | None = None  # without the classes behind them
        self._series = SeriesColumns()

    def faults(self, record: HeatPump) -> Iterator[Fault]:
        """Figures of a record that cannot be true."""
        return plausibility.faults(record)

    def columns(
        self,
        records: Sequence[HeatPump],
        beside: Mapping[str, Sequence[Any]],  # noqa: ARG002
    ) -> Machines:
        """Lay records side by side; kept while the catalog is the same.

        Classes, which stand behind the machines in sizes of their own for each study, are laid out
        anew; the machines before them are not.
        """
        kept = self._kept
        if kept is None or kept.records is not records:
            kept = self._kept = Machines(records, self._before_classes(records))
        return kept

    def _before_classes(self, records: Sequence[HeatPump]) -> Machines | None:
        """The machines before the classes; None where there are none of both."""
        ended = len(records)
        while ended and is_made_to_size(records[ended - 1]):
            ended -= 1
        if not 0 < ended < len(records):
            return None
        machines = records[:ended]
        if self._before is None or self._before.records != machines:
            self._before = Machines(machines)
        return self._before

    def situate(
        self, study: Study, station: Station, climate: ClimateYear, load: LoadSeries
    ) -> Situation:
        """Pair load and climate and work out the design figures."""
        return situate(study, station, climate, load)

    def made_to_size(
        self, classes: Mapping[int, HeatPump], situation: Situation
    ) -> Sequence[Sized]:
        """The classes of the catalog in the size that each number of units asks for."""
        return sized(classes, situation, self._series)

    def largest_w(self, columns: Machines, situation: Situation) -> float:
        """The largest heat that is declared of a machine, W."""
        there = columns.side_by_side(situation)
        declared = (there.low.heat_w, there.medium.heat_w, there.full_heat_w)
        return max(float(np.nanmax(heat, initial=0.0)) for heat in declared)

    def screen(self, columns: Machines, situation: Situation) -> Screening:
        """Let only those go on that can do the duty at design conditions."""
        there, cooling = columns.side_by_side(situation), columns.cooling(situation)
        return screening.screen(there, cooling, nodes_of(situation), situation)

    def evaluate(self, columns: Machines, situation: Situation, pairs: Pairs) -> Evaluation:
        """Run every pair through the year."""
        # Laid out over the year are those alone that go on.
        machines = pairs.each_once
        bank = columns.bank_of(situation, machines)
        own = replace(pairs, machine=np.searchsorted(machines, pairs.machine))
        bands = nameplate_bands(columns.records, situation)
        found = replace(evaluation.evaluate(bank, situation, own), pairs=pairs, bands=bands)
        told = told_of_hot_water(situation.duty)
        found = replace(found, findings=(*told, *found.findings))
        return with_today(found, situation)

    def mixing(
        self, columns: Machines, situation: Situation, machines: Sequence[int]
    ) -> "Mixing | None":
        """Machines that run at design, as units of plants; None where hot water comes first."""
        from core.families.heat_pumps.mixing import mixing

        rows = np.array(machines, dtype=np.int64)
        found = mixing(columns.bank_of(situation, rows), situation, range(len(rows)))
        return None if found is None else replace(found, machine=rows[found.machine])

    def evaluate_plants(
        self, columns: Machines, situation: Situation, years: "Sequence[PlantYear]"
    ) -> Evaluation:
        """Run plants of several models through the year."""
        from core.families.heat_pumps.mixed_year import evaluate_plants

        machines = np.unique([group.machine for year in years for group in year.groups])
        bank = columns.bank_of(situation, machines.astype(np.int64))
        return with_today(evaluate_plants(bank, machines, situation, years), situation)

    def grade(self, standards: Standards, records: Sequence[HeatPump], as_of: date) -> Grades:
        """What the editions in force on a day say of each record."""
        return grade_heat_pumps(standards, records, as_of)

    def match(
        self, record: HeatPump, situation: Situation, outcome: HeatPumpOutcome
    ) -> tuple[Finding, ...]:
        """How well a candidate fits, as findings."""
        return matching.match(record, situation, outcome)


HEAT_PUMPS: Family = HeatPumps()
