"""How well a boiler fits its duty, as findings."""

from collections.abc import Iterator

from core.families.boilers.duty import BoilerDuty
from core.families.boilers.outcome import BoilerOutcome
from core.families.boilers.record import Boiler, BoilerFlag, BoilerKind, HeatingValue
from core.selection.carried import standby_finding
from core.selection.family import Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_TOLD = frozenset({BoilerFlag.AT_LIMIT, BoilerFlag.CONSTANT})
# Assumed: near it the vapour of natural gas begins to condense; a return above condenses nothing.
_DEW_C = 56.0


def match(record: Boiler, situation: Situation, outcome: BoilerOutcome) -> tuple[Finding, ...]:
    """What speaks for and against a boiler on this duty."""
    return tuple(_said(record, situation, outcome))


def _said(record: Boiler, situation: Situation, outcome: BoilerOutcome) -> Iterator[Finding]:
    duty: BoilerDuty = situation.duty
    saved = outcome.existing_saving_cost
    if saved is not None and saved <= 0.0:
        yield finding("boiler_loses_money", Severity.WARNING, figure("cost", -saved, Kind.MONEY))
    if record.boiler_kind is BoilerKind.CONDENSING and (
        situation.design.warmest_return_c > _DEW_C and duty.return_low_c is None
    ):
        yield finding(
            "boiler_never_condenses", Severity.WARNING,
            figure("return", situation.design.warmest_return_c, Kind.TEMPERATURE),
            figure("dew", _DEW_C, Kind.TEMPERATURE),
        )  # fmt: skip
    if record.heating_value is HeatingValue.GROSS:
        yield finding("efficiency_from_gross", Severity.INFO)
    elif record.heating_value is HeatingValue.NET_ASSUMED:
        yield finding("heating_value_assumed", Severity.ASSUMED)
    if outcome.short_firing_hours > 0.0:
        yield finding(
            "boiler_cycles", Severity.INFO,
            figure("hours", outcome.short_firing_hours, Kind.HOURS),
            figure("least", record.turndown, Kind.SHARE),
        )  # fmt: skip
    yield from standby_finding(outcome)
    for flag in record.flags:
        severity = Severity.ASSUMED if flag in _TOLD else Severity.WARNING
        yield finding(f"flag_{flag.value}", severity)
