"""Units with a plate exchanger beside the chiller, at the wet bulbs where it is worth opening.

The cells' water passes the exchanger first and the condenser after it; where it is colder than the
chiller admits, some of the condenser's warm water is mixed in before it. At each wet bulb and load
the temperature of the cells' water is the one of a grid at which all together need the least: so an
exchanger that needs more than it saves stays shut. It leaves the chiller nothing or as much as it
carries without starting and stopping.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.columns import single
from core.families.chillers.duty import FreeCooling
from core.families.chillers.plant_room.units.cells import Cells, Lines, fan_share
from core.families.chillers.plant_room.units.served import Served
from core.families.chillers.plant_room.units.unit_tables import (
    FAN_MOST,
    FULL,
    UnitTables,
    loads_of,
)
from core.plant.free_cooling import Exchanger
from core.vocabulary.distinct import alike

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
    water, lines = cells.set_c[point], cells.air_lines
    at = _opened(machines, exchanger, load, water)
    total, fan = _with_fans(machines, at, lines, kind * len(cells.set_c) + point)
    least = total + found.bypass_w
    better = (least < found.input_w) & tried[kind, point]
    for mine, new in (
        (found.input_w, least), (found.fan_w, fan), (found.plr, at.plr),
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

    tried: (kinds, waters). Wet bulb by wet bulb, with all waters beside each other; what is drawn
    before the fans is worked out once for all wet bulbs at which the machines give as much.
    """
    one, lines, water = machines.small, cells.air_lines.in_single, single(cells.set_c)
    loads = single(loads_of(found.capacity_w / machines.size_w[:, None]))
    point = np.zeros(loads.shape, dtype=np.int64)
    coldest = tried.argmax(axis=1)  # any warmer one can be had as well
    kinds = np.flatnonzero(tried.any(axis=1))
    first, same = alike(*found.capacity_w[:, kinds])
    for number, like in enumerate(kinds[first]):
        those = kinds[same == number]
        begin = int(coldest[those].min())
        opened = _opened(one, exchanger, loads[:, like, None], water[begin:, None], _SINGLE)
        for kind in those:
            row = (kind * len(water) + np.arange(coldest[kind], len(water)))[:, None]
            at = opened.from_water(int(coldest[kind]) - begin)
            total, _fan = _with_fans(one, at, lines, row)
            point[:, kind] = coldest[kind] + total.argmin(axis=1)
    return point


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """Units with an open exchanger, (machines, waters or kinds, loads), as far as fans are not.

    drawn_w: by the chiller, inf if in vain; heat: of the cells over that of design; chilled_w,
    cooling_w: what their pumps need more, whatever the water.
    """

    drawn_w: FloatArray
    heat: FloatArray
    plr: FloatArray
    free_w: FloatArray
    entering_c: FloatArray
    chilled_w: FloatArray
    cooling_w: FloatArray

    def from_water(self, first: int) -> "_Opened":
        """With the waters from one on."""
        by_water = ("drawn_w", "heat", "plr", "free_w", "entering_c")
        return replace(self, **{name: getattr(self, name)[:, first:] for name in by_water})


def _with_fans(
    machines: Served, at: _Opened, lines: Lines, row: IntArray
) -> tuple[FloatArray, FloatArray]:
    """What is needed in all, inf where it is in vain, and the fans of it; row: of `lines`."""
    duty, air = machines.duty, lines.at(row, at.heat)
    fan = fan_share(air, duty.tower_air_least, duty.tower_fan_fixed)
    fan *= machines.fan_w[:, None, None]
    total = at.drawn_w + fan
    total += at.chilled_w
    total += at.cooling_w
    np.copyto(total, np.inf, where=air > FAN_MOST)
    return total, fan


def _opened(
    machines: Served,
    exchanger: Exchanger,
    load: FloatArray,
    water: FloatArray,
    rounding: float = FULL,
) -> _Opened:
    """With water of the cells of its own; in the precision of `load`."""
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
    heat = (load + drawn) / heat_w
    chilled, cooling = (
        one.astype(load.dtype) for one in machines.pumping.exchanger_w(load, capacity_w, heat_w)
    )
    cooling += machines.pump_rest_w
    steady = (plr <= 0.0) | (plr >= machines.columns.plr_min[:, None, None])
    able = (free > 0.0) & steady & (plr <= 1.0)
    return _Opened(
        drawn_w=np.where(able, drawn, np.inf),
        heat=heat,
        plr=plr,
        free_w=free,
        entering_c=entering,
        chilled_w=chilled,
        cooling_w=cooling,
    )
