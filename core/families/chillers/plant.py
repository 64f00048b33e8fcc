"""How a plant of identical chillers runs: units started, their part load, their power.

Worked through in blocks of machines small enough to stay in the processor's cache, each
block as arrays (machines, points). What depends on temperature alone (capacity, full-load
power) is computed once a block, whatever the number of units.

Hours further beyond a curve's upper temperature limit than the study allows, and those where
the curve carried on gives nothing, have no figure: their load is not carried.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.columns import ChillerColumns, columns_of
from core.families.chillers.design import ChillerDesign
from core.families.chillers.duty import ChillerDuty
from core.families.chillers.performance import FullLoad, PartLoad, full_load
from core.families.chillers.record import Chiller
from core.families.chillers.unit_states import AtTemperatures, UnitStates
from core.selection.carried import ROUNDING as SHORT
from core.selection.family import Situation
from core.study.plant import Plant, Staging

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
_FAR_K = 1e3
ROUNDING = 1e-9  # of a unit's capacity: no unit is started for less


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
    """Units with what does not depend on their number, (machines, points) if not said.

    auxiliary_w: (machines, 1), pumps and fans of one running unit that are no part of its power;
    condenser_pump_w: alike, of them the pump of the cooling water, where a room tells it;
    shared_w: (points,), pumps of the plant as a whole; None: there are none.
    """

    columns: ChillerColumns
    states: UnitStates
    capacity_w: FloatArray
    full_power_w: FloatArray
    reached: BoolArray  # inside the limits, or no further beyond than allowed
    wanted: FloatArray  # load in units of one unit's capacity; 0 where not reached
    stages: FloatArray  # units that carry the load, as many as it takes
    most_wanted: int  # units the hour of the highest load asks for
    auxiliary_w: FloatArray
    condenser_pump_w: FloatArray | None = None
    shared_w: FloatArray | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A number of units on the points of a block; arrays (machines, points)."""

    units: FloatArray
    plr: FloatArray  # of each running unit
    state: PartLoad


if TYPE_CHECKING:
    from core.families.chillers.plant_room.units.room import RoomYear

LaidOut = Callable[[ChillerColumns], Block]


def laid_out(
    points: Mapping[str, FloatArray], design: ChillerDesign, duty: ChillerDuty, reach_k: float
) -> LaidOut:
    """How machines are laid over points, each (points,): `load_w` and what their duty asks for.

    In a plant room that is the wet bulb, else what enters the condenser.
    """
    if duty.has_towers:  # imported by whoever has some
        from core.families.chillers.plant_room.units.room import room_year

        year = room_year(duty, design, points[duty.outdoor], points["load_w"], reach_k)
        beside_w = points.get("beside_w", 0.0)
        return lambda columns: room_block(year, columns, points["load_w"], beside_w)
    return lambda columns: with_chilled_pumps(
        block_of(columns, points["load_w"], points["condenser_c"], design, duty, reach_k),
        points["load_w"], design, duty, reach_k,
    )  # fmt: skip


def with_chilled_pumps(
    block: Block, load_w: FloatArray, design: ChillerDesign, duty: ChillerDuty, reach_k: float
) -> Block:
    """Machines with air and the chilled-water pumps of their room; without a room as they are.

    What their least flow takes through the bypass is left out.
    """
    if not duty.has_room:
        return block
    from core.families.chillers.plant_room.units.pumping import Pumping

    pumping = Pumping(duty=duty, design=design)
    one = at_design(block.columns, design, reach_k)
    return replace(
        block,
        auxiliary_w=np.nan_to_num(pumping.chilled_w(one.capacity_w)),
        shared_w=pumping.shared_w(load_w),
    )


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
        states=AtTemperatures(
            columns=columns, leaving_c=design.leaving_chilled_c, entering_c=condenser_c
        ),
        capacity_w=capacity,
        full_power_w=power,
        reached=reached,
        wanted=wanted,
        stages=stages,
        most_wanted=int(stages.max(initial=0.0)),
        auxiliary_w=duty.auxiliary_ratio * at_design(columns, design, beyond_limits_k).capacity_w,
    )


def room_block(
    year: "RoomYear",
    columns: ChillerColumns,
    load_w: FloatArray,
    beside_w: FloatArray | float,
) -> Block:
    """Units of a plant room over the points of a year; beside_w: what is drawn whatever runs."""
    from core.families.chillers.plant_room.units.served import full_heat_w

    room, states = year.room, year.states(columns)
    capacity = states.capacity_w
    reached = capacity > 0.0
    wanted = np.divide(load_w, capacity, out=np.zeros_like(capacity), where=reached)
    stages = np.ceil(wanted - ROUNDING)
    one = at_design(columns, room.design, room.reach_k)
    heat = full_heat_w(columns, one)[:, None]
    condenser = np.nan_to_num(room.pumping.condenser_base_w(heat))
    return Block(
        columns=columns,
        states=states,
        capacity_w=np.where(reached, capacity, np.nan),
        full_power_w=states.full_power_w,
        reached=reached,
        wanted=wanted,
        stages=stages,
        most_wanted=int(stages.max(initial=0.0)),
        auxiliary_w=condenser + np.nan_to_num(room.pumping.chilled_w(one.capacity_w)),
        condenser_pump_w=condenser,
        shared_w=room.pumping.shared_w(load_w) + beside_w,
    )


def nearest_to_design(
    points: Mapping[str, FloatArray], duty: ChillerDuty, design: ChillerDesign
) -> int:
    """The point whose weather is nearest to that of design."""
    if duty.has_towers:
        away = points[duty.outdoor] - (design.entering_condenser_c - duty.rejection_approach_k)
        # where chilled water is that of design as well
        away = np.abs(away) + _FAR_K * duty.warmer_k(points["load_w"] / design.peak_w)
    else:
        away = points["condenser_c"] - design.entering_condenser_c
    return int(np.abs(away).argmin())


def with_standby(block: Block, carrying: int, units: int) -> FloatArray | int:
    """Units that run where all `units` may in hours that `carrying` do not carry.

    `carrying` itself where they carry every hour, else (machines, points).
    """
    if units <= carrying:
        return carrying
    short = block.wanted > carrying * (1.0 + SHORT)
    return np.where(short, float(units), float(carrying)) if short.any() else carrying


@dataclass(slots=True, kw_only=True)
class Starting:
    """How many units of each machine of a block are started, as a plant is staged.

    With the best number the answer for one unit more builds on that for one fewer: the number
    so far, the power it needs, both (machines, points), and how many units were tried.
    """

    block: Block
    staging: Staging
    best: FloatArray | None = None
    least_w: FloatArray | None = None
    tried: int = 0

    def run(self, units: FloatArray | int) -> Running:
        """Start units; `units` may run, none more stands by. A number, or (machines, points)."""
        fewest = np.minimum(self.block.stages, units)
        if self.staging is Staging.SEQUENTIAL:
            return _running(self.block, fewest)
        if self.staging is Staging.EQUAL_SPLIT:
            asked = self.block.wanted > 0.0
            return _running(self.block, np.where(asked, np.asarray(units, dtype=np.float64), 0.0))
        duty = int(np.min(units))
        number = self._best_of(duty)
        if isinstance(units, np.ndarray):  # in hours the duty units do not carry, all help
            number = np.where(units > duty, fewest, number)
        return _running(self.block, number)

    def _best_of(self, units: int) -> FloatArray:
        """At each point the number that needs the least power, of those that carry the load.

        Asked for fewer units than were tried it begins anew.
        """
        if self.best is None or self.least_w is None or units < self.tried:
            self.best = np.zeros_like(self.block.wanted)
            self.least_w = np.full_like(self.block.wanted, np.inf)
            self.tried = 0
        while self.tried < units:
            self.tried += 1
            asked = np.where(self.block.wanted > 0.0, float(self.tried), 0.0)
            ratio = self.block.states.power_ratio(_shared_plr(self.block, asked))
            power = _power_w(self.block, asked, ratio)
            taken = (power < self.least_w) | (self.block.stages >= self.tried)
            np.copyto(self.best, asked, where=taken)
            np.copyto(self.least_w, power, where=taken)
        return self.best.copy()


def run(block: Block, plant: Plant, units: FloatArray | int) -> Running:
    """Start units as the plant's staging says; `units` may run, none more stands by.

    units: a number, or (machines, points).
    """
    return Starting(block=block, staging=plant.staging).run(units)


def _running(block: Block, started: FloatArray) -> Running:
    """So many units with equal loads, as far as they carry them."""
    plr = _shared_plr(block, started)
    return Running(units=started, plr=plr, state=block.states.part_load(plr))


def _shared_plr(block: Block, started: FloatArray) -> FloatArray:
    """The part load of each of so many units with equal loads."""
    plr: FloatArray = block.wanted / np.maximum(started, 1.0)
    return np.minimum(plr, 1.0, out=plr)


def power_w(block: Block, running: Running) -> FloatArray:
    """Power of the running units with their pumps and fans, (machines, points)."""
    return _power_w(block, running.units, running.state.power_ratio)


def _power_w(block: Block, units: FloatArray, ratio: FloatArray) -> FloatArray:
    """The same by how many run and what of its full power each draws."""
    each: FloatArray = block.full_power_w * ratio
    each += block.auxiliary_w
    each *= units
    return each


def plant_power_w(block: Block, running: Running) -> FloatArray:
    """The same with the pumps of the plant as a whole, (machines, points)."""
    units = power_w(block, running)
    return units if block.shared_w is None else units + block.shared_w


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One candidate at every point of a profile; arrays (points,)."""

    running: FloatArray  # units
    plr: FloatArray  # of each running unit
    power_w: FloatArray  # chillers and auxiliaries together
    condenser_c: FloatArray  # entering the condensers


def running_in(block: Block, plant: Plant, units: int) -> Running:
    """How `units` of each machine of a block run, those on standby as the owner allows it."""
    carrying: FloatArray | int = plant.carrying(units)
    if plant.standby_helps:
        carrying = with_standby(block, plant.carrying(units), units)
    return run(block, plant, carrying)


def operation_of(record: Chiller, units: int, situation: Situation) -> Operation:
    """How `units` of one machine run at the points of the profile, in its order."""
    study, points, plant = situation.study, situation.profile.columns, situation.plant
    reach_k = study.criteria.beyond_limits_k
    block = laid_out(points, situation.design, situation.duty, reach_k)(columns_of([record]))
    running = running_in(block, plant, units)
    return Operation(
        running=running.units[0],
        plr=running.plr[0],
        power_w=plant_power_w(block, running)[0],
        condenser_c=block.states.condenser_c(running.plr)[0],
    )
