"""Torque that lasts on a converter: every point of a load without a cycle, the rms of one."""

import pytest

from core.families.motors.loads import FlowMachine, ShaftConstant, ShaftCycle, ShaftFlow
from core.families.motors.record import Motor
from core.load.kinds import CycleStep
from core.selection.selection import Selection
from tests.families.motors.machines import motor
from tests.families.motors.shafts import selected, study

# 75 kW at 1,485 r/min: 75,000 / (1,485 · π/30) = 482.3 N·m.
MACHINE = motor(id="T75", power_w=75e3, speed_rpm=1485.0, current_a=130.0,
                efficiency_100=0.960, efficiency_75=0.961, efficiency_50=0.957,
                starting_torque_ratio=2.4, breakdown_torque_ratio=3.0)  # fmt: skip
DUTY = {"feed": "converter", "starting_torque_nm": 50.0, "ambient_c": 40.0}


def chosen(load, machine: Motor = MACHINE, **duty: object) -> Selection:
    wide = {"oversizing_max": 20.0}
    return selected(study(load, criteria=wide, **{**DUTY, **duty}), [machine])


def said(load, machine: Motor = MACHINE, **duty: object) -> dict[str, dict[str, object]]:
    """The findings that put the machine out, each with its figures; empty where it fits."""
    out = chosen(load, machine, **duty).left_out
    return {f.code: {x.name: x.value for x in f.figures} for one in out for f in one.findings}


def test_300_hours_of_full_flow_are_not_cooled_by_5700_of_little():
    """A fan of 55 kW at 985 r/min asks for 55,000 / (985 · π/30) = 533.2 N·m at full flow.

    Of 482.3 N·m the motor may give 85 % for long, 409.9 N·m; the rms of the year is less.
    """
    fan = ShaftFlow(
        machine=FlowMachine.FAN, shaft_power_w=55e3, shaft_rpm=985.0, static_share=0.0,
        flow_shares=(1.0, 0.9, 0.8, 0.7, 0.6, 0.5),
        time_shares=(0.05, 0.15, 0.25, 0.3, 0.15, 0.1), hours_a_year=6000.0,
    )  # fmt: skip
    found = said(fan)
    assert set(found) == {"lasting_torque_above"}
    figures = found["lasting_torque_above"]
    assert figures["torque"] == pytest.approx(533.2, abs=0.1)
    assert figures["permitted"] == pytest.approx(409.9, abs=0.1)
    assert figures["speed"] == pytest.approx(985.0)
    assert figures["share"] == 0.85


@pytest.mark.parametrize(("torque_nm", "fits"), [(409.0, True), (411.0, False)])
def test_the_highest_lasting_load_holds_for_torque(torque_nm, fits):
    """At 1,000 r/min, 67 % of its speed, the motor gives its rated torque; 85 % of it lasts."""
    load = ShaftConstant(shaft_power_w=torque_nm * 104.7198, shaft_rpm=1000.0)
    assert said(load).keys() == (set() if fits else {"lasting_torque_above"})


@pytest.mark.parametrize(("torque_nm", "fits"), [(303.0, True), (305.0, False)])
def test_above_rated_speed_the_power_stays_and_the_torque_falls(torque_nm, fits):
    """At 2,000 r/min: 482.3 · 1485/2000 · 0.85 = 304.4 N·m.

    The power of 304.4 N·m at 2,000 r/min is 63.75 kW, 85 % of 75: one rule, told once.
    """
    load = ShaftConstant(shaft_power_w=torque_nm * 209.4395, shaft_rpm=2000.0)
    assert said(load).keys() == (set() if fits else {"power_below"})


def test_a_hot_place_takes_of_the_torque_what_it_takes_of_the_power():
    """At 50 °C a tenth less: 409.9 · 0.9 = 368.9 N·m at 1,000 r/min."""
    for torque_nm, codes in ((368.0, set()), (370.0, {"lasting_torque_above"})):
        load = ShaftConstant(shaft_power_w=torque_nm * 104.7198, shaft_rpm=1000.0)
        assert said(load, ambient_c=50.0).keys() == codes


def test_a_cycle_is_judged_by_its_rms():
    """20 s of 600 N·m and 40 s of 200 N·m at 1,000 r/min.

    √((20·600² + 40·200²)/60) = 383.0 N·m, under 409.9; 700 N·m would make 435.9.
    """

    def cycle(high: float) -> ShaftCycle:
        return ShaftCycle(
            steps=(
                CycleStep(torque_nm=high, speed_rpm=1000.0, seconds=20.0),
                CycleStep(torque_nm=200.0, speed_rpm=1000.0, seconds=40.0),
            )
        )

    assert said(cycle(600.0)) == {}
    found = said(cycle(700.0))
    assert set(found) == {"rms_torque_above"}
    assert found["rms_torque_above"]["torque"] == pytest.approx(435.9, abs=0.1)
    assert found["rms_torque_above"]["permitted"] == pytest.approx(409.9, abs=0.1)


def test_a_step_above_rated_speed_counts_by_its_current():
    """380 N·m at 742.5 and at 2,227.5 r/min, 30 s each, of a motor of 90 kW at 1,782 r/min.

    482.3 N·m rated, 409.9 lasting. Above rated speed, by 2,227.5/1,782 = 1.25, the flux is weaker:
    √((380² + (380·1.25)²)/2) = 430.1 N·m, though the rms torque is 380. The power would do:
    √((29.55² + 88.64²)/2) = 66.1 kW of 0.85 · 90 = 76.5.
    """
    steps = tuple(CycleStep(torque_nm=380.0, speed_rpm=n, seconds=30.0) for n in (742.5, 2227.5))
    machine = motor(id="T90", power_w=90e3, speed_rpm=1782.0, frequency_hz=60.0, current_a=150.0,
                    efficiency_100=0.965, efficiency_75=0.965, efficiency_50=0.96,
                    starting_torque_ratio=2.4, breakdown_torque_ratio=3.0)  # fmt: skip
    found = said(ShaftCycle(steps=steps), machine)
    assert set(found) == {"rms_torque_above"}
    assert found["rms_torque_above"]["torque"] == pytest.approx(430.1, abs=0.1)


def test_thousands_of_points_are_judged_as_the_few_they_repeat():
    """8,760 hours, one of them at full flow: that hour decides as it does among six."""
    flow = (1.0, *(0.3 + 0.4 * i / 8758 for i in range(8759)))
    load = ShaftFlow(machine=FlowMachine.FAN, shaft_power_w=55e3, shaft_rpm=985.0,
                     static_share=0.0, flow_shares=flow, time_shares=(1.0,) * 8760,
                     hours_a_year=8760.0)  # fmt: skip
    found = said(load)
    assert set(found) == {"lasting_torque_above"}
    assert found["lasting_torque_above"]["torque"] == pytest.approx(533.2, abs=0.1)


def test_the_peak_that_breaks_down_in_field_weakening_is_told_with_its_own_figures():
    """At 2,400 r/min breakdown is 3 · 482.3 · (1485/2400)² / 1.3 = 426.1 N·m.

    20 s of 440 N·m there in ten minutes: more, though 440 is far under 3 · 482.3 / 1.3.
    """
    steps = (
        CycleStep(torque_nm=440.0, speed_rpm=2400.0, seconds=20.0),
        CycleStep(torque_nm=150.0, speed_rpm=1400.0, seconds=580.0),
    )
    found = said(ShaftCycle(steps=steps))
    assert set(found) == {"breakdown_below"}
    assert found["breakdown_below"]["torque"] == pytest.approx(426.1, abs=0.2)
    assert found["breakdown_below"]["required"] == pytest.approx(440.0)


def test_the_motor_carries_the_losses_of_its_gear():
    """63.5 kW at the load through a gear of 96 %: 66.1 kW at the motor, over 0.85 · 75 = 63.75.

    61 kW: 63.5 at the motor, at 148.5 r/min and a tenth of the torque at 1,485.
    """
    gear = {"transmission": "gear", "transmission_efficiency": 0.96}
    too_much = ShaftConstant(shaft_power_w=63.5e3, shaft_rpm=148.5)
    found = said(too_much, **gear)
    assert set(found) == {"power_below"}
    assert found["power_below"]["required"] == pytest.approx(63.5e3 / 0.96 / 0.85)
    fits = ShaftConstant(shaft_power_w=61e3, shaft_rpm=148.5)
    assert said(fits, **gear) == {}
    share = chosen(fits, **gear).candidates[0].outcome.mean_load
    assert share == pytest.approx(61.0 / 0.96 / 75.0)
    assert share < 0.85
