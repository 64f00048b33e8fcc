"""In which numbers machines are large enough and not too large for all that is asked of them.

What binds decides: no demand may fall short, heat or cold, and a plant is too large only where it
is so for all of them.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.heat_pumps.at_design import screened_heat_w
from core.families.heat_pumps.columns import PumpColumns
from core.families.heat_pumps.cooling.columns import CoolingColumns
from core.families.heat_pumps.demands import (
    SummerCapacity,
    hot_water_performance_w,
    summer_capacity,
)
from core.families.heat_pumps.design import HeatPumpDesign
from core.families.heat_pumps.duty import Backup, HeatPumpDuty
from core.families.heat_pumps.performance import Nodes
from core.families.heat_pumps.record import HeatPump
from core.selection.family import Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_ROUNDING = 1e-9
_OUT = Severity.EXCLUDES
_SOUND_UNKNOWN, _SOUND, _LARGE = "sound_unknown", "sound_above", "oversized"
_SMALL, _SMALL_WITH_ONE_OUT = "capacity_short", "capacity_short_with_one_out"
_WEAK, _WEAK_WITH_ONE_OUT = "cooling_short", "cooling_short_with_one_out"
SHORT = (_SMALL, _SMALL_WITH_ONE_OUT, _WEAK, _WEAK_WITH_ONE_OUT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """What one unit of each machine gives at design; None: that is not asked for."""

    heat_w: FloatArray | None  # (machines,)
    summer: SummerCapacity | None

    def of(self, machine: int) -> "Sizes":
        """The same of one machine."""
        one, summer = slice(machine, machine + 1), self.summer
        return Sizes(
            heat_w=None if self.heat_w is None else self.heat_w[one],
            summer=None if summer is None else SummerCapacity(
                unit_w=summer.unit_w[one], unit_eer=summer.unit_eer[one],
                lost_w=summer.lost_w[one],
            ),
        )  # fmt: skip


def sizes_of(
    columns: PumpColumns, cooling: CoolingColumns | None, nodes: Nodes, situation: Situation
) -> Sizes:
    """What one unit of each machine gives of what is asked, at design conditions."""
    duty, design = situation.duty, situation.design
    reach_k = situation.study.criteria.beyond_limits_k
    heat_w = None
    if duty.rooms_heated:
        heat_w = screened_heat_w(columns, nodes, design, reach_k)
    elif duty.makes_hot_water:
        heat_w = hot_water_performance_w(columns, duty, design.outdoor_c, reach_k)
    summer = None
    if cooling is not None:
        summer = summer_capacity(columns, cooling, duty, design, reach_k)
    return Sizes(heat_w=heat_w, summer=summer)


def by_size(
    columns: PumpColumns, sizing: Sizes, units: NDArray[np.int64], situation: Situation
) -> NDArray[np.object_]:
    """Why each number of units is refused, as _of_number says it; (machines, units), or empty."""
    duty, design = situation.duty, situation.design
    carrying = np.array([situation.plant.carrying(int(one)) for one in units], dtype=np.int64)
    found = np.full((len(columns.records), len(units)), "", dtype=object)
    if duty.sound_max_db is not None:
        sound = columns.sound_db[:, None] + 10.0 * np.log10(np.maximum(carrying, 1))
        found[sound > duty.sound_max_db] = _SOUND
        found[np.isnan(sound)] = _SOUND_UNKNOWN
    large, short = np.ones(found.shape, dtype=bool), []
    if sizing.heat_w is not None:
        carried_w = carrying * sizing.heat_w[:, None]
        large &= carried_w > _largest_w(situation)
        short.append((carried_w < wanted_w(duty, design) * (1.0 - _ROUNDING), _SMALL))
    if sizing.summer is not None:
        cooled_w = _cooled_w(sizing.summer, carrying)
        large &= cooled_w > _most_cooling_w(situation)
        weak = ~(cooled_w >= design.cooling_required_w * (1.0 - _ROUNDING))
        short.insert(0, (weak, _WEAK))
    found[large] = _LARGE
    with_one_out = np.broadcast_to(carrying < units, found.shape)
    for small, code in short:  # the last is told
        found[small] = code
        found[small & with_one_out] = f"{code}_with_one_out"
    return found


def _cooled_w(summer: SummerCapacity, carrying: NDArray[np.int64]) -> FloatArray:
    """Cooling of each number of units, (machines, numbers)."""
    return np.maximum(carrying * summer.unit_w[:, None] - summer.lost_w[:, None], 0.0)


def by_units(sizing: Sizes, record: HeatPump, situation: Situation) -> dict[int, Finding | None]:
    """For each number of units why it is refused, or None; sizing: of the machine alone."""
    return {units: of_number(units, sizing, record, situation) for units in situation.plant.numbers}


def of_number(units: int, sizing: Sizes, record: HeatPump, situation: Situation) -> Finding | None:
    """Why so many units are refused, or None."""
    carrying = situation.plant.carrying(units)
    return (
        _too_small(units, sizing, situation)
        or _too_weak(units, sizing, situation)
        or _too_large(carrying, sizing, situation)
        or _too_loud(carrying, record, situation.duty)
    )


def _largest_w(situation: Situation) -> float:
    """What a plant may give at most, W."""
    most = situation.study.criteria.oversizing_max * situation.design.heat_peak_w
    return float(most * (1.0 + _ROUNDING))


def wanted_w(duty: HeatPumpDuty, design: HeatPumpDesign) -> float:
    """Heat the units on duty must give at design, W: what the back-up is not there for."""
    wanted = duty.share_min * design.required_w
    if duty.backup is not Backup.NONE and duty.backup_max_w is not None:
        wanted = max(wanted, design.required_w - duty.backup_max_w)
    return wanted


def _most_cooling_w(situation: Situation) -> float:
    """What a plant may cool at most, W."""
    most = situation.study.criteria.oversizing_max * situation.design.cooling_peak_w
    return float(most * (1.0 + _ROUNDING))


def _too_small(units: int, sizing: Sizes, situation: Situation) -> Finding | None:
    """Too little heat."""
    if sizing.heat_w is None:
        return None
    duty, design, carrying = situation.duty, situation.design, situation.plant.carrying(units)
    carried_w, asked_w = carrying * float(sizing.heat_w[0]), wanted_w(duty, design)
    if not carried_w < asked_w * (1.0 - _ROUNDING):
        return None
    return finding(
        _SMALL_WITH_ONE_OUT if carrying < units else _SMALL, _OUT,
        figure("units", carrying, Kind.COUNT),
        figure("capacity", carried_w, Kind.HEATING_POWER),
        figure("outdoor", design.outdoor_c, Kind.TEMPERATURE),
        figure("supply", design.supply_c, Kind.TEMPERATURE),
        figure("required", asked_w, Kind.HEATING_POWER),
    )  # fmt: skip


def _too_weak(units: int, sizing: Sizes, situation: Situation) -> Finding | None:
    """Too little cooling, in the time that hot water leaves."""
    if sizing.summer is None:
        return None
    design, carrying = situation.design, situation.plant.carrying(units)
    given_w = float(sizing.summer.given_w(carrying)[0])
    if given_w >= design.cooling_required_w * (1.0 - _ROUNDING):
        return None
    return finding(
        _WEAK_WITH_ONE_OUT if carrying < units else _WEAK, _OUT,
        figure("units", carrying, Kind.COUNT),
        figure("capacity", given_w, Kind.UNIT_COOLING_POWER),
        figure("outdoor", design.summer_outdoor_c, Kind.TEMPERATURE),
        figure("chilled", design.chilled_c, Kind.TEMPERATURE),
        figure("required", design.cooling_required_w, Kind.UNIT_COOLING_POWER),
    )  # fmt: skip


def _too_large(carrying: int, sizing: Sizes, situation: Situation) -> Finding | None:
    """Too large for all that is asked; told of what it is the least too large for."""
    design, found = situation.design, []
    if sizing.heat_w is not None:
        heat_w = carrying * float(sizing.heat_w[0])
        if not heat_w > _largest_w(situation):
            return None
        found.append((heat_w / design.heat_peak_w, heat_w, Kind.HEATING_POWER))
    if sizing.summer is not None:
        cooling_w = float(sizing.summer.given_w(carrying)[0])
        if not cooling_w > _most_cooling_w(situation):
            return None
        found.append((cooling_w / design.cooling_peak_w, cooling_w, Kind.UNIT_COOLING_POWER))
    ratio, capacity_w, kind = min(found)
    return finding(
        _LARGE, _OUT,
        figure("units", carrying, Kind.COUNT),
        figure("capacity", capacity_w, kind),
        figure("ratio", ratio, Kind.RATIO),
        figure("limit", situation.study.criteria.oversizing_max, Kind.RATIO),
    )  # fmt: skip


def _too_loud(carrying: int, record: HeatPump, duty: HeatPumpDuty) -> Finding | None:
    if duty.sound_max_db is None:
        return None
    limit = figure("limit", duty.sound_max_db, Kind.SOUND)
    if record.sound_outdoor_db is None:
        return finding(_SOUND_UNKNOWN, _OUT, limit)
    together = record.sound_outdoor_db + 10.0 * float(np.log10(max(carrying, 1)))
    if together <= duty.sound_max_db:
        return None
    return finding(
        _SOUND, _OUT,
        figure("units", carrying, Kind.COUNT),
        figure("sound", together, Kind.SOUND),
        limit,
    )  # fmt: skip


def nearest(verdicts: dict[int, Finding | None]) -> Finding:
    """The reason of the number of units that came nearest: the fewest that carry the load."""
    reasons = [reason for reason in verdicts.values() if reason]
    carrying = [reason for reason in reasons if reason.code not in SHORT]
    return carrying[0] if carrying else reasons[-1]
