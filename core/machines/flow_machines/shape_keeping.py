"""A smooth line through points that swings nowhere between them.

Cubic Hermite pieces with the slopes of Fritsch and Carlson (1980) as weighted by Fritsch and
Butland (1984): where the points rise or fall, so does the line; every point lies on it.
"""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


def shape_keeping(at: FloatArray, x: FloatArray, y: FloatArray) -> FloatArray:
    """The line through (x, y) read at `at`; x rises strictly, two points make a straight line.

    Nothing is carried on: outside the points the value is nan.
    """
    step, rise = np.diff(x), np.diff(y) / np.diff(x)
    slope = _slopes(step, rise)
    # Of every piece the cubic in the share of the way through it, from its start.
    starting, ending = step * slope[:-1], step * slope[1:]
    risen = step * rise
    square, cube = 3.0 * risen - 2.0 * starting - ending, starting + ending - 2.0 * risen
    cell = np.clip(np.searchsorted(x, at, side="right") - 1, 0, len(step) - 1)
    t = (at - x[cell]) / step[cell]
    value: FloatArray = ((cube[cell] * t + square[cell]) * t + starting[cell]) * t + y[cell]
    value[(at < x[0]) | (at > x[-1])] = np.nan
    return value


def _slopes(step: FloatArray, rise: FloatArray) -> FloatArray:
    if len(rise) == 1:
        return np.repeat(rise, 2)
    before, after = rise[:-1], rise[1:]
    w1, w2 = 2.0 * step[1:] + step[:-1], step[1:] + 2.0 * step[:-1]
    same = before * after > 0.0
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = (w1 + w2) / (w1 / before + w2 / after)
    inner = np.where(same, mean, 0.0)
    first = _end(step[0], step[1], rise[0], rise[1])
    last = _end(step[-1], step[-2], rise[-1], rise[-2])
    return np.concatenate([[first], inner, [last]])


def _end(near: float, far: float, rise: float, next_rise: float) -> float:
    """Slope at an end from three points, held so that the first piece keeps its shape."""
    slope = ((2.0 * near + far) * rise - near * next_rise) / (near + far)
    if slope * rise <= 0.0:
        return 0.0
    if rise * next_rise < 0.0 and abs(slope) > 3.0 * abs(rise):
        return 3.0 * rise
    return float(slope)
