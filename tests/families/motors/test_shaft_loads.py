"""Kinds of shaft load: from the study, from a file beside it, and what does not go together."""

from pathlib import Path

import msgspec
import numpy as np
import pytest

from core.families.motors.duty import MotorDuty
from core.families.motors.loads import (
    ShaftConstant,
    ShaftCycle,
    ShaftFlow,
    ShaftMeasured,
    ShaftTemplate,
    Template,
)
from core.families.motors.shaft import ShaftOrigin
from core.load.kinds import CycleStep
from core.study.study import disagreements
from core.vocabulary.problem import Problem
from gui.program.program import load_of
from tests.families.motors.shafts import selected, study

EXISTING = {"existing_power_w": 90e3, "existing_efficiency": 0.93, "existing_rpm": 1480.0}


def made(load, folder: Path = Path(), **duty):
    asked = study(load, **duty)
    return load_of(asked, None, None, folder)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", MotorDuty.loads)
def test_every_kind_can_be_begun_without_arguments(kind) -> None:
    assert list(kind().disagreements(None)) == []
    assert kind().__struct_config__.tag in {o.value for o in ShaftOrigin}


@pytest.mark.parametrize("template", list(Template))
def test_every_template_turns_for_its_hours_and_says_it_is_assumed(template) -> None:
    series = made(ShaftTemplate(template=template, hours_a_year=4000.0))
    assert series.hours.sum() == pytest.approx(4000.0)
    assert "template_assumed" in [f.code for f in series.findings]


def test_a_flow_file_stands_for_the_hours_of_the_year(tmp_path: Path) -> None:
    (tmp_path / "flow.csv").write_text("flow_share,hours\n1,10\n0.5,30\n", encoding="utf-8")
    series = made(ShaftFlow(path="flow.csv", hours_a_year=8000.0), tmp_path)
    assert series.hours.tolist() == [2000.0, 6000.0]
    assert series.label == "flow.csv"


def test_a_cycle_file(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("torque_nm,speed_rpm,seconds\n100,900,30\n", encoding="utf-8")
    series = made(ShaftCycle(path="c.csv"), tmp_path)
    assert series.power_w == pytest.approx([100 * 900 * np.pi / 30])


def test_a_measured_file_needs_the_nameplate(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("kW,hours\n60,1\n30,1\n", encoding="utf-8")
    series = made(ShaftMeasured(path="p.csv"), tmp_path, **EXISTING)
    assert np.all(series.power_w < [60e3, 30e3])
    assert np.all(series.power_w > [50e3, 20e3])
    bare = study(ShaftConstant())
    asked = msgspec.structs.replace(bare, load=ShaftMeasured(path="p.csv"))
    assert {key for key, _ in disagreements(asked)} >= {"duty.existing_power_w"}
    with pytest.raises(Problem, match="existing_missing"):
        load_of(asked, None, None, tmp_path)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("load", "key"),
    [
        (ShaftCycle(steps=(CycleStep(torque_nm=0.0, speed_rpm=0.0, seconds=1.0),)), "load.steps"),
        (ShaftFlow(flow_shares=(1.0,)), "load.time_shares"),
        (ShaftFlow(flow_shares=(1.5,), time_shares=(1.0,)), "load.flow_shares"),
        (ShaftFlow(flow_shares=(1.0,), time_shares=(0.0,)), "load.time_shares"),
        (ShaftMeasured(input_w=(0.0,)), "load.input_w"),
    ],
)
def test_values_that_do_not_go_together(load, key) -> None:
    assert key in [found for found, _ in load.disagreements(None)]


def test_a_belt_loses_by_amca_203_and_a_gear_what_is_entered() -> None:
    """V-belt at 40.2 hp: 0.68759·e^(−0.0198·40.2) + 3.7558·e^(−0.2151·40.2) + 3.9963 = 4.31 %."""
    load = ShaftConstant(shaft_power_w=30e3, shaft_rpm=1200.0, hours_a_year=1000.0)
    chosen = selected(study(load, transmission="v_belt", feed="mains"))
    belt = chosen.candidates[0].outcome
    assert belt.transmission_loss_wh == pytest.approx(30e6 * (1 / (1 - 0.0431) - 1), rel=0.01)
    gear = selected(study(load, transmission="gear", transmission_efficiency=0.9,
                         feed="mains"))  # fmt: skip
    assert gear.candidates[0].outcome.transmission_loss_wh == pytest.approx(30e6 / 9, rel=1e-6)


@pytest.mark.parametrize(
    ("shares", "told"),
    [((0.4, 0.6), False), ((40.0, 60.0), False), ((2400.0, 3600.0), False), ((0.4, 0.4), True)],
)
def test_shares_of_the_time_that_do_not_sum_to_all_of_it_are_told(
    shares: tuple[float, float], told: bool
) -> None:
    """To one, to 100 % or to the hours of the year; in proportion whatever they sum to."""
    load = ShaftFlow(flow_shares=(1.0, 0.8), time_shares=shares, hours_a_year=6000.0)
    found = made(load)
    assert found.hours.sum() == pytest.approx(6000.0)
    assert ("shaft_shares_sum" in [f.code for f in found.findings]) is told
    below = ShaftMeasured(input_w=(6e4, 5e4), time_shares=(1.5, -0.5))
    assert dict(below.disagreements(None)) == {"load.time_shares": "≥ 0"}
