"""Figures that no motor or drive can have: see core.machines.plausibility."""

from collections.abc import Iterator

import numpy as np

from core.families.motors.classes import class_minimum
from core.families.motors.drive import EIGHT_POINTS, Drive
from core.families.motors.record import IeClass, Motor, Technology
from core.machines.plausibility import (
    IE5_LOSSES_LEAST,
    MOTOR_EFFICIENCY_MOST,
    Fault,
    of_numbers,
    once,
    outside,
)
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

POWER_PLAUSIBLE_W = (10.0, 5e7)  # 10 W to 50 MW
SPEED_PLAUSIBLE_RPM = (1.0, 200e3)
SLIP_MAX = 0.25  # of an induction motor at rated load
LOSS_PLAUSIBLE = (0.001, 0.5)  # of a drive, of its apparent power; the least shipped is 0.006
_TORQUE_ABSURD = 0.3
_CURRENT_ABSURD = 1.0
_LOADS = (100, 75, 50, 25)
_TABLE_HZ = (50.0, 60.0)
_USUAL_POLES = 4  # of a motor that states none: the class asks the most of it


def faults(motor: Motor) -> Iterator[Fault]:
    """Figures that cannot be true, as (column, code, figures); message `fault.<code>`."""
    yield from once(_of(motor))


def _of(motor: Motor) -> Iterator[Fault]:
    yield from outside("power_w", motor.power_w, *POWER_PLAUSIBLE_W, Kind.SHAFT_POWER)
    yield from of_numbers(motor)
    yield from _efficiencies(motor)
    for load in _LOADS:
        factor = getattr(motor, f"power_factor_{load}")
        if factor is not None:
            yield from outside(f"power_factor_{load}", factor, 0.01, 1.0, Kind.RATIO)
    if motor.speed_rpm is None and motor.synchronous_rpm is None:
        yield "speed_rpm", "value_missing", ()
        return
    yield from outside("speed_rpm", motor.rated_rpm, *SPEED_PLAUSIBLE_RPM, Kind.SPEED)
    if motor.poles is not None and motor.poles % 2:
        yield "poles", "poles_odd", (figure("value", motor.poles, Kind.COUNT),)
    synchronous = motor.synchronous_rpm
    if synchronous and motor.speed_rpm and motor.technology is Technology.INDUCTION:
        low = (1.0 - SLIP_MAX) * synchronous
        yield from outside("speed_rpm", motor.speed_rpm, low, synchronous, Kind.SPEED)
    if motor.torque_nm is not None and not abs(torque_error(motor)) <= _TORQUE_ABSURD:
        yield "torque_nm", "torque_absurd", (
            figure("value", motor.torque_nm, Kind.TORQUE),
            figure("expected", _torque(motor), Kind.TORQUE),
        )  # fmt: skip
    if motor.current_a is not None and not abs(current_error(motor)) <= _CURRENT_ABSURD:
        yield "current_a", "current_absurd", (figure("value", motor.current_a, Kind.CURRENT),)
    frequencies = [frequency for frequency, _ in motor.torque_points]
    positive = all(hz > 0 and torque > 0 for hz, torque in motor.torque_points)
    if frequencies != sorted(set(frequencies)) or not positive:
        yield "torque_points", "points_not_rising", ()


def _efficiencies(motor: Motor) -> Iterator[Fault]:
    """More than any motor has, or fewer losses at full load than half of class IE5's."""
    for load in _LOADS:
        rate = getattr(motor, f"efficiency_{load}")
        if rate is not None and not 0.0 < rate <= MOTOR_EFFICIENCY_MOST:
            yield f"efficiency_{load}", "implausible", (
                figure("value", rate, Kind.SHARE),
                figure("low", 0.0, Kind.SHARE),
                figure("high", MOTOR_EFFICIENCY_MOST, Kind.SHARE),
            )  # fmt: skip
    rate, limit = motor.efficiency_100, efficiency_most(motor)
    if rate is not None and limit < rate <= MOTOR_EFFICIENCY_MOST:
        yield "efficiency_100", "efficiency_above_size", (
            figure("value", rate, Kind.SHARE),
            figure("limit", limit, Kind.SHARE),
            figure("power", motor.power_w, Kind.SHAFT_POWER),
            figure("share", IE5_LOSSES_LEAST, Kind.SHARE),
        )  # fmt: skip


def efficiency_most(motor: Motor) -> float:
    """The most a motor of its size can have at full load, a share: half of IE5's losses.

    At the table's frequency nearest to the motor's; without a row (small, large or of many
    poles) it is what no motor exceeds.
    """
    if not POWER_PLAUSIBLE_W[0] <= motor.power_w <= POWER_PLAUSIBLE_W[1]:
        return MOTOR_EFFICIENCY_MOST
    frequency = min(_TABLE_HZ, key=lambda one: abs(one - motor.frequency_hz))
    least = class_minimum(IeClass.IE5, motor.poles or _USUAL_POLES, frequency, motor.power_w)
    return MOTOR_EFFICIENCY_MOST if np.isnan(least) else most_of_class(least)


def most_of_class(ie5: float) -> float:
    """The most a motor can have whose class IE5 asks for `ie5`, both shares of the input."""
    return min(1.0 - IE5_LOSSES_LEAST * (1.0 - ie5), MOTOR_EFFICIENCY_MOST)


def _torque(motor: Motor) -> float:
    return motor.power_w / (motor.rated_rpm * np.pi / 30.0)


def torque_error(motor: Motor) -> float:
    """Printed torque over power per speed, less 1; 0 where none is printed."""
    return 0.0 if motor.torque_nm is None else motor.torque_nm / _torque(motor) - 1.0


def current_error(motor: Motor) -> float:
    """Printed current over the one of the other figures, less 1; 0 where one is missing."""
    rate, factor = motor.efficiency_100, motor.power_factor_100
    if motor.current_a is None or not rate or not factor or not motor.voltage_v:
        return 0.0
    expected = motor.power_w / (3.0**0.5 * motor.voltage_v * rate * factor)
    return float(motor.current_a / expected - 1.0)


def drive_faults(drive: Drive) -> Iterator[Fault]:
    """Figures of a drive that cannot be true, as (column, code, figures)."""
    yield from once(_of_drive(drive))


def _of_drive(drive: Drive) -> Iterator[Fault]:
    yield from outside("power_w", drive.power_w, *POWER_PLAUSIBLE_W, Kind.SHAFT_POWER)
    yield from of_numbers(drive)
    yield from outside(
        "apparent_va", drive.apparent_va, drive.power_w, 3.0 * drive.power_w, Kind.APPARENT_POWER
    )
    for (frequency, current), loss in zip(EIGHT_POINTS, drive.eight_losses, strict=True):
        yield from outside(f"loss_{frequency}_{current}", loss, *LOSS_PLAUSIBLE, Kind.SHARE)
