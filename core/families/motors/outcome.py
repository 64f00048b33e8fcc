"""What a selection says of a motor beyond what it says of every family."""

from enum import StrEnum
from typing import Annotated

from core.families.motors.record import Supply
from core.families.motors.transmission import TransmissionKind
from core.selection.outcome import Outcome
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class ControlAgainst(StrEnum):
    """What a saving against today's control is measured against."""

    SAME_MOTOR = "same_motor"  # on the mains, or held at full speed
    BEST_ON_MAINS = "best_on_mains"  # the thriftiest motor of the field that stays on the mains


class MotorOutcome(Outcome, frozen=True, kw_only=True, tag="motors"):
    """Outcomes of one motor with its drive and transmission over one year."""

    unit_capacity_w: Annotated[float | None, declare(Kind.SHAFT_POWER)]  # rated power
    installed_w: Annotated[float, declare(Kind.SHAFT_POWER)]
    chain_efficiency: Annotated[float, declare(Kind.SHARE, lower_is_better=False)]  # over the year
    motor_efficiency: Annotated[float, declare(Kind.SHARE, lower_is_better=False)]
    motor_loss_wh: Annotated[float, declare(Kind.ENERGY, lower_is_better=True)]
    drive_loss_wh: Annotated[float, declare(Kind.ENERGY, lower_is_better=True)]
    transmission_loss_wh: Annotated[float, declare(Kind.ENERGY, lower_is_better=True)]
    mean_load: Annotated[float, declare(Kind.SHARE)]  # of rated power, while it runs
    rms_load: Annotated[float, declare(Kind.SHARE)]  # rms torque over the permitted one
    # running hours at loads outside those with a published efficiency
    extrapolated_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)] = 0.0
    low_load_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)]  # below 40 %
    power_factor: Annotated[float | None, declare(Kind.RATIO, lower_is_better=False)] = None
    comprehensive_efficiency: Annotated[
        float | None, declare(Kind.SHARE, lower_is_better=False)
    ] = None  # GB/T 12497-2006, at the mean load on the mains
    fed_by: Annotated[Supply, declare()]
    coupling: Annotated[TransmissionKind, declare()]  # what lies between it and the load
    drive: Annotated[str, declare()] | None = None  # the converter that belongs to it
    motor_price: Annotated[float | None, declare(Kind.MONEY, lower_is_better=True)] = None
    drive_price: Annotated[float | None, declare(Kind.MONEY, lower_is_better=True)] = None
    drive_price_listed: Annotated[bool | None, declare()] = None  # else by its price per kW
    transmission_price: Annotated[float | None, declare(Kind.MONEY, lower_is_better=True)] = None
    control_saving_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=False)] = None
    control_against: Annotated[ControlAgainst, declare()] | None = None
    existing_saving_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=False)] = None
    existing_saving_cost: Annotated[float | None, declare(Kind.MONEY, lower_is_better=False)] = None
    existing_payback_years: Annotated[float | None, declare(Kind.PAYBACK, lower_is_better=True)] = (
        None
    )

    def is_beyond(self, key: str) -> bool:
        """Whether the figure of a field rests on loads beyond the published ones."""
        return self.extrapolated_hours > 0.0 and key in ("motor_efficiency", "motor_loss_wh")
