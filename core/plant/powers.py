"""How identical units best share an output: min-plus powers of the part-load table.

`powers[k]` holds, over outputs of 0 … k units' capacity, the least input ratio of k running
units however they share it. It follows from that of k - 1 by putting one more unit at any part
load. On a table of straight lines the best shares of an output on the grid lie on the grid, so
nothing is lost.

The part loads that need trying are few. Of two units inside a stretch in which the table bends
downwards (the gain of each further step falls) one can always give output to the other without
loss until it leaves the stretch; inside a stretch that bends upwards two units are best equal.
Most machines bend down below their least continuous load and up above it: all units but one
share the upper stretch equally, and one may stand in the lower. Tables of another shape are
worked out in full.

Above `FREE` units the loads tried are: all equal, or one more unit full.
"""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

FREE = 8  # units of one model that may share an output in any way
_NEVER = 1e30  # finite, for a table is read between two values
_BLOCK = 32  # tables worked out in one go
_FLAT = 1e-12  # of full-load input: a bend below it is rounding


def powers(table: FloatArray, most: int) -> tuple[FloatArray, ...]:
    """Tables of 0 … most running units; of k: (classes, machines, k · steps + 1)."""
    classes, machines, nodes = table.shape
    flat = np.ascontiguousarray(table.reshape(classes * machines, nodes))
    turn = _turn(flat)
    plain = turn < 0
    found = [np.zeros((len(flat), 1)), flat]
    # Tables that turn at about the same node together: fewer part loads to try.
    order = np.flatnonzero(~plain)[np.argsort(turn[~plain], kind="stable")]
    blocks = [order[start : start + _BLOCK] for start in range(0, len(order), _BLOCK)]
    for k in range(2, most + 1):
        if k > FREE:
            found.append(_equal_or_full(flat, found[-1], k))
            continue
        best = np.empty((len(flat), k * (nodes - 1) + 1))
        for block in blocks:
            best[block] = _one_below(flat[block], turn[block], found[-1][block], k)
        if plain.any():
            best[plain] = _one_more(flat[plain], found[-1][plain])
        found.append(best)
    return tuple(each.reshape(classes, machines, -1) for each in found)


def _turn(flat: FloatArray) -> IntArray:
    """The node up to which a table bends down and from which it bends up; -1: neither."""
    bend = np.diff(flat, 2, axis=1)
    bend[np.abs(bend) <= _FLAT * flat[:, -1:]] = 0.0
    last = bend.shape[1]
    # Nodes 1 … steps - 1 have a bend; after the last downward one all bend up.
    down = np.where(bend < 0.0, np.arange(1, last + 1), 0).max(axis=1, initial=0)
    up = np.where(bend > 0.0, np.arange(1, last + 1), last + 1).min(axis=1, initial=last + 1)
    turn = np.where(down > 0, down + 1, 0)
    return np.where(up < down, -1, turn)


def _shared(flat: FloatArray, k: int, least: IntArray) -> FloatArray:
    """k units as equal as the grid allows, none below node `least`."""
    node = np.arange(k * (flat.shape[1] - 1) + 1)
    each, over = node // k, node % k
    more = np.minimum(each + 1, flat.shape[1] - 1)
    total = (k - over) * flat[:, each] + over * flat[:, more]
    return np.where(each >= least[:, None], total, _NEVER)


def _one_below(flat: FloatArray, turn: IntArray, fewer: FloatArray, k: int) -> FloatArray:
    """All in the upper stretch, or all but one; or one of them just runs."""
    best = _shared(flat, k, turn)
    steps = flat.shape[1] - 1
    others = _shared(flat, k - 1, turn)
    width = others.shape[1]
    lower = np.where(np.arange(steps + 1) < turn[:, None], flat, _NEVER)
    for node in range(1, int(min(turn.max(), steps + 1))):
        part = best[:, node : node + width]
        np.minimum(part, others + lower[:, node : node + 1], out=part)
    part = best[:, :width]
    np.minimum(part, fewer + flat[:, :1], out=part)
    return best


def _one_more(flat: FloatArray, fewer: FloatArray) -> FloatArray:
    """One more unit at any part load."""
    width = fewer.shape[1]
    best = np.full((len(flat), width + flat.shape[1] - 1), _NEVER)
    for node in range(flat.shape[1]):
        part = best[:, node : node + width]
        np.minimum(part, fewer + flat[:, node : node + 1], out=part)
    return best


def _equal_or_full(flat: FloatArray, fewer: FloatArray, k: int) -> FloatArray:
    """k equal units, or one of them full."""
    steps = flat.shape[1] - 1
    best = _shared(flat, k, np.zeros(len(flat), dtype=np.int64))
    part = best[:, steps:]
    np.minimum(part, fewer + flat[:, -1:], out=part)
    np.minimum(best[:, : fewer.shape[1]], fewer + flat[:, :1], out=best[:, : fewer.shape[1]])
    return best
