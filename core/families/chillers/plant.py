"""How a plant of identical chillers runs: units started, their part load, their power.

Worked through in blocks of machines small enough to stay in the processor's cache, each
block as arrays (machines, points). What depends on temperature alone (capacity, full-load
power) is computed once a block, whatever the number of units.

Hours further beyond a curve's upper temperature limit than the study allows, and those where
the curve carried on gives nothing, have no figure: their load is not carried.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.columns import ChillerColumns, columns_of
from core.families.chillers.design import ChillerDesign
from core.families.chillers.duty import ChillerDuty, Staging
from core.families.chillers.performance import FullLoad, PartLoad, full_load, part_load
from core.families.chillers.record import Chiller
from core.selection.carried import ROUNDING as SHORT
from core.selection.family import Situation
from core.study.duty import Redundancy

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
ROUNDING = 1e-9  # of a unit's capacity: no unit is started for less


def duty_units(units: int, redundancy: Redundancy) -> int:
    """Units that carry the load; with N+1 one stands by."""
    return units - 1 if redundancy is Redundancy.N_PLUS_1 else units


def at_design(columns: ChillerColumns, design: ChillerDesign, reach_k: float) -> FullLoad:
    """One unit at full load and design conditions, (machines, 1); nan: no figure."""
    condenser = np.array([design.entering_condenser_c])
    return full_load(columns, design.leaving_chilled_c, condenser, reach_k)


def design_beyond_k(columns: ChillerColumns, design: ChillerDesign) -> FloatArray:
    """How far beyond their limits machines are read at design, K, (machines,); 0: inside."""
    leaving, condenser = design.leaving_chilled_c, design.entering_condenser_c
    beyond = (
        columns.leaving_min_c - leaving, leaving - columns.leaving_max_c,
        columns.condenser_min_c - condenser, condenser - columns.condenser_max_c,
    )  # fmt: skip
    most: FloatArray = np.maximum(np.max(beyond, axis=0), 0.0)
    return most


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Machines with what depends on temperature alone, (machines, points) if not said."""

    columns: ChillerColumns
    capacity_w: FloatArray
    full_power_w: FloatArray
    reached: BoolArray  # inside the limits, or no further beyond than allowed
    wanted: FloatArray  # load in units of one machine's capacity; 0 where not reached
    stages: FloatArray  # units that carry the load, as many as it takes
    most_wanted: int  # units the hour of the highest load asks for
    auxiliary_w: FloatArray  # (machines, 1): pumps and fans of one running unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A number of units on the points of a block; arrays (machines, points)."""

    units: FloatArray
    plr: FloatArray  # of each running unit
    state: PartLoad


def block_of(
    columns: ChillerColumns,
    load_w: FloatArray,
    condenser_c: FloatArray,
    design: ChillerDesign,
    duty: ChillerDuty,
    beyond_limits_k: float,
) -> Block:
    """Lay machines over points; load_w and condenser_c are (points,)."""
    full = full_load(columns, design.leaving_chilled_c, condenser_c, beyond_limits_k)
    capacity, power = full.capacity_w, full.power_w
    reached = condenser_c <= columns.condenser_max_c[:, None] + beyond_limits_k
    reached &= np.isfinite(capacity)
    wanted = load_w / capacity
    if not reached.all():
        wanted[~reached] = 0.0
        power[~reached] = 0.0
    stages = np.ceil(wanted - ROUNDING)
    return Block(
        columns=columns,
        capacity_w=capacity,
        full_power_w=power,
        reached=reached,
        wanted=wanted,
        stages=stages,
        most_wanted=int(stages.max(initial=0.0)),
        auxiliary_w=duty.auxiliary_ratio * at_design(columns, design, beyond_limits_k).capacity_w,
    )


def with_standby(block: Block, carrying: int, units: int) -> FloatArray | int:
    """Units that run where all `units` may in hours that `carrying` do not carry.

    `carrying` itself where they carry every hour, else (machines, points).
    """
    if units <= carrying:
        return carrying
    short = block.wanted > carrying * (1.0 + SHORT)
    return np.where(short, float(units), float(carrying)) if short.any() else carrying


def run(block: Block, duty: ChillerDuty, units: FloatArray | int) -> Running:
    """Start units as the duty's staging says; `units` may run, none more stands by.

    units: a number, or (machines, points).
    """
    wanted = block.wanted
    if duty.staging is Staging.SEQUENTIAL:
        started = np.minimum(block.stages, units)
    else:
        started = np.where(wanted > 0.0, np.asarray(units, dtype=np.float64), 0.0)
    plr = wanted / np.maximum(started, 1.0)
    np.minimum(plr, 1.0, out=plr)
    return Running(units=started, plr=plr, state=part_load(block.columns, plr))


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One candidate at every point of a profile; arrays (points,)."""

    running: FloatArray  # units
    plr: FloatArray  # of each running unit
    power_w: FloatArray  # chillers and auxiliaries together


def operation_of(record: Chiller, units: int, situation: Situation) -> Operation:
    """How `units` of one machine run at the points of the profile, in its order."""
    study, points = situation.study, situation.profile.columns
    block = block_of(
        columns_of([record]), points["load_w"], points["condenser_c"],
        situation.design, situation.duty, study.criteria.beyond_limits_k,
    )  # fmt: skip
    carrying: FloatArray | int = duty_units(units, situation.duty.redundancy)
    if situation.duty.standby_helps:
        carrying = with_standby(block, duty_units(units, situation.duty.redundancy), units)
    running = run(block, situation.duty, carrying)
    power = running.units * (block.full_power_w * running.state.power_ratio + block.auxiliary_w)
    return Operation(running=running.units[0], plr=running.plr[0], power_w=power[0])
