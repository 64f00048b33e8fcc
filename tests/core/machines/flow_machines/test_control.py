"""What each way of holding a flow costs, on the pump worked through by hand."""

from itertools import pairwise

import numpy as np
import pytest

from core.machines.flow_machines.control import BY_SPEED, FlowControl, held, kept_rise
from core.machines.flow_machines.system import through
from tests.core.machines.flow_machines.test_hand_values import SYSTEM, WORK, H, col, one_pump

DESIGN = 100.0 / H  # the system asks for 20 + 11 = 31 m there, the pump gives 36 m


def test_where_the_pressure_is_kept_sets_what_a_part_flow_is_raised_by():
    """At 60 m³/h: system 20 + 3.96; proportional 31·(0.5 + 0.5·0.6) = 24.8; constant 31."""
    flow = 60.0 / H
    rises = {c: float(kept_rise(c, SYSTEM, flow, DESIGN)) for c in FlowControl}
    assert rises[FlowControl.SYSTEM_CURVE] == pytest.approx(23.96)
    assert rises[FlowControl.PROPORTIONAL_PRESSURE] == pytest.approx(24.8)
    assert rises[FlowControl.CONSTANT_PRESSURE] == pytest.approx(31.0)
    assert rises[FlowControl.THROTTLE] == pytest.approx(23.96)


def test_a_proportional_set_point_never_falls_below_what_the_system_asks():
    """20 of 31 m are static: half of 31 m would lift nothing."""
    kept = kept_rise(FlowControl.PROPORTIONAL_PRESSURE, SYSTEM, col(0.0, 10.0), DESIGN)
    assert kept[0] == pytest.approx([20.0, max(20.11, 31.0 * 0.55)])


def test_each_way_takes_no_less_than_the_one_that_keeps_less_pressure():
    """System curve ≤ proportional ≤ constant pressure ≤ throttled, at every flow."""
    pump, flow = one_pump(), np.linspace(10.0, 100.0, 19)[None] / H
    power = {
        c: held(pump, c, flow, kept_rise(c, SYSTEM, flow, DESIGN)).power_w
        for c in (*BY_SPEED, FlowControl.THROTTLE)
    }
    order = (
        FlowControl.SYSTEM_CURVE,
        FlowControl.PROPORTIONAL_PRESSURE,
        FlowControl.CONSTANT_PRESSURE,
        FlowControl.THROTTLE,
    )
    for less, more in pairwise(order):
        assert (power[less] <= power[more] * (1.0 + 1e-9)).all(), (less, more)


def test_a_by_passed_pump_takes_the_same_at_every_flow_and_a_switched_one_its_share():
    """Against 31 m it gives √(19/0.0014) = 116.50 m³/h; half of that is half of the time."""
    pump, rise = one_pump(), np.array([[31.0, 31.0]])
    full = np.sqrt(19.0 / 0.0014)
    flow = col(full, full / 2.0)
    bypass = held(pump, FlowControl.BYPASS, flow, rise).power_w[0]
    switched = held(pump, FlowControl.ON_OFF, flow, rise).power_w[0]
    efficiency = 0.82 * (1.0 - ((full - 100.0) / 100.0) ** 2)
    watts = WORK * full / H * 31.0 / efficiency
    assert bypass == pytest.approx([watts, watts], rel=1e-4)
    assert switched == pytest.approx([watts, watts / 2.0], rel=1e-4)


def test_inlet_vanes_take_doe2s_share():
    pump, rise = one_pump(), np.array([[31.0, 31.0]])
    full = np.sqrt(19.0 / 0.0014)
    vanes = held(pump, FlowControl.INLET_VANES, col(full, full / 2.0), rise).power_w[0]
    assert vanes[1] / vanes[0] == pytest.approx(0.48, abs=0.005)


def test_what_a_machine_cannot_give_has_no_figure():
    pump = one_pump()
    flow, rise = col(130.0), np.array([[31.0]])  # at 130 m³/h it gives 26.34 m
    for control in (FlowControl.THROTTLE, FlowControl.BYPASS, FlowControl.ON_OFF):
        assert np.isnan(held(pump, control, flow, rise).power_w[0, 0]), control
    by_speed = held(pump, FlowControl.SYSTEM_CURVE, flow, rise)
    assert by_speed.speed[0, 0] > 1.0  # told by its speed, which the machine may or may not have


def test_a_system_through_its_design_point():
    assert float(through(DESIGN, 31.0, 20.0).rise(DESIGN / 2.0)) == pytest.approx(22.75)
