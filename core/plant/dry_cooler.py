"""A dry cooler: water or brine cooled by outdoor air without wetting it, known by its design point.

Heat = effectiveness · C_least · ITD; the effectiveness is that of a counterflow, with equal heat
capacity rates of air and water at design,

    ε = NTU / (1 + NTU),   at design   span / (approach + span)

and away from it, C_r = C_least / C_most, by NTU = UA / C_least

    ε = (1 - exp(-NTU (1 - C_r))) / (1 - C_r exp(-NTU (1 - C_r)))

UA goes with a power of the air: the coefficient on the fins decides, 0.65 is assumed. Nothing is
said of brine: its lower heat capacity is not counted.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]

EXPONENT = 0.65  # of UA over the air; assumed
_LEAST_AIR, _AIR_STEP = 0.05, 0.01
_EQUAL = 1e-9  # of rates: the form of the effectiveness with a ratio has no value there


@dataclass(frozen=True, kw_only=True)
class DryCooler:
    """approach_k: leaving water over the dry bulb at full heat and air; span_k: its fall then.

    air_most: over that of design, up to which flows of air are told.
    """

    approach_k: float
    span_k: float
    air_most: float = 1.0

    def fall_over_itd(self, air: ArrayLike, water: ArrayLike = 1.0) -> FloatArray:
        """How far the water falls, over how much warmer than the air it enters."""
        moved, flow = np.broadcast_arrays(
            np.asarray(air, dtype=np.float64), np.asarray(water, dtype=np.float64)
        )
        full = self.span_k / (self.approach_k + self.span_k)
        least, most = np.minimum(moved, flow), np.maximum(moved, flow)
        ntu, ratio = full / (1.0 - full) * moved**EXPONENT / least, least / most
        gone = np.exp(-ntu * (1.0 - ratio))
        with np.errstate(invalid="ignore"):
            unequal = (1.0 - gone) / (1.0 - ratio * gone)
        part = np.where(ratio < 1.0 - _EQUAL, unequal, ntu / (1.0 + ntu))
        return np.asarray(part * least / flow)

    def leaving_c(
        self,
        heat: ArrayLike,
        dry_bulb_c: ArrayLike,
        air: ArrayLike = 1.0,
        water: ArrayLike = 1.0,
    ) -> FloatArray:
        """Leaving water; heat, air and water: over those of design."""
        fall = self.span_k * np.asarray(heat, dtype=np.float64) / np.asarray(water)
        found: FloatArray = np.asarray(dry_bulb_c) - fall + fall / self.fall_over_itd(air, water)
        return found

    def air(
        self,
        heat: ArrayLike,
        dry_bulb_c: ArrayLike,
        leaving_c: ArrayLike,
        water: float = 1.0,
    ) -> FloatArray:
        """The least air, over that of design, that cools the water so far; inf: none does."""
        fall = self.span_k * np.asarray(heat, dtype=np.float64) / water
        above = np.asarray(leaving_c) - np.asarray(dry_bulb_c) + fall
        asked = np.divide(fall, above, out=np.full(np.shape(above), np.inf), where=above > 0.0)
        flows = np.arange(_LEAST_AIR, self.air_most + _AIR_STEP / 2.0, _AIR_STEP)
        known = self.fall_over_itd(flows, water)
        found = np.interp(asked, known, flows)
        return np.where(asked <= known[-1] * (1.0 + _EQUAL), found, np.inf)
