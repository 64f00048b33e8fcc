"""What stations of several models come to in a year."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.families.compressors.columns import CompressorColumns
from core.families.compressors.demand import (
    air_of_year,
    dryer_w,
    heat_used_wh,
    heat_worth,
    highest_power,
    recovery_price,
)
from core.families.compressors.duty import CompressorDuty
from core.families.compressors.evaluation import best_of, cycling, efficient, recoverable, unsteady
from core.families.compressors.existing import existing_year
from core.families.compressors.gap import gap_hours, of_station
from core.families.compressors.station import full_power
from core.load.ratio import mean_price, share_of
from core.plant.plant_year import PlantYear
from core.plant.sharing import shared
from core.selection.demand_charge import demand_charge
from core.selection.family import Evaluation, Situation
from core.selection.plant_columns import common_columns, covered, plants_evaluation
from core.selection.present_year import against_kept
from core.study.plant import Staging

FloatArray = NDArray[np.float64]
_W_PER_KW = 1000.0
_S_PER_H = 3600.0
_COMMON = frozenset(
    {
        "unit_capacity_w", "installed_w", "oversizing", "annual_energy_wh",
        "mean_price_per_kwh", "unmet_hours", "unmet_energy_wh",
    }
)  # fmt: skip


def evaluate_plants(
    columns: CompressorColumns, situation: Situation, years: Sequence[PlantYear]
) -> Evaluation:
    """Outcomes named as in CompressorOutcome."""
    common = common_columns(years, standby=False, auxiliaries=False)
    found = {key: values for key, values in common.items() if key in _COMMON}
    each = [_one(columns, situation, year) for year in years]
    inside = covered(years, [_inside(situation, year) for year in years])
    found |= {"coverage_hours": inside.hours, "coverage_energy": inside.energy}
    for name in each[0] if each else ():
        found[name] = np.array([one[name] for one in each])
    whole = _with_dryer(plants_evaluation(years, found, situation.study.economics), situation)
    trims = np.array(
        [columns.cycles[[group.machine for group in year.groups]].any() for year in years],
        dtype=bool,
    )
    cycling_hours, in_gaps = (
        whole.columns.get(key, np.zeros(0)) for key in ("air_cycling_hours", "gap_hours")
    )
    whole = replace(whole, unsteady=unsteady(trims, cycling_hours, in_gaps, situation))
    return _with_today(_with_heat(whole, situation), situation)


def _with_dryer(found: Evaluation, situation: Situation) -> Evaluation:
    """The same with what the dryer of the station takes, as long as there is any flow."""
    duty: CompressorDuty = situation.duty
    if not duty.dryer_w:
        return found
    profile = situation.profile
    dryer = dryer_w(profile, duty)
    energy = float(dryer @ profile.hours.sum(axis=1))
    volume = air_of_year(profile)
    columns = dict(found.columns)
    cost = found.energy_cost + float(dryer @ profile.price_hours) / _W_PER_KW
    columns["annual_energy_wh"] = columns["annual_energy_wh"] + energy
    columns["energy_per_air_m3"] = columns["energy_per_air_m3"] + energy / (volume * _W_PER_KW)
    columns["peak_power_w"] = columns["peak_power_w"] + duty.dryer_w
    columns["mean_price_per_kwh"] = mean_price(cost, columns["annual_energy_wh"])
    columns["dryer_wh"] = np.full(len(cost), energy)
    peaks = found.monthly_peak_w
    return replace(
        found,
        columns=columns,
        monthly_energy_wh=found.monthly_energy_wh + dryer @ profile.hours,
        energy_cost=cost,
        monthly_peak_w=None if peaks is None else peaks + highest_power(dryer[None], profile),
    )


def _with_heat(found: Evaluation, situation: Situation) -> Evaluation:
    """The same less what the heat that is used costs today, with what recovers it."""
    duty: CompressorDuty = situation.duty
    if duty.steady_heat_w is None:
        return found
    worth = heat_worth(found.columns["heat_used_wh"], duty)
    return replace(
        found,
        columns={**found.columns, "heat_used_cost": worth},
        energy_cost=found.energy_cost - worth,
        listed_price=found.listed_price + recovery_price(duty),
    )


def _with_today(found: Evaluation, situation: Situation) -> Evaluation:
    """The same with what is saved against the compressors there are."""
    today, economics = existing_year(situation), situation.study.economics
    if today is None:
        return found
    cost, peaks = found.energy_cost, found.monthly_peak_w
    charged = cost if peaks is None else cost + demand_charge(peaks, economics)
    energy = found.columns["annual_energy_wh"]
    saved = against_kept(today, energy, charged, found.listed_price)
    return replace(found, columns={**found.columns, **saved})


def _inside(situation: Situation, year: PlantYear) -> NDArray[np.bool_]:
    """Of each group whether it gives its air with little more than at its best."""
    rows = np.array([group.row for group in year.groups])
    best = best_of(year.mixing.units)[rows]
    return efficient(year.run.output_w, year.run.input_w, best, situation)


def _one(columns: CompressorColumns, situation: Situation, year: PlantYear) -> dict[str, float]:
    hours, drawn = year.mixing.hours, year.run.input_w.sum(axis=0)
    energy = float(drawn @ hours)
    volume = float(year.run.output_w.sum(axis=0) @ hours)
    part = columns.take(np.array([group.machine for group in year.groups]))
    full = full_power(part, situation.design, 0.0)
    duty = np.array([group.duty for group in year.groups])
    at_full = float((full * duty).sum() / (part.flow_m3s * duty).sum())
    steps, ranges = of_station(part, duty)
    asked: CompressorDuty = situation.duty
    given_off = recoverable(part, asked) @ year.run.input_w
    below = cycling(part, year.run.running, year.run.output_w)
    order, cascade = _in_order(situation, year, part, full)
    return {
        "energy_per_air_m3": energy / (volume * _S_PER_H * _W_PER_KW),
        "mean_specific_power": energy / volume,
        "full_specific_power": at_full,
        "part_load_loss": 1.0
        - float((full / part.flow_m3s) @ (year.run.output_w @ hours)) / energy,
        "peak_power_w": float(drawn.max(initial=0.0)),
        "air_cycling_hours": float(hours[below.any(axis=0)].sum()),
        "heat_used_wh": float(heat_used_wh(given_off[None], year.mixing.by_month, asked)[0]),
        "gap_hours": gap_hours(situation, steps, ranges) if ranges else np.nan,
        "sequence_saving_wh": order - energy,
        "cascade_saving_wh": cascade - energy,
    }


def _in_order(
    situation: Situation, year: PlantYear, part: CompressorColumns, full: FloatArray
) -> tuple[float, float]:
    """Energy of the same machines switched in the best fixed order, and so by a cascade, Wh."""
    least = min(_orders(year))
    units = int(sum(group.duty for group in year.groups))
    more = (units - 1) * situation.duty.cascade_step_pa
    ratio = float(share_of(full_power(part, situation.design, more), full).mean())
    return least, least * ratio


def _orders(year: PlantYear) -> Iterator[float]:
    rows = np.array([group.row for group in year.groups])
    duty = np.array([group.duty for group in year.groups])
    for first in range(len(rows)):
        order = np.array([first, *(one for one in range(len(rows)) if one != first)])
        found = shared(
            year.mixing.units, year.mixing.load_w, rows[order][None], duty[order][None],
            Staging.IN_ORDER,
        )  # fmt: skip
        yield float(found.input_w[0].sum(axis=0) @ year.mixing.hours)
