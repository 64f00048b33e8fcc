"""Heat of a condenser put to use: what a unit gives whose water leaves warm enough, hour by hour.

Such a unit makes no more heat than is asked for or a store takes, and no more cold than the
plant's load: none of it is thrown away. Cooling + power = heat used + losses of the store.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatBalance:
    """A chiller at one moment, W: heat of its condenser, what of it is used, what towers take."""

    cooling_w: float
    power_w: float
    asked_w: float

    @property
    def heat_w(self) -> float:
        """All that the condenser gives off."""
        return self.cooling_w + self.power_w

    @property
    def used_w(self) -> float:
        """Of it what is asked for at the same time."""
        return min(self.heat_w, self.asked_w)

    @property
    def cop_both(self) -> float:
        """Cooling and the whole heat for a W of power."""
        return (self.cooling_w + self.heat_w) / self.power_w


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryUnit:
    """Power over cooling at the temperatures of use, both (n,), rising from 0 to full load, W."""

    cooling_w: FloatArray
    power_w: FloatArray

    @property
    def heat_w(self) -> FloatArray:
        """Of its condenser, (n,)."""
        return self.cooling_w + self.power_w

    def heat_at(self, cooling_w: FloatArray) -> FloatArray:
        """Heat at a cooling; the most of both beyond full load."""
        return np.interp(cooling_w, self.cooling_w, self.heat_w)

    def cooling_for(self, heat_w: FloatArray) -> FloatArray:
        """The cooling that comes with a heat."""
        return np.interp(heat_w, self.heat_w, self.cooling_w)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatStore:
    """A store of warm water: Wh it holds, and the share of its heat it loses an hour."""

    capacity_wh: float
    loss_per_h: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """Steps of a year, (steps,), W: of the unit, and of the heat that is asked for.

    used_w: of the heat asked for what the unit or its store gives; lost_w: by the store;
    stored_wh: at the end of each step.
    """

    cooling_w: FloatArray
    power_w: FloatArray
    used_w: FloatArray
    lost_w: FloatArray
    stored_wh: FloatArray

    @property
    def heat_w(self) -> FloatArray:
        """Of the condenser."""
        return self.cooling_w + self.power_w


def recovered(
    unit: RecoveryUnit,
    asked_w: FloatArray,
    load_w: FloatArray,
    store: HeatStore,
    step_h: float,
) -> Recovered:
    """A unit led by heat: as much as is asked for or the store has room for, and the load allows.

    asked_w: heat; load_w: cooling of the plant, both (steps,). The store begins empty.
    """
    most = unit.heat_at(load_w) * (load_w > 0.0)
    room, keep = store.capacity_wh, max(1.0 - store.loss_per_h * step_h, 0.0)
    after: list[float] = []  # what follows from it is told of all steps at once
    stored = 0.0
    for asked, able in zip(asked_w.tolist(), most.tolist(), strict=True):
        kept = stored * keep
        heat = asked + (room - kept) / step_h
        if able < heat:
            heat = able
        given = heat + kept / step_h
        if asked < given:
            given = asked
        stored = kept + (heat - given) * step_h
        after.append(stored)
    held = np.array(after)
    before = np.concatenate([[0.0], held[:-1]])
    left = before * keep
    made = np.minimum(asked_w + (room - left) / step_h, most)
    used = np.minimum(asked_w, made + left / step_h)
    lost = (before - left) / step_h
    cooling = unit.cooling_for(made)
    return Recovered(
        cooling_w=cooling, power_w=made - cooling, used_w=used, lost_w=lost, stored_wh=held
    )
