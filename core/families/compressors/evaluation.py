"""What a year makes of every compressor × number of units."""

import numpy as np
from numpy.typing import NDArray

from core.families.compressors.columns import CompressorColumns
from core.families.compressors.demand import (
    dryer_w,
    heat_used_wh,
    heat_worth,
    highest_power,
    recovery_price,
)
from core.families.compressors.duty import CompressorDuty
from core.families.compressors.existing import existing_year, nameplate
from core.families.compressors.gap import gap_hours
from core.families.compressors.station import StationRun, full_power, run, units_of
from core.load.ratio import mean_price, share_of
from core.plant.unit import Units
from core.selection.demand_charge import demand_charge
from core.selection.family import Evaluation, Pairs, Situation
from core.selection.present_year import against_kept, present_of
from core.selection.uneven import often, uneven
from core.study.economics import Economics
from core.study.plant import Staging

FloatArray = NDArray[np.float64]

_CELLS = 400_000
_W_PER_KW = 1000.0
_S_PER_H = 3600.0
_WITHIN = 1e-6
OFTEN = 0.1  # of the running hours
_NAMES = (
    "unit_capacity_w", "installed_w", "oversizing", "annual_energy_wh", "mean_price_per_kwh",
    "coverage_hours", "coverage_energy", "unmet_hours", "unmet_energy_wh", "energy_per_air_m3",
    "mean_specific_power", "full_specific_power", "part_load_loss", "peak_power_w",
    "air_cycling_hours", "gap_hours", "sequence_saving_wh", "cascade_saving_wh",
    "heat_used_wh", "dryer_wh",
)  # fmt: skip


def evaluate(columns: CompressorColumns, situation: Situation, pairs: Pairs) -> Evaluation:
    """Run every pair through the year."""
    count, profile = len(pairs.machine), situation.profile
    flow = profile.columns["load_w"]
    names = {name: np.full(count, np.nan) for name in _NAMES}
    monthly, peaks, cost = np.zeros((count, 12)), np.zeros((count, 12)), np.zeros(count)
    dryer = dryer_w(profile, situation.duty)
    for chosen, rows in pairs.blocks(max(1, _CELLS // max(1, len(flow)))):
        part = columns.take(chosen)
        units = units_of(part, situation.design, len(flow))
        for number in np.unique(pairs.units[rows]):
            here = rows[pairs.units[rows] == number]
            at = np.searchsorted(chosen, pairs.machine[here])
            carrying = max(situation.plant.carrying(int(number)), 1)
            some, few = units.take(at), part.take(at)
            done = run(some, flow, carrying, situation.plant.staging)
            found = _figures(few, some, situation, done, int(number), carrying)
            for name, values in found.items():
                names[name][here] = values
            drawn = done.input_w + dryer
            monthly[here] = drawn @ profile.hours
            peaks[here] = highest_power(drawn, profile)
            cost[here] = drawn @ profile.price_hours / _W_PER_KW
    names["heat_used_cost"] = heat_worth(names["heat_used_wh"], situation.duty)
    cost -= np.nan_to_num(names["heat_used_cost"])
    recovery = recovery_price(situation.duty)
    price = price_of(columns, situation.duty, situation.study.economics)[pairs.machine]
    bought = _bought(columns, situation.study.economics)[pairs.machine]
    today = existing_year(situation)
    if today is not None:
        charged = cost + demand_charge(peaks, situation.study.economics)
        invested = price * pairs.units + recovery
        names |= against_kept(today, names["annual_energy_wh"], charged, invested)
    return Evaluation(
        pairs=pairs,
        columns=names,
        monthly_energy_wh=monthly,
        energy_cost=cost,
        monthly_peak_w=peaks,
        priced_w=columns.motor_w[pairs.machine] * pairs.units,
        listed_price=columns.price[pairs.machine] * pairs.units,
        ratings={},
        asked_wh=asked_wh(situation),
        present_record=nameplate(situation.duty),
        unsteady=unsteady(
            columns.cycles[pairs.machine], names["air_cycling_hours"], names["gap_hours"], situation
        ),
        extra_price=(price - bought) * pairs.units + recovery,
        present=None
        if today is None
        else present_of("compressors", today, situation.study.economics),
        today=() if today is None else today.findings,
    )


def asked_wh(situation: Situation) -> float:
    """Air of the year, m³/s · h: what `unmet_energy_wh` is a part of."""
    return float(situation.profile.columns["load_w"] @ situation.profile.hours.sum(axis=1))


def _figures(
    columns: CompressorColumns,
    units: Units,
    situation: Situation,
    done: StationRun,
    number: int,
    carrying: int,
) -> dict[str, FloatArray]:
    profile, design = situation.profile, situation.design
    hours, flow = profile.hours.sum(axis=1), profile.columns["load_w"]
    runs = flow > 0.0
    energy, volume = done.input_w @ hours, done.given @ hours
    full = full_power(columns, design, 0.0) / columns.flow_m3s
    dryer = dryer_w(profile, situation.duty)
    with_dryer = energy + dryer @ hours
    cost = (done.input_w + dryer) @ profile.price_hours / _W_PER_KW
    good = efficient(done.given, done.input_w, best_of(units), situation) & runs
    return {
        "unit_capacity_w": columns.flow_m3s,
        "installed_w": columns.flow_m3s * number,
        "oversizing": columns.flow_m3s * carrying / design.peak_w,
        "annual_energy_wh": with_dryer,
        "mean_price_per_kwh": mean_price(cost, with_dryer),
        "coverage_hours": share_of(good @ hours, float(hours[runs].sum())),
        "coverage_energy": share_of((good * flow) @ hours, float(flow @ hours)),
        "unmet_hours": (done.unmet > 0.0) @ hours,
        "unmet_energy_wh": done.unmet @ hours,
        "energy_per_air_m3": share_of(with_dryer, volume * _S_PER_H * _W_PER_KW),
        "mean_specific_power": share_of(energy, volume),
        "full_specific_power": full,
        "part_load_loss": 1.0 - share_of(full * volume, energy),
        "peak_power_w": (done.input_w + dryer).max(axis=1, initial=0.0),
        "air_cycling_hours": cycling(columns, done.running, done.given) @ hours,
        "heat_used_wh": heat_used_wh(
            recoverable(columns, situation.duty)[:, None] * done.input_w,
            profile.hours,
            situation.duty,
        ),
        "dryer_wh": np.full(len(columns), float(dryer @ hours))
        if situation.duty.dryer_w
        else np.full(len(columns), np.nan),
        "gap_hours": _gaps(columns, situation, carrying),
        **_other_ways(columns, units, situation, energy, carrying),
    }


def cycling(
    columns: CompressorColumns, running: FloatArray, given: FloatArray
) -> NDArray[np.bool_]:
    """Where a machine that runs is below its least continuous flow, (machines, points)."""
    least = running * (columns.turndown * columns.flow_m3s)[:, None]
    below: NDArray[np.bool_] = (given < least * (1.0 - _WITHIN)) & (running > 0.0)
    return below


def unsteady(
    cycles: NDArray[np.bool_],
    cycling_hours: FloatArray,
    gap_hours: FloatArray,
    situation: Situation,
) -> FloatArray:
    """1 of stations that load and unload, or start and stop, for over a tenth of their hours.

    So do those of variable speed in a gap that none of their units reaches.
    """
    running = situation.design.running_hours
    return uneven(cycles & often(cycling_hours, OFTEN, running), often(gap_hours, OFTEN, running))


def _gaps(columns: CompressorColumns, situation: Situation, carrying: int) -> FloatArray:
    """Hours in gaps of machines of variable speed, nan of all others."""
    found = np.full(len(columns), np.nan)
    for row in np.flatnonzero(columns.by_speed):
        ranges = [(columns.turndown[row] * columns.flow_m3s[row], columns.flow_m3s[row])] * carrying
        found[row] = gap_hours(situation, [], ranges)
    return found


def _other_ways(
    columns: CompressorColumns, units: Units, situation: Situation, energy: FloatArray, count: int
) -> dict[str, FloatArray]:
    """What is saved against switching them in order, with and without a cascade of pressures."""
    if count < 2 or situation.plant.staging is not Staging.OPTIMUM:
        return {}
    profile, duty = situation.profile, situation.duty
    hours, flow = profile.hours.sum(axis=1), profile.columns["load_w"]
    drawn = run(units, flow, count, Staging.IN_ORDER).input_w @ hours
    higher = full_power(columns, situation.design, (count - 1) * duty.cascade_step_pa)
    ratio = higher / full_power(columns, situation.design, 0.0)
    return {"sequence_saving_wh": drawn - energy, "cascade_saving_wh": drawn * ratio - energy}


def recoverable(columns: CompressorColumns, duty: CompressorDuty) -> FloatArray:
    """Share of the input of each machine that can be recovered as heat, (machines,)."""
    return np.where(
        np.isnan(columns.recoverable_share), duty.heat_usable, columns.recoverable_share
    )


def best_of(units: Units) -> FloatArray:
    """The least specific power of each machine at any load, J/m³, (machines,)."""
    share = np.linspace(0.0, 1.0, units.steps + 1)[1:]
    full: FloatArray = units.scale_w[:, 0] / units.capacity_w[:, 0]
    best: FloatArray = (units.table[0][:, 1:] / share).min(axis=1) * full
    return best


def efficient(
    given: FloatArray, input_w: FloatArray, best: FloatArray, situation: Situation
) -> NDArray[np.bool_]:
    """Where the station needs little more for its air than its best machine at its best."""
    share = situation.study.criteria.efficient_share
    good: NDArray[np.bool_] = given * best[:, None] >= share * input_w
    return good


def _bought(columns: CompressorColumns, economics: Economics) -> FloatArray:
    """Of one compressor, by motor power where the catalog has no price."""
    by_power = columns.motor_w / _W_PER_KW * economics.price_per_kw
    return np.where(np.isnan(columns.price), by_power, columns.price)


def price_of(columns: CompressorColumns, duty: CompressorDuty, economics: Economics) -> FloatArray:
    """The same with what a drive costs beside it, where no price is listed."""
    drive = columns.motor_w / _W_PER_KW * duty.drive_price_per_kw
    extra = np.where(columns.by_speed & np.isnan(columns.price), drive, 0.0)
    return _bought(columns, economics) + extra
