"""The chain mains – drive – motor – transmission – load at every operating point and in a year.

Points are torque (N·m) and speed (r/min) at the load's shaft with the hours each lasts. A
machine on the mains turns at its own speed; what is asked of it is the power at each point. One
on a converter turns at the load's speed times the ratio of the transmission.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.families.motors.columns import RAD_S_PER_RPM, FloatArray, MotorColumns, take
from core.families.motors.drive_losses import DriveModel, drive_loss_w
from core.families.motors.losses import LossModel, extrapolated, loss_shares
from core.families.motors.transmission import Transmission, transmission_loss_w

_CELLS = 30_000  # of one piece of work: its few temporaries stay in the processor's cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """Operating points of the load, each (points,). A negative torque brakes."""

    torque_nm: FloatArray
    speed_rpm: FloatArray
    hours: FloatArray

    @property
    def power_w(self) -> FloatArray:
        """Power at the load's shaft, W."""
        return self.torque_nm * self.speed_rpm * RAD_S_PER_RPM


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Power along the chain, W, each (machines, points); transmission_w is (points,).

    load_share: of the motor's rated torque (on a converter) or rated power (on the mains);
    input_w = load + losses, not below nothing where braking power cannot go back.
    """

    load_w: FloatArray
    transmission_w: FloatArray
    motor_w: FloatArray
    drive_w: FloatArray
    input_w: FloatArray
    load_share: FloatArray
    speed_share: FloatArray

    @property
    def efficiency(self) -> FloatArray:
        """Power at the load over power from the mains, (machines, points); 0 without load."""
        load = np.broadcast_to(self.load_w, self.input_w.shape)
        chain: FloatArray = np.divide(
            load, self.input_w, out=np.zeros_like(self.input_w), where=(load > 0)
        )
        return chain


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualEnergy:
    """Energy in a year along the chain, Wh, each (machines,); the first two are the load's."""

    load_wh: float
    transmission_wh: float
    motor_wh: FloatArray
    drive_wh: FloatArray
    input_wh: FloatArray
    outside_hours: FloatArray  # beyond the motor's published loads, below or above

    @property
    def efficiency(self) -> FloatArray:
        """Energy at the load over energy from the mains, (machines,); 0 where none is drawn."""
        drawn = self.input_wh
        return np.divide(self.load_wh, drawn, out=np.zeros_like(drawn), where=drawn != 0)


def evaluate(
    columns: MotorColumns,
    losses: LossModel,
    points: Points,
    *,
    drives: DriveModel | None = None,
    transmission: Transmission | None = None,
    rated_w: float | None = None,
    ratio: FloatArray | None = None,
) -> Chain:
    """The chain at every machine and point; without drives, on the mains.

    rated_w: rated power of the transmission, by default the highest power of the points;
    ratio: (machines,), where it is not the same for all of them.
    """
    shaft, lost = _shaft(points, transmission or Transmission(), rated_w)
    if ratio is not None:
        shaft = replace(shaft, ratio=ratio[:, None])
    return _chain(columns, losses, points, shaft, lost, drives)


def annual_energy(
    columns: MotorColumns,
    losses: LossModel,
    points: Points,
    *,
    drives: DriveModel | None = None,
    transmission: Transmission | None = None,
    rated_w: float | None = None,
) -> AnnualEnergy:
    """The energy of a year for every machine, worked through in pieces that fit the cache."""
    running = (points.speed_rpm != 0) | (points.torque_nm != 0)
    run = Points(
        torque_nm=points.torque_nm[running],
        speed_rpm=points.speed_rpm[running],
        hours=points.hours[running],
    )
    shaft, lost = _shaft(run, transmission or Transmission(), rated_w)
    count = len(columns)
    totals = np.zeros((3, count))
    outside = np.zeros(count)
    step = max(1, _CELLS // max(1, len(run.hours)))
    for start in range(0, count, step):
        here = np.arange(start, min(start + step, count))
        chain = _chain(
            take(columns, here), losses.take(here), run, shaft, lost,
            drives.take(here) if drives else None,
        )  # fmt: skip
        parts = (chain.motor_w, chain.drive_w, chain.input_w)
        for total, part in zip(totals, parts, strict=True):
            total[here] = part @ run.hours
        outside[here] = extrapolated(losses.take(here), chain.load_share) @ run.hours
    return AnnualEnergy(
        load_wh=float(run.power_w @ run.hours),
        transmission_wh=float(lost @ run.hours),
        motor_wh=totals[0],
        drive_wh=totals[1],
        input_wh=totals[2],
        outside_hours=outside,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shaft:
    """What the motor's shaft has to give, (points,): power, and torque at ratio 1."""

    power_w: FloatArray
    torque_nm: FloatArray
    speed_rpm: FloatArray
    ratio: float | FloatArray  # one, or (machines, 1)


def _shaft(
    points: Points, transmission: Transmission, rated_w: float | None
) -> tuple[_Shaft, FloatArray]:
    """What the motor's shaft has to give, and the transmission's losses, W."""
    load_w = points.power_w
    highest = np.max(np.abs(points.speed_rpm), initial=0.0)
    rated = float(np.max(np.abs(load_w), initial=0.0)) if rated_w is None else rated_w
    share = points.speed_rpm / highest if highest else np.zeros_like(load_w)
    lost = transmission_loss_w(transmission, rated, load_w, share)
    speed = points.speed_rpm * RAD_S_PER_RPM
    # Losses slow the load down: they add to the torque that drives and take from one that brakes.
    more = np.divide(lost, np.abs(speed), out=np.zeros_like(lost), where=speed != 0)
    torque = points.torque_nm + np.sign(np.where(speed, speed, 1.0)) * more
    made = _Shaft(
        power_w=load_w + lost,
        torque_nm=torque,
        speed_rpm=points.speed_rpm,
        ratio=transmission.ratio,
    )
    return made, lost


def torque_with_losses(
    points: Points, transmission: Transmission, rated_w: float | None = None
) -> FloatArray:
    """The load's torque with the transmission's losses, at ratio 1, (points,)."""
    return _shaft(points, transmission, rated_w)[0].torque_nm


def _chain(
    columns: MotorColumns,
    losses: LossModel,
    points: Points,
    shaft: _Shaft,
    lost: FloatArray,
    drives: DriveModel | None,
) -> Chain:
    rated = columns.power_w[:, None]
    if drives is None:
        load_share = shaft.power_w * (1.0 / rated)
        speed_share: NDArray[np.float64] = np.ones((1, 1))
        motor = loss_shares(losses, speed_share, load_share, on_converter=False)
        motor *= rated
        drive = np.zeros((1, 1))
        total = motor + shaft.power_w
    else:
        load_share = shaft.torque_nm * (1.0 / (shaft.ratio * columns.torque_nm[:, None]))
        speed_share = np.abs(shaft.speed_rpm) * (shaft.ratio / columns.speed_rpm[:, None])
        motor = loss_shares(losses, speed_share, load_share, on_converter=True)
        motor *= rated
        drive = drive_loss_w(drives, speed_share, load_share)
        total = motor + drive
        total += shaft.power_w
        if np.any(shaft.power_w < 0):
            # A diode bridge gives nothing back: a resistor burns it.
            burnt = np.maximum(total, 0.0)
            total = np.where(drives.regenerative[:, None], total, burnt)
    return Chain(
        load_w=points.power_w,
        transmission_w=lost,
        motor_w=motor,
        drive_w=np.broadcast_to(drive, motor.shape),
        input_w=total,
        load_share=np.abs(load_share),
        speed_share=np.broadcast_to(speed_share, motor.shape),
    )


def binned(points: Points, *, speeds: int = 24, torques: int = 48) -> Points:
    """The points gathered in cells of speed and torque, each at the mean of what lies in it.

    Hours are kept, and within a cell the mean torque and speed weighted by them.
    """

    def cell(values: FloatArray, count: int) -> NDArray[np.int64]:
        low, high = float(values.min()), float(values.max())
        scale = count / (high - low) if high > low else 0.0
        return np.minimum(((values - low) * scale).astype(np.int64), count - 1)

    if len(points.hours) == 0:
        return points
    off = (points.torque_nm == 0) & (points.speed_rpm == 0)
    number = cell(points.speed_rpm, speeds) * torques + cell(points.torque_nm, torques) + 1
    number[off] = 0  # standing still is a state of its own
    hours = np.bincount(number, points.hours).astype(np.float64)
    kept = hours > 0
    return Points(
        torque_nm=np.bincount(number, points.hours * points.torque_nm)[kept] / hours[kept],
        speed_rpm=np.bincount(number, points.hours * points.speed_rpm)[kept] / hours[kept],
        hours=hours[kept],
    )
