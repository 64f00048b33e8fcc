"""Control gaps: flows that machines of variable speed and fixed ones cannot hold without cycling.

Fixed machines add steps, those of variable speed a range. What lies between the ranges so moved is
a gap: there a fixed machine loads and unloads in quick turn, however good the control is. There is
none where the range of the trimming machine is at least the largest step.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

import numpy as np
from numpy.typing import NDArray

from core.families.compressors.columns import CompressorColumns
from core.selection.family import Situation

FloatArray = NDArray[np.float64]
_EDGE = 1e-9
Range = tuple[float, float]


def held(steps: Sequence[float], ranges: Sequence[Range]) -> list[Range]:
    """Flows that are held, as ranges that rise and do not touch; steps: flows of fixed machines."""
    found = sorted(_each(steps, ranges))
    joined: list[Range] = []
    for low, high in found:
        if joined and low <= joined[-1][1] + _EDGE:
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
        else:
            joined.append((low, high))
    return joined


def _each(steps: Sequence[float], ranges: Sequence[Range]) -> Iterator[Range]:
    for on in product((0, 1), repeat=len(steps)):
        base = sum(step for step, runs in zip(steps, on, strict=True) if runs)
        for count in product((0, 1), repeat=len(ranges)):
            low = sum(one[0] for one, runs in zip(ranges, count, strict=True) if runs)
            high = sum(one[1] for one, runs in zip(ranges, count, strict=True) if runs)
            if high > 0.0:
                yield base + low, base + high


def gaps(steps: Sequence[float], ranges: Sequence[Range]) -> list[Range]:
    """Flows between the least and the greatest that are not held; empty without variable speed."""
    there = held(steps, ranges)
    return [(low[1], high[0]) for low, high in pairwise(there)]


def in_gaps(flow: FloatArray, found: Sequence[Range]) -> NDArray[np.bool_]:
    """Which flows lie in a gap."""
    inside = np.zeros(len(flow), dtype=bool)
    for low, high in found:
        inside |= (flow > low * (1.0 + _EDGE)) & (flow < high * (1.0 - _EDGE))
    return inside


def gap_hours(situation: Situation, steps: Sequence[float], ranges: Sequence[Range]) -> float:
    """Hours of the year in gaps."""
    profile = situation.profile
    inside = in_gaps(profile.columns["load_w"], gaps(steps, ranges))
    return float(profile.hours.sum(axis=1)[inside].sum())


def of_station(part: CompressorColumns, duty: NDArray[np.int64]) -> tuple[list[float], list[Range]]:
    """The steps of its fixed machines, and the ranges of those of variable speed."""
    steps: list[float] = []
    ranges: list[Range] = []
    for row, count in enumerate(duty.tolist()):
        flow = float(part.flow_m3s[row])
        if part.by_speed[row]:
            ranges += [(float(part.turndown[row]) * flow, flow)] * count
        else:
            steps += [flow] * count
    return steps, ranges
