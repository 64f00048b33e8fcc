"""The record of a drive (complete drive module): a converter and its losses."""

from enum import StrEnum
from typing import Annotated

from core.machines.device import Device, Evidence
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class DriveClass(StrEnum):
    """Efficiency class of a converter by IEC 61800-9-2."""

    IE0 = "IE0"
    IE1 = "IE1"
    IE2 = "IE2"


class FrontEnd(StrEnum):
    """How the converter draws its current from the mains."""

    SIX_PULSE = "six_pulse"
    SIX_PULSE_CHOKE = "six_pulse_choke"
    TWELVE_PULSE = "twelve_pulse"
    ACTIVE = "active"
    NOT_STATED = "not_stated"


class DriveFlag(StrEnum):
    """What is to be known of a drive's figures; the message `flag.<value>` says it."""

    REFERENCE_DRIVE = "reference_drive"  # no product: the limit of a class
    SHAPE_ASSUMED = "shape_assumed"  # only (90;100) is known; the other points are assumed
    LOSS_AT_CLASS_LIMIT = "loss_at_class_limit"


# The eight points, (frequency, torque current) in per cent of rated.
EIGHT_POINTS = ((0, 25), (0, 50), (0, 100), (50, 25), (50, 50), (50, 100), (90, 50), (90, 100))


class Drive(Device, frozen=True, kw_only=True, tag_field="family", tag="drives"):
    """One converter. Losses are shares of its equivalent apparent power S_r,equ."""

    id: Annotated[str, declare()]
    maker: Annotated[str, declare()]
    model: Annotated[str, declare()]
    drive_class: Annotated[DriveClass, declare()]  # at (90;100) against the reference converter
    front_end: Annotated[FrontEnd, declare()] = FrontEnd.NOT_STATED
    power_w: Annotated[float, declare(Kind.SHAFT_POWER, gt=0)]  # of the motor it is meant for
    apparent_va: Annotated[float, declare(Kind.APPARENT_POWER, gt=0)]
    current_a: Annotated[float, declare(Kind.CURRENT, gt=0)] | None = None
    voltage_v: Annotated[float, declare(Kind.VOLTAGE, gt=0)] | None = None
    frequency_max_hz: Annotated[float, declare(Kind.FREQUENCY, gt=0)] | None = None
    loss_0_25: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)]
    loss_0_50: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)]
    loss_0_100: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)]
    loss_50_25: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)]
    loss_50_50: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)]
    loss_50_100: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)]
    loss_90_50: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)]
    loss_90_100: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)]
    price: Annotated[float, declare(Kind.MONEY, ge=0)] | None = None
    source: Annotated[str, declare()]  # key of the sources table
    source_year: Annotated[str, declare()]
    evidence: Annotated[Evidence, declare()]
    flags: tuple[DriveFlag, ...] = ()

    @property
    def eight_losses(self) -> tuple[float, ...]:
        """Losses at the eight points, shares of the apparent power."""
        return tuple(getattr(self, f"loss_{speed}_{torque}") for speed, torque in EIGHT_POINTS)


def drive_name(drive: Drive) -> str:
    """Maker, model and id; of a reference converter, which no maker sells, its class and size."""
    if DriveFlag.REFERENCE_DRIVE in drive.flags:
        return f"{drive.drive_class.value} {drive.power_w / 1e3:g} kW ({drive.id})"
    return f"{drive.maker} {drive.model} ({drive.id})"
