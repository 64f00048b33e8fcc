"""Profiles: a year as weighted operating points, hourly or binned.

Points are columns, named by the family (a chiller: `load_w`, `condenser_c`). Each point
carries the hours it stands for in every month, and the price of those hours, so that
energy by month and its cost are one product with the power, whatever the resolution.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.vocabulary.distinct import numbered
from core.vocabulary.finding import Finding

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.integer]

MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Weighted operating points.

    columns: each (points,); hours: (points, 12), h by month; price_hours: (points,), the sum
    of the tariff over the point's hours, currency·h/kWh.
    """

    columns: Mapping[str, FloatArray]
    hours: FloatArray
    price_hours: FloatArray
    binned: bool
    findings: tuple[Finding, ...] = ()


def hourly(
    columns: Mapping[str, FloatArray],
    step_h: float,
    month: IntArray,
    price_per_kwh: FloatArray,
    findings: tuple[Finding, ...] = (),
) -> Profile:
    """Every step of a year as a point of its own.

    columns, month (0 … 11) and price_per_kwh: each (steps,); step_h: length of a step, h.
    """
    steps = len(month)
    hours = np.zeros((steps, MONTHS))
    hours[np.arange(steps), month] = step_h
    return Profile(
        columns=dict(columns),
        hours=hours,
        price_hours=np.asarray(price_per_kwh) * step_h,
        binned=False,
        findings=findings,
    )


def binned(profile: Profile, widths: Mapping[str, float]) -> Profile:
    """The same year on fewer points: one for each bin of the columns named in `widths`.

    A point lies at the hour-weighted mean of its bin, in every column, and takes the hours
    and prices of all its members: total hours by month, prices, and the sum of hours times
    any column are those of `profile`. Bins begin at 0; a value of exactly 0 has a bin of its
    own, so that hours without load stay apart. A column without a width does not divide.

    widths: width of the bins by column, in the column's unit, > 0.
    """
    index = _bin_index([(profile.columns[key], width) for key, width in widths.items()])
    count = int(index.max(initial=-1)) + 1
    hours = np.stack([_sums(index, profile.hours[:, m], count) for m in range(MONTHS)], axis=1)
    weight = profile.hours.sum(axis=1)
    total = _sums(index, weight, count)
    columns = {
        key: _sums(index, values * weight, count) / total for key, values in profile.columns.items()
    }
    return Profile(
        columns=columns,
        hours=hours,
        price_hours=_sums(index, profile.price_hours, count),
        binned=True,
        findings=profile.findings,
    )


def _sums(index: NDArray[np.int64], values: FloatArray, count: int) -> FloatArray:
    """Sum of the values of each bin, (count,)."""
    sums: FloatArray = np.bincount(index, values, count).astype(np.float64)
    return sums


def _bin_index(columns: list[tuple[FloatArray, float]]) -> NDArray[np.int64]:
    """Number of the bin of every point, 0 … bins - 1, empty bins left out, (points,)."""
    combined = np.zeros(len(columns[0][0]), dtype=np.int64)
    for values, width in columns:
        place = np.where(values == 0, -1, np.floor(values / width)).astype(np.int64)
        place[(values != 0) & (place < 0)] -= 1  # below zero, past the bin of exactly 0
        place -= place.min(initial=0)
        combined = combined * (int(place.max(initial=0)) + 1) + place
        combined = numbered(combined)
    return combined


def asked_w(profile: Profile) -> FloatArray:
    """What is asked at each point, W: the load, and hot water where it is made too.

    Where neither is asked all year it is the cooling beside them.
    """
    load, water = profile.columns["load_w"], profile.columns.get("hot_water_w")
    heat = load if water is None else load + water
    cooling = profile.columns.get("cooling_w")
    return heat if cooling is None or heat.any() else cooling


def leading_w(profile: Profile) -> FloatArray:
    """The load at each point, W; where there is none all year, what is asked instead of it."""
    load = profile.columns["load_w"]
    return load if load.any() else asked_w(profile)


def load_duration(profile: Profile, column: str = "load_w") -> tuple[FloatArray, FloatArray]:
    """Load-duration curve: hours at or above each load, and the loads falling, both (points,).

    Points without that column's load are part of it, as a tail of zeros.
    """
    order = np.argsort(-profile.columns[column], kind="stable")
    return np.cumsum(profile.hours.sum(axis=1)[order]), profile.columns[column][order]
