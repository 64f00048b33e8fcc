"""What a year makes of every boiler × number of units."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.families.boilers.columns import BoilerColumns, units_of
from core.families.boilers.duty import BoilerDuty
from core.families.boilers.record import GROSS_OVER_NET, BoilerFuel
from core.families.boilers.situation import return_of
from core.families.boilers.today import old_year
from core.load.ratio import share_of
from core.selection.equal_units import evaluation_of, year_of_equal_units
from core.selection.family import Evaluation, Pairs, Situation
from core.selection.present_year import against_kept, present_of

FloatArray = NDArray[np.float64]
_W_PER_KW = 1000.0


def evaluate(columns: BoilerColumns, situation: Situation, pairs: Pairs) -> Evaluation:
    """Run every pair through the year; energy is fuel on its net heating value."""
    profile, duty = situation.profile, situation.duty
    assert isinstance(duty, BoilerDuty)  # noqa: S101  the family is chosen by it
    load, hours = profile.columns["load_w"], profile.hours.sum(axis=1)
    units = units_of(columns, pairs.each_once, return_of(situation, load))
    year = year_of_equal_units(units, situation, pairs, columns.turndown)
    found = year.found
    named = {
        "coverage_hours": share_of(found["good_h"], float(hours[load > 0.0].sum())),
        "coverage_energy": share_of(found["good_wh"], float(load @ hours)),
        "short_firing_hours": found["below_h"],
        **efficiencies(situation, found["given_wh"], found["input_wh"]),
    }
    bare = evaluation_of(
        year, situation, pairs, named,
        unit_w=columns.output_w, priced_w=columns.output_w, listed_price=columns.price,
    )  # fmt: skip
    bare = with_store(replace(bare, monthly_peak_w=None) if duty.burns else bare, duty)
    return against_today(replace(bare, carbon_kg=carbon_kg(bare, situation)), situation)


def carbon_kg(bare: Evaluation, situation: Situation) -> FloatArray:
    """Of the fuel, or of the grid, a year, (pairs,)."""
    duty, economics = situation.duty, situation.study.economics
    factor = duty.factor_of(duty.heat_fuel, economics.grid_kg_per_kwh)
    kg: FloatArray = bare.columns["annual_energy_wh"] / _W_PER_KW * factor
    return kg


def with_store(bare: Evaluation, duty: BoilerDuty) -> Evaluation:
    """The same with what a store of heat costs beside the boilers."""
    if not (duty.has_heat_store and duty.heat_store_price):
        return bare
    return replace(bare, extra_price=np.full(len(bare.priced_w), duty.heat_store_price))


def efficiencies(
    situation: Situation, heat_wh: FloatArray, input_wh: FloatArray
) -> dict[str, FloatArray]:
    """Heat over fuel of a year, on the net heating value; of natural gas on the gross one too.

    What a store loses of the heat is no heat given.
    """
    duty, profile, load = situation.duty, situation.profile, situation.load
    if duty.has_heat_store:
        made = float(profile.columns["load_w"] @ profile.hours.sum(axis=1))
        heat_wh = heat_wh - (made - float(load.load_w.sum()) * load.step_h)
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
    if bare.extra_price is not None:
        invested = invested + bare.extra_price
    saved = against_kept(today, bare.columns["annual_energy_wh"], bare.energy_cost, invested)
    return replace(
        bare,
        columns={
            **bare.columns, **saved, "existing_saving_kg": today.carbon_kg - bare.carbon_kg
        },
        present=present_of("old_boiler", today, economics, today.carbon_kg),
        today=today.findings,
    )  # fmt: skip
