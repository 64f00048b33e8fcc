"""A year of a chiller plant: every machine × number of units on every operating point.

Worked through in blocks of machines small enough to stay in the processor's cache, each
block as arrays (machines, points). What depends on temperature alone (capacity, full-load
power) is computed once a block; with sequential staging so is the part load, because the
number of units running does not depend on how many more stand beside them.

Hours further beyond a curve's upper temperature limit than the study allows have no
figure: their load counts as not met.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from core.chillers.columns import ChillerColumns, CurveColumns, columns_of
from core.chillers.design import ChillerDesign
from core.chillers.duty import ChillerDuty, Staging
from core.chillers.performance import (
    PartLoad,
    best_relative_cop,
    full_capacity_w,
    full_power_factor,
    part_load,
)
from core.chillers.ratings import Rating
from core.chillers.record import Chiller
from core.chillers.screening import design_capacity_w, duty_units
from core.family import Evaluation, Pairs, Situation
from core.profile import Profile
from core.study import Criteria

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

LOW_LOAD = 0.30  # running units below this part load count as too large for the hour
_BLOCK_ELEMENTS = 65_536  # half a megabyte an array
_ROUNDING = 1e-9
_W_PER_KW = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Year:
    """The points of the year that carry load; arrays (points,) and (points, 13)."""

    load_w: FloatArray
    condenser_c: FloatArray
    hours: FloatArray
    load_wh: FloatArray
    month_and_price: FloatArray  # hours by month, then the price hours


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """Machines of one block with what depends on temperature alone, (machines, points)."""

    columns: ChillerColumns
    full_power_w: FloatArray
    reached: BoolArray  # inside the limits, or no further beyond than allowed
    wanted: FloatArray  # load in units of one machine's capacity; 0 where not reached
    band_floor: FloatArray  # (machines, 1): least PLR per power ratio inside the band
    auxiliary_w: FloatArray  # (machines, 1): pumps and fans of one running unit


@dataclass(frozen=True, slots=True, kw_only=True)
class _Running:
    """A number of units on the year; arrays (machines, points)."""

    running: FloatArray
    plr: FloatArray
    state: PartLoad


def evaluate(
    columns: ChillerColumns,
    design: ChillerDesign,
    duty: ChillerDuty,
    criteria: Criteria,
    profile: Profile,
    pairs: Pairs,
    ratings: Mapping[int, tuple[Rating, ...]],
) -> Evaluation:
    """Run every pair through the year; outcomes are named as in ChillerOutcome."""
    year = _year(profile)
    count = len(pairs.machine)
    totals = {name: np.zeros(count) for name in _TOTALS}
    monthly = np.zeros((count, 13))
    unit_w = design_capacity_w(columns, design)
    best = best_relative_cop(columns)
    for machines, rows in _blocks(pairs, len(year.load_w)):
        block = _block(take(columns, machines), year, design, duty, criteria)
        block = replace(block, band_floor=criteria.efficient_share * best[machines][:, None])
        for units, local, pair in _numbers(pairs, rows, machines):
            operation = _operate(block, duty, units)
            sums, by_month = _sums(block, operation, year, local)
            monthly[pair] = by_month
            for name, values in sums.items():
                totals[name][pair] = values
    return _evaluation(columns, pairs, unit_w, year, totals, monthly, design, ratings)


_TOTALS = (
    "auxiliary_energy_wh", "served_wh", "band_hours", "band_wh", "low_load_hours",
    "cycling_hours", "false_loading_hours", "beyond_limits_hours", "unmet_hours",
)  # fmt: skip


def _year(profile: Profile) -> _Year:
    """The points that carry load."""
    return _points(profile, profile.columns["load_w"] > 0.0)


def _whole_year(profile: Profile) -> _Year:
    """Every point, in the profile's order."""
    return _points(profile, np.ones(len(profile.columns["load_w"]), dtype=bool))


def _points(profile: Profile, loaded: BoolArray) -> _Year:
    load = profile.columns["load_w"][loaded]
    by_month = profile.hours[loaded]
    hours = by_month.sum(axis=1)
    return _Year(
        load_w=load,
        condenser_c=profile.columns["condenser_c"][loaded],
        hours=hours,
        load_wh=load * hours,
        month_and_price=np.column_stack([by_month, profile.price_hours[loaded]]),
    )


def _blocks(pairs: Pairs, points: int) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Machines of each block and the rows of its pairs; pairs are sorted by machine."""
    machines = np.unique(pairs.machine)
    size = max(1, _BLOCK_ELEMENTS // max(points, 1))
    for start in range(0, len(machines), size):
        chosen = machines[start : start + size]
        first = np.searchsorted(pairs.machine, chosen[0], side="left")
        last = np.searchsorted(pairs.machine, chosen[-1], side="right")
        yield chosen, np.arange(first, last)


def _numbers(
    pairs: Pairs, rows: NDArray[np.int64], machines: NDArray[np.int64]
) -> Iterator[tuple[int, NDArray[np.int64], NDArray[np.int64]]]:
    """For each number of units in a block: the machines that have it, and their pairs."""
    for units in np.unique(pairs.units[rows]):
        pair = rows[pairs.units[rows] == units]
        yield int(units), np.searchsorted(machines, pairs.machine[pair]), pair


def take(columns: ChillerColumns, machines: NDArray[np.int64]) -> ChillerColumns:
    """The columns of some machines only."""

    def curves(curve: CurveColumns) -> CurveColumns:
        return CurveColumns(**{f.name: getattr(curve, f.name)[machines] for f in fields(curve)})

    return ChillerColumns(
        records=tuple(columns.records[i] for i in machines),
        capacity_w=columns.capacity_w[machines],
        cop=columns.cop[machines],
        capacity_curve=curves(columns.capacity_curve),
        power_curve=curves(columns.power_curve),
        part_load=columns.part_load[machines],
        plr_min=columns.plr_min[machines],
        step_min=columns.step_min[machines],
        water_cooled=columns.water_cooled[machines],
    )


def _block(
    columns: ChillerColumns,
    year: _Year,
    design: ChillerDesign,
    duty: ChillerDuty,
    criteria: Criteria,
) -> _Block:
    capacity = full_capacity_w(columns, design.leaving_chilled_c, year.condenser_c)
    power = full_power_factor(columns, design.leaving_chilled_c, year.condenser_c)
    power *= capacity
    limit = columns.condenser_max_c[:, None] + criteria.beyond_limits_k
    reached = year.condenser_c[None, :] <= limit
    wanted = year.load_w / capacity
    wanted *= reached
    ratio = duty.chilled_pump_ratio + duty.condenser_pump_ratio + duty.tower_fan_ratio
    unit_w = design_capacity_w(columns, design)
    return _Block(
        columns=columns,
        full_power_w=power,
        reached=reached,
        wanted=wanted,
        band_floor=np.zeros((len(columns.records), 1)),
        auxiliary_w=(ratio * unit_w)[:, None],
    )


def _operate(block: _Block, duty: ChillerDuty, units: int) -> _Running:
    """How many units run in each point, and at what part load."""
    carrying = duty_units(units, duty.redundancy)
    wanted = block.wanted
    if duty.staging is Staging.SEQUENTIAL:
        running = np.minimum(np.ceil(wanted - _ROUNDING), carrying)
    else:
        running = np.where(wanted > 0.0, float(carrying), 0.0)
    plr = wanted / np.maximum(running, 1.0)
    np.minimum(plr, 1.0, out=plr)
    return _Running(running=running, plr=plr, state=part_load(block.columns, plr))


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One candidate at every point of a profile; arrays (points,)."""

    running: FloatArray  # units
    plr: FloatArray  # of each running unit
    power_w: FloatArray  # chillers and auxiliaries together


def operation_of(record: Chiller, units: int, situation: Situation) -> Operation:
    """How `units` of one machine run at the points of the profile, in its order."""
    study, profile = situation.study, situation.profile
    columns, year = columns_of([record]), _whole_year(profile)
    block = _block(columns, year, situation.design, study.duty, study.criteria)
    operation = _operate(block, study.duty, units)
    power = operation.running * (
        block.full_power_w * operation.state.power_ratio + block.auxiliary_w
    )
    return Operation(running=operation.running[0], plr=operation.plr[0], power_w=power[0])


def _sums(
    block: _Block, operation: _Running, year: _Year, local: NDArray[np.int64]
) -> tuple[dict[str, FloatArray], FloatArray]:
    """Totals of the year for the machines `local`, and energy by month with its cost."""
    running, plr, state = operation.running, operation.plr, operation.state
    power = block.full_power_w * state.power_ratio
    power *= running
    auxiliary = running * block.auxiliary_w
    in_band = (plr >= block.band_floor * state.power_ratio) & (plr > 0.0)
    short = block.wanted > running * (1.0 + _ROUNDING)
    carried = _share(plr * running, block.wanted)
    unmet = short | ~block.reached
    beyond = (year.condenser_c < block.columns.condenser_min_c[:, None]) | (
        year.condenser_c > block.columns.condenser_max_c[:, None]
    )
    sums = {
        "auxiliary_energy_wh": auxiliary @ year.hours,
        "served_wh": carried @ year.load_wh,
        "band_hours": in_band @ year.hours,
        "band_wh": (in_band * carried) @ year.load_wh,
        "low_load_hours": ((plr < LOW_LOAD) & (plr > 0.0)) @ year.hours,
        "cycling_hours": state.cycling @ year.hours,
        "false_loading_hours": state.false_loading @ year.hours,
        "beyond_limits_hours": beyond @ year.hours,
        "unmet_hours": unmet @ year.hours,
    }
    by_month = (power + auxiliary) @ year.month_and_price
    return {name: values[local] for name, values in sums.items()}, by_month[local]


def _evaluation(
    columns: ChillerColumns,
    pairs: Pairs,
    unit_w: FloatArray,
    year: _Year,
    totals: dict[str, FloatArray],
    monthly: FloatArray,
    design: ChillerDesign,
    ratings: Mapping[int, tuple[Rating, ...]],
) -> Evaluation:
    """Totals as outcomes."""
    energy = monthly[:, :12].sum(axis=1)
    served, asked_wh = totals["served_wh"], float(year.load_wh.sum())
    asked_h = float(year.hours.sum())
    installed = pairs.units * unit_w[pairs.machine]
    listed = np.array([np.nan if r.price is None else r.price for r in columns.records])
    outcomes = {
        "unit_capacity_w": unit_w[pairs.machine],
        "installed_w": installed,
        "oversizing": installed / design.peak_w,
        "annual_energy_wh": energy,
        "auxiliary_energy_wh": totals["auxiliary_energy_wh"],
        "coverage_hours": _share(totals["band_hours"], asked_h),
        "coverage_energy": _share(totals["band_wh"], asked_wh),
        "unmet_hours": totals["unmet_hours"],
        "unmet_energy_wh": np.maximum(asked_wh - served, 0.0),
        "seasonal_cop": _share(served, energy - totals["auxiliary_energy_wh"]),
        "low_load_hours": totals["low_load_hours"],
        "cycling_hours": totals["cycling_hours"],
        "false_loading_hours": totals["false_loading_hours"],
        "beyond_limits_hours": totals["beyond_limits_hours"],
        "iplv": _rated(pairs, ratings, "IPLV"),
        "nplv": _rated(pairs, ratings, "NPLV"),
    }
    return Evaluation(
        pairs=pairs,
        columns=outcomes,
        monthly_energy_wh=monthly[:, :12],
        energy_cost=monthly[:, 12] / _W_PER_KW,
        priced_w=pairs.units * columns.capacity_w[pairs.machine],
        listed_price=pairs.units * listed[pairs.machine],
        ratings=ratings,
    )


def _share(part: FloatArray, whole: FloatArray | float) -> FloatArray:
    """part / whole, 0 where there is no whole."""
    there = np.broadcast_to(np.asarray(whole) != 0.0, part.shape)
    return np.divide(part, whole, out=np.zeros_like(part), where=there)


def _rated(pairs: Pairs, ratings: Mapping[int, tuple[Rating, ...]], kind: str) -> FloatArray:
    """Values of one kind of rating, nan where there is none, (pairs,)."""
    value = {
        machine: rating.value
        for machine, several in ratings.items()
        for rating in several
        if rating.kind == kind and rating.value is not None
    }
    return np.array([value.get(int(machine), np.nan) for machine in pairs.machine])
