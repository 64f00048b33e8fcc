"""Chillers as units of plants of several models, and what such plants come to in a year."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.columns import ChillerColumns, take
from core.families.chillers.evaluation import LOW_LOAD
from core.families.chillers.free_year import free_year
from core.families.chillers.performance import Places, full_share, part_load
from core.families.chillers.plant import (
    Block,
    at_design,
    design_beyond_k,
    laid_out,
    nearest_to_design,
)
from core.families.chillers.plant_room.units.room import InRoom
from core.families.chillers.record import Bearings
from core.families.chillers.unit_states import AtTemperatures
from core.load.ratio import share_of
from core.machines.device import is_made_to_size
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

_TINY = 1e-300


def mixing(columns: ChillerColumns, situation: Situation, machines: Sequence[int]) -> Mixing | None:
    """Those with a figure at design, on the points that carry load; None: there is none.

    Where condenser temperatures stand fast the shape of a part-load curve does not depend on
    them (EIRFPLR), so one table holds for all points; what a machine needs at full load at a point
    is its scale. Where a machine is solved, whose shape does depend on them, points are put into
    classes of `_CLASS_K`. In a plant room every wet bulb has a table of its own.
    """
    design, points = situation.design, situation.profile.columns
    reach_k = situation.study.criteria.beyond_limits_k
    asked = np.array(_each_curve_once(columns, machines), dtype=np.int64)
    able = np.isfinite(at_design(take(columns, asked), design, reach_k).capacity_w[:, 0])
    machine = asked[able]
    if not len(machine):
        return None
    own = take(columns, machine)
    loaded = points["load_w"] > 0.0
    at = {key: values[loaded] for key, values in points.items()}
    block = laid_out(at, design, situation.duty, reach_k)(own)
    return Mixing(
        machine=machine,
        units=units_of(block),
        load_w=at["load_w"],
        by_month=situation.profile.hours[loaded],
        price_hours=situation.profile.price_hours[loaded],
        design_w=at_design(own, design, reach_k).capacity_w[:, 0],
        required_w=design.required_w,
        peak_w=design.peak_w,
        price=own.price,
        clock=clock_of(situation.profile, loaded, situation.plant),
        design_point=nearest_to_design(at, situation.duty, design),
        shared_w=block.shared_w,
    )


def _each_curve_once(columns: ChillerColumns, machines: Sequence[int]) -> list[int]:
    """Without an oil-free class beside the class whose curves it borrows: the search sees one."""

    def lent(machine: int) -> tuple[object, ...] | None:
        record = columns.records[machine]
        if not is_made_to_size(record):
            return None
        return record.compressor, record.unloading, record.condenser, record.class_level

    def oil_free(machine: int) -> bool:
        return columns.records[machine].bearings is Bearings.OIL_FREE

    lubricated = {lent(machine) for machine in machines if not oil_free(machine)} - {None}
    return [one for one in machines if not (oil_free(one) and lent(one) in lubricated)]


def units_of(block: Block) -> Units:
    """What the search needs of the units of a block."""
    states = block.states
    capacity = np.where(block.reached, block.capacity_w, 0.0)
    scale = np.where(block.reached, block.full_power_w, 0.0)
    none = np.zeros((len(capacity), 1))
    if isinstance(states, InRoom):
        tables = states.tables.input_w
        full = np.maximum(tables[:, :, -1:], _TINY)
        table, kind = np.swapaxes(tables / full, 0, 1), states.kind
    else:
        assert isinstance(states, AtTemperatures)  # noqa: S101  there are no others
        table, kind = _tables(block.columns, states.leaving_c, states.entering_c)
    return Units(
        capacity_w=capacity,
        scale_w=scale,
        auxiliary_w=block.auxiliary_w,
        off_w=none,
        table=np.ascontiguousarray(table),
        kind=kind,
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
    """Outcomes named as in ChillerOutcome; what is said of one unit cannot be said: nan.

    Hours at low load, cycling or falsely loaded are those in which it is so of some group; a
    group's units are taken to run at their mean part load.
    """
    duty, plant = situation.duty, situation.plant
    auxiliaries = duty.auxiliary_ratio > 0.0 or duty.has_room
    common = common_columns(
        years, standby=plant.redundancy is not Redundancy.NONE, auxiliaries=auxiliaries
    )
    states = [_GroupStates(columns, situation, year) for year in years]
    inside = covered(years, [one.inside for one in states])
    energy = common["annual_energy_wh"]
    fans = np.array([one.tower_fan_wh for one in states])
    common["auxiliary_energy_wh"] += np.array([one.beside_wh for one in states])
    auxiliary = np.nan_to_num(common["auxiliary_energy_wh"])
    pumps = np.array([one.condenser_pump_wh for one in states])
    carried = np.array([year.run.output_w.sum(axis=0) for year in years])
    free = free_year(np.array([one.free_w for one in states]), carried, years[0].mixing.hours)
    profile = situation.profile
    asked_wh = float(profile.columns["load_w"] @ profile.hours.sum(axis=1))
    served = carried @ years[0].mixing.hours
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
            "seasonal_cop": share_of(served - free.free_wh, energy - auxiliary),
            "system_cop": share_of(served, energy) if auxiliaries else unknown,
            "chilled_pump_energy_wh": auxiliary - fans - pumps if duty.has_room else unknown,
            "condenser_pump_energy_wh": pumps if duty.has_room else unknown,
            "tower_fan_energy_wh": fans if duty.has_room else unknown,
            **free.outcomes(asked=duty.has_free_cooling),
            "pue_cooling": duty.pue_cooling(energy, asked_wh),
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
        loaded = points["load_w"] > 0.0
        at = {key: values[loaded] for key, values in points.items()}
        block = laid_out(at, design, situation.duty, reach_k)(own)
        states, hours = block.states, year.mixing.hours
        plr, self._hours = year.part_load, hours
        beside, pump_w = states.beside(plr), block.condenser_pump_w
        running = year.run.running
        self.tower_fan_wh = self.beside_wh = 0.0
        self.condenser_pump_wh = (
            0.0 if pump_w is None else float(((running * pump_w) @ hours).sum())
        )
        self.free_w: FloatArray = np.zeros(len(hours))
        if beside is not None:
            fan, bypass, more = (
                float(((running * each) @ hours).sum())
                for each in (beside.tower_fan_w, beside.bypass_w, beside.cooling_pump_w)
            )
            self.tower_fan_wh, self.beside_wh = fan, fan + bypass + more
            self.condenser_pump_wh += more
            self.free_w = (running * beside.free_w).sum(axis=0)
        runs = running > 0.0
        state, condenser = states.part_load(plr), states.condenser_c(plr)
        floor = situation.study.criteria.efficient_share * states.best_relative_cop
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
