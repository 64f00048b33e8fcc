"""What a year makes of every transformer × number of units: its losses."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from core.families.transformers.columns import TransformerColumns
from core.families.transformers.duty import TransformerDuty
from core.families.transformers.existing import existing_year, nameplate
from core.families.transformers.heat import heat_of_year
from core.families.transformers.performance import best_share, change_over_va
from core.families.transformers.record import Core
from core.families.transformers.running import Running, Windings, running, windings_of
from core.families.transformers.screening import drop_at
from core.families.transformers.site import usable_share
from core.load.ratio import mean_price, share_of
from core.machines.device import ClassLevel
from core.money.present_value import annuity
from core.selection.demand_charge import demand_charge
from core.selection.family import Evaluation, Pairs, Situation
from core.selection.present_year import against_kept, present_of
from core.study.plant import Staging

FloatArray = NDArray[np.float64]
_W_PER_KW = 1000.0
_CELLS = 400_000  # machines × points at a time
_NAMES = (
    "unit_capacity_w", "installed_w", "oversizing", "annual_energy_wh", "coverage_hours",
    "coverage_energy", "unmet_hours", "unmet_energy_wh", "peak_share", "rms_share", "best_share",
    "mean_efficiency", "no_load_wh", "load_loss_wh", "voltage_drop", "change_over_va",
    "switching_saving_wh", "alone_share", "auxiliary_energy_wh", "site_rated_w", "hot_spot_c",
    "life_used",
)  # fmt: skip


def evaluate(columns: TransformerColumns, situation: Situation, pairs: Pairs) -> Evaluation:
    """Run every pair through the year."""
    profile, plant = situation.profile, situation.plant
    load, hours = profile.columns["load_w"], profile.hours.sum(axis=1)
    windings = windings_of(columns, situation)
    count, switched = len(pairs.machine), plant.staging is Staging.OPTIMUM
    names = {name: np.full(count, np.nan) for name in _NAMES}
    monthly, cost, peak = np.zeros((count, 12)), np.zeros(count), np.zeros((count, 12))
    highest = np.where(profile.hours > 0.0, load[:, None], 0.0).max(axis=0)  # by month
    for number, rows in _blocks(pairs, len(load)):
        at = pairs.machine[rows]
        machines = windings.only(at)
        done = running(machines, load, number, switched=switched)
        peak[rows] = running(machines, highest, number, switched=switched).loss_w
        found = _figures(columns, situation, at, number, done, machines)
        found |= heat_of_year(columns, situation, at, number, machines)
        for name, values in found.items():
            names[name][rows] = values
        monthly[rows] = done.loss_w @ profile.hours
        cost[rows] = done.loss_w @ profile.price_hours / _W_PER_KW
    names["mean_price_per_kwh"] = mean_price(cost, monthly.sum(axis=1))
    economics = situation.study.economics
    names["loss_cost"] = cost * annuity(
        economics.discount_rate, economics.life_years, economics.energy_price_rise
    )
    today = existing_year(situation)
    dearer = _dearer(columns, situation.duty)[pairs.machine]
    installed = columns.rated_va[pairs.machine] * pairs.units
    extra = dearer * installed * economics.price_per_kw / _W_PER_KW
    if today is not None:
        charged = cost + demand_charge(peak, economics, installed)
        each = installed * economics.price_per_kw / _W_PER_KW
        listed = columns.price[pairs.machine] * pairs.units
        invested = np.where(np.isnan(listed), each + extra, listed)
        names |= against_kept(today, names["annual_energy_wh"], charged, invested)
    return Evaluation(
        pairs=pairs,
        columns=names,
        monthly_energy_wh=monthly,
        energy_cost=cost,
        priced_w=installed,
        listed_price=columns.price[pairs.machine] * pairs.units,
        ratings={},
        asked_wh=float(load @ hours),
        monthly_peak_w=peak,
        charged_va=installed,
        extra_price=extra,
        present_record=nameplate(situation.duty),
        present=None if today is None else present_of("transformers", today, economics),
        today=() if today is None else today.findings,
    )


def _dearer(columns: TransformerColumns, duty: TransformerDuty) -> FloatArray:
    """What the duty says a class costs more than the price of a kVA, as a share, (machines,)."""
    by_grade = {
        ClassLevel.GRADE_2: duty.grade_2_dearer, ClassLevel.GRADE_1: duty.grade_1_dearer
    }  # fmt: skip
    return np.array(
        [
            by_grade.get(one.class_level, 0.0)  # type: ignore[arg-type]
            + (duty.amorphous_dearer if one.core_material is Core.AMORPHOUS else 0.0)
            if one.price is None else 0.0
            for one in columns.records
        ]
    )  # fmt: skip


def _blocks(pairs: Pairs, points: int) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Rows of one number of units, so many at a time that their points find room."""
    size = max(1, _CELLS // max(1, points))
    for number in np.unique(pairs.units).tolist():
        rows = np.flatnonzero(pairs.units == number)
        for first in range(0, len(rows), size):
            yield number, rows[first : first + size]


def _figures(
    columns: TransformerColumns,
    situation: Situation,
    at: NDArray[np.int64],
    units: int,
    done: Running,
    windings: Windings,
) -> dict[str, FloatArray]:
    design, duty = situation.design, situation.duty
    assert isinstance(duty, TransformerDuty)  # noqa: S101  the family is chosen by it
    profile = situation.profile
    load, hours = profile.columns["load_w"], profile.hours.sum(axis=1)
    rated, energy = columns.rated_va[at], done.loss_w @ hours
    p0, pk = windings.p0_w, windings.pk_w
    through = float(load @ hours) * duty.factor
    some = load > 0.0
    least = 2.0 * np.sqrt(p0 * pk) / rated  # of a VA, at the best share
    good = (done.loss_w * situation.study.criteria.efficient_share <= least[:, None] * load) & some
    over = load > units * rated[:, None] * (1.0 + 1e-9)
    found = {
        "unit_capacity_w": rated,
        "installed_w": rated * units,
        "oversizing": rated * units / design.peak_w,
        "annual_energy_wh": energy,
        "coverage_hours": share_of(good @ hours, float(hours[some].sum())),
        "coverage_energy": share_of((good * load) @ hours, float(load @ hours)),
        "unmet_hours": over @ hours,
        "unmet_energy_wh": np.maximum(load - units * rated[:, None], 0.0) @ hours,
        "peak_share": design.peak_w / (rated * units),
        "rms_share": design.rms_va / (rated * units),
        "best_share": np.asarray(best_share(p0, pk)),
        "mean_efficiency": share_of(np.full(len(at), through), through + energy),
        "no_load_wh": done.no_load_w @ hours,
        "load_loss_wh": done.load_loss_w @ hours,
        "auxiliary_energy_wh": np.where(windings.cooling_w > 0.0, done.cooling_w @ hours, np.nan),
        "site_rated_w": rated * units * usable_share(columns, situation)[at],
        "voltage_drop": drop_at(columns, design.peak_w / units, duty.factor)[at],
    }
    if units > 1:
        found |= _of_several(situation, windings, units, energy)
    return found


def _of_several(
    situation: Situation, windings: Windings, units: int, energy: FloatArray
) -> dict[str, FloatArray]:
    """What only several units have: one out of service, and switching them by load."""
    design, duty, profile = situation.design, situation.duty, situation.profile
    load, hours = profile.columns["load_w"], profile.hours.sum(axis=1)
    rated = windings.rated_va
    by_load = situation.plant.staging is Staging.OPTIMUM
    other = running(windings, load, units, switched=not by_load).loss_w @ hours
    sign = 1.0 if by_load else -1.0
    essential = duty.essential_share * design.peak_w
    return {
        "change_over_va": np.asarray(
            change_over_va(rated, windings.p0_w, windings.pk_w, units - 1)
        ),
        "switching_saving_wh": np.maximum(sign * (other - energy), 0.0),
        "alone_share": np.full(len(rated), essential) / ((units - 1) * rated)
        if essential > 0.0 else np.full(len(rated), np.nan),
    }  # fmt: skip
