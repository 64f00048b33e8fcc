"""A year of heat demand made from the climate; nought all year where rooms are not heated.

    load = peak · schedule · min(1, (limit - T) / (limit - T_design)),  T below the limit

Hours colder than the design temperature ask for the peak: it is what the plant is asked for.
"""

from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.heat_pumps.duty import HeatPumpDuty
from core.families.heat_pumps.load import LoadHeating
from core.families.heat_pumps.season import SOURCE, SeasonDays, day_number, day_text, of_site
from core.load.calendar import Calendar
from core.load.kind import LoadKind
from core.load.kinds import LoadFile
from core.load.making import THERMAL, LoadAsked, LoadMaker, LoadMakers, from_file
from core.load.series import LoadOrigin, LoadSeries, LoadYear
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_DAYS, _WEEK = 365, 7
_LEAST_REACH_K = 1.0  # between heating limit and design temperature


def design_outdoor_c(duty: HeatPumpDuty, station: Station) -> float:
    """The duty's, or the station's outdoor temperature for heating (GB 50736-2012 4.1.2), °C."""
    return station.heating_c if duty.design_outdoor_c is None else duty.design_outdoor_c


def line_share(duty: HeatPumpDuty, design_c: float, outdoor_c: FloatArray) -> FloatArray:
    """Heat over that at the design temperature: the straight line down to the limit, 0 … ."""
    share: FloatArray = (duty.heating_limit_c - outdoor_c) / (duty.heating_limit_c - design_c)
    return np.maximum(share, 0.0)


def of_heating(
    load: LoadHeating, duty: HeatPumpDuty, climate: ClimateYear, station: Station
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


def season_of(load: LoadHeating, duty: HeatPumpDuty, climate: ClimateYear) -> SeasonDays:
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


def _from_heating(load: LoadHeating, asked: LoadAsked) -> LoadSeries:
    assert isinstance(asked.duty, HeatPumpDuty)  # noqa: S101  the load goes with its family
    return of_heating(load, asked.duty, asked.climate, asked.site)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildingLoad(LoadSeries):
    """The heat of the rooms, nought where they are not heated; cooling: that of a file, if any."""

    cooling: LoadSeries | None = None


def _without_heating(climate: ClimateYear, cooling: LoadSeries | None) -> LoadSeries:
    """A year in which no rooms are heated, in the hours of the climate.

    Those of a file of cooling where it brings its own temperatures.
    """
    if cooling is not None and cooling.dry_bulb_c is not None:
        return replace(cooling, load_w=np.zeros(len(cooling.load_w)), findings=())
    calendar = Calendar(days=_DAYS, steps_per_hour=1)
    return LoadSeries(
        load_w=np.zeros(calendar.steps),
        step_h=calendar.step_h,
        month=calendar.month(),
        hour_of_day=calendar.hour_of_day(),
        origin=LoadOrigin.SYNTHESISED,
        label=climate.label,
    )


def _of_building(make: LoadMaker) -> LoadMaker:
    """The maker, asked only where rooms are heated; with the cooling of a file beside it."""

    def made(load: LoadKind, asked: LoadAsked) -> LoadYear:
        duty = asked.duty
        assert isinstance(duty, HeatPumpDuty)  # noqa: S101  the load goes with its family
        cooling = None
        if duty.rooms_cooled and duty.cooling_file:
            file = LoadFile(
                path=duty.cooling_file, column=duty.cooling_column, unit=duty.cooling_unit
            )
            cooling = from_file(file, replace(asked, heats=False, peak_w=duty.cooling_peak_w))
        if not duty.rooms_heated:
            found = _without_heating(asked.climate, cooling)
        else:
            heating = make(load, asked)
            assert isinstance(heating, LoadSeries)  # noqa: S101  thermal loads are
            found = heating
        if cooling is None:
            return found
        return BuildingLoad(
            **{one.name: getattr(found, one.name) for one in fields(LoadSeries)}, cooling=cooling
        )

    return made


LOADS: LoadMakers = {
    **THERMAL,
    LoadFile: _of_building(THERMAL[LoadFile]),
    LoadHeating: _of_building(_from_heating),
}
