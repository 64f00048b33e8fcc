"""The checks of a motor on a converter: a drive, the speed range, torque over speed.

Torques are those at the motor's shaft: the load's through gear or belt, with their losses.
"""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from core.families.motors.bank import Bank
from core.families.motors.checks import Check, excludes
from core.families.motors.columns import FloatArray
from core.families.motors.design import MotorDesign
from core.families.motors.drive_losses import motor_apparent_va
from core.families.motors.duty import Feed, MotorDuty
from core.families.motors.performance import Points, torque_with_losses
from core.families.motors.shaft import ShaftSeries
from core.families.motors.torque_limits import (
    BREAKDOWN_RESERVE,
    breakdown_share,
    lasting_torque,
    speed_max_share,
)
from core.families.motors.ways import Way, between, ratios
from core.vocabulary.quantity import Kind

_Cell = TypeVar("_Cell", np.float64, np.bool_)
_SPEED_CLASSES = 200
_BREAKDOWN_USUAL = 2.0  # over rated, where the record says nothing: assumed, on the safe side


@dataclass(frozen=True, slots=True, kw_only=True)
class _Course:
    """The turning points at ratio 1, gathered by classes of speed, each (classes,).

    torque_nm: the highest of the class; square: hours times torque squared; mean_rpm: of all.
    """

    torque_nm: FloatArray
    slowest_rpm: FloatArray
    fastest_rpm: FloatArray
    square: FloatArray
    mean_rpm: float
    hours: float  # with those at rest


def on_converter(
    bank: Bank, design: MotorDesign, duty: MotorDuty, load: ShaftSeries, required_w: float, way: Way
) -> list[Check]:
    """What holds on a converter; required_w: as `common` has it."""
    columns, count = bank.columns, len(bank)
    ratio = ratios(bank, way, design.speed_rpm)
    course = _course(load, duty, design, way)
    fastest = course.fastest_rpm.max(initial=0.0) * ratio
    limit = columns.speed_rpm * speed_max_share(
        columns.poles,
        np.array([r.speed_max_rpm or np.nan for r in columns.records], dtype=np.float64),
        columns.speed_rpm,
    )
    too_fast = fastest > limit * (1.0 + 1e-9)
    # Too small or too fast a machine is reported once, not again by its torque.
    derated = design.ambient_factor * design.elevation_factor
    told = too_fast | (columns.power_w * derated < required_w * (1.0 - 1e-9))
    rows = np.flatnonzero(~told)
    lasting = _cycle if load.cyclic else _lasting
    unsized = np.isnan(motor_apparent_va(columns))  # neither current nor power factor is known
    return [
        Check(failed=np.full(count, duty.feed is Feed.MAINS), say=excludes("feed_differs")),
        Check(failed=unsized, say=excludes("drive_not_sized")),
        Check(failed=(bank.chosen < 0) & ~unsized, say=excludes("no_drive")),
        Check(failed=too_fast,
              say=excludes("too_fast", ("speed", fastest, Kind.SPEED),
                           ("limit", limit, Kind.SPEED))),
        *lasting(bank, design, duty, course, ratio, rows),
        _breakdown(bank, design, course, ratio, rows),
    ]  # fmt: skip


def _course(load: ShaftSeries, duty: MotorDuty, design: MotorDesign, way: Way) -> _Course:
    """The points at the motor's side of the transmission.

    More than two hundred are gathered by two hundredths of the speed: the highest torque of each,
    and how slow and fast it may be, which is on the safe side by at most that much.
    """
    turning = load.controlled_speed_rpm > 0.0
    points = Points(
        torque_nm=load.controlled_torque_nm[turning],
        speed_rpm=load.controlled_speed_rpm[turning],
        hours=load.hours[turning],
    )
    lossy = between(way, duty, design.peak_w)
    torque = np.abs(torque_with_losses(points, lossy, design.peak_w))
    speed, hours = points.speed_rpm, points.hours
    square = hours * torque**2
    if speed.size > _SPEED_CLASSES:
        place = (speed / float(speed.max()) * _SPEED_CLASSES).astype(np.int64)
        place = np.minimum(place, _SPEED_CLASSES - 1)
        torque, slowest, fastest, square = _gathered(place, torque, speed, square)
    else:
        slowest = fastest = speed
    return _Course(
        torque_nm=torque,
        slowest_rpm=slowest,
        fastest_rpm=fastest,
        square=square,
        mean_rpm=float(speed @ hours) / (float(hours.sum()) or 1.0),
        hours=float(load.hours.sum()) or 1.0,
    )


def _gathered(
    place: NDArray[np.int64], torque: FloatArray, speed: FloatArray, square: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    highest, fastest = np.zeros(_SPEED_CLASSES), np.zeros(_SPEED_CLASSES)
    slowest = np.full(_SPEED_CLASSES, np.inf)
    np.maximum.at(highest, place, torque)
    np.minimum.at(slowest, place, speed)
    np.maximum.at(fastest, place, speed)
    sums = np.bincount(place, square, minlength=_SPEED_CLASSES)
    seen = np.isfinite(slowest)
    return highest[seen], slowest[seen], fastest[seen], sums[seen]


def _lasting(
    bank: Bank, design: MotorDesign, duty: MotorDuty, course: _Course,
    ratio: FloatArray, rows: NDArray[np.int64],
) -> list[Check]:  # fmt: skip
    """Every point of a load that is no cycle lasts, so each must lie under the permitted torque.

    Under it by the highest lasting load: an hour of full flow is not cooled by hours of little.
    """
    columns = bank.columns
    to_own = (ratio[rows] / columns.speed_rpm[rows])[:, None]
    slowest, fastest = course.slowest_rpm * to_own, course.fastest_rpm * to_own
    share = course.torque_nm / (ratio[rows] * columns.torque_nm[rows])[:, None]
    full = design.ambient_factor * design.elevation_factor * duty.load_share_max
    lasting = lasting_torque(slowest, columns.induction[rows], forced=duty.forced_cooling)
    # Where a class of speeds reaches into field weakening its fastest point decides.
    permitted = full * np.minimum(lasting, 1.0 / np.maximum(fastest, 1.0))
    burden = share / permitted
    failed = (burden > 1.0 + 1e-9).any(axis=1)
    at, may = _worst(share, burden), _worst(permitted, burden)
    # Enough torque at rated speed, too little where the motor's own fan turns slowly.
    slow = failed & (at <= full * (1.0 + 1e-9)) & (_worst(slowest, burden) < 1.0)
    own, count = columns.torque_nm, len(bank)

    def all_(values: FloatArray) -> FloatArray:
        return _spread(values, rows, count)

    return [
        Check(failed=_spread(slow, rows, count),
              say=excludes("low_speed_torque", ("share", all_(at), Kind.SHARE),
                           ("permitted", all_(may), Kind.SHARE))),
        Check(failed=_spread(failed & ~slow, rows, count),
              say=excludes("lasting_torque_above",
                           ("speed", all_(_worst(fastest, burden)) * columns.speed_rpm, Kind.SPEED),
                           ("torque", all_(at) * own, Kind.TORQUE),
                           ("permitted", all_(may) * own, Kind.TORQUE),
                           ("share", duty.load_share_max, Kind.SHARE))),
    ]  # fmt: skip


def _cycle(
    bank: Bank, design: MotorDesign, duty: MotorDuty, course: _Course,
    ratio: FloatArray, rows: NDArray[np.int64],
) -> list[Check]:  # fmt: skip
    """The rms torque of a cycle against what lasts at its mean speed, by the highest load.

    Above rated speed the flux is weaker: a torque takes the current of one greater by the speed,
    and counts as that.
    """
    columns = bank.columns
    to_own = ratio[rows] / columns.speed_rpm[rows]
    weakened = np.maximum(course.fastest_rpm * to_own[:, None], 1.0) ** 2
    effective = np.sqrt(weakened @ course.square / course.hours) / ratio[rows]
    mean = np.minimum(course.mean_rpm * to_own, 1.0)[:, None]
    lasting = lasting_torque(mean, columns.induction[rows], forced=duty.forced_cooling)[:, 0]
    derated = design.ambient_factor * design.elevation_factor
    permitted = lasting * derated * duty.load_share_max * columns.torque_nm[rows]
    count = len(bank)
    return [
        Check(failed=_spread(effective > permitted * (1.0 + 1e-9), rows, count),
              say=excludes("rms_torque_above",
                           ("torque", _spread(effective, rows, count), Kind.TORQUE),
                           ("permitted", _spread(permitted, rows, count), Kind.TORQUE))),
    ]  # fmt: skip


def _breakdown(
    bank: Bank, design: MotorDesign, course: _Course, ratio: FloatArray, rows: NDArray[np.int64]
) -> Check:
    """Peaks and the break-away against the breakdown torque with reserve, over speed."""
    columns, count = bank.columns, len(bank)
    stated = columns.breakdown_torque_ratio[rows]
    most = np.where(np.isnan(stated), _BREAKDOWN_USUAL, stated) / BREAKDOWN_RESERVE
    own = columns.torque_nm[rows]
    fastest = course.fastest_rpm * (ratio[rows] / columns.speed_rpm[rows])[:, None]
    torque = course.torque_nm / ratio[rows][:, None]
    gives = (own * most)[:, None] * breakdown_share(fastest)
    burden = torque / gives
    pulled = (burden > 1.0 + 1e-9).any(axis=1)
    breakaway = design.breakaway_nm / ratio[rows]
    stuck = breakaway > own * most * (1.0 + 1e-9)
    limit = np.where(pulled, _worst(gives, burden), own * most)
    needed = np.where(pulled, _worst(torque, burden), breakaway)
    return Check(
        failed=_spread(pulled | stuck, rows, count),
        say=excludes("breakdown_below", ("torque", _spread(limit, rows, count), Kind.TORQUE),
                     ("required", _spread(needed, rows, count), Kind.TORQUE)),
    )  # fmt: skip


def _spread(values: NDArray[_Cell], rows: NDArray[np.int64], count: int) -> NDArray[_Cell]:
    """Values of some rows as a column of all, nothing elsewhere."""
    column = np.zeros(count, dtype=values.dtype)
    column[rows] = values
    return column


def _worst(values: FloatArray, burden: FloatArray) -> FloatArray:
    """The value at the point of the greatest burden, (machines,); 0 where nothing turns."""
    if not burden.shape[1]:
        return np.zeros(len(burden))
    worst: FloatArray = values[np.arange(len(values)), burden.argmax(axis=1)]
    return worst


__all__ = ["on_converter"]
