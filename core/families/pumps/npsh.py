"""NPSH a pump requires where it works."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.families.pumps.record import Pump

FloatArray = NDArray[np.float64]
_S_PER_H = 3600.0


def npsh_required(records: Sequence[Pump], own_flow: FloatArray, speed: FloatArray) -> FloatArray:
    """NPSHr, m, (records,), at flows on their curves and speeds over the curve's.

    It goes with the square of the speed; nan where none is stated there.
    """
    needed = np.full(len(records), np.nan)
    for at, (record, flow, share) in enumerate(zip(records, own_flow, speed, strict=True)):
        if record.npsh_points and np.isfinite(flow):
            flows, heads = zip(*record.npsh_points, strict=True)
            at_curve = np.interp(flow * _S_PER_H, flows, heads, left=heads[0], right=np.nan)
            needed[at] = at_curve * share**2
    return needed
