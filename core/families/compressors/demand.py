"""Sums of the demand for air over a year, and the highest power of each month."""

import numpy as np
from numpy.typing import NDArray

from core.families.compressors.duty import CompressorDuty
from core.load.profile import Profile

FloatArray = NDArray[np.float64]

_S_PER_H = 3600.0


def air_of_year(profile: Profile) -> float:
    """Free air of the year, m³."""
    flow, hours = profile.columns["load_w"], profile.hours.sum(axis=1)
    return float(flow @ hours) * _S_PER_H


def mean_flow(profile: Profile) -> float:
    """Mean demand of the hours with demand, m³/s; 0 where there is none."""
    flow, hours = profile.columns["load_w"], profile.hours.sum(axis=1)
    running = float(hours[flow > 0.0].sum())
    return float(flow @ hours) / running if running > 0.0 else 0.0


def highest_power(input_w: FloatArray, profile: Profile) -> FloatArray:
    """The highest power of each month, (machines, 12); input_w: (machines, points)."""
    there = profile.hours > 0.0
    highest = [input_w[:, month].max(axis=1, initial=0.0) for month in there.T]
    return np.stack(highest, axis=1)


def heat_used_wh(input_w: FloatArray, hours: FloatArray, duty: CompressorDuty) -> FloatArray:
    """Heat of a year that is recovered and used, Wh, (machines,); nan where none is asked for.

    input_w: (machines, points); hours: (points,). Never more than the steady demand at the same
    time, and none where the machines stand still.
    """
    if duty.steady_heat_w is None:
        return np.full(len(input_w), np.nan)
    used: FloatArray = np.minimum(duty.heat_usable * input_w, duty.steady_heat_w)
    of_year: FloatArray = used @ hours
    return of_year
