"""Each motor in the arrangement that belongs to it: direct, geared, by belt, in one ranking."""

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.families.motors.bank import bank_of
from core.families.motors.loads import ShaftConstant
from core.families.motors.record import Supply, Technology
from core.families.motors.transmission import TransmissionKind
from core.families.motors.ways import suits_shaft
from core.machines.device import is_made_to_size
from tests.families.motors.machines import drive, motor
from tests.families.motors.shafts import documented, example, program, selected, study

GEAR, DIRECT = TransmissionKind.GEAR, TransmissionKind.DIRECT


def slow_motor(**changes):
    """An own direct-drive machine: 55 kW at 60 r/min, 93 %, power factor 0.92, on a converter."""
    return motor(
        id="OWN-60", model="DD-60", technology=Technology.DIRECT_DRIVE_PM,
        fed_by=Supply.CONVERTER, power_w=55e3, poles=48, synchronous_rpm=60.0, speed_rpm=60.0,
        voltage_v=380.0, frequency_hz=24.0, efficiency_100=0.93, efficiency_75=None,
        efficiency_50=None, power_factor_100=0.92, current_a=None, breakdown_torque_ratio=2.0,
        **changes,
    )  # fmt: skip


@pytest.fixture(scope="module")
def conveyor():
    """conveyor-datong with that machine beside the catalog's."""
    asked = example("conveyor-datong").study
    return selected(asked, (*program().catalog.devices("motors"), slow_motor()))


def test_the_direct_drive_stands_first_and_the_geared_ones_beside_it(conveyor) -> None:
    first, second = documented(conveyor)[:2]
    assert first.record.id == "OWN-60"
    classes = [c for c in conveyor.candidates if is_made_to_size(c.record)]
    direct = [c.place for c in classes if c.outcome.coupling is DIRECT]
    assert first.place == 1
    assert first is conveyor.candidates[0]
    assert second.place == 2 + len(direct)  # as the rule asks for direct drives, classes or not
    assert first.outcome.coupling is DIRECT
    assert second.outcome.coupling is GEAR
    assert "rule_low_speed_met" in [f.code for f in first.findings]
    assert {c.outcome.coupling for c in conveyor.candidates} == {DIRECT, GEAR}


def test_its_chain_is_motor_and_drive_without_a_gear(conveyor) -> None:
    """By hand: 45 kW full and 0.6 of it, 2 h to 1 h; losses of 7.527 % of 55 kW at full load."""
    own = conveyor.candidates[0].outcome
    assert own.transmission_loss_wh == 0.0
    load = own.chain_efficiency * own.annual_energy_wh
    assert load == pytest.approx(5200 * 45e3 * (2 / 3 + 0.6 / 3), rel=1e-9)
    assert own.annual_energy_wh == pytest.approx(load + own.motor_loss_wh + own.drive_loss_wh)
    # At most the rated loss, and no less than the constant half of it all the year.
    rated = (1 / 0.93 - 1) * 55e3 * 5200
    assert 0.4 * rated < own.motor_loss_wh < rated
    geared = documented(conveyor)[1].outcome
    assert geared.transmission_loss_wh > 0.0


def test_the_catalog_is_not_said_to_have_none_when_it_has_one(conveyor) -> None:
    said = [f.code for f in conveyor.findings]
    assert "no_direct_drive" not in said
    assert "direct_uses_more" in said or "direct_uses_less" in said
    machines = [m for m in program().catalog.devices("motors") if not is_made_to_size(m)]
    without = selected(example("conveyor-datong").study, machines)
    assert "no_direct_drive" in [f.code for f in without.findings]


def test_that_direct_drive_loses_more_than_a_gear_is_not_hidden(conveyor) -> None:
    """First by the rule; where the arithmetic speaks for the gear, the finding gives both."""
    told = next(f for f in conveyor.findings if f.code.startswith("direct_uses"))
    figures = {f.name: f.value for f in told.figures}
    best = max(c.outcome.chain_efficiency for c in documented(conveyor)
               if c.outcome.coupling is GEAR)  # fmt: skip
    assert figures["geared"] == pytest.approx(best)
    assert figures["direct"] == pytest.approx(conveyor.candidates[0].outcome.chain_efficiency)
    assert (told.code == "direct_uses_more") == (figures["direct"] < figures["geared"])


def test_without_the_rule_the_criterion_alone_decides() -> None:
    asked = example("conveyor-datong").study
    duty = msgspec.structs.replace(asked.duty, low_speed_first=False)
    free = selected(
        msgspec.structs.replace(asked, duty=duty),
        (*program().catalog.devices("motors"), slow_motor()),
    )
    costs = [c.outcome.life_cycle_cost for c in free.candidates]
    assert free.candidates[0].outcome.life_cycle_cost <= min(costs) * 1.02
    assert any(c.record.id == "OWN-60" for c in free.candidates)


def test_without_current_and_power_factor_it_is_said_that_no_drive_can_be_chosen() -> None:
    bare = msgspec.structs.replace(slow_motor(), power_factor_100=None)
    chosen = selected(study(ShaftConstant(shaft_power_w=40e3, shaft_rpm=60.0)), [bare])
    assert [f.code for f in chosen.left_out[0].findings] == ["drive_not_sized"]


def test_in_a_belt_study_a_motor_of_the_shafts_speed_needs_no_belt() -> None:
    load = ShaftConstant(shaft_power_w=30e3, shaft_rpm=1485.0)
    chosen = selected(study(load, transmission="v_belt", feed="mains"))
    by_coupling = {}
    for candidate in chosen.candidates:
        by_coupling.setdefault(candidate.outcome.coupling, []).append(candidate)
    assert set(by_coupling) == {DIRECT, TransmissionKind.V_BELT}
    assert all(c.record.poles == 4 for c in by_coupling[DIRECT])
    assert not any(c.record.poles == 4 for c in by_coupling[TransmissionKind.V_BELT])
    assert all(c.outcome.transmission_loss_wh == 0.0 for c in by_coupling[DIRECT])
    assert all(c.outcome.transmission_loss_wh > 0.0
               for c in by_coupling[TransmissionKind.V_BELT])  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(
    rpm=st.sampled_from([60.0, 150.0, 300.0, 740.0, 985.0, 1200.0, 1480.0, 2960.0]),
    kind=st.sampled_from([k.value for k in TransmissionKind]),
    power_kw=st.floats(5.0, 60.0),
)
def test_only_what_uses_a_transmission_is_charged_with_it(rpm, kind, power_kw) -> None:
    machines = (
        slow_motor(),
        motor(id="A", voltage_v=380.0), motor(id="B", voltage_v=380.0, poles=6, speed_rpm=985.0),
        motor(id="C", voltage_v=380.0, power_w=75e3, current_a=134.0),
    )  # fmt: skip
    load = ShaftConstant(shaft_power_w=power_kw * 1e3, shaft_rpm=rpm)
    chosen = selected(study(load, transmission=kind, criteria={"oversizing_max": 20.0}), machines)
    suits = suits_shaft(bank_of(machines, [drive()]), chosen.duty, rpm)
    for candidate in chosen.candidates:
        every = [candidate.outcome, *(a.outcome for a in candidate.alternatives if a.outcome)]
        for one in every:
            assert (one.coupling is DIRECT) == (one.transmission_loss_wh == 0.0)
            assert one.coupling in (DIRECT, TransmissionKind(kind))
            assert not (one.coupling is not DIRECT and suits[candidate.groups[0].machine])


def test_what_a_motor_needs_is_told_with_the_gear_and_without() -> None:
    chosen = example("conveyor-datong")
    design = chosen.design
    assert design.direct_required_w == pytest.approx(design.peak_w / 0.85)
    # Half the gear's loss goes with speed, half with power: of the rms of the cycle.
    assert design.required_w > design.direct_required_w
    assert design.required_w < design.direct_required_w / 0.96 * 1.001
    assert np.isfinite(design.required_w)
