"""What a level of the Chinese grades or tiers asks of a device, and the least of those sold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from core.standards.edition import Confidence, Edition, Scale
from core.standards.formulas import Figures
from core.standards.library import Standards
from core.standards.limit_table import Line

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
            limits = _limits(wanted, lines[0]) if len(lines) == 1 else {}
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


def _limits(level: str, line: Line) -> dict[str, float]:
    """The row's own limit of the level and those of its gates; none if not a number."""
    own = line.row.limits.get(level)
    if not isinstance(own, float):
        return {}
    named = (level, line.edition.access or level)
    gates = {
        gate.metric: next(gate.limits[one] for one in named if one in gate.limits)
        for gate in line.row.gates
        if any(one in gate.limits for one in named)
    }
    return {**gates, line.row.metric: own}
