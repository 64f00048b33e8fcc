"""A year of every pair (motor, fed by the mains or by a converter), on columns."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.chillers.record import Evidence
from core.economics import annuity
from core.family import Evaluation, Pairs, Present, Situation
from core.motors.bank import CURVE_LOADS, Bank, bank_of
from core.motors.checks import ratios
from core.motors.columns import FloatArray, take
from core.motors.duty import MotorDuty
from core.motors.economic_operation import economic_operation, nameplate_of
from core.motors.electrical import power_factor
from core.motors.losses import extrapolated
from core.motors.performance import Chain, Points, evaluate
from core.motors.record import Flag, IeClass, Motor, Supply, Technology
from core.motors.screening import CONVERTER, MAINS
from core.motors.transmission import transmission_of

_LOW_LOAD = 0.4  # GB/T 3485: below it a motor is to be replaced after an economic check
# IEC 60034-1, tolerance of 1 − η: up to 150 kW and above (recalled, not read in the book).
_TOLERANCE, _TOLERANCE_SPLIT_W = (0.15, 0.10), 150e3
_W_PER_KW = 1000.0


def points_of(situation: Situation, variant: int) -> Points:
    """The year's points as a machine of that variant sees them."""
    columns, hours = situation.profile.columns, situation.profile.hours.sum(axis=1)
    before = "" if variant == MAINS else "controlled_"
    return Points(
        torque_nm=columns[f"{before}torque_nm"],
        speed_rpm=columns[f"{before}speed_rpm"],
        hours=hours,
    )


def chain_of(bank: Bank, machines: NDArray[np.int64], situation: Situation, variant: int) -> Chain:
    """The chain of some machines at every point of the profile, (machines, points)."""
    duty: MotorDuty = situation.duty
    points = points_of(situation, variant)
    own = take(bank.columns, machines)
    ratio = ratios(bank, situation.design, duty)[machines]
    return evaluate(
        own,
        bank.losses.take(machines),
        # the gear makes each motor's own speed and torque of the load's
        points,
        drives=bank.drive_model.take(machines) if variant == CONVERTER else None,
        transmission=transmission_of(
            duty.transmission, duty.transmission_efficiency, situation.design.peak_w
        ),
        rated_w=situation.design.peak_w,
        ratio=ratio,
    )


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
    for variant in (MAINS, CONVERTER):
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
    rated = bank.columns.power_w[pairs.machine]
    duty: MotorDuty = situation.duty
    # A drive is paid for by its own price per kW, told as so much more of the motor's.
    motor_price = situation.study.economics.price_per_kw
    more = np.where(pairs.variant == CONVERTER, duty.drive_price_per_kw, 0.0)
    priced = rated * (1.0 + more / motor_price) if motor_price else rated
    existing = _existing(situation)
    if existing is not None and count:
        names |= _against_existing(situation, existing, names, cost, priced)
    return Evaluation(
        pairs=pairs,
        columns=names,
        monthly_energy_wh=monthly,
        energy_cost=cost,
        priced_w=priced,
        listed_price=np.full(count, np.nan),
        ratings={},
        asked_wh=_asked_wh(situation),
        energy_tolerance=_tolerance(rated, names),
        tolerance_source="IEC 60034-1",
        present=None if existing is None else _present(situation, existing),
    )


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
        "on_converter": np.full(len(rated), float(variant == CONVERTER)),
    }  # fmt: skip
    if variant == MAINS:
        columns |= _on_the_mains(bank, machines, situation, mean)
    monthly = chain.input_w @ profile.hours
    return _Year(
        columns=columns, monthly_wh=monthly, cost=chain.input_w @ profile.price_hours / _W_PER_KW
    )


_NAMES = (
    "unit_capacity_w", "installed_w", "oversizing", "annual_energy_wh",
    "coverage_hours", "coverage_energy", "unmet_hours", "unmet_energy_wh", "chain_efficiency",
    "motor_efficiency", "motor_loss_wh", "drive_loss_wh", "transmission_loss_wh", "mean_load",
    "rms_load", "extrapolated_hours", "low_load_hours", "on_converter",
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


def existing_bank(duty: MotorDuty) -> Bank | None:
    """The motor there is today, from its nameplate; its part load by the class's typical shape."""
    if duty.existing_power_w is None or duty.existing_efficiency is None:
        return None
    record = Motor(
        id="existing",
        maker="",
        model="",
        technology=Technology.INDUCTION,
        fed_by=Supply.MAINS,
        ie_class=IeClass.IE2,
        power_w=duty.existing_power_w,
        speed_rpm=duty.existing_rpm,
        voltage_v=duty.voltage_v,
        frequency_hz=duty.frequency_hz,
        efficiency_100=duty.existing_efficiency,
        source="nameplate",
        source_year="",
        evidence=Evidence.C,
        flags=(Flag.PART_LOAD_ABSENT,),
    )
    return bank_of([record], [])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Existing:
    """A year of the existing motor at fixed speed, on the mains."""

    monthly_wh: FloatArray  # (12,)
    cost: float

    @property
    def energy_wh(self) -> float:
        return float(self.monthly_wh.sum())


def _existing(situation: Situation) -> _Existing | None:
    bank = existing_bank(situation.duty)
    if bank is None:
        return None
    chain, profile = chain_of(bank, np.array([0]), situation, MAINS), situation.profile
    return _Existing(
        monthly_wh=(chain.input_w @ profile.hours)[0],
        cost=float((chain.input_w @ profile.price_hours)[0]) / _W_PER_KW,
    )


def existing_energy_wh(situation: Situation) -> float | None:
    """A year of the existing motor at fixed speed, on the mains; None where none is given."""
    existing = _existing(situation)
    return None if existing is None else existing.energy_wh


def _present(situation: Situation, existing: _Existing) -> Present:
    """The existing motor, kept: only its energy is paid for."""
    economics = situation.study.economics
    years = annuity(economics.discount_rate, economics.life_years, economics.energy_price_rise)
    return Present(
        name="motor",
        cost="existing_saving_cost",
        payback="existing_payback_years",
        energy="existing_saving_wh",
        figures={
            "annual_energy_wh": existing.energy_wh,
            "energy_cost": existing.cost,
            "life_cycle_cost": existing.cost * years,
        },
        monthly_energy_wh=tuple(existing.monthly_wh.tolist()),
    )


def _against_existing(
    situation: Situation,
    existing: _Existing,
    columns: dict[str, FloatArray],
    cost: FloatArray,
    priced: FloatArray,
) -> dict[str, FloatArray]:
    saved = existing.cost - cost
    invested = priced / _W_PER_KW * situation.study.economics.price_per_kw
    payback = np.divide(invested, saved, out=np.full(len(cost), np.nan), where=saved > 0)
    return {
        "existing_saving_wh": existing.energy_wh - columns["annual_energy_wh"],
        "existing_saving_cost": saved,
        "existing_payback_years": payback,
    }
