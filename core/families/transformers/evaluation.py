"""What a year makes of every transformer × number of units: its losses."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.transformers.columns import TransformerColumns
from core.families.transformers.duty import TransformerDuty
from core.families.transformers.performance import best_share, change_over_va, comprehensive_w
from core.families.transformers.screening import drop_at
from core.load.ratio import mean_price, share_of
from core.selection.family import Evaluation, Pairs, Situation
from core.selection.prices import annuity
from core.study.plant import Staging

FloatArray = NDArray[np.float64]
_W_PER_KW = 1000.0
_CELLS = 400_000  # machines × points at a time
_NAMES = (
    "unit_capacity_w", "installed_w", "oversizing", "annual_energy_wh", "coverage_hours",
    "coverage_energy", "unmet_hours", "unmet_energy_wh", "peak_share", "rms_share", "best_share",
    "mean_efficiency", "no_load_wh", "load_loss_wh", "voltage_drop", "change_over_va",
    "switching_saving_wh", "alone_share",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """Units connected and their losses, W, at loads; each (machines, points)."""

    units: FloatArray
    no_load_w: FloatArray
    load_loss_w: FloatArray

    @property
    def loss_w(self) -> FloatArray:
        """All that is lost."""
        return self.no_load_w + self.load_loss_w


def running(
    rated_va: FloatArray,
    p0_w: FloatArray,
    pk_w: FloatArray,
    load_va: FloatArray,
    units: int,
    *,
    switched: bool,
) -> Running:
    """So many units of each at loads, (points,); rated_va, p0_w, pk_w: (machines,).

    switched: at each load as many as lose least, and no fewer than carry it; else all of them.
    """
    on = np.full((len(rated_va), len(load_va)), float(units))
    if switched:
        on = np.maximum(np.ceil(load_va / rated_va[:, None] - 1e-9), 1.0)
        for number in range(1, units):
            more = load_va >= np.asarray(change_over_va(rated_va, p0_w, pk_w, number))[:, None]
            on = np.where(more & (on == number), number + 1.0, on)
        on = np.minimum(on, units)
    return Running(
        units=on,
        no_load_w=on * p0_w[:, None],
        load_loss_w=pk_w[:, None] * load_va**2 / (on * rated_va[:, None] ** 2),
    )


def counted(columns: TransformerColumns, situation: Situation) -> tuple[FloatArray, FloatArray]:
    """P0 and Pk that count, W: with reactive power where the study prices it and it is known."""
    equivalent = situation.duty.reactive_equivalent
    if equivalent <= 0.0:
        return columns.p0_w, columns.pk_w
    p0, pk = comprehensive_w(
        columns.p0_w, columns.pk_w, columns.rated_va,
        np.nan_to_num(columns.no_load_current), np.nan_to_num(columns.impedance), equivalent,
    )  # fmt: skip
    return np.asarray(p0), np.asarray(pk)


def evaluate(columns: TransformerColumns, situation: Situation, pairs: Pairs) -> Evaluation:
    """Run every pair through the year."""
    profile, plant = situation.profile, situation.plant
    load, hours = profile.columns["load_w"], profile.hours.sum(axis=1)
    p0, pk = counted(columns, situation)
    count, switched = len(pairs.machine), plant.staging is Staging.OPTIMUM
    names = {name: np.full(count, np.nan) for name in _NAMES}
    monthly, cost, peak = np.zeros((count, 12)), np.zeros(count), np.zeros((count, 12))
    highest = np.where(profile.hours > 0.0, load[:, None], 0.0).max(axis=0)  # by month
    for number, rows in _blocks(pairs, len(load)):
        at = pairs.machine[rows]
        machines = columns.rated_va[at], p0[at], pk[at]
        done = running(*machines, load, number, switched=switched)
        peak[rows] = running(*machines, highest, number, switched=switched).loss_w
        found = _figures(columns, situation, at, number, done, p0[at], pk[at])
        for name, values in found.items():
            names[name][rows] = values
        monthly[rows] = done.loss_w @ profile.hours
        cost[rows] = done.loss_w @ profile.price_hours / _W_PER_KW
    names["mean_price_per_kwh"] = mean_price(cost, monthly.sum(axis=1))
    economics = situation.study.economics
    names["loss_cost"] = cost * annuity(
        economics.discount_rate, economics.life_years, economics.energy_price_rise
    )
    return Evaluation(
        pairs=pairs,
        columns=names,
        monthly_energy_wh=monthly,
        energy_cost=cost,
        priced_w=columns.rated_va[pairs.machine] * pairs.units,
        listed_price=columns.price[pairs.machine] * pairs.units,
        ratings={},
        asked_wh=float(load @ hours),
        monthly_peak_w=peak,
        charged_va=columns.rated_va[pairs.machine] * pairs.units,
    )


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
    p0: FloatArray,
    pk: FloatArray,
) -> dict[str, FloatArray]:
    design, duty = situation.design, situation.duty
    assert isinstance(duty, TransformerDuty)  # noqa: S101  the family is chosen by it
    profile = situation.profile
    load, hours = profile.columns["load_w"], profile.hours.sum(axis=1)
    rated, energy = columns.rated_va[at], done.loss_w @ hours
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
        "voltage_drop": drop_at(columns, design.peak_w / units, duty.factor)[at],
    }
    if units > 1:
        found |= _of_several(columns, situation, at, units, energy, p0, pk)
    return found


def _of_several(
    columns: TransformerColumns,
    situation: Situation,
    at: NDArray[np.int64],
    units: int,
    energy: FloatArray,
    p0: FloatArray,
    pk: FloatArray,
) -> dict[str, FloatArray]:
    """What only several units have: one out of service, and switching them by load."""
    design, duty, profile = situation.design, situation.duty, situation.profile
    load, hours = profile.columns["load_w"], profile.hours.sum(axis=1)
    rated = columns.rated_va[at]
    other = (
        running(
            rated, p0, pk, load, units, switched=situation.plant.staging is not Staging.OPTIMUM
        ).loss_w
        @ hours
    )
    sign = 1.0 if situation.plant.staging is Staging.OPTIMUM else -1.0
    essential = duty.essential_share * design.peak_w
    return {
        "change_over_va": np.asarray(change_over_va(rated, p0, pk, units - 1)),
        "switching_saving_wh": np.maximum(sign * (other - energy), 0.0),
        "alone_share": np.full(len(at), essential) / ((units - 1) * rated)
        if essential > 0.0 else np.full(len(at), np.nan),
    }  # fmt: skip
