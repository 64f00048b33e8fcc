"""How well servers fit their duty, as findings."""

from collections.abc import Iterator

from core.families.servers.duty import ServerDuty
from core.families.servers.outcome import ServerOutcome
from core.families.servers.record import Server, ServerFlag
from core.selection.family import Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind


def match(record: Server, situation: Situation, outcome: ServerOutcome) -> tuple[Finding, ...]:
    """What speaks for and against a server on this duty."""
    return tuple(_said(record, situation, outcome))


def _said(record: Server, situation: Situation, outcome: ServerOutcome) -> Iterator[Finding]:
    duty: ServerDuty = situation.duty
    if duty.old_servers:
        new = round(outcome.installed_w / record.full_work)
        yield finding(
            "servers_consolidated", Severity.INFO,
            figure("old", duty.old_servers, Kind.COUNT), figure("new", new, Kind.COUNT),
            figure("before", duty.old_utilisation, Kind.SHARE),
            figure("after", outcome.mean_utilisation, Kind.SHARE),
        )  # fmt: skip
    yield finding(
        "servers_idling", Severity.INFO,
        figure("share", outcome.idling_share, Kind.SHARE),
        figure("use", outcome.mean_utilisation, Kind.SHARE),
    )  # fmt: skip
    yield finding("server_work_is_benchmark", Severity.ASSUMED)
    yield finding("server_no_grade", Severity.INFO)
    for flag in record.flags:
        assumed = flag is ServerFlag.STRAIGHT_LINE
        yield finding(f"flag_{flag.value}", Severity.ASSUMED if assumed else Severity.WARNING)
    yield finding(
        "evidence", Severity.INFO,
        figure("grade", record.evidence.value), figure("year", record.source_year),
    )  # fmt: skip
