"""Units with a plate exchanger beside the chiller, at the wet bulbs where it is worth opening.

The cells' water passes the exchanger first and the condenser after it; where it is colder than the
chiller admits, some of the condenser's warm water is mixed in before it. At each wet bulb and load
the temperature of the cells' water is the one of a grid at which all together need the least: so an
exchanger that needs more than it saves stays shut. It leaves the chiller nothing or as much as it
carries without starting and stopping.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.columns import single
from core.families.chillers.duty import FreeCooling
from core.families.chillers.plant_room.units.cells import Cells, Lines, fan_share
from core.families.chillers.plant_room.units.unit_tables import (
    FAN_MOST,
    FULL,
    Served,
    UnitTables,
    loads_of,
)
from core.plant.free_cooling import Exchanger

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]

_SMALL = 1e-12  # no heat
_SINGLE = 1e-6  # of a load: in single precision as much may be missing where it is all of it


def with_exchanger(found: UnitTables, machines: Served, cells: Cells) -> UnitTables:
    """Put what is better with the exchanger in the place of what is there.

    cells: at the same wet bulbs, with water from the freezing guard up to the return.
    """
    duty = machines.duty
    exchanger = Exchanger(
        supply_c=machines.leaving_c,
        span_k=duty.entering_chilled_c - duty.leaving_chilled_c,
        approach_k=duty.exchanger_approach_k,
    )
    tried = np.isfinite(cells.air[:, :, 1])
    if not tried.any():
        return found
    worth = tried & (
        np.arange(len(cells.set_c)) >= _carrying_all(found, machines, cells, exchanger)
    )
    point = _least_at(found, machines, cells, exchanger, worth)
    load, kind = loads_of(found.capacity_w), np.arange(len(cells.wet_bulb_c))[:, None]
    water = cells.set_c[point]
    at = _opened(machines, exchanger, cells.air_lines, kind * len(cells.set_c) + point, load, water)
    least = at.total_w + found.bypass_w
    better = (least < found.input_w) & tried[kind, point]
    for mine, new in (
        (found.input_w, least), (found.fan_w, at.fan_w), (found.plr, at.plr),
        (found.free_w, at.free_w), (found.set_c, at.entering_c), (found.tower_c, water),
        (found.bypass_w, found.bypass_w + at.chilled_w), (found.cooling_w, at.cooling_w),
    ):  # fmt: skip
        np.copyto(mine, new, where=better)
    return found


def _carrying_all(found: UnitTables, machines: Served, cells: Cells, exchanger: Exchanger) -> int:
    """The warmest water with which the exchanger of every machine carries any load of its own.

    Colder water does no more and takes more air. 0 where there is none.
    """
    size_w = machines.size_w[:, None, None]
    load = loads_of(found.capacity_w.max(axis=1, keepdims=True)) / size_w
    flow = machines.pumping.flow_share(load * size_w, size_w)
    share = exchanger.carried(cells.set_c[:, None], load, flow)
    able = (share >= load * (1.0 - _SMALL)).all(axis=(0, 2))
    return int(np.flatnonzero(able).max(initial=0))


def _least_at(
    found: UnitTables, machines: Served, cells: Cells, exchanger: Exchanger, tried: BoolArray
) -> IntArray:
    """Which of the waters needs the least, (machines, kinds, loads), to single precision.

    tried: (kinds, waters). Wet bulb by wet bulb, with all waters beside each other.
    """
    one, lines, water = machines.small, cells.air_lines.in_single, single(cells.set_c)
    loads = single(loads_of(found.capacity_w / machines.size_w[:, None]))
    point = np.zeros(loads.shape, dtype=np.int64)
    for kind, waters in enumerate(tried):
        points = np.flatnonzero(waters)
        if len(points):
            row, load = (kind * len(water) + points)[:, None], loads[:, kind, None]
            total = _opened(one, exchanger, lines, row, load, water[points][:, None], _SINGLE)
            point[:, kind] = points[total.total_w.argmin(axis=1)]
    return point


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """Units with an open exchanger, (machines, waters or kinds, loads); total_w: inf if in vain.

    chilled_w, cooling_w: what their pumps need more.
    """

    total_w: FloatArray
    fan_w: FloatArray
    plr: FloatArray
    free_w: FloatArray
    entering_c: FloatArray
    chilled_w: FloatArray
    cooling_w: FloatArray


def _opened(
    machines: Served,
    exchanger: Exchanger,
    lines: Lines,
    row: IntArray,
    load: FloatArray,
    water: FloatArray,
    rounding: float = FULL,
) -> _Opened:
    """With water of the cells of its own; row: of the lines of air; in the precision of `load`."""
    duty, capacity_w = machines.duty, machines.size_w[:, None, None]
    flow = machines.pumping.flow_share(load, capacity_w)
    share = exchanger.carried(water, load / capacity_w, flow)
    if duty.free_cooling is FreeCooling.SEPARATE:
        share = np.where(share >= load / capacity_w * (1.0 - rounding), share, 0.0)
    free = np.minimum(share * capacity_w, load)
    rest = np.where(free >= load * (1.0 - rounding), 0.0, load - free)
    heat_w = machines.heat_w[:, None, None]
    warmed = water + free * (duty.tower_range_k / np.maximum(heat_w, _SMALL))
    entering = np.maximum(warmed, machines.lowest_c[:, None, None])
    drawn, plr = machines.drawn_w(rest, np.broadcast_to(entering, rest.shape))
    air = lines.at(row, (load + drawn) / heat_w)
    fan = fan_share(air, duty.tower_air_least, duty.tower_fan_fixed) * machines.fan_w[:, None, None]
    chilled, cooling = (
        one.astype(load.dtype) for one in machines.pumping.exchanger_w(load, capacity_w, heat_w)
    )
    cooling += machines.pump_rest_w
    steady = (plr <= 0.0) | (plr >= machines.columns.plr_min[:, None, None])
    able = (free > 0.0) & steady & (plr <= 1.0) & (air <= FAN_MOST)
    return _Opened(
        total_w=np.where(able, drawn + fan + chilled + cooling, np.inf),
        fan_w=fan,
        plr=plr,
        free_w=free,
        entering_c=entering,
        chilled_w=chilled,
        cooling_w=cooling,
    )
