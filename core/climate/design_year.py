"""A year of weather from a station's design conditions alone.

    dry bulb(day, hour) = season(day) + spread(day)·score(day) + range(day)·course(hour)

season: two harmonics through the annual mean, the mean of the coldest month and that of the
hottest; score: the weather of the day (`weather.py`); course: the hourly factors of
GB 50736-2012 4.1.11, in solar time. Spread and range are fitted so that the definitions of
the design conditions hold in the year made: 50 h above the summer dry bulb, 5 days above the
summer daily mean, 5 days below the heating temperature and 1 day below the winter temperature,
the annual mean. The dew point goes with the season from the coldest month's humidity to the
hottest month's, with a weather of its own, fitted to 50 h above the summer wet bulb.

How far such a year is from a typical year: `accuracy.py` and resources/documentation/climate.md.
"""

from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from core.climate.psychrometrics import (
    dew_point_from_humidity,
    humidity_ratio,
    ratio_at_wet_bulb,
    saturation_pressure,
    wet_bulb_from_dew_point,
)
from core.climate.stations import SOURCE, Station
from core.climate.weather import day_scores, day_spread
from core.climate.year import ClimateOrigin, ClimateYear
from core.keeping.keeping import keep_for_good, keep_latest
from core.vocabulary.finding import Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]

DAYS = 365
DESIGN_HOURS = 50  # hours a year above the summer design conditions (4.1.6, 4.1.7)
DESIGN_DAYS = 5  # days a year beyond the design daily means (4.1.2, 4.1.10)
SITES = 64  # whose years are kept: the towns of a firm, whose studies come family by family

# Hourly factors of GB 50736-2012 4.1.11, 0 h to 23 h, Beijing time.
_COURSE = np.array(
    [
        *(-0.26, -0.35, -0.38, -0.42, -0.45, -0.47, -0.41, -0.28, -0.12, 0.03, 0.16, 0.29),
        *(0.40, 0.48, 0.52, 0.51, 0.43, 0.39, 0.28, 0.14, 0.00, -0.10, -0.17, -0.23),
    ]
)
_AFTERNOON = 0.52  # the factor at 14 h, the greatest
_MERIDIAN_DEG = 120.0  # of Beijing time
_DEGREES_PER_HOUR = 15.0

# Assumed, the same for every station; compared with three typical years in accuracy.py.
_COLDEST_DAY = 17  # 18 January; the hottest is half a year later
_RANGE_VARIATION = 0.4  # standard deviation of the daily range over its mean
_RANGE_WITH_HEAT = 0.3  # correlation of the range with the day's score: + summer, - winter
_WINTER_RANGE = 0.8  # daily range in mid-winter over that in mid-summer
_HEAT_SKEW = 0.15
_MOISTURE_SKEW = 0.2
_MOISTURE_LAG_DAYS = 15  # the air's moisture follows the temperature
_WINTER_MOISTURE_SPREAD_K = 2.0
_LEAST_MOISTURE_SPREAD_K = 0.5
_USUAL_MOISTURE_SPREAD_K = 2.6  # median of the 288 fitted stations, for the six without
_MONTH_OF_FIRST = 0.988  # mean over its extreme month of a cosine of one year …
_MONTH_OF_SECOND = 0.955  # … and of half a year, over its amplitude


@keep_for_good
def _year_cosine(lag_days: float = 0.0) -> FloatArray:
    """1 on the coldest day, -1 half a year later, shape (365,)."""
    return np.cos(2 * np.pi * (np.arange(DAYS) - _COLDEST_DAY - lag_days) / DAYS)


def _season(mean_c: float, cold_c: float, hot_c: float, lag_days: float = 0.0) -> FloatArray:
    """Course of the year through its mean and the means of its extreme months, °C."""
    first = (hot_c - cold_c) / 2 / _MONTH_OF_FIRST
    second = ((hot_c + cold_c) / 2 - mean_c) / _MONTH_OF_SECOND
    cosine = _year_cosine(lag_days)
    return mean_c - first * cosine + second * (2 * cosine**2 - 1)


def _between(winter: float, summer: float) -> FloatArray:
    """From the winter's value to the summer's and back, shape (365,)."""
    return (winter + summer) / 2 + (winter - summer) / 2 * _year_cosine()


def day_course(longitude_deg: float) -> FloatArray:
    """Mean of each hour of the day over the daily range, shape (24,), mean 0."""
    solar = (np.arange(24) + 0.5 - (_MERIDIAN_DEG - longitude_deg) / _DEGREES_PER_HOUR) % 24
    course = np.interp(solar, np.arange(25), np.append(_COURSE, _COURSE[0]))
    return cast(FloatArray, course - course.mean())


@dataclass(frozen=True, slots=True)
class _DryBulb:
    """The four fitted figures of a station's dry bulb, all in °C or K."""

    station: Station
    mean_c: float
    winter_spread_k: float
    summer_spread_k: float
    range_k: float  # mean daily range in mid-summer

    @property
    def hot_c(self) -> float:
        """Mean of the hottest month, from its mean at 14 h."""
        return self.station.summer_14h_c - _AFTERNOON * self.range_k

    def season_c(self, lag_days: float = 0.0) -> FloatArray:
        return _season(self.mean_c, self.station.winter_month_c, self.hot_c, lag_days)

    def days_c(self) -> FloatArray:
        """Daily means, shape (365,); the coldest stretched to the winter design temperature."""
        spread = _between(self.winter_spread_k, self.summer_spread_k)
        days = self.season_c() + spread * day_scores(0, _HEAT_SKEW)
        coldest, second, *_, pivot = np.sort(days)[:DESIGN_DAYS]
        wanted, found = pivot - self.station.winter_ac_c, pivot - (coldest + second) / 2
        if wanted > 0 and found > 0:  # stretch below the fifth coldest day, which stays
            days = days + np.minimum(days - pivot, 0.0) * (wanted / found - 1)
        return days

    def hours_c(self, days_c: FloatArray) -> FloatArray:
        """Dry bulb by day and hour, shape (365, 24)."""
        with_heat = -_RANGE_WITH_HEAT * _year_cosine()
        score = with_heat * day_scores(0, _HEAT_SKEW)
        score = score + np.sqrt(1 - with_heat**2) * day_spread(1)
        share = np.maximum((1 + _RANGE_VARIATION * score) * _between(_WINTER_RANGE, 1.0), 0.2)
        hours = days_c[:, None] + self.range_k * share[:, None] * day_course(
            self.station.longitude_deg
        )
        clipped: FloatArray = np.clip(hours, self.station.extreme_min_c, self.station.extreme_max_c)
        return clipped


def exceeded(values: FloatArray, count: int) -> float:
    """The value exceeded by exactly `count` of the values."""
    last, first = values.size - count - 1, values.size - count
    ordered = np.partition(values.ravel(), (last, first))
    return float((ordered[last] + ordered[first]) / 2)


def _misses(model: _DryBulb) -> FloatArray:
    """By how much the definitions of the design conditions are missed, K, shape (4,)."""
    station, days = model.station, model.days_c()
    hours = model.hours_c(days)
    return np.array(
        [
            hours.mean() - station.annual_mean_c,
            -exceeded(-days, DESIGN_DAYS) - station.heating_c,
            exceeded(days, DESIGN_DAYS) - station.summer_day_c,
            exceeded(hours, DESIGN_HOURS) - station.summer_db_c,
        ]
    )


_CLOSE_ENOUGH_K = 1e-6
_ROUNDS = 20
_STEP_K = 0.05
_LONGEST_STEP_K = 1.5
_LEAST_FIGURE_K = 0.2


def _fit(station: Station) -> _DryBulb:
    """Newton's method in four figures; ranks make kinks, so the best round is kept."""
    usual_range = (station.summer_db_c - station.summer_day_c) / _AFTERNOON
    x = np.array([station.annual_mean_c, 2.5, 2.5, usual_range])
    best, least = x, np.inf
    for _ in range(_ROUNDS):
        miss = _misses(_DryBulb(station, *x))
        if np.abs(miss).max() < least:
            best, least = x, np.abs(miss).max()
        if least < _CLOSE_ENOUGH_K:
            break
        slopes = [
            (_misses(_DryBulb(station, *(x + step))) - miss) / _STEP_K
            for step in np.eye(x.size) * _STEP_K
        ]
        move = np.linalg.solve(np.array(slopes).T, -miss)
        x = x + np.clip(move, -_LONGEST_STEP_K, _LONGEST_STEP_K)
        x[1:] = np.maximum(x[1:], _LEAST_FIGURE_K)
    return _DryBulb(station, *best)


def _dew_point(
    model: _DryBulb, hours_c: FloatArray, days_c: FloatArray, moist: float
) -> FloatArray:
    """Dew point by day and hour, °C, shape (365, 24), never above the dry bulb.

    `moist` is the spread of the summer's dew point in K. Where even the least spread leaves
    too moist a summer, what is below it lowers the hottest month's dew point instead.
    """
    station = model.station
    spread = max(moist, _LEAST_MOISTURE_SPREAD_K)
    cold, hot = _monthly_dew_points(station)
    hot += moist - spread
    season = model.season_c(_MOISTURE_LAG_DAYS) - station.winter_month_c
    share = season / (model.hot_c - station.winter_month_c)
    weather = _between(1.0, 0.0) * (days_c - model.season_c())
    weather = weather + _between(_WINTER_MOISTURE_SPREAD_K, spread) * day_scores(2, _MOISTURE_SKEW)
    days = cold + share * (hot - cold) + weather
    return np.minimum(days[:, None], hours_c)


@keep_latest(SITES)
def _monthly_dew_points(station: Station) -> tuple[float, float]:
    """Of the coldest and of the hottest month, °C."""
    return (
        float(dew_point_from_humidity(station.winter_month_c, station.winter_rh)),
        float(dew_point_from_humidity(station.summer_14h_c, station.summer_14h_rh)),
    )


_WARM_DAYS = slice(90, 300)  # holds the moistest hours of every station
_MOIST_BOUNDS_K = (-8.0, 12.0)
_HALVINGS = 24


def _fit_moisture(model: _DryBulb, hours_c: FloatArray, days_c: FloatArray) -> float:
    """Spread of the dew point with which the summer wet bulb is exceeded in 50 h."""
    station = model.station
    assert station.summer_wb_c is not None  # noqa: S101 - the caller asked
    pressure = station.summer_pressure_pa
    limit = ratio_at_wet_bulb(hours_c[_WARM_DAYS], station.summer_wb_c, pressure)
    low, high = _MOIST_BOUNDS_K
    for _ in range(_HALVINGS):
        moist = (low + high) / 2
        dew = _dew_point(model, hours_c, days_c, moist)[_WARM_DAYS]
        beyond = humidity_ratio(saturation_pressure(dew), pressure) - limit
        low, high = (low, moist) if exceeded(beyond, DESIGN_HOURS) > 0 else (moist, high)
    return (low + high) / 2


@keep_latest(SITES)
def synthesised_year(station: Station) -> ClimateYear:
    """8,760 hours in which the station's design conditions hold, marked as synthesised."""
    model = _fit(station)
    days = model.days_c()
    hours = model.hours_c(days)
    known = station.summer_wb_c is not None
    moist = _fit_moisture(model, hours, days) if known else _USUAL_MOISTURE_SPREAD_K
    dew = _dew_point(model, hours, days, moist)
    wet = wet_bulb_from_dew_point(hours, dew, station.summer_pressure_pa)
    found = [
        finding(
            "climate_synthesised", Severity.ASSUMED, figure("station", station.title, word="place")
        ),
    ]
    if not known:
        spread = figure("spread", moist, Kind.TEMPERATURE_DIFFERENCE)
        names = (figure("station", station.title, word="place"), spread)
        found.append(finding("wet_bulb_assumed", Severity.WARNING, *names, source=SOURCE))
    return ClimateYear(
        dry_bulb_c=_fixed(hours),
        wet_bulb_c=_fixed(wet),
        pressure_pa=station.summer_pressure_pa,
        origin=ClimateOrigin.SYNTHESISED,
        label=station.title,
        findings=tuple(found),
    )


def _fixed(hours: FloatArray) -> FloatArray:
    """In time order and read-only, as the year is shared."""
    flat = hours.ravel()
    flat.flags.writeable = False
    return flat
