"""Units that heat, make hot water and cool: shares of the hour by hand, nothing lost."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.families.heat_pumps.columns import columns_of
from core.families.heat_pumps.cooling.columns import cooling_of
from core.families.heat_pumps.duty import Backup, HeatPumpDuty
from core.families.heat_pumps.performance import Nodes
from core.families.heat_pumps.plant import (
    Bank,
    Points,
    Running,
    bank_of,
    block_of,
    points_of,
    run,
    with_standby,
)
from core.families.heat_pumps.record import HeatPump, SeasonClimate
from core.load.profile import hourly
from core.study.plant import EQUAL_LOADS, Staging
from tests.families.heat_pumps.cooling_cases import reversible

REACH_K, COLD_C = 3.0, 15.0
NODES = Nodes(outdoor_c=np.arange(-12.0, 45.0), flow_c=np.full(57, 35.0), source_c=np.zeros(57))
MACHINE = reversible()


def year(
    load_w: list[float],
    cooling_w: list[float],
    outdoor_c: list[float],
    hot_water_w: float = 0.0,
) -> Points:
    count = len(load_w)
    profile = hourly(
        {
            "load_w": np.array(load_w),
            "cooling_w": np.array(cooling_w),
            "outdoor_c": np.array(outdoor_c),
            "hot_water_w": np.full(count, hot_water_w),
        },
        1.0,
        np.zeros(count, dtype=np.int8),
        np.ones(count),
    )
    return points_of(profile, NODES)


def bank(machine: HeatPump, **duty: object) -> tuple[Bank, HeatPumpDuty]:
    asked = HeatPumpDuty(
        **({"peak_w": 10e3, "rooms_cooled": True, "cooling_peak_w": 10e3} | duty)  # type: ignore[arg-type]
    )
    columns = columns_of([machine], SeasonClimate.AVERAGE)
    cold = cooling_of([machine], asked.chilled_c)
    return bank_of(columns, NODES, asked, COLD_C, REACH_K, cold), asked


def running(
    points: Points,
    units: int = 1,
    machine: HeatPump = MACHINE,
    staging: Staging = Staging.SEQUENTIAL,
    **duty: object,
) -> Running:
    there, asked = bank(machine, **duty)
    block = block_of(there, points, np.zeros(1, dtype=np.int64), np.zeros(1), np.zeros(1))
    return run(block, points, asked, staging, units)


def test_cooling_alone_by_hand() -> None:
    """6,000 W at 35 °C: 60 % of 10,000 W at 3.0 · (1 + 0.4/0.7 · 0.4) = 3.68571: 1,627.9 W."""
    cooling = running(year([0.0], [6000.0], [35.0])).cooling
    assert cooling is not None
    assert cooling.load[0, 0] == pytest.approx(0.6)
    assert cooling.power_w[0, 0] == pytest.approx(6000.0 / 3.685714, rel=1e-6)
    assert cooling.unmet_w[0, 0] == 0.0
    assert not cooling.cycling[0, 0]


def test_below_the_least_load_it_switches_by_hand() -> None:
    """2,000 W at 35 °C: least 4,000 W, EER there 3.0 · (1 + 0.4/0.7 · 0.6) = 4.02857; half of it,
    CR = 0.5, Cdc = 0.9: 0.5 / (0.45 + 0.1) = 0.90909. EER 3.66234.
    """
    cooling = running(year([0.0], [2000.0], [35.0])).cooling
    assert cooling is not None
    assert cooling.cycling[0, 0]
    assert cooling.power_w[0, 0] == pytest.approx(2000.0 / 3.662338, rel=1e-6)


def test_hot_water_takes_its_time_first() -> None:
    """Hot water at 55 °C in an hour of 35 °C: the rest of the hour cools, at more than the mean."""
    points = year([0.0], [6000.0], [35.0], hot_water_w=2000.0)
    found = running(points, hot_water_m3_per_day=1.0, hot_water_c=55.0)
    there, _ = bank(MACHINE, hot_water_m3_per_day=1.0, hot_water_c=55.0)
    assert there.hot_water is not None
    able = float(np.interp(35.0, NODES.outdoor_c, there.hot_water.full_w[0]))
    assert found.hot_water is not None
    assert found.cooling is not None
    busy = 2000.0 / able
    assert found.hot_water.busy[0, 0] == pytest.approx(busy)
    load = 6000.0 / (10_000.0 * (1.0 - busy))
    assert found.cooling.load[0, 0] == pytest.approx(load)
    eer = 3.0 * (1.0 + 0.4 / 0.7 * (1.0 - load))
    assert found.cooling.power_w[0, 0] == pytest.approx(6000.0 / eer)


def test_what_the_rest_of_the_hour_cannot_cool_is_unmet() -> None:
    points = year([0.0], [10_000.0], [35.0], hot_water_w=2000.0)
    found = running(points, hot_water_m3_per_day=1.0, hot_water_c=55.0)
    assert found.cooling is not None
    assert found.hot_water is not None
    left = 10_000.0 * (1.0 - found.hot_water.busy[0, 0])
    assert found.cooling.cooling_w[0, 0] == pytest.approx(left)
    assert found.cooling.unmet_w[0, 0] == pytest.approx(10_000.0 - left)


def test_heat_and_cold_in_one_hour_share_it() -> None:
    """Half the heat of 2 units at full load leaves half of their time for cooling."""
    there, _ = bank(MACHINE)
    full = float(np.interp(12.0, NODES.outdoor_c, there.heating.full_w[0]))
    found = running(year([full], [20_000.0], [12.0]), units=2)
    assert found.cooling is not None
    assert found.heat_w[0, 0] == pytest.approx(full)
    assert found.cooling.cooling_w[0, 0] == pytest.approx(10_000.0)  # of 20,000 in half the time
    assert found.unmet_w[0, 0] == 0.0


def test_too_hot_for_its_figures_nothing_is_cooled() -> None:
    found = running(year([0.0], [5000.0], [39.0]))
    assert found.cooling is not None
    assert found.cooling.cooling_w[0, 0] == 0.0
    assert found.cooling.unmet_w[0, 0] == 5000.0


def test_the_unit_in_reserve_helps_to_cool() -> None:
    points = year([0.0, 0.0], [12_000.0, 8000.0], [35.0, 35.0])
    short = running(points, units=1)
    helped = with_standby(short, points, 1, 2)
    assert np.asarray(helped).tolist() == [[2.0, 1.0]]


@settings(max_examples=60, deadline=None)
@given(
    load=st.lists(st.floats(0.0, 40e3), min_size=6, max_size=6),
    cold=st.lists(st.floats(0.0, 40e3), min_size=6, max_size=6),
    outdoor=st.lists(st.floats(-11.0, 43.0), min_size=6, max_size=6),
    water=st.floats(0.0, 6e3),
    units=st.integers(1, 4),
    staging=st.sampled_from(EQUAL_LOADS),
    backup=st.sampled_from(Backup),
)
def test_every_watt_hour_is_accounted(
    load: list[float],
    cold: list[float],
    outdoor: list[float],
    water: float,
    units: int,
    staging: Staging,
    backup: Backup,
) -> None:
    """Asked = given + backup + unmet for heat, given + unmet for cold; no unit works twice.

    What the units give together takes no more than all of their time, each kind at its full
    capacity, and cooling never needs more than a whole unit's power, nor less than Carnot's.
    """
    points = year(load, cold, outdoor, water)
    duty = {"hot_water_m3_per_day": 1.0, "hot_water_c": 55.0, "backup": backup}
    found = running(points, units, staging=staging, **duty)
    there, _ = bank(MACHINE, **duty)
    assert found.cooling is not None
    assert found.hot_water is not None
    given = found.heat_w + found.hot_water.heat_w + found.backup_w + found.unmet_w
    assert given[0] == pytest.approx(np.array(load) + water, rel=1e-9, abs=1e-6)
    cooled = found.cooling.cooling_w + found.cooling.unmet_w
    assert cooled[0] == pytest.approx(np.array(cold), rel=1e-9, abs=1e-6)
    assert there.cooling is not None
    full = np.interp(outdoor, NODES.outdoor_c, there.heating.full_w[0])
    cool_full = np.interp(outdoor, NODES.outdoor_c, there.cooling.performance.full_w[0])
    time = found.hot_water.busy[0] + found.heat_w[0] / (units * full)
    time += found.cooling.cooling_w[0] / (units * cool_full)
    assert (time <= 1.0 + 1e-9).all()
    lift = np.maximum(np.array(outdoor) - 7.0, 12.0)
    assert (found.cooling.cooling_w[0] <= found.cooling.power_w[0] * 280.15 / lift + 1e-6).all()
    idle = found.cooling.cooling_w[0] == 0.0
    assert (found.cooling.power_w[0][idle] <= 1e-9).all()  # no idle power is declared of it
