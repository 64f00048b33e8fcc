"""Sums of the demand for air over a year, and the highest power of each month."""

import numpy as np
from numpy.typing import NDArray

from core.families.compressors.duty import CompressorDuty
from core.load.profile import Profile

FloatArray = NDArray[np.float64]

_S_PER_H = 3600.0
_W_PER_KW = 1000.0


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


def heat_used_wh(given_off_w: FloatArray, hours: FloatArray, duty: CompressorDuty) -> FloatArray:
    """Heat of a year that is recovered and used, Wh, (machines,); nan where none is asked for.

    given_off_w: heat that can be recovered, (machines, points); hours: (points, 12). Never more
    than the demand of the same hour, which is the steady one by the share of its month, and none
    where the machines stand still.
    """
    if duty.steady_heat_w is None:
        return np.full(len(given_off_w), np.nan)
    shares = np.array(duty.heat_months)
    used = np.zeros(len(given_off_w))
    for share in np.unique(shares):
        at_once = np.minimum(given_off_w, share * duty.steady_heat_w)
        used = used + at_once @ hours[:, shares == share].sum(axis=1)
    return used


def heat_worth(used_wh: FloatArray, duty: CompressorDuty) -> FloatArray:
    """What the heat that is used costs today, a year; nan where none is asked for."""
    return used_wh / _W_PER_KW * duty.heat_price_per_kwh


def recovery_price(duty: CompressorDuty) -> float:
    """Of what recovers the heat, for the whole station; 0 where none is entered or asked for."""
    return 0.0 if duty.steady_heat_w is None else duty.heat_recovery_price or 0.0


def dryer_w(profile: Profile, duty: CompressorDuty) -> FloatArray:
    """Input of the dryer at each point, W, (points,): it runs while there is any flow."""
    return np.where(profile.columns["load_w"] > 0.0, duty.dryer_w or 0.0, 0.0)
