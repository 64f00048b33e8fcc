"""IPLV and NPLV by named methods, each with its four points."""

from dataclasses import dataclass

from core.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingPoint:
    """One of the four points of a rating."""

    load: float  # share of the full-load capacity at the rating's full-load condition
    condenser_c: float
    capacity_w: float
    power_w: float
    cop: float  # with the degradation applied
    degradation: float  # CD; 1 where the machine unloads to the point
    weight: float
    clamped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """A rating by one method; without a value, `findings` says why."""

    kind: str  # "IPLV" or "NPLV"
    method: str  # key of METHODS
    edition: str
    leaving_chilled_c: float
    value: float | None
    points: tuple[RatingPoint, ...] = ()
    findings: tuple[Finding, ...] = ()
