"""What is said of a fan on a duty: classes at their grade, a large fan, a curve of one's own."""

import msgspec
import numpy as np
import pytest

from core.families.fans.browsing import BROWSING
from core.families.fans.columns import columns_of
from core.families.fans.matching import match
from core.families.fans.plausibility import defects, faults
from core.families.fans.record import FanFlag
from core.families.fans.scaling import scaled
from tests.families.fans.test_year import selected
from tests.families.registered import shipped

H = 3600.0


def wheel():
    own = next(one for one in shipped("fans") if one.id == "VTK-T31C")
    return msgspec.structs.replace(scaled(own, 1000.0, 1477.5), class_from_w=None, class_to_w=None)


def test_a_class_works_at_its_grade_in_the_design_point():
    """With its margin of 5 % it stands beside the best point by so much, and keeps its grade."""
    found = selected(margin=0.0, today_flow_m3s=None, today_pressure_pa=None,
                     today_efficiency=None, measured_points=[])  # fmt: skip
    classes = [one for one in found.candidates if one.record.class_level]
    assert len(classes) >= 3
    for one in classes:
        assert one.outcome.duty_efficiency == pytest.approx(one.record.rated_efficiency, rel=2e-3)
        assert one.outcome.duty_speed == pytest.approx(1.0, abs=2e-3)
        assert one.outcome.duty_flow_ratio == pytest.approx(1.0, abs=0.02)
        assert one.standing.grade.level == one.record.class_level.value[-1]
        assert one.record.impeller_mm / 1e3 < 3.0


def test_a_large_fan_is_told_with_the_speed_that_would_do():
    """T31C, 1.0 m: at 5.5 m³/s it gives about 3,600 Pa where 2,000 are asked for."""
    fan = wheel()
    found = selected(flow_control="throttle", density_kg_m3=1.205, flow_m3s=5.5,
                     pressure_pa=2000.0, kept_pressure_pa=0.0)  # fmt: skip
    machines = columns_of([fan]).machines
    outcome = msgspec.structs.replace(
        found.candidates[0].outcome,
        oversizing=1.5,
        motor_load=0.45,
        duty_flow_ratio=5.5 / float(machines.best_flow[0]),
    )
    said = {one.code: one for one in match(fan, found.situation, outcome)}
    assert "station_too_large" in said
    figures = {one.name: one.value for one in said["station_surplus"].figures}
    flow, pressure, _ = (np.array(one) for one in zip(*fan.curve, strict=True))
    assert figures["given"] == pytest.approx(float(np.interp(5.5 * H, flow, pressure)), rel=3e-3)
    low, high = 0.3, 1.0
    for _ in range(50):
        speed = 0.5 * (low + high)
        given = np.interp(5.5 / speed * H, flow, pressure) * speed**2
        low, high = (speed, high) if given < 2000.0 else (low, speed)
    assert figures["share"] == pytest.approx(speed, rel=3e-3)


def test_a_typed_curve_keeps_its_points_and_finds_its_best():
    fan = wheel()
    (table,) = BROWSING.tables(fan)
    found = BROWSING.fitted(fan, {"fan_curve": table.rows}, {})
    assert found.record.curve == pytest.approx(np.array(fan.curve), rel=1e-5)
    assert found.record.rated_efficiency == pytest.approx(0.866, abs=2e-3)
    assert [one.largest for one in found.residuals] == [0.0, 0.0]
    assert {chart.key for chart in BROWSING.charts(fan)} == {
        "fans.pressure", "fans.efficiency", "fans.power"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"rated_efficiency": 0.5}, "station_rated_apart"),
        ({"curve": ((0.0, 900.0, 3.0), (5000.0, 800.0, 4.0))}, "station_curve_short"),
        ({"speed_max_rpm": 900.0}, "station_speed_outside"),
        ({"impeller_mm": 9000.0}, "out_of_range"),
    ],
)
def test_what_no_fan_can_be_is_told(wrong: dict, code: str):
    told = list(faults(msgspec.structs.replace(wheel(), **wrong)))
    if code == "out_of_range":  # 696 m/s at the tip
        assert "impeller_mm" in {column for column, _, _ in told}
    else:
        assert code in {one for _, one, _ in told}
    assert not list(faults(wheel()))


def test_a_curve_that_rises_first_is_flagged():
    assert defects(wheel()) == (FanFlag.PRESSURE_DIPS,)
    falling = [(q, 3000.0 - 0.05 * q, 10.0 + q / 4000.0) for q in range(0, 40_001, 5000)]
    assert defects(msgspec.structs.replace(wheel(), curve=tuple(falling))) == ()
    assert defects(msgspec.structs.replace(wheel(), speed_rpm=None))[0] is FanFlag.SPEED_UNSTATED
