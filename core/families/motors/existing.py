"""The motor there is today: its year under today's control, and what is saved against it."""

from dataclasses import dataclass

import numpy as np

from core.families.motors.bank import Bank, bank_of
from core.families.motors.columns import FloatArray
from core.families.motors.duty import MotorDuty
from core.families.motors.loads import ControlToday, ShaftFlow
from core.families.motors.losses import loss_shares
from core.families.motors.record import Flag, IeClass, Motor, Supply, Technology
from core.families.motors.running import chain_of
from core.families.motors.ways import CONVERTER, MAINS, MAINS_THROUGH
from core.machines.device import Evidence
from core.selection.family import Situation

_W_PER_KW = 1000.0
_MOST_POLES = 16
_LOADS = np.linspace(0.0, 1.5, 601)  # at which a loss curve is read backwards


def existing_poles(rpm: float, frequency_hz: float) -> int | None:
    """Poles of an induction motor by its rated speed: the synchronous speed next above it."""
    pairs = int(60.0 * frequency_hz / rpm) if rpm > 0.0 else 0
    return 2 * pairs if 1 <= pairs <= _MOST_POLES // 2 else None


_ALIKE = 0.25  # of the rated power, either way: motors of one size


def typical_power_factor(bank: Bank, power_w: float, poles: int | None) -> float | None:
    """Median power factor of the catalog's induction motors of that size and number of poles.

    What an old nameplate does not tell is estimated by it. None where there are none alike.
    """
    columns = bank.columns
    alike = columns.induction & ~columns.on_converter
    alike &= np.abs(columns.power_w / power_w - 1.0) <= _ALIKE
    alike &= ~np.isnan(columns.power_factor[:, 0])
    if poles is not None:
        alike &= columns.poles == poles
    return float(np.median(columns.power_factor[alike, 0])) if alike.any() else None


def existing_record(duty: MotorDuty, power_factor: float | None = None) -> Motor | None:
    """The motor there is today by its nameplate; None without its power or its efficiency.

    power_factor: where the nameplate has none.
    """
    if duty.existing_power_w is None or duty.existing_efficiency is None:
        return None
    return Motor(
        id="existing",
        maker="",
        model="",
        technology=Technology.INDUCTION,
        fed_by=Supply.MAINS,
        ie_class=IeClass.IE2,
        power_w=duty.existing_power_w,
        poles=_poles(duty),
        speed_rpm=duty.existing_rpm,
        voltage_v=duty.voltage_v,
        frequency_hz=duty.frequency_hz,
        efficiency_100=duty.existing_efficiency,
        power_factor_100=duty.existing_power_factor or power_factor,
        source="nameplate",
        source_year="",
        evidence=Evidence.C,
        flags=(Flag.PART_LOAD_ABSENT,),
    )


def existing_bank(duty: MotorDuty, field: Bank | None = None) -> Bank | None:
    """The motor there is today as it is computed with; its part load by the typical shape.

    field: the catalog's motors, by which a missing power factor is estimated, and their drives.
    """
    if field is None or duty.existing_power_w is None:
        record = existing_record(duty)
        return None if record is None else bank_of([record], ())
    poles = _poles(duty)
    record = existing_record(duty, typical_power_factor(field, duty.existing_power_w, poles))
    return None if record is None else bank_of([record], field.drives)


def _poles(duty: MotorDuty) -> int | None:
    rpm = duty.existing_rpm
    return None if rpm is None else existing_poles(rpm, duty.frequency_hz)


def existing_variant(situation: Situation) -> int:
    """The way it is used: through the duty's gear unless it turns at the load's speed."""
    duty, load = situation.duty, situation.study.load
    by_speed = isinstance(load, ShaftFlow) and load.control is ControlToday.BY_SPEED
    speed = situation.design.speed_rpm or 1.0
    rpm = duty.existing_rpm
    suits = rpm is not None and abs(rpm / speed - 1.0) <= duty.speed_tolerance
    return (MAINS if suits else MAINS_THROUGH) + (CONVERTER if by_speed else MAINS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExistingYear:
    """A year of the existing motor under today's control."""

    monthly_wh: FloatArray  # (12,)
    cost: float
    load_share: FloatArray  # of its rated power, (points,)
    runs: np.ndarray  # (points,)

    @property
    def energy_wh(self) -> float:
        """The year's energy."""
        return float(self.monthly_wh.sum())


def existing_year(situation: Situation, field: Bank | None = None) -> ExistingYear | None:
    """A year of the existing motor; None where none is given. field: the catalog's motors."""
    bank = existing_bank(situation.duty, field)
    if bank is None:
        return None
    variant = existing_variant(situation)
    if variant & CONVERTER and bank.chosen[0] < 0:
        return None  # no drive of the catalog carries it: its losses cannot be said
    chain, profile = chain_of(bank, np.array([0]), situation, variant), situation.profile
    return ExistingYear(
        monthly_wh=(chain.input_w @ profile.hours)[0],
        cost=float((chain.input_w @ profile.price_hours)[0]) / _W_PER_KW,
        load_share=np.maximum(chain.load_w + chain.transmission_w, 0.0)
        / float(bank.columns.power_w[0]),
        runs=chain.load_w > 0.0,
    )


def shaft_power_w(bank: Bank, input_w: FloatArray) -> FloatArray:
    """Power at the shaft, W, (points,), of the one machine of the bank; 0 below its no-load loss.

    Input = load + losses(load) grows with the load, so it is read backwards along the curve; above
    one and a half times the rated power the curve's end is carried on.
    """
    rated = float(bank.columns.power_w[0])
    loads = _LOADS[None, :]
    losses = loss_shares(bank.losses, np.ones_like(loads), loads, on_converter=False)
    drawn = rated * (_LOADS + losses[0])
    shaft = np.interp(input_w, drawn, _LOADS * rated)
    beyond = input_w > drawn[-1]
    return np.where(beyond, input_w * (_LOADS[-1] * rated / drawn[-1]), shaft)
