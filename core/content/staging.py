"""How a plant is staged over its load, as a chart of three floors above one axis.

On top what it gives for its input, below a strip for each unit as high as it is loaded, at the
bottom the output of the year by load.
"""

from collections.abc import Iterator
from itertools import count

import msgspec
import numpy as np

from core.content.charts import FloatArray
from core.vocabulary.quantity import Kind

VALUE_FLOOR = 0.6  # of the height: above it stands the efficiency
STRIPS_FLOOR, STRIPS_TOP = 0.14, 0.48
ENERGY_TOP = 0.11
NAMES = 0.55  # between the strips and this the names of the groups have room
_GAP = 0.18  # of a strip, between two of them


class Strip(msgspec.Struct, frozen=True, kw_only=True):
    """A unit, or all units of a large group: what part of it is used, (n,), 0 where it is off.

    name: a letter for the group and the number of the unit; group: from 0.
    """

    name: str
    group: int
    part: FloatArray


_TICKS = 8  # at most
_WHOLE_FROM = 2.0
_TINY = 1e-9


class Staging(msgspec.Struct, frozen=True, kw_only=True):
    """A plant at one condition; arrays (n,) over the load, and (bins,) of the year.

    kind: of the load; value: output over input as it is run, rule: with the fewest units, both of
    value_kind, a COP as a rule;
    switches_w: loads at which other units run; edges_w: (bins + 1,), energy_wh: (bins,), output.
    groups: names of the machines.
    """

    kind: Kind
    value_kind: Kind = Kind.COP
    load_w: FloatArray
    value: FloatArray
    rule: FloatArray
    strips: tuple[Strip, ...]
    switches_w: tuple[float, ...]
    edges_w: FloatArray
    energy_wh: FloatArray
    groups: tuple[str, ...]

    @property
    def gains(self) -> bool:
        """Whether it is run otherwise than with the fewest units."""
        return not np.allclose(self.value, self.rule, rtol=1e-4)

    @property
    def decimals(self) -> int:
        """Of the figures on the axis: none from 2 on, as of a COP; of 0.2 Nm³/kWh two."""
        most = max(self.value.max(), self.rule.max())
        return 0 if most >= _WHOLE_FROM else 1 - int(np.floor(np.log10(max(most, _TINY))))

    @property
    def _grains(self) -> tuple[int, int]:
        """The values in the last decimal of the axis, and never a range without extent."""
        fine = 10**self.decimals
        low = int(np.floor(min(self.value.min(), self.rule.min()) * fine))
        most = max(self.value.max(), self.rule.max())
        return max(low, 0), max(int(np.ceil(most * fine)), low + 1)

    @property
    def reach(self) -> tuple[float, float]:
        """Round numbers around the values."""
        low, high = self._grains
        return low / 10**self.decimals, high / 10**self.decimals

    @property
    def ticks(self) -> tuple[float, ...]:
        """Round numbers at even steps, the fewest that leave them apart."""
        low, high = self._grains
        steps = (digit * 10**zeros for zeros in count() for digit in (1, 2, 5))
        step = next(one for one in steps if (high - low) / one <= _TICKS)
        fine = 10**self.decimals
        return tuple(v / fine for v in range(-(-low // step) * step, high + 1, step))

    def named(self) -> tuple[str, ...]:
        """The names of the groups behind the letters of their strips."""
        return tuple(f"{letter} {name}" for letter, name in zip("ABC", self.groups, strict=False))

    def rooms(self) -> Iterator[tuple[Strip, float, float]]:
        """Strips from the top with their floor and their top, as shares of the height."""
        each = (STRIPS_TOP - STRIPS_FLOOR) / len(self.strips)
        for at, strip in enumerate(self.strips):
            top = STRIPS_TOP - at * each
            yield strip, top - each * (1.0 - _GAP), top
