"""Electrolysers of several models in one plant, alkaline beside PEM say, and its year.

A class has no size by which it could stand beside others.
"""

from collections.abc import Sequence

import numpy as np

from core.families.electrolysers.columns import ElectrolyserColumns, units_of
from core.families.electrolysers.duty import ElectrolyserDuty
from core.families.electrolysers.evaluation import rated_input_w, with_hydrogen
from core.plant.mixing import Mixing
from core.plant.plant_year import PlantYear
from core.selection.equal_units import below_least_h, given_wh, mixing_of
from core.selection.family import Evaluation, Situation
from core.selection.plant_columns import common_columns, plants_evaluation
from core.study.plant import Redundancy


def mixing(
    columns: ElectrolyserColumns, situation: Situation, machines: Sequence[int]
) -> Mixing | None:
    """Electrolysers at the points that ask for hydrogen; None: there are none."""
    if not machines:
        return None
    duty = situation.duty
    assert isinstance(duty, ElectrolyserDuty)  # noqa: S101  the family is chosen by it
    machine = np.array(sorted(machines), dtype=np.int64)
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
    bare = plants_evaluation(years, found, situation.study.economics)
    on_duty = np.array([year.duty_w for year in years])
    return with_hydrogen(bare, situation, given_wh(years), on_duty)
