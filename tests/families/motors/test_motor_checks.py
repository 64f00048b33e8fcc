"""Interfaces: each one that fails gives its finding, that finding and no other (M12)."""

import msgspec
import pytest

from core.families.motors.loads import ShaftConstant, ShaftCycle
from core.families.motors.record import IeClass, Motor, Supply
from core.load.kinds import CycleStep
from core.machines.device import Evidence
from tests.families.motors.machines import motor
from tests.families.motors.shafts import selected, study

MOTOR = motor(
    id="T1",
    maker="Test",
    model="280",
    ie_class=IeClass.IE4,
    power_w=75e3,
    speed_rpm=1485.0,
    enclosure="IP55",
    frame="280",
    efficiency_100=0.960,
    efficiency_75=0.961,
    efficiency_50=0.957,
    power_factor_100=0.87,
    current_a=130.0,
    starting_torque_ratio=2.4,
    starting_current_ratio=7.2,
    breakdown_torque_ratio=3.0,
    inertia_kgm2=1.3,
    source="test",
    source_year="2026",
    evidence=Evidence.B,
)
LOAD = ShaftConstant(shaft_power_w=60e3, shaft_rpm=1485.0)
BASE = {"feed": "mains", "starting_torque_nm": 300.0, "load_inertia_kgm2": 5.0}


def reasons(motor: Motor = MOTOR, load=LOAD, **duty: object) -> list[str]:
    chosen = selected(study(load, **{**BASE, **duty}), [motor])
    if chosen.candidates:
        return []
    return [finding.code for finding in chosen.left_out[0].findings]


def test_the_motor_of_these_tests_fits():
    assert reasons() == []


@pytest.mark.parametrize(
    ("expected", "motor", "duty"),
    [
        ("voltage_differs", {"voltage_v": 690.0}, {}),
        ("frame_differs", {}, {"frame": "315"}),
        ("enclosure_below", {}, {"enclosure": "IP65"}),
        ("ambient_derates", {}, {"ambient_c": 50.0}),  # 75 · 0.9 = 67.5 < 60/0.85 = 70.6 kW
        ("elevation_derates", {}, {"elevation_m": 2000.0}),  # 75 · 0.9
        ("start_torque_below", {"starting_torque_ratio": 0.5}, {}),  # 241 < 300 N·m
        ("run_up_too_long", {}, {"load_inertia_kgm2": 200.0}),
        ("speed_differs", {"speed_rpm": 985.0}, {}),
        ("frequency_differs", {"frequency_hz": 60.0}, {}),
        ("power_below", {"power_w": 55e3}, {}),
        ("motor_oversized", {"power_w": 160e3}, {}),
        ("breakdown_below", {"breakdown_torque_ratio": 0.9}, {}),
        ("feed_differs", {"fed_by": Supply.CONVERTER}, {}),
    ],
)
def test_one_interface_one_finding(expected, motor, duty):
    changed = msgspec.structs.replace(MOTOR, **motor)
    assert reasons(changed, **duty) == [expected]


def test_a_conveyor_at_a_tenth_of_the_speed_lacks_torque_unless_it_is_cooled():
    """At 10 % speed a self-ventilated motor may give 70 % of its torque for long (catalogues)."""
    slow = ShaftConstant(shaft_power_w=6.3e3, shaft_rpm=148.5)  # 405 N·m of 482 N·m
    duty = {"feed": "converter", "starting_torque_nm": 100.0}
    criteria = {"oversizing_max": 20.0}

    def said(**more: object) -> list[str]:
        chosen = selected(study(slow, criteria=criteria, **{**duty, **more}), [MOTOR])
        return [] if chosen.candidates else [f.code for f in chosen.left_out[0].findings]

    assert said() == ["low_speed_torque"]
    assert said(forced_cooling=True) == []


def test_a_peak_beyond_breakdown_is_refused_though_the_rms_fits():
    steps = (
        CycleStep(torque_nm=1500.0, speed_rpm=1485.0, seconds=2.0),
        CycleStep(torque_nm=300.0, speed_rpm=1485.0, seconds=60.0),
    )
    chosen = selected(study(ShaftCycle(steps=steps), feed="converter", starting_torque_nm=100.0,
                            criteria={"oversizing_max": 3.0}), [MOTOR])  # fmt: skip
    assert [f.code for f in chosen.left_out[0].findings] == ["breakdown_below"]


def test_an_unknown_starting_torque_passes_and_is_said():
    unknown = msgspec.structs.replace(MOTOR, starting_torque_ratio=None)
    chosen = selected(study(LOAD, **BASE), [unknown])
    assert "start_not_stated" in [f.code for f in chosen.candidates[0].findings]


def test_a_larger_inrush_and_a_higher_speed_than_the_old_motors_are_told():
    """1485 against 1470 r/min: (1485/1470)³ − 1 = 3.1 %."""
    chosen = selected(
        study(LOAD, **BASE, existing_power_w=90e3, existing_efficiency=0.93, existing_rpm=1470.0,
              existing_current_ratio=6.5), [MOTOR])  # fmt: skip
    found = {f.code: {x.name: x.value for x in f.figures} for f in chosen.candidates[0].findings}
    assert found["inrush_higher"] == {"ratio": 7.2, "old": 6.5}
    assert found["speed_higher"]["power"] == pytest.approx(0.0309, abs=1e-4)
