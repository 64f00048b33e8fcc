"""The year of units of one model, and of several models, as families of `Units` have it alike.

What is given is in the family's own unit: W of heat, m³/s of hydrogen. A plant of one model is run
by core.plant.equal_units; one of several stands in core.plant.plant_year.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.load.ratio import mean_price
from core.plant.equal_units import Run, run
from core.plant.mixing import Mixing
from core.plant.plant_year import PlantYear
from core.plant.unit import Units
from core.selection.carried import ROUNDING, both_ways
from core.selection.family import Evaluation, Pairs, Situation
from core.study.plant import Redundancy

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
_EDGE = 1e-9
_W_PER_KW = 1000.0
_FIRST = np.zeros(1, dtype=np.int64)
_NAMES = ("given_wh", "input_wh", "unit_h", "below_h", "good_h", "good_wh", "alone_h", "alone_wh",
          "helped_h", "helped_wh")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class EqualYear:
    """Pairs over a year, each (pairs,) if not said.

    carrying: units that carry the load; found: sums of the year, by name: given_wh, input_wh,
    unit_h (running hours of all units),
    below_h (a unit runs below its least load), good_h and good_wh (near the plant's best ratio),
    alone and helped (missing without and with standby units); monthly_wh, highest_w: (pairs, 12).
    """

    carrying: IntArray
    found: Mapping[str, FloatArray]
    monthly_wh: FloatArray
    cost: FloatArray
    highest_w: FloatArray


def year_of_equal_units(
    units: Units,
    situation: Situation,
    pairs: Pairs,
    least_share: FloatArray,
    *,
    all_share: bool = False,
) -> EqualYear:
    """Run every pair through the year; units: of `pairs.each_once`; least_share: (machines,).

    all_share: units in reserve run and take their part of the load too.
    """
    profile, plant = situation.profile, situation.plant
    load, hours = profile.columns["load_w"], profile.hours.sum(axis=1)
    row = np.searchsorted(pairs.each_once, pairs.machine)
    count, near = len(pairs.machine), situation.study.criteria.efficient_share
    found = {name: np.zeros(count) for name in _NAMES}
    monthly, cost, highest = np.zeros((count, 12)), np.zeros(count), np.zeros((count, 12))
    for number in np.unique(pairs.units).tolist():
        rows = np.flatnonzero(pairs.units == number)
        carrying = int(number) if all_share else plant.carrying(int(number))
        done = run(units, row[rows], carrying, load, plant.staging, int(number) - carrying)
        missing = load - done.output_w
        helped = np.maximum(load - number * units.capacity_w[row[rows]], 0.0)
        below = (done.running > 0.0) & (
            done.plr < least_share[pairs.machine[rows]][:, None] * (1.0 - _EDGE)
        )
        ratio = np.divide(
            done.output_w, done.input_w, out=np.zeros_like(done.input_w), where=done.input_w > 0.0
        )
        good = ratio >= near * ratio.max(axis=1, keepdims=True)
        good &= done.output_w > 0.0
        for name, values in (
            ("given_wh", done.output_w), ("input_wh", done.input_w), ("unit_h", done.running),
            ("below_h", below),
            ("good_h", good), ("good_wh", np.where(good, done.output_w, 0.0)),
            ("alone_h", missing > ROUNDING * load), ("alone_wh", missing),
            ("helped_h", helped > ROUNDING * load), ("helped_wh", helped),
        ):  # fmt: skip
            found[name][rows] = values @ hours
        monthly[rows] = done.input_w @ profile.hours
        cost[rows] = done.input_w @ profile.price_hours / _W_PER_KW
        highest[rows] = (done.input_w[:, :, None] * (profile.hours > 0.0)[None]).max(axis=1)
    return EqualYear(
        carrying=np.array([plant.carrying(int(one)) for one in pairs.units]),
        found=found,
        monthly_wh=monthly,
        cost=cost,
        highest_w=highest,
    )


def run_of(situation: Situation, units: Units, load: FloatArray, number: int) -> Run:
    """How so many units run at loads; units: of that one machine alone."""
    plant = situation.plant
    carrying = plant.carrying(number)
    return run(units, _FIRST, carrying, load, plant.staging, number - carrying)


def evaluation_of(
    year: EqualYear,
    situation: Situation,
    pairs: Pairs,
    columns: Mapping[str, FloatArray],
    *,
    unit_w: FloatArray,
    priced_w: FloatArray,
    listed_price: FloatArray,
) -> Evaluation:
    """The evaluation of pairs, with the family's own outcomes in `columns`.

    unit_w, priced_w, listed_price: of one unit, (machines,); a price per kW is that of `priced_w`.
    """
    profile, plant, found = situation.profile, situation.plant, year.found
    standby = plant.redundancy is not Redundancy.NONE
    alone = found["alone_h"], found["alone_wh"]
    helped = found["helped_h"], found["helped_wh"]
    unmet = helped if standby and plant.standby_helps else alone
    each = unit_w[pairs.machine]
    return Evaluation(
        pairs=pairs,
        columns={
            "unit_capacity_w": each,
            "installed_w": each * pairs.units,
            "oversizing": year.carrying * each / situation.design.peak_w,
            "annual_energy_wh": found["input_wh"],
            "mean_price_per_kwh": mean_price(year.cost, found["input_wh"]),
            "unmet_hours": unmet[0],
            "unmet_energy_wh": unmet[1],
            **both_ways(standby, alone, helped),
            **columns,
        },
        monthly_energy_wh=year.monthly_wh,
        energy_cost=year.cost,
        priced_w=priced_w[pairs.machine] * pairs.units,
        listed_price=listed_price[pairs.machine] * pairs.units,
        ratings={},
        asked_wh=float(profile.columns["load_w"] @ profile.hours.sum(axis=1)),
        monthly_peak_w=year.highest_w,
    )


def mixing_of(
    situation: Situation,
    machine: IntArray,
    units: Callable[[FloatArray], Units],
    *,
    unit_w: FloatArray,
    priced_w: FloatArray,
    price: FloatArray,
) -> Mixing:
    """Machines as units of plants of several models, at the points with load.

    units: of `machine` at loads; unit_w, priced_w, price: of one unit, (all machines,).
    """
    profile, design = situation.profile, situation.design
    loaded = profile.columns["load_w"] > 0.0
    load = profile.columns["load_w"][loaded]
    return Mixing(
        machine=machine,
        units=units(load),
        load_w=load,
        by_month=profile.hours[loaded],
        price_hours=profile.price_hours[loaded],
        design_w=unit_w[machine],
        required_w=design.required_w,
        peak_w=design.peak_w,
        price=price[machine],
        priced_w=priced_w[machine],
        design_point=int(load.argmax()),
    )


def given_wh(years: Sequence[PlantYear]) -> FloatArray:
    """What plants of several models give in the year, (plants,)."""
    return np.array([float(year.output_wh.sum()) for year in years])


def below_least_h(years: Sequence[PlantYear], least_share: FloatArray) -> FloatArray:
    """Hours in which units of some group run below their least load, (plants,).

    least_share: (all machines,).
    """
    found = np.zeros(len(years))
    for at, year in enumerate(years):
        least = least_share[[group.machine for group in year.groups]][:, None]
        below = (year.run.running > 0.0) & (year.part_load < least * (1.0 - _EDGE))
        found[at] = float(year.mixing.hours[below.any(axis=0)].sum())
    return found
