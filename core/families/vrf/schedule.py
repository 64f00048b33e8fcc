"""What makers are asked for so that an air conditioner does what was computed."""

from collections.abc import Iterator
from typing import cast

from core.content.blocks import Quantity, say
from core.content.requirement import Requirement, at_least, at_most
from core.families.vrf.design import VrfDesign
from core.families.vrf.outcome import VrfOutcome
from core.families.vrf.record import AirConditioner, System
from core.selection.selection import Candidate, Group, Selection
from core.vocabulary.quantity import Kind


def schedule(selection: Selection, candidate: Candidate, group: Group) -> tuple[Requirement, ...]:
    """Name, then cooling and heating at design conditions, power, refrigerant."""
    record: AirConditioner = group.record
    return (
        Requirement(title=say("report.schedule.kind"), value=say(f"choice.{record.system.value}")),
        *_cooling(selection.design, candidate, group),
        *_heating(selection.design, candidate),
        *_connected(selection, record),
        *_refrigerant(selection),
    )


def _cooling(design: VrfDesign, candidate: Candidate, group: Group) -> Iterator[Requirement]:
    where = say(
        "report.schedule.at.vrf",
        indoor=Quantity(value=design.indoor_wet_bulb_c, kind=Kind.TEMPERATURE),
        outdoor=Quantity(value=design.summer_outdoor_c, kind=Kind.TEMPERATURE),
    )
    outcome = cast("VrfOutcome", candidate.outcome)
    yield at_least(
        say("report.schedule.capacity"), group.unit_capacity_w, Kind.COOLING_POWER, where
    )
    yield at_most(say("report.schedule.power"), outcome.design_power_w, Kind.ELECTRIC_POWER, where)
    yield at_least(say("report.schedule.design_cop"), outcome.design_cop, Kind.COP, where)


def _heating(design: VrfDesign, candidate: Candidate) -> Iterator[Requirement]:
    outcome = cast("VrfOutcome", candidate.outcome)
    if design.winter_outdoor_c is None or outcome.heating_installed_w is None:
        return
    where = say(
        "report.schedule.at.vrf_winter",
        outdoor=Quantity(value=design.winter_outdoor_c, kind=Kind.TEMPERATURE),
    )
    heat = outcome.heating_installed_w / candidate.units
    yield at_least(say("report.schedule.heat"), heat, Kind.HEATING_POWER, where)


def _connected(selection: Selection, record: AirConditioner) -> Iterator[Requirement]:
    duty = selection.study.duty
    if record.system is not System.MULTI_SPLIT:
        return
    ratio = Quantity(value=duty.connected_ratio, kind=Kind.RATIO)
    yield Requirement(title=say("field.connected_ratio"), value=ratio)
    if duty.pipe_length_m is not None:
        length = Quantity(value=duty.pipe_length_m, kind=Kind.DISTANCE)
        yield Requirement(title=say("field.pipe_length_m"), value=length)


def _refrigerant(selection: Selection) -> Iterator[Requirement]:
    most = selection.study.criteria.gwp_max
    if most is not None:
        yield at_most(say("field.gwp"), most, Kind.GWP)
