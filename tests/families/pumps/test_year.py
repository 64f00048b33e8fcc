"""A year of pumps by hand: one class pump, three flows, every way of holding them."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from core.families.flow_stations.fleet import fleet_of, together
from core.families.flow_stations.mixed_year import evaluate_plants
from core.families.flow_stations.station import station
from core.families.motors.for_shafts import reference_drives, shaft_drives
from core.families.motors.record import IeClass
from core.families.pumps.columns import columns_of
from core.families.pumps.duty import PumpControl, PumpDuty
from core.families.pumps.evaluation import evaluate
from core.families.pumps.matching import match
from core.families.pumps.mixed_year import of_plants
from core.families.registry import decode
from core.machines.flow_machines.viscous import thickness
from core.selection.family import Pairs
from core.selection.selection import Selection
from core.study.plant import Staging
from tests.families.registered import program, shipped

H = 3600.0
STUDY: dict[str, Any] = {
    "format": "loadfit-study", "schema": 2, "site": {"station": "58367"},
    "duty": {"family": "pumps", "flow_m3s": 200 / H, "head_m": 32.0, "static_head_m": 12.0,
             "margin": 0.0, "flow_control": "system_curve"},
    "load": {"kind": "flow_bins", "hours_a_year": 6000, "flow_shares": [1.0, 0.8, 0.6],
             "time_shares": [0.2, 0.5, 0.3]},
    "plant": {"units_min": 1, "units_max": 2},
}  # fmt: skip


def selected(**duty: Any) -> Selection:
    study = {**STUDY, "duty": {**STUDY["duty"], **duty}}
    return program().select(decode(json.dumps(study).encode(), ""), Path())


def class_pump() -> Any:
    return next(one for one in shipped("pumps") if one.id == "CL-ES-1480-G1")


def test_the_work_of_the_system_is_that_of_the_bins():
    """ρ g Σ Q (12 + 20 q²) h over 1,200, 3,000, 1,800 h, and the volume in m³."""
    selection = selected()
    first = selection.candidates[0].outcome
    flows, hours = np.array([200.0, 160.0, 120.0]), np.array([1200.0, 3000.0, 1800.0])
    heads = 12.0 + 20.0 * np.array([1.0, 0.64, 0.36])
    work_wh = float((998.2 * 9.80665 * flows / H * heads) @ hours)
    volume = float(flows @ hours)
    assert first.system_efficiency == pytest.approx(work_wh / first.annual_energy_wh, rel=1e-6)
    assert first.energy_per_m3 == pytest.approx(first.annual_energy_wh / 1e3 / volume, rel=1e-6)
    assert 0.4 < first.system_efficiency < 0.8
    assert sum(first_months(selection)) == pytest.approx(first.annual_energy_wh)


def first_months(selection: Selection) -> tuple[float, ...]:
    return selection.candidates[0].monthly_energy_wh


def test_the_chain_is_pump_then_motor_then_converter():
    """At design one pump at its best point: shaft = ρ g Q H/η, and the motors' own losses on it."""
    pump = class_pump()
    drives = program().catalog.devices("drives")
    columns = columns_of([pump], drives)
    duty = PumpDuty(
        flow_m3s=pump.rated_flow_m3s, head_m=pump.rated_head_m, static_head_m=12.0,
        flow_control=PumpControl.SYSTEM_CURVE,
    )  # fmt: skip
    fleet = fleet_of(columns, np.array([0]), duty)
    run = together(fleet, np.array([pump.rated_flow_m3s]), 1)
    shaft = 998.2 * 9.80665 * pump.rated_flow_m3s * pump.rated_head_m / pump.rated_efficiency
    assert run.shaft_w[0, 0] == pytest.approx(shaft, rel=1e-3)
    assert run.speed[0, 0] == pytest.approx(1.0, abs=1e-3)
    most = max(power for _, _, power in pump.curve) * 1e3
    motors = shaft_drives(
        np.array([most]), np.array([1480.0]), IeClass.IE3, 50.0, reference_drives(drives, "IE2")
    )
    drawn = motors.input_w(np.array([[shaft]]), np.ones((1, 1)), on_converter=True)
    assert run.input_w[0, 0] == pytest.approx(float(drawn[0, 0]), rel=1e-3)
    assert motors.power_w[0] >= most
    assert motors.efficiency[0] == pytest.approx(0.939, abs=0.005)  # IE3, 37 kW, 4 poles: 93.9 %


def test_a_way_that_keeps_less_pressure_needs_no_more_energy():
    """System curve ≤ proportional ≤ constant pressure ≤ throttled, for the same two pumps."""
    energy = {}
    for control in PumpControl:
        if control is PumpControl.ON_OFF:
            continue
        found = selected(flow_control=control.value)
        energy[control] = next(
            one.outcome.annual_energy_wh
            for one in found.candidates
            if one.record.id == "CL-ES-1480-G1"
        )
    order = (
        PumpControl.SYSTEM_CURVE,
        PumpControl.PROPORTIONAL_PRESSURE,
        PumpControl.CONSTANT_PRESSURE,
        PumpControl.BYPASS,
    )
    each = [energy[one] for one in order]
    assert each == sorted(each)
    assert energy[PumpControl.SYSTEM_CURVE] < energy[PumpControl.THROTTLE]


@pytest.mark.parametrize("control", list(PumpControl))
def test_optimum_needs_no_more_than_the_fewest_nor_than_all(control: PumpControl):
    duty = PumpDuty(
        flow_m3s=400 / H, head_m=32.0, static_head_m=20.0, flow_control=control, margin=0.0
    )
    records = [one for one in shipped("pumps") if one.id.startswith("CL-")]
    columns = columns_of(records, program().catalog.devices("drives"))
    fleet = fleet_of(columns, np.arange(len(records)), duty)
    flow = np.linspace(0.1, 1.0, 19) * duty.flow_m3s
    drawn = {
        way: station(fleet, flow, 3, way)
        for way in (Staging.OPTIMUM, Staging.SEQUENTIAL, Staging.EQUAL_SPLIT)
    }
    best = drawn[Staging.OPTIMUM]
    carried = best.unmet == 0.0
    for other in (Staging.SEQUENTIAL, Staging.EQUAL_SPLIT):
        both = carried & (drawn[other].unmet == 0.0)
        assert (best.input_w[both] <= drawn[other].input_w[both] * (1.0 + 1e-9)).all(), other


def test_the_static_head_eats_what_speed_control_saves():
    saved = []
    for static in (0.0, 10.0, 20.0, 28.0):
        found = selected(static_head_m=static)
        pump = next(one for one in found.candidates if one.record.id == "CL-ES-1480-G2")
        assert pump.outcome.throttle_saving_wh is not None
        saved.append(pump.outcome.throttle_saving_wh)
    assert saved == sorted(saved, reverse=True)


def test_bins_stand_for_the_hours():
    """The chilled-water example: every candidate's year within 0.2 %; a near tie may be of another
    number of units."""
    path = Path(__file__).parents[3] / "resources/examples/chilled-pumps-shanghai.json"
    energy = {}
    for resolution in ("binned", "hourly"):
        study = json.loads(path.read_text("utf-8")) | {"criteria": {"resolution": resolution}}
        found = program().select(decode(json.dumps(study).encode(), ""), Path())
        energy[resolution] = {
            (one.record.id, one.units): one.outcome.annual_energy_wh for one in found.candidates
        }
    both = energy["hourly"].keys() & energy["binned"].keys()
    assert len(both) > 15
    assert len(both) >= len(energy["hourly"]) - 2
    for one in both:
        assert energy["binned"][one] == pytest.approx(energy["hourly"][one], rel=2e-3)


def test_a_curve_that_meets_the_design_head_twice_is_told():
    """H = 20 + 0.2 Q − 0.0008 Q² has 25 m at 28 and at 222 m³/h."""
    from core.families.pumps.matching import two_points

    flow = np.linspace(0.0, 260.0, 27)
    curve = tuple(
        (float(q), float(20.0 + 0.2 * q - 0.0008 * q * q), 5.0 + 0.05 * float(q)) for q in flow
    )
    pump = msgspec.structs.replace(class_pump(), curve=curve)
    duty = PumpDuty(flow_m3s=200 / H, head_m=25.0)
    (said,) = two_points(duty.machines(columns_of([pump])), duty)
    assert said.code == "station_two_points"
    assert next(f.value for f in said.figures if f.name == "shut_off") == pytest.approx(20.0)
    low = msgspec.structs.replace(duty, head_m=18.0)
    assert not list(two_points(low.machines(columns_of([pump])), low))


def test_a_pump_whose_npsh_is_above_what_is_there_is_put_out():
    """NPSHr 3.5 m at the design flow, 0.5 m of margin: 3.9 m are too little, 4.1 m are not."""
    from core.families.pumps.npsh import npsh_required

    pump = msgspec.structs.replace(class_pump(), npsh_points=((100.0, 2.0), (300.0, 3.0)))
    needed = npsh_required([pump], np.array([200 / H]), np.array([1.0]))
    assert needed[0] == pytest.approx(2.5)
    slower = npsh_required([pump], np.array([200 / H]), np.array([0.8]))
    assert slower[0] == pytest.approx(2.5 * 0.64)
    assert np.isnan(npsh_required([class_pump()], np.array([200 / H]), np.array([1.0]))[0])


def test_one_pump_that_runs_far_out_is_short_of_npsh_for_so_many_hours():
    """NPSHr 4 m at 100, 8 m at 200 m³/h; 6.5 m there, 0.5 m of margin: short beyond 150 m³/h.

    Behind a valve the wheel's own flow is that of the study: 200 m³/h (1,200 h) and 160 m³/h
    (3,000 h) are beyond, 120 m³/h is not.
    """
    points = ((100.0, 4.0), (200.0, 8.0), (260.0, 11.0))
    pump = msgspec.structs.replace(class_pump(), npsh_points=points)
    asked = selected(flow_control="throttle", npsh_available_m=6.5)
    columns = columns_of([pump], program().catalog.devices("drives"))
    pairs = Pairs(machine=np.array([0]), units=np.array([1]))
    found = evaluate(columns, asked.situation, pairs).columns
    assert found["npsh_spare_m"][0] == pytest.approx(6.5 - 8.0)
    assert found["npsh_short_hours"][0] == pytest.approx(1200.0 + 3000.0)
    outcome = asked.candidates[0].outcome
    told = msgspec.structs.replace(outcome, npsh_spare_m=None, npsh_short_hours=4200.0)
    codes = {one.code for one in match(pump, asked.situation, told)}
    assert {"npsh_short_hours", "npsh_beyond_points"} <= codes


def test_a_flow_meter_gives_the_year_that_its_flows_are_as_a_course_of_the_day(tmp_path: Path):
    """The day of 24 shares, written hour by hour in L/s: the same energy, and the same money."""
    day = {"kind": "flow_day", "month_factors": [1.0] * 12}
    prices = [0.32] * 8 + [1.08] * 3 + [0.66] * 6 + [1.08] * 5 + [0.66] * 2
    tariff = {"kind": "time_of_use", "prices_per_kwh": prices}
    study = {**STUDY, "load": day, "economics": {"tariff": tariff}}
    by_day = program().select(decode(json.dumps(study).encode(), ""), Path())
    share = np.tile(by_day.study.load.day_shares, 365)
    stamps = np.arange("2025-01-01T00", "2026-01-01T00", dtype="datetime64[h]")
    rows = [f"{str(t).replace('T', ' ')}:00,{200 / 3.6 * q:.6f}"
            for t, q in zip(stamps, share, strict=True)]  # fmt: skip
    (tmp_path / "meter.csv").write_text("时间,瞬时流量 (L/s)\n" + "\n".join(rows), "utf-8")
    study["load"] = {"kind": "flow_file", "path": "meter.csv"}
    metered = program().select(decode(json.dumps(study).encode(), ""), tmp_path)
    for ours, theirs in zip(metered.candidates[:3], by_day.candidates[:3], strict=True):
        assert ours.outcome.annual_energy_wh == pytest.approx(theirs.outcome.annual_energy_wh)
        price = theirs.outcome.mean_price_per_kwh
        assert ours.outcome.mean_price_per_kwh == pytest.approx(price)
        assert abs(price - np.mean(prices)) > 0.01  # it goes with the hours of the flow


def test_a_thick_liquid_is_paid_for_and_classes_are_made_for_it():
    """200 m³/h and 32 m of 60 mm²/s and 900 kg/m³: ρ g Q H/(η Cη) at the shaft, η of the grade."""
    asked = selected(viscosity_mm2_s=60.0, density_kg_m3=900.0)
    one = next(c for c in asked.candidates if c.record.id == "CL-ES-1480-G1" and c.units == 1)
    water = one.record
    assert water.rated_flow_m3s * H > 200.0
    assert water.rated_head_m > 32.0
    liquid = thickness(water.rated_flow_m3s, water.rated_head_m, 1480.0, 60.0)
    assert 1.0 < float(liquid.parameter) < 10.0
    assert one.outcome.duty_efficiency == pytest.approx(
        water.rated_efficiency * float(liquid.efficiency), rel=5e-3
    )
    assert one.outcome.duty_flow_ratio == pytest.approx(1.0, abs=0.02)
    assert "pump_viscous" in {f.code for f in one.findings}
    thin = selected(density_kg_m3=900.0)
    same = next(c for c in thin.candidates if c.record.id == "CL-ES-1480-G1" and c.units == 1)
    assert one.outcome.annual_energy_wh > same.outcome.annual_energy_wh
    honey = selected(viscosity_mm2_s=4000.0, flow_m3s=20 / H, head_m=20.0)
    for kept in honey.candidates:
        assert thickness(20 / H, 20.0, kept.record.speed_rpm, 4000.0).parameter < 40.0
    assert "pump_too_viscous" in {f.code for left in honey.left_out for f in left.findings}


def test_pumps_of_several_models_are_short_of_npsh_where_any_of_them_is():
    """Throttled at full speed NPSHr is that of the points: 10 m of 5 m all 6,000 h, 1 m never."""
    study = {**STUDY, "plant": {"units_min": 2, "units_max": 3, "models_max": 2}}
    study["duty"] = {**STUDY["duty"], "flow_control": "throttle", "npsh_available_m": 5.0}
    asked = program().select(decode(json.dumps(study).encode(), ""), Path())
    year = next(one.year for one in asked.candidates if one.is_mixed)
    assert next(one.outcome for one in asked.candidates if one.is_mixed).npsh_short_hours == 0.0
    for npsh, hours in ((10.0, 6000.0), (1.0, 0.0)):
        points = ((0.0, npsh), (1e4, npsh))
        records = tuple(
            msgspec.structs.replace(one, npsh_points=points) for one in asked.columns.records
        )
        columns = replace(asked.columns, records=records)
        found = evaluate_plants(columns, asked.situation, [year], of_plants).columns
        assert found["npsh_short_hours"][0] == pytest.approx(hours)
