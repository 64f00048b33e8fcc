"""A dry cooler: water or brine cooled by outdoor air without wetting it, known by its design point.

With its water flow as at design, heat = effectiveness · ITD; the effectiveness is that of a
counterflow of equal heat capacity rates at the air of design, C_air = C_water,

    ε = NTU / (1 + NTU),   at design   span / (approach + span)

and NTU goes with the air as UA / C_least, UA by a power of the air: the coefficient on the fins
decides, 0.65 is assumed. Nothing is said of brine: its lower heat capacity is not counted.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

_EXPONENT = 0.65  # of UA over the air; assumed
_AIR = np.linspace(0.05, 1.0, 96)


@dataclass(frozen=True, kw_only=True)
class DryCooler:
    """approach_k: leaving water over the dry bulb at full heat and air; span_k: its fall then."""

    approach_k: float
    span_k: float

    @cached_property
    def _effectiveness(self) -> FloatArray:
        """At the shares of air of `_AIR`, rising."""
        full = self.span_k / (self.approach_k + self.span_k)
        ntu = full / (1.0 - full) * _AIR**_EXPONENT / _AIR  # the air is the smaller rate
        gone = np.exp(-ntu * (1.0 - _AIR))
        part = np.divide(
            1.0 - gone, 1.0 - _AIR * gone, out=ntu / (1.0 + ntu), where=_AIR < 1.0 - 1e-9
        )
        return np.asarray(part * _AIR)  # over the water's rate

    def leaving_c(self, heat: FloatArray, dry_bulb_c: FloatArray) -> FloatArray:
        """Water with all the air; heat: over that of design."""
        found: FloatArray = dry_bulb_c + self.approach_k * heat
        return found

    def air(self, heat: FloatArray, dry_bulb_c: FloatArray, leaving_c: FloatArray) -> FloatArray:
        """The least air, over that of design, that cools the water so far; inf: none does."""
        fall = self.span_k * heat
        above = leaving_c - dry_bulb_c + fall
        asked = np.divide(fall, above, out=np.full(np.shape(fall), np.inf), where=above > 0.0)
        known = self._effectiveness
        found = np.interp(asked, known, _AIR)
        enough = asked <= known[-1] * (1.0 + 1e-9)
        return np.where(enough, found, np.inf)
