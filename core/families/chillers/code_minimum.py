"""The chiller that just meets the code, of the kind and size of a candidate.

A machine of its kind (classes) that has just the COP and the IPLV of the access grade.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from core.families.chillers.classes import Fitted, class_file, class_record, fitted, kind_key
from core.families.chillers.columns import columns_of
from core.families.chillers.design import ChillerDesign
from core.families.chillers.performance import full_load
from core.families.chillers.record import Chiller
from core.keeping.keeping import keep_latest
from core.machines.condenser import Condenser
from core.standards.access import Access, access_limits
from core.standards.library import Standards
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A chiller at the limit, the edition it rests on, and what it was fitted to."""

    record: Chiller
    edition: str
    said: Finding


def code_minimum(
    record: Chiller,
    unit_w: float,
    units: int,
    design: ChillerDesign,
    reach_k: float,
    limits: "Limits",
) -> Made | None:
    """The machine of its kind with the same capacity at design conditions; None without one."""
    key = kind_key(record)
    if key is None:
        return None
    nominal_w = unit_w / _relative_capacity(key, design, reach_k)
    access = limits.of(record.condenser, nominal_w) if np.isfinite(nominal_w) else None
    if access is None:
        return None
    one = fitted(key, access.limits["cop_c"], access.limits.get("iplv"))
    rests = (
        figure("edition", access.edition),
        figure("grade", access.level),
        figure("cop", one.cop, Kind.COP),
        figure("iplv", one.iplv, Kind.COP),
        figure("capacity", nominal_w, Kind.COOLING_POWER),
        figure("band", class_file().kinds[key].band[units > 1], Kind.SHARE),
    )
    code = "code_minimum_chiller" if "iplv" in access.limits else "code_minimum_chiller_full_load"
    said = finding(code, Severity.INFO, *rests, source=f"{access.edition} {access.row}")
    made = class_record(key, one, nominal_w, record.condenser_limits_c[1])
    return Made(record=made, edition=access.edition, said=said)


@keep_latest(128)
def _relative_capacity(key: str, design: ChillerDesign, reach_k: float) -> float:
    """Capacity at design conditions over the nominal one; nan beyond the reach of the curves."""
    kind = class_file().kinds[key]
    one = columns_of([class_record(key, Fitted(cop=1.0, iplv=1.0, part_load=kind.part_load), 1.0)])
    at = np.array([design.entering_condenser_c])
    return float(full_load(one, design.leaving_chilled_c, at, reach_k).capacity_w[0, 0])


class Limits:
    """The access limits of one day, looked up once for each row of the tables."""

    def __init__(self, standards: Standards, as_of: date) -> None:
        self._standards, self._as_of = standards, as_of
        self._found: dict[tuple[Condenser, float], Access | None] = {}

    def of(self, condenser: Condenser, capacity_w: float) -> Access | None:
        """The row that asks a COP of this machine; None where none is certain."""
        at = condenser, capacity_w
        if at not in self._found:
            self._found[at] = _with_cop(self._rows(condenser, capacity_w))
        return self._found[at]

    def _rows(self, condenser: Condenser, capacity_w: float) -> Sequence[Access]:
        figures: Mapping[str, float | str] = {
            "condenser": str(condenser),
            "cooling_capacity": capacity_w / 1e3,
        }
        return access_limits(self._standards, "chiller", dict(figures), self._as_of)


def _with_cop(rows: Sequence[Access]) -> Access | None:
    """Of the ways to access the one that asks a COP of its own, then one that asks an IPLV.

    Both ways of GB 19577-2024 ask for the same COP and IPLV of access.
    """
    asking = [row for row in rows if "cop_c" in row.limits]
    asking.sort(key=lambda row: ("iplv" not in row.limits, row.path))
    return asking[0] if asking else None
