"""The bundled chillers as units of a plant: the way a family hands itself over."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import msgspec
import numpy as np

from core.families.chillers.columns import take
from core.families.chillers.evaluation import evaluate
from core.families.chillers.performance import part_load
from core.families.chillers.plant import at_design, block_of
from core.families.chillers.ratings import rated
from core.families.registry import family_of
from core.plant.unit import Units, tabulated
from core.plant.year import Asked
from core.selection.family import Pairs
from core.standards.rating_methods import RATING_METHODS
from core.study.plant import Staging
from tests.core.selection.examples import FOLDER, program, study

W_PER_KW = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Chillers:
    """Chillers on the year of an example, its load made so many times larger."""

    situation: Any
    columns: Any
    units: Units
    load_w: np.ndarray
    weight: np.ndarray  # currency per W of input
    design_w: np.ndarray
    peak_w: float

    def asked(self, per_w: float = 0.0) -> Asked:
        """The load, and a year's cost of a W of capacity."""
        return Asked(load_w=self.load_w, weight=self.weight, fixed=per_w * self.design_w)

    def row(self, machine: str) -> int:
        return [record.id for record in self.columns.records].index(machine)


@cache
def chillers(peak_w: float, example: str = "office-shanghai") -> Chillers:
    """Every chiller with a figure at the design conditions of the example."""
    here = program().select(study(example), FOLDER).situation
    devices = [d for d in program().catalog.devices("chillers") if d.capacity_w]
    columns = family_of(here.study).columns(devices, {})
    reach = here.study.criteria.beyond_limits_k
    columns = take(
        columns,
        np.flatnonzero(np.isfinite(at_design(columns, here.design, reach).capacity_w[:, 0])),
    )
    loaded = here.profile.columns["load_w"] > 0.0
    load = here.profile.columns["load_w"][loaded] * peak_w / here.design.peak_w
    block = block_of(
        columns, load, here.profile.columns["condenser_c"][loaded], here.design, here.duty, reach
    )
    machines = len(columns.records)
    table = tabulated(
        lambda plr: part_load(columns, np.tile(plr, (machines, 1)), 7.0, np.zeros(1)).power_ratio
    )  # fmt: skip
    return Chillers(
        situation=here,
        columns=columns,
        units=Units(
            capacity_w=np.where(block.reached, block.capacity_w, 0.0),
            scale_w=np.where(block.reached, block.full_power_w, 0.0),
            auxiliary_w=block.auxiliary_w,
            off_w=np.zeros((machines, 1)),
            table=table[None],
            kind=np.zeros(len(load), dtype=np.int64),
        ),
        load_w=load,
        weight=here.profile.price_hours[loaded] / W_PER_KW,
        design_w=at_design(columns, here.design, reach).capacity_w[:, 0],
        peak_w=peak_w,
    )


def costs_of_the_family(here: Chillers, staging: Staging, pairs: Pairs) -> np.ndarray:
    """What the chillers' own evaluation says a year of them costs, (pairs,)."""
    situation = here.situation
    plant = msgspec.structs.replace(situation.plant, staging=staging)
    columns = dict(situation.profile.columns)
    columns["load_w"] = columns["load_w"] * here.peak_w / situation.design.peak_w
    design = situation.design
    by = RATING_METHODS[design.rating]
    return evaluate(
        here.columns, design, situation.duty, plant, situation.study.criteria,
        replace(situation.profile, columns=columns), pairs,
        rated(here.columns, pairs.each_once, by, design, 3.0),
    ).energy_cost  # fmt: skip
