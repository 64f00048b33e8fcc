"""What pressure makes of the power of a compressor.

The work of a compression from the inlet pressure p1 to p is p1 · Q · k · ((p/p1)^n − 1); packages
follow it with n = 0.2832 (as the program MEASUR of the U.S. Department of Energy has it), which is
between the isentropic 0.2857 and a cooled one. The flow of a displacement machine stays as it is.
"""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

EXPONENT = 0.2832
RATED_INLET_PA = 1e5  # ISO 1217, annex C
_KAPPA = 1.4


def work(gauge_pa: FloatArray | float, inlet_pa: float) -> FloatArray:
    """What the power at a pressure is proportional to, Pa."""
    ratio = 1.0 + np.asarray(gauge_pa, dtype=np.float64) / inlet_pa
    return inlet_pa * (ratio**EXPONENT - 1.0)


def power_factor(
    gauge_pa: FloatArray | float, rated_pa: FloatArray | float, inlet_pa: float
) -> FloatArray:
    """Power at a pressure and the site's inlet over that at the rated pressure."""
    factor: FloatArray = work(gauge_pa, inlet_pa) / work(rated_pa, RATED_INLET_PA)
    return factor


def isentropic(gauge_pa: float, inlet_pa: float = RATED_INLET_PA, stages: int = 1) -> float:
    """Specific power of the ideal compression, J/m³, cooled back between equal stages."""
    n = (_KAPPA - 1.0) / _KAPPA
    ratio = (1.0 + gauge_pa / inlet_pa) ** (n / stages)
    return float(inlet_pa * stages / n * (ratio - 1.0))


def use_at(gauge_pa: float, design_pa: float, inlet_pa: float, unregulated: float) -> float:
    """Flow that is asked for at a pressure over that at design.

    What flows through open nozzles and leaks, a share `unregulated`, goes with the absolute
    pressure.
    """
    return 1.0 - unregulated * (1.0 - (gauge_pa + inlet_pa) / (design_pa + inlet_pa))
