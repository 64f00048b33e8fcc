"""The pumps there are today: what a measured point says, and the three ways to need less."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.families.pumps.evaluation import existing_record
from core.families.registry import decode
from core.selection.selection import Selection
from tests.families.registered import program

EXAMPLE = json.loads(
    (Path(__file__).parents[3] / "resources/examples/cooling-pump-shanghai.json").read_text("utf-8")
)


def selected(load: Any = None, **duty: Any) -> Selection:
    study = {**EXAMPLE, "duty": {**EXAMPLE["duty"], **duty}, "load": load or EXAMPLE["load"]}
    return program().select(decode(json.dumps(study).encode(), ""), Path())


def said(selection: Selection, code: str) -> dict[str, Any]:
    found = next(one for one in selection.today if one.code == code)
    return {figure.name: figure.value for figure in found.figures}


def test_measured_efficiency_is_work_over_input():
    """ρ g Q H/P: 995.6 · 9.80665 · 0.1417 · 34/66,500 = 0.7073."""
    figures = said(selected(), "station_measured")
    assert figures["efficiency"] == pytest.approx(995.6 * 9.80665 * 0.1417 * 34.0 / 66500.0)
    assert figures["efficiency"] == pytest.approx(0.7073, abs=2e-4)


def test_throttled_the_pump_needs_its_curves_power_at_every_flow():
    """Shaft powers read off the nameplate's own curve, with an IE2 motor of 90 kW behind them."""
    selection = selected(measured_points=[])
    record = existing_record(selection.duty)
    assert record is not None
    flow, _, power = (np.array(column) for column in zip(*record.curve, strict=True))
    asked, hours = (
        np.array(EXAMPLE["load"]["flow_shares"]),
        np.array(EXAMPLE["load"]["time_shares"]),
    )
    heavier = 995.6 / 998.2
    shaft = np.interp(asked * 0.1667 * 3600.0, flow, power) * heavier
    shaft_kwh = float(shaft @ hours)
    drawn_kwh = said(selection, "station_today")["energy"] / 1e3
    assert shaft_kwh / drawn_kwh == pytest.approx(0.94, abs=0.015)  # IE2, 90 kW: 94.2 % at best


def test_speed_saves_more_than_a_cut_wheel_and_that_more_than_nothing():
    selection = selected()
    today = said(selection, "station_today")["energy"]
    cut, speed = (
        said(selection, f"station_today_{way}")["energy"] for way in ("smaller", "by_speed")
    )
    assert speed < cut < today
    # Of the curve's head there is so much as was measured: 34 m where the nameplate has 35.1.
    throttled = said(selection, "station_today_throttled")
    worn = 34.0 / said(selection, "station_measured")["curve"]
    assert worn == pytest.approx(34.0 / 35.1, abs=0.002)
    assert throttled["given"] == pytest.approx(32.0 * worn, abs=0.1)
    assert throttled["share"] == pytest.approx(1.0 - 26.0 / throttled["given"])


def test_a_pump_worn_by_a_tenth_needs_a_tenth_more():
    fresh = selected(measured_points=[])
    measured = selected()
    (point,) = EXAMPLE["duty"]["measured_points"]
    worn = selected(measured_points=[{**point, "measured_power_w": 66500.0 * 1.1}])
    ratio = said(worn, "station_today")["energy"] / said(measured, "station_today")["energy"]
    assert ratio == pytest.approx(1.1)
    own = said(measured, "station_measured")["power"]
    assert said(measured, "station_today")["energy"] == pytest.approx(
        own * said(fresh, "station_today")["energy"]
    )


def test_savings_are_told_against_today():
    selection = selected()
    first = selection.candidates[0].outcome
    today = said(selection, "station_today")["energy"]
    assert first.existing_saving_wh == pytest.approx(today - first.annual_energy_wh)
    assert first.existing_payback_years is not None
    assert selection.present is not None


def test_a_pump_that_cannot_give_the_flow_is_told():
    """Of 400 m³/h against 26 m one cannot give 600; of the nameplate's 600 nothing is said."""
    small = selected(today_flow_m3s=400.0 / 3600.0, measured_points=[])
    assert said(small, "station_today_short")["hours"] > 0.0
    assert "station_today_short" not in {one.code for one in selected().today}


def test_between_measured_points_power_and_head_go_by_the_ratio_to_the_curve():
    """1.3 of the curve's power at 300 and 1.0 at 600 m³/h: 1.15 at 450; heads 0.9 and 1.0 alike."""

    def at(share: float, points: list[dict[str, float]]) -> Selection:
        load = {"kind": "flow_bins", "flow_shares": [share], "time_shares": [1.0]}
        return selected(measured_points=points, load=load)

    design, hours = EXAMPLE["duty"]["flow_m3s"], 7000.0
    curve = {share: said(at(share, []), "station_today")["energy"] / hours for share in (0.5, 1.0)}
    record = existing_record(at(1.0, []).duty)
    assert record is not None
    flow, head, _ = (np.array(column) for column in zip(*record.curve, strict=True))
    points = [
        {
            "measured_flow_m3s": share * design,
            "measured_head_m": lost * float(np.interp(share * design * 3600.0, flow, head)),
            "measured_power_w": more * curve[share],
        }
        for share, more, lost in ((0.5, 1.3, 0.9), (1.0, 1.0, 1.0))
    ]
    fresh = said(at(0.75, []), "station_today")["energy"]
    assert said(at(0.75, points), "station_today")["energy"] / fresh == pytest.approx(
        1.15, rel=2e-3
    )
    # By speed 450 m³/h against 18.1 m is near 600 of the pump's own flow, where nothing is lost.
    speeds = [said(at(0.75, some), "station_today_by_speed")["energy"] for some in ([], points)]
    assert speeds[1] / speeds[0] == pytest.approx(1.0, abs=0.01)
