"""A cooling load made from the climate: a schedule and the outdoor dry bulb.

    load = peak · schedule · (base + (1 - base) · min(1, (T - balance) / (T_design - balance)))

and the base alone below the balance temperature. T_design is the station's summer design dry
bulb. In hours hotter than that the load stays at the peak: the peak is what the plant is asked
for, and a plant sized for it is not to be blamed for hours the standard leaves unmet. How many
hours were held there is a finding.
"""

import numpy as np

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.load.calendar import Calendar
from core.load.kinds import Building, LoadSynthesised
from core.load.series import LoadOrigin, LoadSeries
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind

_DAYS = 365
_WEEK = 7
_WORKING_DAYS = 5
_LEAST_REACH_K = 1.0  # between balance and design temperature

Shares = tuple[float, ...]


def _shares(text: str) -> Shares:
    return tuple(int(share) / 100 for share in text.split())


_FULL = (1.0,) * 24

# Shares of the peak by hour of the day, weekday and weekend: plain schedules of our own,
# assumed, meant to be replaced by the building's.
SCHEDULES: dict[Building, tuple[Shares, Shares]] = {
    Building.OFFICE: (
        _shares("5 5 5 5 5 5 20 60 95 100 100 100 95 100 100 100 100 95 60 30 20 10 5 5"),
        _shares("5 5 5 5 5 5 5 10 20 25 25 25 25 25 25 25 20 15 10 5 5 5 5 5"),
    ),
    Building.HOSPITAL: (
        _shares("50 50 50 50 50 55 65 80 95 100 100 100 95 100 100 100 95 85 75 65 60 55 50 50"),
        _shares("50 50 50 50 50 50 55 65 75 80 80 80 80 80 80 80 75 70 65 60 55 55 50 50"),
    ),
    Building.HOTEL: (
        _shares("65 60 60 55 55 60 65 70 75 75 75 80 80 80 80 85 85 90 95 100 100 95 85 75"),
        _shares("70 65 60 60 55 60 65 70 75 80 80 85 85 85 85 90 90 95 100 100 100 95 90 80"),
    ),
    Building.RETAIL: (
        _shares("0 0 0 0 0 0 0 10 40 80 90 95 100 100 100 100 100 100 100 95 90 60 10 0"),
        _shares("0 0 0 0 0 0 0 10 50 90 100 100 100 100 100 100 100 100 100 100 95 65 10 0"),
    ),
    Building.SCHOOL: (
        _shares("0 0 0 0 0 0 10 50 90 100 100 95 70 90 100 100 90 60 40 40 30 10 0 0"),
        _shares("0 0 0 0 0 0 0 5 10 10 10 10 10 10 10 10 10 5 5 5 0 0 0 0"),
    ),
    Building.PROCESS: (_FULL, _FULL),
    Building.DATA_HALL: (_FULL, _FULL),
}


def synthesised(
    spec: LoadSynthesised, peak_w: float, climate: ClimateYear, station: Station
) -> LoadSeries:
    """A year of load, hour by hour; 1 January is taken as a Monday.

    Raises Problem `balance_too_high` where the balance temperature leaves no reach up to the
    station's design dry bulb, `load_zero` where the schedule is nought throughout.
    """
    reach = station.summer_db_c - spec.balance_c
    if reach < _LEAST_REACH_K:
        raise Problem(
            "balance_too_high",
            "load.balance_c",
            figure("balance", spec.balance_c, Kind.TEMPERATURE),
            figure("design", station.summer_db_c, Kind.TEMPERATURE),
        )
    weekday, weekend = _schedule(spec)
    day = np.arange(_DAYS) % _WEEK < _WORKING_DAYS
    schedule = np.where(day[:, None], np.array(weekday), np.array(weekend)).ravel()
    rise = np.maximum((climate.dry_bulb_c - spec.balance_c) / reach, 0.0)
    share = spec.base_share + (1 - spec.base_share) * np.minimum(rise, 1.0)
    load = peak_w * schedule * share
    if not load.any():
        raise Problem("load_zero", "load")
    calendar = Calendar(days=_DAYS, steps_per_hour=1)
    return LoadSeries(
        load_w=load,
        step_h=calendar.step_h,
        month=calendar.month(),
        hour_of_day=calendar.hour_of_day(),
        origin=LoadOrigin.SYNTHESISED,
        label=climate.label,
        findings=_findings(spec, int(np.count_nonzero((rise > 1) & (schedule > 0))), climate),
    )


def _schedule(spec: LoadSynthesised) -> tuple[Shares, Shares]:
    weekday, weekend = SCHEDULES[spec.building]
    return spec.weekday or weekday, spec.weekend or weekend


def _findings(spec: LoadSynthesised, held: int, climate: ClimateYear) -> tuple[Finding, ...]:
    found = [
        finding(
            "load_synthesised", Severity.ASSUMED, figure("climate", climate.label, word="place")
        ),
        finding(
            "building_scheduled",
            Severity.ASSUMED,
            figure("building", spec.building.value, word="choice"),
        ),
        finding("first_day_monday", Severity.ASSUMED),
    ]
    if spec.weekday is None or spec.weekend is None:
        found.append(finding("schedule_assumed", Severity.ASSUMED, source="assumed schedule"))
    if held:
        found.append(finding("load_held_at_peak", Severity.INFO, figure("hours", held, Kind.HOURS)))
    return tuple(found)
