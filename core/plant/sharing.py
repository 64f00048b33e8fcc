"""How the units of a plant share a load by a rule; arrays (plants, groups, points).

What none of the units can carry is left: then all of them are full.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.plant.arrangement import NONE
from core.plant.unit import ROUNDING, Units, input_ratio
from core.study.plant import Staging

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """What each group does at each point, (plants, groups, points).

    running: units; output_w: of the group; input_w: beyond what all its units need when off.
    """

    running: FloatArray
    output_w: FloatArray
    input_w: FloatArray


def able_w(units: Units, machine: IntArray, count: IntArray) -> FloatArray:
    """Highest output of each group, (plants, groups, points)."""
    return count[:, :, None] * units.capacity_w[machine]


def shared(
    units: Units, load_w: FloatArray, machine: IntArray, count: IntArray, staging: Staging
) -> Shares:
    """Share a load among groups by a rule; `count` (plants, groups) are the units that may run."""
    count = np.where(machine == NONE, 0, count)
    rule = {
        Staging.SEQUENTIAL: _fewest,
        Staging.EQUAL_SPLIT: _all,
        Staging.IN_ORDER: _in_order,
    }[staging]
    running, output = rule(units, load_w, machine, count)
    drawn = np.empty_like(output)
    for group in range(machine.shape[1]):
        drawn[:, group] = _drawn(
            units, machine[:, group], running[:, group], output[:, group],
            filled=staging is Staging.IN_ORDER,
        )  # fmt: skip
    return Shares(running=running, output_w=output, input_w=drawn)


def _fewest(
    units: Units, load_w: FloatArray, machine: IntArray, count: IntArray
) -> tuple[FloatArray, FloatArray]:
    """Units in order until they carry the load, at one part load."""
    running = np.empty((*machine.shape, len(load_w)))
    before = np.zeros((len(machine), len(load_w)))
    for group in range(machine.shape[1]):
        rest = np.maximum(load_w - before, 0.0)
        wanted = np.ceil(units.wanted(machine[:, group], rest) - ROUNDING)
        capacity = units.capacity_w[machine[:, group]]
        running[:, group] = np.minimum(wanted, count[:, group, None]) * (capacity > 0.0)
        before += count[:, group, None] * capacity
    return running, _alike(units, load_w, machine, running)


def _all(
    units: Units, load_w: FloatArray, machine: IntArray, count: IntArray
) -> tuple[FloatArray, FloatArray]:
    """All units that can run, at one part load."""
    able = (units.capacity_w[machine] > 0.0) & (load_w > 0.0)
    running = np.where(able, count[:, :, None].astype(np.float64), 0.0)
    return running, _alike(units, load_w, machine, running)


def _in_order(
    units: Units, load_w: FloatArray, machine: IntArray, count: IntArray
) -> tuple[FloatArray, FloatArray]:
    """Each group takes what those before it leave."""
    able = able_w(units, machine, count)
    before = np.cumsum(able, axis=1) - able
    output = np.clip(load_w - before, 0.0, able)
    running = np.empty_like(output)
    for group in range(machine.shape[1]):
        wanted = units.wanted(machine[:, group], output[:, group])
        running[:, group] = np.ceil(wanted - ROUNDING)
    return running, output


def _alike(units: Units, load_w: FloatArray, machine: IntArray, running: FloatArray) -> FloatArray:
    """Outputs of running units that all have one part load, as on a common header."""
    able = running * units.capacity_w[machine]
    total = able.sum(axis=1)
    part = np.divide(load_w, total, out=np.zeros_like(total), where=total > 0.0)
    able *= np.minimum(part, 1.0)[:, None]
    return able


def _drawn(
    units: Units, machine: IntArray, running: FloatArray, output_w: FloatArray, *, filled: bool
) -> FloatArray:
    """Input of one group beyond what its units need when off, (plants, points)."""
    wanted = units.wanted(machine, output_w)
    if filled:
        full = np.maximum(running - 1.0, 0.0)
        ratio = full * units.at_full_load(machine)
        ratio += (running > 0.0) * input_ratio(units, machine, np.minimum(wanted - full, 1.0))
    else:
        each = wanted / np.maximum(running, 1.0)
        ratio = running * input_ratio(units, machine, np.minimum(each, 1.0))
    return ratio * units.scale_w[machine] + running * units.running_w[machine]
