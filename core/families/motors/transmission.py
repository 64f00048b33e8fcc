"""Losses of what lies between motor and load: direct, belt, gear."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from core.families.motors.columns import FloatArray
from core.vocabulary.by_definition import W_PER_HP

# AMCA 203 appendix L: loss of a V-belt in per cent of the motor's shaft power (hp); notched
# and synchronous belts lose five and two sevenths of it.
_AMCA = ((0.68759, -0.019791), (3.7558, -0.21507))
_AMCA_FLOOR = 3.9963


class TransmissionKind(StrEnum):
    """What lies between motor and load."""

    DIRECT = "direct"
    V_BELT = "v_belt"
    NOTCHED_BELT = "notched_belt"
    SYNCHRONOUS_BELT = "synchronous_belt"
    GEAR = "gear"


_BELT_SHARE = {
    TransmissionKind.V_BELT: 1.0,
    TransmissionKind.NOTCHED_BELT: 5 / 7,
    TransmissionKind.SYNCHRONOUS_BELT: 2 / 7,
}
# Share of the rated loss that goes with speed alone (churning, bending), the rest with power.
# Assumed: texts on gears and belts give a third to two thirds.
SPEED_SHARE = 0.5
GEAR_EFFICIENCY = 0.96  # of a gear of two stages, assumed; texts give 2 to 10 % of loss


@dataclass(frozen=True, slots=True, kw_only=True)
class Transmission:
    """A transmission. ratio: the motor's speed over the load's; efficiency: at rated power.

    One number, or an array shaped as what it is computed with.
    """

    kind: TransmissionKind = TransmissionKind.DIRECT
    ratio: float = 1.0
    efficiency: float | FloatArray = 1.0
    speed_share: float = SPEED_SHARE


def belt_efficiency(kind: TransmissionKind, motor_power_w: float) -> float:
    """Efficiency of a belt drive by the motor's shaft power. Raises KeyError for other kinds."""
    hp = motor_power_w / W_PER_HP
    per_cent = _AMCA_FLOOR + sum(k * np.exp(x * hp) for k, x in _AMCA)
    return float(1.0 - _BELT_SHARE[kind] * per_cent / 100.0)


def transmission_loss_w(
    transmission: Transmission,
    rated_w: float | FloatArray,
    load_w: FloatArray,
    speed_share: FloatArray,
) -> FloatArray:
    """Losses, W, at each point: power at the load, speed over the rated one, rated power."""
    lost = 1.0 / transmission.efficiency - 1.0
    share = transmission.speed_share
    losses: FloatArray = lost * (
        share * rated_w * np.abs(speed_share) + (1.0 - share) * np.abs(load_w)
    )
    return losses


def transmission_of(kind: TransmissionKind, given: float | None, rated_w: float) -> Transmission:
    """The transmission of a duty; its efficiency as given, by AMCA 203 for belts, or assumed."""
    if kind is TransmissionKind.DIRECT:
        return Transmission()
    if given is not None:
        return Transmission(kind=kind, efficiency=given)
    if kind is TransmissionKind.GEAR:
        return Transmission(kind=kind, efficiency=GEAR_EFFICIENCY)
    return Transmission(kind=kind, efficiency=belt_efficiency(kind, rated_w))
