"""Photovoltaics: a year of power from the sun's height and its full hours.

No radiation is read. A clear day follows the sine of the sun's height, an overcast one a fifth of
it; clear days are spread evenly, as many as give the full hours that were entered. It shows when
the sun feeds and how much at most; a meter's year of it says more.
"""

import numpy as np
from numpy.typing import NDArray

from core.climate.stations import Station
from core.load.calendar import YEAR_DAYS

FloatArray = NDArray[np.float64]
_OVERCAST = 0.2
_ZONE_DEG = 120.0  # the meridian of Beijing time
_TILT_DEG = 23.45  # of the Earth's axis


def sun_sine(latitude_deg: float, longitude_deg: float, steps: int) -> FloatArray:
    """Sine of the sun's height in the middle of each step of a year, 0 at night, (steps,)."""
    hour = (np.arange(steps) + 0.5) * (YEAR_DAYS * 24.0 / steps)
    day, solar = hour // 24.0 + 1.0, hour % 24.0 + (longitude_deg - _ZONE_DEG) / 15.0
    tilt = np.radians(_TILT_DEG) * np.sin(2.0 * np.pi * (284.0 + day) / YEAR_DAYS)
    angle, at = np.radians(15.0 * (solar - 12.0)), np.radians(latitude_deg)
    height = np.sin(at) * np.sin(tilt) + np.cos(at) * np.cos(tilt) * np.cos(angle)
    above: FloatArray = np.maximum(height, 0.0)
    return above


def pv_year_w(rated_w: float, full_hours: float, station: Station, steps: int) -> FloatArray:
    """Power of each step, W, (steps,); never above the rated one."""
    clear = sun_sine(station.latitude_deg, station.longitude_deg, steps)
    step_h = YEAR_DAYS * 24.0 / steps
    whole, dull = float(clear.sum()) * step_h, float(clear.sum()) * step_h * _OVERCAST
    share = min(max((full_hours - dull) / (whole - dull), 0.0), 1.0)
    day = np.arange(YEAR_DAYS)
    is_clear = np.floor((day + 1) * share) > np.floor(day * share)
    by_day = np.where(is_clear, 1.0, _OVERCAST)
    made = clear * np.repeat(by_day, steps // YEAR_DAYS)
    # Clear days fall in summer and winter alike, so what is left to the full hours is a trifle.
    made *= full_hours / (float(made.sum()) * step_h)
    power: FloatArray = rated_w * np.minimum(made, 1.0)
    return power
