"""How well a power supply fits its duty, as findings."""

from collections.abc import Iterator

from core.families.power_supplies.duty import SupplyDuty
from core.families.power_supplies.outcome import SupplyOutcome
from core.families.power_supplies.record import PowerSupply, SupplyFlag, SupplyKind
from core.selection.carried import standby_finding
from core.selection.family import Situation
from core.study.plant import Redundancy
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_LOW = 0.25  # of the rated output: below it efficiencies fall steeply, and few makers state any
_TOLD = frozenset({SupplyFlag.TYPICAL})


def match(record: PowerSupply, situation: Situation, outcome: SupplyOutcome) -> tuple[Finding, ...]:
    """What speaks for and against a power supply on this duty."""
    return tuple(_said(record, situation, outcome))


def _said(record: PowerSupply, situation: Situation, outcome: SupplyOutcome) -> Iterator[Finding]:
    duty: SupplyDuty = situation.duty
    if situation.plant.redundancy is not Redundancy.NONE and outcome.one_out_share is not None:
        yield finding(
            "supply_shares", Severity.INFO,
            figure("share", outcome.peak_share, Kind.SHARE),
            figure("left", outcome.one_out_share, Kind.SHARE),
        )  # fmt: skip
    if outcome.mean_share < _LOW:
        yield finding(
            "supply_low_load", Severity.WARNING, figure("share", outcome.mean_share, Kind.SHARE)
        )
    if record.supply_kind is SupplyKind.ECO_MODE:
        yield finding("supply_on_mains", Severity.WARNING)
    if record.supply_kind is SupplyKind.HIGH_VOLTAGE_DC:
        yield finding("supply_dc_load", Severity.INFO)
    if duty.room_cop is None:
        yield finding("supply_cooling_left_out", Severity.INFO)
    yield from standby_finding(outcome)
    for flag in record.flags:
        severity = Severity.ASSUMED if flag in _TOLD else Severity.WARNING
        yield finding(f"flag_{flag.value}", severity)
