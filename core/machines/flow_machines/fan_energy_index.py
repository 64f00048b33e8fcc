"""The fan energy index of AMCA 208: the electric power of a reference fan over that of a fan.

The reference fan has 66 % of total, or 60 % of static efficiency, less at small flows and
pressures, a V-belt and a motor of class IE3. Both work at the same flow, pressure and density.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.vocabulary.by_definition import W_PER_HP

FloatArray = NDArray[np.float64]

_FLOW_M3S, _PRESSURE_PA = 0.118, 100.0
_EFFICIENCY_TOTAL, _EFFICIENCY_STATIC = 0.66, 0.60
_DENSITY = 1.2  # kg/m³ of standard air
_MOTOR = (-0.003812, 0.025834, -0.072577, 0.125559, 0.850274)  # of log10 of the rating in kW
_LARGE_KW, _LARGE = 185.0, 0.962


def reference_shaft_w(
    flow_m3s: ArrayLike, pressure_pa: ArrayLike, density: float, *, static: bool = False
) -> FloatArray:
    """Power at the shaft of the reference fan, W."""
    rate = _EFFICIENCY_STATIC if static else _EFFICIENCY_TOTAL
    pressure = np.asarray(pressure_pa, dtype=np.float64) + _PRESSURE_PA * density / _DENSITY
    return (np.asarray(flow_m3s, dtype=np.float64) + _FLOW_M3S) * pressure / rate


def reference_belt(shaft_w: ArrayLike) -> FloatArray:
    """Efficiency of the reference fan's belt at a power at its shaft."""
    horsepower = np.asarray(shaft_w, dtype=np.float64) / W_PER_HP
    return 0.96 * (horsepower / (horsepower + 2.2)) ** 0.05


def reference_motor(shaft_w: ArrayLike) -> FloatArray:
    """Efficiency of the reference fan's motor, by the power at its shaft as MEASUR takes it."""
    kilowatts = np.asarray(shaft_w, dtype=np.float64) / 1e3
    found = np.polyval(_MOTOR, np.log10(np.maximum(kilowatts, 1e-3)))
    return np.where(kilowatts >= _LARGE_KW, _LARGE, found)


def reference_input_w(
    flow_m3s: ArrayLike, pressure_pa: ArrayLike, density: float, *, static: bool = False
) -> FloatArray:
    """Electric power of the reference fan, W."""
    shaft = reference_shaft_w(flow_m3s, pressure_pa, density, static=static)
    return shaft / reference_belt(shaft) / reference_motor(shaft)
