"""Midnights that end their day: 00:00 behind 23:45 of the same date is 24:00."""

import numpy as np
from numpy.typing import NDArray

Stamps = NDArray[np.datetime64]
_DAY_MIN = 1440


def days_ended(shown: Stamps) -> tuple[Stamps, int]:
    """Stamps in the order of the file with such midnights at the end of their day, and how many.

    Only where every midnight stands so: each one day less a step behind the stamp before it.
    """
    minutes = shown.astype(np.int64)
    if minutes.size < 3 or np.isnat(shown).any():
        return shown, 0
    apart = np.diff(minutes)
    step = int(np.median(apart[apart > 0])) if (apart > 0).any() else 0
    if not 0 < step < _DAY_MIN or _DAY_MIN % step:
        return shown, 0
    midnight = minutes % _DAY_MIN == 0
    late = np.zeros(minutes.size, dtype=np.bool_)
    late[1:] = midnight[1:] & (apart == step - _DAY_MIN)
    others = midnight & ~late
    others[0] = False  # before the first there is nothing to tell by
    if not late.any() or others.any():
        return shown, 0
    moved: Stamps = shown + np.where(late, _DAY_MIN, 0).astype("timedelta64[m]")
    return moved, int(late.sum())
