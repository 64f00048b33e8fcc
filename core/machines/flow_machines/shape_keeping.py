"""A smooth line through points that swings nowhere between them.

Cubic Hermite pieces with the slopes of Fritsch and Carlson (1980) as weighted by Fritsch and
Butland (1984): where the points rise or fall, so does the line; every point lies on it.
"""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


def shape_keeping(at: FloatArray, x: FloatArray, y: FloatArray) -> FloatArray:
    """The lines through (x, y) read at `at`, all (…, points); two points make a straight line.

    Along the last axis x rises strictly. Of several lines over the same x, y is (lines, …, points),
    and so is what is returned. Nothing is carried on: outside the points there is nan.
    """
    step = np.diff(x)
    rise = np.diff(y) / step
    slope = _slopes(step, rise)
    # Of every piece the cubic in the share of the way through it, from its start.
    starting, ending = step * slope[..., :-1], step * slope[..., 1:]
    risen = step * rise
    square, cube = 3.0 * risen - 2.0 * starting - ending, starting + ending - 2.0 * risen
    piece = _pieces(at, x)

    def of_piece(values: FloatArray) -> FloatArray:
        several, width = values.shape[: values.ndim - x.ndim], values.shape[-1]
        first = np.arange(piece.size // at.shape[-1]).reshape(*at.shape[:-1], 1) * width
        found: FloatArray = values.reshape(*several, -1).take(piece + first, axis=-1)
        return found

    t = (at - of_piece(x)) / of_piece(step)
    value: FloatArray = of_piece(cube) * t
    for part in (square, starting):
        value += of_piece(part)
        value *= t
    value += of_piece(y)
    value[..., (at < x[..., :1]) | (at > x[..., -1:])] = np.nan
    return value


def _pieces(at: FloatArray, x: FloatArray) -> NDArray[np.int64]:
    """The piece between two points that each lies in, (…, points)."""
    rows = zip(x.reshape(-1, x.shape[-1])[:, 1:-1], at.reshape(-1, at.shape[-1]), strict=True)
    found = [inner.searchsorted(own, side="right") for inner, own in rows]
    return np.array(found, dtype=np.int64).reshape(at.shape)


def _slopes(step: FloatArray, rise: FloatArray) -> FloatArray:
    if rise.shape[-1] == 1:
        return np.repeat(rise, 2, axis=-1)
    before, after = rise[..., :-1], rise[..., 1:]
    w1, w2 = 2.0 * step[..., 1:] + step[..., :-1], step[..., 1:] + 2.0 * step[..., :-1]
    same = before * after > 0.0
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = (w1 + w2) / (w1 / before + w2 / after)
    inner = np.where(same, mean, 0.0)
    first = _end(step[..., 0], step[..., 1], rise[..., 0], rise[..., 1])
    last = _end(step[..., -1], step[..., -2], rise[..., -1], rise[..., -2])
    return np.concatenate([first[..., None], inner, last[..., None]], axis=-1)


def _end(near: FloatArray, far: FloatArray, rise: FloatArray, next_rise: FloatArray) -> FloatArray:
    """Slope at an end from three points, held so that the first piece keeps its shape."""
    slope = ((2.0 * near + far) * rise - near * next_rise) / (near + far)
    turned = (rise * next_rise < 0.0) & (np.abs(slope) > 3.0 * np.abs(rise))
    held: FloatArray = np.where(turned, 3.0 * rise, slope)
    return np.where(slope * rise <= 0.0, 0.0, held)
