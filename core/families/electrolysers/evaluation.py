"""What a year makes of every electrolyser × number of units."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.families.electrolysers.columns import ElectrolyserColumns, stack_and_rest, units_of
from core.families.electrolysers.duty import ElectrolyserDuty
from core.families.electrolysers.record import KG_PER_M3
from core.load.ratio import mean_price, share_of
from core.money.present_value import annuity
from core.plant.equal_units import run
from core.selection.carried import ROUNDING, both_ways
from core.selection.family import Evaluation, Pairs, Situation
from core.selection.prices import price
from core.study.plant import Redundancy

FloatArray = NDArray[np.float64]
_W_PER_KW = 1000.0
_J_PER_KWH = 3.6e6
_S_PER_H = 3600.0
# Of a normal cubic metre of hydrogen: 18.015 g of water for 22.414 L, and nothing lost.
WATER_L_PER_M3 = 0.8038
_NAMES = ("given", "input_wh", "below_h", "alone_h", "alone", "helped_h", "helped")


def evaluate(columns: ElectrolyserColumns, situation: Situation, pairs: Pairs) -> Evaluation:
    """Run every pair through the year; alternating current of the whole system."""
    profile, plant, duty = situation.profile, situation.plant, situation.duty
    assert isinstance(duty, ElectrolyserDuty)  # noqa: S101  the family is chosen by it
    load, hours = profile.columns["load_w"], profile.hours.sum(axis=1)
    machines = pairs.each_once
    units = units_of(columns, machines, duty, len(load))
    row, count = np.searchsorted(machines, pairs.machine), len(pairs.machine)
    found = {name: np.zeros(count) for name in _NAMES}
    monthly, cost, peak = np.zeros((count, 12)), np.zeros(count), np.zeros((count, 12))
    for number in np.unique(pairs.units).tolist():
        rows = np.flatnonzero(pairs.units == number)
        done = run(units, row[rows], plant.carrying(int(number)), load, plant.staging)
        missing = load - done.output_w
        helped = np.maximum(load - number * units.capacity_w[row[rows]], 0.0)
        least = columns.least_load[pairs.machine[rows]][:, None]
        for name, values in (
            ("given", done.output_w), ("input_wh", done.input_w),
            ("below_h", (done.running > 0.0) & (done.plr < least * (1.0 - 1e-9))),
            ("alone_h", missing > ROUNDING * load), ("alone", missing),
            ("helped_h", helped > ROUNDING * load), ("helped", helped),
        ):  # fmt: skip
            found[name][rows] = values @ hours
        monthly[rows] = done.input_w @ profile.hours
        cost[rows] = done.input_w @ profile.price_hours / _W_PER_KW
        peak[rows] = (done.input_w[:, :, None] * (profile.hours > 0.0)[None]).max(axis=1)
    carrying = np.array([plant.carrying(int(one)) for one in pairs.units])
    flow = columns.flow_m3s[pairs.machine]
    standby = plant.redundancy is not Redundancy.NONE
    alone, helped_by = (found["alone_h"], found["alone"]), (found["helped_h"], found["helped"])
    unmet = helped_by if standby and plant.standby_helps else alone
    asked_h = float(hours[load > 0.0].sum())
    always = share_of(np.full(count, asked_h), asked_h)
    rated = rated_input_w(columns, duty)[pairs.machine] * pairs.units
    bare = Evaluation(
        pairs=pairs,
        columns={
            "unit_capacity_w": flow,
            "installed_w": flow * pairs.units,
            "oversizing": carrying * flow / situation.design.peak_w,
            "annual_energy_wh": found["input_wh"],
            "mean_price_per_kwh": mean_price(cost, found["input_wh"]),
            "coverage_hours": always,
            "coverage_energy": always,
            "unmet_hours": unmet[0],
            "unmet_energy_wh": unmet[1],
            "rated_input_w": rated,
            "below_least_h": found["below_h"],
            **both_ways(standby, alone, helped_by),
        },
        monthly_energy_wh=monthly,
        energy_cost=cost,
        priced_w=rated,
        listed_price=columns.price[pairs.machine] * pairs.units,
        ratings={},
        asked_wh=float(load @ hours),
        monthly_peak_w=peak,
    )
    return with_hydrogen(bare, situation, found["given"], flow * carrying)


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
