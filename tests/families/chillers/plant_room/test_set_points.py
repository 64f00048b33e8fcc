"""The set-point of the cooling water against searches by trying, and pumps by hand."""

from dataclasses import replace
from functools import cache

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.devices.store import open_catalog
from core.families.chillers.columns import ChillerColumns, columns_of
from core.families.chillers.design import ChillerDesign
from core.families.chillers.duty import (
    Auxiliaries,
    ChilledPumping,
    ChillerDuty,
    CondenserControl,
)
from core.families.chillers.performance import full_load, part_load
from core.families.chillers.plant_room.units.cells import Cells, cells
from core.families.chillers.plant_room.units.pumping import Pumping
from core.families.chillers.plant_room.units.served import Served
from core.families.chillers.plant_room.units.unit_tables import (
    STEPS,
    UnitTables,
    unit_tables,
)
from core.machines.condenser import Condenser
from core.plant.cooling_tower.merkel import MerkelTower
from core.plant.guideline_36 import LiftReset
from core.standards.rating_methods import usual_method

DUTY = ChillerDuty(auxiliaries=Auxiliaries.PLANT_ROOM, condenser_floor_c=15.0)
TOWER = MerkelTower()  # 37/32 °C at 28 °C, water over air 1.2
WET_BULB_C = 24.0


@cache
def machines_named(*ids: str) -> ChillerColumns:
    with open_catalog() as catalog:
        found = [catalog.device(one) for one in ids]
    return columns_of(found)


def table_of(columns: ChillerColumns, fan_w: float, heat_w: float, control: CondenserControl,
             *, step_k: float = 0.5, wet_bulb_c: float = WET_BULB_C) -> UnitTables:  # fmt: skip
    return unit_tables(_served(columns, fan_w, heat_w), _cells(step_k, wet_bulb_c), control)


def _served(columns: ChillerColumns, fan_w: float, heat_w: float) -> Served:
    return Served(
        columns=columns,
        duty=DUTY,
        pumping=_pumping(chilled_pumping=ChilledPumping.CONSTANT),
        capacity_w=columns.capacity_w,
        leaving_c=7.0,
        reach_k=0.0,
        lowest_c=np.maximum(columns.condenser_min_c, DUTY.condenser_floor_c),
        highest_c=columns.condenser_max_c,
        heat_w=np.full(len(columns.records), heat_w),
        fan_w=np.full(len(columns.records), fan_w),
        lift=LiftReset(most_k=30.0),
    )


@cache
def _cells(step_k: float, wet_bulb_c: float) -> Cells:
    return cells(TOWER, (wet_bulb_c,), tuple((12.0 + step_k * np.arange(26.0 / step_k)).tolist()))


def at(tables: UnitTables, values: np.ndarray, load_w: float) -> float:
    share = load_w / tables.capacity_w[0, 0]
    return float(np.interp(share, np.arange(STEPS + 1) / STEPS, values[0, 0]))


# Two Carrier 19XR of 1,407 kW carry 1,500 kW at a wet bulb of 24 °C, each with 30 kW of pumps, on
# towers for 3,200 kW at 37/32/28 °C with fans of 19.264 kW (0.035 kWh/m³). By an exhaustive search
# over the fan speed in hundredths, done by another program: 310.34 kW in all at 0.73 of the speed
# and 28.15 °C; with the fans at full speed 315.89 kW.
def test_two_machines_and_their_tower_as_an_exhaustive_search_has_them() -> None:
    one = machines_named("W049")
    best = table_of(one, 9_632.0, 1.6e6, CondenserControl.OPTIMUM)
    total = 2 * at(best, best.input_w, 750e3) + 60e3
    assert total == pytest.approx(310.34e3, rel=3e-3)
    assert at(best, best.set_c, 750e3) == pytest.approx(28.15, abs=0.3)
    speed = (at(best, best.fan_w, 750e3) / 9_632.0) ** (1 / 3)
    assert speed == pytest.approx(0.73, abs=0.08)
    full = table_of(one, 9_632.0, 1.6e6, CondenserControl.FULL_FAN)
    assert 2 * at(full, full.input_w, 750e3) + 60e3 == pytest.approx(315.89e3, rel=3e-3)


@pytest.mark.parametrize("machine", ["W049", "W020", "W146", "W101"])
@pytest.mark.parametrize("share", [0.3, 0.8])
@pytest.mark.parametrize("wet_bulb_c", [10.0, 18.0, 26.0])
def test_set_points_as_trying_all_speeds_of_the_fan(
    machine: str, share: float, wet_bulb_c: float
) -> None:
    """Speed by speed: the water the cells give with the heat of chiller and load, by iteration."""
    one = machines_named(machine)
    cap_w = float(one.capacity_w[0])
    heat_w, fan_w = 1.25 * cap_w, 0.0075 * cap_w
    tables = table_of(one, fan_w, heat_w, CondenserControl.OPTIMUM, step_k=0.25,
                      wet_bulb_c=wet_bulb_c)  # fmt: skip
    load_w = share * float(tables.capacity_w[0, 0])
    lowest = float(max(one.condenser_min_c[0], DUTY.condenser_floor_c))
    air = np.array([*np.geomspace(0.02, 0.29, 24), *np.arange(0.30, 1.001, 0.02)])
    # Below the least speed, 0.3, the fan runs by turns at it.
    fan = np.where(air >= 0.3, air**3, 0.3**3 * air / 0.3)
    water_c = _settled(one, load_w, heat_w, wet_bulb_c, air)
    may_be = (water_c >= lowest) & (water_c <= float(one.condenser_max_c[0]))
    tried = (_drawn_w(one, load_w, water_c) + fan_w * fan)[may_be]
    assert np.isfinite(tried).any()
    assert at(tables, tables.input_w, load_w) == pytest.approx(np.nanmin(tried), rel=3e-3)


def _drawn_w(one: ChillerColumns, load_w: float, water_c: np.ndarray) -> np.ndarray:
    """At each temperature of the water; nan where the machine cannot carry the load."""
    full = full_load(one, 7.0, water_c, 0.0)
    plr = load_w / full.capacity_w
    able = plr <= 1.0
    state = part_load(one, np.where(able, plr, 1.0), 7.0, water_c)
    return np.where(able, full.power_w * state.power_ratio, np.nan)[0]


def _settled(
    one: ChillerColumns, load_w: float, heat_w: float, wet_bulb_c: float, air: np.ndarray
) -> np.ndarray:
    water_c = np.full(len(air), wet_bulb_c + 4.0)
    for _ in range(25):
        heat = (load_w + _drawn_w(one, load_w, water_c)) / heat_w
        settled = TOWER.leaving_c(heat, wet_bulb_c, air, 1.0)
        water_c = np.where(np.isfinite(heat), settled, np.nan)
    return water_c


@settings(max_examples=40)
@given(
    load=st.floats(0.1, 0.95), wet_bulb_c=st.sampled_from([3.0, 12.0, 20.0, 24.0, 28.0]),
    fan=st.floats(0.002, 0.02),
    control=st.sampled_from([c for c in CondenserControl if c is not CondenserControl.OPTIMUM]),
)  # fmt: skip
def test_no_rule_needs_less_than_the_best_set_point(
    load: float, wet_bulb_c: float, fan: float, control: CondenserControl
) -> None:
    one = machines_named("W049")
    fan_w = fan * float(one.capacity_w[0])
    best = table_of(one, fan_w, 1.6e6, CondenserControl.OPTIMUM, wet_bulb_c=wet_bulb_c)
    rule = table_of(one, fan_w, 1.6e6, control, wet_bulb_c=wet_bulb_c)
    able = min(float(best.capacity_w[0, 0]), float(rule.capacity_w[0, 0]))
    # A rule is not bound to the grid, and tables are read as straight lines over other loads.
    assert at(best, best.input_w, load * able) <= at(rule, rule.input_w, load * able) * 1.003


def test_what_a_rule_asks_for_it_gets_where_the_tower_can() -> None:
    one = machines_named("W049")
    rule = table_of(one, 9_632.0, 1.6e6, CondenserControl.FIXED)
    half = at(rule, rule.set_c, 0.5 * float(rule.capacity_w[0, 0]))
    assert half == pytest.approx(DUTY.condenser_set_c)
    full = table_of(one, 9_632.0, 1.6e6, CondenserControl.FULL_FAN)
    load_w = 0.7 * float(full.capacity_w[0, 0])
    heat = (load_w + at(full, full.input_w, load_w) - 9_632.0) / 1.6e6
    by_tower = float(TOWER.leaving_c(heat, WET_BULB_C, 1.0, 1.0))
    assert at(full, full.set_c, load_w) == pytest.approx(by_tower, abs=0.05)


def _pumping(**changes: object) -> Pumping:
    design = ChillerDesign(
        peak_w=2.9e6, required_w=2.9e6, leaving_chilled_c=7.0, entering_condenser_c=32.0,
        elevation_m=0.0, rating=usual_method(in_china=True),
    )  # fmt: skip
    return Pumping(duty=msgspec.structs.replace(DUTY, **changes), design=design)


def test_head_with_a_set_point_is_no_cube_of_the_flow() -> None:
    # 500 m³/h against 32 m of which 12 m are held: at 60 % of the flow 19.2 m and 36 % of the
    # power, where the cube of the flow would say 21.6 %.
    pumping = _pumping()
    whole, part = pumping.shared_w(np.array([2.9e6, 0.6 * 2.9e6]))
    assert part / whole == pytest.approx(0.36, rel=1e-3)
    # P = 0.002725 · Q · H / η: 497.5 m³/h of 2,900 kW at 5 K, 32 m, 0.7.
    flow = float(pumping.chilled_flow_m3s(np.array(2.9e6))) * 3600
    assert flow == pytest.approx(2900 / (1.163 * 5) * 1.001, rel=3e-3)
    assert whole == pytest.approx(0.002725 * flow * 32 / 0.7 * 1e3, rel=2e-3)


def test_least_flow_of_a_chiller_is_pumped_round() -> None:
    # Chiller with at least half its flow, a fifth of its load: three tenths go through the bypass.
    pumping = _pumping()
    moved = float(pumping.bypass_w(np.array(0.2e6), np.array(1e6)))
    flow = 0.3e6 / (4193 * 999.6 * 5.0)
    assert moved == pytest.approx(999.6 * 9.80665 * flow * 12.0 / 0.7, rel=1e-9)
    assert float(pumping.bypass_w(np.array(0.6e6), np.array(1e6))) == 0.0
    constant = _pumping(chilled_pumping=ChilledPumping.CONSTANT)
    assert float(constant.shared_w(np.array(1e6))) == 0.0
    assert float(constant.chilled_w(np.array(1e6))) > 0.0


def test_fans_by_the_cooling_water() -> None:
    # 3,200 kW of heat at 5 K are 550.4 m³/h; 0.035 kWh/m³ of it are 19.26 kW.
    assert float(_pumping().fan_w(np.array(3.2e6))) == pytest.approx(19.26e3, rel=8e-3)


def test_a_machine_with_air_has_no_pump_of_cooling_water() -> None:
    duty = msgspec.structs.replace(DUTY, condenser=Condenser.AIR)
    assert float(replace(_pumping(), duty=duty).condenser_w(np.array(1e6))) == 0.0
