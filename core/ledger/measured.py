"""Measured energy compared with what the ledger, or the weather, makes one expect.

    expected of a period   kWh a year of the diagnosis · hours of the period / hours a year,
                           where they were read; else · days of the period / 365
    deviation              measured / expected − 1, outside where it is more than the band

The band is that of the diagnosis, at least ±5 %. Machines that run with the weather (chillers, heat
pumps, boilers) are held against the year as a whole only, and month by month against their own
baseline by the temperature outside (core.ledger.weather_model). Without a band nothing is said.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.ledger.diagnosis import Diagnosis
from core.ledger.weather_model import LEAST, WeatherModel, fit

FloatArray = NDArray[np.float64]
Step = Literal["day", "month"]
LEAST_BAND = 0.05  # a choice: what is less is no deviation
WITH_WEATHER = frozenset(["chiller", "heat_pump", "boiler"])
_YEAR_DAYS = 365.0
_WHOLE_YEAR_DAYS = 360  # from which the sum stands for a year
_BASELINE_DAYS = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """What was read of one meter, period by period: kWh, nan where nothing was.

    end: the last day of each; hours: that it ran, temperature_c: means of the air outside.
    """

    begin: tuple[date, ...]
    end: tuple[date, ...]
    kwh: FloatArray
    hours: FloatArray | None = None
    temperature_c: FloatArray | None = None

    @property
    def days(self) -> FloatArray:
        """Of each period."""
        spans = zip(self.begin, self.end, strict=True)
        return np.array([(last - first).days + 1.0 for first, last in spans])

    @property
    def step(self) -> Step:
        """Days, or longer."""
        return "day" if len(self.begin) and float(np.median(self.days)) < 2.0 else "month"

    def part(self, at: NDArray[np.bool_]) -> "Readings":
        """Some of its periods."""
        picked = np.flatnonzero(at)
        return Readings(
            begin=tuple(self.begin[one] for one in picked),
            end=tuple(self.end[one] for one in picked),
            kwh=self.kwh[picked],
            hours=None if self.hours is None else self.hours[picked],
            temperature_c=None if self.temperature_c is None else self.temperature_c[picked],
        )

    @property
    def known(self) -> "Readings":
        """Without the periods of which something is missing."""
        fine = np.isfinite(self.kwh)
        for column in (self.hours, self.temperature_c):
            fine &= True if column is None else np.isfinite(column)
        return self.part(fine)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A period, or several: kWh measured and expected, band as a share; days: those outside.

    band None: nothing can be said, `why` is why.
    """

    begin: date
    end: date
    measured: float
    expected: float | None = None
    band: float | None = None
    by: Literal["ledger", "weather"] = "ledger"
    days: tuple[date, ...] = ()
    why: str = ""

    @property
    def deviation(self) -> float | None:
        """measured / expected − 1."""
        if self.expected is None or self.expected <= 0.0:
            return None
        return self.measured / self.expected - 1.0

    @property
    def is_outside(self) -> bool:
        """Whether it is more than the band."""
        by = self.deviation
        return by is not None and self.band is not None and abs(by) > self.band


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Of one meter: all of it, then its months; the weather's model and what it says of later.

    no_model: why the weather says nothing of a machine that runs with it.
    """

    asset_id: str
    whole: Compared
    months: tuple[Compared, ...] = ()
    model: WeatherModel | None = None
    step: Step = "month"
    later: tuple[Compared, ...] = ()
    no_model: str = ""


def compared(
    one: Diagnosis, given: Readings, *, replaced: bool = False, until: date | None = None
) -> Found:
    """What was measured of an asset against what is expected of it.

    replaced: it is the replacement that was measured; until: the last day of the baseline of the
    weather's model, None: a year from the first reading, or all there is where it is no longer.
    """
    readings = given.known
    if not len(readings.begin):
        day = one.age.span[0] if one.age.span else date.min
        empty = Compared(begin=day, end=day, measured=0.0, why="nothing_read")
        return Found(asset_id=one.asset.id, whole=empty)
    year = _last_year(readings) if one.asset.family in WITH_WEATHER else readings
    whole = _against_ledger(one, year, replaced=replaced, as_year=True)
    if one.asset.family not in WITH_WEATHER:
        months = tuple(_with_days(one, part, replaced=replaced) for part in _by_month(readings))
        return Found(asset_id=one.asset.id, whole=whole, months=months, step=readings.step)
    return _by_weather(one.asset.id, whole, readings, until)


def _last_year(readings: Readings) -> Readings:
    """The last 365 days, of what runs with the weather: a winter twice would count twice."""
    first = readings.end[-1] - timedelta(days=_BASELINE_DAYS - 1)
    return readings.part(np.array([begin >= first for begin in readings.begin]))


def compared_with_plan(
    given: Readings, monthly_kwh: Sequence[float], band: float, until: date | None = None
) -> Found:
    """What was measured of a plant against its computed year, January first.

    That is of typical weather: months are set beside it, and only a whole year is held against it.
    """
    readings = given.known
    if not len(readings.begin):
        empty = Compared(begin=date.min, end=date.min, measured=0.0, why="nothing_read")
        return Found(asset_id="", whole=empty)

    def beside(part: Readings, band: float | None, why: str) -> Compared:
        spans = zip(part.begin, part.days.tolist(), strict=True)
        share = sum(
            monthly_kwh[first.month - 1] * days / monthrange(first.year, first.month)[1]
            for first, days in spans
        )
        return Compared(
            begin=part.begin[0], end=part.end[-1], measured=float(part.kwh.sum()),
            expected=share, band=band, why=why,
        )  # fmt: skip

    year = _last_year(readings)
    is_year = year.days.sum() >= _WHOLE_YEAR_DAYS
    whole = beside(year, max(band, LEAST_BAND), "") if is_year else (
        beside(readings, None, "not_a_year")
    )  # fmt: skip
    found = _by_weather("", whole, readings, until)
    months = tuple(beside(part, None, "typical_weather") for part in _by_month(readings))
    return replace(found, months=months)


def _expected(one: Diagnosis, readings: Readings, *, replaced: bool) -> float | None:
    year = one.energy.kwh
    if replaced and year is not None:
        year = None if one.energy.saving_kwh is None else year - one.energy.saving_kwh
    if year is None:
        return None
    hours = one.asset.hours_per_year
    if readings.hours is not None and hours:
        return year * float(readings.hours.sum()) / hours
    return year * float(readings.days.sum()) / _YEAR_DAYS


def _against_ledger(
    one: Diagnosis, readings: Readings, *, replaced: bool, as_year: bool = False
) -> Compared:
    bare = Compared(
        begin=readings.begin[0], end=readings.end[-1], measured=float(readings.kwh.sum())
    )
    expected = _expected(one, readings, replaced=replaced)
    if expected is None:
        return replace(bare, why="no_replacement" if replaced else "no_energy")
    by_weather = as_year and one.asset.family in WITH_WEATHER
    if by_weather and readings.days.sum() < _WHOLE_YEAR_DAYS:
        return replace(bare, why="not_a_year")
    return replace(bare, expected=expected, band=max(one.energy.band, LEAST_BAND))


def _with_days(one: Diagnosis, readings: Readings, *, replaced: bool) -> Compared:
    """A month; of one that is outside, the days that are, on the same side."""
    month = _against_ledger(one, readings, replaced=replaced)
    if readings.step != "day" or not month.is_outside or not month.expected or not month.band:
        return month
    each = [readings.part(np.arange(len(readings.kwh)) == at) for at in range(len(readings.kwh))]
    days = [_against_ledger(one, day, replaced=replaced) for day in each]
    side = np.sign(month.deviation or 0.0)
    return replace(
        month,
        days=tuple(
            day.begin for day in days if day.is_outside and np.sign(day.deviation or 0.0) == side
        ),
    )


def _by_month(readings: Readings) -> list[Readings]:
    keys = np.array([first.year * 12 + first.month for first in readings.begin])
    return [readings.part(keys == key) for key in dict.fromkeys(keys.tolist())]


def _by_weather(asset_id: str, whole: Compared, readings: Readings, until: date | None) -> Found:
    """The model of the baseline, and what came later, month by month, against it."""
    step = readings.step
    bare = Found(asset_id=asset_id, whole=whole, step=step)
    if readings.temperature_c is None:
        return replace(bare, no_model="no_temperature")
    last = until or readings.begin[0] + timedelta(days=_BASELINE_DAYS - 1)
    is_base = np.array([end <= last for end in readings.end])
    base, later = readings.part(is_base), readings.part(~is_base)
    if len(base.begin) < LEAST[step] or base.temperature_c is None:
        return replace(bare, no_model="baseline_short")
    model = fit(base.temperature_c, base.kwh / base.days, base.days)
    if model is None:
        return replace(bare, no_model="no_shape")
    found = replace(bare, model=model)
    if not model.is_good(step):
        return replace(found, no_model="not_good")
    return replace(found, later=tuple(_against_weather(model, part) for part in _by_month(later)))


def _against_weather(model: WeatherModel, readings: Readings) -> Compared:
    """A month of the model: its sum, and the days beyond the band of one."""
    temperature = readings.temperature_c
    assert temperature is not None  # noqa: S101  the model was made of them
    days = readings.days
    a_day = model.expected(temperature)
    expected = float((a_day * days).sum())
    bare = Compared(
        begin=readings.begin[0], end=readings.end[-1], measured=float(readings.kwh.sum()),
        expected=expected, by="weather",
    )  # fmt: skip
    if not model.inside(temperature).all():
        return replace(bare, why="beyond_baseline")
    band = model.band_of_mean(len(days)) * float(days.sum()) / expected if expected > 0.0 else None
    if band is None:
        return replace(bare, why="nothing_expected")
    outside = np.abs(readings.kwh / days - a_day) > model.band
    is_day = readings.step == "day"
    return replace(
        bare,
        band=band,
        days=tuple(readings.begin[at] for at in np.flatnonzero(outside)) if is_day else (),
    )
