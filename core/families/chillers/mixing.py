"""Chillers as units of plants of several models."""

import numpy as np

from core.families.chillers.columns import ChillerColumns, take
from core.families.chillers.performance import part_load
from core.families.chillers.plant import at_design, block_of
from core.plant.mixing import Mixing
from core.plant.unit import Units, tabulated
from core.selection.family import Situation


def mixing(columns: ChillerColumns, situation: Situation) -> Mixing | None:
    """Every chiller with a figure at design, on the points that carry load; None: there is none.

    The shape of the part-load curve does not depend on temperature (EIRFPLR), so one table holds
    for all points; what a machine needs at full load at a point is its scale.
    """
    design, duty, points = situation.design, situation.duty, situation.profile.columns
    reach_k = situation.study.criteria.beyond_limits_k
    able = np.isfinite(at_design(columns, design, reach_k).capacity_w[:, 0])
    machine = np.flatnonzero(able)
    if not len(machine):
        return None
    own = take(columns, machine)
    loaded = points["load_w"] > 0.0
    load, condenser = points["load_w"][loaded], points["condenser_c"][loaded]
    block = block_of(own, load, condenser, design, duty, reach_k)
    table = tabulated(lambda plr: part_load(own, np.tile(plr, (len(machine), 1))).power_ratio)
    return Mixing(
        machine=machine,
        units=Units(
            capacity_w=np.where(block.reached, block.capacity_w, 0.0),
            scale_w=np.where(block.reached, block.full_power_w, 0.0),
            auxiliary_w=block.auxiliary_w,
            off_w=np.zeros((len(machine), 1)),
            table=table[None],
            kind=np.zeros(len(load), dtype=np.int64),
        ),
        load_w=load,
        hours=situation.profile.hours[loaded].sum(axis=1),
        price_hours=situation.profile.price_hours[loaded],
        design_w=at_design(own, design, reach_k).capacity_w[:, 0],
        required_w=design.required_w,
        peak_w=design.peak_w,
        price=own.price,
        design_point=int(np.abs(condenser - design.entering_condenser_c).argmin()),
    )
