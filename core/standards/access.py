"""What a level of the Chinese grades or tiers asks of a device, and the least of those sold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from core.standards.edition import Confidence, Edition, Formula, Scale
from core.standards.formulas import Figures
from core.standards.library import Standards
from core.standards.limit_table import Line
from core.standards.limits import asked

_JURISDICTION = "CN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Limits of a row of a table, by metric in the edition's unit: that of the row, its gates."""

    edition: str
    level: str  # the grade or tier
    row: str
    path: str
    limits: Mapping[str, float]


def access_limits(
    standards: Standards, product: str, figures: Figures, as_of: date
) -> tuple[Access, ...]:
    """What each path of the mandatory grades in force asks at least; empty where no row is certain.

    A usual value is taken for a class key that is not given, as in a verdict.
    """
    return tuple(_asked(standards, product, figures, as_of, Scale.GRADE, None))


def level_limits(
    standards: Standards, product: str, figures: Figures, as_of: date, *, scale: Scale, level: str
) -> tuple[Access, ...]:
    """What each path of the editions in force asks of one level; as `access_limits` else.

    A gate that names no limit for the level asks what it asks for access.
    """
    return tuple(_asked(standards, product, figures, as_of, scale, level))


def _asked(
    standards: Standards,
    product: str,
    figures: Figures,
    as_of: date,
    scale: Scale,
    level: str | None,
) -> Iterator[Access]:
    """level: None for that of access, of mandatory editions alone."""
    assumed = {
        name: value
        for name in standards.assumed.get(product, ())
        if (value := standards.keys[name].assumed) is not None
    }
    for edition, tables in standards.in_force(product, as_of):
        if edition.jurisdiction != _JURISDICTION or edition.scale is not scale:
            continue
        if level is None and (edition.access is None or not edition.mandatory):
            continue
        wanted = level or edition.access or ""
        for table in tables:
            lines = table.find(assumed | dict(figures)).lines
            limits = _limits(standards, wanted, lines[0], figures) if len(lines) == 1 else {}
            if limits and _is_sure(edition, lines[0]):
                yield Access(
                    edition=edition.code,
                    level=wanted,
                    row=lines[0].row.id,
                    path=table.path,
                    limits=limits,
                )


def _is_sure(edition: Edition, line: Line) -> bool:
    """A table that was only recalled tells nobody what he may buy."""
    return (line.row.confidence or edition.confidence) is not Confidence.UNVERIFIED


def _limits(standards: Standards, level: str, line: Line, figures: Figures) -> dict[str, float]:
    """The row's own limit of the level, worked out where it is a formula, and those of its gates.

    None where it is that of another edition, or cannot be worked out from the figures.
    """
    own = line.row.limits.get(level)
    if isinstance(own, Formula):
        own = asked(standards, line, own, figures).required
    if not isinstance(own, float):
        return {}
    named = (level, line.edition.access or level)
    gates = {
        gate.metric: next(gate.limits[one] for one in named if one in gate.limits)
        for gate in line.row.gates
        if any(one in gate.limits for one in named)
    }
    return {**gates, line.row.metric: own}
