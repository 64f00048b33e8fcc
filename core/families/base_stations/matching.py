"""How well a radio unit fits its duty, as findings."""

from collections.abc import Iterator

from core.families.base_stations.outcome import RadioOutcome
from core.families.base_stations.record import RadioUnit
from core.selection.family import Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind


def match(record: RadioUnit, situation: Situation, outcome: RadioOutcome) -> tuple[Finding, ...]:
    """What speaks for and against a radio unit on this duty."""
    del situation
    return tuple(_said(record, outcome))


def _said(record: RadioUnit, outcome: RadioOutcome) -> Iterator[Finding]:
    yield finding(
        "radio_sleeps", Severity.INFO,
        figure("asleep", outcome.sleep_saving_wh, Kind.ENERGY),
        figure("off", outcome.off_saving_wh, Kind.ENERGY),
        figure("share", outcome.saved_share, Kind.SHARE),
    )  # fmt: skip
    yield finding(
        "radio_idling", Severity.INFO, figure("share", outcome.idling_share, Kind.SHARE)
    )  # fmt: skip
    for flag in record.flags:
        yield finding(f"flag_{flag.value}", Severity.ASSUMED)
