"""Towers against points worked out by other programs, by published correlations and by hand."""

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.climate.psychrometrics import saturated_enthalpy, standard_pressure
from core.families.chillers.plant_room.units.cells import fan_share
from core.plant.cooling_tower.design import TowerDesign
from core.plant.cooling_tower.merkel import MerkelTower
from core.plant.cooling_tower.water import water_use

# Approaches by separate scripts (ASHRAE enthalpies of psychrolib 2.5.0, 200 steps of the Merkel
# integral) and by the published polynomials YorkCalc and CoolTools (EnergyPlus Engineering
# Reference); water and air are ratios to design.
with (Path(__file__).parent / "tower_points.csv").open(encoding="utf-8", newline="") as _file:
    POINTS = list(csv.DictReader(_file))


def _points(model: str) -> list[dict[str, float]]:
    of_model = [row for row in POINTS if row["model"].startswith(model)]
    return [
        {key: float(value) for key, value in row.items() if key[-1] in "kco" and value}
        for row in of_model
    ]


def _heat(point: dict[str, float], design: TowerDesign) -> float:
    """The heat of a point, which some give as the range."""
    return point.get("heat_ratio") or point["range_k"] * point["water_ratio"] / design.range_k


def test_approach_of_the_chinese_design_point() -> None:
    points, tower = _points("merkel_integral"), MerkelTower()
    assert len(points) == 18
    for point in points:
        leaving = tower.leaving_c(
            _heat(point, tower.design), point["wet_bulb_c"], point["air_ratio"],
            point["water_ratio"],
        )  # fmt: skip
        assert leaving - point["wet_bulb_c"] == pytest.approx(point["approach_k"], abs=0.005)


def test_half_the_heat_with_half_the_air() -> None:
    # Own integral by another program, 37/32 °C at 28 °C; at a wet bulb of 24 °C.
    leaving = MerkelTower().leaving_c(0.5, 24.0, 0.5, 1.0)
    assert leaving - 24.0 == pytest.approx(5.414, abs=0.05)


@pytest.mark.parametrize("model", ["york_calc", "cool_tools"])
def test_a_tower_of_the_correlations_own_design_point_goes_with_them(model: str) -> None:
    """Sized where they have water and air at 1, with the fan full and a wet bulb from 20 °C up.

    Below it they part from the integral, York by 0.9 K at 10 °C, and with a slower fan from each
    other: at 0.4 of the air by 5 K, the integral between them.
    """
    reference, *points = _points(model)
    assert (reference["water_ratio"], reference["air_ratio"]) == (1.0, 1.0)
    wet, leaving_c = reference["wet_bulb_c"], reference["wet_bulb_c"] + reference["approach_k"]
    own = TowerDesign(
        entering_c=leaving_c + reference["range_k"], leaving_c=leaving_c, wet_bulb_c=wet
    )
    tower = MerkelTower(design=own)
    full = [one for one in points if one["air_ratio"] == 1.0 and one["wet_bulb_c"] >= 20.0]
    assert len(full) == 9
    for point in full:
        wet, water = point["wet_bulb_c"], point["water_ratio"]
        leaving = tower.leaving_c(_heat(point, own), wet, 1.0, water)
        assert leaving - wet == pytest.approx(point["approach_k"], abs=0.35)


@pytest.mark.parametrize(
    ("wet", "entering", "air", "leaving", "heat_w", "fan_w"),
    [
        (20.81, 32.31, 0.3236, 30.0, 10_500.0, 11.35),
        (24.16, 36.62, 0.6745, 31.05, 25_390.0, 68.4),
    ],
)
def test_two_minutes_of_an_energyplus_run(
    wet: float, entering: float, air: float, leaving: float, heat_w: float, fan_w: float
) -> None:
    """EnergyPlus 8.9, CoolingTower:VariableSpeed:Merkel, as stored in the Modelica library.

    Water 1.089 kg/s, air 0.56124 m³/s (0.64 … 0.66 kg/s at 99.06 kPa), 35/29.5 °C at 25.6 °C, fan
    213.27 W. Allowed: 0.1 K, 3 % of the heat, 1 % of the fan.
    """
    own = TowerDesign(
        entering_c=35.0, leaving_c=29.5, wet_bulb_c=25.6, water_over_air=1.089 / 0.65,
        pressure_pa=99_060.0,
    )  # fmt: skip
    tower = MerkelTower(design=own)
    low, high = 0.01, 3.0
    for _ in range(50):  # the heat at which the water enters as it did
        heat = (low + high) / 2.0
        cold = float(tower.leaving_c(heat, wet, air, 1.0)) + own.range_k * heat < entering
        low, high = (heat, high) if cold else (low, heat)
    assert float(tower.leaving_c(low, wet, air, 1.0)) == pytest.approx(leaving, abs=0.1)
    given_w = low * own.range_k * 4186.0 * 1.089
    assert given_w == pytest.approx(heat_w, rel=0.03)
    share = float(fan_share(np.array([air]), 0.2, 0.02)[0])
    assert 213.27 * share == pytest.approx(fan_w, rel=0.01)


def test_merkel_integral_by_hand() -> None:
    # 200 steps of the midpoint rule: 37/32 °C at 28 °C, water over air 1.2.
    tower, own = MerkelTower(), TowerDesign()
    steps = 200
    water = 32.0 + 5.0 * (np.arange(steps) + 0.5) / steps
    air = saturated_enthalpy(28.0, 101325.0) + 4186.0 * 1.2 * (water - 32.0)
    by_hand = (4186.0 * 5.0 / steps / (saturated_enthalpy(water, 101325.0) - air)).sum()
    assert by_hand == pytest.approx(0.8845, rel=5e-3)
    assert tower.needed(1.0, own.wet_bulb_c, own.leaving_c) == pytest.approx(by_hand, rel=1e-5)
    assert tower.characteristic == pytest.approx(0.9867, rel=5e-3)


def test_thinner_air_holds_more_vapour() -> None:
    # At 2,000 m the same tower cools better against the same wet bulb, sized at sea level.
    low, high = MerkelTower(), MerkelTower(design=TowerDesign(pressure_pa=79_500.0))
    assert standard_pressure(2000.0) == pytest.approx(79_500.0, rel=1e-3)
    assert high.characteristic < low.characteristic


@given(
    heat=st.floats(0.1, 1.2), wet=st.floats(-5.0, 29.0), air=st.floats(0.1, 1.5),
    water=st.floats(0.4, 1.3),
)  # fmt: skip
def test_the_air_that_is_found_gives_the_water_asked_for(
    heat: float, wet: float, air: float, water: float
) -> None:
    tower = MerkelTower()
    leaving = tower.leaving_c(heat, wet, air, water)
    assert leaving > wet
    assert tower.air(heat, wet, leaving, water) == pytest.approx(air, rel=1e-3)


@given(heat=st.floats(0.1, 1.0), wet=st.floats(0.0, 28.0), air=st.floats(0.3, 0.95))
def test_more_air_and_less_heat_are_colder_water(heat: float, wet: float, air: float) -> None:
    tower = MerkelTower()
    here = tower.leaving_c(heat, wet, air, 1.0)
    assert tower.leaving_c(heat, wet, air * 1.05, 1.0) < here
    assert tower.leaving_c(heat * 0.95, wet, air, 1.0) < here


def test_every_point_of_a_tower_is_worked_out_for_itself() -> None:
    """Whatever others it is worked out with: of many some settle sooner than the rest."""
    heat, wet, leaving = np.meshgrid([0.05, 0.6, 1.3], [-3.0, 14.0, 27.0], [15.0, 22.0, 30.0])
    tower = MerkelTower()
    air, coldest = tower.air(heat, wet, leaving, 1.0), tower.leaving_c(heat, wet, 1.0, 1.0)
    assert len(np.unique(air[np.isfinite(air)])) > 10
    for at in np.ndindex(heat.shape):
        assert tower.air(heat[at], wet[at], leaving[at], 1.0) == air[at]
        assert tower.leaving_c(heat[at], wet[at], 1.0, 1.0) == coldest[at]


def test_no_air_flow_cools_below_the_wet_bulb() -> None:
    assert np.isinf(MerkelTower().air(1.0, 24.0, 23.0, 1.0))


def test_water_of_a_megawatt() -> None:
    # By psychrolib: the air leaves at 32.69 °C, 0.371 kg/s evaporate, 4 cycles, drift 0.008 %.
    use = water_use(TowerDesign(), 1e6, 1e6, 31.5, 28.0, 1.0)
    assert use.evaporation == pytest.approx(0.371, rel=0.01)
    assert use.blow_down == pytest.approx(0.1198, rel=0.01)
    assert use.make_up * 3.6 == pytest.approx(1.781, rel=0.01)
