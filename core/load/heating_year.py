"""A year of heat demand of a building, made from the climate.

    load = peak · schedule · min(1, (limit - T) / (limit - T_design)),  T below the limit

Hours colder than the design temperature ask for the peak: it is what the plant is asked for.
"""

from dataclasses import replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.load.calendar import Calendar
from core.load.heating import LoadHeating
from core.load.heating_season import SOURCE, SeasonDays, day_number, day_text, of_site
from core.load.series import LoadOrigin, LoadSeries
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_DAYS, _WEEK = 365, 7
_LEAST_REACH_K = 1.0  # between heating limit and design temperature


class HeatedRooms(Protocol):
    """What a duty says of the rooms it heats."""

    @property
    def peak_w(self) -> float | None:
        """The heat at the design temperature, W."""
        ...

    @property
    def heating_limit_c(self) -> float:
        """The outdoor temperature from which on nothing is asked for, °C."""
        ...

    @property
    def design_outdoor_c(self) -> float | None:
        """The outdoor temperature of the peak, °C; None: the station's."""
        ...


def design_outdoor_c(duty: HeatedRooms, station: Station) -> float:
    """The duty's, or the station's outdoor temperature for heating (GB 50736-2012 4.1.2), °C."""
    return station.heating_c if duty.design_outdoor_c is None else duty.design_outdoor_c


def line_share(duty: HeatedRooms, design_c: float, outdoor_c: FloatArray) -> FloatArray:
    """Heat over that at the design temperature: the straight line down to the limit, 0 … ."""
    share: FloatArray = (duty.heating_limit_c - outdoor_c) / (duty.heating_limit_c - design_c)
    return np.maximum(share, 0.0)


def of_heating(
    load: LoadHeating, duty: HeatedRooms, climate: ClimateYear, station: Station
) -> LoadSeries:
    """The year hour by hour; 1 January is taken as a Monday.

    Raises Problem `peak_missing`, `design_above_limit`, `load_zero`.
    """
    if duty.peak_w is None:
        raise Problem("peak_missing", "duty.peak_w")
    design_c = design_outdoor_c(duty, station)
    if duty.heating_limit_c - design_c < _LEAST_REACH_K:
        raise Problem(
            "design_above_limit",
            "duty.heating_limit_c",
            figure("design", design_c, Kind.TEMPERATURE),
            figure("limit", duty.heating_limit_c, Kind.TEMPERATURE),
        )
    calendar = Calendar(days=_DAYS, steps_per_hour=1)
    month, hour = calendar.month(), calendar.hour_of_day()
    season = season_of(load, duty, climate)
    in_season = np.repeat(season.days, 24)
    weekday = np.repeat(np.arange(_DAYS) % _WEEK, 24)
    in_use = (hour >= load.first_hour) & (hour < load.last_hour) & (weekday < load.days_per_week)
    share = line_share(duty, design_c, climate.dry_bulb_c)
    schedule: FloatArray = in_season.astype(np.float64) * np.where(in_use, 1.0, load.lowered_share)
    heat: FloatArray = np.float64(duty.peak_w) * schedule * np.minimum(share, 1.0)
    if not heat.any():
        raise Problem("load_zero", "load")
    colder = int(np.count_nonzero((share > 1.0) & (schedule > 0.0)))
    return LoadSeries(
        load_w=heat,
        step_h=calendar.step_h,
        month=month,
        hour_of_day=hour,
        origin=LoadOrigin.SYNTHESISED,
        label=climate.label,
        findings=(*_findings(climate, design_c, colder), *_of_season(season)),
    )


def season_of(load: LoadHeating, duty: HeatedRooms, climate: ClimateYear) -> SeasonDays:
    """The days of the season: as entered, else as the site makes them."""
    first = None if load.first_day is None else day_number(load.first_day)
    last = None if load.last_day is None else day_number(load.last_day)
    if first is not None and last is not None:
        return SeasonDays(first=first, last=last)
    found = of_site(climate.dry_bulb_c, duty.heating_limit_c)
    return replace(
        found,
        first=found.first if first is None else first,
        last=found.last if last is None else last,
    )


def _of_season(season: SeasonDays) -> tuple[Finding, ...]:
    """What a season that was not entered follows from."""
    if season.below_c is None:
        return ()
    return (
        finding(
            "season_from_site",
            Severity.ASSUMED,
            figure("first", day_text(season.first)),
            figure("last", day_text(season.last)),
            figure("days", int(season.days.sum()), Kind.COUNT),
            figure("below", season.below_c, Kind.TEMPERATURE),
            source=SOURCE,
        ),
    )


def _findings(climate: ClimateYear, design_c: float, colder: int) -> tuple[Finding, ...]:
    found = [
        finding(
            "load_synthesised", Severity.ASSUMED, figure("climate", climate.label, word="place")
        ),
        finding("first_day_monday", Severity.ASSUMED),
    ]
    if colder:
        found.append(
            finding(
                "colder_than_design",
                Severity.INFO,
                figure("hours", colder, Kind.HOURS),
                figure("design", design_c, Kind.TEMPERATURE),
            )
        )
    return tuple(found)
