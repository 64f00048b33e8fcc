"""A year of every pair (motor, fed by the mains or by a converter), on columns."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.motors.bank import CURVE_LOADS, Bank
from core.families.motors.classes import class_above_label
from core.families.motors.columns import FloatArray, take
from core.families.motors.control import beside_best_on_mains, control_saving_wh
from core.families.motors.drive import drive_name
from core.families.motors.economic_operation import economic_operation, nameplate_of
from core.families.motors.electrical import power_factor
from core.families.motors.existing import (
    existing_record,
    existing_year,
)
from core.families.motors.losses import extrapolated
from core.families.motors.low_speed import asked_for, direct_against_geared
from core.families.motors.oversizing import assess
from core.families.motors.pricing import Parts, parts_of
from core.families.motors.record import Supply
from core.families.motors.running import chain_of
from core.families.motors.ways import variants_of, way_of
from core.selection.at_need import MadeAtNeed
from core.selection.family import Evaluation, Pairs, Situation
from core.selection.present_year import against_kept, present_of

_LOW_LOAD = 0.4  # GB/T 3485: below it a motor is to be replaced after an economic check
# IEC 60034-1, tolerance of 1 − η: up to 150 kW and above (recalled, not read in the book).
_TOLERANCE, _TOLERANCE_SPLIT_W = (0.15, 0.10), 150e3
_W_PER_KW = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Year:
    """Sums of a year for some machines of one variant, each (machines,) unless said."""

    columns: dict[str, FloatArray]
    monthly_wh: FloatArray  # (machines, 12)
    cost: FloatArray


_CELLS = 60_000  # points × machines of one piece: few temporaries, in the cache


def evaluate_pairs(bank: Bank, situation: Situation, pairs: Pairs) -> Evaluation:
    """Run every pair through the year; what it saves against the existing motor beside it."""
    count = len(pairs.machine)
    names: dict[str, FloatArray] = {}
    monthly, cost = np.zeros((count, 12)), np.zeros(count)
    for variant in variants_of(situation.duty):
        rows = np.flatnonzero(pairs.variant == variant)
        step = max(1, _CELLS // max(1, len(situation.profile.hours)))
        for start in range(0, len(rows), step):
            here = rows[start : start + step]
            year = _year(bank, pairs.machine[here], situation, variant)
            for name, values in year.columns.items():
                names.setdefault(name, np.full(count, np.nan))[here] = values
            monthly[here], cost[here] = year.monthly_wh, year.cost
    if not count:
        names = {name: np.zeros(0) for name in _NAMES}
    rated, parts = bank.columns.power_w[pairs.machine], parts_of(bank, situation, pairs)
    names |= {
        "motor_price": parts.motor,
        "drive_price": parts.drive,
        "transmission_price": parts.transmission,
    }
    names["control_saving_wh"], against = beside_best_on_mains(
        situation,
        np.asarray(pairs.variant),
        names["annual_energy_wh"],
        names["control_saving_wh"],
        bank.documented[pairs.machine],
    )
    existing = existing_year(situation, bank)
    if existing is not None and count:
        names |= against_kept(existing, names["annual_energy_wh"], cost, parts.whole)
    return Evaluation(
        pairs=pairs,
        columns=names,
        monthly_energy_wh=monthly,
        energy_cost=cost,
        priced_w=rated,
        listed_price=bank.columns.price[pairs.machine],
        ratings={},
        asked_wh=_asked_wh(situation),
        energy_tolerance=_tolerance(rated, names),
        tolerance_source="IEC 60034-1",
        present=None
        if existing is None
        else present_of("motor", existing, situation.study.economics),
        extra_price=parts.beside_motor,
        words={**_words(bank, situation, pairs, parts), "control_against": against},
        asked_for=asked_for(bank, situation, pairs),
        doubted=_doubted(bank, pairs),
        today=MadeAtNeed(lambda: assess(situation, bank)),
        present_record=existing_record(situation.duty),
        findings=direct_against_geared(bank, situation, pairs, names),
    )


def _doubted(bank: Bank, pairs: Pairs) -> NDArray[np.bool_]:
    """Pairs whose motor is printed with more than its own label says, (pairs,).

    The label is what its maker vouches for and what a grade is judged by.
    """
    above = {
        row: class_above_label(bank.columns.records[row]) is not None
        for row in pairs.each_once.tolist()
    }
    return np.array([above[row] for row in pairs.machine.tolist()], dtype=bool)


def _words(
    bank: Bank, situation: Situation, pairs: Pairs, parts: Parts
) -> dict[str, list[str | bool | None]]:
    """How each pair is fed and coupled, and the drive that belongs to it."""
    ways = {v: way_of(situation.duty, v) for v in variants_of(situation.duty)}
    used = [ways[int(v)] for v in np.asarray(pairs.variant)]
    names = [drive_name(d) for d in bank.drives]
    chosen = bank.chosen[pairs.machine]
    driven = [way.converter for way in used]
    return {
        "fed_by": [Supply.CONVERTER if on else Supply.MAINS for on in driven],
        "coupling": [way.transmission for way in used],
        "drive": [names[d] if on else None for d, on in zip(chosen, driven, strict=True)],
        "drive_price_listed": [
            bool(listed) if on else None
            for listed, on in zip(parts.drive_listed, driven, strict=True)
        ],
    }


def _asked_wh(situation: Situation) -> float:
    """Work of the year at the load's shaft; what it gives back is not asked."""
    profile = situation.profile
    return float(np.maximum(profile.columns["load_w"], 0.0) @ profile.hours.sum(axis=1))


def _tolerance(rated_w: FloatArray, columns: dict[str, FloatArray]) -> FloatArray:
    """What the tolerance of the losses makes of the annual energy, a share, (pairs,)."""
    losses = np.where(rated_w <= _TOLERANCE_SPLIT_W, *_TOLERANCE) * columns["motor_loss_wh"]
    energy = np.abs(columns["annual_energy_wh"])
    return np.divide(losses, energy, out=np.zeros_like(losses), where=energy > 0)


def _year(bank: Bank, machines: NDArray[np.int64], situation: Situation, variant: int) -> _Year:
    chain = chain_of(bank, machines, situation, variant)
    profile, design = situation.profile, situation.design
    hours = profile.hours.sum(axis=1)
    runs = chain.load_w > 0.0
    running = float(hours[runs].sum()) or 1.0
    energy = chain.input_w @ hours
    rated = bank.columns.power_w[machines]
    share = np.abs(chain.load_share)
    low, high = _band(bank, machines, situation.study.criteria.efficient_share)
    within = (share >= low[:, None]) & (share <= high[:, None]) & runs
    load_wh = float(chain.load_w[runs] @ hours[runs])
    out = chain.load_w + chain.transmission_w
    motor_in = (np.maximum(out, 0.0) + chain.motor_w) @ hours
    mean = share[:, runs] @ hours[runs] / running
    derated = design.ambient_factor * design.elevation_factor
    columns = {
        "unit_capacity_w": rated,
        "installed_w": rated,
        "oversizing": rated / design.peak_w if design.peak_w else np.full(len(rated), np.nan),
        "annual_energy_wh": energy,
        "coverage_hours": within @ hours / running,
        "coverage_energy": (within * np.maximum(chain.load_w, 0.0)) @ hours / (load_wh or 1.0),
        "unmet_hours": np.zeros(len(rated)),
        "unmet_energy_wh": np.zeros(len(rated)),
        "chain_efficiency": load_wh / energy,
        "motor_efficiency": np.maximum(out, 0.0) @ hours / motor_in,
        "motor_loss_wh": chain.motor_w @ hours,
        "drive_loss_wh": np.broadcast_to(chain.drive_w @ hours if chain.drive_w.shape[1] > 1
                                         else chain.drive_w[:, 0] * running, (len(rated),)),
        "transmission_loss_wh": np.full(len(rated), float(chain.transmission_w @ hours)),
        "mean_load": mean,
        "rms_load": np.sqrt((share**2 @ hours) / (float(hours.sum()) or 1.0)) / derated,
        "extrapolated_hours": (extrapolated(bank.losses.take(machines), share) & runs) @ hours,
        "low_load_hours": ((share < _LOW_LOAD) & runs) @ hours,
        "control_saving_wh": control_saving_wh(bank, machines, situation, variant, energy),
    }  # fmt: skip
    if not way_of(situation.duty, variant).converter:
        columns |= _on_the_mains(bank, machines, situation, mean)
    monthly = chain.input_w @ profile.hours
    return _Year(
        columns=columns, monthly_wh=monthly, cost=chain.input_w @ profile.price_hours / _W_PER_KW
    )


_NAMES = (
    "unit_capacity_w", "installed_w", "oversizing", "annual_energy_wh",
    "coverage_hours", "coverage_energy", "unmet_hours", "unmet_energy_wh", "chain_efficiency",
    "motor_efficiency", "motor_loss_wh", "drive_loss_wh", "transmission_loss_wh", "mean_load",
    "rms_load", "extrapolated_hours", "low_load_hours", "control_saving_wh",
)  # fmt: skip


def _band(bank: Bank, machines: NDArray[np.int64], share: float) -> tuple[FloatArray, FloatArray]:
    """Lowest and highest load with an efficiency of at least `share` of the best; as losses."""
    curve = bank.curve[machines]
    best = curve.max(axis=1, keepdims=True)
    # Efficiencies of motors lie close together: the band is told by losses, (1−η) ≤ (1−η*)/share.
    inside = (1.0 - curve) <= (1.0 - best) / share
    low = CURVE_LOADS[inside.argmax(axis=1)]
    high = CURVE_LOADS[inside.shape[1] - 1 - inside[:, ::-1].argmax(axis=1)]
    return low, high


def efficient_band(bank: Bank, machine: int, share: float) -> tuple[float, float]:
    """The band of one machine."""
    low, high = _band(bank, np.array([machine]), share)
    return float(low[0]), float(high[0])


def _on_the_mains(
    bank: Bank, machines: NDArray[np.int64], situation: Situation, mean: FloatArray
) -> dict[str, FloatArray]:
    """Power factor at the mean load, and GB/T 12497-2006 there."""
    own, losses = take(bank.columns, machines), bank.losses.take(machines)
    current = bank.current.take(machines)
    factor = power_factor(own, losses, current, mean[:, None])[:, 0]
    nameplate, _ = nameplate_of(own, losses, current)
    said = economic_operation(nameplate, mean, situation.duty.reactive_equivalent)
    return {
        "power_factor": factor,
        "comprehensive_efficiency": said.comprehensive_efficiency,
    }
