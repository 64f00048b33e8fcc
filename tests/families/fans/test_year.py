"""A year of fans by hand, the fans there are today, and what no control can do."""

import json
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.families.fans.columns import columns_of
from core.families.fans.duty import FanControl, FanDuty, FanTransmission
from core.families.fans.evaluation import existing_record
from core.families.fans.scaling import scaled
from core.families.flow_stations.fleet import fleet_of
from core.families.flow_stations.station import station
from core.families.motors.for_shafts import reference_drives, shaft_drives
from core.families.motors.record import IeClass
from core.families.registry import decode
from core.selection.selection import Selection
from core.study.plant import Staging
from tests.families.registered import program, shipped

H = 3600.0
EXAMPLES = Path(__file__).parents[3] / "resources/examples"
MINE = json.loads((EXAMPLES / "mine-fan-datong.json").read_text("utf-8"))
FLOWS, HOURS = np.array(MINE["load"]["flow_shares"]), np.array(MINE["load"]["time_shares"])


def selected(example: dict[str, Any] = MINE, **duty: Any) -> Selection:
    study = {**example, "duty": {**example["duty"], **duty}}
    return program().select(decode(json.dumps(study).encode(), ""), Path())


def said(selection: Selection, code: str) -> dict[str, Any]:
    found = next(one for one in selection.today if one.code == code)
    return {figure.name: figure.value for figure in found.figures}


def asked_pa(duty: FanDuty, share: np.ndarray) -> np.ndarray:
    """p0 + (pd − p0) q²."""
    return duty.kept_pressure_pa + (duty.pressure_pa - duty.kept_pressure_pa) * share**2


def test_the_work_of_the_system_is_that_of_the_bins():
    """Σ q p h, the volume in m³, and power at design over the flow."""
    selection = selected()
    first, duty = selection.candidates[0].outcome, selection.duty
    flow = FLOWS * duty.flow_m3s
    work_wh = float((flow * asked_pa(duty, FLOWS)) @ HOURS)
    assert first.system_efficiency == pytest.approx(work_wh / first.annual_energy_wh, rel=1e-6)
    volume = float(flow @ HOURS) * H
    assert first.energy_per_m3 == pytest.approx(first.annual_energy_wh / 1e3 / volume, rel=1e-6)
    assert first.specific_fan_power == pytest.approx(first.duty_power_w / (24.0 * H))
    assert 0.6 < first.system_efficiency < 0.9
    assert sum(selection.candidates[0].monthly_energy_wh) == pytest.approx(first.annual_energy_wh)


def by_hand(duty: FanDuty, way: str) -> tuple[np.ndarray, np.ndarray]:
    """Powers at the shaft, W, and speeds of the fan there is, read off its own curve."""
    record = existing_record(duty)
    assert record is not None
    thinner = duty.density / 1.2
    flow, pressure, power = (np.array(one) for one in zip(*record.curve, strict=True))
    flow, pressure, power = flow / H, pressure * thinner, power * thinner * 1e3
    q = FLOWS * duty.flow_m3s
    if way == "throttle":
        return np.interp(q, flow, power), np.ones(len(q))
    if way == "vanes":
        fine = np.linspace(flow[0], flow[-1], 20001)
        left = np.interp(fine, flow, pressure) - asked_pa(duty, fine / duty.flow_m3s)
        full = fine[np.flatnonzero(left >= 0.0)[-1]]
        share = q / full
        part = 0.35071223 + 0.30850535 * share - 0.54137364 * share**2 + 0.87198823 * share**3
        return np.interp(full, flow, power) * part / 0.9898321, np.ones(len(q))
    if way == "smaller":  # the pulley slows it to the design point with its margin
        most, low, high = duty.flow_m3s * (1.0 + duty.margin), 0.3, 1.0
        for _ in range(60):
            speed = 0.5 * (low + high)
            given = np.interp(most / speed, flow, pressure) * speed**2
            low, high = (speed, high) if given < duty.pressure_pa else (low, speed)
        return np.interp(q / speed, flow, power) * speed**3, np.ones(len(q))
    shafts, speeds = [], []
    for one in q:
        # The speed at which the fan just gives what is asked: by halving.
        low, high = 0.3, 1.3
        target = float(asked_pa(duty, np.array([one / duty.flow_m3s]))[0])
        for _ in range(60):
            speed = 0.5 * (low + high)
            given = np.interp(one / speed, flow, pressure) * speed**2
            low, high = (speed, high) if given < target else (low, speed)
        shaft = float(np.interp(one / speed, flow, power)) * speed**3
        if speed < 0.7:
            rate = one * target / shaft
            shaft = one * target / (1.0 - (1.0 - rate) * (0.7 / speed) ** 0.1)
        shafts.append(shaft)
        speeds.append(speed)
    return np.array(shafts), np.array(speeds)


@pytest.mark.parametrize(
    ("way", "code"),
    [
        ("throttle", "station_today"),
        ("vanes", "station_today_by_vanes"),
        ("speed", "station_today_by_speed"),
        ("smaller", "station_today_smaller"),
    ],
)
def test_the_fan_of_today_needs_what_its_own_curve_and_its_motor_say(way: str, code: str):
    """Energy of the year within 0.3 %: the fan by hand, its IE2 motor of 160 kW by the motors."""
    selection = selected(measured_points=[])
    shaft, speed = by_hand(selection.duty, way)
    drives = reference_drives(program().catalog.devices("drives"), "IE2")
    rated = np.array([160e3])
    motor = shaft_drives(rated, np.array([980.0]), IeClass.IE2, 50.0, drives, rated)
    drawn = motor.input_w(shaft[None], speed[None], on_converter=way == "speed")[0]
    assert said(selection, code)["energy"] == pytest.approx(float(drawn @ HOURS), rel=3e-3)


def test_speed_saves_most_and_a_pulley_and_vanes_something():
    selection = selected()
    today = said(selection, "station_today")["energy"]
    speed, vanes, pulley = (
        said(selection, f"station_today_{way}")["energy"]
        for way in ("by_speed", "by_vanes", "smaller")
    )
    assert speed < min(vanes, pulley)
    assert max(vanes, pulley) < today
    measured = said(selection, "station_measured")
    assert measured["efficiency"] == pytest.approx(20.0 * 2750.0 / 92e3)
    first = selection.candidates[0].outcome
    assert first.existing_saving_wh == pytest.approx(today - first.annual_energy_wh)


CONTROLS = tuple(FanControl)


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(CONTROLS),
    st.sampled_from(tuple(FanTransmission)),
    st.floats(0.0, 0.9),
    st.floats(0.6, 1.3),
    st.floats(5.0, 9.0),
)
def test_no_control_is_better_than_the_ideal(
    control: FanControl, way: FanTransmission, kept: float, density: float, flow: float
):
    """Input is at least the work the system asks for over the best efficiency there is."""
    wheel = scaled(next(one for one in shipped("fans") if one.id == "VTK-T31C"), 1000.0, 1477.5)
    drives = program().catalog.devices("drives")
    pressure = 2500.0 * density / 1.2
    duty = FanDuty(
        flow_m3s=flow, pressure_pa=pressure, kept_pressure_pa=kept * pressure,
        density_kg_m3=density, flow_control=control, transmission=way,
    )  # fmt: skip
    fleet = fleet_of(columns_of([wheel], drives), np.array([0]), duty)
    asked = np.linspace(0.4, 1.0, 13) * flow
    run = station(fleet, asked, 1, Staging.SEQUENTIAL)
    air = (asked - run.unmet[0]) * duty.system.rise(asked)
    best = float(fleet.machines.best_efficiency[0])
    useful = np.where(run.unmet[0] > 0.0, 0.0, air)
    if control is not FanControl.INLET_VANES:  # DOE-2's curve knows no efficiency
        assert (run.shaft_w[0] * best >= useful * (1.0 - 2e-3)).all()
    assert (run.input_w[0] >= run.shaft_w[0] * (1.0 - 1e-9)).all()
    assert (run.input_w[0] >= useful).all()


def test_a_way_that_keeps_less_pressure_needs_no_more_energy():
    energy = {}
    for control in FanControl:
        found = selected(flow_control=control.value)
        energy[control] = next(
            one.outcome.annual_energy_wh
            for one in found.candidates
            if one.record.model.startswith("T31C")
        )
    order = (FanControl.SYSTEM_CURVE, FanControl.CONSTANT_PRESSURE, FanControl.THROTTLE)
    each = [energy[one] for one in order]
    assert each == sorted(each)
    assert energy[FanControl.SYSTEM_CURVE] < energy[FanControl.INLET_VANES] < energy[order[2]]


def test_static_pressure_is_asked_of_what_is_known_in_it():
    found = selected(pressure_kind="static_pressure", pressure_pa=1700.0)
    reasons = {one.record.id: one.findings[0].code for one in found.left_out}
    assert reasons["VTK-T1A"] == "fan_other_pressure"  # no outlet that all its points agree on
    assert reasons["CL-CF-985-G1"] == "fan_other_pressure"
    assert any(one.record.model.startswith("T34") for one in found.candidates)
    total = selected(pressure_kind="total_pressure", pressure_pa=1700.0)
    static_kw, total_kw = (
        next(
            one.outcome.duty_power_w for one in way.candidates if one.record.model.startswith("T34")
        )
        for way in (found, total)
    )
    assert static_kw > total_kw  # the velocity pressure comes on top


def test_a_fan_that_would_stall_at_design_is_left_out_and_hours_in_stall_are_told():
    """A curve whose pressure tops at 6 m³/s: asked for 5 m³/s it stalls at design; for 8 at 0.5."""
    flow = np.linspace(0.0, 12.0, 13)
    pressure = 1500.0 + 166.0 * flow - 13.8 * flow**2
    power = 3.0 + flow * pressure / 1e3 / 0.75
    own = msgspec.structs.replace(
        next(one for one in shipped("fans") if one.id == "VTK-T31C"),
        id="own", size_from_mm=None, size_to_mm=None, class_from_w=None, class_to_w=None,
        curve_density=1.2, outlet_m2=None,
        curve=tuple((q * H, p, w) for q, p, w in zip(flow, pressure, power, strict=True)),
    )  # fmt: skip
    columns = columns_of([own], program().catalog.devices("drives"))
    duty = FanDuty(
        flow_m3s=8.0, pressure_pa=1800.0, kept_pressure_pa=900.0, density_kg_m3=1.2,
        flow_control=FanControl.THROTTLE,
    )  # fmt: skip
    fleet = fleet_of(columns, np.array([0]), duty)
    assert fleet.machines.top_flow[0] == pytest.approx(6.0, abs=0.1)
    run = station(fleet, np.array([4.0, 8.0]), 1, Staging.SEQUENTIAL)
    assert (run.own_flow[0] < fleet.machines.top_flow[0]).tolist() == [True, False]


def test_hot_gas_and_a_cold_start_are_told():
    found = selected(gas_c=220.0, today_flow_m3s=None, today_pressure_pa=None,
                     today_efficiency=None, measured_points=[], pressure_pa=1200.0)  # fmt: skip
    assert found.design.density_kg_m3 == pytest.approx(0.627, abs=0.002)
    codes = {one.code for candidate in found.candidates for one in candidate.findings}
    assert {"fan_cold_start", "fan_gas_hot"} <= codes
