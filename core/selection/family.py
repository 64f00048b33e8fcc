"""What a family of equipment offers the common way.

A family is a room of its own and one line in core.families.registry. It declares its record, its
outcome and its design figures as Structs with declared fields, and answers the steps below on
columns: of machines, pairs (machine × number of units) and points, never device by device.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.load.making import LoadMakers
from core.load.profile import Profile
from core.machines.device import Device
from core.machines.plausibility import Fault
from core.machines.table import DeviceTable
from core.selection.at_need import Either, Reasons
from core.selection.grading import Grades
from core.selection.outcome import Outcome, capacity_kind
from core.standards.library import Standards
from core.study.duty import Duty
from core.study.plant import Plant
from core.study.study import Study
from core.study.template import StudyTemplate
from core.vocabulary.distinct import distinct
from core.vocabulary.finding import Finding

if TYPE_CHECKING:
    from core.content.browsing import FamilyWindow
    from core.plant.mixing import Mixing
    from core.plant.plant_year import PlantYear
    from core.selection.family_report import FamilyOperating, FamilyReport

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What is asked, worked out: the study, its year, and the family's design figures."""

    study: Study
    station: Station
    climate: ClimateYear
    load: Any  # a LoadYear of the family: a chiller's is a LoadSeries
    profile: Profile
    design: Any  # a Struct of the family
    findings: tuple[Finding, ...]
    first_look: bool = False  # the profile is a coarse one

    @property
    def plant(self) -> Plant:
        """The units asked for, what stands by, and how they are run."""
        return self.study.plant

    @property
    def duty(self) -> Any:
        """The study's duty, of the family's own type."""
        return self.study.duty


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Machines with a number of units, each (pairs,), sorted by machine, then units.

    variant: (pairs,), the way a machine is used where there are several (a motor on the mains
    or on a converter), numbered by the family; None: there is one.
    plants: of the last pairs, one each: they are plants of several models, which stand here
    with their largest machine and all their units.
    """

    machine: IntArray
    units: IntArray
    variant: IntArray | None = None
    plants: "tuple[PlantYear, ...]" = ()

    @property
    def alone(self) -> int:
        """How many of the pairs are of one model; they come first."""
        return len(self.machine) - len(self.plants)

    def plant(self, pair: int) -> "PlantYear | None":
        """The plant of several models that a pair is; None: it is of one."""
        return self.plants[pair - self.alone] if pair >= self.alone else None

    def machines(self, pair: int) -> tuple[int, ...]:
        """Every machine of a pair, the largest first."""
        plant = self.plant(pair)
        if plant is None:
            return (int(self.machine[pair]),)
        return tuple(group.machine for group in plant.groups)

    @property
    def in_plants(self) -> set[int]:
        """The machines of plants of several models."""
        return {group.machine for plant in self.plants for group in plant.groups}

    @property
    def each_once(self) -> IntArray:
        """The machines of the pairs of one model, each once, rising."""
        return distinct(self.machine[: self.alone])

    def only(self, kept: Sequence[bool] | NDArray[np.bool_]) -> "Pairs":
        """The pairs that are kept, (pairs,)."""
        mask = np.asarray(kept, dtype=bool)
        plants = zip(self.plants, mask[self.alone :], strict=True)
        return Pairs(
            machine=self.machine[mask],
            units=self.units[mask],
            variant=None if self.variant is None else self.variant[mask],
            plants=tuple(plant for plant, wanted in plants if wanted),
        )

    def followed_by(self, plants: "Pairs") -> "Pairs":
        """These, then plants of several models."""
        variant = None
        if self.variant is not None:
            variant = np.concatenate([self.variant, np.zeros_like(plants.machine)])
        return Pairs(
            machine=np.concatenate([self.machine, plants.machine]),
            units=np.concatenate([self.units, plants.units]),
            variant=variant,
            plants=(*self.plants, *plants.plants),
        )

    def blocks(self, machines: int) -> Iterator[tuple[IntArray, IntArray]]:
        """So many machines at a time, and the rows of their pairs, both rising."""
        every = self.each_once
        size = max(1, machines)
        for start in range(0, len(every), size):
            chosen = every[start : start + size]
            first = np.searchsorted(self.machine, chosen[0], side="left")
            last = np.searchsorted(self.machine, chosen[-1], side="right")
            yield chosen, np.arange(first, last)

    def blocks_alike(self, machines: int) -> Iterator[tuple[IntArray, IntArray]]:
        """The same of machines with the same numbers of units.

        What is worked out of such a block for a number of units is wanted of all its machines: a
        machine made to size stands in one size for every number.
        """
        every, first = np.unique(self.machine[: self.alone], return_index=True)
        last = np.append(first[1:], self.alone)
        numbers: dict[bytes, list[int]] = {}
        for row in range(len(every)):
            numbers.setdefault(self.units[first[row] : last[row]].tobytes(), []).append(row)
        for those in numbers.values():
            for start in range(0, len(those), max(1, machines)):
                some = those[start : start + max(1, machines)]
                yield every[some], np.concatenate([np.arange(first[i], last[i]) for i in some])


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """Who goes on, and why the others do not.

    left_out: by machine, for those with no admitted number of units; refused: by machine
    and units, for numbers of units that were not admitted of a machine that goes on;
    mixing: machines that hold every rule but, it may be, that of size alone: they can stand
    beside others in a plant.
    """

    pairs: Pairs
    left_out: Mapping[int, tuple[Finding, ...]]
    refused: Mapping[tuple[int, int], tuple[Finding, ...]]
    mixing: frozenset[int] = frozenset()

    @property
    def going_on(self) -> list[int]:
        """The machines that go on: in a number of units, then beside others in a plant alone."""
        return list(dict.fromkeys((*self.pairs.machine.tolist(), *sorted(self.mixing))))

    def without(self, barred: Mapping[int, tuple[Finding, ...]]) -> "Screening":
        """The screening without some machines, each with why."""
        if not barred:
            return self
        kept = [machine not in barred for machine in self.pairs.machine.tolist()]
        return Screening(
            pairs=self.pairs.only(kept),
            left_out=Reasons.of(self.left_out).followed_by(barred),
            refused=Reasons.of(self.refused).without(
                [pair for pair in self.refused if pair[0] in barred]
            ),
            mixing=self.mixing - barred.keys(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """What serves the load today and would go on: savings are measured against it.

    name: the message `present.<name>`; cost, energy, payback: the outcomes that say what a
    candidate saves against it a year in money and in energy, and when it is paid back; carbon:
    the outcome that says what CO2 it saves, where `figures` has none;
    figures: its own values of outcomes, by key; monthly_energy_wh: January first.
    """

    name: str
    cost: str
    payback: str
    energy: str | None = None
    carbon: str | None = None
    figures: Mapping[str, float] = field(default_factory=dict)
    monthly_energy_wh: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What a year makes of the pairs.

    columns: outcomes by field name, each (pairs,), nan for what cannot be said;
    monthly_energy_wh: (pairs, 12); energy_cost: (pairs,), a year; priced_w: (pairs,), the capacity
    a price per kW is applied to; monthly_peak_w: (pairs, 12), the highest electric power of each
    month; None: it is not known; charged_va: (pairs,), of transformers, whose own capacity a charge
    by kVA counts; listed_price: (pairs,), the catalog's price of all units, nan where it has none;
    extra_price: (pairs,), of what belongs to the machines and is priced by itself (a drive);
    renewals: (pairs,), present value of what is renewed within the life; words: outcomes that are
    no figures, by field name; ratings: by machine of the pairs; asked_wh: the load of the year, of
    which `unmet_energy_wh` is not carried; carbon_kg: (pairs,), a year, where part of the energy is
    no electricity from the grid; energy_tolerance: (pairs,), the share of the annual energy by
    which a machine within the tolerance of its declared figures may need more: within it all tie;
    present: what is there today; asked_for: (pairs,), what a matching rule of the duty asks for
    stands before the others; doubted: (pairs,), what claims more than its own label vouches for: it
    stands behind the others; unsteady: (pairs,), 1 of what does its duty unevenly: it stands behind
    others of its place; bands: of the year of a machine, where the site has a say, by machine;
    today: findings on what is there today; present_record: its nameplate; findings: on all of them.
    """

    pairs: Pairs
    columns: Mapping[str, FloatArray]
    monthly_energy_wh: FloatArray
    energy_cost: FloatArray
    priced_w: FloatArray
    listed_price: FloatArray
    ratings: Mapping[int, tuple[Any, ...]]
    asked_wh: float
    monthly_peak_w: FloatArray | None = None
    charged_va: FloatArray | None = None
    carbon_kg: FloatArray | None = None
    energy_tolerance: FloatArray | None = None
    tolerance_source: str = ""
    present: Present | None = None
    extra_price: FloatArray | None = None
    renewals: FloatArray | None = None
    words: Mapping[str, Sequence[object]] = field(default_factory=dict)
    asked_for: NDArray[np.bool_] | None = None
    doubted: NDArray[np.bool_] | None = None
    unsteady: FloatArray | None = None
    bands: Mapping[int, float] = field(default_factory=dict)
    today: Sequence[Finding] = ()
    present_record: Device | None = None
    findings: tuple[Finding, ...] = ()

    def followed_by(self, plants: "Evaluation") -> "Evaluation":
        """This one, then plants of several models; what is not said of them is nan or empty."""
        count, more = len(self.pairs.machine), len(plants.pairs.machine)

        def joined(own: FloatArray | None, others: FloatArray | None) -> FloatArray | None:
            if own is None and others is None:
                return None
            first = np.zeros(count) if own is None else own
            return np.concatenate([first, np.zeros(more) if others is None else others])

        unknown = np.full(more, np.nan)
        peaks = self.monthly_peak_w, plants.monthly_peak_w
        known = [peak for peak in peaks if peak is not None]
        met = self.asked_for
        return replace(
            self,
            pairs=self.pairs.followed_by(plants.pairs),
            columns={
                key: np.concatenate([values, plants.columns.get(key, unknown)])
                for key, values in self.columns.items()
            },
            monthly_peak_w=np.concatenate(known) if len(known) == len(peaks) else None,
            monthly_energy_wh=np.concatenate([self.monthly_energy_wh, plants.monthly_energy_wh]),
            energy_cost=np.concatenate([self.energy_cost, plants.energy_cost]),
            priced_w=np.concatenate([self.priced_w, plants.priced_w]),
            listed_price=np.concatenate([self.listed_price, plants.listed_price]),
            ratings=Either(self.ratings, plants.ratings),
            charged_va=joined(self.charged_va, plants.charged_va),
            carbon_kg=joined(self.carbon_kg, plants.carbon_kg),
            energy_tolerance=joined(self.energy_tolerance, plants.energy_tolerance),
            extra_price=joined(self.extra_price, plants.extra_price),
            renewals=joined(self.renewals, plants.renewals),
            words={
                key: (*values, *plants.words.get(key, (None,) * more))
                for key, values in self.words.items()
            },
            unsteady=joined(self.unsteady, plants.unsteady),
            asked_for=None if met is None else np.concatenate([met, np.ones(more, dtype=bool)]),
            doubted=None
            if self.doubted is None
            else np.concatenate([self.doubted, np.zeros(more, dtype=bool)]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sized:
    """A class made to the size of a number of units; of one choice the first able one counts."""

    machine: int  # the row of the class among the devices
    units: int
    record: Device
    choice: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Minima:
    """Machines that just meet the code, each of the kind and size of a pair.

    columns: the family's, of these machines; pairs: of them, one machine each; of: the pair each
    stands beside; editions: whose limits they meet; said: what each is, as a finding.
    """

    columns: Any
    pairs: Pairs
    of: Sequence[int]
    editions: Sequence[str]
    said: Sequence[Finding]


class Family(Protocol):
    """The steps of the common way that only a family can answer."""

    key: str
    beside: tuple[str, ...]  # other tables of the catalog that it computes with
    record: type[msgspec.Struct]
    duty: type[Duty]
    design: type[msgspec.Struct]
    outcome: type[Outcome]
    tables: tuple[DeviceTable, ...]  # of the catalog, its own first
    loads: LoadMakers  # how each kind of load that goes with it becomes a year

    @property
    def templates(self) -> tuple[StudyTemplate, ...]:
        """Cases that a study may begin with, besides the bundled examples."""
        ...

    @property
    def report(self) -> "FamilyReport":
        """What it adds to reports."""
        ...

    @property
    def operating(self) -> "FamilyOperating":
        """Where its candidates spend their hours."""
        ...

    @property
    def window(self) -> "FamilyWindow":
        """What it adds to the window."""
        ...

    def faults(self, record: Any, /) -> Iterator[Fault]:
        """Figures of a record that cannot be true, of any of the tables it computes with."""
        ...

    def columns(self, records: Sequence[Any], beside: Mapping[str, Sequence[Any]], /) -> Any:
        """Lay records side by side; `beside` are the records of the other tables."""
        ...

    def situate(
        self, study: Study, station: Station, climate: ClimateYear, load: Any, /
    ) -> Situation:
        """Pair load and climate and work out the design figures."""
        ...

    def made_to_size(self, classes: Mapping[int, Any], situation: Situation, /) -> Sequence[Sized]:
        """The classes of its catalog, by row, made for every number of units that is asked for."""
        ...

    def largest_w(self, columns: Any, situation: Situation, /) -> float:
        """What one unit of the largest machine gives, W; inf where none has a largest size."""
        ...

    def screen(self, columns: Any, situation: Situation, /) -> Screening:
        """Let only those go on that can do the duty at design conditions."""
        ...

    def evaluate(self, columns: Any, situation: Situation, pairs: Pairs, /) -> Evaluation:
        """Run every pair through the year."""
        ...

    def grade(self, standards: Standards, records: Sequence[Any], as_of: date, /) -> Grades:
        """What the editions in force on a day say of each record."""
        ...

    def code_minima(
        self,
        columns: Any,
        situation: Situation,
        evaluation: Evaluation,
        pairs: Sequence[int],
        standards: Standards,
        as_of: date,
        /,
    ) -> Minima | None:
        """What just meets the code beside some pairs; None, or not for all, where none is sure."""
        ...

    def mixing(
        self, columns: Any, situation: Situation, machines: Sequence[int], /
    ) -> "Mixing | None":
        """Some machines as units of plants; None where it has no such plants, or none can."""
        ...

    def evaluate_plants(
        self, columns: Any, situation: Situation, years: "Sequence[PlantYear]", /
    ) -> Evaluation:
        """The outcomes of plants of several models (core.selection.plant_columns)."""
        ...

    def match(self, record: Any, situation: Situation, outcome: Any, /) -> tuple[Finding, ...]:
        """How well a candidate fits, as findings."""
        ...


def subjects_of(family: Family, duty: Duty | None = None) -> tuple[str, ...]:
    """What is spoken of where a family is, for Language.about: the family, the kind of its power.

    Families of one kind of power share its words: what heat pumps give is heat. What a duty says
    of itself goes before.
    """
    return (
        *(() if duty is None else duty.subjects),
        family.key,
        capacity_kind(family.outcome).value,
    )
