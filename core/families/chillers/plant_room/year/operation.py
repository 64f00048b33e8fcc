"""What every part of a room does: chillers, pumps and tower fans at points, powers apart.

The same at the points of the year of a candidate and at any other points that are laid out.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.columns import take
from core.families.chillers.duty import ChilledPumping
from core.families.chillers.mixing import units_of
from core.families.chillers.performance import full_share
from core.families.chillers.plant import Block, at_design, laid_out, running_in
from core.families.chillers.plant_room.units.pumping import Pumping
from core.families.chillers.plant_room.units.room import InRoom
from core.plant.optimum import optimum
from core.plant.sharing import shared
from core.selection.selection import Candidate, Selection
from core.study.plant import Staging

FloatArray = NDArray[np.float64]

_SHUT_OFF = 1.25  # head of a pump at no flow over that of design; assumed
_PARTS = ("chillers", "chilled_pumps", "condenser_pumps", "tower_fans")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomOperation:
    """A room at points, electric W; arrays (groups, points), of all running units together.

    load_w, chilled_pump_w, chilled_flow_m3s, chilled_speed: (points,); plr: of each running unit;
    set_c: cooling water from the cells, nan where none of the group runs; free_w: cooling that
    exchangers carry; condenser_flow: cooling water of each running unit over that of design;
    air: of the cells over that of design, the least where fans run by turns, 0 where none runs;
    chilled_speed: of the chilled-water pumps over that of design, with pumps of as many as run.
    """

    load_w: FloatArray
    running: FloatArray
    plr: FloatArray
    output_w: FloatArray
    set_c: FloatArray
    chiller_w: FloatArray
    condenser_pump_w: FloatArray
    fan_w: FloatArray
    air: FloatArray
    free_w: FloatArray
    condenser_flow: FloatArray
    chilled_pump_w: FloatArray
    chilled_flow_m3s: FloatArray
    chilled_speed: FloatArray

    @property
    def parts(self) -> dict[str, FloatArray]:
        """Power of each part of the room, (points,), by its name."""
        told = (
            self.chiller_w.sum(axis=0), self.chilled_pump_w, self.condenser_pump_w.sum(axis=0),
            self.fan_w.sum(axis=0),
        )  # fmt: skip
        return dict(zip(_PARTS, told, strict=True))

    @property
    def power_w(self) -> FloatArray:
        """Of the whole room, (points,)."""
        whole: FloatArray = np.sum(list(self.parts.values()), axis=0)
        return whole

    @property
    def given_w(self) -> FloatArray:
        """Cooling of all units, (points,)."""
        given: FloatArray = self.output_w.sum(axis=0)
        return given


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomOfYear:
    """A candidate at the points of its year that carry load; by_month: (points, 12), h.

    outdoor_c: wet bulb at towers, dry bulb at dry coolers, None of a machine with air.
    """

    at: RoomOperation
    outdoor_c: FloatArray | None
    by_month: FloatArray

    @property
    def hours(self) -> FloatArray:
        """Of each point."""
        hours: FloatArray = self.by_month.sum(axis=1)
        return hours


def room_of_year(selection: Selection, candidate: Candidate) -> RoomOfYear:
    """Every part of a candidate's room over its year."""
    profile, situation = selection.profile, selection.situation
    loaded = profile.columns["load_w"] > 0.0
    points = {key: values[loaded] for key, values in profile.columns.items()}
    block = laid(selection, candidate, points)
    year = candidate.year
    if year is None:
        run = running_in(block, situation.plant, candidate.units)
        running, plr = run.units, run.plr
    else:
        running, plr = year.run.running, year.part_load
    return RoomOfYear(
        at=operation_in(selection, block, points["load_w"], running, plr),
        outdoor_c=points.get(selection.duty.outdoor),
        by_month=profile.hours[loaded],
    )


def run_at(
    selection: Selection, candidate: Candidate, points: dict[str, FloatArray]
) -> RoomOperation:
    """A candidate at any loads and wet bulbs, its units on duty staged as in its year."""
    block, load_w = laid(selection, candidate, points), points["load_w"]
    duty = np.array([group.units - group.standby for group in candidate.groups], dtype=np.int64)
    units, rows = units_of(block), np.arange(len(candidate.groups))
    staging = Staging.OPTIMUM if candidate.is_mixed else selection.study.plant.staging
    if staging is Staging.OPTIMUM:
        run = optimum(units, load_w, int(duty.max())).of_plant(rows, duty)
    else:
        run = shared(units, load_w, rows[None], duty[None], staging)
    running, output = run.running[0], run.output_w[0]
    able = running * units.capacity_w
    plr = np.divide(output, able, out=np.zeros_like(able), where=able > 0.0)
    return operation_in(selection, block, load_w, running, np.minimum(plr, 1.0))


def laid(selection: Selection, candidate: Candidate, points: dict[str, FloatArray]) -> Block:
    """The machines of a candidate over points."""
    machines = np.array([group.machine for group in candidate.groups], dtype=np.int64)
    reach_k = selection.study.criteria.beyond_limits_k
    block = laid_out(points, selection.design, selection.duty, reach_k)
    return block(take(selection.columns, machines))


def operation_in(
    selection: Selection, block: Block, load_w: FloatArray, running: FloatArray, plr: FloatArray
) -> RoomOperation:
    """What units that run so need; running, plr: (groups, points)."""
    duty, states = selection.duty, block.states
    pumping = Pumping(duty=duty, design=selection.design)
    runs = running > 0.0
    capacity = np.where(block.reached, block.capacity_w, 0.0)
    plr = np.where(runs, plr, 0.0)
    machine_w = np.where(block.reached, block.full_power_w, 0.0) * states.part_load(plr).power_ratio
    beside, none = states.beside(plr), np.zeros_like(plr)
    fan_w, bypass_w, more_w, free_w = none, none, none, none
    if beside is not None:
        fan_w, bypass_w = beside.tower_fan_w, beside.bypass_w
        more_w, free_w = beside.cooling_pump_w, beside.free_w
    pump_w = block.condenser_pump_w
    condenser_w = none if pump_w is None else np.broadcast_to(pump_w, plr.shape)
    own_w = np.broadcast_to(block.auxiliary_w, plr.shape) - condenser_w
    shared_w = 0.0 if block.shared_w is None else block.shared_w
    unit = at_design(block.columns, selection.design, selection.study.criteria.beyond_limits_k)
    unit_w = np.nan_to_num(unit.capacity_w)
    heat_w = unit_w + np.nan_to_num(unit.power_w) * full_share(block.columns)[:, None]
    water_c = states.tower_c(plr) if isinstance(states, InRoom) else states.condenser_c(plr)
    flow, speed = chilled_water(pumping, load_w, running, plr * capacity, unit_w)
    return RoomOperation(
        load_w=load_w,
        running=running,
        plr=plr,
        output_w=running * plr * capacity,
        set_c=np.where(runs, water_c, np.nan),
        chiller_w=running * (machine_w - fan_w - bypass_w - more_w),
        condenser_pump_w=running * (condenser_w + more_w),
        fan_w=running * fan_w,
        air=_air(fan_w, pumping.fan_w(heat_w), duty.tower_air_least, duty.tower_fan_fixed),
        free_w=running * free_w,
        condenser_flow=np.where(runs, pumping.condenser_share(heat_w, more_w), np.nan),
        chilled_pump_w=(running * (bypass_w + own_w)).sum(axis=0) + shared_w,
        chilled_flow_m3s=flow,
        chilled_speed=speed,
    )


def _air(fan_w: FloatArray, full_w: FloatArray, least: float, fixed: float) -> FloatArray:
    """Air over that of design from the power of fans; never below the least while they run."""
    share = np.divide(fan_w, full_w, out=np.zeros_like(fan_w), where=full_w > 0.0)
    moved = np.maximum((share - fixed) / (1.0 - fixed), 0.0)
    found: FloatArray = np.where(share > 0.0, np.maximum(np.cbrt(moved), least), 0.0)
    return found


def chilled_water(
    pumping: Pumping,
    load_w: FloatArray,
    running: FloatArray,
    each_w: FloatArray,
    unit_w: FloatArray,
) -> tuple[FloatArray, FloatArray]:
    """Chilled water through the pumps and their speed over that of design, (points,).

    A pump runs for every chiller that runs; head over flow of each is a parabola with `_SHUT_OFF`.
    Of two stages it is that of the secondary pumps, which need no least flow.
    """
    duty = pumping.duty
    able = (running * pumping.chilled_flow_m3s(unit_w)).sum(axis=0)
    if duty.chilled_pumping is ChilledPumping.CONSTANT:
        return able, np.where(able > 0.0, 1.0, 0.0)
    flow = asked = pumping.plant_flow_m3s(load_w)
    if duty.chilled_pumping is ChilledPumping.VARIABLE:
        more = duty.more_flow(duty.warmer_k(load_w / pumping.design.peak_w))
        least = running * pumping.chilled_flow_m3s(
            np.maximum(each_w * more, duty.chilled_flow_least * unit_w) * (running > 0.0)
        )
        flow = np.maximum(asked, least.sum(axis=0))
    head = pumping.system.rise(asked)
    part = np.divide(flow, able, out=np.zeros_like(flow), where=able > 0.0)
    squared = head / duty.variable_head_m + (_SHUT_OFF - 1.0) * part**2
    return flow, np.where(able > 0.0, np.sqrt(squared / _SHUT_OFF), 0.0)
