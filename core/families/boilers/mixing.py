"""Boilers of several models in one plant, and what its year comes to.

Classes have no size by which they could stand beside others.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from core.families.boilers.columns import BoilerColumns, units_of
from core.families.boilers.duty import BoilerDuty
from core.families.boilers.evaluation import (
    against_today,
    carbon_kg,
    efficiencies,
    with_store,
)
from core.families.boilers.situation import return_of
from core.plant.mixing import Mixing
from core.plant.plant_year import PlantYear
from core.selection.equal_units import below_least_h, given_wh, mixing_of
from core.selection.family import Evaluation, Situation
from core.selection.plant_columns import common_columns, covered, plants_evaluation
from core.study.plant import Redundancy


def mixing(columns: BoilerColumns, situation: Situation, machines: Sequence[int]) -> Mixing | None:
    """Boilers at the points with load; None: there are none."""
    if not machines:
        return None
    machine = np.array(machines, dtype=np.int64)
    return mixing_of(
        situation,
        machine,
        lambda load: units_of(columns, machine, return_of(situation, load)),
        unit_w=columns.output_w,
        priced_w=columns.output_w,
        price=columns.price,
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
    inside = []
    for year in years:
        fires = year.run.running > 0.0
        ratio = np.divide(
            year.run.output_w, year.run.input_w, out=np.zeros_like(year.run.output_w), where=fires
        )
        inside.append(fires & (ratio >= share * ratio.max(axis=1, keepdims=True)))
    good = covered(years, inside)
    found |= {
        "coverage_hours": good.hours,
        "coverage_energy": good.energy,
        "short_firing_hours": below_least_h(years, columns.turndown),
        **efficiencies(situation, given_wh(years), found["annual_energy_wh"]),
    }
    bare = with_store(plants_evaluation(years, found, economics), duty)
    return against_today(replace(bare, carbon_kg=carbon_kg(bare, situation)), situation)
