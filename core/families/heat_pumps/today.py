"""The heat pumps that stand today, as measured: what candidates save against them.

Their COP is the measured heat over the measured electricity, back-up heaters included.
"""

from dataclasses import replace

import numpy as np

from core.families.heat_pumps.duty import HeatPumpDuty
from core.selection.family import Evaluation, Situation
from core.selection.measured_year import MeasuredYear, against_measured, at_same_ratio
from core.vocabulary.finding import Severity, figure, finding
from core.vocabulary.quantity import Kind

_NAME = "heat_pumps"  # the message `present.heat_pumps`


def measured_year(situation: Situation) -> MeasuredYear | None:
    """None where no electricity was measured, or cooling is asked as well."""
    duty: HeatPumpDuty = situation.duty
    profile = situation.profile
    asked_w = profile.columns["load_w"] + profile.columns["hot_water_w"]
    asked_wh = float(asked_w @ profile.hours.sum(axis=1))
    if duty.today_energy_wh is None or duty.rooms_cooled or asked_wh <= 0.0:
        return None
    heat_wh = asked_wh if duty.today_heat_wh is None else duty.today_heat_wh
    year = at_same_ratio(heat_wh / duty.today_energy_wh, np.asarray(asked_w), profile)
    told = finding(
        "heat_pumps_today",
        Severity.ASSUMED if duty.today_heat_wh is None else Severity.INFO,
        figure("cop", year.ratio, Kind.COP),
        figure("energy", duty.today_energy_wh, Kind.ENERGY),
        figure("heat", heat_wh, Kind.ENERGY),
        figure("asked", asked_wh, Kind.ENERGY),
    )
    return replace(year, findings=(told,))


def with_today(found: Evaluation, situation: Situation) -> Evaluation:
    """The same with what is saved against the heat pumps of today, where they were measured."""
    return against_measured(found, measured_year(situation), situation, _NAME)
