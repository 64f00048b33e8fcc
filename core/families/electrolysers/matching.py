"""How well an electrolyser fits its duty, as findings."""

from collections.abc import Iterator

from core.families.electrolysers.duty import ElectrolyserDuty
from core.families.electrolysers.outcome import ElectrolyserOutcome
from core.families.electrolysers.record import KWH_PER_VOLT, Electrolyser, ElectrolyserFlag
from core.selection.carried import standby_finding
from core.selection.family import Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

# What the action plan of 2026 asks of electrolysers in series production, 二(五): direct current
# at the rated point below it, not at it.
STACK_BELOW_KWH_M3 = 4.2
_TOLD = frozenset({ElectrolyserFlag.BASIS_ASSUMED, ElectrolyserFlag.BY_CLASS_CURVE})


def match(
    record: Electrolyser, situation: Situation, outcome: ElectrolyserOutcome
) -> tuple[Finding, ...]:
    """What speaks for and against an electrolyser on this duty."""
    return tuple(_said(record, situation, outcome))


def _said(
    record: Electrolyser, situation: Situation, outcome: ElectrolyserOutcome
) -> Iterator[Finding]:
    yield policy(record)
    duty: ElectrolyserDuty = situation.duty
    if record.system_kwh_m3 is None:
        yield finding(
            "hydrogen_system_assumed", Severity.ASSUMED,
            figure("rectifier", duty.rectifier_efficiency, Kind.SHARE),
            figure("rest", duty.balance_kwh_m3, Kind.ENERGY_PER_HYDROGEN),
        )  # fmt: skip
    if record.least_load is None:
        yield finding("hydrogen_least_assumed", Severity.ASSUMED)
    if outcome.below_least_h > 0.0:
        yield finding(
            "hydrogen_below_least", Severity.WARNING,
            figure("hours", outcome.below_least_h, Kind.HOURS),
        )  # fmt: skip
    if record.fade_share is None or record.stack_life_h is None:
        yield finding("hydrogen_fade_unknown", Severity.ASSUMED)
    yield from standby_finding(outcome)
    for flag in record.flags:
        severity = Severity.ASSUMED if flag in _TOLD else Severity.WARNING
        yield finding(f"flag_{flag.value}", severity)
    yield finding(
        "evidence", Severity.INFO,
        figure("grade", record.evidence.value), figure("year", record.source_year),
    )  # fmt: skip


def policy(record: Electrolyser) -> Finding:
    """Whether the direct current is below what the plan asks; alternating current says nothing."""
    stack = record.stack_kwh_m3
    limit = figure("limit", STACK_BELOW_KWH_M3, Kind.ENERGY_PER_HYDROGEN)
    if stack is None:
        return finding("hydrogen_dc_unknown", Severity.INFO, limit)
    met = stack < STACK_BELOW_KWH_M3
    return finding(
        "hydrogen_dc_met" if met else "hydrogen_dc_missed",
        Severity.INFO if met else Severity.WARNING,
        figure("stack", stack, Kind.ENERGY_PER_HYDROGEN),
        figure("volts", stack / KWH_PER_VOLT, Kind.RATIO),
        limit,
    )  # fmt: skip
