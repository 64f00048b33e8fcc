"""The cooling load of a building over its year, made from the outdoor air at every step.

    load = peak · schedule · (base + (1 − base) · min(1, (T − balance)/(T_design − balance)))

above the balance temperature, and none below: a building that is heated through the same pipes is
not cooled then. Hours hotter than the summer design temperature ask for the peak.
"""

import numpy as np
from numpy.typing import NDArray

from core.climate.stations import Station
from core.families.heat_pumps.duty import HeatPumpDuty
from core.load.series import LoadSeries
from core.load.synthesis import SCHEDULES
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_WEEK, _WORKING_DAYS = 7, 5
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


def cooling_w(
    duty: HeatPumpDuty, station: Station, load: LoadSeries, outdoor_c: FloatArray
) -> FloatArray:
    """Cooling asked at every step of a load, W; 1 January is taken as a Monday.

    outdoor_c: (steps,). Raises Problem `balance_too_high`.
    """
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


def cooling_findings(duty: HeatPumpDuty, both_hours: float) -> tuple[Finding, ...]:
    """What the cooling of the year rests on; both_hours: in which rooms ask for heat as well."""
    found = [
        finding(
            "cooling_synthesised", Severity.ASSUMED,
            figure("building", duty.cooling_building.value, word="choice"),
            figure("balance", duty.cooling_balance_c, Kind.TEMPERATURE),
        )
    ]  # fmt: skip
    if duty.makes_hot_water:
        found.append(finding("hot_water_while_cooling", Severity.ASSUMED))
    if both_hours > 0.0:
        found.append(
            finding(
                "heating_and_cooling_at_once", Severity.WARNING,
                figure("hours", both_hours, Kind.HOURS),
            )
        )  # fmt: skip
    return tuple(found)
