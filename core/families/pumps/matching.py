"""How well a candidate fits, as findings."""

from collections.abc import Iterator

from core.families.flow_stations.matching import matching, of_record
from core.families.pumps.columns import columns_of
from core.families.pumps.duty import PumpDuty
from core.families.pumps.outcome import PumpOutcome
from core.families.pumps.record import PowerBasis, Pump, PumpFlag
from core.selection.family import Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_TOLD = frozenset({PumpFlag.NO_NPSH, PumpFlag.MAKER_UNNAMED})  # said otherwise


def match(record: Pump, situation: Situation, outcome: PumpOutcome) -> tuple[Finding, ...]:
    """What speaks for and against a pump on this duty."""
    duty: PumpDuty = situation.duty
    return (
        *matching(duty.machines(columns_of([record])), situation, outcome),
        *_suction(record, duty, outcome),
        *of_record(record, _TOLD, of_unit=record.power_basis is PowerBasis.UNIT),
    )


def _suction(record: Pump, duty: PumpDuty, outcome: PumpOutcome) -> Iterator[Finding]:
    if not record.npsh_points:
        severity = Severity.WARNING if duty.npsh_available_m is not None else Severity.INFO
        yield finding("npsh_not_stated", severity)
    elif outcome.npsh_spare_m is not None:
        yield finding("npsh_spare", Severity.INFO, figure("spare", outcome.npsh_spare_m, Kind.HEAD))
