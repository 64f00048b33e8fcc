"""What makers are asked for so that a fan does what was computed."""

from collections.abc import Iterator

from core.content.blocks import Quantity, Words, say
from core.content.requirement import Requirement, at_least, at_most, needed
from core.families.fans.duty import FanDuty
from core.families.fans.outcome import FanOutcome
from core.families.fans.record import Fan
from core.families.flow_stations.record import PowerBasis
from core.families.flow_stations.schedule import motor_and_power
from core.selection.selection import Candidate, Group, Selection
from core.vocabulary.quantity import Kind


def schedule(selection: Selection, candidate: Candidate, group: Group) -> tuple[Requirement, ...]:
    """Kind, flow, pressure, gas, efficiency, wheel, speed, motor, power."""
    record: Fan = group.record
    return (
        Requirement(
            title=say("report.schedule.kind"), value=say(f"choice.{record.fan_kind.value}")
        ),
        *_duty(selection, candidate),
        *_fan(candidate, record),
    )


def _duty(selection: Selection, candidate: Candidate) -> Iterator[Requirement]:
    duty: FanDuty = selection.duty
    carrying = sum(one.units - one.standby for one in candidate.groups)
    at = say("report.station.at_design")
    each = duty.flow_m3s / carrying
    yield needed(say("report.schedule.fan_flow"), each, Kind.AIR_FLOW, at)
    pressure = say(f"choice.{duty.pressure_kind.value}")
    yield needed(pressure, duty.pressure_pa, Kind.AIR_PRESSURE, at)
    yield Requirement(
        title=say("field.gas_c"), value=Quantity(value=duty.gas_c, kind=Kind.TEMPERATURE)
    )
    density = Words(text=f"{duty.density:.3f}")
    yield Requirement(title=say("field.density_kg_m3"), value=density)
    for key in ("flow_control", "transmission"):
        word = duty.flow_control.value if key == "flow_control" else duty.transmission.value
        yield Requirement(title=say(f"field.{key}"), value=say(f"choice.{word}"))


def _fan(candidate: Candidate, record: Fan) -> Iterator[Requirement]:
    outcome = candidate.outcome
    assert isinstance(outcome, FanOutcome)  # noqa: S101  the family's own
    if outcome.duty_efficiency is not None:
        shaft = record.power_basis is PowerBasis.SHAFT
        title = "report.schedule.fan_efficiency" if shaft else "report.schedule.unit_efficiency"
        at = say("report.station.at_design")
        yield at_least(say(title), outcome.duty_efficiency, Kind.SHARE, at)
    if record.impeller_mm is not None:
        wheel = Quantity(value=record.impeller_mm / 1e3, kind=Kind.LENGTH)
        yield Requirement(title=say("report.schedule.impeller"), value=wheel)
    if record.speed_rpm is not None:
        speed = Quantity(value=record.speed_rpm, kind=Kind.SPEED)
        yield Requirement(title=say("field.speed_rpm"), value=speed)
    yield from motor_and_power(candidate, 1)
    if outcome.specific_fan_power is not None:
        specific = say("field.specific_fan_power")
        yield at_most(specific, outcome.specific_fan_power, Kind.SPECIFIC_FAN_POWER)
