"""What stands against buying a machine today, whatever its figures: mains, refrigerant, age.

Read from the record alone: the supply as its source prints it, the refrigerant, the year of
the figures. Nothing is said where the record says nothing.
"""

import re
from collections.abc import Iterator

from core.chillers.record import Chiller
from core.finding import Finding, Severity, figure, finding
from core.quantity import Kind

GRID_HZ = 50.0  # GB/T 15945-2008: nominal frequency of the Chinese grid
OLD_BEFORE = 2005  # of the youngest figures
# Montreal Protocol, Annex C group I; pure substances and the blends that hold one.
_HCFC = frozenset({"R22", "R123", "R124", "R141B", "R142B", "R401A", "R402A", "R408A", "R409A"})
# Annex F (Kigali Amendment); pure substances and blends that hold one.
_HFC = frozenset({"R32", "R125", "R134A", "R143A", "R152A", "R227EA", "R236FA", "R245FA", "R404A",
                  "R407A", "R407C", "R407F", "R410A", "R448A", "R449A", "R450A", "R452A", "R452B",
                  "R454B", "R454C", "R507A", "R513A", "R515B"})  # fmt: skip
_HERTZ = re.compile(r"(?<![\d.])(\d{2})\s*hz\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


def frequency_hz(record: Chiller) -> float | None:
    """The mains it is rated for, Hz; None where neither supply nor model says one, or both."""
    said = {float(number) for number in _HERTZ.findall(f"{record.supply} {record.model}")}
    return said.pop() if len(said) == 1 else None


def supply_findings(record: Chiller) -> Iterator[Finding]:
    """Findings of one machine, the weightiest first."""
    name = re.sub(r"[\s-]", "", record.refrigerant).upper()
    if name in _HCFC:
        yield finding(
            "refrigerant_hcfc", Severity.WARNING,
            figure("refrigerant", record.refrigerant),
            source="Montreal Protocol, Decision XIX/6",
        )  # fmt: skip
    hertz = frequency_hz(record)
    if hertz is not None and hertz != GRID_HZ:
        yield finding(
            "rated_for_other_mains", Severity.WARNING,
            figure("rated", hertz, Kind.FREQUENCY),
            figure("grid", GRID_HZ, Kind.FREQUENCY),
            figure("speed", GRID_HZ / hertz, Kind.SHARE),
            source="GB/T 15945-2008; n = 120·f/p",
        )  # fmt: skip
    if name in _HFC:
        yield finding(
            "refrigerant_hfc", Severity.INFO,
            figure("refrigerant", record.refrigerant),
            source="Montreal Protocol, Kigali Amendment",
        )  # fmt: skip


def age_findings(record: Chiller) -> Iterator[Finding]:
    """Whether the figures are so old that the machine may no longer be made."""
    years = [int(year) for year in _YEAR.findall(record.source_year)]
    if years and max(years) < OLD_BEFORE:
        yield finding("figures_old", Severity.WARNING, figure("year", record.source_year))
