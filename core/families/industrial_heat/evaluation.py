"""A year of every record × number of units, and what it saves against today's boiler."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.families.industrial_heat.columns import PumpColumns
from core.families.industrial_heat.operation import (
    Year,
    alone_year,
    always_year,
    at_end,
    helped_year,
    plants_of,
    year_of,
)
from core.families.industrial_heat.plant import Plants
from core.families.industrial_heat.savings import Comparison, today
from core.families.industrial_heat.screening import Asked, asked_of
from core.load.profile import Profile
from core.load.ratio import mean_price, share_of
from core.money.present_value import annuity
from core.selection.carried import both_ways
from core.selection.family import Evaluation, Pairs, Present, Situation
from core.selection.prices import carbon_worth, price
from core.study.plant import Redundancy
from core.study.study import Study

FloatArray = NDArray[np.float64]
_W_PER_KW = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What is evaluated."""

    columns: PumpColumns
    asked: Asked
    profile: Profile
    pairs: Pairs
    study: Study

    def constant(self, value: float | None) -> FloatArray:
        """The same for every pair; nan for None."""
        return np.full(len(self.pairs.machine), np.nan if value is None else value)


def evaluate(columns: PumpColumns, situation: Situation, pairs: Pairs) -> Evaluation:
    """Run every pair through the year at its COP and at both ends of its band."""
    asked, profile, study = asked_of(situation), situation.profile, situation.study
    work = _Work(columns=columns, asked=asked, profile=profile, pairs=pairs, study=study)
    plants = plants_of(columns, asked, pairs)
    year = year_of(plants, asked, profile)
    bare = _evaluation(work, plants, year)
    against = Comparison(
        duty=asked.duty,
        study=study,
        boiler=today(asked.duty, profile),
        prices=price(bare, study),
    )
    found = {**bare.columns, **against.columns(year)}
    band, limit = columns.band[pairs.machine], asked.design.highest_cop
    for end, factor in (("low", -1.0), ("high", 1.0)):
        other = year_of(at_end(plants, band, factor, limit), asked, profile)
        found[f"cop_{end}"] = share_of(other.heat_wh, other.pump_wh)
        found[f"boiler_saving_{end}"] = against.saving(other)
    if asked.duty.cheapest_first:
        always = always_year(plants, asked, profile)
        found["waiting_hours"] = year.waiting_hours
        found["order_saving"] = _paid(always, asked) - _paid(year, asked)
    return replace(bare, columns=found, present=present_of(against))


def _paid(year: Year, asked: Asked) -> FloatArray:
    """Electricity and fuel of a year, less the cold that is of use."""
    duty = asked.duty
    cold_kwh = duty.useful_cooling * year.taken_wh / duty.replaced_cop / _W_PER_KW
    mean = np.nan_to_num(mean_price(year.electric_cost, year.electric_wh))
    fuel = year.fuel_wh / _W_PER_KW * duty.fuel_price_per_kwh
    paid: FloatArray = year.electric_cost + fuel - mean * cold_kwh
    return paid


def present_of(against: Comparison) -> Present:
    """The boiler that does it all; what a life of it costs only where it does all."""
    economics, cost = against.study.economics, against.boiler.cost
    figures = {"energy_cost": cost, "fuel_energy_wh": against.boiler.fuel_wh}
    if not against.duty.useful_cooling:  # else a chiller would run beside it
        years = annuity(economics.discount_rate, economics.life_years, economics.energy_price_rise)
        emitted = carbon_worth(against.boiler.carbon_kg, against.study)
        figures["life_cycle_cost"] = cost * years + float(emitted)
    return Present(
        name="boiler",
        cost="boiler_saving",
        payback="boiler_payback_years",
        carbon="carbon_saving_kg",
        figures=figures,
    )


def _evaluation(work: _Work, plants: Plants, year: Year) -> Evaluation:
    """What every family says of its candidates: electricity; cost and CO2 with the fuel burnt."""
    duty, economics = work.asked.duty, work.study.economics
    installed = work.pairs.units * plants.unit_w
    fuel_kwh = year.fuel_wh / _W_PER_KW
    carbon_kg = (
        year.electric_wh / _W_PER_KW * economics.grid_kg_per_kwh
        + fuel_kwh * duty.fuel_carbon_kg_per_kwh
    )
    return Evaluation(
        pairs=work.pairs,
        columns=_columns(work, plants, year),
        monthly_energy_wh=year.electric_by_month,
        energy_cost=year.electric_cost + fuel_kwh * duty.fuel_price_per_kwh,
        priced_w=installed * plants.built_heat,  # a cascade is two machines
        listed_price=work.pairs.units * work.columns.price[work.pairs.machine],
        ratings={},
        asked_wh=_asked_wh(work.profile),
        carbon_kg=carbon_kg,
    )


def _columns(work: _Work, plants: Plants, year: Year) -> dict[str, FloatArray]:
    design, duty = work.asked.design, work.asked.duty
    hours, load = work.profile.hours.sum(axis=1), work.profile.columns["load_w"]
    asked_wh, asked_h = _asked_wh(work.profile), float(hours[load > 0.0].sum())
    installed = work.pairs.units * plants.unit_w
    return {
        "unit_capacity_w": plants.unit_w,
        "installed_w": installed,
        "oversizing": plants.carrying * plants.unit_w / design.peak_w,
        "coverage_hours": share_of(year.band_hours, asked_h),
        "coverage_energy": share_of(year.band_wh, asked_wh),
        "unmet_hours": np.zeros_like(installed) if duty.boiler_stays else year.left_hours,
        "unmet_energy_wh": np.zeros_like(installed) if duty.boiler_stays else year.left_wh,
        **_both_ways(work, plants),
        **figures_of(work.asked, work.profile, year),
    }


def figures_of(asked: Asked, profile: Profile, year: Year) -> dict[str, FloatArray]:
    """Outcomes that follow from the sums of a year, whatever plant it was."""
    duty, unknown = asked.duty, np.full(len(year.heat_wh), np.nan)
    circulated = duty.circulation_ratio > 0.0
    useful_wh = year.heat_wh + duty.useful_cooling * year.taken_wh
    highest = np.nan if asked.design.highest_cop is None else asked.design.highest_cop
    return {
        **_drying(asked, profile, year),
        "annual_energy_wh": year.electric_wh,
        "auxiliary_energy_wh": year.auxiliary_wh if circulated else unknown,
        "mean_price_per_kwh": mean_price(year.electric_cost, year.electric_wh),
        "left_hours": year.left_hours,
        "left_heat_wh": year.left_wh,
        "seasonal_cop": share_of(year.heat_wh, year.pump_wh),
        "system_cop": share_of(year.heat_wh, year.electric_wh) if circulated else unknown,
        "highest_cop": np.full_like(unknown, highest),
        "combined_cop": share_of(useful_wh, year.pump_wh) if duty.useful_cooling else unknown,
        "served_share": share_of(year.heat_wh, _asked_wh(profile)),
        "source_heat_wh": year.taken_wh,
        "fuel_energy_wh": year.fuel_wh,
        "cycling_hours": year.cycling_hours,
        "no_source_hours": np.full_like(unknown, _without_source(profile)),
    }


def _drying(asked: Asked, profile: Profile, year: Year) -> dict[str, FloatArray]:
    """Water of a dryer: in a year, by the heat pumps with their pumps and fans, and by hot air."""
    duty, each = asked.duty, np.ones(len(year.heat_wh))
    per_kg = np.nan if duty.dryer_kwh_per_kg is None else duty.dryer_kwh_per_kg
    return {
        "dried_kg": each * _asked_wh(profile) / _W_PER_KW / per_kg,
        "smer_heat_pump": share_of(year.heat_wh, year.electric_wh) / per_kg,
        "smer_hot_air": each * duty.boiler_efficiency / per_kg,
    }


def _both_ways(work: _Work, plants: Plants) -> dict[str, FloatArray]:
    """What is not met without and with the standby unit; a boiler that stays meets all."""
    duty, nothing = work.asked.duty, work.constant(0.0)
    standby = work.asked.plant.redundancy is Redundancy.N_PLUS_1
    if duty.boiler_stays or not standby:
        return both_ways(standby, (nothing, nothing), (nothing, nothing))
    alone = alone_year(plants, work.asked, work.profile)
    helped = helped_year(plants, work.asked, work.profile)
    return both_ways(
        standby, (alone.left_hours, alone.left_wh), (helped.left_hours, helped.left_wh)
    )


def _asked_wh(profile: Profile) -> float:
    """Heat of the year."""
    return float(profile.columns["load_w"] @ profile.hours.sum(axis=1))


def _without_source(profile: Profile) -> float:
    """Hours with demand and no source, h."""
    load, source = profile.columns["load_w"], profile.columns.get("source_w")
    if source is None:
        return 0.0
    return float(profile.hours.sum(axis=1)[(load > 0.0) & (source <= 0.0)].sum())
