"""Motors of a class, and converters, for the shafts of other machines: pumps and fans.

One motor is made for each shaft: induction, of as many poles as its speed asks for, of the
next rating of the class tables, with the least efficiency of its class and the typical shape of its
losses (see losses). On a converter it has the smallest of those offered that carries it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.families.motors.bank import Bank, bank_of
from core.families.motors.classes import class_minimum, table_cells
from core.families.motors.columns import BoolArray, FloatArray
from core.families.motors.drive import Drive, DriveFlag
from core.families.motors.drive_losses import drive_loss_w
from core.families.motors.losses import loss_shares
from core.families.motors.record import Flag, IeClass, Motor, Supply, Technology
from core.keeping.keeping import keep_latest
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
        speed = np.broadcast_to(speed_share, shaft_w.shape)
        if not there.all():
            drawn = np.full(shaft_w.shape, np.nan)
            drawn[there] = self.take(np.flatnonzero(there)).input_w(
                shaft_w[there], speed[there], on_converter=on_converter
            )
            return drawn
        rated, losses = self.power_w[:, None], self.bank.losses.take(self.row)
        turning = np.ones((1, 1))
        with np.errstate(divide="ignore", invalid="ignore"):
            torque = shaft_w / rated
            if on_converter:
                torque /= speed
                turning = speed
                if not (speed > 0.0).all():
                    torque = np.where(speed > 0.0, torque, 0.0)
        drawn = loss_shares(losses, turning, torque, on_converter=on_converter)
        drawn *= rated
        if on_converter:
            drawn += drive_loss_w(self.bank.drive_model.take(self.row), speed, torque)
        drawn += shaft_w
        resting = shaft_w == 0.0
        if resting.any():
            drawn[resting] = 0.0
        if not on_converter:
            drawn[shaft_w < 0.0] = np.nan
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
    known = _of_class(level, round(frequency_hz), tuple(drives))
    rated = known.rating(needed_w, poles)
    if rated_w is not None:
        rated = np.where(np.isnan(rated_w), rated, rated_w)
    asked = [*zip(rated.tolist(), poles.tolist(), strict=True)]
    known = known.with_others(asked)
    row = np.array([known.rows.get(one, -1) for one in asked], dtype=np.int64)
    there = row >= 0
    efficiency = known.bank.columns.efficiency[:, 0]
    return ShaftDrives(
        power_w=np.where(there, rated, np.nan),
        poles=poles,
        efficiency=np.where(there, efficiency[row], np.nan),
        bank=known.bank,
        row=row,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfClass:
    """The motors of a class at a frequency, laid out once: those of its table, then others.

    rows: (rated power, poles) -> row of the bank.
    """

    level: IeClass
    frequency_hz: int
    bank: Bank
    rows: Mapping[tuple[float, int], int]

    def rating(self, needed_w: FloatArray, poles: NDArray[np.int64]) -> FloatArray:
        """The next rating of the class table for each, W; nan where it has none as large."""
        found = np.full(len(needed_w), nan)
        for number in _POLES:
            here = poles == number
            ratings = np.array([*_ratings(str(self.level), number, self.frequency_hz), nan])
            found[here] = ratings[ratings[:-1].searchsorted(needed_w[here] * (1.0 - 1e-9))]
        return found

    def with_others(self, asked: Iterable[tuple[float, int]]) -> "_OfClass":
        """The same with motors of ratings of their own, as far as the class says what they need."""
        new = dict.fromkeys(one for one in asked if np.isfinite(one[0]) and one not in self.rows)
        motors = self._motors(new)
        if not motors:
            return self
        rows = {one: len(self.bank) + at for at, one in enumerate(motors)}
        others = bank_of([*motors.values()], self.bank.drives)
        return replace(self, bank=self.bank.before(others), rows={**self.rows, **rows})

    def _motors(self, asked: Iterable[tuple[float, int]]) -> dict[tuple[float, int], Motor]:
        least = {
            (power, poles): class_minimum(self.level, poles, self.frequency_hz, power)
            for power, poles in asked
        }
        return {
            (power, poles): _motor(power, poles, share, self.level, self.frequency_hz)
            for (power, poles), share in least.items()
            if np.isfinite(share)
        }


@keep_latest(8)
def _of_class(level: IeClass, frequency_hz: int, drives: tuple[Drive, ...]) -> _OfClass:
    """The motors of a class table with the smallest converters that carry them."""
    none = _OfClass(level=level, frequency_hz=frequency_hz, bank=bank_of([], drives), rows={})
    return none.with_others(
        (rating, poles) for poles in _POLES for rating in _ratings(str(level), poles, frequency_hz)
    )


def _poles(speed_rpm: FloatArray, frequency_hz: float) -> NDArray[np.int64]:
    """Poles whose synchronous speed lies next to each speed."""
    synchronous = 120.0 * frequency_hz / np.array(_POLES)
    nearest = np.abs(speed_rpm[:, None] / synchronous - 1.0).argmin(axis=1)
    poles: NDArray[np.int64] = np.array(_POLES)[nearest]
    return poles


@keep_latest(64)
def _ratings(level: str, poles: int, frequency_hz: int) -> tuple[float, ...]:
    """Ratings of the class table, W, rising."""
    found = (
        kilowatts * 1e3
        for one, of_poles, kilowatts, _ in table_cells(frequency_hz)
        if one == level and of_poles == poles
    )
    return tuple(sorted(found))


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
