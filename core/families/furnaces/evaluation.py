"""What a year makes of every furnace × number of units: heating, and the pauses between."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.families.furnaces.columns import FurnaceColumns, units_of
from core.families.furnaces.duty import FurnaceDuty, FurnaceFuel
from core.families.furnaces.pauses import pauses
from core.load.ratio import mean_price, share_of
from core.machines.fuel import Fuel, carbon_kg_per_kwh
from core.selection.equal_units import evaluation_of, year_of_equal_units
from core.selection.family import Evaluation, Pairs, Situation
from core.selection.present_year import TodaysFuelYear, against_kept, present_of
from core.selection.prices import prices_per_kwh
from core.vocabulary.finding import Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
_W_PER_KW = 1000.0
_KG_PER_T = 1000.0


def evaluate(columns: FurnaceColumns, situation: Situation, pairs: Pairs) -> Evaluation:
    """Run every pair through the year; gas is paid for by its price, electricity by the tariff."""
    profile, duty = situation.profile, situation.duty
    assert isinstance(duty, FurnaceDuty)  # noqa: S101  the family is chosen by it
    load, hours = profile.columns["load_w"], profile.hours.sum(axis=1)
    units = units_of(columns, pairs.each_once, len(load))
    year = year_of_equal_units(units, situation, pairs, np.zeros(len(columns.records)))
    paused = _paused(columns, situation, pairs)
    monthly = year.monthly_wh + paused.monthly_wh
    energy, heat = monthly.sum(axis=1), float(load @ hours)
    burns = columns.burns[pairs.machine]
    cost = np.where(
        burns, energy / _W_PER_KW * duty.fuel_price_per_kwh, year.cost + paused.cost
    )  # fmt: skip
    peaks = np.maximum(year.highest_w, paused.highest_w)
    charge_kg = heat / situation.design.heat_per_mass
    efficiency = (columns.charge_w / columns.input_w)[pairs.machine]
    installed = columns.charge_w[pairs.machine] * pairs.units
    always = np.ones(len(energy))
    own = {
        "annual_energy_wh": energy,
        "auxiliary_energy_wh": paused.monthly_wh.sum(axis=1),
        "mean_price_per_kwh": mean_price(cost, energy),
        "coverage_hours": always,
        "coverage_energy": always,
        "input_w": columns.input_w[pairs.machine] * pairs.units,
        "energy_per_mass": energy / charge_kg,
        "full_energy_per_mass": situation.design.heat_per_mass / efficiency,
        "cost_per_tonne": cost / (charge_kg / _KG_PER_T),
        "year_efficiency": share_of(np.full(len(energy), heat), energy),
        "rated_throughput": installed / situation.design.heat_per_mass,
        "heatings_up": paused.heatings_up,
    }
    bare = evaluation_of(
        year, situation, pairs, own,
        unit_w=columns.charge_w, priced_w=columns.charge_w, listed_price=columns.price,
    )  # fmt: skip
    bare = replace(
        bare,
        monthly_energy_wh=monthly,
        energy_cost=cost,
        monthly_peak_w=np.where(burns[:, None], 0.0, peaks),
        carbon_kg=energy / _W_PER_KW * np.where(
            burns, carbon_kg_per_kwh(Fuel.NATURAL_GAS), situation.study.economics.grid_kg_per_kwh
        ),
    )  # fmt: skip
    return _against_today(bare, situation)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paused:
    """Pauses of the pairs: monthly_wh, highest_w (pairs, 12); cost by the tariff (pairs,)."""

    monthly_wh: FloatArray
    highest_w: FloatArray
    cost: FloatArray
    heatings_up: FloatArray


def _paused(columns: FurnaceColumns, situation: Situation, pairs: Pairs) -> _Paused:
    load, once = situation.load, pairs.each_once
    found = pauses(columns, once, load, situation.duty.furnace_pauses)
    price = prices_per_kwh(situation.study.economics.tariff, load.month, load.hour_of_day)
    months = [found.input_w[:, load.month == month] for month in range(12)]
    monthly = np.stack([one.sum(axis=1) for one in months], axis=1) * load.step_h
    highest = np.stack([one.max(axis=1, initial=0.0) for one in months], axis=1)
    cost = found.input_w @ price * load.step_h / _W_PER_KW
    row = np.searchsorted(once, pairs.machine)
    units = pairs.units[:, None]
    return _Paused(
        monthly_wh=monthly[row] * units,
        highest_w=highest[row] * units,
        cost=cost[row] * pairs.units,
        heatings_up=found.heatings_up[row],
    )


def old_furnace(situation: Situation) -> TodaysFuelYear | None:
    """What it takes and costs, by its energy for a tonne; None where none was entered."""
    duty, profile, economics = situation.duty, situation.profile, situation.study.economics
    assert isinstance(duty, FurnaceDuty)  # noqa: S101  the family is chosen by it
    if duty.old_energy_per_mass is None:
        return None
    share = duty.old_energy_per_mass / situation.design.heat_per_mass
    load = profile.columns["load_w"]
    monthly = share * (load @ profile.hours)
    energy = float(monthly.sum())
    gas = duty.old_fuel is FurnaceFuel.NATURAL_GAS
    cost = energy * duty.fuel_price_per_kwh if gas else share * float(load @ profile.price_hours)
    factor = carbon_kg_per_kwh(Fuel.NATURAL_GAS) if gas else economics.grid_kg_per_kwh
    said = finding(
        "furnace_today", Severity.INFO,
        figure("fuel", duty.old_fuel.value, word="choice"),
        figure("each", duty.old_energy_per_mass, Kind.ENERGY_PER_MASS),
        figure("energy", energy, Kind.ENERGY),
        figure("cost", cost / _W_PER_KW, Kind.MONEY),
    )  # fmt: skip
    return TodaysFuelYear(
        energy_wh=energy,
        monthly_wh=monthly,
        cost=cost / _W_PER_KW,
        carbon_kg=energy / _W_PER_KW * factor,
        findings=(said,),
    )


def _against_today(bare: Evaluation, situation: Situation) -> Evaluation:
    """The evaluation with what each saves against the furnace of today, where one was entered."""
    today, economics = old_furnace(situation), situation.study.economics
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
        present=present_of("furnaces", today, economics, today.carbon_kg),
        today=today.findings,
    )  # fmt: skip
