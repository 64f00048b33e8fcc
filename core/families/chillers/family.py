"""Chillers on the common way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.chillers import evaluation, matching, plausibility, ratings, screening
from core.families.chillers.code_minimum import Limits, code_minimum
from core.families.chillers.columns import ChillerColumns, columns_of
from core.families.chillers.design import ChillerDesign
from core.families.chillers.documented import ending_below
from core.families.chillers.duty import ChillerDuty
from core.families.chillers.grading import grade_chillers
from core.families.chillers.outcome import ChillerOutcome
from core.families.chillers.record import Chiller
from core.families.chillers.situation import situate
from core.families.chillers.sizing import sized
from core.families.chillers.table import TABLES
from core.families.chillers.today import with_today
from core.keeping.keeping import Latest, Same
from core.load.making import THERMAL, LoadMakers
from core.load.profile import Profile
from core.load.series import LoadSeries
from core.machines.plausibility import Fault
from core.machines.table import DeviceTable
from core.selection.family import Evaluation, Family, Minima, Pairs, Screening, Situation, Sized
from core.selection.grading import Grades
from core.selection.outcome import Outcome
from core.selection.shown_late import ShownLate
from core.standards.library import Standards
from core.standards.rating_methods import RATING_METHODS
from core.study.duty import Duty
from core.study.economics import DemandBy
from core.study.study import Study
from core.study.template import StudyTemplate
from core.vocabulary.finding import Finding

IntArray = NDArray[np.int64]

if TYPE_CHECKING:
    from core.families.chillers.plant_room.beside.hot_year import HotYears
    from core.plant.mixing import Mixing
    from core.plant.plant_year import PlantYear


class Chillers(ShownLate):
    """The steps of the common way, answered for chillers."""

    key = "chillers"
    beside: tuple[str, ...] = ()
    record: type[msgspec.Struct] = Chiller
    duty: type[Duty] = ChillerDuty
    design: type[msgspec.Struct] = ChillerDesign
    outcome: type[Outcome] = ChillerOutcome
    tables: tuple[DeviceTable, ...] = TABLES
    loads: LoadMakers = THERMAL
    templates: tuple[StudyTemplate, ...] = ()

    def __init__(self) -> None:
        self._laid = Latest[Same, ChillerColumns](1)
        self._catalog: ChillerColumns | None = None  # laid out last
        self._hot: HotYears | None = None

    def faults(self, record: Chiller) -> Iterator[Fault]:
        """Figures of a record that cannot be true."""
        return plausibility.faults(record)

    def columns(
        self,
        records: Sequence[Chiller],
        beside: Mapping[str, Sequence[object]],  # noqa: ARG002
    ) -> ChillerColumns:
        """Lay records side by side; kept while the catalog is the same."""
        self._catalog = self._laid.of(Same(records), lambda: columns_of(records))
        return self._catalog

    def situate(
        self, study: Study, station: Station, climate: ClimateYear, load: LoadSeries
    ) -> Situation:
        """Pair load and climate and work out the design figures."""
        return situate(study, station, climate, load)

    def made_to_size(self, classes: Mapping[int, Chiller], situation: Situation) -> Sequence[Sized]:
        """The classes of the catalog in the size that each number of units asks for."""
        return sized(classes, situation)

    def largest_w(self, columns: ChillerColumns, situation: Situation) -> float:  # noqa: ARG002
        """The largest rated capacity of the catalog, W."""
        return float(np.nanmax(columns.capacity_w, initial=0.0))

    def screen(self, columns: ChillerColumns, situation: Situation) -> Screening:
        """Let only those go on that can do the duty at design conditions."""
        study = situation.study
        return screening.screen(
            columns, situation.design, situation.duty, situation.plant, study.criteria
        )

    def evaluate(self, columns: ChillerColumns, situation: Situation, pairs: Pairs) -> Evaluation:
        """Run every pair through the year."""
        study = situation.study
        rated = self._rated(columns, situation, pairs.each_once)

        def evaluated(profile: Profile, some: Pairs) -> Evaluation:
            return evaluation.evaluate(
                columns,
                situation.design,
                situation.duty,
                situation.plant,
                study.criteria,
                profile,
                some,
                rated,
                demand=study.economics.demand_by is not DemandBy.NONE,
            )

        found = with_today(evaluated(situation.profile, pairs), situation)
        short = ending_below(columns, situation)
        found = replace(found, findings=(*short, *found.findings))
        if not situation.duty.has_heat_recovery or not len(pairs.machine):
            return found
        from core.families.chillers.plant_room.beside import hot_year

        self._hot = self._hot or hot_year.HotYears()
        catalog = columns if self._catalog is None else self._catalog
        hot = self._hot.of(catalog, situation, found, evaluated)
        if hot is None:
            said = hot_year.hot_findings(None, found, found, situation)
            return replace(found, findings=(*found.findings, *said))
        rest = hot_year.rest_year(hot, evaluated(hot.rest, pairs))
        both = hot_year.with_hot_water(found, hot, rest, study)
        said = hot_year.hot_findings(hot, found, both, situation)
        return replace(both, findings=(*both.findings, *said))

    def _rated(
        self, columns: ChillerColumns, situation: Situation, machines: IntArray
    ) -> ratings.RatedMachines:
        """IPLV and NPLV of machines by the study's method."""
        design, reach = situation.design, situation.study.criteria.beyond_limits_k
        return ratings.rated(columns, machines, RATING_METHODS[design.rating], design, reach)

    def mixing(
        self, columns: ChillerColumns, situation: Situation, machines: Sequence[int]
    ) -> "Mixing | None":
        """Chillers with a figure at design, as units of plants."""
        from core.families.chillers.mixing import mixing

        return mixing(columns, situation, machines)

    def evaluate_plants(
        self, columns: ChillerColumns, situation: Situation, years: "Sequence[PlantYear]"
    ) -> Evaluation:
        """Run plants of several models through the year; the ratings are those of machines."""
        from core.families.chillers.mixing import evaluate_plants

        found = with_today(evaluate_plants(columns, situation, years), situation)
        if situation.duty.has_heat_recovery and self._hot is not None:
            found = self._hot.of_plants(columns, situation, found, years)
        machines = np.unique([group.machine for year in years for group in year.groups])
        return replace(found, ratings=self._rated(columns, situation, machines))

    def grade(self, standards: Standards, records: Sequence[Chiller], as_of: date) -> Grades:
        """What the editions in force on a day say of each record."""
        return grade_chillers(standards, records, as_of)

    def code_minima(
        self,
        columns: ChillerColumns,
        situation: Situation,
        evaluation: Evaluation,
        pairs: Sequence[int],
        standards: Standards,
        as_of: date,
    ) -> Minima | None:
        """A machine of the kind and design capacity of each, at the limits of access."""
        limits = Limits(standards, as_of)
        reach = situation.study.criteria.beyond_limits_k
        made = {
            pair: one
            for pair in pairs
            if (
                one := code_minimum(
                    columns.records[evaluation.pairs.machine[pair]],
                    float(evaluation.columns["unit_capacity_w"][pair]),
                    int(evaluation.pairs.units[pair]),
                    situation.design,
                    reach,
                    limits,
                )
            )
        }
        if not made:
            return None
        return Minima(
            columns=columns_of([one.record for one in made.values()]),
            pairs=Pairs(
                machine=np.arange(len(made)),
                units=evaluation.pairs.units[list(made)],
            ),
            of=tuple(made),
            editions=[one.edition for one in made.values()],
            said=[one.said for one in made.values()],
        )

    def match(
        self, record: Chiller, situation: Situation, outcome: ChillerOutcome
    ) -> tuple[Finding, ...]:
        """How well a candidate fits, as findings."""
        return matching.match(record, situation, outcome)


CHILLERS: Family = Chillers()
