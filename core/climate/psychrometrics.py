"""Moist air on arrays, by ASHRAE Handbook Fundamentals (2017, SI), chapter 1.

Temperatures in °C, pressures in Pa, humidity ratios in kg/kg, relative humidity 0 … 1.
Valid from -100 to 200 °C; all functions broadcast.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]

_TRIPLE_POINT_C = 0.01
_MASS_RATIO = 0.621945  # water to dry air
_KELVIN = 273.15
_STEPS = 22  # halvings: an interval of 200 K comes down to 0.05 mK


def saturation_pressure(temperature_c: ArrayLike) -> FloatArray:
    """Pressure of saturated vapour over ice or water, Pa (equations 5 and 6)."""
    celsius = np.asarray(temperature_c, dtype=np.float64)
    t = celsius + _KELVIN
    inverse, log = 1.0 / t, np.log(t)
    exponent = -5.8002206e3 * inverse + 1.3914993 + 6.5459673 * log
    exponent += ((-1.4452093e-8 * t + 4.1764768e-5) * t - 4.8640239e-2) * t
    frozen = celsius <= _TRIPLE_POINT_C
    if frozen.any():
        ice = -5.6745359e3 * inverse + 6.3925247 + 4.1635019 * log
        ice += (((-9.484024e-13 * t + 2.0747825e-9) * t + 6.2215701e-7) * t - 9.677843e-3) * t
        exponent = np.where(frozen, ice, exponent)
    found: FloatArray = np.exp(exponent)
    return found


def humidity_ratio(vapour_pressure_pa: ArrayLike, pressure_pa: ArrayLike) -> FloatArray:
    """Humidity ratio of air with that partial pressure of vapour (equation 20)."""
    vapour = np.asarray(vapour_pressure_pa, dtype=np.float64)
    return _MASS_RATIO * vapour / (np.asarray(pressure_pa) - vapour)


def dew_point(vapour_pressure_pa: ArrayLike) -> FloatArray:
    """Temperature at which that vapour pressure is the saturated one, °C."""
    vapour = np.asarray(vapour_pressure_pa, dtype=np.float64)
    low, high = np.full(vapour.shape, -100.0), np.full(vapour.shape, 100.0)
    for _ in range(_STEPS):
        middle = (low + high) / 2
        above = saturation_pressure(middle) > vapour
        high = np.where(above, middle, high)
        low = np.where(above, low, middle)
    found: FloatArray = (low + high) / 2
    return found


def dew_point_from_humidity(dry_bulb_c: ArrayLike, relative_humidity: ArrayLike) -> FloatArray:
    """Dew point of air at that dry bulb and relative humidity, °C; never above the dry bulb."""
    vapour = saturation_pressure(dry_bulb_c) * np.asarray(relative_humidity, dtype=np.float64)
    return np.minimum(dew_point(vapour), dry_bulb_c)


def wet_bulb_from_dew_point(
    dry_bulb_c: ArrayLike, dew_point_c: ArrayLike, pressure_pa: ArrayLike
) -> FloatArray:
    """Thermodynamic wet bulb, °C, between dew point and dry bulb (equations 33 and 35)."""
    dry = np.asarray(dry_bulb_c, dtype=np.float64)
    dew = np.minimum(np.asarray(dew_point_c, dtype=np.float64), dry)
    pressure = np.asarray(pressure_pa, dtype=np.float64)
    target = humidity_ratio(saturation_pressure(dew), pressure)
    low, high = np.broadcast_arrays(dew, dry)
    for _ in range(_STEPS):
        middle = (low + high) / 2
        above = ratio_at_wet_bulb(dry, middle, pressure) > target
        high = np.where(above, middle, high)
        low = np.where(above, low, middle)
    found: FloatArray = (low + high) / 2
    return found


def wet_bulb_from_humidity(
    dry_bulb_c: ArrayLike, relative_humidity: ArrayLike, pressure_pa: ArrayLike
) -> FloatArray:
    """Thermodynamic wet bulb of air at that dry bulb and relative humidity, °C."""
    dew = dew_point_from_humidity(dry_bulb_c, relative_humidity)
    return wet_bulb_from_dew_point(dry_bulb_c, dew, pressure_pa)


def ratio_at_wet_bulb(
    dry_bulb_c: ArrayLike, wet_bulb_c: ArrayLike, pressure_pa: ArrayLike
) -> FloatArray:
    """Humidity ratio of air with that dry and wet bulb (equations 33 and 35)."""
    dry = np.asarray(dry_bulb_c, dtype=np.float64)
    wet = np.asarray(wet_bulb_c, dtype=np.float64)
    saturated = humidity_ratio(saturation_pressure(wet), pressure_pa)
    over_water = ((2501 - 2.326 * wet) * saturated - 1.006 * (dry - wet)) / (
        2501 + 1.86 * dry - 4.186 * wet
    )
    over_ice = ((2830 - 0.24 * wet) * saturated - 1.006 * (dry - wet)) / (
        2830 + 1.86 * dry - 2.1 * wet
    )
    return np.where(wet >= 0, over_water, over_ice)


def standard_pressure(elevation_m: ArrayLike) -> FloatArray:
    """Pressure of the standard atmosphere at an elevation, Pa (equation 3)."""
    return 101325.0 * (1 - 2.25577e-5 * np.asarray(elevation_m, dtype=np.float64)) ** 5.2559


def saturated_enthalpy(temperature_c: ArrayLike, pressure_pa: ArrayLike) -> FloatArray:
    """Enthalpy of saturated air, J per kg of dry air, 0 of dry air at 0 °C (equation 30)."""
    celsius = np.asarray(temperature_c, dtype=np.float64)
    humidity = humidity_ratio(saturation_pressure(celsius), pressure_pa)
    return 1e3 * (1.006 * celsius + humidity * (2501.0 + 1.86 * celsius))
