"""Chillers as units of plants of several models, and what such plants come to in a year."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.columns import ChillerColumns, take
from core.families.chillers.evaluation import LOW_LOAD
from core.families.chillers.performance import (
    Places,
    best_relative_cop,
    full_share,
    part_load,
)
from core.families.chillers.plant import at_design, block_of, design_beyond_k
from core.load.ratio import share_of
from core.plant.mixing import Mixing
from core.plant.plant_year import PlantYear
from core.plant.starts import clock_of
from core.plant.unit import Units, tabulated
from core.selection.family import Evaluation, Situation
from core.selection.plant_columns import common_columns, covered, plants_evaluation
from core.study.plant import Redundancy

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
_CLASS_K = 1.0  # of condenser temperatures with one shape of part load


def mixing(columns: ChillerColumns, situation: Situation, machines: Sequence[int]) -> Mixing | None:
    """Those with a figure at design, on the points that carry load; None: there is none.

    The shape of a part-load curve does not depend on temperature (EIRFPLR), so one table holds
    for all points; what a machine needs at full load at a point is its scale. Where a machine is
    solved, whose shape does depend on it, points are put into classes of `_CLASS_K`.
    """
    design, duty, points = situation.design, situation.duty, situation.profile.columns
    reach_k = situation.study.criteria.beyond_limits_k
    asked = np.array(machines, dtype=np.int64)
    able = np.isfinite(at_design(take(columns, asked), design, reach_k).capacity_w[:, 0])
    machine = asked[able]
    if not len(machine):
        return None
    own = take(columns, machine)
    loaded = points["load_w"] > 0.0
    load, condenser = points["load_w"][loaded], points["condenser_c"][loaded]
    block = block_of(own, load, condenser, design, duty, reach_k)
    table, kind = _tables(own, design.leaving_chilled_c, condenser)
    return Mixing(
        machine=machine,
        units=Units(
            capacity_w=np.where(block.reached, block.capacity_w, 0.0),
            scale_w=np.where(block.reached, block.full_power_w, 0.0),
            auxiliary_w=block.auxiliary_w,
            off_w=np.zeros((len(machine), 1)),
            table=table,
            kind=kind,
        ),
        load_w=load,
        by_month=situation.profile.hours[loaded],
        price_hours=situation.profile.price_hours[loaded],
        design_w=at_design(own, design, reach_k).capacity_w[:, 0],
        required_w=design.required_w,
        peak_w=design.peak_w,
        price=own.price,
        clock=clock_of(situation.profile, loaded, situation.plant),
        design_point=int(np.abs(condenser - design.entering_condenser_c).argmin()),
    )


def _tables(
    own: ChillerColumns, leaving_c: float, condenser_c: FloatArray
) -> tuple[FloatArray, NDArray[np.int64]]:
    """Part-load tables of all machines, (classes, machines, steps), and the class of each point."""
    if own.solved:
        middles, kind = np.unique(np.round(condenser_c / _CLASS_K) * _CLASS_K, return_inverse=True)
    else:
        middles, kind = np.zeros(1), np.zeros(len(condenser_c), dtype=np.int64)

    def at(condenser: float) -> FloatArray:
        place = np.array([condenser])

        def curve(plr: FloatArray) -> FloatArray:
            every = np.tile(plr, (len(own.records), 1))
            return part_load(own, every, leaving_c, place).power_ratio

        return tabulated(curve)

    return np.array([at(middle) for middle in middles.tolist()]), kind


def evaluate_plants(
    columns: ChillerColumns, situation: Situation, years: Sequence[PlantYear]
) -> Evaluation:
    """Outcomes named as in ChillerOutcome; what is told of one unit cannot be said: nan.

    Hours at low load, cycling or falsely loaded are those in which it is so of some group; a
    group's units are taken to run at their mean part load.
    """
    duty, plant = situation.duty, situation.plant
    auxiliaries = duty.auxiliary_ratio > 0.0
    common = common_columns(
        years, standby=plant.redundancy is not Redundancy.NONE, auxiliaries=auxiliaries
    )
    states = [_GroupStates(columns, situation, year) for year in years]
    inside = covered(years, [one.inside for one in states])
    energy = common["annual_energy_wh"]
    auxiliary = np.nan_to_num(common["auxiliary_energy_wh"])
    served = np.array([float(year.run.output_w.sum(axis=0) @ year.mixing.hours) for year in years])
    unknown = np.full(len(years), np.nan)
    return plants_evaluation(
        years,
        {
            **common,
            "coverage_hours": inside.hours,
            "coverage_energy": inside.energy,
            "design_power_w": unknown,
            "design_cop": np.array([one.design_cop for one in states]),
            "chilled_flow_m3s": unknown,
            "design_beyond_k": np.array([one.design_beyond_k for one in states]),
            "seasonal_cop": share_of(served, energy - auxiliary),
            "system_cop": share_of(served, energy) if auxiliaries else unknown,
            "low_load_hours": np.array([one.hours(one.low) for one in states]),
            "cycling_hours": np.array([one.hours(one.cycling) for one in states]),
            "false_loading_hours": np.array([one.hours(one.false_loading) for one in states]),
            "beyond_limits_hours": np.array([one.hours(one.beyond) for one in states]),
            "no_figure_hours": np.array([one.hours(one.unread) for one in states]),
        },
        situation.study.economics,
    )


class _GroupStates:
    """Of the groups of one plant at every point with load; arrays (groups, points)."""

    def __init__(self, columns: ChillerColumns, situation: Situation, year: PlantYear) -> None:
        design, points = situation.design, situation.profile.columns
        reach_k = situation.study.criteria.beyond_limits_k
        own = take(columns, np.array([group.machine for group in year.groups]))
        condenser = points["condenser_c"][points["load_w"] > 0.0]
        plr, self._hours = year.part_load, year.mixing.hours
        runs = year.run.running > 0.0
        state = part_load(own, plr, design.leaving_chilled_c, condenser)
        floor = situation.study.criteria.efficient_share * best_relative_cop(own)[:, None]
        self.inside: BoolArray = runs & (plr >= floor * state.power_ratio)
        self.low: BoolArray = runs & (plr < LOW_LOAD)
        self.cycling = _marked(state.cycling, runs)
        self.false_loading = _marked(state.false_loading, runs)
        outside = (condenser < own.condenser_min_c[:, None]) | (
            condenser > own.condenser_max_c[:, None]
        )
        self.beyond: BoolArray = runs & outside
        able = year.mixing.units.capacity_w[[group.row for group in year.groups]] > 0.0
        self.unread: BoolArray = np.broadcast_to(~able.any(axis=0), able.shape)
        unit = at_design(own, design, reach_k)
        units = np.array([group.units for group in year.groups])
        power_w = float(units @ (unit.power_w[:, 0] * full_share(own)))
        self.design_cop = float(units @ unit.capacity_w[:, 0]) / power_w
        self.design_beyond_k = float(design_beyond_k(own, design).max())

    def hours(self, where: BoolArray) -> float:
        """Hours in which it is so of some group."""
        return float(self._hours[where.any(axis=0)].sum())


def _marked(places: Places, runs: BoolArray) -> BoolArray:
    marked = np.zeros_like(runs)
    marked[places] = True
    return marked & runs
