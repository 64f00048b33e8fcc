"""The cooling load of a building over its year, from a file or made from the outdoor air.

    load = peak · schedule · (base + (1 − base) · min(1, (T − balance)/(T_design − balance)))

above the balance temperature, and none below: a building that is heated through the same pipes is
not cooled then. Hours hotter than the summer design temperature ask for the peak.

A file's hours are laid on those of the year by rank within each hour of the day, the highest load
where it is hottest; so is heat from a file without temperatures where cooling is asked as well:
both then belong to the same hours. Where both bring the same temperatures they stay as they are.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.heat_pumps.duty import HeatPumpDuty
from core.families.heat_pumps.year import BuildingLoad
from core.load.calendar import Calendar
from core.load.kinds import LoadFile
from core.load.pairing import Outdoor, laid_by_rank, paired
from core.load.peak import peak_findings
from core.load.series import LoadOrigin, LoadSeries
from core.load.synthesis import SCHEDULES
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_DAYS, _WEEK, _WORKING_DAYS = 365, 7, 5
_LEAST_REACH_K = 1.0  # between balance and design temperature


def summer_outdoor_c(duty: HeatPumpDuty, station: Station) -> float:
    """The duty's, or the station's summer dry bulb (GB 50736-2012 4.1.6), °C."""
    return station.summer_db_c if duty.summer_outdoor_c is None else duty.summer_outdoor_c


def cooling_share(duty: HeatPumpDuty, summer_c: float, outdoor_c: FloatArray) -> FloatArray:
    """Cooling over its peak in a full hour of the schedule, at outdoor temperatures, 0 … 1."""
    base, balance = duty.cooling_base_share, duty.cooling_balance_c
    rise = np.clip((outdoor_c - balance) / (summer_c - balance), 0.0, 1.0)
    share: FloatArray = (base + (1.0 - base) * rise) * (outdoor_c > balance)
    return share


def laid_out(
    duty: HeatPumpDuty, climate: ClimateYear, load: LoadSeries
) -> tuple[LoadSeries, Outdoor]:
    """The heat of the rooms and the outdoor air, on the steps that all that is asked has."""
    own = load.dry_bulb_c is not None
    if not duty.rooms_cooled or own or load.origin is not LoadOrigin.FILE:
        return load, paired(load, climate, by_wet_bulb=False, coldest=True)
    calendar = Calendar(days=_DAYS, steps_per_hour=1)
    hour = calendar.hour_of_day()
    laid = replace(
        load,
        load_w=laid_by_rank(load.load_w, load.hour_of_day, -climate.dry_bulb_c, hour),
        step_h=calendar.step_h,
        month=calendar.month(),
        hour_of_day=hour,
        wet_bulb_c=None,
    )
    said = finding(
        "paired_by_rank_cold", Severity.ASSUMED, figure("climate", climate.label, word="place")
    )
    return laid, Outdoor(
        dry_bulb_c=climate.dry_bulb_c, wet_bulb_c=climate.wet_bulb_c, findings=(said,)
    )


def cooling_w(
    duty: HeatPumpDuty, station: Station, load: LoadSeries, outdoor_c: FloatArray
) -> FloatArray:
    """Cooling asked at every step of a load, W; outdoor_c: (steps,)."""
    cooling = load.cooling if isinstance(load, BuildingLoad) else None
    if cooling is None:
        return _made_w(duty, station, load, outdoor_c)
    same = cooling.dry_bulb_c is not None and np.array_equal(cooling.dry_bulb_c, outdoor_c)
    if same:
        return cooling.load_w
    return laid_by_rank(cooling.load_w, cooling.hour_of_day, outdoor_c, load.hour_of_day)


def _made_w(
    duty: HeatPumpDuty, station: Station, load: LoadSeries, outdoor_c: FloatArray
) -> FloatArray:
    """The same from the climate; 1 January is a Monday. Raises Problem `balance_too_high`."""
    summer_c = summer_outdoor_c(duty, station)
    if summer_c - duty.cooling_balance_c < _LEAST_REACH_K:
        raise Problem(
            "balance_too_high",
            "duty.cooling_balance_c",
            figure("balance", duty.cooling_balance_c, Kind.TEMPERATURE),
            figure("design", summer_c, Kind.TEMPERATURE),
        )
    weekday, weekend = (np.array(one) for one in SCHEDULES[duty.cooling_building])
    day = (np.arange(len(outdoor_c)) * load.step_h / 24.0).astype(np.int64)
    working, hour = day % _WEEK < _WORKING_DAYS, load.hour_of_day
    schedule = np.where(working, weekday[hour], weekend[hour])
    peak = np.float64(duty.cooling_peak_w or 0.0)
    asked: FloatArray = peak * schedule * cooling_share(duty, summer_c, outdoor_c)
    return asked


def cooling_findings(duty: HeatPumpDuty, load: LoadSeries, both_hours: float) -> Iterator[Finding]:
    """What the cooling of the year rests on; both_hours: in which rooms ask for heat as well."""
    cooling = load.cooling if isinstance(load, BuildingLoad) else None
    if cooling is None:
        yield finding(
            "cooling_synthesised", Severity.ASSUMED,
            figure("building", duty.cooling_building.value, word="choice"),
            figure("balance", duty.cooling_balance_c, Kind.TEMPERATURE),
        )  # fmt: skip
    else:
        yield finding("cooling_from_file", Severity.INFO, figure("file", cooling.label))
        yield from cooling.findings
        file = LoadFile(path=duty.cooling_file or "")
        yield from peak_findings(file, cooling.file_peak_w, duty.cooling_peak_w, Kind.COOLING_POWER)
        if cooling.dry_bulb_c is None or load.dry_bulb_c is None:
            yield finding("cooling_paired_by_rank", Severity.ASSUMED)
    if duty.makes_hot_water:
        yield finding("hot_water_while_cooling", Severity.ASSUMED)
    if both_hours > 0.0:
        yield finding(
            "heating_and_cooling_at_once", Severity.WARNING,
            figure("hours", both_hours, Kind.HOURS),
        )  # fmt: skip
