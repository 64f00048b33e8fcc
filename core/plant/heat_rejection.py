"""What cools the water of condensers, towers or dry coolers: what a room asks of either."""

from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]


class HeatRejection(Protocol):
    """Heat, air and water are ratios to those of design; all arrays broadcast.

    The air is known by its wet bulb where water evaporates, else by its dry bulb.
    """

    def __hash__(self) -> int:
        """What is known of it is kept."""
        ...

    def leaving_c(
        self, heat: ArrayLike, outdoor_c: ArrayLike, air: ArrayLike, water: ArrayLike, /
    ) -> FloatArray:
        """Temperature of the leaving water, °C."""
        ...

    def air(
        self, heat: ArrayLike, outdoor_c: ArrayLike, leaving_c: ArrayLike, water: float, /
    ) -> FloatArray:
        """The least air that cools the water so far; inf: none does."""
        ...
