"""Shaft power of a fan with inlet vanes."""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

# DOE-2's default for inlet vane dampers, as EnergyPlus carries it; p(1) = 0.9898, so it is
# taken over that.
_INLET_VANES = (0.35071223, 0.30850535, -0.54137364, 0.87198823)


def inlet_vane_power(flow: FloatArray) -> FloatArray:
    """Power over that at full flow, at shares of it: 0.48 at half the flow."""
    c0, c1, c2, c3 = _INLET_VANES
    power: FloatArray = (c0 + flow * (c1 + flow * (c2 + flow * c3))) / sum(_INLET_VANES)
    return power
