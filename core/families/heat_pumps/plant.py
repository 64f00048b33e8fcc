"""How a number of equal units and what stands beside them run through the year.

Hot water comes first: the units make it at full load for a part of every hour, from a store;
in the rest of the hour they heat. What they do not reach is left to the backup, and what that
does not reach is not met:

    demand = heat pumps + backup + unmet

Cooling takes the time that is left (cooling_run).

How many units heat is the plant's staging (staged_units).

Worked through in blocks of machines, each block as arrays (machines, points).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.heat_pumps.columns import PumpColumns, beyond_declared_k, figures_from_c
from core.families.heat_pumps.cooling.columns import CoolingColumns
from core.families.heat_pumps.cooling.performance import cooling_performance
from core.families.heat_pumps.cooling.run import (
    Cooling,
    CoolingBank,
    CoolingBlock,
    cooled,
    cooling_block,
)
from core.families.heat_pumps.demands import after_heat_share, reached_c
from core.families.heat_pumps.duty import Backup, HeatPumpDuty
from core.families.heat_pumps.performance import Nodes, Performance, performance
from core.families.heat_pumps.staged_units import ROUNDING, started
from core.load.profile import Profile
from core.selection.carried import ROUNDING as SHORT
from core.study.plant import Staging

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """The points of the year and where they lie between the nodes; arrays (points,)."""

    load_w: FloatArray
    hot_water_w: FloatArray
    outdoor_c: FloatArray
    flow_c: FloatArray
    left: IntArray  # the node below
    share: FloatArray  # of the way to the node above
    cooling_w: FloatArray | None = None  # None: none is asked

    def of(self, values: FloatArray) -> FloatArray:
        """Values of nodes (machines, nodes) at the points, (machines, points)."""
        low, high = np.take(values, self.left, axis=1), np.take(values, self.left + 1, axis=1)
        high -= low
        high *= self.share
        low += high
        return low


def points_of(profile: Profile, nodes: Nodes, chosen: BoolArray | None = None) -> Points:
    """Lay the points of a profile, or those chosen, between the nodes."""
    kept: BoolArray | slice = slice(None) if chosen is None else chosen
    outdoor = profile.columns["outdoor_c"][kept]
    place = (outdoor - nodes.outdoor_c[0]) / nodes.step_k
    left = np.clip(place.astype(np.int64), 0, len(nodes.outdoor_c) - 2)
    cooling = profile.columns.get("cooling_w")
    return Points(
        load_w=profile.columns["load_w"][kept],
        hot_water_w=profile.columns["hot_water_w"][kept],
        outdoor_c=outdoor,
        flow_c=np.interp(outdoor, nodes.outdoor_c, nodes.flow_c),
        left=left,
        share=place - left,
        cooling_w=None if cooling is None else cooling[kept],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """What machines do at every node: heating, making hot water, cooling."""

    columns: PumpColumns
    nodes: Nodes
    figures_from_c: FloatArray  # (machines,): outdoor temperature below which there is no figure
    heating: Performance
    hot_water: Performance | None  # None: none is asked
    after_heat: FloatArray  # (machines,): share of the hot water's heat above what they reach
    cooling: CoolingBank | None = None  # None: none is asked
    rooms_heated: bool = True

    @property
    def giving(self) -> Performance:
        """What is compared with the heat asked: heating rooms, or hot water where it is alone."""
        alone = self.hot_water is not None and not self.rooms_heated
        return self.hot_water if alone and self.hot_water else self.heating


def bank_of(
    columns: PumpColumns, nodes: Nodes, duty: HeatPumpDuty, cold_c: float, reach_k: float,
    cooling: CoolingColumns | None = None,
) -> Bank:  # fmt: skip
    """Machines over the outdoor temperatures of a site, at the flow its emitters ask for.

    cold_c: of the water that is made hot; reach_k: see `performance`; cooling: of the same
    machines, where cooling is asked.
    """
    heating = performance(columns, nodes, reach_k)
    cold = None
    if cooling is not None:
        at_nodes = cooling_performance(cooling, nodes.outdoor_c, reach_k)
        cold = CoolingBank(columns=cooling, performance=at_nodes, reach_k=reach_k)
    if not duty.hot_water_m3_per_day:
        after = np.zeros(len(columns.records))
        return Bank(
            columns=columns, nodes=nodes, figures_from_c=figures_from_c(columns, reach_k),
            heating=heating, hot_water=None, after_heat=after, cooling=cold,
            rooms_heated=duty.rooms_heated,
        )  # fmt: skip
    reached = reached_c(columns, duty)
    flow = np.broadcast_to(reached[:, None], (len(reached), len(nodes.outdoor_c)))
    made = performance(
        columns, Nodes(outdoor_c=nodes.outdoor_c, flow_c=flow, source_c=nodes.source_c), reach_k
    )
    return Bank(
        columns=columns,
        nodes=nodes,
        figures_from_c=figures_from_c(columns, reach_k),
        heating=heating,
        hot_water=made,
        after_heat=after_heat_share(reached, duty, cold_c),
        cooling=cold,
        rooms_heated=duty.rooms_heated,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Some machines at the points, (machines, points) if not said; nothing of units in it.

    best: COP at the least continuous load over that at full load.
    """

    full_w: FloatArray  # 0 where a machine does not run
    full_cop: FloatArray
    gain: FloatArray
    least: FloatArray
    best: FloatArray
    inside: BoolArray
    beyond: BoolArray  # outside the temperatures with declared figures
    hot_w: FloatArray | None  # None: no hot water is asked
    hot_cop: FloatArray | None
    after_heat: FloatArray  # (machines, 1)
    degradation: FloatArray  # (machines, 1)
    idle_w: FloatArray  # (machines, 1)
    off_w: FloatArray  # (machines, 1)
    circulation_w: FloatArray  # (machines, 1), of one running unit
    cooling: CoolingBlock | None = None  # None: none is asked


def block_of(
    bank: Bank, points: Points, machines: IntArray, circulation_w: FloatArray,
    cooling_circulation_w: FloatArray | None = None,
) -> Block:  # fmt: skip
    """Lay machines over the points; circulation_w: (all machines,), of a unit's pump."""
    columns, heating, hot = bank.columns, bank.heating, bank.hot_water
    cold = None
    if bank.cooling is not None:
        pumps_w = np.zeros(len(columns.records))
        pumps_w = pumps_w if cooling_circulation_w is None else cooling_circulation_w
        cold = cooling_block(bank.cooling, points.of, points.outdoor_c, machines, pumps_w)
    limit = bank.figures_from_c[machines, None]
    warm = points.outdoor_c >= limit - ROUNDING
    inside = warm & (points.flow_c <= columns.outlet_limit_c[machines, None] + 1e-6)
    gain, least = points.of(heating.gain[machines]), points.of(heating.least[machines])
    return Block(
        full_w=points.of(heating.full_w[machines]) * inside,
        full_cop=points.of(heating.full_cop[machines]),
        gain=gain,
        least=least,
        best=1.0 + gain * (1.0 - least),
        inside=inside,
        beyond=beyond_declared_k(columns, points.outdoor_c)[machines] > 0.0,
        hot_w=points.of(hot.full_w[machines]) * warm if hot else None,
        hot_cop=points.of(hot.full_cop[machines]) if hot else None,
        after_heat=bank.after_heat[machines, None],
        degradation=columns.degradation[machines, None],
        idle_w=columns.idle_w[machines, None],
        off_w=columns.off_w[machines, None],
        circulation_w=circulation_w[machines, None],
        cooling=cold,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class HotWater:
    """Hot water by the heat pumps; arrays (machines, points).

    busy: the share of time all units take for it; after_w: heat above what they reach.
    """

    heat_w: FloatArray
    power_w: FloatArray
    busy: FloatArray
    after_w: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A number of units at the points; arrays (machines, points), powers in W.

    load: of each running unit over its full capacity; quality: its COP over the best at that
    temperature; pump_w: electricity of the heat pumps for heat, of both kinds, idle ones included
    in hours that do not ask for cooling.
    """

    units: FloatArray
    load: FloatArray
    quality: FloatArray
    cycling: BoolArray
    heat_w: FloatArray  # heating, by heat pumps
    hot_water: HotWater | None
    pump_w: FloatArray
    circulation_w: FloatArray | None  # None: no circulation is asked for
    backup_w: FloatArray  # heat
    unmet_w: FloatArray  # heat
    cooling: Cooling | None = None  # None: none is asked


def with_standby(running: Running, points: Points, carrying: int, units: int) -> FloatArray | int:
    """Units that run where all `units` may in hours in which heat or cold stays unmet.

    `carrying`, which is what runs without, where they carry every hour; else (machines, points).
    """
    if units <= carrying:
        return carrying
    short = running.unmet_w > SHORT * (points.load_w + points.hot_water_w)
    if running.cooling is not None and points.cooling_w is not None:
        short |= running.cooling.unmet_w > SHORT * points.cooling_w
    return np.where(short, float(units), float(carrying)) if short.any() else carrying


def run(
    block: Block,
    points: Points,
    duty: HeatPumpDuty,
    staging: Staging,
    units: FloatArray | int,
    *,
    installed: int | None = None,
) -> Running:
    """Hot water first, then heating, then the backup; cooling in the rest; `units` carry the load.

    units: a number, or (machines, points); installed: those in reserve included, which draw their
    idle power too; None: there are none.
    """
    hot = _hot_water(block, points, units)
    able = block.full_w if hot is None else block.full_w * (1.0 - hot.busy)
    some = np.divide(points.load_w, able, out=np.zeros_like(able), where=able > 0.0)
    np.minimum(some, units, out=some)
    heat = some * able
    heating = started(block, some, able, units, staging)
    on, load, rise, power = heating.units, heating.load, heating.rise, heating.power_w
    there = np.maximum(units, installed or 0)
    runs = on * heating.ratio
    if hot is not None:
        runs = runs * (1.0 - hot.busy) + units * hot.busy
    _add_idle(power, block, points, there, runs)
    missing = points.load_w - heat
    if hot is not None:
        missing += points.hot_water_w - hot.heat_w
        power += hot.power_w
    backup = _backup(duty, missing, hot)
    rise /= block.best
    return Running(
        units=on,
        load=load,
        quality=rise,
        cycling=(load > 0.0) & (heating.ratio < 1.0 - ROUNDING),
        heat_w=heat,
        hot_water=hot,
        pump_w=power,
        circulation_w=_circulation(block, on, units, hot) if duty.circulation_ratio else None,
        backup_w=backup,
        unmet_w=np.maximum(missing - backup, 0.0),
        cooling=_cooled(block, points, staging, units, heat, hot, there - runs),
    )


def _cooled(
    block: Block,
    points: Points,
    staging: Staging,
    units: FloatArray | int,
    heat_w: FloatArray,
    hot: HotWater | None,
    waiting: FloatArray,
) -> Cooling | None:
    """Cooling in the time that heat leaves; what rooms are heated with counts at full load."""
    if block.cooling is None or points.cooling_w is None:
        return None
    able = block.full_w * units
    busy = np.divide(heat_w, able, out=np.zeros_like(able), where=able > 0.0)
    if hot is not None:
        busy = busy + hot.busy
    return cooled(block.cooling, points.cooling_w, busy, staging, units, waiting)


def _hot_water(block: Block, points: Points, units: FloatArray | int) -> HotWater | None:
    if block.hot_w is None or block.hot_cop is None:
        return None
    after = points.hot_water_w * block.after_heat
    able = block.hot_w * units
    busy = np.divide(points.hot_water_w - after, able, out=np.zeros_like(able), where=able > 0.0)
    np.minimum(busy, 1.0, out=busy)
    heat = busy * able
    return HotWater(heat_w=heat, power_w=heat / block.hot_cop, busy=busy, after_w=after)


def _add_idle(
    power: FloatArray,
    block: Block,
    points: Points,
    there: FloatArray | int,
    runs: FloatArray,
) -> None:
    """Add what units take between two starts, and when nothing is asked of them.

    there: all units installed; runs: those that run, by the time they do. In hours that ask for
    cooling the idle power is counted with it.
    """
    asked = points.load_w + points.hot_water_w > 0.0
    waits, rests = asked, ~asked
    if points.cooling_w is not None:
        waits, rests = asked & (points.cooling_w <= 0.0), rests & (points.cooling_w <= 0.0)
    if block.idle_w.any():
        power += (there - runs) * (block.idle_w * waits)
    if rests.any():
        power += there * (block.off_w * rests)


def _circulation(
    block: Block, on: FloatArray, units: FloatArray | int, hot: HotWater | None
) -> FloatArray:
    """Power of the pumps of running units."""
    running = on if hot is None else np.maximum(on, np.ceil(units * hot.busy))
    found: FloatArray = running * block.circulation_w
    return found


def _backup(duty: HeatPumpDuty, missing_w: FloatArray, hot: HotWater | None) -> FloatArray:
    """Heat of the backup; hot water is heated further in its own store, whatever the backup."""
    if duty.backup is not Backup.NONE and duty.backup_max_w is None:
        return missing_w
    after = 0.0 if hot is None else np.minimum(hot.after_w, missing_w)
    if duty.backup is Backup.NONE:
        return np.broadcast_to(after, missing_w.shape)
    return np.minimum(missing_w, np.maximum(duty.backup_max_w or 0.0, after))
