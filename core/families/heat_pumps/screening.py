"""Screening: which machines, in which numbers, can do the heating duty at design conditions."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from core.families.heat_pumps.design import HeatPumpDesign
from core.families.heat_pumps.duty import Backup, HeatPumpDuty, SourceKind
from core.families.heat_pumps.evaluation import unit_heat_w
from core.families.heat_pumps.plant import Bank
from core.families.heat_pumps.record import HeatPump, HeatSource, PumpFlag
from core.selection.family import Pairs, Screening, Situation
from core.selection.new_refrigerants import above_gwp
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_ROUNDING = 1e-9
_OUT = Severity.EXCLUDES
_TAKES: dict[SourceKind, HeatSource] = {
    SourceKind.OUTDOOR_AIR: HeatSource.OUTDOOR_AIR,
    SourceKind.BRINE: HeatSource.BRINE,
    SourceKind.GROUND_WATER: HeatSource.WATER,
    SourceKind.SURFACE_WATER: HeatSource.WATER,
}
# Figures that contradict each other: what rests on them ranks only where that is admitted.
DOUBTFUL = (PumpFlag.SCOP_MISMATCH, PumpFlag.COP_NOT_MONOTONE)


def screen(bank: Bank, situation: Situation) -> Screening:
    """Admit every machine × number of units that carries its part and is not far too large."""
    unit_w = unit_heat_w(bank, situation.design)
    left_out: dict[int, tuple[Finding, ...]] = {}
    refused: dict[tuple[int, int], tuple[Finding, ...]] = {}
    admitted: list[tuple[int, int]] = []
    mixing: list[int] = []
    for machine, record in enumerate(bank.columns.records):
        unfit = tuple(_unfit(bank, machine, record, situation))
        if unfit:
            left_out[machine] = unfit
            continue
        mixing.append(machine)
        verdicts = _by_units(float(unit_w[machine]), record, situation)
        passed = [units for units, reason in verdicts.items() if reason is None]
        if not passed:
            left_out[machine] = (_nearest(verdicts),)
            continue
        admitted += [(machine, units) for units in passed]
        refused |= {(machine, n): (reason,) for n, reason in verdicts.items() if reason}
    pairs = np.array(admitted, dtype=np.int64).reshape(-1, 2)
    return Screening(
        pairs=Pairs(machine=pairs[:, 0], units=pairs[:, 1]),
        left_out=left_out,
        refused=refused,
        mixing=frozenset(mixing),
    )


def _unfit(bank: Bank, machine: int, record: HeatPump, situation: Situation) -> Iterator[Finding]:
    """Reasons that hold whatever the number of units, the weightiest first."""
    duty, criteria = situation.duty, situation.study.criteria
    if record.heat_source is not _TAKES[duty.heat_source]:
        yield finding("heat_source_differs", _OUT)
        return
    if record.maker in criteria.makers_left_out:
        yield finding("maker_left_out", _OUT, figure("maker", record.maker))
    yield from _outside(bank, machine, situation.design)
    if not criteria.doubtful_admitted:
        doubts = sorted(doubts_of(bank, machine))
        if doubts:
            yield finding(f"flag_{doubts[0].value}", _OUT, source="EN 14825")
    yield from above_gwp(record, criteria.gwp_max)


def doubts_of(bank: Bank, machine: int) -> set[PumpFlag]:
    """Contradictions in the ratings that are computed with."""
    ratings = (one for one in bank.columns.ratings[machine] if one is not None)
    return {flag for one in ratings for flag in one.flags if flag in DOUBTFUL}


def _outside(bank: Bank, machine: int, design: HeatPumpDesign) -> Iterator[Finding]:
    columns = bank.columns
    limit, outlet = float(columns.limit_c[machine]), float(columns.outlet_limit_c[machine])
    figures_from_c = float(bank.figures_from_c[machine])
    if np.isnan(columns.rated_source_c[machine]) and design.outdoor_c < limit:
        yield finding(
            "below_operating_limit", _OUT,
            figure("outdoor", design.outdoor_c, Kind.TEMPERATURE),
            figure("limit", limit, Kind.TEMPERATURE),
        )  # fmt: skip
    elif design.outdoor_c < figures_from_c - _ROUNDING:
        coldest = float(columns.declared_c[machine, 0])
        yield finding(
            "no_figures_so_cold", _OUT,
            figure("outdoor", design.outdoor_c, Kind.TEMPERATURE),
            figure("coldest", coldest, Kind.TEMPERATURE),
            figure("reach", coldest - figures_from_c, Kind.TEMPERATURE_DIFFERENCE),
        )  # fmt: skip
    if design.supply_c > outlet + 1e-6:
        yield finding(
            "supply_above_outlet", _OUT,
            figure("supply", design.supply_c, Kind.TEMPERATURE),
            figure("limit", outlet, Kind.TEMPERATURE),
        )  # fmt: skip


def _by_units(unit_w: float, record: HeatPump, situation: Situation) -> dict[int, Finding | None]:
    """For each number of units why it is refused, or None."""
    duty = situation.duty
    return {
        units: _size(units, unit_w, situation)
        or _too_loud(situation.plant.carrying(units), record, duty)
        for units in range(situation.plant.units_min, situation.plant.units_max + 1)
    }


def wanted_w(duty: HeatPumpDuty, design: HeatPumpDesign) -> float:
    """Heat the units on duty must give at design, W: what the back-up is not there for."""
    wanted = duty.share_min * design.required_w
    if duty.backup is not Backup.NONE and duty.backup_max_w is not None:
        wanted = max(wanted, design.required_w - duty.backup_max_w)
    return wanted


def _size(units: int, unit_w: float, situation: Situation) -> Finding | None:
    duty, design, criteria = situation.duty, situation.design, situation.study.criteria
    carrying = situation.plant.carrying(units)
    carried_w, asked_w = carrying * unit_w, wanted_w(duty, design)
    if carried_w < asked_w * (1.0 - _ROUNDING):
        return finding(
            "capacity_short_with_one_out" if carrying < units else "capacity_short", _OUT,
            figure("units", carrying, Kind.COUNT),
            figure("capacity", carried_w, Kind.HEATING_POWER),
            figure("outdoor", design.outdoor_c, Kind.TEMPERATURE),
            figure("supply", design.supply_c, Kind.TEMPERATURE),
            figure("required", asked_w, Kind.HEATING_POWER),
        )  # fmt: skip
    peak_w = design.peak_w + design.hot_water_w
    if carried_w > criteria.oversizing_max * peak_w * (1.0 + _ROUNDING):
        return finding(
            "oversized", _OUT,
            figure("units", carrying, Kind.COUNT),
            figure("capacity", carried_w, Kind.HEATING_POWER),
            figure("ratio", carried_w / peak_w, Kind.RATIO),
            figure("limit", criteria.oversizing_max, Kind.RATIO),
        )  # fmt: skip
    return None


def _too_loud(carrying: int, record: HeatPump, duty: HeatPumpDuty) -> Finding | None:
    if duty.sound_max_db is None:
        return None
    limit = figure("limit", duty.sound_max_db, Kind.SOUND)
    if record.sound_outdoor_db is None:
        return finding("sound_unknown", _OUT, limit)
    together = record.sound_outdoor_db + 10.0 * float(np.log10(max(carrying, 1)))
    if together <= duty.sound_max_db:
        return None
    return finding(
        "sound_above", _OUT,
        figure("units", carrying, Kind.COUNT),
        figure("sound", together, Kind.SOUND),
        limit,
    )  # fmt: skip


def _nearest(verdicts: dict[int, Finding | None]) -> Finding:
    """The reason of the number of units that came nearest: the fewest that carry the load."""
    reasons = [reason for reason in verdicts.values() if reason]
    carrying = [reason for reason in reasons if not reason.code.startswith("capacity_short")]
    return carrying[0] if carrying else reasons[-1]
