"""Electrolysers of several models in one plant, alkaline beside PEM say, and its year.

A class has no size by which it could stand beside others.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.families.electrolysers.columns import ElectrolyserColumns, units_of
from core.families.electrolysers.duty import ElectrolyserDuty
from core.families.electrolysers.evaluation import rated_input_w, renewed, with_hydrogen
from core.families.electrolysers.mixing_on_power import mixing_on_power
from core.families.electrolysers.powered import on_power, power_columns, power_plant
from core.plant.mixing import Mixing
from core.plant.plant_year import PlantYear
from core.selection.equal_units import below_least_h, given_wh, mixing_of
from core.selection.family import Evaluation, Situation
from core.selection.plant_columns import common_columns, plants_evaluation
from core.study.plant import Redundancy

FloatArray = NDArray[np.float64]


def mixing(
    columns: ElectrolyserColumns, situation: Situation, machines: Sequence[int]
) -> Mixing | None:
    """Electrolysers at the points that ask for hydrogen; None: there are none."""
    if not machines:
        return None
    duty = situation.duty
    assert isinstance(duty, ElectrolyserDuty)  # noqa: S101  the family is chosen by it
    machine = np.array(sorted(machines), dtype=np.int64)
    if on_power(situation) is not None:
        return mixing_on_power(columns, situation, machine, rated_input_w(columns, duty))
    return mixing_of(
        situation,
        machine,
        lambda load: units_of(columns, machine, duty, len(load)),
        unit_w=columns.flow_m3s,
        priced_w=rated_input_w(columns, duty),
        price=columns.price,
    )


def evaluate_plants(
    columns: ElectrolyserColumns, situation: Situation, years: Sequence[PlantYear]
) -> Evaluation:
    """Outcomes named as in ElectrolyserOutcome; hours below the least load: of any group."""
    duty = situation.duty
    assert isinstance(duty, ElectrolyserDuty)  # noqa: S101  the family is chosen by it
    standby = situation.plant.redundancy is Redundancy.N_PLUS_1
    each = rated_input_w(columns, duty)
    always = np.ones(len(years))
    found = {
        **common_columns(years, standby=standby, auxiliaries=False),
        "coverage_hours": always,
        "coverage_energy": always,
        "rated_input_w": np.array(
            [sum(group.units * float(each[group.machine]) for group in year.groups)
             for year in years]
        ),
        "below_least_h": below_least_h(years, columns.least_load),
    }  # fmt: skip
    if on_power(situation) is not None:
        plants = power_plant(columns, situation)
        powered = [
            plants.year(tuple((group.machine, group.duty) for group in year.groups))
            for year in years
        ]
        found |= power_columns(plants, powered)
    bare = plants_evaluation(years, found, situation.study.economics)
    if on_power(situation) is not None:
        bare = replace(bare, carbon_kg=np.zeros(len(years)))
    hours, again = stacks(columns, situation, years)
    return with_hydrogen(
        bare,
        situation,
        given=given_wh(years),
        on_duty=np.array([year.duty_w for year in years]),
        stack_hours=hours,
        renewed=again,
    )


def stacks(
    columns: ElectrolyserColumns, situation: Situation, years: Sequence[PlantYear]
) -> tuple[FloatArray, FloatArray]:
    """Hours that a stack runs, and what renewals are worth over the price, (plants,) each.

    The hours are the mean of all units, the renewals those of each group by its part of the price.
    """
    hours, worth = np.zeros(len(years)), np.zeros(len(years))
    per_kw = situation.study.economics.price_per_kw
    for at, year in enumerate(years):
        units = np.array([max(group.duty, 1) for group in year.groups])
        each = year.unit_hours / units
        hours[at] = float(year.unit_hours.sum() / units.sum())
        rows = [group.row for group in year.groups]
        paid = year.mixing.unit_price(per_kw)[rows] * [group.units for group in year.groups]
        machine = np.array([group.machine for group in year.groups])
        worth[at] = float(paid @ renewed(columns, situation, machine, each) / paid.sum())
    return hours, worth
