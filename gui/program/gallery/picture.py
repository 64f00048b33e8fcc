"""A small picture of an example: no language and no colours, drawn in the theme of the moment."""

from math import inf
from typing import Literal

import msgspec

Shape = Literal["line", "area", "bars", "dots"]


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One stroke: points x, y in thousandths from the lower left; of bars
    the lower left and the upper right corner.

    A line that breaks is several marks.
    """

    shape: Shape
    part: str  # of core.content.curves.Part
    points: tuple[int, ...]


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """What is drawn, the undermost first; empty where nothing fits the duty."""

    marks: tuple[Mark, ...] = ()

    def distance(self, other: "Picture") -> float:
        """How far two pictures are apart, in thousandths; infinite where their marks differ."""
        kinds = [[(m.shape, m.part, len(m.points)) for m in one.marks] for one in (self, other)]
        if kinds[0] != kinds[1]:
            return inf
        pairs = zip(self.marks, other.marks, strict=True)
        far = (abs(a - b) for x, y in pairs for a, b in zip(x.points, y.points, strict=True))
        return max(far, default=0.0)
