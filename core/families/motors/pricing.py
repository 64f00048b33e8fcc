"""What a motor costs with what belongs to it: the drive, the gear or belt. Currency, (pairs,).

A price of the catalog goes before a price per kW, part by part; which of the two it is, is said of
each. A drive is priced by its own size: a motor of poor power factor needs a larger one.
"""

from dataclasses import dataclass

import numpy as np

from core.families.motors.bank import Bank
from core.families.motors.columns import BoolArray, FloatArray
from core.families.motors.duty import MotorDuty
from core.families.motors.ways import CONVERTER, MAINS_THROUGH
from core.selection.family import Pairs, Situation

_W_PER_KW = 1000.0
_THROUGH = MAINS_THROUGH


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Prices of the parts, each (pairs,); nan where there is no such part, or no price of it."""

    motor: FloatArray
    drive: FloatArray
    transmission: FloatArray
    drive_listed: BoolArray

    @property
    def beside_motor(self) -> FloatArray:
        """Of drive and transmission together; nothing where there is none."""
        return np.nan_to_num(self.drive) + np.nan_to_num(self.transmission)

    @property
    def whole(self) -> FloatArray:
        """Of everything."""
        return self.motor + self.beside_motor


def parts_of(bank: Bank, situation: Situation, pairs: Pairs) -> Parts:
    """The prices of every pair."""
    duty: MotorDuty = situation.duty
    variant = np.zeros(len(pairs.machine), dtype=np.int64) if pairs.variant is None else (
        pairs.variant)  # fmt: skip
    rated_kw = bank.columns.power_w[pairs.machine] / _W_PER_KW
    listed, of_drive = bank.columns.price[pairs.machine], bank.drive_price[pairs.machine]
    driven, through = variant & CONVERTER > 0, variant & _THROUGH > 0
    drive_listed = driven & ~np.isnan(of_drive)
    by_kw = bank.drive_power_w[pairs.machine] / _W_PER_KW * duty.drive_price_per_kw
    gear = np.nan if duty.transmission_price_per_kw is None else duty.transmission_price_per_kw
    return Parts(
        motor=np.where(np.isnan(listed), rated_kw * situation.study.economics.price_per_kw, listed),
        drive=np.where(driven, np.where(drive_listed, of_drive, by_kw), np.nan),
        transmission=np.where(through, rated_kw * gear, np.nan),
        drive_listed=drive_listed,
    )
