"""Boilers of several models in one plant, and what its year comes to.

A boiler that stands hot and does not fire loses heat where its record states it: such a one is not
mixed, since units of a plant that wait draw nothing. Classes have no size by which they could stand
beside others.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from core.families.boilers.columns import BoilerColumns, units_of
from core.families.boilers.duty import BoilerDuty
from core.families.boilers.evaluation import against_today, efficiencies
from core.families.boilers.situation import return_of
from core.plant.mixing import Mixing
from core.plant.plant_year import PlantYear
from core.selection.family import Evaluation, Situation
from core.selection.plant_columns import common_columns, covered, plants_evaluation
from core.study.plant import Redundancy

_W_PER_KW = 1000.0
_EDGE = 1e-9


def mixing(columns: BoilerColumns, situation: Situation, machines: Sequence[int]) -> Mixing | None:
    """Boilers at the points with load; None: none of them can be mixed."""
    machine = np.array([one for one in machines if columns.standby_w[one] == 0.0], dtype=np.int64)
    if not len(machine):
        return None
    profile, design = situation.profile, situation.design
    loaded = profile.columns["load_w"] > 0.0
    load = profile.columns["load_w"][loaded]
    return Mixing(
        machine=machine,
        units=units_of(columns, machine, return_of(situation, load)),
        load_w=load,
        by_month=profile.hours[loaded],
        price_hours=profile.price_hours[loaded],
        design_w=columns.output_w[machine],
        required_w=design.required_w,
        peak_w=design.peak_w,
        price=columns.price[machine],
        design_point=int(load.argmax()),
    )


def evaluate_plants(
    columns: BoilerColumns, situation: Situation, years: Sequence[PlantYear]
) -> Evaluation:
    """Outcomes named as in BoilerOutcome; short firing is that of any group."""
    duty, economics = situation.duty, situation.study.economics
    assert isinstance(duty, BoilerDuty)  # noqa: S101  the family is chosen by it
    standby = situation.plant.redundancy is Redundancy.N_PLUS_1
    found = common_columns(years, standby=standby, auxiliaries=False)
    share = situation.study.criteria.efficient_share
    inside, short, heat = [], [], []
    for year in years:
        rows = np.array([group.machine for group in year.groups])
        fires = year.run.running > 0.0
        ratio = np.divide(
            year.run.output_w, year.run.input_w, out=np.zeros_like(year.run.output_w), where=fires
        )
        inside.append(fires & (ratio >= share * ratio.max(axis=1, keepdims=True)))
        least = columns.turndown[rows][:, None]
        cycles = fires & (year.part_load < least * (1.0 - _EDGE))
        short.append(float(year.mixing.hours[cycles.any(axis=0)].sum()))
        heat.append(float(year.run.output_w.sum(axis=0) @ year.mixing.hours))
    good = covered(years, inside)
    found |= {
        "coverage_hours": good.hours,
        "coverage_energy": good.energy,
        "short_firing_hours": np.array(short),
        **efficiencies(duty, np.array(heat), found["annual_energy_wh"]),
    }
    bare = plants_evaluation(years, found, economics)
    factor = duty.factor_of(duty.heat_fuel, economics.grid_kg_per_kwh)
    carbon = found["annual_energy_wh"] / _W_PER_KW * factor
    return against_today(replace(bare, carbon_kg=carbon), situation)
