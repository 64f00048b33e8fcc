"""Free cooling over a year: what exchangers carry, and in how many hours all or some of it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

_WHOLE = 1.0 - 1e-6  # of what is carried: as much is all of it


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeYear:
    """Cooling without compressors, (plants,); hours in which it is all, and in which it is some."""

    free_wh: FloatArray
    full_hours: FloatArray
    partial_hours: FloatArray

    @classmethod
    def empty(cls, count: int) -> "FreeYear":
        """None of it."""
        return cls(**{name: np.zeros(count) for name in cls.__slots__})

    def put(self, rows: IntArray, source: "FreeYear", chosen: IntArray) -> None:
        """Copy the rows `chosen` of `source` into `rows`."""
        for name in self.__slots__:
            getattr(self, name)[rows] = getattr(source, name)[chosen]

    def outcomes(self, *, asked: bool) -> dict[str, FloatArray]:
        """Named as in ChillerOutcome; nan where no exchanger was asked for."""
        own = {
            "free_cooling_wh": self.free_wh,
            "free_cooling_full_hours": self.full_hours,
            "free_cooling_partial_hours": self.partial_hours,
        }
        return own if asked else {key: np.full(len(each), np.nan) for key, each in own.items()}


def free_year(free_w: FloatArray, carried_w: FloatArray, hours: FloatArray) -> FreeYear:
    """What exchangers carry of what is carried, both (plants, points); hours: (points,)."""
    some = free_w > 0.0
    full = some & (free_w >= carried_w * _WHOLE)
    return FreeYear(
        free_wh=free_w @ hours, full_hours=full @ hours, partial_hours=(some & ~full) @ hours
    )
