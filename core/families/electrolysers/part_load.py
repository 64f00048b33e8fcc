"""What the direct current of a stack comes to at part load.

The voltage of a cell falls with its current, and hydrogen goes with the current: consumption over
that at rated output is the voltage over the rated one. Of alkaline and PEM cells it is read off the
class polarisation curves of HiSim, rated where the alkaline one has 1.75 V (0.4 A/cm²) and at the
end of the PEM one (2 A/cm², 1.875 V). Losses of gas across the membrane at low loads (below some
30 %) are not in these curves. Of other kinds no curve is known: they are taken as constant.
"""

import numpy as np
from numpy.typing import NDArray

from core.families.electrolysers.record import ElectrolyserKind

FloatArray = NDArray[np.float64]
# Shares of the rated current, and the voltage over the rated one.
CURVES: dict[ElectrolyserKind, tuple[tuple[float, ...], tuple[float, ...]]] = {
    ElectrolyserKind.ALKALINE: (
        (0.0, 0.125, 0.25, 0.375, 0.5, 0.75, 1.0),
        (0.685714, 0.762857, 0.84, 0.877143, 0.914286, 0.957143, 1.0),
    ),
    ElectrolyserKind.PEM: (
        (0.0, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0),
        (0.64, 0.76, 0.784, 0.8, 0.832, 0.853333, 0.88, 0.890667, 0.912, 0.933333, 0.96,
         0.986667, 1.0),
    ),
}  # fmt: skip
LEAST_LOAD = 0.2  # of a record that states none; assumed


def relative_consumption(kind: ElectrolyserKind, load_share: FloatArray) -> FloatArray:
    """Direct current for a normal cubic metre over that at rated output."""
    if kind not in CURVES:
        return np.ones_like(load_share)
    return np.interp(load_share, *CURVES[kind])


def relative_input(kind: ElectrolyserKind, least: float, load_share: FloatArray) -> FloatArray:
    """Direct current over that at rated output; below the least load it runs part of the time."""
    steady = np.maximum(load_share, least)
    found: FloatArray = load_share * relative_consumption(kind, steady)
    return found
