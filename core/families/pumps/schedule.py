"""What makers are asked for so that a pump does what was computed."""

from collections.abc import Iterator

from core.content.blocks import Quantity, Words, say
from core.content.requirement import Requirement, at_least, at_most, needed
from core.families.flow_stations.record import PowerBasis
from core.families.flow_stations.schedule import motor_and_power
from core.families.pumps.duty import PumpDuty
from core.families.pumps.outcome import PumpOutcome
from core.families.pumps.record import Pump
from core.selection.selection import Candidate, Group, Selection
from core.vocabulary.quantity import Kind


def schedule(selection: Selection, candidate: Candidate, group: Group) -> tuple[Requirement, ...]:
    """Kind, flow, head, efficiency, motor, speed, suction and liquid."""
    record: Pump = group.record
    return (
        Requirement(
            title=say("report.schedule.kind"), value=say(f"choice.{record.pump_kind.value}")
        ),
        *_duty(selection, candidate, group),
        *_pump(candidate, record, selection.duty.in_series),
        *_liquid(selection),
    )


def _duty(selection: Selection, candidate: Candidate, group: Group) -> Iterator[Requirement]:
    duty: PumpDuty = selection.duty
    carrying = sum(one.units - one.standby for one in candidate.groups)
    each = duty.flow_m3s / carrying
    del group
    at = say("report.station.at_design")
    yield needed(say("report.schedule.pump_flow"), each, Kind.WATER_FLOW, at)
    head = duty.head_m / duty.in_series
    yield needed(say("report.schedule.pump_head"), head, Kind.HEAD, at)
    if duty.in_series > 1:
        series = Quantity(value=duty.in_series, kind=Kind.COUNT)
        yield Requirement(title=say("field.in_series"), value=series)
    yield Requirement(
        title=say("field.flow_control"), value=say(f"choice.{duty.flow_control.value}")
    )


def _pump(candidate: Candidate, record: Pump, series: int) -> Iterator[Requirement]:
    outcome = candidate.outcome
    assert isinstance(outcome, PumpOutcome)  # noqa: S101  the family's own
    at = say("report.station.at_design")
    if outcome.duty_efficiency is not None:
        shaft = record.power_basis is PowerBasis.SHAFT
        title = say(
            "report.schedule.pump_efficiency" if shaft else "report.schedule.unit_efficiency"
        )
        yield at_least(title, outcome.duty_efficiency, Kind.SHARE, at)
    yield Requirement(
        title=say("field.speed_rpm"), value=Quantity(value=record.speed_rpm, kind=Kind.SPEED)
    )
    yield from motor_and_power(candidate, series)


def _liquid(selection: Selection) -> Iterator[Requirement]:
    duty: PumpDuty = selection.duty
    if duty.npsh_available_m is not None:
        most = duty.npsh_available_m - duty.npsh_margin_m
        yield at_most(say("report.schedule.npsh"), most, Kind.HEAD, say("report.station.at_design"))
    temperature = Quantity(value=duty.liquid_c, kind=Kind.TEMPERATURE)
    yield Requirement(title=say("field.liquid_c"), value=temperature)
    density = Words(text=f"{duty.density:,.0f}")
    yield Requirement(title=say("field.density_kg_m3"), value=density)
    if duty.viscosity_mm2_s is not None:
        viscosity = Words(text=f"{duty.viscosity_mm2_s:g} mm²/s")
        yield Requirement(title=say("field.viscosity_mm2_s"), value=viscosity)
