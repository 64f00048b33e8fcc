"""Fans by hand: the fan energy index, a tested wheel scaled, density, belts."""

import msgspec
import numpy as np
import pytest

from core.families.fans.columns import columns_of
from core.families.fans.duty import FanControl, FanDuty, FanTransmission
from core.families.fans.matching import compressed
from core.families.fans.scaling import scaled, size_for, tip_speed
from core.families.flow_stations.fleet import fleet_of, together
from core.families.motors.transmission import TransmissionKind, belt_efficiency
from core.machines.flow_machines.fan_energy_index import (
    reference_belt,
    reference_input_w,
    reference_motor,
    reference_shaft_w,
)
from tests.families.registered import program, shipped

H = 3600.0


def wheel(name: str = "VTK-T31C"):
    return next(one for one in shipped("fans") if one.id == name)


def test_the_reference_fan_of_10_m3s_against_1000_pa():
    """16.863 kW at the shaft, belt 0.9556, motor 0.9341, 18.892 kW; at 18.0 kW FEI is 1.0495."""
    shaft = reference_shaft_w(10.0, 1000.0, 1.2)
    belt = reference_belt(shaft)
    assert float(shaft) / 1e3 == pytest.approx(16.863, abs=5e-4)
    assert float(belt) == pytest.approx(0.9556, abs=5e-5)
    assert float(reference_motor(shaft)) == pytest.approx(0.9341, abs=5e-5)
    electric = float(reference_input_w(10.0, 1000.0, 1.2))
    assert electric / 1e3 == pytest.approx(18.892, abs=5e-4)
    assert electric / 18.0e3 == pytest.approx(1.0495, abs=5e-5)


def test_the_index_that_measur_gives():
    """129,691 cfm, 17 in of water, 0.07024 lb/ft³, 450 kW: 0.9679 (MEASUR 0.96787)."""
    flow = 129_691.0 * 0.3048**3 / 60.0
    density = 0.07024 * 0.45359237 / 0.3048**3
    electric = float(reference_input_w(flow, 17.0 * 249.08891, density))
    assert electric / 450e3 == pytest.approx(0.9679, abs=5e-5)


def test_a_smaller_wheel_at_a_higher_speed():
    """1,480 r/min, 1.0 m to 1,900, 0.8 m: flow × 0.6573, pressure × 1.0548, 27.1 to 18.8 kW."""
    own = wheel()
    small = scaled(own, 800.0, 1900.0)
    assert own.rated_flow_m3s * H == pytest.approx(26_712, abs=1)
    assert small.rated_flow_m3s / own.rated_flow_m3s == pytest.approx(0.6573, abs=5e-5)
    assert small.rated_flow_m3s * H == pytest.approx(17_560, abs=5)
    assert small.rated_pressure_pa == pytest.approx(3335, abs=0.6)
    at = [max(one.curve, key=lambda point: point[0] * point[1] / point[2]) for one in (own, small)]
    assert at[0][2] == pytest.approx(27.1, abs=0.05)
    assert at[1][2] == pytest.approx(18.8, abs=0.05)
    for flow, pressure, power in at:
        assert flow / H * pressure / power / 1e3 == pytest.approx(0.8661, abs=1e-4)


@pytest.mark.parametrize(("flow", "pressure", "density"), [(12.0, 1500.0, 1.2), (5.0, 2200.0, 0.9)])
def test_the_wheel_made_to_a_duty_gives_it(flow: float, pressure: float, density: float):
    """At the duty's density, with no more than a step of 5 mm to spare, inside all its limits."""
    own = wheel()
    size = size_for(own, flow, pressure, density, (2955.0, 1477.5, 985.0, 738.75), static=False)
    assert size is not None
    made = scaled(own, size.size_mm, size.speed_rpm)
    curve_flow, curve_pressure, _ = (np.array(one) for one in zip(*made.curve, strict=True))
    thinner = density / made.curve_density
    given = float(np.interp(flow * H, curve_flow, curve_pressure * thinner))
    assert pressure * 0.999 <= given <= pressure * 1.04
    assert own.size_from_mm <= size.size_mm <= own.size_to_mm
    assert tip_speed(size.size_mm, size.speed_rpm) <= own.tip_speed_max
    assert tip_speed(1000.0, 1480.0) == pytest.approx(77.49, abs=0.01)


def test_behind_a_belt_the_wheel_works_at_its_best_point():
    own = wheel()
    size = size_for(own, 12.0, 1500.0, 1.2, None, static=False)
    assert size is not None
    made = scaled(own, size.size_mm, size.speed_rpm)
    assert made.rated_flow_m3s == pytest.approx(12.0, rel=0.03)
    assert size.efficiency == pytest.approx(own.rated_efficiency, abs=2e-3)


def test_thin_air_takes_pressure_and_power_with_it():
    """Datong, 1,067 m, 15 °C: 1.2 · 0.8797 · 293.15/288.15 = 1.0740; hot gas of 150 °C 0.8313."""
    high = FanDuty(gas_c=15.0, altitude_m=1067.2)
    assert high.density == pytest.approx(1.0740, abs=1e-3)
    assert FanDuty(gas_c=150.0).density == pytest.approx(1.2 * 293.15 / 423.15)
    assert FanDuty(density_kg_m3=0.8, gas_c=150.0).density == 0.8
    columns = columns_of([wheel()])
    normal, thin = (FanDuty(density_kg_m3=one).machines(columns) for one in (1.2, 0.6))
    assert thin.rise == pytest.approx(normal.rise / 2)
    assert thin.power_w == pytest.approx(normal.power_w / 2)
    assert thin.best_efficiency == pytest.approx(normal.best_efficiency)
    flow, rise = np.array([[5.0]]), normal.rise_at(np.array([[5.0]]))
    assert thin.similar_flow(flow, rise / 2) == pytest.approx(normal.similar_flow(flow, rise))


def test_static_pressure_is_total_less_the_velocity_pressure_at_the_outlet():
    """T31C at 26,712 m³/h: 3,161.8 Pa total, 2,943.9 Pa static by its test."""
    columns = columns_of([wheel()])
    at = np.array([[26_712.0 / H]])
    factor = 1.205 / 1.2  # its curve is for 1.205 kg/m³
    assert columns.machines.rise_at(at)[0, 0] * factor == pytest.approx(3161.8, rel=1e-3)
    assert columns.static.rise_at(at)[0, 0] * factor == pytest.approx(2943.9, rel=2e-3)
    bare = msgspec.structs.replace(wheel(), outlet_m2=None)
    assert columns_of([bare]).has_static.tolist() == [False]


def test_the_chain_is_fan_then_belt_then_motor():
    """A belt loses what AMCA 203 says at the motor's shaft; the rest is the motor's."""
    made = scaled(wheel(), 1000.0, 1477.5)
    drives = program().catalog.devices("drives")
    columns = columns_of([made], drives)
    drawn, shaft = {}, {}
    for way in (FanTransmission.DIRECT, FanTransmission.V_BELT):
        duty = FanDuty(
            flow_m3s=7.4, pressure_pa=3000.0, density_kg_m3=1.205, transmission=way,
            flow_control=FanControl.THROTTLE,
        )  # fmt: skip
        run = together(fleet_of(columns, np.array([0]), duty), np.array([7.4]), 1)
        drawn[way], shaft[way] = float(run.input_w[0, 0]), float(run.shaft_w[0, 0])
    assert shaft[FanTransmission.DIRECT] == shaft[FanTransmission.V_BELT]
    most = max(power for _, _, power in made.curve) * 1e3
    rate = belt_efficiency(TransmissionKind.V_BELT, most)
    assert 0.94 < rate < 0.97
    ratio = drawn[FanTransmission.DIRECT] / drawn[FanTransmission.V_BELT]
    assert ratio == pytest.approx(rate, abs=0.004)
    assert shaft[FanTransmission.DIRECT] < drawn[FanTransmission.DIRECT]


def test_what_is_shipped_has_no_efficiency_from_a_rating():
    for one in shipped("fans"):
        assert one.power_basis.value == "shaft_basis"
        assert one.rated_efficiency <= 0.9


def test_below_3_kpa_compressibility_is_about_one_per_cent():
    """κ 1.4, 101,325 Pa: 3 kPa 1.04 %, 10 kPa 3.3 %: 1 − (3.5/x)((1 + x)^(1/3.5) − 1)."""
    for pressure, share in ((3000.0, 0.0104), (10_000.0, 0.0333)):
        x = pressure / 101_325.0
        by_hand = 1.0 - 3.5 / x * ((1.0 + x) ** (1 / 3.5) - 1.0)
        assert compressed(FanDuty(pressure_pa=pressure)) == pytest.approx(by_hand)
        assert by_hand == pytest.approx(share, abs=2e-4)
