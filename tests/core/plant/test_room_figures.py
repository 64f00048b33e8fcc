"""Figures of a plant room by hand: transport ratio, pump by speed, totals of a measured year."""

import numpy as np
import pytest

from core.machines.flow_machines.curves import Curve, machines_of
from core.machines.flow_machines.speed import at_speed_for
from core.machines.flow_machines.system import through
from core.plant.transport_ratio import DutyPump, flow_factor, length_factor, transport_ratio


def test_transport_ratio_by_hand() -> None:
    # 2 × 250 m³/h, 32 m, 0.78; 2,907.5 kW at 5 K, 600 m of pipe: 0.02184 of 0.02939 allowed.
    pump = DutyPump(count=2, flow_m3h=250.0, head_m=32.0, efficiency=0.78)
    found = transport_ratio([pump], 2907.5, 5.0, 600.0)
    assert found.ratio == pytest.approx(0.02184, abs=1e-5)
    assert found.limit == pytest.approx(0.02939, abs=1e-5)
    assert flow_factor(250.0) == 0.003749
    assert length_factor(600.0) == pytest.approx(0.01867, abs=1e-5)
    assert [flow_factor(flow) for flow in (60.0, 61.0, 200.0)] == [0.004225, 0.003858, 0.003858]
    assert length_factor(400.0) == 0.02
    assert length_factor(1000.0) == pytest.approx(0.0176)


def test_a_pump_against_a_set_point_by_hand() -> None:
    """H = 1.25 · Hd · s² - 0.25 · Hd / Qd² · Q², 500 m³/h at 32 m of which 12 m are held."""
    flow = np.linspace(0.0, 1000.0, 101) / 3600.0
    rise = 40.0 - 8.0 * (flow * 3600.0 / 500.0) ** 2
    work = 0.002725 * 3600.0 * 1000.0  # W for a m³/s by a metre
    pump = machines_of(
        [Curve(flow=flow.tolist(), rise=rise.tolist(), efficiency=[0.8] * len(flow))], work
    )
    system = through(500.0 / 3600.0, 32.0, 12.0)
    at = np.array([[300.0, 500.0]]) / 3600.0
    run = at_speed_for(pump, at, system.rise(at))
    assert run.rise[0] == pytest.approx([19.2, 32.0], rel=1e-6)
    assert run.speed[0] == pytest.approx([0.743, 1.0], rel=5e-3)
    assert run.power_w[0] / 1e3 == pytest.approx([19.62, 54.5], rel=5e-3)
    assert run.power_w[0, 0] / run.power_w[0, 1] == pytest.approx(0.36, rel=5e-3)
