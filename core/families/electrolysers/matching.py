"""How well an electrolyser fits its duty, as findings."""

from collections.abc import Iterator

from core.families.electrolysers.duty import ElectrolyserDuty
from core.families.electrolysers.outcome import ElectrolyserOutcome
from core.families.electrolysers.powered import on_power
from core.families.electrolysers.record import (
    KG_PER_M3,
    KWH_PER_VOLT,
    Electrolyser,
    ElectrolyserFlag,
)
from core.selection.carried import standby_finding
from core.selection.family import Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

# What the action plan of 2026 asks of electrolysers in series production, 二(五): direct current
# at the rated point below it, not at it.
STACK_BELOW_KWH_M3 = 4.2
_S_PER_H = 3600.0
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
    yield from _ageing(record, duty, outcome)
    yield from _on_power(record, situation, outcome)
    yield from standby_finding(outcome)
    for flag in record.flags:
        severity = Severity.ASSUMED if flag in _TOLD else Severity.WARNING
        yield finding(f"flag_{flag.value}", severity)
    yield finding(
        "evidence", Severity.INFO,
        figure("grade", record.evidence.value), figure("year", record.source_year),
    )  # fmt: skip


def _on_power(
    record: Electrolyser, situation: Situation, outcome: ElectrolyserOutcome
) -> Iterator[Finding]:
    """What becomes of renewable power, and of the demand."""
    load = on_power(situation)
    if load is None or outcome.curtailed_wh is None:
        return
    there = outcome.curtailed_wh + outcome.annual_energy_wh
    yield finding(
        "hydrogen_curtailed", Severity.INFO,
        figure("energy", outcome.curtailed_wh, Kind.ENERGY),
        figure("share", outcome.curtailed_wh / there if there > 0.0 else 0.0, Kind.SHARE),
    )  # fmt: skip
    if load.hydrogen_taken is not None and outcome.unmet_hours > 0.0:
        hours = situation.profile.hours.sum()
        kg = outcome.unmet_energy_wh * _S_PER_H * KG_PER_M3
        yield finding(
            "hydrogen_short", Severity.WARNING,
            figure("mass", kg, Kind.MASS),
            figure("share", outcome.unmet_energy_wh / (load.hydrogen_taken * hours), Kind.SHARE),
            figure("hours", outcome.unmet_hours, Kind.HOURS),
        )  # fmt: skip
    if outcome.starts:
        starts = figure("starts", outcome.starts, Kind.COUNT)
        yield finding("hydrogen_starts", Severity.INFO, starts)
        if record.cold_start_s is None:
            yield finding("hydrogen_start_unknown", Severity.ASSUMED)
    if record.ramp_share_s is None and load.ramp_most_min is None:
        yield finding("hydrogen_ramp_unknown", Severity.ASSUMED)


def _ageing(
    record: Electrolyser, duty: ElectrolyserDuty, outcome: ElectrolyserOutcome
) -> Iterator[Finding]:
    """What is known of the ageing of its stacks, and what follows."""
    life = record.stack_life_h or duty.usual_stack_life_h
    # Without a life there is no mean of it, whatever is lost in an hour.
    if life is None or (record.fade_share or duty.usual_fade_share) is None:
        yield finding("hydrogen_fade_unknown", Severity.ASSUMED)
    if life is None:
        yield finding("hydrogen_stack_life_unknown", Severity.ASSUMED)
        return
    yield finding(
        "hydrogen_stacks_renewed",
        Severity.INFO if record.stack_life_h is not None else Severity.ASSUMED,
        figure("life", life, Kind.HOURS),
        figure("hours", outcome.stack_hours, Kind.HOURS),
        figure("share", duty.stack_price_share, Kind.SHARE),
    )


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
