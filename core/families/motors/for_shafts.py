"""Motors of a class, and converters, for the shafts of other machines: pumps and fans.

One motor is made for each shaft: induction, of as many poles as its speed asks for, of the
next rating of the class tables, with the least efficiency of its class and the typical shape of its
losses (see losses). On a converter it has the smallest of those offered that carries it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.families.motors.bank import Bank, bank_of
from core.families.motors.classes import class_minimum, table_cells
from core.families.motors.columns import BoolArray, FloatArray
from core.families.motors.drive import Drive, DriveFlag
from core.families.motors.drive_losses import drive_loss_w
from core.families.motors.losses import loss_shares
from core.families.motors.record import Flag, IeClass, Motor, Supply, Technology
from core.machines.device import Evidence

nan = float("nan")
_POLES = (2, 4, 6, 8)
_VOLTAGE_V, _POWER_FACTOR = 380.0, 0.86  # of the converter's size alone; assumed, typical


@dataclass(frozen=True, slots=True, kw_only=True)
class ShaftDrives:
    """A motor for each shaft, and its converter; arrays (shafts,).

    power_w: rated, nan where no class table has a motor that large; poles: of it.
    """

    power_w: FloatArray
    poles: NDArray[np.int64]
    efficiency: FloatArray  # rated, on the mains
    bank: Bank  # of the shafts that have a motor, in order
    row: NDArray[np.int64]  # of each shaft in the bank, -1 without a motor

    @property
    def on_converter(self) -> BoolArray:
        """Which have a converter that carries them."""
        found: BoolArray = self.row >= 0
        found[found] = self.bank.chosen[self.row[found]] >= 0
        return found

    def take(self, shafts: NDArray[np.int64]) -> "ShaftDrives":
        """Those of some shafts only."""
        return replace(
            self,
            power_w=self.power_w[shafts],
            poles=self.poles[shafts],
            efficiency=self.efficiency[shafts],
            row=self.row[shafts],
        )

    def input_w(
        self, shaft_w: FloatArray, speed_share: FloatArray, *, on_converter: bool
    ) -> FloatArray:
        """Power from the mains for powers at the shaft, W, (shafts, points); nan without a motor.

        speed_share: over the motor's rated speed; on the mains it is not asked for.
        """
        there = self.row >= 0
        drawn = np.full(shaft_w.shape, np.nan)
        if not there.any():
            return drawn
        rows, rated = self.row[there], self.power_w[there][:, None]
        losses, power = self.bank.losses.take(rows), shaft_w[there]
        if not on_converter:
            load = power / rated
            lost = loss_shares(losses, np.ones((1, 1)), load, on_converter=False) * rated
            drawn[there] = np.where(power > 0.0, power + lost, np.where(power == 0.0, 0.0, np.nan))
            return drawn
        speed = np.broadcast_to(speed_share, shaft_w.shape)[there]
        with np.errstate(divide="ignore", invalid="ignore"):
            torque = np.where(speed > 0.0, power / rated / speed, 0.0)
        lost = loss_shares(losses, speed, torque, on_converter=True) * rated
        lost = lost + drive_loss_w(self.bank.drive_model.take(rows), speed, torque)
        drawn[there] = np.where(power == 0.0, 0.0, power + lost)
        return drawn


def reference_drives(drives: Sequence[Drive], drive_class: str) -> tuple[Drive, ...]:
    """The reference converters of a class: the losses a converter of that class keeps."""
    return tuple(
        drive
        for drive in drives
        if DriveFlag.REFERENCE_DRIVE in drive.flags and drive.drive_class == drive_class
    )


def shaft_drives(
    needed_w: FloatArray,
    speed_rpm: FloatArray,
    level: IeClass,
    frequency_hz: float,
    drives: Sequence[Drive],
    rated_w: FloatArray | None = None,
) -> ShaftDrives:
    """A motor for each shaft that asks for `needed_w` at `speed_rpm` at most, (shafts,).

    rated_w: ratings that are known, nan where the motor is to be found.
    """
    poles = _poles(speed_rpm, frequency_hz)
    found = [
        _rating(float(needed), str(level), int(pole), frequency_hz)
        for needed, pole in zip(needed_w, poles, strict=True)
    ]
    rated = np.array(found, dtype=np.float64)
    if rated_w is not None:
        rated = np.where(np.isnan(rated_w), rated, rated_w)
    least = [
        class_minimum(level, int(pole), frequency_hz, float(power)) if np.isfinite(power) else nan
        for power, pole in zip(rated, poles, strict=True)
    ]
    there = np.isfinite(rated) & np.isfinite(least)
    motors = [
        _motor(float(rated[i]), int(poles[i]), float(least[i]), level, frequency_hz)
        for i in np.flatnonzero(there)
    ]
    row = np.full(len(rated), -1, dtype=np.int64)
    row[there] = np.arange(len(motors))
    return ShaftDrives(
        power_w=np.where(there, rated, np.nan),
        poles=poles,
        efficiency=np.array(least, dtype=np.float64),
        bank=bank_of(motors, drives),
        row=row,
    )


def _poles(speed_rpm: FloatArray, frequency_hz: float) -> NDArray[np.int64]:
    """Poles whose synchronous speed lies next to each speed."""
    synchronous = 120.0 * frequency_hz / np.array(_POLES)
    nearest = np.abs(speed_rpm[:, None] / synchronous - 1.0).argmin(axis=1)
    poles: NDArray[np.int64] = np.array(_POLES)[nearest]
    return poles


@lru_cache(maxsize=64)
def _ratings(level: str, poles: int, frequency_hz: int) -> tuple[float, ...]:
    """Ratings of the class table, W, rising."""
    found = (
        kilowatts * 1e3
        for one, of_poles, kilowatts, _ in table_cells(frequency_hz)
        if one == level and of_poles == poles
    )
    return tuple(sorted(found))


def _rating(needed_w: float, level: str, poles: int, frequency_hz: float) -> float:
    """The next rating of the class table, W; nan where it has none as large."""
    ratings = _ratings(level, poles, round(frequency_hz))
    return next((rating for rating in ratings if rating >= needed_w * (1.0 - 1e-9)), nan)


def _motor(
    power_w: float, poles: int, efficiency: float, level: IeClass, frequency_hz: float
) -> Motor:
    synchronous = 120.0 * frequency_hz / poles
    return Motor(
        id=f"class-{level}-{power_w:g}-{poles}",
        maker="–",
        model=str(level),
        technology=Technology.INDUCTION,
        fed_by=Supply.MAINS,
        ie_class=level,
        power_w=power_w,
        poles=poles,
        synchronous_rpm=synchronous,
        speed_rpm=synchronous,
        voltage_v=_VOLTAGE_V,
        frequency_hz=frequency_hz,
        efficiency_100=efficiency,
        power_factor_100=_POWER_FACTOR,
        source="class",
        source_year="–",
        evidence=Evidence.D,
        flags=(Flag.PART_LOAD_ABSENT, Flag.AT_CLASS_LIMIT),
    )
