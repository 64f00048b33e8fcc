"""What stands against buying a machine today, whatever its figures: mains and age.

Read from the record alone: the supply as its source prints it, the year of the
figures. Nothing is said where the record says nothing.
"""

import re
from collections.abc import Iterator

from core.families.chillers.record import Chiller
from core.machines.mains import read_mains
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

GRID_HZ = 50.0  # GB/T 15945-2008: nominal frequency of the Chinese grid
OLD_BEFORE = 2005  # of the youngest figures
_HERTZ = re.compile(r"(?<![\d.])(\d{2})\s*hz\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


def frequency_hz(record: Chiller) -> float | None:
    """The mains it is rated for, Hz; None where neither supply nor model says one, or both."""
    of_supply = read_mains(record.supply).frequency_hz
    said = {float(number) for number in _HERTZ.findall(f"{record.supply} {record.model}")}
    said |= set() if of_supply is None else {of_supply}
    return said.pop() if len(said) == 1 else None


def supply_findings(record: Chiller) -> Iterator[Finding]:
    """Whether a machine suits the mains."""
    hertz = frequency_hz(record)
    if hertz is not None and hertz != GRID_HZ:
        yield finding(
            "rated_for_other_mains", Severity.WARNING,
            figure("rated", hertz, Kind.FREQUENCY),
            figure("grid", GRID_HZ, Kind.FREQUENCY),
            figure("speed", GRID_HZ / hertz, Kind.SHARE),
            source="GB/T 15945-2008; n = 120·f/p",
        )  # fmt: skip


def age_findings(record: Chiller) -> Iterator[Finding]:
    """Whether the figures are so old that the machine may no longer be made."""
    years = [int(year) for year in _YEAR.findall(record.source_year)]
    if years and max(years) < OLD_BEFORE:
        yield finding("figures_old", Severity.WARNING, figure("year", record.source_year))
