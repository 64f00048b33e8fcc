"""Set-points are looked for in single precision: none of all of them needs less in double."""

import numpy as np
import pytest

from core.families.chillers.columns import columns_of
from core.families.chillers.duty import CondenserControl
from core.families.chillers.plant_room.units.cells import fan_share
from core.families.chillers.plant_room.units.room import Room, room_of
from core.families.chillers.plant_room.units.served import served
from core.families.chillers.plant_room.units.unit_tables import loads_of
from tests.core.selection.examples import selection

_BULBS = (4.0, 14.0, 21.0, 28.0)
_EVERY = 4  # of the water-cooled machines of the catalog
_TOLD_APART = 1e-6  # of the input: a little more than single precision


@pytest.fixture(scope="module")
def room() -> Room:
    found = selection("plant-room-shanghai")
    return room_of(found.duty, found.design, _BULBS, (), 2.0)


def test_no_set_point_of_the_grid_needs_less(room: Room) -> None:
    """Every set-point that is admitted, at every load and wet bulb, one after the other."""
    assert room.duty.condenser_control is CondenserControl.OPTIMUM
    every = selection("plant-room-shanghai").columns
    able = np.flatnonzero(every.water_cooled & np.isfinite(every.capacity_w))[::_EVERY]
    columns = columns_of([every.records[row] for row in able])
    tables, cells, duty = room.tables(columns), room.cells, room.duty
    machines = served(columns, room.design, duty, room.pumping, room.reach_k)
    load, looked_at = loads_of(tables.capacity_w), 0
    for at, set_c in enumerate(cells.set_c.tolist()):
        water = np.full(load.shape, set_c)
        drawn, plr = machines.drawn_w(load, water)
        heat = (load + drawn) / machines.heat_w[:, None, None]
        rows = np.arange(len(_BULBS))[:, None] * len(cells.set_c) + at
        air = cells.air_lines.at(rows, heat)
        fan = fan_share(air, duty.tower_air_least, duty.tower_fan_fixed)
        total = drawn + fan * machines.fan_w[:, None, None] + tables.bypass_w
        admitted = (set_c >= machines.lowest_c) & (set_c <= machines.highest_c)
        tried = admitted[:, None, None] & (plr <= 1.0) & (air <= 1.0) & (load > 0.0)
        # Warmer water than saves the least fan any power is not asked for (`_worth_trying`).
        whole = cells.air[:, at, round(1.0 / cells.heat_step)] >= duty.tower_air_least
        tried &= whole[:, None]
        looked_at += int(tried.sum())
        assert (tables.input_w[tried] <= total[tried] * (1.0 + _TOLD_APART)).all()
    assert looked_at > 10_000
