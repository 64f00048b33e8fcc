"""Units with a plate exchanger beside the chiller, at the wet bulbs where it is worth opening.

The cells' water passes the exchanger first and the condenser after it; where it is colder than the
chiller admits, some of the condenser's warm water is mixed in before it. At each wet bulb and load
the temperature of the cells' water is the one of a grid at which all together need the least: so an
exchanger that needs more than it saves stays shut. It leaves the chiller nothing or as much as it
carries without starting and stopping.
"""

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.duty import FreeCooling
from core.families.chillers.plant_room.units.cells import Cells, fan_share
from core.families.chillers.plant_room.units.unit_tables import (
    FAN_MOST,
    Served,
    UnitTables,
    loads_of,
)
from core.plant.free_cooling import Exchanger

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

_WHOLE = 1.0 - 1e-9  # of a load: as much is all of it


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
    for kind in range(len(cells.wet_bulb_c)):
        points = np.flatnonzero(np.isfinite(cells.air[kind, :, 1]))
        if len(points):
            _opened(found, machines, cells, exchanger, kind, points)
    return found


def _opened(
    found: UnitTables,
    machines: Served,
    cells: Cells,
    exchanger: Exchanger,
    kind: int,
    points: IntArray,
) -> None:
    """At one wet bulb, `points` of the waters; arrays (machines, waters, loads)."""
    duty, capacity_w = machines.duty, np.maximum(machines.capacity_w, 1.0)[:, None, None]
    load = loads_of(found.capacity_w[:, kind, None])
    water = cells.set_c[points][:, None]
    flow = machines.pumping.flow_share(load, capacity_w)
    share = exchanger.carried(water, load / capacity_w, flow)
    if duty.free_cooling is FreeCooling.SEPARATE:
        share = np.where(share >= load / capacity_w * _WHOLE, share, 0.0)
    free = np.minimum(share * capacity_w, load)
    rest = np.where(free >= load * _WHOLE, 0.0, load - free)
    heat_w = machines.heat_w[:, None, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        warmed = water + duty.tower_range_k * np.nan_to_num(free / heat_w)
    entering = np.maximum(warmed, machines.lowest_c[:, None, None])
    drawn, plr = machines.drawn_w(rest, np.broadcast_to(entering, rest.shape))
    air = cells.air_at(kind, points, (load + drawn) / heat_w)
    fan = fan_share(air, duty.tower_air_least, duty.tower_fan_fixed) * machines.fan_w[:, None, None]
    chilled, cooling = machines.pumping.exchanger_w(load, capacity_w, heat_w)
    cooling = cooling + machines.pump_rest_w
    steady = (plr <= 0.0) | (plr >= machines.columns.plr_min[:, None, None])
    able = (free > 0.0) & steady & (plr <= 1.0) & (air <= FAN_MOST)
    total = np.where(able, drawn + fan + chilled + cooling, np.inf)
    best = total.argmin(axis=1)[:, None, :]
    bypass = found.bypass_w[:, kind]
    least = np.take_along_axis(total, best, axis=1)[:, 0] + bypass
    better = least < found.input_w[:, kind]
    for mine, each in (
        (found.fan_w, fan), (found.plr, plr), (found.free_w, free), (found.set_c, entering),
        (found.tower_c, np.broadcast_to(water, total.shape)),
    ):  # fmt: skip
        new = np.take_along_axis(np.broadcast_to(each, total.shape), best, axis=1)[:, 0]
        mine[:, kind] = np.where(better, new, mine[:, kind])
    found.input_w[:, kind] = np.where(better, least, found.input_w[:, kind])
    found.bypass_w[:, kind] = np.where(better, bypass + chilled[:, 0], bypass)
    found.cooling_w[:, kind] = np.where(better, cooling[:, 0], found.cooling_w[:, kind])
