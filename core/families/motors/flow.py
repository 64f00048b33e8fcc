"""A pump or a fan on its system: shaft power when throttled and when its speed is controlled.

All shares are of the rated point (full flow). With the machine's curve
    h(q) = H0 − (H0 − 1) q²,    e(q) = q (2 − q)          (head, efficiency over its best)
and the system's
    s(q) = hs + (1 − hs) q²
a throttled machine works at (q, h(q)), one at speed n at (q, s(q)) with the affinity laws
    n² = (s(q) + (H0 − 1) q²) / H0,   power p = q · s(q) / e(q/n).
Without static head n = q and p = q³. The two curve shapes are assumed; H0 is an input.
Held by a bypass, or by nothing, the machine goes on at its full flow: p = 1. Inlet vanes of a fan
by the cubic of DOE-2 and EnergyPlus (p = 0.48 at half the flow).
"""

import numpy as np
from numpy.typing import NDArray

from core.families.motors.loads import ControlToday
from core.machines.flow_machines.inlet_vanes import inlet_vane_power

FloatArray = NDArray[np.float64]


def system_head(flow: FloatArray, static_share: float) -> FloatArray:
    """What the system asks for, share of the rated head."""
    return static_share + (1.0 - static_share) * flow**2


def machine_head(flow: FloatArray, shutoff_ratio: float) -> FloatArray:
    """What the machine gives at rated speed, share of the rated head."""
    return shutoff_ratio - (shutoff_ratio - 1.0) * flow**2


def machine_efficiency(flow: FloatArray) -> FloatArray:
    """Efficiency over that of the rated point."""
    return np.clip(flow * (2.0 - flow), 0.05, 1.0)


def throttled_power(flow: FloatArray, shutoff_ratio: float) -> FloatArray:
    """Shaft power at rated speed, throttled to a flow; share of rated."""
    power: FloatArray = flow * machine_head(flow, shutoff_ratio) / machine_efficiency(flow)
    return np.where(flow > 0.0, power, shutoff_ratio * 0.35)


def held_power(flow: FloatArray, control: ControlToday, shutoff_ratio: float) -> FloatArray:
    """Shaft power at rated speed, the flow controlled as today, while it runs; share of rated.

    Where a drive is there already, what a motor on the mains would need instead: throttling.
    """
    if control in (ControlToday.BYPASS, ControlToday.NONE, ControlToday.ON_OFF):
        return np.where(flow > 1.0, throttled_power(flow, shutoff_ratio), 1.0)
    if control is ControlToday.INLET_VANES:
        return inlet_vane_power(flow)
    return throttled_power(flow, shutoff_ratio)


def controlled_speed(flow: FloatArray, static_share: float, shutoff_ratio: float) -> FloatArray:
    """Speed at which the machine just gives what the system asks for; share of rated."""
    asked = system_head(flow, static_share) + (shutoff_ratio - 1.0) * flow**2
    speed: FloatArray = np.sqrt(asked / shutoff_ratio)
    return speed


def controlled_power(flow: FloatArray, static_share: float, shutoff_ratio: float) -> FloatArray:
    """Shaft power at that speed; share of rated."""
    speed = controlled_speed(flow, static_share, shutoff_ratio)
    relative = np.divide(flow, speed, out=np.zeros_like(flow), where=speed > 0.0)
    power: FloatArray = flow * system_head(flow, static_share) / machine_efficiency(relative)
    return power
