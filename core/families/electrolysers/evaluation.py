"""What a year makes of every electrolyser × number of units."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.families.electrolysers.columns import (
    ElectrolyserColumns,
    stack_and_rest,
    stack_life_h,
    units_of,
)
from core.families.electrolysers.duty import ElectrolyserDuty
from core.families.electrolysers.powered import on_power, power_columns, power_plant
from core.families.electrolysers.record import KG_PER_M3
from core.families.electrolysers.renewal import renewals_worth
from core.load.ratio import share_of
from core.money.present_value import annuity
from core.selection.carried import ROUNDING
from core.selection.equal_units import EqualYear, evaluation_of, year_of_equal_units
from core.selection.family import Evaluation, Pairs, Situation
from core.selection.plant_columns import highest_by_month
from core.selection.prices import price

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
_W_PER_KW = 1000.0
_J_PER_KWH = 3.6e6
_S_PER_H = 3600.0
# Of a normal cubic metre of hydrogen: 18.015 g of water for 22.414 L, and nothing lost.
WATER_L_PER_M3 = 0.8038


def evaluate(columns: ElectrolyserColumns, situation: Situation, pairs: Pairs) -> Evaluation:
    """Run every pair through the year; alternating current of the whole system."""
    duty = situation.duty
    assert isinstance(duty, ElectrolyserDuty)  # noqa: S101  the family is chosen by it
    if on_power(situation) is not None:
        return _on_power(columns, situation, pairs)
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
        unit_w=columns.flow_m3s, priced_w=rated_input_w(columns, duty), listed_price=columns.price,
    )  # fmt: skip
    hours = year.found["unit_h"] / np.maximum(year.carrying, 1)
    return with_hydrogen(
        bare,
        situation,
        given=year.found["given_wh"],
        on_duty=columns.flow_m3s[pairs.machine] * year.carrying,
        stack_hours=hours,
        renewed=renewed(columns, situation, pairs.machine, hours),
    )


def _on_power(columns: ElectrolyserColumns, situation: Situation, pairs: Pairs) -> Evaluation:
    """Every pair on the power that is there, which gives off nothing."""
    profile, plant = situation.profile, situation.plant
    hours = profile.hours.sum(axis=1)
    plants = power_plant(columns, situation)
    carrying = np.array([plant.carrying(int(one)) for one in pairs.units])
    years = [
        plants.year(((machine, number),))
        for machine, number in zip(pairs.machine.tolist(), carrying.tolist(), strict=True)
    ]
    drawn = np.array([year.input_w[0] for year in years]).reshape(-1, len(hours))
    missing = np.array([year.missing for year in years]).reshape(-1, len(hours))
    unit_h = np.array([year.running[0] for year in years]).reshape(-1, len(hours)) @ hours
    load = profile.columns["load_w"]
    missed = (missing > ROUNDING * load) @ hours, missing @ hours
    year = EqualYear(
        carrying=carrying,
        found={
            "input_wh": drawn @ hours,
            **dict.fromkeys(("alone_h", "helped_h"), missed[0]),
            **dict.fromkeys(("alone_wh", "helped_wh"), missed[1]),
        },
        monthly_wh=drawn @ profile.hours,
        cost=drawn @ profile.price_hours / _W_PER_KW,
        highest_w=highest_by_month([(power, profile.hours) for power in drawn]),
    )
    duty = situation.duty
    assert isinstance(duty, ElectrolyserDuty)  # noqa: S101  the family is chosen by it
    own = {
        **of_all(columns, duty, pairs, np.zeros(len(years))), **power_columns(plants, years)
    }  # fmt: skip
    bare = evaluation_of(
        year, situation, pairs, own,
        unit_w=columns.flow_m3s, priced_w=rated_input_w(columns, duty),
        listed_price=columns.price,
    )  # fmt: skip
    stack_h = unit_h / np.maximum(carrying, 1)
    return with_hydrogen(
        replace(bare, carbon_kg=np.zeros(len(years))),
        situation,
        given=np.array([float(year.output[0] @ hours) for year in years]),
        on_duty=columns.flow_m3s[pairs.machine] * carrying,
        stack_hours=stack_h,
        renewed=renewed(columns, situation, pairs.machine, stack_h),
    )


def of_all(
    columns: ElectrolyserColumns, duty: ElectrolyserDuty, pairs: Pairs, below_h: FloatArray
) -> dict[str, FloatArray]:
    """Outcomes of pairs whatever their duty is."""
    always = np.ones(len(pairs.machine))
    return {
        "coverage_hours": always,
        "coverage_energy": always,
        "rated_input_w": rated_input_w(columns, duty)[pairs.machine] * pairs.units,
        "below_least_h": below_h,
    }


def renewed(
    columns: ElectrolyserColumns, situation: Situation, machine: IntArray, stack_hours: FloatArray
) -> FloatArray:
    """What the renewals of stacks are worth today, over the price of the machines, same shape."""
    duty = situation.duty
    assert isinstance(duty, ElectrolyserDuty)  # noqa: S101  the family is chosen by it
    life = stack_life_h(columns, duty)[machine]
    return duty.stack_price_share * renewals_worth(life, stack_hours, situation.study.economics)


def rated_input_w(columns: ElectrolyserColumns, duty: ElectrolyserDuty) -> FloatArray:
    """Alternating current at rated output, W, (machines,)."""
    stack, rest = stack_and_rest(columns, duty)
    return columns.flow_m3s * (stack + rest) * _J_PER_KWH


def with_hydrogen(
    bare: Evaluation,
    situation: Situation,
    *,
    given: FloatArray,
    on_duty: FloatArray,
    stack_hours: FloatArray,
    renewed: FloatArray,
) -> Evaluation:
    """The evaluation with hydrogen, water and what a kilogram costs.

    given: m³/s · h; on_duty: m³/s of the units on duty; stack_hours: a stack runs in a year;
    renewed: worth of renewals over the price, nan: not known; each (pairs,).
    """
    volume = given * _S_PER_H
    mass = volume * KG_PER_M3
    economics = situation.study.economics
    bought = price(bare, situation.study)
    bare = replace(bare, renewals=renewed * bought.investment)
    prices = price(bare, situation.study)
    worth = mass * annuity(economics.discount_rate, economics.life_years)
    upkeep = prices.maintenance_cost * annuity(economics.discount_rate, economics.life_years)
    energy = prices.life_cycle_energy_cost
    return replace(
        bare,
        columns={
            **bare.columns,
            "hydrogen_kg": mass,
            "full_load_h": share_of(given, on_duty),
            "stack_hours": stack_hours,
            "mean_kwh_m3": share_of(bare.columns["annual_energy_wh"] / _W_PER_KW, volume),
            "water_m3": volume * WATER_L_PER_M3 / 1000.0,
            "hydrogen_cost": share_of(prices.life_cycle_cost, worth),
            "hydrogen_cost_energy": share_of(energy, worth),
            "hydrogen_cost_capital": share_of(prices.investment - prices.relief_worth, worth),
            "hydrogen_cost_upkeep": share_of(upkeep, worth),
            "hydrogen_cost_stacks": share_of(prices.renewals_cost, worth),
        },
    )
