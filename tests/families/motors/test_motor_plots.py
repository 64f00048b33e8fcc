"""What the report draws of a motor: classes of load beyond rated, months, sizes of one series."""

import numpy as np
import pytest

from core.families.motors.loads import ShaftCycle
from core.load.kinds import CycleStep
from core.selection.next_size import next_size_down
from tests.families.motors.shafts import example, selected, study


def test_hours_beyond_rated_load_stand_beyond_it():
    """A third of the time 550 N·m, of 482.3 N·m at 75 kW and 1,485 r/min: 1.14; the rest 0.31."""
    steps = (
        CycleStep(torque_nm=550.0, speed_rpm=1400.0, seconds=20.0),
        CycleStep(torque_nm=150.0, speed_rpm=1400.0, seconds=40.0),
    )
    chosen = selected(study(ShaftCycle(steps=steps, hours_a_year=3000.0), feed="converter"))
    first = next(c for c in chosen.candidates if c.record.power_w == 75e3)
    use = chosen.family.report.part_load(chosen, first)
    assert use.reach > 1.0
    assert use.hours[use.edges[:-1] >= 1.0 - 1e-9].sum() == pytest.approx(1000.0)
    assert use.hours.sum() == pytest.approx(3000.0)


def test_a_load_within_the_rated_one_keeps_the_axis():
    chosen = example("fan-shenyang")
    use = chosen.family.report.part_load(chosen, chosen.candidates[0])
    assert use.reach == 1.0
    assert use.curves[0].plr.max() <= 1.0 + 1e-9


def test_the_months_of_the_losses_are_numbered():
    chosen = example("fan-shenyang")
    losses = chosen.family.report.plots(chosen, chosen.candidates[0])[1].chart
    assert losses.x.ticks == tuple(range(1, 13))
    middles = (losses.bars[0].left + losses.bars[0].right) / 2
    assert middles == pytest.approx(np.arange(1, 13))


def test_the_next_size_down_is_of_the_same_series_and_speed():
    """LSHRM 280MD, 90 kW at 1,500 r/min: below it 280SD, 75 kW at 1,500 r/min."""
    chosen = example("pump-shanghai")
    own = next(c for c in chosen.candidates if c.record.model == "LSHRM 280MD")
    below = next_size_down(chosen, own)
    assert below.record.model == "LSHRM 280SD"
    assert below.record.speed_rpm == own.record.speed_rpm == 1500.0


def test_an_intermittent_duty_is_explained():
    """10 s of 700 N·m in a minute: 145 % of 482.3 N·m while it turns, 700/√6 = 286 N·m rms."""
    steps = (
        CycleStep(torque_nm=700.0, speed_rpm=1400.0, seconds=10.0),
        CycleStep(torque_nm=0.0, speed_rpm=0.0, seconds=50.0),
    )
    asked = study(ShaftCycle(steps=steps), feed="converter", ambient_c=40.0, load_share_max=0.85,
                  criteria={"oversizing_max": 3.0})  # fmt: skip
    chosen = selected(asked)
    first = next(c for c in chosen.candidates if c.record.power_w == 75e3)
    said = {f.code: {x.name: x.value for x in f.figures} for f in first.findings}
    own = 75e3 / (first.record.speed_rpm * np.pi / 30)
    assert said["mean_load_above_rated"] == pytest.approx(
        {"load": 700.0 / own, "rms": 700.0 / 6**0.5 / own}
    )
