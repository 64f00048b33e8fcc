"""Motors on the common way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
import numpy as np

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.motors import evaluation, matching, plausibility, screening
from core.families.motors.bank import Bank, ClassBank, bank_of
from core.families.motors.code_minimum import Limits, code_minimum
from core.families.motors.design import MotorDesign
from core.families.motors.drive import Drive
from core.families.motors.duty import MotorDuty
from core.families.motors.grading import grade_motors
from core.families.motors.outcome import MotorOutcome
from core.families.motors.record import Motor
from core.families.motors.shaft import ShaftSeries
from core.families.motors.situation import situate
from core.families.motors.sizing import sized
from core.families.motors.table import TABLES
from core.families.motors.years import LOADS
from core.keeping.keeping import Latest, Same
from core.load.making import LoadMakers
from core.machines.device import is_made_to_size
from core.machines.plausibility import Fault
from core.machines.table import DeviceTable
from core.selection.family import (
    Evaluation,
    Family,
    Minima,
    Pairs,
    Screening,
    Situation,
    Sized,
)
from core.selection.grading import Grades
from core.selection.outcome import Outcome
from core.selection.shown_late import ShownLate
from core.selection.without import WithoutMixedPlants
from core.standards.library import Standards
from core.study.duty import Duty
from core.study.study import Study
from core.study.template import StudyTemplate, cases
from core.vocabulary.finding import Finding


class Motors(ShownLate, WithoutMixedPlants):
    """The steps of the common way, answered for motors."""

    key = "motors"
    beside: tuple[str, ...] = ("drives",)
    record: type[msgspec.Struct] = Motor
    duty: type[Duty] = MotorDuty
    design: type[msgspec.Struct] = MotorDesign
    outcome: type[Outcome] = MotorOutcome
    tables: tuple[DeviceTable, ...] = TABLES
    loads: LoadMakers = LOADS
    templates: tuple[StudyTemplate, ...] = cases("core.families.motors", "crusher-mine")

    def __init__(self) -> None:
        self._laid = Latest[tuple[Same, Same], Bank](1)
        self._machines: tuple[Any, Any, Bank] | None = None  # without the classes behind them
        self._classes = ClassBank()

    def faults(self, record: Motor | Drive) -> Iterator[Fault]:
        """Figures of a motor or a drive that cannot be true."""
        if isinstance(record, Drive):
            return plausibility.drive_faults(record)
        return plausibility.faults(record)

    def columns(self, records: Sequence[Motor], beside: Mapping[str, Sequence[Any]]) -> Bank:
        """Lay records side by side and fit their losses; kept while the catalog is the same.

        Classes stand behind the machines in sizes of their own for each study.
        """
        drives = beside.get("drives", ())
        key = Same(records), Same(drives)
        return self._laid.of(key, lambda: self._bank_of(records, drives))

    def _bank_of(self, records: Sequence[Motor], drives: Sequence[Drive]) -> Bank:
        ended = len(records)
        while ended and is_made_to_size(records[ended - 1]):
            ended -= 1
        machines, kept = records[:ended], self._machines
        if kept is None or kept[1] is not drives or kept[0] != machines:
            kept = self._machines = (machines, drives, bank_of(machines, drives))
        made = records[ended:]
        return kept[2].before(self._classes.of(made, drives)) if made else kept[2]

    def situate(
        self, study: Study, station: Station, climate: ClimateYear, load: ShaftSeries
    ) -> Situation:
        """Lay the shaft's year out as points and work out the design figures."""
        return situate(study, station, climate, load)

    def made_to_size(self, classes: Mapping[int, Motor], situation: Situation) -> Sequence[Sized]:
        """The classes of the catalog at the ratings that the duty asks for."""
        return sized(classes, situation)

    def largest_w(self, columns: Bank, situation: Situation) -> float:  # noqa: ARG002
        """The largest rated capacity of the catalog, W."""
        return float(columns.columns.power_w.max(initial=0.0))

    def screen(self, columns: Bank, situation: Situation) -> Screening:
        """Let only those go on that can start and carry the load."""
        return screening.screen(columns, situation)

    def evaluate(self, columns: Bank, situation: Situation, pairs: Pairs) -> Evaluation:
        """Run every pair through the year."""
        return evaluation.evaluate_pairs(columns, situation, pairs)

    def grade(self, standards: Standards, records: Sequence[Motor], as_of: date) -> Grades:
        """What the editions in force on a day say of each record."""
        return grade_motors(standards, records, as_of)

    def code_minima(
        self,
        columns: Bank,
        situation: Situation,  # noqa: ARG002
        evaluation: Evaluation,
        pairs: Sequence[int],
        standards: Standards,
        as_of: date,
    ) -> Minima | None:
        """An induction motor of the rating and speed of each, at the limit of access."""
        limits = Limits(standards, as_of)
        made = {
            pair: one
            for pair in pairs
            if (one := code_minimum(columns.columns.records[_machine(evaluation, pair)], limits))
        }
        if not made:
            return None
        of = tuple(made)
        machines = evaluation.pairs.machine[list(of)]
        bank = bank_of([one.record for one in made.values()], columns.drives)
        variant = evaluation.pairs.variant
        return Minima(
            # On a converter it has the one of the candidate, with the same losses and price.
            columns=replace(
                bank,
                chosen=columns.chosen[machines],
                drive_model=columns.drive_model.take(machines),
                drive_price=columns.drive_price[machines],
                drive_power_w=columns.drive_power_w[machines],
            ),
            pairs=Pairs(
                machine=np.arange(len(made)),
                units=evaluation.pairs.units[list(of)],
                variant=None if variant is None else variant[list(of)],
            ),
            of=of,
            editions=[one.edition for one in made.values()],
            said=[one.said for one in made.values()],
        )

    def match(
        self, record: Motor, situation: Situation, outcome: MotorOutcome
    ) -> tuple[Finding, ...]:
        """How well a candidate fits, as findings."""
        return matching.match(record, situation, outcome)


def _machine(evaluation: Evaluation, pair: int) -> int:
    return int(evaluation.pairs.machine[pair])


MOTORS: Family = Motors()
