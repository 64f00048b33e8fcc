"""A store of cold beside a plant: when it is filled and emptied, by dynamic programming.

The store is told in even levels. At each step the plant gives the load and what the level rises
by, or as much less as it falls; the way through the levels that costs the least in all is found
backward from the end, so it is the best on these levels, with the loads and prices of the year
known. What a level loses in a step is given as well, whenever something is stored.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

_FORBIDDEN, _UNWANTED = 1e15, 1e9
_ROUNDING = 1e-6  # of a step of the level


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """Steps, (steps,): level_wh at the end of each; output_w: of the plant."""

    level_wh: FloatArray
    output_w: FloatArray
    power_w: FloatArray
    cost: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Storage:
    """capacity_wh in `levels` even steps; loss_per_h: share of what is stored."""

    capacity_wh: float
    loss_per_h: float = 0.0
    levels: int = 20

    @property
    def step_wh(self) -> float:
        """Between two levels."""
        return self.capacity_wh / self.levels


@dataclass(frozen=True, slots=True, kw_only=True)
class PlantPower:
    """Power of a plant, W, over its output at each step.

    output_w: (n,), even steps from 0 to all it gives; power_w: (kinds, n); kind: (steps,);
    beside_w: (steps,), what is needed at whatever output.
    """

    output_w: FloatArray
    power_w: FloatArray
    kind: IntArray
    beside_w: FloatArray

    def at(self, output_w: FloatArray) -> FloatArray:
        """Power at outputs (steps, …); beyond all it gives: more than anything costs."""
        shape = (-1, *(1,) * (output_w.ndim - 1))
        along = np.clip(output_w / self.output_w[1], 0.0, len(self.output_w) - 1.0)
        low = np.minimum(along.astype(np.int64), len(self.output_w) - 2)
        cell = self.kind.reshape(shape) * len(self.output_w) + low
        flat = self.power_w.ravel()
        drawn: FloatArray = flat[cell] + (along - low) * (flat[cell + 1] - flat[cell])
        drawn += self.beside_w.reshape(shape)
        drawn[output_w > self.output_w[-1] * (1.0 + 1e-9)] = _FORBIDDEN
        return drawn


def best_course(
    storage: Storage,
    plant: PlantPower,
    load_w: FloatArray,
    price_per_wh: FloatArray,
    step_h: float,
    highest_w: FloatArray | None = None,
) -> Stored:
    """The cheapest way through the steps, from empty; the end is free, what is left worth nothing.

    price_per_wh: (steps,); highest_w: (steps,), output that is kept below where it can be.
    """
    steps, count = len(load_w), storage.levels + 1
    held = storage.step_wh * np.arange(count, dtype=np.float64)
    rise_w = (held[None, :] - held[:, None]) / step_h  # from each level to each
    rise_w += storage.loss_per_h * held[:, None]
    output = load_w[:, None, None] + rise_w[None]
    cost = plant.at(output)
    cost *= (price_per_wh * step_h)[:, None, None]
    # A store never gives more than is asked.
    cost[output < -_ROUNDING * storage.step_wh / step_h] = _FORBIDDEN
    if highest_w is not None:
        cost[output > highest_w[:, None, None]] += _UNWANTED
    ahead, rows = np.zeros(count), np.arange(count)
    chosen = np.zeros((steps, count), dtype=np.int64)
    for step in range(steps - 1, -1, -1):
        every = cost[step] + ahead[None, :]
        chosen[step] = every.argmin(axis=1)
        ahead = every[rows, chosen[step]]
    level, levels, given = 0, np.zeros(steps, dtype=np.int64), np.zeros(steps)
    for step in range(steps):
        to = int(chosen[step, level])
        given[step] = output[step, level, to]
        level = levels[step] = to
    power = plant.at(np.maximum(given, 0.0))
    return Stored(
        level_wh=held[levels],
        output_w=given,
        power_w=power,
        cost=float(power @ price_per_wh) * step_h,
    )


def least_peak_w(load_w: FloatArray, capacity_wh: float, step_h: float = 1.0) -> float:
    """The lowest a day's highest output can be with a store: Σ max(load − p, 0) = capacity.

    A store without losses that is filled at night, where there is room enough below it.
    """
    falling = np.sort(load_w)[::-1]
    above = np.cumsum(falling) - falling * np.arange(1, len(falling) + 1)
    count = int(np.searchsorted(above * step_h, capacity_wh, side="left"))
    if count == 0:
        return float(falling[0])
    return float((falling[:count].sum() - capacity_wh / step_h) / count)
