"""The real current: at constant power, behind the transformer's own impedance.

A voltage below the rated one makes the current of the same power larger. With S in shares of the
rated power, z = r + jx and the grid at u, the voltage v at the busbar follows from

    v⁴ + (2·(r·p + x·q) − u²)·v² + z²·S² = 0,    p = S·cosφ, q = S·sinφ

and the load loss is multiplied by 1/v².
"""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


def current_squared(
    share: FloatArray,
    factor: float,
    resistive: FloatArray,
    impedance: FloatArray,
    supply: float,
) -> FloatArray:
    """The square of the current over that at the rated voltage; arrays that go together.

    share: of load; supply: the grid's voltage over that of the tap in use. Where the impedance is
    not known, the drop behind it is not counted; beyond the greatest power that can be carried
    the voltage is that of the greatest.
    """
    known = np.isfinite(impedance) & (impedance > resistive)
    z = np.where(known, impedance, 0.0)
    r = np.where(known, resistive, 0.0)
    x = np.sqrt(np.maximum(z**2 - r**2, 0.0))
    sine = float(np.sqrt(1.0 - factor * factor))
    middle = supply**2 - 2.0 * share * (r * factor + x * sine)
    root = np.sqrt(np.maximum(middle**2 - 4.0 * (z * share) ** 2, 0.0))
    squared: FloatArray = 1.0 / np.maximum((middle + root) / 2.0, 0.25 * supply**2)
    return squared
