"""The ways a motor may turn a load: on the mains or on a converter, coupled or through a gear.

A machine whose speed suits the shaft is coupled to it and loses nothing between; only one whose
speed does not is given the gear or belt of the duty. Every machine is tried in every way, so that
direct and geared drives stand in one ranking, each with the losses of its own.
"""

from dataclasses import dataclass

import numpy as np

from core.families.motors.bank import Bank
from core.families.motors.columns import BoolArray, FloatArray
from core.families.motors.duty import MotorDuty
from core.families.motors.transmission import Transmission, TransmissionKind, transmission_of

# Variants of a pair: the feed is the odd bit, the gear or belt the second.
MAINS, CONVERTER = 0, 1
MAINS_THROUGH, CONVERTER_THROUGH = 2, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a motor is fed and what lies between it and the load."""

    converter: bool
    transmission: TransmissionKind

    @property
    def direct(self) -> bool:
        """Whether motor and load turn on one shaft."""
        return self.transmission is TransmissionKind.DIRECT


def way_of(duty: MotorDuty, variant: int) -> Way:
    """The way a variant stands for."""
    through = variant in (MAINS_THROUGH, CONVERTER_THROUGH)
    return Way(
        converter=variant in (CONVERTER, CONVERTER_THROUGH),
        transmission=duty.transmission if through else TransmissionKind.DIRECT,
    )


def variants_of(duty: MotorDuty) -> tuple[int, ...]:
    """The variants a duty leaves open: coupled directly, and through its gear or belt."""
    if duty.transmission is TransmissionKind.DIRECT:
        return (MAINS, CONVERTER)
    return (MAINS, CONVERTER, MAINS_THROUGH, CONVERTER_THROUGH)


def between(way: Way, duty: MotorDuty, peak_w: float) -> Transmission:
    """What lies between motor and load; peak_w: the highest lasting power at the load."""
    return transmission_of(way.transmission, duty.transmission_efficiency, peak_w)


def ratios(bank: Bank, way: Way, speed_rpm: float) -> FloatArray:
    """The motor's speed over the load's, (machines,): 1 where it is coupled directly."""
    if way.direct or speed_rpm <= 0.0:
        return np.ones(len(bank))
    return bank.columns.speed_rpm / speed_rpm


def suits_shaft(bank: Bank, duty: MotorDuty, speed_rpm: float) -> BoolArray:
    """Whether a machine's rated speed is the load's, so that it needs no gear, (machines,)."""
    off = np.abs(bank.columns.speed_rpm / (speed_rpm or 1.0) - 1.0)
    suits: BoolArray = off <= duty.speed_tolerance
    return suits
