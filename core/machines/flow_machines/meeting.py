"""Where the curve of a machine and that of its system meet.

A curve that rises from no flow to its top can meet a system twice. Only where the machine's curve
falls through the system's does it stay: a little more flow meets more resistance than the machine
gives. That is the point taken; that there was another one is told. Where the system asks for more
than the machine gives at no flow it does not start into that point by itself.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.machines.flow_machines.curves import STEPS, FlowMachines, along
from core.machines.flow_machines.system import System

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Where they meet, each (machines, systems).

    flow, rise: nan where they meet nowhere on the curve; roots: how often they meet;
    beyond: the machine still gives more than is asked where its curve ends: it runs out;
    starts: at its least flow the machine gives more than is asked.
    """

    flow: FloatArray
    rise: FloatArray
    roots: IntArray
    beyond: BoolArray
    starts: BoolArray


def meet(machines: FlowMachines, system: System) -> Meeting:
    """The lasting meeting point of every machine with every system at the speed of its curve.

    The system's static and resistance are (systems,), or (machines, systems).
    """
    static = np.atleast_1d(np.asarray(system.static, dtype=np.float64))
    resistance = np.atleast_1d(np.asarray(system.resistance, dtype=np.float64))
    flow = machines.flows()[:, None, :]
    asked = static[..., None] + resistance[..., None] * flow**2
    left = machines.rise[:, None, :] - asked
    above = left >= 0.0
    crossing = above[..., :-1] != above[..., 1:]
    falling = above[..., :-1] & ~above[..., 1:]
    at_end = left[..., -1] == 0.0  # it meets exactly where its curve ends
    last = STEPS - 1 - falling[..., ::-1].argmax(axis=-1)
    last = np.where(at_end, STEPS - 1, last)
    found = falling.any(axis=-1) | at_end

    def at(values: FloatArray, step: int) -> FloatArray:
        wide = np.broadcast_to(values, left.shape)
        return np.take_along_axis(wide, (last + step)[..., None], axis=-1)[..., 0]

    low, high = at(left, 0), at(left, 1)
    share = np.divide(low, low - high, out=np.ones_like(low), where=low != high)
    start, step = at(flow, 0), at(flow, 1) - at(flow, 0)
    # The machine's line is straight in a step, the system's is not: one step of Newton's.
    slope = (at(machines.rise[:, None, :], 1) - at(machines.rise[:, None, :], 0)) / step
    reached = start + share * step
    off = at(machines.rise[:, None, :], 0) + slope * share * step - static - resistance * reached**2
    steep = slope - 2.0 * resistance * reached
    reached = reached - np.divide(off, steep, out=np.zeros_like(off), where=steep != 0.0)
    reached = np.where(found, reached, np.nan)
    return Meeting(
        flow=reached,
        rise=static + resistance * reached**2,
        roots=crossing.sum(axis=-1) + at_end,
        beyond=above[..., -1] & ~at_end,
        starts=left[..., 0] > 0.0,
    )


def flow_against(machines: FlowMachines, rise: FloatArray) -> FloatArray:
    """The greatest flow at which a machine still gives `rise`, (machines, …).

    rise: (points,) or (machines, …). Where the curve ends above that rise it is the flow at
    its end; 0 where the machine never reaches it, and its check valve stays shut.
    """
    rise = np.atleast_2d(rise)
    asked = np.broadcast_to(rise, (len(machines), *rise.shape[1:]))
    # What is reached from a flow on, which never rises: halved until one step is left.
    reached = np.maximum.accumulate(machines.rise[:, ::-1], axis=1)[:, ::-1].reshape(-1)
    row = along(np.arange(len(machines)) * (STEPS + 1), asked)
    low = np.zeros(asked.shape, dtype=np.int64)
    step = STEPS // 2
    while step:
        higher = low + step
        low = np.where(reached[row + higher] >= asked, higher, low)
        step //= 2
    first, second = reached[row + low], reached[row + low + 1]
    ends = second >= asked  # it gives that much at the very end
    fall = first - second
    share = np.divide(first - asked, fall, out=np.zeros_like(fall), where=fall > 0.0)
    span = along((machines.flow_max - machines.flow_min) / STEPS, asked)
    flow = along(machines.flow_min, asked) + (low + np.clip(share, 0.0, 1.0)) * span
    flow = np.where(ends, along(machines.flow_max, asked), flow)
    return np.where(first >= asked, flow, 0.0)
