"""What a unit of a plant needs at part load, whatever serves it: one answer for all who ask.

A unit is a chiller at a condenser temperature that stands fast at each point, or a chiller of a
plant room, whose pump and tower cells run with it and whose cooling water is set by its load
(plant_room).
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.columns import ChillerColumns
from core.families.chillers.performance import PartLoad, best_relative_cop, part_load

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Of a unit what is not its chiller's, W, (machines, points).

    bypass_w: chilled-water pumps, for the least flow that its load does not ask for and for an open
    exchanger; cooling_pump_w: what its cooling-water pump needs more for that; free_w: cooling that
    the exchanger carries.
    """

    tower_fan_w: FloatArray
    bypass_w: FloatArray
    cooling_pump_w: FloatArray
    free_w: FloatArray


class UnitStates(Protocol):
    """Units at the points of a year; part loads are shares of what they can give there."""

    @property
    def best_relative_cop(self) -> FloatArray:
        """Highest share of the capacity over that of the power, (machines, points or 1)."""
        ...

    def part_load(self, plr: FloatArray) -> PartLoad:
        """Power over that at full load, (machines, points), and where units cycle."""
        ...

    def power_ratio(self, plr: FloatArray) -> FloatArray:
        """What that says of the power alone, for who has no use for the rest."""
        ...

    def condenser_c(self, plr: FloatArray) -> FloatArray:
        """Temperature entering the condenser, (machines, points)."""
        ...

    def beside(self, plr: FloatArray) -> Beside | None:
        """Of the power, what tower fans and pumps of a unit take; None: none of it is theirs."""
        ...

    def beyond_hours(self, plr: FloatArray, hours: FloatArray) -> FloatArray:
        """Hours in which a curve is read beyond its limits or has no figure, (machines,)."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class AtTemperatures:
    """Chillers at condenser temperatures that do not depend on what they do, (points,)."""

    columns: ChillerColumns
    leaving_c: float
    entering_c: FloatArray

    @property
    def best_relative_cop(self) -> FloatArray:
        """Of the chiller, (machines, 1): taken to be the same at every temperature."""
        return best_relative_cop(self.columns)[:, None]

    def part_load(self, plr: FloatArray) -> PartLoad:
        """Of the chillers."""
        return part_load(self.columns, plr, self.leaving_c, self.entering_c)

    def power_ratio(self, plr: FloatArray) -> FloatArray:
        """Of the chillers."""
        return self.part_load(plr).power_ratio

    def condenser_c(self, plr: FloatArray) -> FloatArray:
        """As at each point."""
        return np.broadcast_to(self.entering_c, plr.shape)

    def beside(self, plr: FloatArray) -> Beside | None:  # noqa: ARG002
        """Fans are part of the auxiliaries, where any were entered."""
        return None

    def beyond_hours(self, plr: FloatArray, hours: FloatArray) -> FloatArray:  # noqa: ARG002
        """Whether units run or not: what counts is the temperature of the point."""
        rising = np.argsort(self.entering_c)
        order, below = self.entering_c[rising], np.concatenate([[0.0], np.cumsum(hours[rising])])
        inside_from = np.searchsorted(order, self.columns.condenser_min_c, side="left")
        inside_to = np.searchsorted(order, self.columns.condenser_max_c, side="right")
        beyond: FloatArray = below[-1] - (below[inside_to] - below[inside_from])
        return np.maximum(beyond, 0.0)
