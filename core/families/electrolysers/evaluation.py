"""What a year makes of every electrolyser × number of units."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.families.electrolysers.columns import ElectrolyserColumns, stack_and_rest, units_of
from core.families.electrolysers.duty import ElectrolyserDuty
from core.families.electrolysers.record import KG_PER_M3
from core.load.ratio import share_of
from core.money.present_value import annuity
from core.selection.equal_units import evaluation_of, year_of_equal_units
from core.selection.family import Evaluation, Pairs, Situation
from core.selection.prices import price

FloatArray = NDArray[np.float64]
_W_PER_KW = 1000.0
_J_PER_KWH = 3.6e6
_S_PER_H = 3600.0
# Of a normal cubic metre of hydrogen: 18.015 g of water for 22.414 L, and nothing lost.
WATER_L_PER_M3 = 0.8038


def evaluate(columns: ElectrolyserColumns, situation: Situation, pairs: Pairs) -> Evaluation:
    """Run every pair through the year; alternating current of the whole system."""
    duty = situation.duty
    assert isinstance(duty, ElectrolyserDuty)  # noqa: S101  the family is chosen by it
    points = len(situation.profile.columns["load_w"])
    units = units_of(columns, pairs.each_once, duty, points)
    year = year_of_equal_units(units, situation, pairs, columns.least_load)
    rated = rated_input_w(columns, duty)
    always = np.ones(len(pairs.machine))
    own = {
        "coverage_hours": always,
        "coverage_energy": always,
        "rated_input_w": rated[pairs.machine] * pairs.units,
        "below_least_h": year.found["below_h"],
    }
    bare = evaluation_of(
        year, situation, pairs, own,
        unit_w=columns.flow_m3s, priced_w=rated, listed_price=columns.price,
    )  # fmt: skip
    on_duty = columns.flow_m3s[pairs.machine] * year.carrying
    return with_hydrogen(bare, situation, year.found["given_wh"], on_duty)


def rated_input_w(columns: ElectrolyserColumns, duty: ElectrolyserDuty) -> FloatArray:
    """Alternating current at rated output, W, (machines,)."""
    stack, rest = stack_and_rest(columns, duty)
    return columns.flow_m3s * (stack + rest) * _J_PER_KWH


def with_hydrogen(
    bare: Evaluation, situation: Situation, given: FloatArray, on_duty: FloatArray | Sequence[float]
) -> Evaluation:
    """The evaluation with hydrogen, water and what a kilogram costs; given: m³/s · h."""
    volume = given * _S_PER_H
    mass = volume * KG_PER_M3
    economics = situation.study.economics
    prices = price(bare, situation.study)
    worth = mass * annuity(economics.discount_rate, economics.life_years)
    upkeep = prices.maintenance_cost * annuity(economics.discount_rate, economics.life_years)
    energy = prices.life_cycle_energy_cost
    return replace(
        bare,
        columns={
            **bare.columns,
            "hydrogen_kg": mass,
            "full_load_h": share_of(given, np.asarray(on_duty)),
            "mean_kwh_m3": share_of(bare.columns["annual_energy_wh"] / _W_PER_KW, volume),
            "water_m3": volume * WATER_L_PER_M3 / 1000.0,
            "hydrogen_cost": share_of(prices.life_cycle_cost, worth),
            "hydrogen_cost_energy": share_of(energy, worth),
            "hydrogen_cost_capital": share_of(prices.investment - prices.relief_worth, worth),
            "hydrogen_cost_upkeep": share_of(upkeep, worth),
        },
    )
