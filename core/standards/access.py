"""The least a device may have to be sold: the access level of the mandatory Chinese grades."""

from collections.abc import Mapping
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
    level: str  # the grade that access needs
    row: str
    path: str
    limits: Mapping[str, float]


def access_limits(
    standards: Standards, product: str, figures: Figures, as_of: date
) -> tuple[Access, ...]:
    """What each path of the editions in force asks at least; empty where no row is certain.

    A usual value is taken for a class key that is not given, as in a verdict.
    """
    assumed = {
        name: value
        for name in standards.assumed.get(product, ())
        if (value := standards.keys[name].assumed) is not None
    }
    found = []
    for edition, tables in standards.in_force(product, as_of):
        if edition.jurisdiction != _JURISDICTION or edition.scale is not Scale.GRADE:
            continue
        if edition.access is None or not edition.mandatory:
            continue
        for table in tables:
            lines = table.find(assumed | dict(figures)).lines
            limits = _limits(edition.access, lines[0]) if len(lines) == 1 else {}
            if limits and _is_sure(edition, lines[0]):
                found.append(
                    Access(
                        edition=edition.code,
                        level=edition.access,
                        row=lines[0].row.id,
                        path=table.path,
                        limits=limits,
                    )
                )
    return tuple(found)


def _is_sure(edition: Edition, line: Line) -> bool:
    """A table that was only recalled tells nobody what he may buy."""
    return (line.row.confidence or edition.confidence) is not Confidence.UNVERIFIED


def _limits(level: str, line: Line) -> dict[str, float]:
    """The row's own limit of the level and those of its gates; none if not a number."""
    own = line.row.limits.get(level)
    if not isinstance(own, float):
        return {}
    gates = {gate.metric: gate.limits[level] for gate in line.row.gates if level in gate.limits}
    return {**gates, line.row.metric: own}
