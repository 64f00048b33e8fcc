"""Motors and drives as columns: arrays over machines, the form in which all is computed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from math import pi

import numpy as np
from numpy.typing import NDArray

from core.families.motors.drive import Drive
from core.families.motors.record import Flag, Motor, Supply, Technology

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
RAD_S_PER_RPM = pi / 30.0
LOADS = (1.0, 0.75, 0.5, 0.25)  # at which efficiency and power factor are published


@dataclass(frozen=True, slots=True, kw_only=True)
class MotorColumns:
    """Machines as columns, each (machines,) unless said; nan where the record says nothing."""

    records: tuple[Motor, ...]
    power_w: FloatArray
    speed_rpm: FloatArray  # at full load
    torque_nm: FloatArray  # rated, power over speed
    synchronous_rpm: FloatArray
    speed_max_rpm: FloatArray
    poles: FloatArray
    voltage_v: FloatArray
    frequency_hz: FloatArray
    current_a: FloatArray
    efficiency: FloatArray  # (machines, 4) at LOADS
    power_factor: FloatArray  # (machines, 4) at LOADS
    no_load_loss_w: FloatArray
    no_load_current_a: FloatArray
    starting_torque_ratio: FloatArray
    starting_current_ratio: FloatArray
    breakdown_torque_ratio: FloatArray  # the printed ratio, or the greatest torque on a converter
    inertia_kgm2: FloatArray
    hot_start_s: FloatArray
    price: FloatArray  # of one machine
    seven_losses: FloatArray  # (machines, 7) at SEVEN_POINTS, shares of the rated power
    induction: BoolArray
    on_converter: BoolArray  # the rating is one on a converter

    def __len__(self) -> int:
        return len(self.records)

    def flagged(self, flag: Flag) -> BoolArray:
        """Which machines carry `flag`."""
        return np.array([flag in record.flags for record in self.records], dtype=bool)


@dataclass(frozen=True, slots=True, kw_only=True)
class DriveColumns:
    """Drives as columns, each (drives,) unless said."""

    records: tuple[Drive, ...]
    power_w: FloatArray  # of the motor the drive is meant for
    apparent_va: FloatArray
    current_a: FloatArray  # nan where the record has none
    voltage_v: FloatArray  # nan where the record has none
    price: FloatArray  # nan where the record has none
    losses: FloatArray  # (drives, 8) at EIGHT_POINTS, shares of the apparent power

    def __len__(self) -> int:
        return len(self.records)


def take(columns: MotorColumns, machines: NDArray[np.int64] | BoolArray) -> MotorColumns:
    """The columns of some machines only, by index or by mask."""
    chosen = np.arange(len(columns))[machines]
    arrays = {
        f.name: getattr(columns, f.name)[chosen] for f in fields(columns) if f.name != "records"
    }
    return MotorColumns(records=tuple(columns.records[i] for i in chosen), **arrays)


def columns_of(records: Sequence[Motor]) -> MotorColumns:
    """Lay records side by side."""

    def column(value: Callable[[Motor], float | None]) -> FloatArray:
        found = (value(r) for r in records)
        return np.array([np.nan if v is None else v for v in found], dtype=np.float64)

    def at_loads(name: str) -> FloatArray:
        columns = [column(lambda r, n=n: getattr(r, f"{name}_{n}")) for n in _PER_CENT]  # type: ignore[misc]
        return np.stack(columns, axis=1)

    power_w, speed_rpm = column(lambda r: r.power_w), column(lambda r: r.rated_rpm)
    torque_nm = power_w / (speed_rpm * RAD_S_PER_RPM)
    breakdown = column(lambda r: r.breakdown_torque_ratio)
    greatest = column(lambda r: r.torque_max_nm) / torque_nm
    seven = [r.seven_losses or (np.nan,) * 7 for r in records]
    return MotorColumns(
        records=tuple(records),
        power_w=power_w,
        speed_rpm=speed_rpm,
        torque_nm=torque_nm,
        synchronous_rpm=column(lambda r: r.synchronous_rpm),
        speed_max_rpm=column(lambda r: r.speed_max_rpm or None),
        poles=column(lambda r: r.poles),
        voltage_v=column(lambda r: r.voltage_v),
        frequency_hz=column(lambda r: r.frequency_hz),
        current_a=column(lambda r: r.current_a),
        efficiency=at_loads("efficiency"),
        power_factor=at_loads("power_factor"),
        no_load_loss_w=column(lambda r: r.no_load_loss_w),
        no_load_current_a=column(lambda r: r.no_load_current_a),
        starting_torque_ratio=column(lambda r: r.starting_torque_ratio),
        starting_current_ratio=column(lambda r: r.starting_current_ratio),
        breakdown_torque_ratio=np.where(np.isnan(breakdown), greatest, breakdown),
        inertia_kgm2=column(lambda r: r.inertia_kgm2),
        hot_start_s=column(lambda r: r.hot_start_s),
        price=column(lambda r: r.price),
        seven_losses=np.array(seven, dtype=np.float64).reshape(-1, 7),
        induction=np.array([r.technology is Technology.INDUCTION for r in records], dtype=bool),
        on_converter=np.array([r.fed_by is Supply.CONVERTER for r in records], dtype=bool),
    )


_PER_CENT = tuple(round(load * 100) for load in LOADS)


def drive_columns(records: Sequence[Drive]) -> DriveColumns:
    """Lay drives side by side."""

    def column(value: Callable[[Drive], float | None]) -> FloatArray:
        found = (value(r) for r in records)
        return np.array([np.nan if v is None else v for v in found], dtype=np.float64)

    return DriveColumns(
        records=tuple(records),
        power_w=column(lambda r: r.power_w),
        apparent_va=column(lambda r: r.apparent_va),
        current_a=column(lambda r: r.current_a),
        voltage_v=column(lambda r: r.voltage_v),
        price=column(lambda r: r.price),
        losses=np.array([r.eight_losses for r in records], dtype=np.float64).reshape(-1, 8),
    )
