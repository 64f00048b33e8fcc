"""What is usual of a kind of motor where a standard says only its efficiency at rated load.

The share of the constant loss, the slip and the power factor are medians of motors of the catalog,
by size (class_kinds.json); a test works them out anew. No low-voltage motor with magnets at the
speeds of a direct drive, none that starts on the mains and no high-voltage motor publishes its part
load: theirs is that of what is nearest, assumed, with a wider band.
"""

from bisect import bisect_left
from importlib.resources import files
from math import ceil, sqrt

import msgspec
import numpy as np

from core.families.motors.classes import class_minimum
from core.families.motors.record import IeClass, Motor, Technology
from core.keeping.keeping import keep_for_good

_MOST_POLES = 8  # with figures of their own: motors of more are taken as these
_LIKE_POLES = 4  # whose power factor one with magnets is given: no larger converter than needed
_FAST_RPM = 1800.0
_HALF = 0.5  # the load at which the band of an assumed share is told
_LOW_VOLTAGE_V = 1140.0
_GRID_HZ, _LARGEST_W = 50.0, 1e6  # of the table of classes


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Medians by rated power: up to each of sizes_to_w, and above the last.

    induction_starting_torque, induction_breakdown_torque: over the rated one, that nine of ten
    have; share_may_be_off: by how much the share of the constant loss may differ from the median.
    """

    format: str
    source: str
    years: str
    sizes_to_w: tuple[float, ...]
    induction_constant_share: dict[str, tuple[float, ...]]
    induction_power_factor: dict[str, tuple[float, ...]]
    induction_slip: dict[str, tuple[float, ...]]
    induction_starting_torque: dict[str, tuple[float, ...]]
    induction_breakdown_torque: dict[str, tuple[float, ...]]
    magnet_constant_share: dict[str, tuple[float, ...]]
    band: tuple[float, ...]
    share_may_be_off: dict[str, float]


@keep_for_good
def kind_file() -> _File:
    """The medians, and where they come from."""
    content = files("core.families.motors").joinpath("class_kinds.json").read_bytes()
    return msgspec.json.decode(content, type=_File)


def size_at(power_w: float) -> int:
    """Where a rated power lies among the sizes."""
    return bisect_left(kind_file().sizes_to_w, power_w)


def constant_shares(level: IeClass) -> np.ndarray:
    """Usual share of the constant loss in the rated one of induction motors, (sizes,).

    IE3's where no class is known, IE4's of what is better.
    """
    known = kind_file().induction_constant_share
    usual = IeClass.IE4 if level is IeClass.IE5 else IeClass.IE3
    return np.array(known.get(level, known[usual]))


def magnet_share(power_w: float, speed_rpm: float) -> float:
    """Usual share of the constant loss of a motor with magnets."""
    speeds = "above_1800" if speed_rpm > _FAST_RPM else "up_to_1800"
    return kind_file().magnet_constant_share[speeds][size_at(power_w)]


def _by_poles(table: dict[str, tuple[float, ...]], poles: int, power_w: float) -> float:
    return table[str(min(poles, _MOST_POLES))][size_at(power_w)]


def usual_slip(poles: int, power_w: float) -> float:
    """Slip of an induction motor at rated load, a share."""
    return _by_poles(kind_file().induction_slip, poles, power_w)


def usual_power_factor(poles: int | None, power_w: float) -> float:
    """Power factor at rated load; of a motor with magnets that of an induction motor."""
    return _by_poles(kind_file().induction_power_factor, poles or _LIKE_POLES, power_w)


def usual_current_a(poles: int | None, power_w: float, voltage_v: float) -> float:
    """Rated current, A: that of an induction motor of class IE3, whatever the grade of the class.

    It chooses the converter: with its own the better of two grades might be given a smaller one of
    another make, and seem the worse.
    """
    level, pairs = IeClass.IE3, min(poles or _LIKE_POLES, _MOST_POLES)
    efficiency = class_minimum(level, pairs, _GRID_HZ, min(power_w, _LARGEST_W))
    return power_w / (sqrt(3.0) * voltage_v * usual_power_factor(poles, power_w) * efficiency)


def sure_torques(poles: int, power_w: float) -> tuple[float, float]:
    """Starting and breakdown torque over rated that nine of ten induction motors have at least."""
    starting = _by_poles(kind_file().induction_starting_torque, poles, power_w)
    return starting, _by_poles(kind_file().induction_breakdown_torque, poles, power_w)


def energy_band(record: Motor, power_w: float, loss: float) -> float:
    """How far the year of a class may be off, a share; loss: at rated load, over rated power.

    The band of induction motors known by class and efficiency alone; where the share of the
    constant loss is assumed, with what that may change at half load, to the next per cent.
    """
    off = kind_file().share_may_be_off
    known = "induction" if record.technology is Technology.INDUCTION else "magnets"
    if known == "induction" and record.voltage_v > _LOW_VOLTAGE_V:
        known = "high_voltage"
    more = off[known] * loss * (1.0 - _HALF**2) / (_HALF * (1.0 + loss))
    return ceil(round((kind_file().band[size_at(power_w)] + more) * 100.0, 6)) / 100.0
