"""What makers are asked for so that a motor does what was computed."""

from collections.abc import Iterator

from core.content.blocks import Quantity, Words, say
from core.content.requirement import Requirement, at_least, needed
from core.families.motors.design import MotorDesign
from core.families.motors.duty import MotorDuty
from core.families.motors.outcome import MotorOutcome
from core.families.motors.record import IeClass, Motor, Supply
from core.machines.device import is_made_to_size
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind


def schedule(selection: Selection, candidate: Candidate) -> tuple[Requirement, ...]:
    """Name, then rating, supply, efficiency, start and place."""
    record: Motor = candidate.record
    return (
        Requirement(
            title=say("report.schedule.kind"),
            value=say("report.schedule.motor", technology=say(f"choice.{record.technology.value}")),
        ),
        *_rating(record),
        *_supply(selection, candidate),
        *_efficiency(record),
        *_start(selection, candidate),
        *_place(selection),
    )


def _given(key: str, value: float | None, kind: Kind) -> Iterator[Requirement]:
    if value is not None:
        yield Requirement(title=say(f"field.{key}"), value=Quantity(value=value, kind=kind))


def _rating(record: Motor) -> Iterator[Requirement]:
    yield from _given("power_w", record.power_w, Kind.SHAFT_POWER)
    yield from _given("poles", record.poles, Kind.COUNT)
    if is_made_to_size(record) and record.synchronous_rpm is not None:
        # Its slip is what is usual: a maker is not held to it.
        yield from _given("synchronous_rpm", record.synchronous_rpm, Kind.SPEED)
    else:
        yield from _given("speed_rpm", record.speed_rpm or record.synchronous_rpm, Kind.SPEED)
    if record.cooling_code:
        yield Requirement(title=say("field.cooling_code"), value=Words(text=record.cooling_code))


def _supply(selection: Selection, candidate: Candidate) -> Iterator[Requirement]:
    """That of the study, not that which the machine of the catalog is wound for."""
    duty: MotorDuty = selection.duty
    outcome = candidate.outcome
    assert isinstance(outcome, MotorOutcome)  # noqa: S101  the family's own
    driven = outcome.fed_by is Supply.CONVERTER
    word = "report.drive.variable" if driven else "report.drive.fixed"
    yield Requirement(title=say("report.schedule.motor_drive"), value=say(word))
    if driven:
        power = Quantity(value=candidate.record.power_w, kind=Kind.SHAFT_POWER)
        included = say("report.schedule.converter.included", power=power)
        yield Requirement(title=say("report.schedule.converter"), value=included)
    yield from _given("voltage_v", duty.voltage_v, Kind.VOLTAGE)
    yield from _given("frequency_hz", duty.frequency_hz, Kind.FREQUENCY)
    coupling = say(f"choice.{outcome.coupling.value}")
    yield Requirement(title=say("field.coupling"), value=coupling)


def _efficiency(record: Motor) -> Iterator[Requirement]:
    fed = say(f"choice.{record.fed_by.value}")
    if record.efficiency_100 is not None:
        yield at_least(say("field.efficiency_100"), record.efficiency_100, Kind.SHARE, fed)
    if record.ie_class is not IeClass.NOT_STATED:
        level = Words(text=record.ie_class.value)
        basis = Words(text=record.class_basis) if record.class_basis else None
        yield Requirement(title=say("field.ie_class"), value=level, condition=basis)


def _start(selection: Selection, candidate: Candidate) -> Iterator[Requirement]:
    """Torque to start from rest and for a while, at the motor's shaft where it is direct."""
    design: MotorDesign = selection.design
    outcome, record = candidate.outcome, candidate.record
    assert isinstance(outcome, MotorOutcome)  # noqa: S101  the family's own
    if outcome.coupling.value != "direct":
        return
    at_load = say("report.schedule.at_load")
    if outcome.fed_by is Supply.MAINS:
        torque = design.breakaway_nm
        yield needed(say("report.schedule.breakaway"), torque, Kind.TORQUE, at_load)
    peak = design.peak_torque_nm
    yield needed(say("report.schedule.peak_torque"), peak, Kind.TORQUE, at_load)
    if record.starting_current_ratio is not None and outcome.fed_by is Supply.MAINS:
        yield from _given("starting_current_ratio", record.starting_current_ratio, Kind.RATIO)


def _place(selection: Selection) -> Iterator[Requirement]:
    design: MotorDesign = selection.design
    duty: MotorDuty = selection.duty
    yield from _given("ambient_c", design.ambient_c, Kind.TEMPERATURE)
    yield from _given("elevation_m", design.elevation_m, Kind.ELEVATION)
    if duty.enclosure:
        yield Requirement(title=say("field.enclosure"), value=Words(text=duty.enclosure))
