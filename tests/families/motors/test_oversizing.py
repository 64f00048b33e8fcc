"""大马拉小车: load rate, grade and verdict of the existing motor, for every kind of load."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.families.motors.existing import existing_poles
from core.families.motors.loads import ShaftConstant, ShaftCycle, ShaftFlow, ShaftTemplate
from core.families.motors.oversizing import RATINGS_KW, next_rating_w
from core.load.kinds import CycleStep
from core.report.compose import content_of
from tests.families.motors.machines import motor
from tests.families.motors.shafts import example, selected, study

PLATE = {"existing_power_w": 90e3, "existing_efficiency": 0.925, "existing_rpm": 1480.0}
OWN = (motor(voltage_v=380.0), motor(id="B", voltage_v=380.0, power_w=90e3, current_a=160.0,
                                     efficiency_100=0.955, efficiency_75=0.956,
                                     efficiency_50=0.952))  # fmt: skip


def said(chosen, code):
    found = [f for f in chosen.today if f.code == code]
    return {f.name: f.value for f in found[0].figures} if found else None


def test_the_200_kw_motor_is_told_oversized_by_how_much_and_what_is_enough() -> None:
    chosen = example("replace-chongqing")
    told = said(chosen, "existing_oversized")
    assert told["load"] == pytest.approx(0.30, abs=0.01)
    assert told["needed"] == pytest.approx(chosen.design.required_w)
    assert told["factor"] == pytest.approx(200e3 / chosen.design.required_w)
    assert told["size"] == 110e3
    assert told["hours"] == pytest.approx(0.9 * 6800.0)  # 78 kW of input and below


def test_the_grade_of_a_nameplate_by_gb_18613() -> None:
    """93.8 % of 200 kW, 4 poles: below grade 3 (96.0 %, IE3); 96.4 % reaches it."""
    assert said(example("replace-chongqing"), "present_below_grades")["edition"] == "GB 18613-2020"
    plate = {"existing_power_w": 200e3, "existing_efficiency": 0.964, "existing_rpm": 1486.0}
    better = selected(study(ShaftConstant(shaft_power_w=90e3), **plate), OWN)
    assert said(better, "present_grade") == {"grade": "3", "edition": "GB 18613-2020"}


def test_a_motor_of_the_right_size_is_normal() -> None:
    chosen = example("pump-shanghai")
    assert said(chosen, "existing_oversized") is None
    assert said(chosen, "existing_fits")["needed"] == pytest.approx(80e3, rel=1e-3)


@pytest.mark.parametrize(
    "load",
    [
        ShaftConstant(shaft_power_w=20e3),
        ShaftFlow(shaft_power_w=22e3),
        ShaftCycle(steps=(CycleStep(torque_nm=120.0, speed_rpm=1480.0, seconds=60.0),)),
        ShaftTemplate(shaft_power_w=20e3, shaft_rpm=1480.0),
    ],
)
def test_every_kind_of_load_asks_it(load) -> None:
    chosen = selected(study(load, **PLATE), OWN)
    told = said(chosen, "existing_oversized")
    assert told["load"] < 0.3
    assert told["factor"] > 3.0
    assert told["size"] in (22e3, 30e3)
    assert said(chosen, "existing_operation") is not None


def test_a_motor_that_is_too_small_is_told_so() -> None:
    told = said(selected(study(ShaftConstant(shaft_power_w=99e3), **PLATE), OWN),
                "existing_overloaded")  # fmt: skip
    assert told["peak"] == pytest.approx(1.1)


def test_without_a_motor_there_nothing_is_said() -> None:
    assert selected(study(ShaftConstant(shaft_power_w=20e3)), OWN).today == ()


def test_its_power_alone_is_enough_for_load_rate_and_size() -> None:
    chosen = selected(study(ShaftConstant(shaft_power_w=45e3), existing_power_w=90e3), OWN)
    assert [f.code for f in chosen.today] == ["existing_oversized"]
    assert said(chosen, "existing_oversized")["load"] == pytest.approx(0.5)


def test_economic_operation_by_gb_t_12497_at_the_mean_load() -> None:
    """90 kW, 92.5 %, 22 % load: worse than rated, yet above 0.6 of it; permitted."""
    chosen = selected(study(ShaftConstant(shaft_power_w=20e3), **PLATE), OWN)
    told = said(chosen, "existing_operation")
    assert told["operation"] == "permitted"
    assert 0.6 * told["rated"] < told["efficiency"] < told["rated"]
    full = selected(study(ShaftConstant(shaft_power_w=90e3), **PLATE), OWN)
    assert said(full, "existing_operation")["operation"] == "economic"


def test_it_stands_on_page_one() -> None:
    from datetime import date

    chosen = example("replace-chongqing")
    first = content_of(chosen, date(2026, 11, 29)).sections[0]
    told = [f.code for block in first.blocks for f in getattr(block, "findings", ())]
    assert "existing_oversized" in told
    assert "present_below_grades" in told


@pytest.mark.parametrize(
    ("rpm", "poles"),
    [(2970.0, 2), (1480.0, 4), (985.0, 6), (740.0, 8), (1500.0, 4), (3100.0, None)],
)
def test_poles_by_the_rated_speed(rpm, poles) -> None:
    assert existing_poles(rpm, 50.0) == poles


@given(st.floats(1.0, 2e6))
def test_the_next_rating_is_the_smallest_that_is_enough(needed_w) -> None:
    found = next_rating_w(needed_w)
    if found is None:
        assert needed_w > RATINGS_KW[-1] * 1e3
    else:
        assert found >= needed_w
        assert not any(needed_w <= kw * 1e3 < found for kw in RATINGS_KW)
