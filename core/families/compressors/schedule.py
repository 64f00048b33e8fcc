"""What makers are asked for so that a compressor does what was computed."""

from collections.abc import Iterator

from core.content.blocks import Quantity, say
from core.content.requirement import Requirement, at_least, at_most
from core.families.compressors.duty import CompressorDuty
from core.families.compressors.record import TURBO, AirCompressor, AirControl
from core.selection.selection import Group, Selection
from core.vocabulary.quantity import Kind


def schedule(selection: Selection, group: Group) -> tuple[Requirement, ...]:
    """Kind, control, flow, pressure, specific power, motor, cooling, turndown."""
    return tuple(_lines(selection, group.record))


def _lines(selection: Selection, record: AirCompressor) -> Iterator[Requirement]:
    duty: CompressorDuty = selection.duty
    at = Quantity(value=record.discharge_pa, kind=Kind.GAUGE_PRESSURE)
    kind = say(f"choice.{record.compressor_kind.value}")
    if record.compressor_kind not in TURBO:  # those kinds are names already
        kind = say("report.schedule.compressor", kind=kind)
    yield Requirement(title=say("report.schedule.kind"), value=kind)
    yield Requirement(
        title=say("field.air_control"), value=say(f"choice.{record.air_control.value}")
    )
    yield at_least(say("field.free_air_m3s"), record.free_air_m3s, Kind.FREE_AIR_FLOW, at)
    yield Requirement(title=say("field.discharge_pa"), value=at)
    by_speed = record.air_control is AirControl.SPEED
    weighted = record.weighted_specific_power if by_speed else None
    if weighted is not None:
        yield at_most(say("field.weighted_specific_power"), weighted, Kind.SPECIFIC_POWER, at)
    else:
        yield at_most(say("field.specific_power"), record.specific_power, Kind.SPECIFIC_POWER, at)
    yield at_most(
        say("report.schedule.package_power"), record.package_w, Kind.ELECTRIC_POWER, at, metric=""
    )
    yield Requirement(
        title=say("field.motor_rating_w"),
        value=Quantity(value=record.motor_rating_w, kind=Kind.SHAFT_POWER),
    )
    if record.package_cooling is not None:
        yield Requirement(
            title=say("field.package_cooling"), value=say(f"choice.{record.package_cooling.value}")
        )
    if by_speed and record.least_flow_m3s is not None:
        yield at_most(
            say("field.least_flow_m3s"), record.least_flow_m3s, Kind.FREE_AIR_FLOW, metric=""
        )
    elif record.no_load_w is not None:
        yield at_most(say("field.no_load_w"), record.no_load_w, Kind.ELECTRIC_POWER, metric="")
    elif record.no_load_share is not None:
        yield at_most(say("field.no_load_share"), record.no_load_share, Kind.SHARE, metric="")
    yield at_least(say("field.receiver_m3"), duty.receiver, Kind.TANK_VOLUME)
