"""Energy a day by the temperature outside: change-point regression, and how far it may be trusted.

    3P cooling   E = b + c·max(T − Tc, 0)
    3P heating   E = b + h·max(Th − T, 0)
    5P           E = b + c·max(T − Tc, 0) + h·max(Th − T, 0),  Th ≤ Tc

The change points are tried on a grid, the rest is least squares, each period weighed by its days;
c and h are never below zero. Of the shapes the one of the lowest CV(RMSE) counts, which has its
parameters in it, five where they bring more than a hundredth of it:

    CV(RMSE) = √(Σ(E − Ê)² / (n − p)) / mean E      NMBE = Σ(E − Ê) / ((n − p)·mean E)

Months in 15 % and ±5 %, days in 30 % and ±10 % are good enough for a baseline: the limits of ASHRAE
Guideline 14 for monthly and hourly data (secondary; it has none for days). Outside them nothing is
said of a period. A day's band is that of a new one at 95 %; the band of a sum counts days that
follow each other alike as fewer (lag-1 autocorrelation).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from typing import Literal

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
Shape = Literal["cooling", "heating", "both"]
LIMITS = {"month": (0.15, 0.05), "day": (0.30, 0.10)}  # CV(RMSE), NMBE
LEAST = {"month": 9, "day": 60}  # periods of a baseline; a choice
_STEP_K = 0.5
_WORTH_TWO_MORE = 0.99  # of CV(RMSE): two more parameters must bring at least that
_SURE = 1.96  # of a normal error, 95 %


@dataclass(frozen=True, slots=True, kw_only=True)
class WeatherModel:
    """kWh a day; slopes in kWh a day and K, change points in °C, nan where the shape has none."""

    shape: Shape
    base: float
    cooling: float
    cooling_from_c: float
    heating: float
    heating_below_c: float
    coldest_c: float  # of the baseline
    warmest_c: float
    count: int
    rmse: float
    cv_rmse: float
    nmbe: float
    alike: float  # lag-1 autocorrelation of what is left, 0 where it is below

    @property
    def parameters(self) -> int:
        """How many were fitted."""
        return 5 if self.shape == "both" else 3

    def expected(self, temperature_c: FloatArray) -> FloatArray:
        """kWh a day at such temperatures."""
        warm = np.maximum(temperature_c - np.nan_to_num(self.cooling_from_c), 0.0)
        cold = np.maximum(np.nan_to_num(self.heating_below_c) - temperature_c, 0.0)
        found: FloatArray = self.base + self.cooling * warm + self.heating * cold
        return found

    def inside(self, temperature_c: FloatArray) -> NDArray[np.bool_]:
        """Whether the baseline had such temperatures, within a kelvin."""
        return (temperature_c >= self.coldest_c - 1.0) & (temperature_c <= self.warmest_c + 1.0)

    def is_good(self, step: str) -> bool:
        """Whether it is a baseline by the limits."""
        cv_rmse, nmbe = LIMITS[step]
        return self.cv_rmse <= cv_rmse and abs(self.nmbe) <= nmbe

    @property
    def band(self) -> float:
        """Of the kWh a day of one new period."""
        return _SURE * self.rmse * sqrt(1.0 + 1.0 / self.count)

    def band_of_mean(self, count: int) -> float:
        """Of the mean kWh a day over so many new periods."""
        fewer = (1.0 - self.alike) / (1.0 + self.alike)
        return _SURE * self.rmse * sqrt(1.0 / (count * fewer) + 1.0 / (self.count * fewer))


def fit(temperature_c: FloatArray, kwh_a_day: FloatArray, days: FloatArray) -> WeatherModel | None:
    """The best of the shapes; None where none has a slope, or the temperatures are all alike."""
    if len(kwh_a_day) < 6 or np.ptp(temperature_c) < 4.0 * _STEP_K or kwh_a_day.mean() <= 0.0:
        return None
    each = [
        one for one in _candidates(temperature_c, kwh_a_day, days)
        if one.cooling > 0.0 or one.heating > 0.0
    ]  # fmt: skip
    few = min((one for one in each if one.shape != "both"), key=_miss, default=None)
    many = next((one for one in each if one.shape == "both"), None)
    if few is None or many is None:
        return few or many
    return many if many.cv_rmse < _WORTH_TWO_MORE * few.cv_rmse - 1e-9 else few


def _miss(one: WeatherModel) -> float:
    return one.cv_rmse


def _candidates(
    temperature_c: FloatArray, kwh: FloatArray, days: FloatArray
) -> Iterator[WeatherModel]:
    """The best of each shape."""
    low, high = np.quantile(temperature_c, (0.05, 0.95))
    points = np.arange(np.ceil(low / _STEP_K) * _STEP_K, high + 1e-9, _STEP_K)
    warm = np.maximum(temperature_c - points[:, None], 0.0)
    cold = np.maximum(points[:, None] - temperature_c, 0.0)
    root = np.sqrt(days)
    shapes: tuple[tuple[Shape, list[tuple[int | None, int | None]]], ...] = (
        ("cooling", [(at, None) for at in range(len(points))]),
        ("heating", [(None, at) for at in range(len(points))]),
        ("both", [(c, h) for c in range(len(points)) for h in range(c + 1)]),
    )
    for shape, several in shapes:
        best: tuple[float, FloatArray, int | None, int | None] | None = None
        for c, h in several:
            columns = [np.ones_like(kwh)]
            columns += [] if c is None else [warm[c]]
            columns += [] if h is None else [cold[h]]
            matrix = np.array(columns)
            left = (matrix * days) @ matrix.T
            right = (matrix * days) @ kwh
            try:
                found: FloatArray = np.asarray(np.linalg.solve(left, right), np.float64)
            except np.linalg.LinAlgError:
                continue
            if (found[1:] < 0.0).any():
                continue
            missed = float((((kwh - found @ matrix) * root) ** 2).sum())
            if best is None or missed < best[0]:
                best = (missed, found, c, h)
        parameters = 5 if shape == "both" else 3
        if best is not None and len(kwh) > parameters:
            _, found, c, h = best
            rest = list(found[1:])
            yield _model(
                shape, float(found[0]),
                float(rest.pop(0)) if c is not None else 0.0,
                float(points[c]) if c is not None else np.nan,
                float(rest.pop(0)) if h is not None else 0.0,
                float(points[h]) if h is not None else np.nan,
                temperature_c, kwh, days, parameters,
            )  # fmt: skip


def _model(
    shape: Shape, base: float, cooling: float, cooling_from_c: float, heating: float,
    heating_below_c: float, temperature_c: FloatArray, kwh: FloatArray, days: FloatArray,
    parameters: int,
) -> WeatherModel:  # fmt: skip
    """With what it misses by, of periods weighed by their days."""
    bare = WeatherModel(
        shape=shape, base=base, cooling=cooling, cooling_from_c=cooling_from_c, heating=heating,
        heating_below_c=heating_below_c, coldest_c=float(temperature_c.min()),
        warmest_c=float(temperature_c.max()), count=len(kwh), rmse=0.0, cv_rmse=0.0, nmbe=0.0,
        alike=0.0,
    )  # fmt: skip
    left = kwh - bare.expected(temperature_c)
    weight = days / days.mean()
    free = len(kwh) - parameters
    mean = float((kwh * weight).mean())
    rmse = sqrt(float((left**2 * weight).sum()) / free)
    varied = float((left**2).sum())
    alike = float((left[1:] * left[:-1]).sum()) / varied if varied > 0.0 else 0.0
    return WeatherModel(
        **{
            name: getattr(bare, name)
            for name in bare.__slots__
            if name not in ("rmse", "cv_rmse", "nmbe", "alike")
        },
        rmse=rmse,
        cv_rmse=rmse / mean,
        nmbe=float((left * weight).sum()) / free / mean,
        alike=min(max(alike, 0.0), 0.95),
    )
