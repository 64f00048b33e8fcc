"""How a number of equal units and what stands beside them run through the year.

Hot water comes first: the units make it at full load for a part of every hour, from a store;
in the rest of the hour they heat. What they do not reach is left to the backup, and what that
does not reach is not met:

    demand = heat pumps + backup + unmet

Worked through in blocks of machines, each block as arrays (machines, points).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.heat_pumps.columns import PumpColumns
from core.heat_pumps.duty import Backup, Cascade, HeatPumpDuty
from core.heat_pumps.performance import Nodes, Performance, performance, switched
from core.profile import Profile

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]
ROUNDING = 1e-9  # of a unit's capacity: no unit is started for less


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """The points of the year and where they lie between the nodes; arrays (points,)."""

    load_w: FloatArray
    hot_water_w: FloatArray
    outdoor_c: FloatArray
    flow_c: FloatArray
    left: IntArray  # the node below
    share: FloatArray  # of the way to the node above

    def of(self, values: FloatArray) -> FloatArray:
        """Values of nodes (machines, nodes) at the points, (machines, points)."""
        low, high = np.take(values, self.left, axis=1), np.take(values, self.left + 1, axis=1)
        high -= low
        high *= self.share
        low += high
        return low


def points_of(profile: Profile, nodes: Nodes) -> Points:
    """Lay the points of a profile between the nodes."""
    outdoor = profile.columns["outdoor_c"]
    place = (outdoor - nodes.outdoor_c[0]) / nodes.step_k
    left = np.clip(place.astype(np.int64), 0, len(nodes.outdoor_c) - 2)
    return Points(
        load_w=profile.columns["load_w"],
        hot_water_w=profile.columns["hot_water_w"],
        outdoor_c=outdoor,
        flow_c=np.interp(outdoor, nodes.outdoor_c, nodes.flow_c),
        left=left,
        share=place - left,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """What machines do at every node: heating, and making hot water."""

    columns: PumpColumns
    nodes: Nodes
    heating: Performance
    hot_water: Performance | None  # None: none is asked
    after_heat: FloatArray  # (machines,): share of the hot water's heat above what they reach


def bank_of(columns: PumpColumns, nodes: Nodes, duty: HeatPumpDuty) -> Bank:
    """Machines over the outdoor temperatures of a site, at the flow its emitters ask for."""
    heating = performance(columns, nodes)
    if not duty.hot_water_m3_per_day:
        after = np.zeros(len(columns.records))
        return Bank(columns=columns, nodes=nodes, heating=heating, hot_water=None, after_heat=after)
    reached = np.minimum(columns.outlet_limit_c, duty.hot_water_c)
    after = (duty.hot_water_c - reached) / (duty.hot_water_c - duty.cold_water_c)
    flow = np.broadcast_to(reached[:, None], (len(reached), len(nodes.outdoor_c)))
    made = performance(
        columns, Nodes(outdoor_c=nodes.outdoor_c, flow_c=flow, source_c=nodes.source_c)
    )
    return Bank(
        columns=columns,
        nodes=nodes,
        heating=heating,
        hot_water=made,
        after_heat=np.clip(after, 0.0, 1.0),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Some machines at the points, (machines, points) if not said; nothing of units in it."""

    full_w: FloatArray  # 0 where a machine does not run
    full_cop: FloatArray
    gain: FloatArray
    least: FloatArray
    inside: BoolArray
    hot_w: FloatArray | None
    hot_cop: FloatArray | None
    after_heat: FloatArray  # (machines, 1)
    degradation: FloatArray  # (machines, 1)
    idle_w: FloatArray  # (machines, 1)
    off_w: FloatArray  # (machines, 1)
    circulation_w: FloatArray  # (machines, 1), of one running unit


def block_of(bank: Bank, points: Points, machines: IntArray, circulation_w: FloatArray) -> Block:
    """Lay machines over the points; circulation_w: (all machines,)."""
    columns, heating, hot = bank.columns, bank.heating, bank.hot_water
    limit = np.where(np.isnan(columns.limit_c), -np.inf, columns.limit_c)
    limit = np.where(np.isnan(columns.rated_source_c), limit, -np.inf)[machines, None]
    warm = points.outdoor_c >= limit - ROUNDING
    inside = warm & (points.flow_c <= columns.outlet_limit_c[machines, None] + 1e-6)
    return Block(
        full_w=points.of(heating.full_w[machines]) * inside,
        full_cop=points.of(heating.full_cop[machines]),
        gain=points.of(heating.gain[machines]),
        least=points.of(heating.least[machines]),
        inside=inside,
        hot_w=points.of(hot.full_w[machines]) * warm if hot else None,
        hot_cop=points.of(hot.full_cop[machines]) if hot else None,
        after_heat=bank.after_heat[machines, None],
        degradation=columns.degradation[machines, None],
        idle_w=columns.idle_w[machines, None],
        off_w=columns.off_w[machines, None],
        circulation_w=circulation_w[machines, None],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A number of units at the points; arrays (machines, points), powers in W.

    load: of each running unit over its full capacity; quality: its COP over the best at that
    temperature.
    """

    units: FloatArray
    load: FloatArray
    quality: FloatArray
    cycling: BoolArray
    heat_w: FloatArray  # heating, by heat pumps
    hot_heat_w: FloatArray  # hot water, by heat pumps
    pump_w: FloatArray  # electricity of the heat pumps for both, idle ones included
    hot_pump_w: FloatArray  # of it for hot water
    circulation_w: FloatArray
    backup_w: FloatArray  # heat
    unmet_w: FloatArray


def run(block: Block, points: Points, duty: HeatPumpDuty, units: int) -> Running:
    """Hot water first, then heating, then the backup; `units` carry the load."""
    hot_heat, hot_power, busy = _hot_water(block, points, units)
    free = 1.0 - busy
    able = block.full_w * free  # of one unit, beside the hot water
    heat = np.minimum(points.load_w, able * units)
    some = np.divide(heat, able, out=np.zeros_like(heat), where=able > 0.0)
    on = np.ceil(some - ROUNDING)
    if duty.cascade is Cascade.MOST:
        on = np.maximum(on, np.floor(some / block.least))
    on = np.clip(on, 0.0, units)
    load = np.divide(some, on, out=np.zeros_like(heat), where=on > 0.0)
    carried = np.maximum(load, block.least)
    factor = switched(load, block.least, block.degradation)
    cop = block.full_cop * (1.0 + block.gain * (1.0 - carried)) * factor
    best = block.full_cop * (1.0 + block.gain * (1.0 - block.least))
    power = heat / cop
    runs = on * np.minimum(load / block.least, 1.0) * free + units * busy
    asked = points.load_w + points.hot_water_w > 0.0
    idle = np.where(asked, (units - runs) * block.idle_w, units * block.off_w)
    missing = points.load_w - heat + points.hot_water_w - hot_heat
    backup = _backup(block, points, duty, missing, hot_heat)
    return Running(
        units=on,
        load=load,
        quality=np.where(heat > 0.0, cop / best, 0.0),
        cycling=(load > 0.0) & (load < block.least * (1.0 - ROUNDING)),
        heat_w=heat,
        hot_heat_w=hot_heat,
        pump_w=power + hot_power + idle,
        hot_pump_w=hot_power,
        circulation_w=np.maximum(on, np.ceil(units * busy)) * block.circulation_w,
        backup_w=backup,
        unmet_w=np.maximum(missing - backup, 0.0),
    )


def _hot_water(
    block: Block, points: Points, units: int
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Heat and power for hot water, and the share of time it takes, each (machines, points)."""
    if block.hot_w is None or block.hot_cop is None:
        nothing = np.zeros_like(block.full_w)
        return nothing, nothing, nothing
    wanted = points.hot_water_w * (1.0 - block.after_heat)
    able = block.hot_w * units
    busy = np.divide(wanted, able, out=np.zeros_like(able), where=able > 0.0)
    busy = np.minimum(busy, 1.0)
    heat = busy * able
    return heat, heat / block.hot_cop, busy


def _backup(
    block: Block,
    points: Points,
    duty: HeatPumpDuty,
    missing_w: FloatArray,
    hot_heat_w: FloatArray,
) -> FloatArray:
    """Heat of the backup; hot water is heated further in its own store, whatever the backup."""
    after = np.minimum(points.hot_water_w * block.after_heat, points.hot_water_w - hot_heat_w)
    if duty.backup is Backup.NONE:
        return after
    if duty.backup_max_w is None:
        return missing_w
    return np.minimum(missing_w, np.maximum(duty.backup_max_w, after))
