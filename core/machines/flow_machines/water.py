"""Water as pumps see it: density by temperature, and the heat it carries."""

import numpy as np

HEAT_J_KGK = 4186.0  # specific heat, within 1 % from 0 to 110 °C
# kg/m³ from 0 to 180 °C, at saturation above 100 °C (IAPWS-IF97, rounded).
_TEMPERATURES = (0, 4, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 120, 140, 160, 180)
_DENSITIES = (
    999.8, 1000.0, 999.7, 998.2, 995.6, 992.2, 988.0, 983.2, 977.7, 971.8, 965.3, 958.3, 943.1,
    926.1, 907.4, 887.0,
)  # fmt: skip


def density_of_water(temperature_c: float) -> float:
    """kg/m³, straight between the temperatures of the table and held beyond them."""
    return float(np.interp(temperature_c, _TEMPERATURES, _DENSITIES))
