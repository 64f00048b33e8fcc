"""A year of units and backup: hot water first, then heating, and every watt-hour accounted."""

from functools import lru_cache

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.families.heat_pumps.columns import columns_of
from core.families.heat_pumps.duty import Backup, HeatPumpDuty
from core.families.heat_pumps.performance import Nodes
from core.families.heat_pumps.plant import Bank, Points, Running, bank_of, block_of, points_of, run
from core.families.heat_pumps.record import HeatPump, SeasonClimate
from core.load.profile import hourly
from core.study.plant import EQUAL_LOADS, Staging
from tests.families.heat_pumps.cases import LOW, MEDIUM, pump

REACH_K = 13.0  # from the coldest points, −7 °C, to the limit of operation, −20 °C
COLD_C = 10.0
NODES = Nodes(
    outdoor_c=np.arange(-30.0, 31.0),
    flow_c=np.full(61, 35.0),
    source_c=np.zeros(61),
)
MACHINE = pump(LOW, MEDIUM)


def year(load_w: list[float], outdoor_c: list[float], hot_water_w: float = 0.0) -> Points:
    count = len(load_w)
    profile = hourly(
        {
            "load_w": np.array(load_w),
            "outdoor_c": np.array(outdoor_c),
            "hot_water_w": np.full(count, hot_water_w),
        },
        1.0,
        np.zeros(count, dtype=np.int8),
        np.ones(count),
    )
    return points_of(profile, NODES)


@lru_cache(maxsize=16)
def bank(machine: HeatPump, asked: HeatPumpDuty) -> Bank:
    """The machine at the nodes, once for all numbers of units that are tried."""
    columns = columns_of([machine], SeasonClimate.AVERAGE)
    return bank_of(columns, NODES, asked, COLD_C, REACH_K)


def running(
    points: Points,
    units: int = 1,
    machine: HeatPump = MACHINE,
    *,
    staging: Staging = Staging.OPTIMUM,
    pump_w: float = 0.0,
    installed: int | None = None,
    **duty: object,
) -> Running:
    """Of `units`, each with a circulation pump of `pump_w`."""
    asked = HeatPumpDuty(**({"peak_w": 10e3} | duty))  # type: ignore[arg-type]
    block = block_of(bank(machine, asked), points, np.zeros(1, dtype=np.int64), np.full(1, pump_w))
    return run(block, points, asked, staging, units, installed=installed)


def full_w(outdoor_c: float) -> float:
    """Full capacity of the machine by the nodes."""
    heating = bank(MACHINE, HeatPumpDuty()).heating
    return float(np.interp(outdoor_c, NODES.outdoor_c, heating.full_w[0]))


def test_what_one_unit_lacks_the_backup_gives() -> None:
    done = running(year([12e3], [-7.0]))
    assert done.heat_w[0, 0] == pytest.approx(full_w(-7.0))
    assert done.backup_w[0, 0] == pytest.approx(12e3 - full_w(-7.0))
    assert done.unmet_w[0, 0] == 0.0


def test_a_limited_backup_leaves_the_rest_unmet() -> None:
    done = running(year([12e3], [-7.0]), backup_max_w=1000.0)
    assert done.backup_w[0, 0] == pytest.approx(1000.0)
    assert done.unmet_w[0, 0] == pytest.approx(12e3 - full_w(-7.0) - 1000.0)


def test_without_a_backup_it_is_all_unmet() -> None:
    done = running(year([12e3], [-7.0]), backup=Backup.NONE)
    assert done.backup_w[0, 0] == 0.0
    assert done.unmet_w[0, 0] == pytest.approx(12e3 - full_w(-7.0))


def test_below_its_limit_it_stands_still() -> None:
    """The limit of operation is −20 °C, also half a degree below a node."""
    done = running(year([5e3, 5e3], [-20.5, -20.0]))
    assert done.heat_w[0].tolist() == pytest.approx([0.0, 5e3])
    assert done.backup_w[0].tolist() == pytest.approx([5e3, 0.0])


def test_units_start_as_the_plant_is_staged() -> None:
    """15 kW at 2 °C: two units carry it, and three still run without switching."""
    points = year([15e3], [2.0])
    few = running(points, 3, staging=Staging.SEQUENTIAL)
    many = running(points, 3)
    assert few.units[0, 0] == np.ceil(15e3 / full_w(2.0)) == 2.0
    assert many.units[0, 0] > few.units[0, 0]
    assert running(points, 5, staging=Staging.EQUAL_SPLIT).units[0, 0] == 5.0
    assert not many.cycling.any()
    assert many.pump_w[0, 0] < few.pump_w[0, 0]


def test_below_the_least_load_it_switches() -> None:
    done = running(year([1000.0], [2.0]))
    assert done.cycling[0, 0]
    steady = running(year([4500.0], [2.0]))
    assert not steady.cycling[0, 0]
    assert 1000.0 / done.pump_w[0, 0] < 4500.0 / steady.pump_w[0, 0]


def test_idle_power_is_that_between_starts_or_when_off() -> None:
    """PTO while heat is asked, standby and crankcase heater when none is."""
    rated = [
        msgspec.structs.replace(one, thermostat_off_w=30.0, standby_w=10.0, crankcase_w=5.0)
        for one in (LOW, MEDIUM)
    ]
    done = running(year([0.0], [20.0]), 2, pump(*rated))
    assert done.pump_w[0, 0] == pytest.approx(2 * 15.0)
    at_work = running(year([full_w(2.0)], [2.0]), 2, pump(*rated), staging=Staging.SEQUENTIAL)
    bare = running(year([full_w(2.0)], [2.0]), 2, staging=Staging.SEQUENTIAL)
    assert at_work.pump_w[0, 0] - bare.pump_w[0, 0] == pytest.approx(30.0)


def test_hot_water_comes_first_and_takes_its_time() -> None:
    """The store is heated to 60 °C, the machine's highest flow, from 10 °C: all by the pump."""
    points = year([20e3], [2.0], hot_water_w=2000.0)
    done = running(points, hot_water_m3_per_day=1.0)
    assert done.hot_water.heat_w[0, 0] == pytest.approx(2000.0)
    assert done.heat_w[0, 0] < full_w(2.0)
    cop = done.hot_water.heat_w[0, 0] / done.hot_water.power_w[0, 0]
    assert 1.0 < cop < (60.0 + 273.15) / 58.0


def test_hotter_than_it_gets_is_heated_by_electricity_whatever_the_backup() -> None:
    """70 °C from 10 °C with a flow of 60 °C: a sixth of the heat."""
    points = year([0.0], [7.0], hot_water_w=3000.0)
    done = running(points, hot_water_m3_per_day=1.0, hot_water_c=70.0, backup=Backup.NONE)
    assert done.backup_w[0, 0] == pytest.approx(500.0)
    assert done.hot_water.heat_w[0, 0] == pytest.approx(2500.0)
    assert done.unmet_w[0, 0] == pytest.approx(0.0, abs=1e-9)


def test_a_unit_in_reserve_draws_its_idle_power() -> None:
    """Two units carry, a third stands by with its 30 W."""
    rated = [msgspec.structs.replace(one, thermostat_off_w=30.0) for one in (LOW, MEDIUM)]
    points = year([15e3], [2.0])
    two, three = (running(points, 2, pump(*rated), installed=n) for n in (2, 3))
    assert three.pump_w[0, 0] - two.pump_w[0, 0] == pytest.approx(30.0)
    assert three.heat_w == pytest.approx(two.heat_w)


@settings(max_examples=200)
@given(
    load_w=st.floats(100.0, 70e3),
    outdoor_c=st.floats(-15.0, 14.0),
    idle_w=st.floats(0.0, 300.0),
    pump_w=st.floats(0.0, 800.0),
    units=st.integers(1, 9),
)
def test_the_best_number_is_that_of_trying_all(
    load_w: float, outdoor_c: float, idle_w: float, pump_w: float, units: int
) -> None:
    """No other number of units needs less, pumps and idle power included.

    Any number of the rule is tried by letting just so many run, the others idle.
    """
    rated = [msgspec.structs.replace(one, thermostat_off_w=idle_w) for one in (LOW, MEDIUM)]
    points, duty = year([load_w], [outdoor_c]), {"circulation_ratio": 0.01}

    def needed_w(count: int, staging: Staging, installed: int) -> float:
        done = running(
            points, count, pump(*rated), staging=staging, pump_w=pump_w, installed=installed, **duty
        )
        assert done.circulation_w is not None
        return float(done.pump_w[0, 0] + done.circulation_w[0, 0])

    best = needed_w(units, Staging.OPTIMUM, units)
    fewest = min(int(np.ceil(load_w / full_w(outdoor_c) - 1e-9)), units)
    tried = [needed_w(n, Staging.EQUAL_SPLIT, units) for n in range(max(fewest, 1), units + 1)]
    assert best == pytest.approx(min(tried), rel=1e-9)


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.floats(0.0, 60e3), st.floats(-29.0, 25.0)), min_size=1, max_size=20),
    st.floats(0.0, 8e3),
    st.integers(1, 4),
    st.sampled_from(Backup),
    st.sampled_from(EQUAL_LOADS),
    st.none() | st.floats(0.0, 20e3),
)
def test_demand_is_met_or_said_to_be_unmet(
    points: list[tuple[float, float]],
    hot_water_w: float,
    units: int,
    backup: Backup,
    staging: Staging,
    backup_max_w: float | None,
) -> None:
    """Heat pumps + backup + unmet = demand at every point, and no power without heat."""
    here = year([p[0] for p in points], [p[1] for p in points], hot_water_w)
    done = running(
        here, units, backup=backup, staging=staging, backup_max_w=backup_max_w,
        hot_water_m3_per_day=1.0, hot_water_c=65.0,
    )  # fmt: skip
    met = done.heat_w + done.hot_water.heat_w + done.backup_w + done.unmet_w
    assert met[0] == pytest.approx(here.load_w + hot_water_w, rel=1e-9, abs=1e-6)
    for values in (done.heat_w, done.hot_water.heat_w, done.backup_w, done.unmet_w, done.pump_w):
        assert (values >= -1e-6).all()
    steady = ~done.cycling[0]
    assert (done.pump_w[0] <= done.heat_w[0] + done.hot_water.heat_w[0] + 1e-6)[steady].all()
    assert (done.units <= units).all()
