"""Figures tested against themselves: stand-ins for nothing, meters, peaks that stand alone."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

# What loggers and programs write where they have no figure.
_STAND_INS = np.array([
    99.9, 999.0, 999.9, 9999.0, 9999.9, 99999.0, 999999.0, 9999999.0, 9.9e9, 1e10, 1e20, 1e30,
    32767.0, 65535.0, 2147483647.0, 4294967295.0, 3276.7, 6553.5, 327.67, 655.35, 1e37, 9.9e37,
])  # fmt: skip
_BELOW = np.array([
    -99.0, -99.9, -999.0, -999.9, -6999.0, -9999.0, -9999.9, -99999.0, -999999.0, -32768.0,
    -32767.0, -2147483648.0, -1e20, -1e30,
])  # fmt: skip
_BEYOND = 1.25  # a stand-in lies this far above all that is none
_LONE = 4.0  # a peak this many times what is reached in all but the thousandth part
_RISING_SHARE = 0.1  # of the steps, at least, of a meter that is read
_FALLS = 0.002  # of the steps, at most: resets and changes of a meter
_RESET = 0.1  # of the reading before: a meter that starts anew
_LEAST_READINGS = 12


def stand_ins(values: FloatArray) -> NDArray[np.bool_]:
    """Which figures stand for none: known stand-ins far beyond, or below, all the others.

    -99 … -9999 in a column that is otherwise not negative; 9999, 65535 and their kin where all
    others lie well below.
    """
    known = np.isfinite(values)
    high = known & np.isin(values, _STAND_INS)
    low = known & np.isin(values, _BELOW)
    if not high.any() and not low.any():
        return np.zeros(values.size, dtype=np.bool_)
    rest = values[known & ~high & ~low]
    if rest.size == 0:
        return np.zeros(values.size, dtype=np.bool_)
    top, bottom = float(rest.max()), float(rest.min())
    beyond = high & (values > _BEYOND * max(top, 0.0)) & (values > top + 1e-9)
    if bottom >= 0.0:
        below = low
    else:
        below = low & (values < min(_BEYOND * bottom, bottom - 1.0)) & (np.abs(values) >= 99.0)
    return beyond | below


def lone_peak(values: FloatArray) -> int | None:
    """Index of a highest value that is many times what the others reach; None where none is."""
    known = values[np.isfinite(values) & (values > 0.0)]
    if known.size < 1000:
        return None
    usual = float(np.quantile(known, 0.999))
    at = int(np.nanargmax(values))
    return at if values[at] > _LONE * usual else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How figures go on from row to row: shares of the steps that rise and that fall."""

    rising: float
    falling: float
    resets: bool  # every fall is to the beginning of the scale

    @property
    def is_meter(self) -> bool:
        """Whether it only rises, but for resets."""
        return self.rising >= _RISING_SHARE and self.falling <= _FALLS and self.resets


def course(values: FloatArray) -> Course:
    """How a column goes on; empty cells are passed over."""
    known = values[np.isfinite(values)]
    if known.size < _LEAST_READINGS:
        return Course(rising=0.0, falling=1.0, resets=False)
    steps = np.diff(known)
    falls = np.flatnonzero(steps < 0.0)
    after, before = known[falls + 1], known[falls]
    share = max(float(falls.size) - 2.0, 0.0) / steps.size  # two resets are no pattern
    return Course(
        rising=float((steps > 0.0).mean()),
        falling=share,
        resets=bool((after <= _RESET * np.abs(before)).all()),
    )


def differences(values: FloatArray, order: IntArray | None = None) -> tuple[FloatArray, int]:
    """What a meter counted from each reading to the next, and how often it began anew.

    order: rows in order of time. A reading that is missing gives no difference; the step
    over it belongs to the reading before. Where a meter turns over at a power of ten it goes on
    from there; where it was reset, what it shows after counts. The last reading has no next.
    """
    at = np.arange(values.size) if order is None else order
    known = at[np.isfinite(values[at])]
    found = np.full(values.size, np.nan)
    readings = values[known]
    steps = np.diff(readings)
    falls = np.flatnonzero(steps < 0.0)
    for fall in falls:
        before, after = float(readings[fall]), float(readings[fall + 1])
        scale = 10.0 ** np.ceil(np.log10(before)) if before > 0.0 else 0.0
        turns_over = scale - before <= 0.02 * scale and after <= 0.02 * scale
        steps[fall] = scale - before + after if turns_over else max(after, 0.0)
    found[known[:-1]] = steps
    return found, int(falls.size)
