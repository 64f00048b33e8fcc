"""What a system asks of the machines in it: a static part and one that goes with flow squared."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """rise = static + resistance · flow²; one system, or (systems,) of them.

    static: m or Pa, what is asked at no flow; resistance: per (m³/s)².
    """

    static: ArrayLike
    resistance: ArrayLike

    def rise(self, flow: ArrayLike) -> FloatArray:
        """What is asked at a flow."""
        asked: FloatArray = np.asarray(self.static) + np.asarray(self.resistance) * (
            np.asarray(flow, dtype=np.float64) ** 2
        )
        return asked

    def of_each(self, units: ArrayLike) -> "System":
        """What each of so many equal machines beside each other sees."""
        return System(
            static=self.static, resistance=np.asarray(self.resistance) * np.asarray(units) ** 2
        )


def through(flow: float, rise: float, static: float) -> System:
    """The system that asks for `rise` at `flow`, of which `static` is there at no flow."""
    return System(static=static, resistance=(rise - static) / flow**2)
