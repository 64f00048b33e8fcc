"""What a year makes of every machine × number of units."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.families.flow_stations.columns import FlowColumns
from core.families.flow_stations.duty import FlowDuty
from core.families.flow_stations.existing import Existing
from core.families.flow_stations.fleet import (
    Fleet,
    UnitsRunning,
    fleet_of,
    lost_between,
    most_flow,
    together,
)
from core.families.flow_stations.station import StationRun, station
from core.load.ratio import mean_price, share_of
from core.machines.flow_machines.control import FlowControl
from core.selection.family import Evaluation, Pairs, Situation
from core.selection.present_year import against_kept, present_of
from core.selection.uneven import often, uneven
from core.study.economics import Economics

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

PREFERRED = (0.7, 1.2)  # of the best flow
OFTEN = 0.1  # of the running hours: so long beside it is warned of
_CELLS = 36_000  # machines times points in one go: they stay in the cache
_W_PER_KW = 1000.0
_S_PER_H = 3600.0
_TINY = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class AYear:
    """Equal units of some machines through the year, and at the design point."""

    fleet: Fleet
    situation: Situation
    run: StationRun
    design: UnitsRunning
    carrying: int


OwnFigures = Callable[[AYear], dict[str, FloatArray]]


def evaluate(
    columns: FlowColumns,
    situation: Situation,
    pairs: Pairs,
    own: OwnFigures,
    existing: Existing,
) -> Evaluation:
    """Run every pair through the year; own: what only the family tells, by the names given."""
    count, points = len(pairs.machine), len(situation.profile.hours)
    flow = situation.profile.columns["load_w"]
    names: dict[str, FloatArray] = {}
    monthly, cost = np.zeros((count, 12)), np.zeros(count)
    block = max(1, _CELLS // max(1, points))
    for chosen, rows in pairs.blocks(block):
        fleet = fleet_of(columns, chosen, situation.duty)
        for units in np.unique(pairs.units[rows]):
            here = rows[pairs.units[rows] == units]
            at = np.searchsorted(chosen, pairs.machine[here])
            part, carrying = fleet.take(at), max(situation.plant.carrying(int(units)), 1)
            run = station(part, flow, carrying, situation.plant.staging)
            found = _figures(part, situation, run, int(units), own)
            for name, values in found.items():
                names.setdefault(name, np.full(count, np.nan))[here] = values
            drawn = run.input_w
            monthly[here] = drawn @ situation.profile.hours
            cost[here] = drawn @ situation.profile.price_hours / _W_PER_KW
    if not count:
        nobody = fleet_of(columns, np.zeros(0, dtype=np.int64), situation.duty)
        run = station(nobody, flow, 1, situation.plant.staging)
        names = _figures(nobody, situation, run, 1, own)
    today = existing.year(columns, situation)
    if today is not None and count:
        names |= against_kept(today, names["annual_energy_wh"], cost, names["invested"])
    return Evaluation(
        pairs=pairs,
        columns={key: values for key, values in names.items() if key not in _PRICES},
        monthly_energy_wh=monthly,
        energy_cost=cost,
        priced_w=names["priced_w"],
        listed_price=columns.price[pairs.machine] * pairs.units * situation.duty.series,
        ratings={},
        asked_wh=asked_wh(situation),
        unsteady=unsteady(names["beyond_preferred_hours"], situation),
        extra_price=names["invested"] - names["bought"],
        present=None
        if today is None
        else present_of(existing.name, today, situation.study.economics),
        today=() if today is None else today.findings,
    )


def unsteady(beyond_preferred_hours: FloatArray, situation: Situation) -> FloatArray:
    """1 of stations that run beside the preferred range for over a tenth of their hours."""
    running = situation.design.running_hours or 1.0
    return uneven(often(beyond_preferred_hours, OFTEN, running))


def asked_wh(situation: Situation) -> float:
    """Work of the year that the system asks for, Wh."""
    flow = situation.profile.columns["load_w"]
    return float(work_w(situation.duty, flow) @ situation.profile.hours.sum(axis=1))


def work_w(duty: FlowDuty, flow: FloatArray) -> FloatArray:
    """Work that the system asks for at flows, W."""
    work: FloatArray = duty.work_of_rise * flow * duty.system.rise(flow)
    return work


def _figures(
    fleet: Fleet, situation: Situation, run: StationRun, units: int, own: OwnFigures
) -> dict[str, FloatArray]:
    duty: FlowDuty = situation.duty
    profile = situation.profile
    hours, flow = profile.hours.sum(axis=1), profile.columns["load_w"]
    carrying = max(situation.plant.carrying(units), 1)
    runs = flow > 0.0
    running = float(hours[runs].sum()) or 1.0
    energy = run.input_w @ hours
    shaft_wh = run.shaft_w @ hours
    given = np.maximum(flow - run.unmet, 0.0)
    volume = given @ hours * _S_PER_H
    work = work_w(duty, flow)
    with np.errstate(invalid="ignore", divide="ignore"):
        raised = np.nan_to_num(duty.work_of_rise * flow * np.maximum(run.rise, 0.0))
        ratio = run.own_flow / fleet.machines.best_flow[:, None]
        efficiency = fleet.machines.efficiency_at(run.own_flow)
    best = fleet.machines.best_efficiency[:, None]
    inside = (efficiency >= situation.study.criteria.efficient_share * best) & runs & ~run.least
    outside = ((ratio < PREFERRED[0]) | (ratio > PREFERRED[1])) & runs
    each = most_flow(fleet, np.array([duty.rise]))[:, 0]
    cost = run.input_w @ profile.price_hours / _W_PER_KW
    asked = float(work @ hours) or 1.0
    design = together(fleet, np.array([duty.flow_m3s]), carrying)
    year = AYear(fleet=fleet, situation=situation, run=run, design=design, carrying=carrying)
    return {
        "unit_capacity_w": each,
        "installed_w": each * units,
        "oversizing": each * carrying / duty.flow_m3s,
        "annual_energy_wh": energy,
        "mean_price_per_kwh": mean_price(cost, energy),
        "coverage_hours": share_of(inside @ hours, running),
        "coverage_energy": share_of((inside * work) @ hours, asked),
        "unmet_hours": (run.unmet > 0.0) @ hours,
        "unmet_energy_wh": (run.unmet * work / np.maximum(flow, _TINY)) @ hours,
        "energy_per_m3": energy / _W_PER_KW / np.maximum(volume, _TINY),
        "system_efficiency": (given * work / np.maximum(flow, _TINY)) @ hours / energy,
        "machine_efficiency": raised @ hours / np.maximum(shaft_wh, _TINY),
        "beyond_preferred_hours": outside @ hours,
        "least_flow_hours": (run.least & runs) @ hours,
        "throttle_saving_wh": _throttled_wh(fleet, situation, units) - energy,
        "priced_w": _priced_w(fleet) * units,
        "bought": _bought(fleet, situation.study.economics) * units,
        "invested": price_of(fleet, situation.study.economics) * units,
        **_at_design(fleet, design, carrying),
        **own(year),
    }


def _priced_w(fleet: Fleet) -> FloatArray:
    """Motor power that a price per kW is applied to, of one; of a unit its highest power."""
    own = fleet.machines.power_w.max(axis=1, initial=0.0)
    motors = np.nan_to_num(fleet.motors.power_w) * fleet.duty.series
    return np.where(fleet.of_unit, own, motors)


def _at_design(fleet: Fleet, run: UnitsRunning, carrying: int) -> dict[str, FloatArray]:
    own, speed = run.own_flow[:, 0], run.speed[:, 0]
    each = run.shaft_w / (carrying * fleet.duty.series)
    at_motor = each + lost_between(fleet, each, run.speed)
    return {
        "duty_efficiency": fleet.machines.efficiency_at(own[:, None])[:, 0],
        "duty_speed": speed,
        "duty_power_w": run.input_w[:, 0],
        "duty_flow_ratio": own / fleet.machines.best_flow,
        "motor_w": np.where(fleet.of_unit, np.nan, fleet.motors.power_w),
        "motor_load": np.where(fleet.of_unit, np.nan, at_motor[:, 0] / fleet.motors.power_w),
    }


def _throttled_wh(fleet: Fleet, situation: Situation, units: int) -> FloatArray:
    """The year of the same units throttled on the mains, Wh, (machines,); nan: cannot be."""
    if not fleet.by_speed:
        return np.full(len(fleet.machine), np.nan)
    other = replace(fleet, duty=fleet.duty.held(FlowControl.THROTTLE))  # with the same motors
    flow, plant = situation.profile.columns["load_w"], situation.plant
    run = station(other, flow, max(plant.carrying(units), 1), plant.staging)
    energy = run.input_w @ situation.profile.hours.sum(axis=1)
    unable = (run.unmet > 0.0).any(axis=1) | fleet.of_unit
    return np.where(unable, np.nan, energy)


def _bought(fleet: Fleet, economics: Economics) -> FloatArray:
    """Of one machine with its motor, (machines,); by motor power where the catalog has no price."""
    listed = fleet.columns.price[fleet.machine] * fleet.duty.series
    by_power = _priced_w(fleet) / _W_PER_KW * economics.price_per_kw
    return np.where(np.isnan(listed), by_power, listed)


def price_of(fleet: Fleet, economics: Economics) -> FloatArray:
    """Of one machine, its motor and its converter, (machines,); by motor power where unlisted."""
    duty, rated = fleet.duty, _priced_w(fleet) / _W_PER_KW
    converter = np.where(fleet.of_unit | (not duty.by_speed), 0.0, duty.drive_price_per_kw)
    return _bought(fleet, economics) + rated * converter


_PRICES = ("priced_w", "bought", "invested")
