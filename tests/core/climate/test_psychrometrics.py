"""Wet bulb and dew point against psychrolib and the ASHRAE Handbook."""

import numpy as np
import psychrolib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.climate.psychrometrics import (
    dew_point,
    dew_point_from_humidity,
    humidity_ratio,
    ratio_at_wet_bulb,
    saturation_pressure,
    standard_pressure,
    wet_bulb_from_dew_point,
    wet_bulb_from_humidity,
)

psychrolib.SetUnitSystem(psychrolib.SI)


@pytest.mark.parametrize(
    ("celsius", "pascal"),
    # ASHRAE Handbook Fundamentals 2017, chapter 1, table 3
    [(-20.0, 103.24), (0.0, 611.15), (20.0, 2338.9), (40.0, 7384.4)],
)
def test_saturation_pressure_is_that_of_the_handbook_table(celsius: float, pascal: float) -> None:
    assert saturation_pressure(celsius) == pytest.approx(pascal, rel=5e-4)


def test_handbook_example_of_40_and_20_degrees_has_a_dew_point_of_7() -> None:
    # ASHRAE Handbook Fundamentals 2017, chapter 1, example 1: 40 °C dry, 20 °C wet bulb,
    # 101.325 kPa: humidity ratio 6.5 g/kg, dew point 7 °C, both read off the chart.
    ratio = float(ratio_at_wet_bulb(40.0, 20.0, 101_325.0))
    assert ratio == pytest.approx(0.0065, abs=1.5e-4)
    vapour = 101_325.0 * ratio / (0.621945 + ratio)
    dew = float(dew_point(vapour))
    assert dew == pytest.approx(7.0, abs=0.5)
    assert float(wet_bulb_from_dew_point(40.0, dew, 101_325.0)) == pytest.approx(20.0, abs=1e-3)


DRY = st.floats(-40.0, 50.0)
HUMIDITY = st.floats(0.02, 1.0)
PRESSURE = st.floats(60_000.0, 105_000.0)


@given(dry=DRY, humidity=HUMIDITY, pressure=PRESSURE)
def test_wet_bulb_and_dew_point_agree_with_psychrolib(
    dry: float, humidity: float, pressure: float
) -> None:
    theirs = psychrolib.GetTWetBulbFromRelHum(dry, humidity, pressure)
    # psychrolib stops at 1 mK; where water turns to ice its two branches leave a step.
    near_ice = abs(theirs) < 0.3
    ours = float(wet_bulb_from_humidity(dry, humidity, pressure))
    assert ours == pytest.approx(theirs, abs=0.3 if near_ice else 2e-3)
    their_dew = psychrolib.GetTDewPointFromRelHum(dry, humidity)
    assert float(dew_point_from_humidity(dry, humidity)) == pytest.approx(their_dew, abs=2e-3)


@given(dry=DRY, humidity=HUMIDITY, pressure=PRESSURE)
def test_wet_bulb_lies_between_dew_point_and_dry_bulb(
    dry: float, humidity: float, pressure: float
) -> None:
    dew = float(dew_point_from_humidity(dry, humidity))
    wet = float(wet_bulb_from_dew_point(dry, dew, pressure))
    assert dew - 1e-9 <= wet <= dry + 1e-9


def test_saturated_air_has_one_temperature() -> None:
    dry = np.linspace(-30.0, 40.0, 15)
    assert wet_bulb_from_humidity(dry, 1.0, 101_325.0) == pytest.approx(dry, abs=1e-3)


def test_a_dew_point_above_the_dry_bulb_counts_as_saturated() -> None:
    assert float(wet_bulb_from_dew_point(10.0, 12.0, 101_325.0)) == pytest.approx(10.0, abs=1e-4)


def test_standard_atmosphere_and_humidity_ratio() -> None:
    # ASHRAE Handbook Fundamentals 2017, chapter 1, table 1: 89.875 kPa at 1000 m.
    assert float(standard_pressure(1000.0)) == pytest.approx(89_875.0, rel=1e-4)
    ratio = float(humidity_ratio(2338.9, 101_325.0))
    assert ratio == pytest.approx(0.014696, rel=1e-3)  # table 2, saturated at 20 °C
