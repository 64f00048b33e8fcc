"""A year of every machine × number of units: from operating points to outcomes."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from core.families.heat_pumps.at_design import circulation_of_cooling_w, unit_heat_w
from core.families.heat_pumps.duty import Backup
from core.families.heat_pumps.outcome_columns import outcome_columns
from core.families.heat_pumps.plant import Bank, block_of, run, with_standby
from core.families.heat_pumps.totals import Totals, Year, sums_of, year_of
from core.load.profile import MONTHS, Profile
from core.selection.carried import both_ways
from core.selection.family import Evaluation, Pairs, Situation
from core.selection.uneven import alone, often
from core.study.plant import Redundancy
from core.vocabulary.distinct import distinct

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
_BLOCK_ELEMENTS = 32_768  # a quarter of a megabyte an array
_W_PER_KW = 1000.0
CYCLING_SHARE = 0.25  # of the hours with a load; above it it is warned of


def evaluate(bank: Bank, situation: Situation, pairs: Pairs) -> Evaluation:
    """Run every pair through the year; outcomes are named as in HeatPumpOutcome."""
    duty, design, plant = situation.duty, situation.design, situation.plant
    year = year_of(situation.profile, bank)
    unit_w = unit_heat_w(bank, design)
    circulation_w = duty.circulation_ratio * np.nan_to_num(unit_w)
    cooled_w = circulation_of_cooling_w(bank, situation)
    totals = Totals.empty(len(pairs.machine))
    share = situation.study.criteria.efficient_share
    count = len(pairs.machine)
    told = {way: (np.zeros(count), np.zeros(count)) for way in ("alone", "helped")}
    for machines, rows in pairs.blocks_alike(_BLOCK_ELEMENTS // max(len(year.hours), 1)):
        block = block_of(bank, year.points, machines, circulation_w, cooled_w)
        for units in distinct(pairs.units[rows]):
            pair = rows[pairs.units[rows] == units]
            chosen = np.searchsorted(machines, pairs.machine[pair])
            carrying = plant.carrying(int(units))
            running = run(
                block, year.points, duty, plant.staging, carrying, installed=int(units)
            )  # fmt: skip
            alone = sums_of(block, running, year, duty, share, int(units))
            with_all = with_standby(running, year.points, carrying, int(units))
            helped = alone
            if isinstance(with_all, np.ndarray):
                running = run(
                    block, year.points, duty, plant.staging, with_all, installed=int(units)
                )  # fmt: skip
                helped = sums_of(block, running, year, duty, share, int(units))
            totals.put(pair, helped if plant.standby_helps else alone, chosen)
            for way, sums in (("alone", alone), ("helped", helped)):
                told[way][0][pair] = sums.unmet_hours[chosen]
                told[way][1][pair] = sums.unmet_wh[chosen]
    standby = plant.redundancy is not Redundancy.NONE
    both = both_ways(standby, told["alone"], told["helped"])
    return _evaluation(bank, situation, pairs, year, totals, both)


def _evaluation(
    bank: Bank,
    situation: Situation,
    pairs: Pairs,
    year: Year,
    totals: Totals,
    both: Mapping[str, FloatArray],
) -> Evaluation:
    """Totals as outcomes."""
    duty, economics = situation.duty, situation.study.economics
    two_energies = duty.backup is Backup.BOILER
    boiler_wh = totals.backup_wh / duty.boiler_efficiency if two_energies else 0.0
    fuel_kwh = np.broadcast_to(boiler_wh, totals.backup_wh.shape) / _W_PER_KW
    energy = totals.electric_wh[:, :MONTHS].sum(axis=1)
    carbon = energy / _W_PER_KW * economics.grid_kg_per_kwh + fuel_kwh * duty.fuel_carbon_kg_per_kwh
    columns = outcome_columns(bank, situation, pairs, year, totals)
    return Evaluation(
        pairs=pairs,
        columns={
            **columns,
            **both,
            "fuel_energy_wh": fuel_kwh * _W_PER_KW
            if two_energies
            else np.full_like(energy, np.nan),
            "annual_energy_wh": energy,
        },
        monthly_energy_wh=totals.electric_wh[:, :MONTHS],
        energy_cost=totals.electric_wh[:, MONTHS] / _W_PER_KW + fuel_kwh * duty.fuel_price_per_kwh,
        # A unit costs what the larger of its heat and its cooling does.
        priced_w=columns.pop("priced_w", columns["installed_w"]),
        listed_price=pairs.units * bank.columns.price[pairs.machine],
        ratings={},
        carbon_kg=carbon,
        asked_wh=year.heat_wh + year.cooling_wh,
        unsteady=alone(
            np.array([situation.plant.carrying(int(units)) for units in pairs.units]),
            often(totals.cycling_hours, CYCLING_SHARE, hours_asked(situation.profile)),
        ),
    )


def hours_asked(profile: Profile) -> float:
    """Hours of the year with a load of heat or of cooling."""
    load_w, cooling_w = profile.columns["load_w"], profile.columns.get("cooling_w")
    asked = load_w > 0.0 if cooling_w is None else (load_w > 0.0) | (cooling_w > 0.0)
    return float(profile.hours[asked].sum())
