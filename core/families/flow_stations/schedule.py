"""What makers of pumps and of fans are asked for alike."""

from collections.abc import Iterator

from core.content.blocks import Quantity, say
from core.content.requirement import Requirement, at_most
from core.families.flow_stations.outcome import FlowOutcome
from core.selection.selection import Candidate
from core.vocabulary.quantity import Kind


def motor_and_power(candidate: Candidate, series: int) -> Iterator[Requirement]:
    """The motor's rating, and the electric power of one at design; series: so many in a line."""
    outcome = candidate.outcome
    assert isinstance(outcome, FlowOutcome)  # noqa: S101  the family's own
    if outcome.motor_w is not None:
        yield Requirement(
            title=say("field.motor_w"), value=Quantity(value=outcome.motor_w, kind=Kind.SHAFT_POWER)
        )
    if outcome.duty_power_w is not None:
        units = sum(one.units - one.standby for one in candidate.groups)
        each = outcome.duty_power_w / units / series
        at = say("report.station.at_design")
        yield at_most(say("report.schedule.unit_power"), each, Kind.ELECTRIC_POWER, at)
