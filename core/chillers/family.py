"""Chillers on the common way."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec
import numpy as np

from core.chillers import evaluation, matching, plausibility, ratings, screening
from core.chillers.code_minimum import Limits, code_minimum
from core.chillers.columns import ChillerColumns, columns_of, take
from core.chillers.design import ChillerDesign
from core.chillers.duty import ChillerDuty
from core.chillers.grading import grade_chillers
from core.chillers.outcome import ChillerOutcome
from core.chillers.record import Chiller
from core.chillers.situation import situate
from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.family import Evaluation, Minima, Pairs, Screening, Situation
from core.finding import Finding
from core.load.series import LoadSeries
from core.outcome import Outcome
from core.plausibility import Fault
from core.standards.library import Standards
from core.standards.verdict import Verdict
from core.study import Study


class Chillers:
    """The steps of the common way, answered for chillers."""

    key = "chillers"
    beside: tuple[str, ...] = ()
    record: type[msgspec.Struct] = Chiller
    duty: type[msgspec.Struct] = ChillerDuty
    design: type[msgspec.Struct] = ChillerDesign
    outcome: type[Outcome] = ChillerOutcome

    def faults(self, record: Chiller) -> Iterator[Fault]:
        """Figures of a record that cannot be true."""
        return plausibility.faults(record)

    def columns(
        self,
        records: Sequence[Chiller],
        beside: Mapping[str, Sequence[object]],  # noqa: ARG002
    ) -> ChillerColumns:
        """Lay records side by side."""
        return columns_of(records)

    def situate(
        self, study: Study, station: Station, climate: ClimateYear, load: LoadSeries
    ) -> Situation:
        """Pair load and climate and work out the design figures."""
        return situate(study, station, climate, load)

    def largest_w(self, columns: ChillerColumns, situation: Situation) -> float:  # noqa: ARG002
        """The largest rated capacity of the catalog, W."""
        return float(np.nanmax(columns.capacity_w, initial=0.0))

    def screen(self, columns: ChillerColumns, situation: Situation) -> Screening:
        """Let only those go on that can do the duty at design conditions."""
        study = situation.study
        return screening.screen(columns, situation.design, situation.duty, study.criteria)

    def evaluate(self, columns: ChillerColumns, situation: Situation, pairs: Pairs) -> Evaluation:
        """Run every pair through the year."""
        study = situation.study
        return evaluation.evaluate(
            columns,
            situation.design,
            situation.duty,
            study.criteria,
            situation.profile,
            pairs,
            self._ratings(columns, situation, pairs),
        )

    def _ratings(
        self, columns: ChillerColumns, situation: Situation, pairs: Pairs
    ) -> Mapping[int, tuple[ratings.Rating, ...]]:
        """IPLV and NPLV of every machine of the pairs by the study's method."""
        criteria, design = situation.study.criteria, situation.design
        machines = np.unique(pairs.machine)
        chosen = take(columns, machines)
        method, reach = ratings.METHODS[design.rating], criteria.beyond_limits_k
        standard = ratings.iplv(chosen, method, reach)
        site = ratings.nplv(
            chosen, method, design.leaving_chilled_c, design.entering_condenser_c, reach
        )
        return {int(machine): (standard[i], site[i]) for i, machine in enumerate(machines)}

    def grade(
        self, standards: Standards, records: Sequence[Chiller], as_of: date
    ) -> tuple[tuple[Verdict, ...], ...]:
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


CHILLERS = Chillers()
