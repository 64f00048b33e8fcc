"""The four points of a part-load rating, of many machines as columns, of one as values."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.columns import ChillerColumns
from core.families.chillers.performance import (
    degradation,
    full_load,
    least_step,
    outside_limits,
    power_share,
)
from core.standards.rating_methods import LOADS

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingPoint:
    """One of the four points of a rating."""

    load: float  # share of the full-load capacity at the rating's full-load condition
    condenser_c: float
    capacity_w: float
    power_w: float
    cop: float  # with the degradation applied
    degradation: float  # CD; 1 where the machine unloads to the point
    weight: float
    beyond_limits: bool  # figures by the worse of held and carried on


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingPoints:
    """The four points of machines, each (machines, 4)."""

    condenser_c: FloatArray
    capacity_w: FloatArray
    power_w: FloatArray
    cop: FloatArray
    degradation: FloatArray
    beyond_limits: NDArray[np.bool_]

    def of(self, machine: int, weights: tuple[float, ...]) -> tuple[RatingPoint, ...]:
        """Those of one machine."""
        return tuple(
            RatingPoint(
                load=LOADS[i],
                condenser_c=float(self.condenser_c[machine, i]),
                capacity_w=float(self.capacity_w[machine, i]),
                power_w=float(self.power_w[machine, i]),
                cop=float(self.cop[machine, i]),
                degradation=float(self.degradation[machine, i]),
                weight=weights[i],
                beyond_limits=bool(self.beyond_limits[machine, i]),
            )
            for i in range(len(LOADS))
        )


def rating_points(
    columns: ChillerColumns,
    leaving_c: float,
    condenser_c: FloatArray,
    weights: tuple[float, ...],
    beyond_limits_k: float,
) -> tuple[tuple[RatingPoint, ...], ...]:
    """The four points of every machine; condenser_c is (machines, 4), °C."""
    points = points_of(columns, leaving_c, condenser_c, beyond_limits_k)
    return tuple(points.of(machine, weights) for machine in range(len(columns.records)))


def points_of(
    columns: ChillerColumns, leaving_c: float, condenser_c: FloatArray, beyond_limits_k: float
) -> RatingPoints:
    """The four points of every machine as columns.

    Loads are shares of the capacity at the full-load condition. A machine that cannot
    unload to a point runs its lowest step there and is degraded by CD with
    LF = (load · full capacity) / (capacity at the step), AHRI 551/591.
    """
    full = full_load(columns, leaving_c, condenser_c, beyond_limits_k)
    capacity = full.capacity_w
    plr = np.array(LOADS) * capacity[:, :1] / capacity
    step = np.maximum(plr, least_step(columns, leaving_c, condenser_c))
    load_factor = np.minimum(plr / step, 1.0)
    cd = np.where(load_factor < 1.0, degradation(load_factor), 1.0)
    delivered = capacity * step
    power = full.power_w * power_share(columns, step, leaving_c, condenser_c)
    return RatingPoints(
        condenser_c=condenser_c,
        capacity_w=delivered,
        power_w=power,
        cop=delivered / (cd * power),
        degradation=cd,
        beyond_limits=outside_limits(columns, leaving_c, condenser_c),
    )
