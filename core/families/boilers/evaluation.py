"""What a year makes of every boiler × number of units."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.families.boilers.columns import BoilerColumns, units_of
from core.families.boilers.duty import BoilerDuty
from core.families.boilers.record import GROSS_OVER_NET, BoilerFuel
from core.families.boilers.situation import return_of
from core.families.boilers.today import old_year, present_of
from core.load.ratio import mean_price, share_of
from core.plant.equal_units import run
from core.selection.carried import ROUNDING, both_ways
from core.selection.family import Evaluation, Pairs, Situation
from core.selection.kept import against_kept
from core.study.plant import Redundancy

FloatArray = NDArray[np.float64]
_W_PER_KW = 1000.0
_NAMES = ("heat_wh", "input_wh", "standby_wh", "short_h", "alone_h", "alone_wh", "helped_h",
          "helped_wh", "good_h", "good_wh")  # fmt: skip


def evaluate(columns: BoilerColumns, situation: Situation, pairs: Pairs) -> Evaluation:
    """Run every pair through the year; energy is fuel on its net heating value."""
    profile, plant, duty = situation.profile, situation.plant, situation.duty
    assert isinstance(duty, BoilerDuty)  # noqa: S101  the family is chosen by it
    load, hours = profile.columns["load_w"], profile.hours.sum(axis=1)
    machines = pairs.each_once
    units = units_of(columns, machines, return_of(situation, load))
    row = np.searchsorted(machines, pairs.machine)
    count = len(pairs.machine)
    found = {name: np.zeros(count) for name in _NAMES}
    monthly, cost, peak = np.zeros((count, 12)), np.zeros(count), np.zeros((count, 12))
    for number in np.unique(pairs.units).tolist():
        rows = np.flatnonzero(pairs.units == number)
        carrying = plant.carrying(int(number))
        done = run(units, row[rows], carrying, load, plant.staging)
        waits = columns.standby_w[pairs.machine[rows]][:, None] * (carrying - done.running)
        power = done.input_w + np.where(load > 0.0, waits, 0.0)
        missing = load - done.output_w
        short = missing > ROUNDING * load
        helped = np.maximum(load - number * units.capacity_w[row[rows]], 0.0)
        cycles = (done.running > 0.0) & (
            done.plr < columns.turndown[pairs.machine[rows]][:, None] * (1.0 - 1e-9)
        )
        ratio = np.divide(
            done.output_w, power, out=np.zeros_like(power), where=power > 0.0
        )  # efficiency
        good = ratio >= situation.study.criteria.efficient_share * ratio.max(axis=1, keepdims=True)
        good &= done.output_w > 0.0
        for name, values in (
            ("heat_wh", done.output_w), ("input_wh", power),
            ("standby_wh", power - done.input_w), ("short_h", cycles), ("alone_h", short),
            ("alone_wh", missing), ("helped_h", helped > ROUNDING * load), ("helped_wh", helped),
            ("good_h", good), ("good_wh", np.where(good, done.output_w, 0.0)),
        ):  # fmt: skip
            found[name][rows] = values @ hours
        monthly[rows] = power @ profile.hours
        cost[rows] = power @ profile.price_hours / _W_PER_KW
        peak[rows] = (power[:, :, None] * (profile.hours > 0.0)[None]).max(axis=1)
    return _evaluation(columns, situation, pairs, found, monthly, cost, peak)


def _evaluation(
    columns: BoilerColumns,
    situation: Situation,
    pairs: Pairs,
    found: dict[str, FloatArray],
    monthly: FloatArray,
    cost: FloatArray,
    peak: FloatArray,
) -> Evaluation:
    """The outcomes, and what they save against the boiler of today."""
    duty, economics, design = situation.duty, situation.study.economics, situation.design
    profile, plant = situation.profile, situation.plant
    load, hours = profile.columns["load_w"], profile.hours.sum(axis=1)
    asked_wh, asked_h = float(load @ hours), float(hours[load > 0.0].sum())
    unit_w = columns.output_w[pairs.machine]
    installed = unit_w * pairs.units
    carrying = np.array([plant.carrying(int(one)) for one in pairs.units])
    carbon = (
        found["input_wh"] / _W_PER_KW * duty.factor_of(duty.heat_fuel, economics.grid_kg_per_kwh)
    )
    standby = plant.redundancy is not Redundancy.NONE
    alone, helped = (found["alone_h"], found["alone_wh"]), (found["helped_h"], found["helped_wh"])
    unmet = helped if standby and plant.standby_helps else alone
    named = {
        "unit_capacity_w": unit_w,
        "installed_w": installed,
        "oversizing": carrying * unit_w / design.peak_w,
        "annual_energy_wh": found["input_wh"],
        "mean_price_per_kwh": mean_price(cost, found["input_wh"]),
        "coverage_hours": share_of(found["good_h"], asked_h),
        "coverage_energy": share_of(found["good_wh"], asked_wh),
        "unmet_hours": unmet[0],
        "unmet_energy_wh": unmet[1],
        "short_firing_hours": found["short_h"],
        **efficiencies(duty, found["heat_wh"], found["input_wh"]),
        **both_ways(standby, alone, helped),
    }
    bare = Evaluation(
        pairs=pairs,
        columns=named,
        monthly_energy_wh=monthly,
        energy_cost=cost,
        priced_w=installed,
        listed_price=columns.price[pairs.machine] * pairs.units,
        ratings={},
        asked_wh=asked_wh,
        monthly_peak_w=None if duty.burns else peak,
        carbon_kg=carbon,
    )
    return against_today(bare, situation)


def efficiencies(
    duty: BoilerDuty, heat_wh: FloatArray, input_wh: FloatArray
) -> dict[str, FloatArray]:
    """Heat over fuel of a year, on the net heating value; of natural gas on the gross one too."""
    net = share_of(heat_wh, input_wh)
    gross = GROSS_OVER_NET if duty.heat_fuel is BoilerFuel.NATURAL_GAS else np.nan
    return {
        "year_efficiency": net,
        "year_efficiency_gross": net / gross,
        "boiler_loss_wh": input_wh - heat_wh,
    }


def against_today(bare: Evaluation, situation: Situation) -> Evaluation:
    """The evaluation with what each saves against the boiler of today, where one was entered."""
    today, economics = old_year(situation), situation.study.economics
    if today is None or bare.carbon_kg is None:
        return bare
    each = bare.priced_w * economics.price_per_kw / _W_PER_KW
    invested = np.where(np.isnan(bare.listed_price), each, bare.listed_price)
    saved = against_kept(today, bare.columns["annual_energy_wh"], bare.energy_cost, invested)
    return replace(
        bare,
        columns={
            **bare.columns, **saved, "existing_saving_kg": today.carbon_kg - bare.carbon_kg
        },
        present=present_of(today, situation),
        today=today.findings,
    )  # fmt: skip
