"""Two pumps worked through by hand: H = 50 − 0.0014 Q², η = 0.82 (1 − ((Q − 100)/100)²), Q in m³/h.

The system asks for 20 + 0.0011 Q² m; water of 1,000 kg/m³ (the first figure: 998.2). Every figure
below is arithmetic on these three lines.
"""

import numpy as np
import pytest

from core.machines.flow_machines.curves import Curve, FlowMachines, machines_of
from core.machines.flow_machines.meeting import flow_against, meet
from core.machines.flow_machines.speed import at_full_speed, at_speed_for
from core.machines.flow_machines.system import System, through

H = 3600.0  # m³/h in a m³/s
WORK = 1000.0 * 9.80665
SYSTEM = System(static=20.0, resistance=0.0011 * H**2)


def one_pump() -> FlowMachines:
    flow = np.linspace(0.0, 180.0, 91)
    return machines_of(
        [
            Curve(
                flow=flow / H,
                rise=50.0 - 0.0014 * flow**2,
                efficiency=0.82 * (1.0 - ((flow - 100.0) / 100.0) ** 2),
            )
        ],
        WORK,
    )


def col(*flows_m3h: float) -> np.ndarray:
    return np.array([flows_m3h]) / H


def test_hydraulic_power_of_100_m3h_raised_by_32_m():
    hydraulic_w = 998.2 * 9.80665 * 100.0 / H * 32.0
    assert hydraulic_w == pytest.approx(8701.0, abs=0.5)


def test_it_meets_the_system_at_109_54_m3h_and_33_20_m():
    """30 = 0.0025 Q²: Q = √12,000."""
    met = meet(one_pump(), SYSTEM)
    assert met.flow[0, 0] * H == pytest.approx(109.54, abs=0.005)
    assert met.rise[0, 0] == pytest.approx(33.20, abs=0.005)
    assert met.roots[0, 0] == 1
    assert met.starts[0, 0]
    assert not met.beyond[0, 0]


def test_by_speed_80_m3h_take_0_8485_of_it_where_the_ratio_of_flows_says_0_730():
    """27.04 m; r² = (27.04 + 0.0014·80²)/50 = 0.72; own flow 80/0.84853 = 94.28 m³/h."""
    run = at_speed_for(one_pump(), col(80.0), SYSTEM.rise(col(80.0)))
    assert run.rise[0, 0] == pytest.approx(27.04, abs=0.005)
    assert run.speed[0, 0] == pytest.approx(0.8485, abs=5e-5)
    assert run.own_flow[0, 0] * H == pytest.approx(94.28, abs=0.005)
    assert run.power_w[0, 0] == pytest.approx(7210.0, abs=5.0)
    assert pytest.approx(0.730, abs=5e-4) == 80.0 / 109.54


def test_throttled_the_same_flow_takes_11_36_kw_at_41_04_m():
    run = at_full_speed(one_pump(), col(80.0))
    assert run.rise[0, 0] == pytest.approx(41.04, abs=0.005)
    useful = WORK * 80.0 / H * run.rise[0, 0]
    assert useful / run.power_w[0, 0] == pytest.approx(0.787, abs=5e-4)
    assert run.power_w[0, 0] == pytest.approx(11360.0, abs=5.0)


def test_two_beside_each_other_and_one_after_the_other():
    """Each of two beside each other gives half: to it the system is four times as steep."""
    met = meet(one_pump(), System(static=20.0, resistance=4.0 * 0.0011 * H**2))
    assert 2.0 * met.flow[0, 0] * H == pytest.approx(143.84, abs=0.005)
    assert met.rise[0, 0] == pytest.approx(42.76, abs=0.005)
    met = meet(one_pump().in_series(2), SYSTEM)
    assert met.flow[0, 0] * H == pytest.approx(143.22, abs=0.005)
    assert met.rise[0, 0] == pytest.approx(42.56, abs=0.005)


@pytest.mark.parametrize(
    ("flow", "one_kw", "two_kw"), [(40.0, 3.52, 5.68), (80.0, 7.21, 9.31), (105.0, 11.27, 13.11)]
)
def test_one_pump_wins_up_to_its_full_flow(flow: float, one_kw: float, two_kw: float):
    """With 20 of 33 m static two pumps by speed never pay before the first one is full.

    The hand values leave the efficiency at low speed alone: it is read at the similar point.
    """
    pump = one_pump()
    for units, kw in ((1, one_kw), (2, two_kw)):
        asked = SYSTEM.rise(col(flow))
        run = at_speed_for(pump, col(flow / units), asked)
        alike_w = pump.power_at(run.own_flow) * run.speed**3
        assert units * alike_w[0, 0] == pytest.approx(kw * 1e3, abs=5.0)
        assert run.power_w[0, 0] == pytest.approx(alike_w[0, 0], rel=1e-2)


def test_unequal_ones_share_a_header_and_the_weaker_shuts_its_valve():
    """Of 50 and 30 m shut-off on a header of 33.2 m only the first gives: its own point."""
    weak_flow = np.linspace(0.0, 100.0, 51)
    curves = [
        Curve(
            flow=np.linspace(0.0, 180.0, 91) / H,
            rise=50.0 - 0.0014 * np.linspace(0.0, 180.0, 91) ** 2,
            power_w=np.full(91, 1e4),
        ),
        Curve(flow=weak_flow / H, rise=30.0 - 0.0014 * weak_flow**2, power_w=np.full(51, 1e4)),
    ]
    both = machines_of(curves, WORK)
    assert flow_against(both, np.array([33.2]))[:, 0] * H == pytest.approx([109.54, 0.0], abs=0.01)
    # A header below 30 m takes of both: √((50 − 25)/0.0014) and √((30 − 25)/0.0014).
    given = flow_against(both, np.array([25.0]))[:, 0] * H
    assert given == pytest.approx([133.63, 59.76], abs=0.01)


def test_a_curve_that_rises_first_meets_twice_and_stays_where_it_falls():
    """H = 20 + 0.4 Q − 0.004 Q² against 25 m: Q = 50 ∓ √(2500 − 1250), and it does not start."""
    flow = np.linspace(0.0, 120.0, 61)
    unstable = machines_of(
        [Curve(flow=flow / H, rise=20.0 + 0.4 * flow - 0.004 * flow**2, power_w=np.full(61, 5e3))],
        WORK,
    )
    met = meet(unstable, System(static=25.0, resistance=0.0))
    assert met.roots[0, 0] == 2
    assert met.flow[0, 0] * H == pytest.approx(50.0 + np.sqrt(1250.0), abs=0.01)
    assert not met.starts[0, 0]
    assert flow_against(unstable, np.array([31.0]))[0, 0] == 0.0


def test_where_the_curve_ends_above_the_system_it_runs_out_and_has_no_point():
    met = meet(one_pump(), System(static=0.0, resistance=1.0))
    assert met.beyond[0, 0]
    assert np.isnan(met.flow[0, 0])


def test_outside_its_curve_a_machine_has_no_figure():
    run = at_speed_for(one_pump(), col(500.0), np.array([[5.0]]))
    assert np.isnan(run.power_w[0, 0])
    assert np.isnan(at_full_speed(one_pump(), col(181.0)).power_w[0, 0])


def test_against_no_rise_at_all_it_stands_still_and_takes_nothing():
    """A circuit without static head in an hour without flow; beside it 2 m³/h against 0.01 m."""
    run = at_speed_for(one_pump(), col(0.0, 2.0), np.array([[0.0, 0.01]]))
    assert run.speed[0, 0] == 0.0
    assert run.power_w[0, 0] == 0.0
    assert run.power_w[0, 1] > WORK * 2.0 / H * 0.01


def test_at_rest_the_speed_that_holds_a_rise_is_that_of_the_shut_off_point():
    """r² = 32/50."""
    run = at_speed_for(one_pump(), col(0.0), np.array([[32.0]]))
    assert run.speed[0, 0] == pytest.approx(0.8)
    assert run.power_w[0, 0] > 0.0


def test_below_seven_tenths_of_the_speed_the_losses_grow():
    """No static part, so the similar point stays the best one: r = 0.35, η = 1 − 0.18·2^0.1."""
    pump = one_pump()
    best = float(pump.best_flow[0])
    along = through(best, float(pump.best_rise[0]), 0.0)
    flow = np.array([[0.35 * best, 0.7 * best]])
    run = at_speed_for(pump, flow, along.rise(flow))
    assert run.speed[0] == pytest.approx([0.35, 0.7], abs=1e-4)
    useful = WORK * flow * run.rise
    efficiency = (useful / run.power_w)[0]
    assert efficiency == pytest.approx([1.0 - 0.18 * 2.0**0.1, 0.82], abs=2e-4)
