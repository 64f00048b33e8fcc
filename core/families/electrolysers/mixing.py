"""Electrolysers of several models in one plant, alkaline beside PEM say, and its year.

Their ramps (a hundredth of the rating a second and faster) bind nothing within a step of a
quarter of an hour or more. A class has no size by which it could stand beside others.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.families.electrolysers.columns import ElectrolyserColumns, units_of
from core.families.electrolysers.duty import ElectrolyserDuty
from core.families.electrolysers.evaluation import rated_input_w, with_hydrogen
from core.plant.mixing import Mixing
from core.plant.plant_year import PlantYear
from core.selection.family import Evaluation, Situation
from core.selection.plant_columns import common_columns, plants_evaluation
from core.study.plant import Redundancy

FloatArray = NDArray[np.float64]
_EDGE = 1e-9
_W_PER_KW = 1000.0


def mixing(
    columns: ElectrolyserColumns, situation: Situation, machines: Sequence[int]
) -> Mixing | None:
    """Electrolysers at the points that ask for hydrogen; None: there are none."""
    if not machines:
        return None
    profile, design, duty = situation.profile, situation.design, situation.duty
    assert isinstance(duty, ElectrolyserDuty)  # noqa: S101  the family is chosen by it
    machine = np.array(sorted(machines), dtype=np.int64)
    loaded = profile.columns["load_w"] > 0.0
    load = profile.columns["load_w"][loaded]
    return Mixing(
        machine=machine,
        units=units_of(columns, machine, duty, len(load)),
        load_w=load,
        by_month=profile.hours[loaded],
        price_hours=profile.price_hours[loaded],
        design_w=columns.flow_m3s[machine],
        required_w=design.required_w,
        peak_w=design.peak_w,
        price=columns.price[machine],
        design_point=int(load.argmax()),
    )


def evaluate_plants(
    columns: ElectrolyserColumns, situation: Situation, years: Sequence[PlantYear]
) -> Evaluation:
    """Outcomes named as in ElectrolyserOutcome; hours below the least load: of any group."""
    duty, economics = situation.duty, situation.study.economics
    assert isinstance(duty, ElectrolyserDuty)  # noqa: S101  the family is chosen by it
    standby = situation.plant.redundancy is Redundancy.N_PLUS_1
    each = rated_input_w(columns, duty)
    price = economics.price_per_kw / _W_PER_KW
    below, given, rated = [], [], []
    for year in years:
        rows = np.array([group.machine for group in year.groups])
        least = columns.least_load[rows][:, None]
        under = (year.run.running > 0.0) & (year.part_load < least * (1.0 - _EDGE))
        below.append(float(year.mixing.hours[under.any(axis=0)].sum()))
        given.append(float(year.run.output_w.sum(axis=0) @ year.mixing.hours))
        rated.append(float(each[rows] @ np.array([group.units for group in year.groups])))
    always = np.ones(len(years))
    found = {
        **common_columns(years, standby=standby, auxiliaries=False),
        "coverage_hours": always,
        "coverage_energy": always,
        "rated_input_w": np.array(rated),
        "below_least_h": np.array(below),
    }
    whole = plants_evaluation(years, found, economics)
    bare = replace(whole, priced_w=found["rated_input_w"], listed_price=_listed(years, each, price))
    on_duty = np.array([year.duty_w for year in years])
    return with_hydrogen(bare, situation, np.array(given), on_duty)


def _listed(years: Sequence[PlantYear], each_w: FloatArray, price_per_w: float) -> FloatArray:
    """What the catalog asks for all units, by rated input where it asks nothing; nan: for none."""
    found = np.full(len(years), np.nan)
    for at, year in enumerate(years):
        listed = year.mixing.price[[group.row for group in year.groups]]
        if np.isnan(listed).all():
            continue
        usual = each_w[[group.machine for group in year.groups]] * price_per_w
        units = np.array([group.units for group in year.groups])
        found[at] = float(units @ np.where(np.isnan(listed), usual, listed))
    return found
