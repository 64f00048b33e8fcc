"""How the flow of a pump or a fan is brought to what is asked, and what that costs at its shaft.

What each machine has to give is the same whatever holds it, and how far its speed falls is set by
where the pressure is kept: at the machine (constant), at the machine but falling with the flow
(proportional), or at the far end (the system's own curve).
"""

from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.machines.flow_machines.curves import FlowMachines
from core.machines.flow_machines.inlet_vanes import inlet_vane_power
from core.machines.flow_machines.meeting import flow_against
from core.machines.flow_machines.speed import Running, at_full_speed, at_speed_for
from core.machines.flow_machines.system import System

FloatArray = NDArray[np.float64]


class FlowControl(StrEnum):
    """How flow is controlled."""

    THROTTLE = "throttle"  # a valve or a damper
    BYPASS = "bypass"  # what is not asked for goes round
    CONSTANT_PRESSURE = "constant_pressure"  # by speed
    PROPORTIONAL_PRESSURE = "proportional_pressure"  # by speed, set-point falls with the flow
    SYSTEM_CURVE = "system_curve"  # by speed, all valves open
    INLET_VANES = "inlet_vanes"
    ON_OFF = "on_off"  # a tank takes what is given above what is asked


BY_SPEED = frozenset(
    {
        FlowControl.CONSTANT_PRESSURE,
        FlowControl.PROPORTIONAL_PRESSURE,
        FlowControl.SYSTEM_CURVE,
    }
)


def kept_rise(
    control: FlowControl,
    system: System,
    flow: ArrayLike,
    design_flow: float,
    *,
    proportional_from: float = 0.5,
) -> FloatArray:
    """What the header has to stand at for a flow of all machines together.

    proportional_from: share of the design rise that is kept at no flow; never less than the
    system asks. A throttled, a switched or a by-passed header stands where the design has it when
    it is asked what one machine can give against it: there the system's own curve counts.
    """
    asked = system.rise(flow)
    if control is FlowControl.CONSTANT_PRESSURE or control is FlowControl.BYPASS:
        return np.maximum(asked, system.rise(design_flow))
    if control is FlowControl.PROPORTIONAL_PRESSURE:
        share = np.asarray(flow, dtype=np.float64) / design_flow
        falling = proportional_from + (1.0 - proportional_from) * share
        return np.maximum(asked, system.rise(design_flow) * falling)
    return asked


def held(
    machines: FlowMachines, control: FlowControl, flow: FloatArray, rise: FloatArray
) -> Running:
    """Machines each giving `flow` where the header stands at `rise`, both (machines, points).

    By-passed a machine works on at the flow it gives against the header; switched it works there
    for the share of the time that the flow asked for is of it. Power is a mean over the time.
    nan: the machine cannot give that.
    """
    flow, rise = np.broadcast_arrays(flow, rise)
    if control in BY_SPEED:
        return at_speed_for(machines, flow, rise)
    if control is FlowControl.THROTTLE:
        return _able(at_full_speed(machines, flow), rise)
    full = at_full_speed(machines, flow_against(machines, rise))
    able = flow <= full.flow * (1.0 + _ROUNDING)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(able, np.minimum(flow / full.flow, 1.0), np.nan)
    if control is FlowControl.BYPASS:
        power = np.where(able, full.power_w, np.nan)
    elif control is FlowControl.ON_OFF:
        power = full.power_w * share
    else:
        power = full.power_w * inlet_vane_power(share)
    return Running(
        flow=flow,
        rise=rise,
        speed=full.speed,
        own_flow=flow if control is FlowControl.INLET_VANES else full.flow,
        power_w=power,
    )


_ROUNDING = 1e-4  # of a flow or a rise: curves are read as straight lines


def _able(running: Running, rise: FloatArray) -> Running:
    """What gives at least the rise asked for; nan elsewhere."""
    low = ~(running.rise >= rise * (1.0 - _ROUNDING))
    return Running(
        **{
            name: np.where(low, np.nan, getattr(running, name))
            for name in ("flow", "rise", "speed", "own_flow", "power_w")
        }
    )
