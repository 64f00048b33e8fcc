"""Machines of a plant room with what serves a unit of them: its pump and its tower cells."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.columns import ChillerColumns, in_single, single, take
from core.families.chillers.design import ChillerDesign
from core.families.chillers.duty import ChillerDuty
from core.families.chillers.performance import FullLoad, full_load, full_share, power_ratio
from core.families.chillers.plant_room.units.pumping import Pumping
from core.plant.guideline_36 import LiftReset

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

SMALL = 1e-12  # no capacity: what is asked of it is in vain


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """Machines with what their cooling water may be, and their cells at design, (machines,)."""

    columns: ChillerColumns
    duty: ChillerDuty
    pumping: Pumping
    capacity_w: FloatArray  # at design
    leaving_c: float
    reach_k: float
    lowest_c: FloatArray  # cooling water
    highest_c: FloatArray
    heat_w: FloatArray
    fan_w: FloatArray
    lift: LiftReset

    @property
    def size_w(self) -> FloatArray:
        """What is told of machines for a watt of it is the same in every size, (machines,)."""
        return np.where(self.capacity_w > 0.0, self.capacity_w, 1.0)

    def of(self, rows: IntArray) -> "Served":
        """Some of the machines."""
        own = ("capacity_w", "lowest_c", "highest_c", "heat_w", "fan_w")
        return replace(
            self,
            columns=take(self.columns, rows),
            **{name: getattr(self, name)[rows] for name in own},
        )

    @property
    def small(self) -> "Served":
        """The same for a watt of `size_w`, in single precision."""
        one = in_single(self.columns)
        return replace(
            self,
            columns=replace(one, capacity_w=single(self.columns.capacity_w / self.size_w)),
            lowest_c=single(self.lowest_c),
            highest_c=single(self.highest_c),
            capacity_w=single(self.capacity_w / self.size_w),
            heat_w=single(self.heat_w / self.size_w),
            fan_w=single(self.fan_w / self.size_w),
        )

    @property
    def pump_rest_w(self) -> FloatArray:
        """Cooling-water pumps at full flow over what they need at least, (machines, 1, 1)."""
        pumping = self.pumping
        rest: FloatArray = pumping.condenser_w(self.heat_w) - pumping.condenser_base_w(self.heat_w)
        return rest[:, None, None]

    def full(self, condenser_c: FloatArray) -> FullLoad:
        """At full load, 0 W where there is no figure; condenser_c: (points,) or (machines, …)."""
        full = full_load(self.columns, self.leaving_c, condenser_c, self.reach_k)
        known = np.isfinite(full.power_w)
        known &= np.isfinite(full.capacity_w)
        known &= full.capacity_w > 0.0
        if known.all():
            return full
        return FullLoad(
            capacity_w=np.where(known, full.capacity_w, 0.0),
            power_w=np.where(known, full.power_w, 0.0),
        )

    def power_w(self, full_w: FloatArray, plr: FloatArray, condenser_c: FloatArray) -> FloatArray:
        """At part loads (machines, …); power at full load and condenser temperatures broadcast."""
        flat = plr.reshape(len(plr), -1)
        # Temperatures matter to the shape of machines that are solved only, which are few.
        entering = condenser_c
        if self.columns.solved:
            entering = np.broadcast_to(condenser_c, plr.shape).reshape(flat.shape)
        ratio = power_ratio(self.columns, flat, self.leaving_c, entering).reshape(plr.shape)
        ratio *= full_w
        return ratio

    def given_w(self, condenser_c: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Cooling and power of full chillers with cooling water each its own."""
        entering = condenser_c.reshape(len(condenser_c), -1)
        full = self.full(entering)
        power = self.power_w(full.power_w, np.ones_like(full.power_w), entering)
        return full.capacity_w.reshape(condenser_c.shape), power.reshape(condenser_c.shape)

    def drawn_w(self, load_w: FloatArray, condenser_c: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Power and part load with cooling water each its own, (machines, kinds, loads).

        A part load above 1 is asked for in vain; the power is that of the full chiller.
        """
        full = self.full(condenser_c.reshape(len(load_w), -1))
        plr = load_w / np.maximum(full.capacity_w.reshape(load_w.shape), SMALL)
        power = self.power_w(full.power_w.reshape(load_w.shape), np.minimum(plr, 1.0), condenser_c)
        return power, plr


def served(
    columns: ChillerColumns,
    design: ChillerDesign,
    duty: ChillerDuty,
    pumping: Pumping,
    reach_k: float,
) -> Served:
    """Machines whose cells are sized for the heat of each at full load and design conditions."""
    at = np.array([design.entering_condenser_c])
    one = full_load(columns, design.leaving_chilled_c, at, reach_k)
    heat = np.nan_to_num(full_heat_w(columns, one))
    return Served(
        columns=columns,
        duty=duty,
        pumping=pumping,
        capacity_w=np.nan_to_num(one.capacity_w[:, 0]),
        leaving_c=design.leaving_chilled_c + pumping.warmer_k,
        reach_k=reach_k,
        lowest_c=np.maximum(columns.condenser_min_c, duty.condenser_floor_c),
        highest_c=columns.condenser_max_c + reach_k,
        heat_w=heat,
        fan_w=pumping.fan_w(heat),
        lift=LiftReset(
            most_k=design.entering_condenser_c + duty.tower_range_k - design.leaving_chilled_c
        ),
    )


def full_heat_w(columns: ChillerColumns, one: FullLoad) -> FloatArray:
    """What full machines give to their cooling water, (machines,); one: (machines, 1)."""
    heat: FloatArray = one.capacity_w[:, 0] + one.power_w[:, 0] * full_share(columns)
    return heat
