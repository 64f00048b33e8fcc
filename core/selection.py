"""The outcome of a selection, the same for every family of equipment."""

from dataclasses import dataclass
from typing import Any

from core.climate.year import ClimateYear
from core.finding import Finding
from core.load.series import LoadSeries
from core.outcome import Outcome
from core.profile import Profile
from core.study import Study


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """The same device with another number of units: its outcome, or why not."""

    units: int
    outcome: Outcome | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A device with its best number of units."""

    place: int  # 1-based; the same for candidates that cannot be told apart
    tied: bool
    record: Any
    units: int
    outcome: Outcome
    monthly_energy_wh: tuple[float, ...]  # January first
    ratings: tuple[Any, ...]
    findings: tuple[Finding, ...]
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A device that left the way, with the findings that put it out."""

    record: Any
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Candidates in order of rank, what was left out, and what both rest on."""

    study: Study
    climate: ClimateYear
    load: LoadSeries
    profile: Profile
    required_w: float  # peak · (1 + margin)
    peak_w: float
    design_condenser_c: float
    candidates: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...]
    reference: Candidate | None
    findings: tuple[Finding, ...]
    catalog_version: str
    program_version: str
