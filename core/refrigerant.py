"""The study's limit of the refrigerant's warming potential, the same for every family."""

from collections.abc import Iterator
from typing import Protocol

from core.finding import Finding, Severity, figure, finding
from core.quantity import Kind


class Charged(Protocol):
    """A record of a machine with a refrigerant in it."""

    @property
    def refrigerant(self) -> str:
        """Its name, empty where not stated."""
        ...

    @property
    def gwp(self) -> float | None:
        """GWP over 100 years, None where not known."""
        ...


def above_gwp(record: Charged, gwp_max: float | None) -> Iterator[Finding]:
    """Why a machine is left out by the limit; nothing where there is none."""
    if gwp_max is None:
        return
    if record.gwp is None:
        yield finding("gwp_unknown", Severity.EXCLUDES, figure("limit", gwp_max, Kind.GWP))
    elif record.gwp > gwp_max:
        yield finding(
            "gwp_above", Severity.EXCLUDES,
            figure("refrigerant", record.refrigerant),
            figure("gwp", record.gwp, Kind.GWP),
            figure("limit", gwp_max, Kind.GWP),
        )  # fmt: skip
