"""Motors matched to their load: size, rules of 专栏3, replacement, the five examples."""

import msgspec
import numpy as np
import pytest

from core.families.motors.bank import bank_of
from core.families.motors.duty import Feed
from core.families.motors.existing import existing_year, shaft_power_w
from core.families.motors.loads import ShaftConstant, ShaftCycle, ShaftFlow
from core.families.motors.record import Technology
from core.families.motors.situation import derating
from core.families.motors.ways import CONVERTER, MAINS
from core.load.kinds import CycleStep
from core.machines.device import is_made_to_size
from tests.families.motors.shafts import NAMES, documented, example, program, selected, study


@pytest.mark.parametrize("name", NAMES)
def test_every_example_has_a_motor_that_does_the_duty(name):
    chosen = example(name)
    assert chosen.candidates
    first = chosen.candidates[0]
    assert first.outcome.chain_efficiency < 1.0
    assert first.outcome.unit_capacity_w >= chosen.design.controlled_required_w * 0.999
    assert sum(first.monthly_energy_wh) == pytest.approx(first.outcome.annual_energy_wh)
    left_out = [one for one in chosen.left_out if not is_made_to_size(one.record)]
    assert len(documented(chosen)) + len(left_out) == 2549


def test_a_200_kw_motor_at_30_per_cent_mean_load_gives_way_to_110_or_132_kw():
    chosen = example("replace-chongqing")
    assert chosen.design.mean_w / 200e3 == pytest.approx(0.3, abs=0.03)
    first = chosen.candidates[0]
    assert first.record.power_w in (110e3, 132e3)
    assert first.outcome.existing_saving_wh > 0
    assert first.outcome.existing_payback_years > 0
    today = existing_year(chosen.situation)
    assert first.outcome.existing_saving_wh == pytest.approx(
        today.energy_wh - first.outcome.annual_energy_wh
    )


def test_where_the_load_needs_a_strong_start_the_smaller_ones_are_refused_and_it_is_said():
    asked = example("replace-chongqing").study
    duty = msgspec.structs.replace(asked.duty, starting_torque_nm=2300.0, feed=Feed.MAINS)
    chosen = selected(msgspec.structs.replace(asked, duty=duty))
    refused = [one for one in chosen.left_out if one.record.power_w in (110e3, 132e3)
               and [f.code for f in one.findings] == ["start_torque_below"]]  # fmt: skip
    assert refused
    figures = {f.name: f.value for f in refused[0].findings[0].figures}
    assert figures["torque"] < figures["required"] == pytest.approx(2300.0)
    assert all(
        c.record.starting_torque_ratio * c.record.power_w / (c.record.speed_rpm * np.pi / 30)
        >= 2300.0 * 0.999
        for c in chosen.candidates
        if c.record.starting_torque_ratio
    )


def test_a_steady_load_takes_a_motor_on_the_mains_and_the_drive_is_shown_as_a_loss():
    first = example("fan-shenyang").candidates[0]
    assert first.variant == MAINS
    assert "rule_constant_met" in [f.code for f in first.findings]
    driven = next(a for a in first.alternatives if a.variant == CONVERTER)
    assert driven.outcome.annual_energy_wh > first.outcome.annual_energy_wh
    assert driven.outcome.drive_loss_wh > 0


def test_a_throttled_pump_is_driven_by_speed_and_saves_what_the_system_leaves():
    chosen = example("pump-shanghai")
    first = chosen.candidates[0]
    assert first.variant == CONVERTER
    on_mains = [a for c in chosen.candidates for a in c.alternatives if a.variant == MAINS]
    assert on_mains
    assert min(a.outcome.annual_energy_wh for a in on_mains) > first.outcome.annual_energy_wh


def test_a_slow_conveyor_is_told_that_a_direct_drive_belongs_there():
    """The catalog has no direct-drive machine: classes stand for them, the best geared one follows.

    GB 30253-2024 table 8, column of 60 r/min: 55 kW is the rating for 46.96 kW.
    """
    chosen = example("conveyor-datong")
    assert not any(
        m.technology is Technology.DIRECT_DRIVE_PM and not is_made_to_size(m)
        for m in program().catalog.devices("motors")
    )
    made = chosen.candidates[0]
    assert (made.record.id, made.record.power_w, made.record.speed_rpm) == (
        "CL-DDPM-60-G1",
        55e3,
        60,
    )
    assert {"rule_low_speed_met", "class_motor_assumed", "slow_motor_price"} <= {
        f.code for f in made.findings
    }
    first = documented(chosen)[0]
    assert "rule_low_speed" in [f.code for f in first.findings]
    assert first.outcome.transmission_loss_wh > 0


def test_a_changed_threshold_changes_the_rule_and_is_printed():

    chosen = selected(study(ShaftConstant(shaft_power_w=30e3), low_speed_rpm=100.0))
    notes = chosen.family.report.method_notes(chosen)
    by_key = {note.title.key: note for note in notes}
    assert by_key["field.low_speed_rpm"].value.parts["second"].key == "report.motor.changed"
    assert by_key["field.high_speed_rpm"].value.parts["second"].key == "report.motor.usual"


def test_the_highest_lasting_load_stays_at_the_share_that_is_asked_for():
    for share in (0.7, 0.85, 1.0):
        chosen = selected(study(ShaftConstant(shaft_power_w=30e3), load_share_max=share))
        fed = [c for c in chosen.candidates if c.variant == MAINS]
        assert fed
        assert all(c.outcome.mean_load <= share * (1 + 1e-9) for c in fed)


def test_power_along_the_chain_is_load_plus_losses():
    chosen = example("conveyor-datong")
    for candidate in chosen.candidates[:10]:
        o = candidate.outcome
        load = o.chain_efficiency * o.annual_energy_wh
        losses = o.motor_loss_wh + o.drive_loss_wh + o.transmission_loss_wh
        assert load + losses == pytest.approx(o.annual_energy_wh, rel=1e-9)


def test_bins_tell_the_year_of_hours():
    """A year of 8,760 hours against its bins, every candidate within 0.2 % in annual energy."""
    random = np.random.default_rng(7)
    flow = tuple(float(f) for f in np.clip(random.normal(0.75, 0.15, 8760), 0.3, 1.05))
    load = ShaftFlow(flow_shares=flow, time_shares=(1.0,) * 8760, hours_a_year=8760.0)
    by_hour = selected(study(load, criteria={"resolution": "hourly"}))
    by_bin = selected(study(load))
    assert len(by_bin.profile.hours) < 400 < len(by_hour.profile.hours)
    energy = {c.record.id: c.outcome.annual_energy_wh for c in by_hour.candidates}
    assert {c.record.id for c in by_bin.candidates} == set(energy)
    for c in by_bin.candidates:
        assert c.outcome.annual_energy_wh == pytest.approx(energy[c.record.id], rel=0.002)


def test_an_input_measured_is_read_backwards_along_the_loss_curve():
    motor = next(m for m in program().catalog.devices("motors") if m.efficiency_50)
    bank = bank_of([motor], [])
    power, half = motor.power_w, motor.power_w / 2
    drawn = np.array([power / motor.efficiency_100, half / motor.efficiency_50])
    assert shaft_power_w(bank, drawn) == pytest.approx([power, half], rel=1e-4)


def test_derating_by_place():
    """−1 %/K above 40 °C, −1 % per 100 m above 1,000 m (IEC 60034-1 reference: 40 °C, 1,000 m)."""
    assert derating(40.0, 1000.0) == (1.0, 1.0)
    assert derating(50.0, 1000.0) == pytest.approx((0.9, 1.0))
    assert derating(20.0, 2500.0) == pytest.approx((1.0, 0.85))


def test_rms_torque_of_a_cycle():
    """400 N·m for 20 s, 150 N·m for 40 s: √((400²·20 + 150²·40)/60) = 261.4 N·m."""
    chosen = selected(study(ShaftCycle()))
    assert chosen.design.rms_torque_nm == pytest.approx(261.406, abs=1e-2)
    assert chosen.design.peak_torque_nm == 400.0


def test_a_cycle_of_changing_speed_is_not_for_the_mains():
    steps = (
        CycleStep(torque_nm=200.0, speed_rpm=700.0, seconds=30.0),
        CycleStep(torque_nm=200.0, speed_rpm=1450.0, seconds=30.0),
    )
    chosen = selected(study(ShaftCycle(steps=steps)))
    assert chosen.candidates
    assert {c.variant for c in chosen.candidates} == {CONVERTER}
