"""What a year costs over the price of electricity: the heat pump against today's boiler."""

from typing import cast

import numpy as np

from core.content.blocks import Plot, Quantity, plot, say
from core.content.charts import FloatArray
from core.content.curves import Axis, Curves, Line, Name, Part, Upright
from core.families.industrial_heat.candidate import years
from core.families.industrial_heat.duty import IndustrialHeatDuty
from core.families.industrial_heat.operation import Year
from core.families.industrial_heat.outcome import IndustrialHeatOutcome
from core.money.present_value import annuity
from core.selection.financing import money_beside
from core.selection.prices import carbon_worth
from core.selection.selection import Candidate, Selection
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

_W_PER_KW = 1000.0
_POINTS = 33
_BEYOND = 1.3  # of the higher of today's and the break-even price: the end of the axis
_LEAST_PRICE = 0.1


def break_even(selection: Selection, candidate: Candidate) -> Plot:
    """Cost a year over the price of electricity, with the band of the COP and the prices.

    The investment is spread over the life as an equal annual cost that rises with the price of
    energy, as all energy here does: so the lines cross at the life-cycle break-even price.
    """
    outcome = cast("IndustrialHeatOutcome", candidate.outcome)
    low, middle, high = years(candidate.record, candidate.units, selection.situation)
    paid, spread = _mean_price(middle), _spread(selection, candidate)
    marked = (outcome.break_even_price, outcome.life_break_even_price, paid)
    marks = [price for price in marked if price and price > 0.0]
    prices = np.linspace(0.0, _BEYOND * max([*marks, _LEAST_PRICE]), _POINTS)
    running, least, most = (
        _cost(selection, candidate, year, prices) for year in (middle, low, high)
    )
    lines = (
        _line("boiler", np.full(_POINTS, outcome.boiler_cost), prices, Part.OTHER, 0.5),
        _line("heat_pump", running + spread, prices, Part.MAIN, 1.0),
        _line("running", running, prices, Part.LOAD, 0.9),
        _line("cop_low", least + spread, prices, Part.THIRD, 0.8),
        _line("cop_high", most + spread, prices, Part.THIRD, 0.6),
    )  # fmt: skip
    uprights = [_upright("price_today", paid, Part.LOAD)]
    for key in ("life_break_even", "break_even"):
        price = outcome.life_break_even_price if key != "break_even" else outcome.break_even_price
        if price is not None and price > 0.0:
            uprights.append(_upright(key, price, Part.GOOD))
    return plot(
        "report.industrial_heat.plot.break_even",
        Curves(
            x=Axis(key="axis.electricity_price", kind=Kind.ENERGY_PRICE, low=0.0),
            y=Axis(key="axis.cost_per_year", kind=Kind.MONEY, low=0.0),
            lines=lines,
            uprights=tuple(uprights),
        ),
        caption=say(
            "report.industrial_heat.plot.break_even.caption",
            price=Quantity(value=outcome.break_even_price, kind=Kind.ENERGY_PRICE),
            life=Quantity(value=outcome.life_break_even_price, kind=Kind.ENERGY_PRICE),
            years=Quantity(value=selection.study.economics.life_years, kind=Kind.YEARS),
        ),
    )


def _spread(selection: Selection, candidate: Candidate) -> float:
    """What the heat pump costs a year beside its energy and upkeep, for its price.

    Investment and maintenance over the life as money that rises with the price of energy, less
    the maintenance that the running cost has already.
    """
    economics, outcome = selection.study.economics, candidate.outcome
    rate, life = economics.discount_rate, economics.life_years
    upkeep = outcome.maintenance_cost * annuity(rate, life) + outcome.investment
    given = money_beside(outcome, selection.study)
    upkeep += sum(amount * factor for key, amount, factor in given if key != "carbon_cost")
    saved_kg = outcome.figure("carbon_saving_kg") or 0.0
    upkeep -= float(carbon_worth(saved_kg, selection.study))
    return float(upkeep / annuity(rate, life, economics.energy_price_rise)) - float(
        outcome.maintenance_cost
    )


def _mean_price(year: Year) -> float:
    """What a kWh costs over the hours the heat pump runs."""
    energy_kwh = float(year.electric_wh[0]) / _W_PER_KW
    return float(year.electric_cost[0]) / energy_kwh if energy_kwh > 0.0 else 0.0


def _cost(selection: Selection, candidate: Candidate, year: Year, prices: FloatArray) -> FloatArray:
    """Electricity at each price, fuel of the boiler, maintenance; cold made is taken off."""
    duty: IndustrialHeatDuty = selection.study.duty
    fuel = float(year.fuel_wh[0]) / _W_PER_KW * duty.fuel_price_per_kwh
    chiller_wh = duty.useful_cooling * float(year.taken_wh[0]) / duty.replaced_cop
    bought_kwh = (float(year.electric_wh[0]) - chiller_wh) / _W_PER_KW
    return prices * bought_kwh + fuel + float(candidate.outcome.maintenance_cost)


def _line(key: str, cost: FloatArray, prices: FloatArray, part: Part, at: float) -> Line:
    name = Name(key=f"plot.industrial_heat.{key}")
    return Line(name=name, x=prices, y=cost, part=part, at=at)


def _upright(key: str, price: float, part: Part) -> Upright:
    figures = (figure("price", price, Kind.ENERGY_PRICE),)
    return Upright(
        name=Name(key=f"plot.industrial_heat.{key}", figures=figures), x=price, part=part
    )
