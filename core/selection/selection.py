"""A selection: its candidates in order, what was left out, and what it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.climate.year import ClimateYear
from core.load.profile import Profile
from core.load.series import LoadYear
from core.machines.device import Device
from core.selection.admission import Standing
from core.selection.baseline import Minimum
from core.selection.carried import STEPS, Shortfall, shortfall_of
from core.selection.family import Family, Present, Situation
from core.selection.outcome import Outcome, capacity_kind
from core.selection.plants import MixedPlants
from core.standards.library import Standards
from core.study.study import Study
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.finding_subjects import by_cause
from core.vocabulary.quantity import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """The same device with another number of units or in another way: its outcome, or why not."""

    units: int
    outcome: Outcome | None
    variant: int = 0
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A device with its best number of units."""

    place: int  # 1-based; the same for candidates that cannot be told apart
    tied: bool
    record: Any  # of the family
    units: int
    machine: int  # its row in the columns of the selection
    variant: int  # the way it is used, numbered by the family
    outcome: Outcome  # of the family
    monthly_energy_wh: tuple[float, ...]  # January first
    ratings: tuple[Any, ...]
    findings: tuple[Finding, ...]
    standing: Standing
    alternatives: tuple[Alternative, ...] = ()
    minimum: Minimum | None = None  # what its savings are told against, where it is that

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
    reference: Candidate | None  # what savings are told against, where the study names it
    present: Present | None  # what is there today, where savings are told against that
    today: tuple[Finding, ...]  # on what is there today, whatever savings are told against
    field_findings: tuple[Finding, ...]  # on the candidates as a whole
    mixed: MixedPlants | None  # plants of several models, where the study asks for them
    standards: Standards
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
        """What is to be known of the order: that nothing carries the whole load."""
        # What carries the whole load stands before all that does not.
        if not self.candidates or self.candidates[0].shortfall is None:
            return ()
        names = zip(("small", "middle", "large"), STEPS, strict=True)
        steps = [figure(name, step, Kind.SHARE) for name, step in names]
        return (finding("none_carries_load", Severity.WARNING, *steps),)
