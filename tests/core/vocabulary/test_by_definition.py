"""Units of other systems against a library that knows their definitions."""

import pint
import pytest

from core.vocabulary import by_definition as known


@pytest.mark.parametrize(
    ("value", "unit", "si"),
    [
        (known.J_PER_BTU, "Btu_it", "J"),
        (known.J_PER_KCAL, "1000 * international_calorie", "J"),
        (known.W_PER_TON, "12000 * Btu_it / hour", "W"),
        (known.W_PER_HP, "horsepower", "W"),
        (known.W_PER_METRIC_HP, "metric_horsepower", "W"),
        (known.PA_PER_PSI, "psi", "Pa"),
        (known.GRAVITY, "standard_gravity", "m/s**2"),
        (known.M3_PER_FT3, "foot**3", "m**3"),
        (known.M3_PER_GALLON, "US_liquid_gallon", "m**3"),
    ],
)
def test_it_is_what_the_definition_says(value: float, unit: str, si: str) -> None:
    assert value == pytest.approx(pint.UnitRegistry()(unit).to(si).magnitude, rel=1e-9)
