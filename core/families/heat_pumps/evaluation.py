"""A year of every machine × number of units: from operating points to outcomes."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.heat_pumps.cold import cold_heat
from core.families.heat_pumps.columns import (
    PumpColumns,
    beyond_declared_k,
    figures_from_c,
    of_application,
)
from core.families.heat_pumps.design import HeatPumpDesign
from core.families.heat_pumps.duty import Backup, HeatPumpDuty
from core.families.heat_pumps.performance import Nodes, cop_band, performance
from core.families.heat_pumps.plant import (
    Bank,
    Block,
    Points,
    Running,
    block_of,
    points_of,
    run,
    with_standby,
)
from core.families.heat_pumps.year import line_share
from core.load.profile import MONTHS, Profile
from core.load.ratio import mean_price, share_of
from core.selection.carried import ROUNDING, both_ways
from core.selection.family import Evaluation, Pairs, Situation
from core.study.plant import Redundancy
from core.vocabulary.distinct import distinct

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
_BLOCK_ELEMENTS = 32_768  # a quarter of a megabyte an array
_W_PER_KW = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Year:
    """The points with something asked, and what they stand for; the others only in `rest`."""

    points: Points
    hours: FloatArray  # (points,)
    months_and_price: FloatArray  # (points, 13): hours by month, then the price hours
    asked_w: FloatArray  # (points,): heating and hot water
    rest: FloatArray  # (13,): hours and prices in which nothing is asked

    @property
    def asked_wh(self) -> float:
        """Heat of the year, Wh."""
        return float(self.asked_w @ self.hours)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Totals:
    """Sums over the year; arrays (pairs,), and (pairs, 13) by month and weighted by price."""

    heat_wh: FloatArray
    hot_heat_wh: FloatArray
    pump_wh: FloatArray
    hot_pump_wh: FloatArray
    circulation_wh: FloatArray
    backup_wh: FloatArray
    backup_hours: FloatArray
    backup_peak_w: FloatArray
    unmet_wh: FloatArray
    unmet_hours: FloatArray
    band_hours: FloatArray
    band_wh: FloatArray
    cycling_hours: FloatArray
    outside_hours: FloatArray
    beyond_limits_hours: FloatArray
    electric_wh: FloatArray

    @classmethod
    def empty(cls, count: int) -> "_Totals":
        sums = {name: np.zeros(count) for name in cls.__slots__ if name != "electric_wh"}
        return cls(**sums, electric_wh=np.zeros((count, MONTHS + 1)))

    def put(self, rows: IntArray, source: "_Totals", chosen: IntArray) -> None:
        """Copy the rows `chosen` of `source` into `rows`."""
        for name in self.__slots__:
            getattr(self, name)[rows] = getattr(source, name)[chosen]


def evaluate(bank: Bank, situation: Situation, pairs: Pairs) -> Evaluation:
    """Run every pair through the year; outcomes are named as in HeatPumpOutcome."""
    duty, design, plant = situation.duty, situation.design, situation.plant
    year = _year(situation.profile, bank)
    unit_w = unit_heat_w(bank, design)
    circulation_w = duty.circulation_ratio * np.nan_to_num(unit_w)
    totals = _Totals.empty(len(pairs.machine))
    share = situation.study.criteria.efficient_share
    count = len(pairs.machine)
    told = {way: (np.zeros(count), np.zeros(count)) for way in ("alone", "helped")}
    for machines, rows in pairs.blocks(_BLOCK_ELEMENTS // max(len(year.hours), 1)):
        block = block_of(bank, year.points, machines, circulation_w)
        for units in distinct(pairs.units[rows]):
            pair = rows[pairs.units[rows] == units]
            chosen = np.searchsorted(machines, pairs.machine[pair])
            carrying = plant.carrying(int(units))
            running = run(
                block, year.points, duty, plant.staging, carrying, installed=int(units)
            )  # fmt: skip
            alone = _sums(block, running, year, duty, share, int(units))
            with_all = with_standby(running, year.points, carrying, int(units))
            helped = alone
            if isinstance(with_all, np.ndarray):
                running = run(
                    block, year.points, duty, plant.staging, with_all, installed=int(units)
                )  # fmt: skip
                helped = _sums(block, running, year, duty, share, int(units))
            totals.put(pair, helped if plant.standby_helps else alone, chosen)
            for way, sums in (("alone", alone), ("helped", helped)):
                told[way][0][pair] = sums.unmet_hours[chosen]
                told[way][1][pair] = sums.unmet_wh[chosen]
    standby = plant.redundancy is not Redundancy.NONE
    both = both_ways(standby, told["alone"], told["helped"])
    return _evaluation(bank, situation, pairs, year, totals, unit_w, both)


def unit_heat_w(bank: Bank, design: HeatPumpDesign) -> FloatArray:
    """Heat of one unit at design conditions, W, (machines,); nan where it does not run there."""
    return at_design(bank, design, bank.heating.full_w)


def at_design(bank: Bank, design: HeatPumpDesign, values: FloatArray) -> FloatArray:
    """Values of nodes at the outdoor design temperature, (machines,); nan outside the limits."""
    left, share = _around_design(bank.nodes, design)
    both = values[:, left], values[:, left + 1]
    return _at_design(bank.columns, bank.figures_from_c, design, both, share)


def screened_heat_w(
    columns: PumpColumns, nodes: Nodes, design: HeatPumpDesign, reach_k: float
) -> FloatArray:
    """The same as `unit_heat_w` of machines that are laid out at the design temperature alone."""
    left, share = _around_design(nodes, design)
    full_w = performance(columns, nodes.part(left, left + 2), reach_k).full_w
    both = full_w[:, 0], full_w[:, 1]
    return _at_design(columns, figures_from_c(columns, reach_k), design, both, share)


def _around_design(nodes: Nodes, design: HeatPumpDesign) -> tuple[int, float]:
    """The node below the outdoor design temperature, and the share of the way to the next."""
    place = (design.outdoor_c - nodes.outdoor_c[0]) / nodes.step_k
    left = int(np.clip(place, 0, len(nodes.outdoor_c) - 2))
    return left, place - left


def _at_design(
    columns: PumpColumns,
    from_c: FloatArray,
    design: HeatPumpDesign,
    both: tuple[FloatArray, FloatArray],
    share: float,
) -> FloatArray:
    """Between the values of two nodes; nan outside the limits."""
    found = both[0] + share * (both[1] - both[0])
    cold = design.outdoor_c < from_c - 1e-9
    hot = design.supply_c > columns.outlet_limit_c + 1e-6
    return np.where(cold | hot, np.nan, found)


def _year(profile: Profile, bank: Bank) -> _Year:
    every = profile.columns["load_w"] + profile.columns["hot_water_w"]
    asked, weights = every > 0.0, np.column_stack([profile.hours, profile.price_hours])
    return _Year(
        points=points_of(profile, bank.nodes, asked),
        hours=profile.hours[asked].sum(axis=1),
        months_and_price=weights[asked],
        asked_w=every[asked],
        rest=weights[~asked].sum(axis=0),
    )


def _sums(
    block: Block,
    running: Running,
    year: _Year,
    duty: HeatPumpDuty,
    efficient_share: float,
    installed: int,
) -> _Totals:
    """Totals of the year for the machines of a block."""
    hours = year.hours
    short = running.backup_w > ROUNDING * year.asked_w
    unmet = running.unmet_w > ROUNDING * year.asked_w
    in_band = (running.quality >= efficient_share) & (running.load > 0.0) & ~unmet
    electric = running.pump_w
    if running.circulation_w is not None:
        electric = electric + running.circulation_w
    if duty.backup is not Backup.BOILER:
        electric = electric + running.backup_w
    outside = ~block.inside & (year.points.load_w > 0.0)
    off_wh = installed * block.off_w * year.rest
    busy = (
        running.load > 0.0
        if running.hot_water is None
        else ((running.load > 0.0) | (running.hot_water.busy > 0.0))
    )
    nothing, hot = np.zeros(len(electric)), running.hot_water
    circulation_w = running.circulation_w
    return _Totals(
        heat_wh=running.heat_w @ hours,
        hot_heat_wh=nothing if hot is None else hot.heat_w @ hours,
        pump_wh=running.pump_w @ hours + off_wh[:, :MONTHS].sum(axis=1),
        hot_pump_wh=nothing if hot is None else hot.power_w @ hours,
        circulation_wh=nothing if circulation_w is None else circulation_w @ hours,
        backup_wh=running.backup_w @ hours,
        backup_hours=short @ hours,
        backup_peak_w=running.backup_w.max(axis=1, initial=0.0),
        unmet_wh=running.unmet_w @ hours,
        unmet_hours=unmet @ hours,
        band_hours=in_band @ hours,
        band_wh=np.where(in_band, running.heat_w, 0.0) @ hours,
        cycling_hours=running.cycling @ hours,
        outside_hours=outside @ hours,
        beyond_limits_hours=(block.beyond & busy) @ hours,
        electric_wh=electric @ year.months_and_price + off_wh,
    )


def _evaluation(
    bank: Bank,
    situation: Situation,
    pairs: Pairs,
    year: _Year,
    totals: _Totals,
    unit_w: FloatArray,
    both: Mapping[str, FloatArray],
) -> Evaluation:
    """Totals as outcomes."""
    duty, economics = situation.duty, situation.study.economics
    two_energies = duty.backup is Backup.BOILER
    boiler_wh = totals.backup_wh / duty.boiler_efficiency if two_energies else 0.0
    fuel_kwh = np.broadcast_to(boiler_wh, totals.backup_wh.shape) / _W_PER_KW
    energy = totals.electric_wh[:, :MONTHS].sum(axis=1)
    carbon = energy / _W_PER_KW * economics.grid_kg_per_kwh + fuel_kwh * duty.fuel_carbon_kg_per_kwh
    return Evaluation(
        pairs=pairs,
        columns={
            **_columns(bank, situation, pairs, year, totals, unit_w),
            **both,
            "fuel_energy_wh": fuel_kwh * _W_PER_KW
            if two_energies
            else np.full_like(energy, np.nan),
            "annual_energy_wh": energy,
        },
        monthly_energy_wh=totals.electric_wh[:, :MONTHS],
        energy_cost=totals.electric_wh[:, MONTHS] / _W_PER_KW + fuel_kwh * duty.fuel_price_per_kwh,
        priced_w=pairs.units * unit_w[pairs.machine],
        listed_price=pairs.units * bank.columns.price[pairs.machine],
        ratings={},
        carbon_kg=carbon,
        asked_wh=year.asked_wh,
    )


def _columns(
    bank: Bank,
    situation: Situation,
    pairs: Pairs,
    year: _Year,
    totals: _Totals,
    unit_w: FloatArray,
) -> dict[str, FloatArray]:
    duty, design, columns = situation.duty, situation.design, bank.columns
    unit = unit_w[pairs.machine]
    beyond_k = beyond_declared_k(columns, np.array([design.outdoor_c]))
    carrying = np.array([situation.plant.carrying(int(units)) for units in pairs.units])
    pumped, electric = (
        totals.heat_wh + totals.hot_heat_wh,
        totals.electric_wh[:, :MONTHS].sum(axis=1),
    )
    heating_h = float(year.hours[year.points.load_w > 0.0].sum())
    heating_wh = float(year.points.load_w @ year.hours)
    all_heat = pumped + totals.backup_wh
    band = cop_band(columns)[pairs.machine]
    nothing = np.full(len(pairs.machine), np.nan)
    able_w = np.where(bank.heating.inside, bank.heating.full_w, 0.0)
    given = able_w[pairs.machine] * carrying[:, None]
    sound = columns.sound_db[pairs.machine] + 10.0 * np.log10(np.maximum(carrying, 1))
    return {
        "unit_capacity_w": unit,
        "installed_w": pairs.units * unit,
        "design_beyond_k": beyond_k[pairs.machine, 0],
        "oversizing": carrying * unit / design.peak_w,
        "auxiliary_energy_wh": totals.circulation_wh if duty.circulation_ratio > 0.0 else nothing,
        "mean_price_per_kwh": mean_price(totals.electric_wh[:, MONTHS] / _W_PER_KW, electric),
        "coverage_hours": share_of(totals.band_hours, heating_h),
        "coverage_energy": share_of(totals.band_wh, heating_wh),
        "unmet_hours": totals.unmet_hours,
        "unmet_energy_wh": totals.unmet_wh,
        "seasonal_cop": share_of(pumped, totals.pump_wh),
        "system_cop": nothing if duty.backup is Backup.BOILER else share_of(all_heat, electric),
        "design_cop": at_design(bank, design, bank.heating.full_cop)[pairs.machine],
        "design_share": carrying * unit / design.required_w,
        "bivalent_c": bivalent_c(bank, situation, given),
        "served_share": share_of(pumped, year.asked_wh),
        "backup_heat_wh": totals.backup_wh,
        "backup_share": share_of(totals.backup_wh, year.asked_wh),
        "backup_hours": totals.backup_hours,
        "backup_peak_w": totals.backup_peak_w,
        "cycling_hours": totals.cycling_hours,
        "outside_hours": totals.outside_hours,
        "beyond_limits_hours": totals.beyond_limits_hours,
        "hot_water_cop": share_of(totals.hot_heat_wh, totals.hot_pump_wh, np.nan),
        "energy_low_wh": electric - totals.pump_wh * band / (1.0 + band),
        "energy_high_wh": electric + totals.pump_wh * band / (1.0 - band),
        "scop_declared": of_application(columns.scop, design.supply_c)[pairs.machine],
        "scop_recalculated": of_application(columns.scop_again, design.supply_c)[pairs.machine],
        "sound_db": sound,
        **{key: heat[pairs.machine] for key, heat in cold_heat(bank, situation).items()},
    }


def demand_line_w(situation: Situation, outdoor_c: FloatArray) -> FloatArray:
    """Heat asked at an outdoor temperature by the straight line, with the mean hot water, W."""
    design = situation.design
    line: FloatArray = line_share(situation.duty, design.outdoor_c, outdoor_c) * design.peak_w
    line += design.hot_water_w
    return line


def bivalent_c(bank: Bank, situation: Situation, given: FloatArray) -> FloatArray:
    """The outdoor temperature at which heat pumps and demand are equal, °C, (plants,).

    given: W of the units on duty at every node, (plants, nodes). nan where they carry the demand
    down to the design temperature.
    """
    outdoor = bank.nodes.outdoor_c
    asked = demand_line_w(situation, outdoor)
    counts = (outdoor >= situation.design.outdoor_c - 1.0) & (
        outdoor <= situation.duty.heating_limit_c
    )
    short = (given < asked * (1.0 - 1e-9)) & counts
    last = short.shape[1] - 1 - np.argmax(short[:, ::-1], axis=1)  # the warmest that is short
    above = np.minimum(last + 1, short.shape[1] - 1)
    rows = np.arange(len(given))
    lack = asked[last] - given[rows, last]
    surplus = given[rows, above] - asked[above]
    crossing = outdoor[last] + np.clip(lack / np.maximum(lack + surplus, 1e-9), 0.0, 1.0) * (
        outdoor[above] - outdoor[last]
    )
    needed = short.any(axis=1) & (crossing > situation.design.outdoor_c + 1e-6)
    return np.where(needed, crossing, np.nan)
