"""A year of every machine × number of units: from operating points to outcomes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.columns import ChillerColumns, take
from core.families.chillers.design import ChillerDesign
from core.families.chillers.duty import ChillerDuty
from core.families.chillers.free_year import FreeYear, free_year
from core.families.chillers.performance import Places, full_share
from core.families.chillers.plant import (
    Block,
    Running,
    Starting,
    at_design,
    design_beyond_k,
    laid_out,
    with_standby,
)
from core.families.chillers.ratings import RatedMachines
from core.load.profile import Profile
from core.load.ratio import mean_price, share_of
from core.selection.carried import ROUNDING, both_ways
from core.selection.family import Evaluation, Pairs
from core.selection.uneven import alone, often
from core.study.criteria import Criteria
from core.study.plant import Plant, Redundancy, Staging
from core.vocabulary.distinct import distinct

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]

LOW_LOAD = 0.30  # running units below this part load count as too large for the hour
CYCLING_SHARE, LOW_LOAD_SHARE = 0.10, 0.25  # of load hours; above them it is warned of
_BLOCK_ELEMENTS = 65_536  # half a megabyte an array
_W_PER_KW = 1000.0
_WATER_J_PER_M3K = 999.6 * 4193.0  # density, heat capacity at 9.5 °C, the mean of 7 and 12 °C
_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class _Year:
    """The points of the year that carry load; arrays (points,) and (points, 13)."""

    points: Mapping[str, FloatArray]
    hours: FloatArray
    load_wh: FloatArray
    hours_and_load: FloatArray  # hours, then load_wh; (points, 2)
    months_and_price: FloatArray  # hours by month, then the price hours
    demand: bool  # whether the highest power of a month is charged for


@dataclass(frozen=True, slots=True, kw_only=True)
class _Totals:
    """Sums over the year; arrays (machines,) and (machines, 13), or (pairs, …)."""

    auxiliary_wh: FloatArray
    condenser_pump_wh: FloatArray
    tower_fan_wh: FloatArray
    free: FreeYear
    served_wh: FloatArray
    band_hours: FloatArray
    band_wh: FloatArray
    low_load_hours: FloatArray
    cycling_hours: FloatArray
    false_loading_hours: FloatArray
    beyond_limits_hours: FloatArray
    unmet_hours: FloatArray
    no_figure_hours: FloatArray
    power_wh: FloatArray  # by month, then weighted by price; auxiliaries included
    peak_w: FloatArray  # the highest of each month, (machines, 12); 0 where it is not asked

    @classmethod
    def empty(cls, count: int) -> "_Totals":
        others = ("power_wh", "peak_w", "free")
        sums = {name: np.zeros(count) for name in cls.__slots__ if name not in others}
        power = np.zeros((count, _MONTHS + 1))
        peak = np.zeros((count, _MONTHS))
        return cls(**sums, power_wh=power, peak_w=peak, free=FreeYear.empty(count))

    def unmet_wh(self, year: _Year) -> FloatArray:
        """Load of the year that is not served, Wh."""
        return np.maximum(float(year.load_wh.sum()) - self.served_wh, 0.0)

    def put(self, rows: IntArray, source: "_Totals", chosen: IntArray) -> None:
        """Copy the rows `chosen` of `source` into `rows`."""
        for name in self.__slots__:
            if name != "free":
                getattr(self, name)[rows] = getattr(source, name)[chosen]
        self.free.put(rows, source.free, chosen)


def evaluate(
    columns: ChillerColumns,
    design: ChillerDesign,
    duty: ChillerDuty,
    plant: Plant,
    criteria: Criteria,
    profile: Profile,
    pairs: Pairs,
    ratings: RatedMachines,
    *,
    demand: bool = False,
) -> Evaluation:
    """Run every pair through the year; outcomes are named as in ChillerOutcome.

    demand: whether the highest power of each month is worked out as well.
    """
    year = _year(profile, demand=demand)
    totals = _Totals.empty(len(pairs.machine))
    count = len(pairs.machine)
    told = {way: (np.zeros(count), np.zeros(count)) for way in ("alone", "helped")}
    laid = laid_out(year.points, design, duty, criteria.beyond_limits_k)
    for machines, rows in pairs.blocks_alike(_BLOCK_ELEMENTS // max(len(year.hours), 1)):
        block = laid(take(columns, machines))
        starting = Starting(block=block, staging=plant.staging)
        floor = criteria.efficient_share * block.states.best_relative_cop
        known: dict[int, _Totals] = {}
        for units, chosen, pair in _numbers(pairs, rows, machines):
            carrying = plant.carrying(units)
            if plant.staging is Staging.SEQUENTIAL:
                # A unit that is never started changes nothing.
                carrying = min(carrying, max(block.most_wanted, 1))
            if carrying not in known:
                known[carrying] = _sums(block, starting.run(carrying), year, floor, carrying)
            alone = known[carrying]
            with_all = with_standby(block, carrying, units)
            helped = alone
            if isinstance(with_all, np.ndarray):
                helped = _sums(block, starting.run(with_all), year, floor, with_all)
            totals.put(pair, helped if plant.standby_helps else alone, chosen)
            for way, sums in (("alone", alone), ("helped", helped)):
                told[way][0][pair] = sums.unmet_hours[chosen]
                told[way][1][pair] = sums.unmet_wh(year)[chosen]
    standby = plant.redundancy is not Redundancy.NONE
    both = both_ways(standby, told["alone"], told["helped"])
    return _evaluation(columns, design, duty, plant, criteria, pairs, year, totals, ratings, both)


def _year(profile: Profile, *, demand: bool) -> _Year:
    loaded = profile.columns["load_w"] > 0.0
    points = {key: values[loaded] for key, values in profile.columns.items()}
    by_month = profile.hours[loaded]
    hours = by_month.sum(axis=1)
    load_wh = points["load_w"] * hours
    return _Year(
        points=points,
        hours=hours,
        load_wh=load_wh,
        hours_and_load=np.column_stack([hours, load_wh]),
        months_and_price=np.column_stack([by_month, profile.price_hours[loaded]]),
        demand=demand,
    )


def _numbers(
    pairs: Pairs, rows: IntArray, machines: IntArray
) -> Iterator[tuple[int, IntArray, IntArray]]:
    """For each number of units in a block: the machines that have it, and their pairs."""
    for units in distinct(pairs.units[rows]):
        pair = rows[pairs.units[rows] == units]
        yield int(units), np.searchsorted(machines, pairs.machine[pair]), pair


def _sums(
    block: Block,
    running: Running,
    year: _Year,
    band_floor: FloatArray,
    carrying: FloatArray | int,
) -> _Totals:
    """Totals of the year for the machines of a block; band_floor is (machines, 1)."""
    plr, state, units = running.plr, running.state, running.units
    in_band = plr >= band_floor * state.power_ratio
    low = plr < LOW_LOAD
    reached_wh = np.full(len(plr), year.load_wh.sum())
    if not block.reached.all():
        in_band &= block.reached
        low &= block.reached
        reached_wh = block.reached @ year.load_wh
    power = block.full_power_w * state.power_ratio
    power *= units
    auxiliary = np.zeros(len(plr))
    if block.auxiliary_w.any():
        power += units * block.auxiliary_w
        auxiliary = (units * block.auxiliary_w) @ year.hours
    served = _served(block, running, year)
    band = in_band @ year.hours_and_load
    short = _shortage(block, year, in_band, carrying)
    no_figure = _hours(~block.reached, year)
    return _Totals(
        auxiliary_wh=auxiliary + served.beside_wh,
        condenser_pump_wh=served.condenser_pump_wh,
        tower_fan_wh=served.tower_fan_wh,
        free=served.free,
        served_wh=reached_wh - short.unmet_wh,
        band_hours=band[:, 0],
        band_wh=band[:, 1] - short.band_wh,
        low_load_hours=low @ year.hours,
        cycling_hours=_hours_at(state.cycling, year, len(plr)),
        false_loading_hours=_hours_at(state.false_loading, year, len(plr)),
        beyond_limits_hours=block.states.beyond_hours(plr, year.hours),
        unmet_hours=short.hours + no_figure,
        no_figure_hours=no_figure,
        power_wh=power @ year.months_and_price + served.shared,
        peak_w=_peaks(power if block.shared_w is None else power + block.shared_w, year),
    )


def _peaks(power_w: FloatArray, year: _Year) -> FloatArray:
    """The highest power of each month, (machines, 12); 0 where none is charged for it."""
    found = np.zeros((len(power_w), _MONTHS))
    if year.demand:
        for month in range(_MONTHS):
            there = year.months_and_price[:, month] > 0.0
            found[:, month] = power_w[:, there].max(axis=1, initial=0.0)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Served:
    """Pumps and fans of a plant room, (machines,); shared: pumps of all, by month and price.

    beside_wh: all of them but what a running unit needs at any load.
    """

    condenser_pump_wh: FloatArray
    tower_fan_wh: FloatArray
    beside_wh: FloatArray
    free: FreeYear
    shared: FloatArray | float


def _served(block: Block, running: Running, year: _Year) -> _Served:
    """0 where no room is stated."""
    count = len(running.plr)
    beside, pump_w = block.states.beside(running.plr), block.condenser_pump_w
    shared_w, units, hours = block.shared_w, running.units, year.hours
    pump = np.zeros(count) if pump_w is None else (units * pump_w) @ hours
    shared_wh = 0.0 if shared_w is None else float(shared_w @ hours)
    fan = more = bypass = np.zeros(count)
    free = FreeYear.empty(count)
    if beside is not None:
        fan, bypass, more = (
            (units * each) @ hours
            for each in (beside.tower_fan_w, beside.bypass_w, beside.cooling_pump_w)
        )
        carried = units * running.plr * np.nan_to_num(block.capacity_w)
        free = free_year(units * beside.free_w, carried, hours)
    return _Served(
        condenser_pump_wh=pump + more,
        tower_fan_wh=fan,
        beside_wh=fan + bypass + more + shared_wh,
        free=free,
        shared=0.0 if shared_w is None else shared_w @ year.months_and_price,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shortage:
    """Load that the units do not carry although they have figures for it, (machines,)."""

    hours: FloatArray
    unmet_wh: FloatArray
    band_wh: FloatArray  # of it, in points where they run inside the efficient band


def _shortage(
    block: Block, year: _Year, in_band: BoolArray, carrying: FloatArray | int
) -> _Shortage:
    """Worked out at the few points where the units fall short, not on whole arrays."""
    able = np.broadcast_to(np.asarray(carrying, dtype=np.float64), block.wanted.shape)
    machine, point = np.nonzero(block.wanted > able * (1.0 + ROUNDING))
    missing_w = (block.wanted[machine, point] - able[machine, point]) * block.capacity_w[
        machine, point
    ]
    missing_wh = missing_w * year.hours[point]
    count = len(block.wanted)
    return _Shortage(
        hours=_by_machine(machine, year.hours[point], count),
        unmet_wh=_by_machine(machine, missing_wh, count),
        band_wh=_by_machine(machine, missing_wh * in_band[machine, point], count),
    )


def _hours(where: BoolArray, year: _Year) -> FloatArray:
    """Hours in which `where` holds, (machines,)."""
    return where @ year.hours if where.any() else np.zeros(len(where))


def _hours_at(places: Places, year: _Year, machines: int) -> FloatArray:
    """Hours of the points at `places`, by machine."""
    return _by_machine(places[0], year.hours[places[1]], machines)


def _by_machine(machine: IntArray, weight: FloatArray, machines: int) -> FloatArray:
    """Sums of `weight` by machine, (machines,)."""
    return np.bincount(machine, weight, machines).astype(np.float64)


def _evaluation(
    columns: ChillerColumns,
    design: ChillerDesign,
    duty: ChillerDuty,
    plant: Plant,
    criteria: Criteria,
    pairs: Pairs,
    year: _Year,
    totals: _Totals,
    ratings: RatedMachines,
    both: Mapping[str, FloatArray],
) -> Evaluation:
    """Totals as outcomes."""
    energy = totals.power_wh[:, :_MONTHS].sum(axis=1)
    asked_wh, asked_h = float(year.load_wh.sum()), float(year.hours.sum())
    unit = at_design(columns, design, criteria.beyond_limits_k)
    unit_w = unit.capacity_w[pairs.machine, 0]
    power_w = (unit.power_w[:, 0] * full_share(columns))[pairs.machine]
    span_k = duty.entering_chilled_c - duty.leaving_chilled_c
    carrying = np.array([plant.carrying(int(units)) for units in pairs.units])
    uncounted = np.full(len(energy), np.nan)
    chillers_only = duty.auxiliary_ratio <= 0.0 and not duty.has_room
    room = duty.has_room
    outcomes = {
        "unit_capacity_w": unit_w,
        "installed_w": pairs.units * unit_w,
        "design_beyond_k": design_beyond_k(columns, design)[pairs.machine],
        "oversizing": carrying * unit_w / design.peak_w,
        "annual_energy_wh": energy,
        "auxiliary_energy_wh": uncounted if chillers_only else totals.auxiliary_wh,
        "chilled_pump_energy_wh": (
            totals.auxiliary_wh - totals.condenser_pump_wh - totals.tower_fan_wh
            if room
            else uncounted
        ),
        "condenser_pump_energy_wh": totals.condenser_pump_wh if room else uncounted,
        "tower_fan_energy_wh": totals.tower_fan_wh if room else uncounted,
        "mean_price_per_kwh": mean_price(totals.power_wh[:, _MONTHS] / _W_PER_KW, energy),
        "coverage_hours": share_of(totals.band_hours, asked_h),
        "coverage_energy": share_of(totals.band_wh, asked_wh),
        "unmet_hours": totals.unmet_hours,
        "no_figure_hours": totals.no_figure_hours,
        "unmet_energy_wh": totals.unmet_wh(year),
        **both,
        "design_power_w": power_w,
        "design_cop": unit_w / power_w,
        "chilled_flow_m3s": unit_w / (_WATER_J_PER_M3K * span_k),
        "seasonal_cop": share_of(
            totals.served_wh - totals.free.free_wh, energy - totals.auxiliary_wh
        ),
        "system_cop": uncounted if chillers_only else share_of(totals.served_wh, energy),
        **totals.free.outcomes(asked=duty.has_free_cooling),
        "pue_cooling": duty.pue_cooling(energy, asked_wh),
        "low_load_hours": totals.low_load_hours,
        "cycling_hours": totals.cycling_hours,
        "false_loading_hours": totals.false_loading_hours,
        "beyond_limits_hours": totals.beyond_limits_hours,
        **ratings.outcomes(pairs.machine),
    }
    return Evaluation(
        pairs=pairs,
        columns=outcomes,
        monthly_energy_wh=totals.power_wh[:, :_MONTHS],
        energy_cost=totals.power_wh[:, _MONTHS] / _W_PER_KW,
        monthly_peak_w=totals.peak_w if year.demand else None,
        priced_w=pairs.units * unit_w,
        listed_price=pairs.units * columns.price[pairs.machine],
        ratings=ratings,
        asked_wh=asked_wh,
        unsteady=alone(
            carrying,
            often(totals.low_load_hours, LOW_LOAD_SHARE, asked_h)
            | often(totals.cycling_hours, CYCLING_SHARE, asked_h),
        ),
    )
