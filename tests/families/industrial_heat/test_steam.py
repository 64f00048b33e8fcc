"""Saturation of steam against the release's own test values."""

import pytest

from core.machines.steam import PRESSURE_MAX_PA, saturation_c


@pytest.mark.parametrize(
    ("pressure_pa", "kelvin"),
    [(0.1e6, 372.755919), (1e6, 453.035632), (10e6, 584.149488)],  # IAPWS R7-97(2012), table 36
)
def test_the_release_s_test_values_come_out(pressure_pa: float, kelvin: float) -> None:
    assert saturation_c(pressure_pa) + 273.15 == pytest.approx(kelvin, abs=5e-7)


def test_water_boils_at_99_97_degrees_under_one_atmosphere() -> None:
    assert saturation_c(101325.0) == pytest.approx(99.974, abs=1e-3)  # CRC handbook


@pytest.mark.parametrize("pressure_pa", [600.0, PRESSURE_MAX_PA * 1.001])
def test_outside_the_formula_s_range_there_is_no_temperature(pressure_pa: float) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        saturation_c(pressure_pa)
