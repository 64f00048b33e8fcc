"""What furnaces take while nothing is heated: holding them hot, or heating them up again.

A pause of L hours takes holding · L of a furnace that is held, and its hours of heating up, at the
rated input, of one that is let cool down. What cannot be heated up within the pause is held.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.furnaces.columns import FurnaceColumns
from core.families.furnaces.duty import FurnacePauses
from core.load.series import LoadSeries

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pauses:
    """One furnace of each machine over the year: input_w: (machines, steps); heatings_up."""

    input_w: FloatArray
    heatings_up: FloatArray


def pauses(
    columns: FurnaceColumns, machines: IntArray, load: LoadSeries, rule: FurnacePauses
) -> Pauses:
    """What pauses take; the year is followed by itself."""
    length_h, left_h = _lengths(load.load_w <= 0.0, load.step_h)
    rated = columns.input_w[machines][:, None]
    share = columns.holding_share[machines][:, None]
    up_h = columns.heating_up_h[machines][:, None]
    held = length_h <= up_h
    if rule is FurnacePauses.HELD:
        held = np.ones_like(held)
    elif rule is FurnacePauses.LESS:
        held |= share * length_h <= up_h
    # Of a step that ends `left` before the pause does: the part that lies in the last hours of it.
    heating = np.clip((up_h - left_h) / load.step_h, 0.0, 1.0)
    asked = length_h > 0.0
    ends = asked & (left_h < load.step_h / 2.0)
    return Pauses(
        input_w=np.where(asked, np.where(held, share, heating) * rated, 0.0),
        heatings_up=(ends & ~held).sum(axis=1).astype(np.float64),
    )


def usual_pause_h(load: LoadSeries) -> float | None:
    """How long the pause is that is there most often, the longer of two; None: there is none."""
    length, left = _lengths(load.load_w <= 0.0, load.step_h)
    ends = length[(length > 0.0) & (left < load.step_h / 2.0)]
    if not ends.size:
        return None
    lengths, counts = np.unique(ends, return_counts=True)
    return float(lengths[counts == counts.max()][-1])


def _lengths(paused: NDArray[np.bool_], step_h: float) -> tuple[FloatArray, FloatArray]:
    """Of every step the hours of the pause it is in, 0 where it is in none, and those left of it.

    Left are the hours from the end of the step to the end of the pause. Some step has a load.
    """
    length, left = np.zeros(len(paused)), np.zeros(len(paused))
    first = int(np.argmin(paused))  # a step with load: no pause goes over it
    turned = np.roll(paused, -first)
    begins = np.flatnonzero(turned & ~np.roll(turned, 1))
    ends = np.flatnonzero(turned & ~np.roll(turned, -1))
    for begin, end in zip(begins.tolist(), ends.tolist(), strict=True):
        length[begin : end + 1] = (end + 1 - begin) * step_h
        left[begin : end + 1] = np.arange(end - begin, -1, -1) * step_h
    return np.roll(length, first), np.roll(left, first)
