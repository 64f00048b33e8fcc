"""What can be seen from a motor's or drive's own figures: that they are doubtful.

That they cannot be true is said by core.families.motors.plausibility.
"""

from core.families.motors.classes import class_minimum
from core.families.motors.columns import columns_of
from core.families.motors.drive import Drive, DriveFlag
from core.families.motors.losses import fit_losses
from core.families.motors.plausibility import current_error, torque_error
from core.families.motors.record import Flag, IeClass, Motor, Supply, Technology
from core.machines.device import is_made_to_size

_TORQUE_NOTABLE = 0.05
_CURRENT_NOTABLE = 0.1
_AT_LIMIT = 0.00051  # efficiencies are printed to 0.1 %, so half of that
_MAINS_HZ = (50, 60)


def defects(motor: Motor) -> tuple[Flag, ...]:
    """The flags a motor's own figures call for, in the order of their declaration.

    A class has none: that its figures are a limit and what is usual is what it is.
    """
    if is_made_to_size(motor):
        return ()
    found = _of_class(motor)
    given = [getattr(motor, f"efficiency_{at}") for at in (100, 75, 50, 25)]
    count = sum(one is not None for one in given) + (motor.seven_losses is not None) * 2
    if count == 0:
        found.add(Flag.NO_EFFICIENCY)
    elif count == 1:
        found.add(Flag.PART_LOAD_ABSENT)
    if fit_losses(columns_of([motor])).implausible[0]:
        found.add(Flag.PART_LOAD_IMPLAUSIBLE)
    if motor.speed_rpm is None:
        found.add(Flag.SPEED_NOT_STATED)
    if abs(torque_error(motor)) > _TORQUE_NOTABLE:
        found.add(Flag.TORQUE_OFF)
    if abs(current_error(motor)) > _CURRENT_NOTABLE:
        found.add(Flag.CURRENT_OFF)
    return tuple(flag for flag in Flag if flag in found)


def _of_class(motor: Motor) -> set[Flag]:
    """Whether the efficiency is the least of the class declared, or less."""
    rate, poles = motor.efficiency_100, motor.poles
    by_table = motor.technology is Technology.INDUCTION and motor.fed_by is Supply.MAINS
    if rate is None or poles is None or not by_table or motor.ie_class is IeClass.NOT_STATED:
        return set()
    if round(motor.frequency_hz) not in _MAINS_HZ:
        return set()
    least = class_minimum(motor.ie_class, poles, motor.frequency_hz, motor.power_w)
    if rate < least - _AT_LIMIT:
        return {Flag.BELOW_CLASS}
    return {Flag.AT_CLASS_LIMIT} if abs(rate - least) <= _AT_LIMIT else set()


def reference_values(motor: Motor) -> dict[str, float]:
    """A motor has no curves of its own to check against a reference point."""
    del motor
    return {}


def drive_defects(drive: Drive) -> tuple[DriveFlag, ...]:
    """None of a drive's flags follows from its figures alone."""
    del drive
    return ()


def drive_reference_values(drive: Drive) -> dict[str, float]:
    """A drive has no curves of its own to check against a reference point."""
    del drive
    return {}
