"""A family whose steps are functions of its room, declared in one place.

What lays its machines out anew for every site, or asks for more than one year, is a class of its
own (chillers, heat pumps, motors, pumps and fans); every other family is an instance of this one.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.load.making import LoadMakers
from core.machines.plausibility import Fault
from core.machines.side_by_side import LaidOnce
from core.machines.table import DeviceTable
from core.selection.family import (
    Evaluation,
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


def no_classes(classes: Mapping[int, Any], situation: Situation) -> Sequence[Sized]:  # noqa: ARG001
    """The step of families without classes of machines that are made to size."""
    return ()


@dataclass(kw_only=True, eq=False)
class DeclaredFamily(ShownLate, WithoutCodeMinimum):
    """The steps of the common way (core.selection.family), each a function.

    laid: its records side by side; largest: what one unit of the largest gives, in what the family
    gives (W, m³/s, VA, work); plants: the module of its room that has `evaluate_plants`, where
    `mixing.py` has `mixing`, both imported when they are asked for; empty: its plants are of one
    model; templated: its room has `templates.py` with `study_templates`.
    """

    key: str
    record: type[msgspec.Struct]
    duty: type[Duty]
    design: type[msgspec.Struct]
    outcome: type[Outcome]
    tables: tuple[DeviceTable, ...]
    loads: LoadMakers
    faults: Callable[[Any], Iterator[Fault]]
    laid: Callable[[Sequence[Any]], Any]
    situate: Callable[[Study, Station, ClimateYear, Any], Situation]
    largest: Callable[[Any], float]
    screen: Callable[[Any, Situation], Screening]
    evaluate: Callable[[Any, Situation, Pairs], Evaluation]
    grade: Callable[[Standards, Sequence[Any], date], Grades]
    match: Callable[[Any, Situation, Any], tuple[Finding, ...]]
    made_to_size: Callable[[Mapping[int, Any], Situation], Sequence[Sized]] = no_classes
    plants: str = ""
    templated: bool = False
    beside: tuple[str, ...] = ()
    _laid: LaidOnce[Any, Any] = field(default_factory=LaidOnce, init=False, repr=False)

    @property
    def templates(self) -> tuple[StudyTemplate, ...]:
        """Cases that a study may begin with."""
        made: Callable[[], tuple[StudyTemplate, ...]]
        if not self.templated:
            return ()
        made = self._of_room("templates", "study_templates")
        return made()

    def columns(
        self,
        records: Sequence[Any],
        beside: Mapping[str, Sequence[Any]],  # noqa: ARG002
    ) -> Any:
        """Lay records side by side; kept while the catalog is the same."""
        return self._laid.of(records, self.laid)

    def largest_w(self, columns: Any, situation: Situation) -> float:  # noqa: ARG002
        """What one unit of the largest machine gives."""
        return self.largest(columns)

    def mixing(
        self, columns: Any, situation: Situation, machines: Sequence[int]
    ) -> "Mixing | None":
        """Some machines as units of plants."""
        if not self.plants:
            return None
        made: Callable[..., Mixing | None] = self._of_room("mixing", "mixing")
        return made(columns, situation, machines)

    def evaluate_plants(
        self, columns: Any, situation: Situation, years: "Sequence[PlantYear]"
    ) -> Evaluation:
        """Run plants of several models through the year."""
        run: Callable[..., Evaluation] = self._of_room(self.plants, "evaluate_plants")
        return run(columns, situation, years)
