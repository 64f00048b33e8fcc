"""Units with a plate exchanger: balances closed, nothing lost by it, and the search by trying."""

from functools import cache

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.devices.store import open_catalog
from core.families.chillers.columns import columns_of
from core.families.chillers.design import ChillerDesign
from core.families.chillers.duty import (
    Auxiliaries,
    ChilledPumping,
    ChillerDuty,
    CondenserControl,
    FreeCooling,
)
from core.families.chillers.performance import full_load, part_load
from core.families.chillers.plant_room.units.room import room_year, tower_of
from core.families.chillers.plant_room.units.served import served
from core.families.chillers.plant_room.units.unit_tables import STEPS, UnitTables
from core.standards.rating_methods import usual_method

DUTY = ChillerDuty(
    auxiliaries=Auxiliaries.PLANT_ROOM, leaving_chilled_c=12.0, entering_chilled_c=18.0,
    condenser_floor_c=16.0,
)  # fmt: skip
DESIGN = ChillerDesign(
    peak_w=3e6, required_w=3e6, leaving_chilled_c=12.0, entering_condenser_c=32.0,
    elevation_m=40.0, rating=usual_method(in_china=True),
)  # fmt: skip
WET_BULBS = np.array([-12.0, -3.0, 2.0, 5.5, 9.0, 12.0, 15.0, 20.0, 27.0])
LOADS = np.full(len(WET_BULBS), 1.5e6)
MACHINES = ("W049", "W101", "CL-WCV-T1", "CL-WSF-G1")
SHARE = np.arange(STEPS + 1) / STEPS


@cache
def _columns():
    with open_catalog() as catalog:
        return columns_of([catalog.device(one) for one in MACHINES])


@cache
def _tables(
    way: FreeCooling,
    pumping: ChilledPumping = ChilledPumping.VARIABLE,
    control: CondenserControl = CondenserControl.OPTIMUM,
) -> UnitTables:
    duty = msgspec.structs.replace(
        DUTY, free_cooling=way, chilled_pumping=pumping, condenser_control=control
    )
    return room_year(duty, DESIGN, WET_BULBS, LOADS, 3.0).room.tables(_columns())


@pytest.mark.parametrize("pumping", ChilledPumping)
@pytest.mark.parametrize("control", CondenserControl)
def test_free_cooling_never_needs_more(pumping: ChilledPumping, control: CondenserControl) -> None:
    without, switched, integrated = (_tables(way, pumping, control) for way in FreeCooling)
    assert (switched.input_w <= without.input_w).all()
    assert (integrated.input_w <= switched.input_w).all()
    assert (integrated.capacity_w == without.capacity_w).all()
    warm = WET_BULBS >= 20.0  # no water of a tower cools 18 °C then
    assert (integrated.input_w[:, warm] == without.input_w[:, warm]).all()
    cold = WET_BULBS <= 2.0
    half = STEPS // 2
    saved = 1.0 - integrated.input_w[:, cold, half] / without.input_w[:, cold, half]
    assert saved.min() > 0.4


@pytest.mark.parametrize("way", [FreeCooling.SEPARATE, FreeCooling.INTEGRATED])
def test_heat_and_water_are_balanced(way: FreeCooling) -> None:
    """At every node: what enters leaves, by the tower, the exchanger and the chiller."""
    tables, one = _tables(way), _columns()
    machines = served(
        one, DESIGN, DUTY, room_year(DUTY, DESIGN, WET_BULBS, LOADS, 3.0).room.pumping, 3.0
    )
    tower, span = tower_of(DUTY, DESIGN), 6.0
    load = tables.capacity_w[:, :, None] * np.maximum(SHARE, 1e-9)
    chiller = tables.input_w - tables.fan_w - tables.bypass_w - tables.cooling_w
    heat = (load + chiller) / machines.heat_w[:, None, None]
    open_ = (tables.free_w > 0.0) & (SHARE >= 0.1)
    assert open_.any()
    for machine, kind, node in np.argwhere(open_)[::17]:
        at = machine, kind, node
        wet_bulb = float(np.sort(WET_BULBS)[kind])
        cap, carried = float(machines.capacity_w[machine]), float(tables.free_w[at])
        # Tower: fan speed from its power, and the water that so much air cools so far.
        speed = (tables.fan_w[at] / machines.fan_w[machine]) ** (1 / 3)
        if speed >= DUTY.tower_air_least:
            leaving = float(tower.leaving_c(heat[at], wet_bulb, speed, 1.0))
            assert tables.tower_c[at] == pytest.approx(leaving, abs=0.15)
        # Exchanger: chilled water from the mixed return down to tower water and approach.
        flow = max(load[at] / cap, DUTY.chilled_flow_least)
        back = 12.0 + span * load[at] / cap / flow
        coldest = tables.tower_c[at] + DUTY.exchanger_approach_k * carried / cap
        assert back - span * carried / cap / flow >= coldest - 1e-6
        assert tables.tower_c[at] >= DUTY.tower_water_least_c
        # Chiller: it carries the rest, with water no colder than it admits.
        rest = load[at] - carried
        assert tables.set_c[at] >= machines.lowest_c[machine] - 1e-9
        if rest <= 1e-6 * cap:
            assert chiller[at] == pytest.approx(0.0, abs=1e-6 * cap)
            continue
        assert way is FreeCooling.INTEGRATED
        at_c = np.array([float(tables.set_c[at])])
        whole = full_load(one, 12.0, at_c, 3.0)
        plr = rest / whole.capacity_w[machine, 0]
        state = part_load(one, np.full((len(MACHINES), 1), plr), 12.0, at_c)
        needs = whole.power_w[machine, 0] * state.power_ratio[machine, 0]
        assert chiller[at] == pytest.approx(needs, rel=1e-6)
        assert plr >= one.plr_min[machine] - 1e-9


@settings(max_examples=25, deadline=None)
@given(
    machine=st.sampled_from(range(len(MACHINES))), kind=st.integers(0, 5),
    node=st.integers(10, STEPS),
)  # fmt: skip
def test_all_free_by_trying_every_speed(machine: int, kind: int, node: int) -> None:
    """Where all is carried, the slowest fan does it that makes the water cold enough."""
    tables = _tables(FreeCooling.SEPARATE)
    at = machine, kind, node
    room = room_year(DUTY, DESIGN, WET_BULBS, LOADS, 3.0).room
    machines = served(_columns(), DESIGN, DUTY, room.pumping, 3.0)
    load, cap = float(tables.capacity_w[at[:2]] * SHARE[node]), float(machines.capacity_w[machine])
    wet_bulb = float(np.sort(WET_BULBS)[kind])
    flow = max(load / cap, DUTY.chilled_flow_least)
    wanted = 12.0 - DUTY.exchanger_approach_k * load / cap
    if flow > load / cap:  # mixed with the bypass it is cooled no further than asked
        assert flow == DUTY.chilled_flow_least
    air = float(tower_of(DUTY, DESIGN).air(load / machines.heat_w[machine], wet_bulb, wanted, 1.0))
    if tables.free_w[at] > 0.0:
        assert air <= 1.0 + 1e-6
        least = max(air, 0.3) ** 3 * min(air / 0.3, 1.0) * machines.fan_w[machine]
        # The grid of the water is 0.5 K: no more than the fan at half a kelvin less.
        colder = float(
            tower_of(DUTY, DESIGN).air(load / machines.heat_w[machine], wet_bulb, wanted - 0.5, 1.0)
        )
        most = max(colder, 0.3) ** 3 * min(colder / 0.3, 1.0) * machines.fan_w[machine]
        assert least * 0.98 <= tables.fan_w[at] <= max(most, least) * 1.03
