"""A plant of a room by other controls of its cooling water, and what its control has to do when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.content.charts import weighted_quantiles
from core.families.chillers.duty import (
    ChilledPumping,
    ChillerDuty,
    CondenserControl,
    CondenserPumping,
    FreeCooling,
)
from core.families.chillers.mixing import evaluate_plants, mixing
from core.families.chillers.plant_room.year.operation import (
    RoomOfYear,
    RoomOperation,
    run_at,
)
from core.keeping.keeping import Latest, Same
from core.plant.arrangement import arrangements
from core.plant.optimum import optimum
from core.plant.plant_year import plant_year
from core.selection.family import Situation
from core.selection.selection import Candidate, Selection
from core.study.plant import Staging

FloatArray = NDArray[np.float64]

_LOADS = np.arange(1, 11) / 10  # of the peak
_WET_BULBS = 6  # columns of the table
_SHOWN = (0.05, 0.999)  # of the cooling, between which they lie
_ROUND_TO_K = 2.0
_SEEN = 5e-3  # of the year's cooling: combinations that give less are not shown
_OF_A_STAGE = (0.02, 0.98)  # of its cooling, between which the ranges of a stage lie


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomYear:
    """A plant's year in its room; Wh."""

    energy_wh: float
    tower_fan_wh: float
    chilled_pump_wh: float
    condenser_pump_wh: float
    unmet_hours: float
    eer: float
    free_wh: float  # nan: no free cooling
    full_hours: float
    partial_hours: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlTable:
    """What runs, and with which cooling water, by load and wet bulb.

    load_w: (loads,); wet_bulb_c: (bulbs,), of dry coolers dry bulbs; at: the room at each, its
    points in rows of the loads; carried, seen: (loads, bulbs), whether the units carry the load,
    and whether hours of the year come near it.
    """

    load_w: FloatArray
    wet_bulb_c: FloatArray
    at: RoomOperation
    carried: NDArray[np.bool_]
    seen: NDArray[np.bool_]

    @property
    def running(self) -> FloatArray:
        """Units, (groups, loads, bulbs)."""
        return self._shaped(self.at.running)

    @property
    def set_c(self) -> FloatArray:
        """Water from the cells of each group, (groups, loads, bulbs), nan where none of it runs."""
        return self._shaped(self.at.set_c)

    @property
    def air(self) -> FloatArray:
        """Fan speed of each group over that of design, (groups, loads, bulbs)."""
        return self._shaped(self.at.air)

    @property
    def free(self) -> FloatArray:
        """Share of the load that exchangers carry, (loads, bulbs)."""
        found: FloatArray = (self.at.free_w.sum(axis=0) / self.at.load_w).reshape(self.seen.shape)
        return found

    @property
    def eer(self) -> FloatArray:
        """Of the room, (loads, bulbs)."""
        found: FloatArray = (self.at.given_w / self.at.power_w).reshape(self.carried.shape)
        return found

    def _shaped(self, values: FloatArray) -> FloatArray:
        return values.reshape(-1, len(self.load_w), len(self.wet_bulb_c))


def by_controls(selection: Selection, candidate: Candidate) -> dict[CondenserControl, RoomYear]:
    """The year of a candidate by every control, that of the study first."""
    own = selection.duty.condenser_control
    others = (control for control in CondenserControl if control is not own)
    return {
        control: year_by(selection, candidate, condenser_control=control)
        for control in (own, *others)
    }


def by_free_cooling(selection: Selection, candidate: Candidate) -> dict[FreeCooling, RoomYear]:
    """The year of a candidate without free cooling and with each way of it."""
    return {way: year_by(selection, candidate, free_cooling=way) for way in FreeCooling}


def by_pumping(selection: Selection, candidate: Candidate) -> dict[ChilledPumping, RoomYear]:
    """The year of a candidate with every way of pumping that the heads of the study allow."""
    duty = selection.duty
    ways = (
        way
        for way in ChilledPumping
        if not any(msgspec.structs.replace(duty, chilled_pumping=way).heads_that_disagree())
    )
    return {way: year_by(selection, candidate, chilled_pumping=way) for way in ways}


def by_condenser_pumping(
    selection: Selection, candidate: Candidate
) -> dict[CondenserPumping, RoomYear]:
    """The year of a candidate with cooling-water pumps of both kinds, its water at least power."""
    return {
        way: year_by(
            selection,
            candidate,
            condenser_pumping=way,
            condenser_control=CondenserControl.OPTIMUM,
        )
        for way in CondenserPumping
    }


def by_reset(
    selection: Selection, candidate: Candidate, resets_k: Sequence[float]
) -> list[tuple[RoomYear, RoomYear]]:
    """The year of a candidate with chilled water so much warmer at low load, at both ends.

    First with the return as it was, so that more water is pumped, then with the return as much
    warmer as the supply.
    """
    found = []
    for reset_k in resets_k:
        ends = [
            year_by(selection, candidate, chilled_reset_k=reset_k, chilled_reset_return=part)
            for part in ((0.0, 1.0) if reset_k else (0.0,))
        ]
        found.append((ends[0], ends[-1]))
    return found


# By selection, candidate and duty. Several tables of a report begin with the plant as it is, and
# every language and form of it, and the window beside it, ask for the same ones.
_latest = Latest[tuple[Same, Same, ChillerDuty], RoomYear](64)


def year_by(selection: Selection, candidate: Candidate, **changes: object) -> RoomYear:
    """The year of a candidate with other values of its duty."""
    duty = msgspec.structs.replace(selection.duty, **changes)
    key = Same(selection), Same(candidate), duty
    return _latest.of(key, lambda: _year_of(selection, candidate, duty))


def _year_of(selection: Selection, candidate: Candidate, duty: ChillerDuty) -> RoomYear:
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
        chilled_pump_wh=float(found["chilled_pump_energy_wh"][0]),
        condenser_pump_wh=float(found["condenser_pump_energy_wh"][0]),
        unmet_hours=float(found["unmet_hours"][0]),
        eer=float(found["system_cop"][0]),
        free_wh=float(found["free_cooling_wh"][0]),
        full_hours=float(found["free_cooling_full_hours"][0]),
        partial_hours=float(found["free_cooling_partial_hours"][0]),
    )


def control_table(selection: Selection, candidate: Candidate) -> ControlTable:
    """Loads of the peak in tenths, and wet bulbs between the lowest and the highest with load."""
    points, design = selection.profile.columns, selection.design
    hours = selection.profile.hours.sum(axis=1)
    cooling = points["load_w"] * hours
    outdoor = selection.duty.outdoor
    wet_bulb = _wet_bulbs(points[outdoor], cooling)
    load = _LOADS * design.peak_w
    grid = {
        "load_w": np.repeat(load, len(wet_bulb)),
        outdoor: np.tile(wet_bulb, len(load)),
    }
    at = run_at(selection, candidate, grid)
    carried = at.given_w >= grid["load_w"] * (1.0 - 1e-6)
    seen, _, _ = np.histogram2d(
        points["load_w"],
        points[outdoor],
        bins=(_around(load), _around(wet_bulb)),
        weights=np.where(points["load_w"] > 0.0, hours, 0.0),
    )
    return ControlTable(
        load_w=load,
        wet_bulb_c=wet_bulb,
        at=at,
        carried=carried.reshape(seen.shape),
        seen=seen > 0.0,
    )


def _around(middles: FloatArray) -> FloatArray:
    """Edges half way between even values, the last ones as far beyond."""
    step = float(middles[1] - middles[0])
    return np.append(middles - step / 2, middles[-1] + step / 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The hours of a year in which the same units run; ranges are lowest and highest, by group.

    running: units of each group; load_w, chilled_m3s, chilled_speed: of the plant; plr, set_c,
    air, condenser_flow: (groups, 2), nan where none of a group runs.
    """

    running: tuple[int, ...]
    hours: float
    eer: float
    load_w: tuple[float, float]
    chilled_m3s: tuple[float, float]
    chilled_speed: tuple[float, float]
    plr: FloatArray
    set_c: FloatArray
    air: FloatArray
    condenser_flow: FloatArray


def stages(year: RoomOfYear) -> tuple[Stage, ...]:
    """Every combination of units that gives a share worth telling of the year's cooling."""
    at, hours = year.at, year.hours
    given_wh = at.given_w * hours
    kinds, place = np.unique(at.running.astype(np.int64), axis=1, return_inverse=True)
    place = place.ravel()
    found = []
    for kind, running in enumerate(kinds.T):
        here = place == kind
        if given_wh[here].sum() <= _SEEN * given_wh.sum() or not running.any():
            continue
        spent = given_wh[here]
        runs = running[:, None] > 0
        found.append(
            Stage(
                running=tuple(running.tolist()),
                hours=float(hours[here].sum()),
                eer=float(spent.sum() / (at.power_w[here] @ hours[here])),
                load_w=_range(at.load_w[here], spent),
                chilled_m3s=_range(at.chilled_flow_m3s[here], spent),
                chilled_speed=_range(at.chilled_speed[here], spent),
                plr=_ranges(at.plr[:, here], spent, runs),
                set_c=_ranges(at.set_c[:, here], spent, runs),
                air=_ranges(at.air[:, here], spent, runs),
                condenser_flow=_ranges(at.condenser_flow[:, here], spent, runs),
            )
        )
    return tuple(sorted(found, key=lambda stage: sum(stage.load_w)))


def _range(values: FloatArray, weight: FloatArray) -> tuple[float, float]:
    """Between which nearly all of the cooling is given."""
    low, high = weighted_quantiles(values, weight, _OF_A_STAGE).tolist()
    return low, high


def _ranges(values: FloatArray, weight: FloatArray, runs: FloatArray) -> FloatArray:
    nothing = (np.nan, np.nan)
    ranges = [_range(row, weight) if on else nothing for row, on in zip(values, runs, strict=True)]
    return np.array(ranges)


def _wet_bulbs(wet_bulb_c: FloatArray, cooling: FloatArray) -> FloatArray:
    """Even steps of two kelvin or more over those at which nearly all cooling is asked for."""
    low, high = weighted_quantiles(wet_bulb_c, cooling, _SHOWN)
    step = max(np.ceil((high - low) / (_WET_BULBS - 1) / _ROUND_TO_K), 1.0) * _ROUND_TO_K
    last = np.round(high / _ROUND_TO_K) * _ROUND_TO_K
    found: FloatArray = last - step * np.arange(_WET_BULBS)[::-1]
    return found
