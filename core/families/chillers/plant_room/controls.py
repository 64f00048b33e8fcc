"""A plant of a room by other controls of its cooling water, and what its control has to do when."""

from dataclasses import dataclass, replace

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.content.charts import weighted_quantiles
from core.families.chillers.columns import take
from core.families.chillers.duty import CondenserControl, FreeCooling
from core.families.chillers.mixing import evaluate_plants, mixing, units_of
from core.families.chillers.plant import laid_out
from core.families.chillers.plant_room.room import InRoom
from core.plant.arrangement import arrangements
from core.plant.optimum import optimum
from core.plant.plant_year import plant_year
from core.plant.sharing import shared
from core.selection.family import Situation
from core.selection.selection import Candidate, Selection
from core.study.plant import Staging

FloatArray = NDArray[np.float64]

_LOADS = np.arange(1, 11) / 10  # of the peak
_WET_BULBS = 6  # columns of the table
_SHOWN = (0.05, 0.999)  # of the cooling, between which they lie
_ROUND_TO_K = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomYear:
    """A plant's year in its room; Wh."""

    energy_wh: float
    tower_fan_wh: float
    unmet_hours: float
    eer: float
    free_wh: float  # nan: no free cooling
    full_hours: float
    partial_hours: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlTable:
    """What runs, and with which cooling water, by load and wet bulb.

    load_w: (loads,); wet_bulb_c: (bulbs,); running: (groups, loads, bulbs), units; set_c: alike,
    cooling water from the cells of each group, nan where none of it runs; free: (loads, bulbs),
    share of the load that exchangers carry; carried: (loads, bulbs).
    """

    load_w: FloatArray
    wet_bulb_c: FloatArray
    running: FloatArray
    set_c: FloatArray
    free: FloatArray
    carried: NDArray[np.bool_]


def by_controls(selection: Selection, candidate: Candidate) -> dict[CondenserControl, RoomYear]:
    """The year of a candidate by every control, that of the study first."""
    own = selection.duty.condenser_control
    others = (control for control in CondenserControl if control is not own)
    return {
        control: _year_by(selection, candidate, condenser_control=control)
        for control in (own, *others)
    }


def by_free_cooling(selection: Selection, candidate: Candidate) -> dict[FreeCooling, RoomYear]:
    """The year of a candidate without free cooling and with each way of it."""
    return {way: _year_by(selection, candidate, free_cooling=way) for way in FreeCooling}


def _year_by(selection: Selection, candidate: Candidate, **changes: object) -> RoomYear:
    """The year of a candidate with other values of its duty."""
    duty = msgspec.structs.replace(selection.duty, **changes)
    study = msgspec.structs.replace(selection.study, duty=duty)
    situation: Situation = replace(selection.situation, study=study)
    machines = [group.machine for group in candidate.groups]
    asked = mixing(selection.columns, situation, machines)
    assert asked is not None  # noqa: S101  a candidate has figures at design
    plant = situation.plant
    rows = {machine: row for row, machine in enumerate(asked.machine.tolist())}
    groups = [(rows[g.machine], g.units, g.standby) for g in candidate.groups]
    staging = Staging.OPTIMUM if candidate.is_mixed else plant.staging
    best = optimum(asked.units, asked.load_w, max(units for _, units, _ in groups))
    arranged = arrangements([groups], staging)
    year = plant_year(asked, best, arranged, 0, standby_helps=plant.standby_helps)
    found = evaluate_plants(selection.columns, situation, [year]).columns
    return RoomYear(
        energy_wh=float(found["annual_energy_wh"][0]),
        tower_fan_wh=float(found["tower_fan_energy_wh"][0]),
        unmet_hours=float(found["unmet_hours"][0]),
        eer=float(found["system_cop"][0]),
        free_wh=float(found["free_cooling_wh"][0]),
        full_hours=float(found["free_cooling_full_hours"][0]),
        partial_hours=float(found["free_cooling_partial_hours"][0]),
    )


def control_table(selection: Selection, candidate: Candidate) -> ControlTable:
    """Loads of the peak in tenths, and wet bulbs between the lowest and the highest with load."""
    points, design = selection.profile.columns, selection.design
    cooling = points["load_w"] * selection.profile.hours.sum(axis=1)
    wet_bulb = _wet_bulbs(points["wet_bulb_c"], cooling)
    load = _LOADS * design.peak_w
    grid = {
        "load_w": np.repeat(load, len(wet_bulb)),
        "wet_bulb_c": np.tile(wet_bulb, len(load)),
    }
    machines = np.array([group.machine for group in candidate.groups], dtype=np.int64)
    reach_k = selection.study.criteria.beyond_limits_k
    block = laid_out(grid, design, selection.duty, reach_k)(take(selection.columns, machines))
    duty = np.array([group.units - group.standby for group in candidate.groups], dtype=np.int64)
    units = units_of(block)
    staging = Staging.OPTIMUM if candidate.is_mixed else selection.study.plant.staging
    rows = np.arange(len(machines))
    if staging is Staging.OPTIMUM:
        run = optimum(units, grid["load_w"], int(duty.max())).of_plant(rows, duty)
    else:
        run = shared(units, grid["load_w"], rows[None], duty[None], staging)
    running, output = run.running[0], run.output_w[0]
    able = running * units.capacity_w
    plr = np.divide(output, able, out=np.zeros_like(able), where=able > 0.0)
    states = block.states
    assert isinstance(states, InRoom)  # noqa: S101  a room with towers
    plr = np.minimum(plr, 1.0)
    set_c = np.where(running > 0.0, states.tower_c(plr), np.nan)
    free = (running * states.beside(plr).free_w).sum(axis=0) / grid["load_w"]
    shape = (len(load), len(wet_bulb))
    return ControlTable(
        load_w=load,
        wet_bulb_c=wet_bulb,
        running=running.reshape(-1, *shape),
        set_c=set_c.reshape(-1, *shape),
        free=free.reshape(shape),
        carried=(output.sum(axis=0) >= grid["load_w"] * (1.0 - 1e-6)).reshape(shape),
    )


def _wet_bulbs(wet_bulb_c: FloatArray, cooling: FloatArray) -> FloatArray:
    """Even steps of two kelvin or more over those at which nearly all cooling is asked for."""
    low, high = weighted_quantiles(wet_bulb_c, cooling, _SHOWN)
    step = max(np.ceil((high - low) / (_WET_BULBS - 1) / _ROUND_TO_K), 1.0) * _ROUND_TO_K
    last = np.ceil(high / _ROUND_TO_K) * _ROUND_TO_K
    found: FloatArray = last - step * np.arange(_WET_BULBS)[::-1]
    return found
