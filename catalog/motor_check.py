"""What can be seen from a motor's or drive's own figures: that they cannot be true, or doubtful."""

from collections.abc import Iterator

import numpy as np

from core.finding import Figure, figure
from core.motors.classes import class_minimum
from core.motors.columns import columns_of
from core.motors.drive import EIGHT_POINTS, Drive, DriveFlag
from core.motors.losses import fit_losses
from core.motors.record import Flag, IeClass, Motor, Supply, Technology
from core.quantity import Kind

POWER_PLAUSIBLE_W = (10.0, 5e7)  # 10 W to 50 MW
SPEED_PLAUSIBLE_RPM = (1.0, 200e3)
SLIP_MAX = 0.25  # of an induction motor at rated load
LOSS_PLAUSIBLE = 0.5  # of a drive, of its apparent power
_TORQUE_NOTABLE, _TORQUE_ABSURD = 0.05, 0.3
_CURRENT_NOTABLE, _CURRENT_ABSURD = 0.1, 1.0
_AT_LIMIT = 0.00051  # efficiencies are printed to 0.1 %, so half of that
_MAINS_HZ = (50, 60)

Fault = tuple[str, str, tuple[Figure, ...]]


def faults(motor: Motor) -> Iterator[Fault]:
    """Figures that cannot be true, as (column, code, figures); message `fault.<code>`."""
    yield from _outside("power_w", motor.power_w, *POWER_PLAUSIBLE_W, Kind.SHAFT_POWER)
    if motor.speed_rpm is None and motor.synchronous_rpm is None:
        yield "speed_rpm", "value_missing", ()
        return
    yield from _outside("speed_rpm", motor.rated_rpm, *SPEED_PLAUSIBLE_RPM, Kind.SPEED)
    if motor.poles is not None and motor.poles % 2:
        yield "poles", "poles_odd", (figure("value", motor.poles, Kind.COUNT),)
    synchronous = motor.synchronous_rpm
    if synchronous and motor.speed_rpm and motor.technology is Technology.INDUCTION:
        low = (1.0 - SLIP_MAX) * synchronous
        yield from _outside("speed_rpm", motor.speed_rpm, low, synchronous, Kind.SPEED)
    if motor.torque_nm is not None and abs(_torque_error(motor)) > _TORQUE_ABSURD:
        yield "torque_nm", "torque_absurd", (
            figure("value", motor.torque_nm, Kind.TORQUE),
            figure("expected", _torque(motor), Kind.TORQUE),
        )  # fmt: skip
    if motor.current_a is not None and abs(_current_error(motor)) > _CURRENT_ABSURD:
        yield "current_a", "current_absurd", (figure("value", motor.current_a, Kind.CURRENT),)
    frequencies = [frequency for frequency, _ in motor.torque_points]
    positive = all(hz > 0 and torque > 0 for hz, torque in motor.torque_points)
    if frequencies != sorted(set(frequencies)) or not positive:
        yield "torque_points", "points_not_rising", ()


def _outside(column: str, value: float, low: float, high: float, kind: Kind) -> Iterator[Fault]:
    if not low <= value <= high:
        yield column, "implausible", (
            figure("value", value, kind), figure("low", low, kind), figure("high", high, kind)
        )  # fmt: skip


def _torque(motor: Motor) -> float:
    return motor.power_w / (motor.rated_rpm * np.pi / 30.0)


def _torque_error(motor: Motor) -> float:
    """Printed torque over power per speed, less 1; 0 where none is printed."""
    return 0.0 if motor.torque_nm is None else motor.torque_nm / _torque(motor) - 1.0


def _current_error(motor: Motor) -> float:
    """Printed current over the one of the other figures, less 1; 0 where one is missing."""
    rate, factor = motor.efficiency_100, motor.power_factor_100
    if motor.current_a is None or rate is None or factor is None:
        return 0.0
    expected = motor.power_w / (3.0**0.5 * motor.voltage_v * rate * factor)
    return float(motor.current_a / expected - 1.0)


def defects(motor: Motor) -> tuple[Flag, ...]:
    """The flags a motor's own figures call for, in the order of their declaration."""
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
    if abs(_torque_error(motor)) > _TORQUE_NOTABLE:
        found.add(Flag.TORQUE_OFF)
    if abs(_current_error(motor)) > _CURRENT_NOTABLE:
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


def drive_faults(drive: Drive) -> Iterator[Fault]:
    """Figures of a drive that cannot be true, as (column, code, figures)."""
    yield from _outside("power_w", drive.power_w, *POWER_PLAUSIBLE_W, Kind.SHAFT_POWER)
    yield from _outside(
        "apparent_va", drive.apparent_va, drive.power_w, 3.0 * drive.power_w, Kind.APPARENT_POWER
    )
    for (frequency, current), loss in zip(EIGHT_POINTS, drive.eight_losses, strict=True):
        yield from _outside(
            f"loss_{frequency}_{current}", loss, 0.0, LOSS_PLAUSIBLE, Kind.SHARE
        )  # fmt: skip


def drive_defects(drive: Drive) -> tuple[DriveFlag, ...]:
    """None of a drive's flags follows from its figures alone."""
    del drive
    return ()


def drive_reference_values(drive: Drive) -> dict[str, float]:
    """A drive has no curves of its own to check against a reference point."""
    del drive
    return {}
