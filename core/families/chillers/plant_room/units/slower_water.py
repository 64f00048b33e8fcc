"""Units whose cooling-water pumps follow: at each wet bulb and load the flow that is best.

With less water the condenser's water leaves warmer for the same heat. A chiller is judged by that:
as if its water entered so much warmer at the flow of design as makes it leave alike. The cells cool
less water further, the pump needs less; the flow of a few shares is taken at which all together
need the least, beside the water of design.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.performance import FullLoad
from core.families.chillers.plant_room.units.cells import Cells, fan_share
from core.families.chillers.plant_room.units.served import Served
from core.families.chillers.plant_room.units.unit_tables import (
    FAN_MOST,
    FULL,
    UnitTables,
    loads_of,
    most_for_a_watt,
)

FloatArray = NDArray[np.float64]

_TINY = 1e-300
_ITERATIONS = 3  # a kelvin moves the heat by 2 %, and that the water by a tenth of it


def with_slower_water(
    found: UnitTables, machines: Served, cells: Cells, slower: Sequence[tuple[float, Cells]]
) -> UnitTables:
    """Put what is better with less water in the place of what is there.

    slower: shares of the flow of design, each with cells at the same wet bulbs and set-points.
    """
    rest_w = machines.pump_rest_w
    found = replace(found, input_w=found.input_w + rest_w, cooling_w=found.cooling_w + rest_w)
    full = machines.full(cells.set_c)
    for share, own in slower:
        for kind in range(len(cells.wet_bulb_c)):
            _slowed(found, machines, full, own, share, kind)
        _with_all_the_air(found, machines, own, share)
    return replace(found, best=most_for_a_watt(found))


def _with_all_the_air(found: UnitTables, machines: Served, cells: Cells, share: float) -> None:
    """At one flow the water as cold as cells with fans at full speed make it, or as is admitted.

    At high loads the best lies there, between two waters of the grid; (machines, kinds, loads).
    """
    duty, load = machines.duty, loads_of(found.capacity_w)
    lowest_c = machines.lowest_c[:, None, None]
    alike = found.set_c
    for _ in range(_ITERATIONS):
        drawn, plr = machines.drawn_w(load, alike)
        heat = (load + drawn) / machines.heat_w[:, None, None]
        coldest = cells.coldest_at(heat)
        water = np.maximum(coldest, lowest_c)
        alike = water + duty.tower_range_k * heat * (1.0 / share - 1.0)
    drawn, plr = machines.drawn_w(load, alike)
    air = np.where(water > coldest, np.minimum(cells.air_between(water, heat), 1.0), 1.0)
    fan = fan_share(air, duty.tower_air_least, duty.tower_fan_fixed) * machines.fan_w[:, None, None]
    pump = machines.pumping.condenser_more_w(machines.heat_w, share)[:, None, None]
    able = (plr <= 1.0 + FULL) & (alike <= machines.highest_c[:, None, None])
    total = np.where(able, drawn + fan + pump + found.bypass_w, np.inf)
    better = total < found.input_w
    for mine, new in (
        (found.input_w, total), (found.fan_w, fan), (found.plr, np.minimum(plr, 1.0)),
        (found.cooling_w, pump), (found.set_c, alike), (found.tower_c, water),
    ):  # fmt: skip
        mine[:] = np.where(better, new, mine)


def _slowed(
    found: UnitTables, machines: Served, full: FullLoad, cells: Cells, share: float, kind: int
) -> None:
    """At one flow and wet bulb; arrays (machines, waters, loads).

    Waters are those that would make the condenser's water leave as warm at the flow of design.
    """
    duty, heat_w = machines.duty, machines.heat_w[:, None, None]
    points = np.flatnonzero(cells.set_c > cells.wet_bulb_c[kind])
    alike = cells.set_c[points][None, :, None]
    load = loads_of(found.capacity_w[:, kind, None])
    cooling, power = full.capacity_w[:, points, None], full.power_w[:, points, None]
    plr = load / np.maximum(cooling, _TINY)
    drawn = machines.power_w(power, np.minimum(plr, 1.0), alike)
    heat = (load + drawn) / heat_w
    water = alike - duty.tower_range_k * heat * (1.0 / share - 1.0)
    air = cells.air_from(kind, water, heat)
    fan = fan_share(air, duty.tower_air_least, duty.tower_fan_fixed) * machines.fan_w[:, None, None]
    pump = machines.pumping.condenser_more_w(machines.heat_w, share)[:, None, None]
    able = (cooling > 0.0) & (plr <= 1.0 + FULL) & (air <= FAN_MOST)
    able &= (water >= machines.lowest_c[:, None, None]) & (
        alike <= machines.highest_c[:, None, None]
    )
    bypass = found.bypass_w[:, kind, None]
    total = np.where(able, drawn + fan + pump + bypass, np.inf)
    best = total.argmin(axis=1)[:, None, :]
    better = np.take_along_axis(total, best, axis=1)[:, 0] < found.input_w[:, kind]
    for mine, each in (
        (found.input_w, total), (found.fan_w, fan), (found.plr, np.minimum(plr, 1.0)),
        (found.cooling_w, pump), (found.set_c, alike), (found.tower_c, water),
    ):  # fmt: skip
        new = np.take_along_axis(np.broadcast_to(each, total.shape), best, axis=1)[:, 0]
        mine[:, kind] = np.where(better, new, mine[:, kind])
