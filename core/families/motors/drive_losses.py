"""Losses of converters from the eight points of IEC 61800-9-2, and which drive suits a motor.

Between the points they are interpolated bilinearly over frequency {0, 50, 90 %} and torque
current {25, 50, 100 %}; beyond, the outer cells are carried on. (90;25) is no point of the
standard: it is taken where the surface stays continuous, (50;25) + (90;50) - (50;50).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.motors.columns import BoolArray, DriveColumns, FloatArray, MotorColumns
from core.machines.side_by_side import of_machines


@dataclass(frozen=True, slots=True, kw_only=True)
class DriveModel:
    """Losses of one drive for each machine, W at S·Σ k[r,s] F_r(f) I_s(i).

    F = 1, f, max(f - 0.5, 0); I = 1, i, max(i - 0.5, 0). current_ratio: the motor's rated
    current over the drive's.
    """

    apparent_va: FloatArray  # (machines,), nan where no drive was found
    terms: FloatArray  # (machines, 3, 3)
    current_ratio: FloatArray  # (machines,)
    regenerative: BoolArray  # (machines,): braking power goes back to the mains

    def take(self, machines: NDArray[np.int64] | BoolArray) -> "DriveModel":
        """The model for some machines only."""
        return of_machines(self, machines)


def motor_apparent_va(columns: MotorColumns) -> FloatArray:
    """√3 U I at rated load; from power, power factor and efficiency where no current is known."""
    by_current = np.sqrt(3.0) * columns.voltage_v * columns.current_a
    with np.errstate(invalid="ignore"):
        by_power = columns.power_w / (columns.power_factor[:, 0] * columns.efficiency[:, 0])
    return np.where(np.isnan(by_current), by_power, by_current)


def suited_drives(columns: MotorColumns, drives: DriveColumns) -> NDArray[np.int64]:
    """The smallest drive for each machine, (machines,): its apparent power is at least the
    motor's at rated load (a larger one where two are alike in size: the one of lower losses at
    (90;100)); -1 where there is none.
    """
    order = np.lexsort((drives.losses[:, -1], drives.apparent_va))
    needed = motor_apparent_va(columns)
    place = np.searchsorted(drives.apparent_va[order], needed * (1.0 - 1e-9))
    found = np.isfinite(needed) & (place < len(order))
    chosen = np.full(len(columns), -1, dtype=np.int64)
    chosen[found] = order[place[found]]
    return chosen


def fit_drives(
    columns: MotorColumns, drives: DriveColumns, chosen: NDArray[np.int64]
) -> DriveModel:
    """The losses of drive `chosen` (an index into `drives`, -1 for none) at each machine."""
    none = chosen < 0
    if len(drives) == 0:
        empty = np.full(len(columns), np.nan)
        return DriveModel(
            apparent_va=empty,
            terms=np.full((len(columns), 3, 3), np.nan),
            current_ratio=empty,
            regenerative=np.zeros(len(columns), dtype=bool),
        )
    apparent = np.where(none, np.nan, drives.apparent_va[chosen])
    active = np.array([r.front_end == "active" for r in drives.records], dtype=bool)
    return DriveModel(
        apparent_va=apparent,
        terms=_terms(drives.losses[chosen]),
        current_ratio=motor_apparent_va(columns) / apparent,
        regenerative=active[chosen] & ~none,
    )


def _terms(losses: FloatArray) -> FloatArray:
    """The nine terms of every drive from its eight losses, (drives, 3, 3)."""
    p0_25, p0_50, p0_100, p50_25, p50_50, p50_100, p90_50, p90_100 = losses.T
    p90_25 = p50_25 + p90_50 - p50_50
    grid = np.array([[p0_25, p0_50, p0_100], [p50_25, p50_50, p50_100], [p90_25, p90_50, p90_100]])
    terms: FloatArray = np.einsum("rf,fid,si->drs", _OF_FREQUENCY, grid, _OF_CURRENT)
    return terms


def _of_points(*points: float) -> FloatArray:
    """What the terms 1, x and max(x - 0.5, 0) are of values at three points, (terms, points)."""
    inverse: FloatArray = np.linalg.inv(np.array([[1, x, max(x - 0.5, 0.0)] for x in points]))
    return inverse


_OF_FREQUENCY, _OF_CURRENT = _of_points(0.0, 0.5, 0.9), _of_points(0.25, 0.5, 1.0)


def drive_loss_w(model: DriveModel, speed: FloatArray, torque: FloatArray) -> FloatArray:
    """Losses of each machine's drive, W, (machines, points), at shares of the motor's rated."""
    current = np.abs(torque) * model.current_ratio[:, None]
    above = np.maximum(current - 0.5, 0.0)
    terms = model.terms * model.apparent_va[:, None, None]

    def over_current(row: int) -> FloatArray:
        k = terms[:, row, :, None]
        total: FloatArray = k[:, 1] * current
        total += k[:, 2] * above
        total += k[:, 0]
        return total

    total = over_current(2)
    total *= np.maximum(speed - 0.5, 0.0)
    slope = over_current(1)
    slope *= speed
    total += slope
    total += over_current(0)
    return np.maximum(total, 0.0, out=total)
