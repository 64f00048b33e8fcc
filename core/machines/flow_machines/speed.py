"""A machine at the speed at which it just gives a flow against a rise.

By affinity flow goes with the speed, rise with its square, power with its cube, along points of
equal q/√h: the speed follows from the machine's own similar point, never from the ratio of flows
alone, which is right only where the system has no static part.

Friction and leakage take a larger share at low speed (assumed, after Sârbu and Borza 1998):
below `FULL_EFFICIENCY_FROM` of the curve's speed 1 − η grows with (0.7/speed)^0.1.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.machines.flow_machines.curves import FlowMachines, along

FloatArray = NDArray[np.float64]

FULL_EFFICIENCY_FROM = 0.7
_LOSS_EXPONENT = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """How machines run, each (machines, …); nan where their curves hold no such point.

    speed: over that of the curve; own_flow: of the similar point on the curve, m³/s;
    power_w: as the curve's power is given, at the shaft or of the whole unit.
    """

    flow: FloatArray
    rise: FloatArray
    speed: FloatArray
    own_flow: FloatArray
    power_w: FloatArray


def at_speed_for(machines: FlowMachines, flow: FloatArray, rise: FloatArray) -> Running:
    """Machines giving `flow` against `rise`, both (machines, …), at the speed that takes.

    Each is what broadcasts to the other.
    """
    own = machines.similar_flow(flow, rise)
    own_rise, power = machines.rise_and_power_at(own)
    speed = np.sqrt(rise / own_rise)
    flow, rise = np.broadcast_arrays(flow, rise)
    power *= speed
    power *= speed
    power *= speed
    slow = speed < FULL_EFFICIENCY_FROM
    if slow.any():  # powers of one in ten are dear: only where the rule holds
        work = np.broadcast_to(along(machines.work, flow), flow.shape)[slow]
        useful, drawn = work * flow[slow] * rise[slow], power[slow]
        kept = np.divide(useful, drawn, out=np.zeros_like(drawn), where=drawn > 0.0)
        # Against no rise at all a machine stands still, and takes nothing.
        slower = np.divide(
            FULL_EFFICIENCY_FROM, speed[slow], out=np.ones_like(drawn), where=drawn > 0.0
        )
        more = slower**_LOSS_EXPONENT
        lowered = np.maximum(1.0 - (1.0 - kept) * more, _LEAST * kept)
        power[slow] = np.divide(useful, lowered, out=drawn, where=kept > 0.0)
    return Running(flow=flow, rise=rise, speed=speed, own_flow=own, power_w=power)


_LEAST = 0.2  # of the efficiency at full speed: the rule is not carried on to nothing


def at_full_speed(machines: FlowMachines, flow: FloatArray) -> Running:
    """Machines giving `flow`, (machines, …), at the speed of their curves; the rest is throttled.

    rise: what the machine gives, of which the throttle takes what the system does not.
    """
    rise, power = machines.rise_and_power_at(flow)
    return Running(
        flow=flow,
        rise=rise,
        speed=np.where(np.isnan(rise), np.nan, 1.0),
        own_flow=flow,
        power_w=power,
    )
