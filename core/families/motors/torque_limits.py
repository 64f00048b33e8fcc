"""Torque a motor gives on a converter for long, over its speed; and the breakdown limit.

Continuous torque over rated by speed over rated: medians of catalogue points of self-ventilated
enclosed induction motors (LSES, FLSES, CILS: 175 motors at 10, 17, 25, 50 and 87 Hz) and of
synchronous reluctance motors with magnets (LSHRM, 198 motors). Above rated speed the power
stays, the torque falls with the speed, and the breakdown torque with its square (fN/f)².
"""

import numpy as np

from core.families.motors.columns import BoolArray, FloatArray

_SPEED = (0.0, 0.1, 0.2, 0.34, 0.5, 1.0)
_INDUCTION = (0.5, 0.70, 0.90, 0.95, 1.0, 1.0)
_SYNCHRONOUS = (0.5, 0.80, 1.0, 1.0, 1.0, 1.0)
# Below a tenth of the speed nothing is published: half the torque is taken, assumed.
BREAKDOWN_RESERVE = 1.3  # between the highest torque and breakdown, on a converter and on mains
SPEED_MAX_SHARE = 1.74  # 87 Hz over 50 Hz: as far as the points reach
_SPEED_MAX_TWO_POLES = 1.2


def lasting_torque(speed: FloatArray, induction: BoolArray, *, forced: bool) -> FloatArray:
    """Torque over rated, (machines, points), at speeds over rated (machines, points)."""
    if forced:
        below = np.ones_like(speed)
    else:
        asynchronous = np.interp(speed, _SPEED, _INDUCTION)
        synchronous = np.interp(speed, _SPEED, _SYNCHRONOUS)
        below = np.where(induction[:, None], asynchronous, synchronous)
    return np.where(speed > 1.0, 1.0 / np.maximum(speed, 1.0), below)


def breakdown_share(speed: FloatArray) -> FloatArray:
    """Breakdown torque over that at rated speed: (fN/f)² above it."""
    return 1.0 / np.maximum(speed, 1.0) ** 2


def speed_max_share(poles: FloatArray, stated_rpm: FloatArray, rated_rpm: FloatArray) -> FloatArray:
    """Highest speed over rated, (machines,): the maker's where stated."""
    usual = np.where(poles == 2, _SPEED_MAX_TWO_POLES, SPEED_MAX_SHARE)
    return np.where(np.isnan(stated_rpm), usual, stated_rpm / rated_rpm)
