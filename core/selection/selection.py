"""A selection: its candidates in order, what was left out, and what it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from core.climate.year import ClimateYear
from core.load.profile import Profile
from core.load.series import LoadYear
from core.machines.device import Device, device_name, is_made_to_size
from core.selection.admission import Standing
from core.selection.baseline import Minima, Minimum
from core.selection.carried import STEPS, Shortfall, shortfall_of
from core.selection.family import Family, Present, Situation
from core.selection.outcome import Outcome, capacity_kind
from core.standards.library import Standards
from core.study.study import Study
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.finding_subjects import by_cause
from core.vocabulary.quantity import Kind

if TYPE_CHECKING:  # the search for plants is imported where they are asked for
    from core.plant.plant_year import PlantYear
    from core.selection.plants import MixedPlants


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """The same device with another number of units or in another way: its outcome, or why not."""

    units: int
    outcome: Outcome | None
    variant: int = 0
    findings: tuple[Finding, ...] = ()


_LEAST_POWER_W = 50.0  # of what is given in W


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Identical units of a candidate.

    units: all of them; standby: of them, those in reserve; unit_capacity_w: of one at design;
    ratings: of the family, by the study's method.
    """

    record: Any  # of the family
    machine: int  # its row in the columns of the selection
    units: int
    standby: int
    unit_capacity_w: float
    standing: Standing
    ratings: tuple[Any, ...] = ()

    @property
    def id(self) -> str:
        """The device's id; of a class, which is there in several sizes, with its size."""
        own, size = str(self.record.id), self.unit_capacity_w
        if not is_made_to_size(self.record):
            return own
        # Flows are in m³/s: well below 1, and of two sizes told apart.
        return f"{own} {size:.0f} W" if size >= _LEAST_POWER_W else f"{own} {size:.6g}"


def name_of(groups: Sequence[Group]) -> str:
    """A plant of several models: 2 × A + 1 × B."""
    return " + ".join(f"{group.units} × {device_name(group.record)}" for group in groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A plant: a device with its best number of units, or up to three devices together."""

    place: int  # 1-based; the same for candidates that cannot be told apart
    tied: bool
    groups: tuple[Group, ...]  # the largest machine first
    variant: int  # the way its machine is used, numbered by the family
    outcome: Outcome  # of the family
    monthly_energy_wh: tuple[float, ...]  # January first
    findings: tuple[Finding, ...]
    standing: Standing  # of the group that stands worst
    alternatives: tuple[Alternative, ...] = ()
    minimum: Minimum | None = None  # what its savings are measured against, where it is that
    year: "PlantYear | None" = None  # how a plant of several models runs

    @property
    def id(self) -> str:
        """What it is identified by: the device's id, or those of all with their units."""
        if len(self.groups) == 1:
            return str(self.record.id)
        return " + ".join(f"{group.units} × {group.id}" for group in self.groups)

    @property
    def name(self) -> str:
        """Maker and model; of several models each with its units: 2 × A + 1 × B."""
        return name_of(self.groups) if self.is_mixed else device_name(self.record)

    @property
    def is_mixed(self) -> bool:
        """Whether it is a plant of several models."""
        return len(self.groups) > 1

    @property
    def record(self) -> Any:
        """Its device; of several models the largest one: `groups` has them all."""
        return self.groups[0].record

    @property
    def records(self) -> tuple[Any, ...]:
        """The devices of all groups."""
        return tuple(group.record for group in self.groups)

    @property
    def units(self) -> int:
        """All units installed."""
        return sum(group.units for group in self.groups)

    @property
    def stages_w(self) -> tuple[float, ...]:
        """Capacity at design of 1, 2 … running units, the largest first; none in reserve is one."""
        each = [g.unit_capacity_w for g in self.groups for _ in range(g.units - g.standby)]
        return tuple(accumulate(each))

    @property
    def ratings(self) -> tuple[Any, ...]:
        """The ratings of its device; a plant of several models as such has none."""
        return () if self.is_mixed else self.groups[0].ratings

    @property
    def shortfall(self) -> Shortfall | None:
        """Load it does not carry, which its place is told with; None where it carries all."""
        return shortfall_of(self.outcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A device that left the way, and why.

    reason: the code of the weightiest finding; reasons: by the row of the device, where its
    findings are; standing: where a tier or grade put it out.
    """

    record: Device
    machine: int
    reason: str
    reasons: Mapping[int, tuple[Finding, ...]]
    standing: Standing | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that put it out, the weightiest first."""
        return self.reasons[self.machine]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Candidates in order of rank, what was left out, and what both rest on."""

    family: Family
    situation: Situation
    columns: Any  # the family's, of all devices
    candidates: Sequence[Candidate]
    left_out: Sequence[LeftOut]
    reference: Candidate | None  # what savings are measured against, where the study names it
    present: Present | None  # what is there today, where savings are measured against that
    today: Sequence[Finding]  # on what is there today, whatever savings are measured against
    field_findings: tuple[Finding, ...]  # on the candidates as a whole
    mixed: "MixedPlants | None"  # plants of several models, where the study asks for them
    standards: Standards
    minima: Minima | None  # what stands beside candidates, where savings are measured against that
    judged_on: date  # the day whose editions hold
    catalog_version: str
    program_version: str

    @property
    def study(self) -> Study:
        """The study that was asked."""
        return self.situation.study

    @property
    def duty(self) -> Any:
        """The study's duty, of the family's own type."""
        return self.situation.duty

    @property
    def climate(self) -> ClimateYear:
        """The year of weather."""
        return self.situation.climate

    @property
    def chosen(self) -> Candidate | None:
        """What the study says was chosen; None: nothing, or what is no candidate any more."""
        wanted = self.study.choice.chosen
        if wanted is None:
            return None
        return next((one for one in self.candidates if one.id == wanted), None)

    def _lost(self, wanted: str) -> Finding:
        """Why what was chosen is no candidate, as far as it is known."""
        said = figure("chosen", wanted)
        left = next((one for one in self.left_out if one.record.id == wanted), None)
        if left is None:
            return finding("chosen_no_candidate", Severity.WARNING, said)
        why = figure("reason", left.reason, word="reason")
        return finding("chosen_left_out", Severity.WARNING, said, why)

    @property
    def leading(self) -> Candidate | None:
        """What documents are about: what was chosen, else the first; None without candidates."""
        return self.chosen or next(iter(self.candidates), None)

    @property
    def capacity_kind(self) -> Kind:
        """The kind of power that the family's load and capacity are."""
        return capacity_kind(self.family.outcome)

    @property
    def load(self) -> LoadYear:
        """The year of load."""
        load: LoadYear = self.situation.load
        return load

    @property
    def profile(self) -> Profile:
        """The operating points."""
        return self.situation.profile

    @property
    def design(self) -> Any:
        """The family's design figures."""
        return self.situation.design

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What holds for every candidate, first of what is there today and of the field."""
        found = (*self.today, *self.field_findings)
        return by_cause((*found, *self.situation.findings, *self.ranking_findings))

    @property
    def ranking_findings(self) -> tuple[Finding, ...]:
        """What is to be known of the order: nothing carries the whole load, the choice is lost."""
        found: list[Finding] = []
        wanted = self.study.choice.chosen
        if wanted is not None and self.candidates and self.chosen is None:
            found.append(self._lost(wanted))
        # What carries the whole load stands before all that does not.
        if self.candidates and self.candidates[0].shortfall is not None:
            names = zip(("small", "middle", "large"), STEPS, strict=True)
            steps = [figure(name, step, Kind.SHARE) for name, step in names]
            found.append(finding("none_carries_load", Severity.WARNING, *steps))
        return tuple(found)
