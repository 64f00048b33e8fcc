"""The boiler that heats today: a year of its fuel, and what candidates save against it."""

import numpy as np
from numpy.typing import NDArray

from core.families.boilers.duty import BoilerDuty
from core.families.boilers.record import BoilerFuel
from core.selection.family import Situation
from core.selection.present_year import TodaysFuelYear
from core.selection.prices import prices_per_kwh
from core.vocabulary.finding import Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_W_PER_KW = 1000.0


def old_year(situation: Situation) -> TodaysFuelYear | None:
    """What it burns, costs and gives off; None where none was entered."""
    duty = situation.duty
    assert isinstance(duty, BoilerDuty)  # noqa: S101  the family is chosen by it
    if duty.old_fuel is None:
        return None
    load, economics = situation.load, situation.study.economics
    burnt = load.load_w * load.step_h / duty.old_efficiency
    monthly = np.zeros(12)
    np.add.at(monthly, load.month, burnt)
    energy = float(monthly.sum())
    kwh = energy / _W_PER_KW
    if duty.old_fuel is BoilerFuel.ELECTRICITY:
        price = prices_per_kwh(economics.tariff, load.month, load.hour_of_day)
        cost = float(burnt @ price) / _W_PER_KW
    else:
        cost = kwh * duty.old_price_per_kwh
    said = finding(
        "boiler_today", Severity.INFO,
        figure("fuel", duty.old_fuel.value, word="choice"),
        figure("efficiency", duty.old_efficiency, Kind.SHARE),
        figure("energy", energy, Kind.ENERGY),
        figure("cost", cost, Kind.MONEY),
    )  # fmt: skip
    return TodaysFuelYear(
        energy_wh=energy,
        monthly_wh=monthly,
        cost=cost,
        carbon_kg=kwh * duty.factor_of(duty.old_fuel, economics.grid_kg_per_kwh),
        findings=(said,),
    )
