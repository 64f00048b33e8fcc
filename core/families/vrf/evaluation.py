"""A year of every machine × number of units: from operating points to outcomes.

Each machine has the same share of the load. Bins and hours are told apart by the profile alone.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.vrf.columns import VrfColumns, take
from core.families.vrf.performance import (
    Stages,
    at_load,
    best_cop,
    beyond_limits,
    stages_at,
)
from core.families.vrf.sizing import at_design, capacity_factors, design_beyond_k
from core.load.profile import Profile
from core.load.ratio import mean_price, share_of
from core.selection.carried import ROUNDING
from core.selection.family import Evaluation, Pairs, Situation

FloatArray = NDArray[np.float64]
_BLOCK_ELEMENTS = 262_144  # machines × stages × points at a time
_W_PER_KW = 1000.0
_MONTHS = 12
_SUMS = (
    "served_wh", "unmet_hours", "no_figure_hours", "cycling_hours", "beyond_limits_hours",
    "band_hours", "band_wh",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPoints:
    """The points of the year that carry load; arrays (points,) and (points, 13)."""

    load_w: FloatArray
    outdoor_c: FloatArray
    hours: FloatArray
    months_and_price: FloatArray  # hours by month, then the price hours


def loaded_points(profile: Profile) -> YearPoints:
    """The year without its idle points."""
    loaded = profile.columns["load_w"] > 0.0
    by_month = profile.hours[loaded]
    return YearPoints(
        load_w=profile.columns["load_w"][loaded],
        outdoor_c=profile.columns["outdoor_c"][loaded],
        hours=by_month.sum(axis=1),
        months_and_price=np.column_stack([by_month, profile.price_hours[loaded]]),
    )


def evaluate(columns: VrfColumns, situation: Situation, pairs: Pairs) -> Evaluation:
    """Run every pair through the year; outcomes are named as in VrfOutcome."""
    year = loaded_points(situation.profile)
    count, stages = len(pairs.machine), columns.share.shape[1]
    sums = {name: np.zeros(count) for name in _SUMS}
    power_wh = np.zeros((count, _MONTHS + 1))
    size = _BLOCK_ELEMENTS // max(stages * len(year.load_w), 1)
    for machines, rows in pairs.blocks_alike(size):
        block = take(columns, machines)
        unit = unit_stages(block, situation, year.outdoor_c)
        best, beyond = best_cop(block, unit), beyond_limits(block, year.outdoor_c) @ year.hours
        for units in np.unique(pairs.units[rows]):
            pair = rows[pairs.units[rows] == units]
            at = np.searchsorted(machines, pairs.machine[pair])
            found, power = _of_units(block, unit, best, year, int(units), situation)
            for name, values in found.items():
                sums[name][pair] = values[at]
            sums["beyond_limits_hours"][pair] = beyond[at]
            power_wh[pair] = power[at]
    return _evaluation(columns, situation, pairs, year, sums, power_wh)


def unit_stages(columns: VrfColumns, situation: Situation, outdoor_c: FloatArray) -> Stages:
    """What the stages of one unit do at outdoor temperatures, with its pipes and indoor units."""
    return stages_at(
        columns,
        situation.design.indoor_wet_bulb_c,
        outdoor_c,
        situation.study.criteria.beyond_limits_k,
        capacity_factors(columns, situation.duty),
    )


def _of_units(
    columns: VrfColumns,
    unit: Stages,
    best: FloatArray,
    year: YearPoints,
    units: int,
    situation: Situation,
) -> tuple[dict[str, FloatArray], FloatArray]:
    """Sums over the year, (machines,), and power by month and price, (machines, 13)."""
    share = np.broadcast_to(year.load_w / units, unit.full_w.shape)
    known = np.isfinite(unit.full_w)
    done = at_load(columns, unit, share)
    given = np.where(known, np.minimum(share, unit.full_w), 0.0) * units
    power = np.where(known, done.power_w, 0.0) * units
    short = known & (share > unit.full_w * (1.0 + ROUNDING))
    floor = situation.study.criteria.efficient_share
    in_band = known & (given >= floor * best * power)
    hours = year.hours
    return {
        "served_wh": given @ hours,
        "unmet_hours": (short | ~known) @ hours,
        "no_figure_hours": ~known @ hours,
        "cycling_hours": (done.cycling & known) @ hours,
        "band_hours": in_band @ hours,
        "band_wh": np.where(in_band, given, 0.0) @ hours,
    }, power @ year.months_and_price


def _evaluation(
    columns: VrfColumns,
    situation: Situation,
    pairs: Pairs,
    year: YearPoints,
    sums: dict[str, FloatArray],
    power_wh: FloatArray,
) -> Evaluation:
    """Sums as outcomes."""
    design = situation.design
    reach_k = situation.study.criteria.beyond_limits_k
    done = at_design(columns, design, situation.duty, reach_k)
    machine, units = pairs.machine, pairs.units
    energy, cost = power_wh[:, :_MONTHS].sum(axis=1), power_wh[:, _MONTHS] / _W_PER_KW
    asked_wh, asked_h = float(year.load_w @ year.hours), float(year.hours.sum())
    unit_w, power_w = done.cooling_w[machine], done.power_w[machine]
    rated_w = units * columns.cooling_w[machine]
    return Evaluation(
        pairs=pairs,
        columns={
            "unit_capacity_w": unit_w,
            "installed_w": units * unit_w,
            "rated_installed_w": rated_w,
            "oversizing": units * unit_w / design.peak_w,
            "design_beyond_k": design_beyond_k(columns, design)[machine],
            "design_power_w": power_w,
            "design_cop": unit_w / power_w,
            "heating_installed_w": units * done.heating_w[machine],
            "heating_power_w": done.heating_power_w[machine],
            "annual_energy_wh": energy,
            "mean_price_per_kwh": mean_price(cost, energy),
            "seasonal_cop": share_of(sums["served_wh"], energy),
            "coverage_hours": share_of(sums["band_hours"], asked_h),
            "coverage_energy": share_of(sums["band_wh"], asked_wh),
            "unmet_hours": sums["unmet_hours"],
            "unmet_energy_wh": np.maximum(asked_wh - sums["served_wh"], 0.0),
            "no_figure_hours": sums["no_figure_hours"],
            "cycling_hours": sums["cycling_hours"],
            "beyond_limits_hours": sums["beyond_limits_hours"],
        },
        monthly_energy_wh=power_wh[:, :_MONTHS],
        energy_cost=cost,
        priced_w=rated_w,
        listed_price=units * columns.price[machine],
        ratings={},
        asked_wh=asked_wh,
    )
