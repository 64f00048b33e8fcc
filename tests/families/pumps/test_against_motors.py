"""The same throttled pump seen from the pump and from the motor (the example pump-shanghai).

The motors' room knows a pump by H0/Hd = 1.25, η/ηd = q (2 − q) and the static share; here those
shapes are drawn as a curve of points. Throttled and by speed both must say the same shaft power.
"""

import numpy as np
import pytest

from core.families.motors.flow import controlled_power, controlled_speed, throttled_power
from core.machines.flow_machines.curves import Curve, machines_of
from core.machines.flow_machines.speed import FULL_EFFICIENCY_FROM, at_full_speed, at_speed_for
from core.machines.flow_machines.system import through

POWER_W, STATIC, SHUT_OFF = 68e3, 0.3, 1.25  # of the example
FLOWS = np.array([1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6])
HOURS = np.array([320, 640, 980, 1150, 1240, 1080, 860, 520, 310], dtype=np.float64)
RATED_M3S, RATED_M, RATE = 0.18, 30.0, 0.80


def pump():
    """Its curve at 41 flows; work such that the rated shaft power is that of the example."""
    q = np.linspace(0.0, 1.3, 131)
    work = POWER_W * RATE / (RATED_M3S * RATED_M)
    return machines_of(
        [
            Curve(
                flow=q * RATED_M3S,
                rise=RATED_M * (SHUT_OFF - (SHUT_OFF - 1.0) * q**2),
                efficiency=RATE * q * (2.0 - q),
            )
        ],
        work,
    )


def test_throttled_it_needs_what_the_motors_room_says():
    found = at_full_speed(pump(), FLOWS[None] * RATED_M3S).power_w[0]
    assert found == pytest.approx(POWER_W * throttled_power(FLOWS, SHUT_OFF), rel=1e-4)


def test_by_speed_it_turns_and_needs_what_the_motors_room_says():
    """Down to 70 % of the speed; below it the losses grow here, by less than 2 % of the power."""
    system = through(RATED_M3S, RATED_M, STATIC * RATED_M)
    flow = FLOWS[None] * RATED_M3S
    run = at_speed_for(pump(), flow, system.rise(flow))
    speed, power = run.speed[0], run.power_w[0]
    assert speed == pytest.approx(controlled_speed(FLOWS, STATIC, SHUT_OFF), rel=1e-4)
    theirs = POWER_W * controlled_power(FLOWS, STATIC, SHUT_OFF)
    fast = speed >= FULL_EFFICIENCY_FROM
    assert fast.any()
    assert power[fast] == pytest.approx(theirs[fast], rel=2e-4)
    assert (power[~fast] >= theirs[~fast]).all()
    assert power[~fast] == pytest.approx(theirs[~fast], rel=0.02)


def test_what_speed_saves_in_the_year_is_the_same():
    """kWh at the shaft: both rooms within 0.5 %."""
    system = through(RATED_M3S, RATED_M, STATIC * RATED_M)
    flow = FLOWS[None] * RATED_M3S
    machine = pump()
    own = (
        at_full_speed(machine, flow).power_w
        - at_speed_for(machine, flow, system.rise(flow)).power_w
    )[0]
    theirs = POWER_W * (
        throttled_power(FLOWS, SHUT_OFF) - controlled_power(FLOWS, STATIC, SHUT_OFF)
    )
    assert own @ HOURS == pytest.approx(theirs @ HOURS, rel=5e-3)


def test_without_static_head_eight_tenths_of_the_flow_take_51_2_per_cent():
    """0.8³ = 0.512 in both rooms, as long as the speed stays above 70 %."""
    system = through(RATED_M3S, RATED_M, 0.0)
    flow = np.array([[1.0, 0.8]]) * RATED_M3S
    power = at_speed_for(pump(), flow, system.rise(flow)).power_w[0]
    assert power[1] / power[0] == pytest.approx(0.512, rel=1e-4)
    theirs = controlled_power(np.array([1.0, 0.8]), 0.0, SHUT_OFF)
    assert theirs[1] / theirs[0] == pytest.approx(0.512, rel=1e-4)
