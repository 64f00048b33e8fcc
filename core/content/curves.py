"""A chart any family can put together: lines, operating points, bars and marks.

Figures in SI, no language, no drawing: the report and the window draw the same chart. What a
series is called is a message key with its figures; nothing is told by colour alone, because
every line is named where it runs.
"""

from collections.abc import Iterator
from enum import StrEnum

import msgspec
import numpy as np

from core.content.charts import FloatArray
from core.vocabulary.finding import Figure
from core.vocabulary.quantity import Kind


class Part(StrEnum):
    """What a series stands for, and so how it looks."""

    MAIN = "main"  # the candidate
    OTHER = "other"  # what it is held against
    THIRD = "third"
    LOAD = "load"  # what is asked for
    LIMIT = "limit"  # beyond it nothing is allowed
    GOOD = "good"
    BAD = "bad"  # what falls short: backup, unmet
    # of a room of machines and what serves them, each in one colour everywhere
    MACHINE = "machine"
    SECOND_MACHINE = "second_machine"
    THIRD_MACHINE = "third_machine"
    PUMP = "pump"
    OTHER_PUMP = "other_pump"
    FAN = "fan"
    GRID = "grid"  # thin, to read others by: lines of equal speed


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """A message key, and the figures its text has room for."""

    key: str
    figures: tuple[Figure, ...] = ()


class Axis(msgspec.Struct, frozen=True, kw_only=True):
    """An axis: the key of its title, its kind, and ends that it reaches at least.

    ticks: where it has figures, as whole numbers; empty: at round values. months: the figures
    are those of the months.
    """

    key: str
    kind: Kind
    low: float | None = None
    high: float | None = None
    ticks: tuple[float, ...] = ()
    months: bool = False


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line through x (n,), y (n,); nan breaks it. at: share of its way where its name stands."""

    name: Name
    x: FloatArray
    y: FloatArray
    part: Part = Part.MAIN
    at: float = 1.0


class Area(msgspec.Struct, frozen=True, kw_only=True):
    """A field with the outline x (n,), y (n,), shaded under all else."""

    x: FloatArray
    y: FloatArray
    part: Part = Part.GOOD


class Points(msgspec.Struct, frozen=True, kw_only=True):
    """Operating points x (n,), y (n,), their size by `weight` (n,), usually hours."""

    name: Name
    x: FloatArray
    y: FloatArray
    weight: FloatArray | None = None
    part: Part = Part.LOAD


class Bars(msgspec.Struct, frozen=True, kw_only=True):
    """Bars between left and right (n,), from low to high (n,): stacked by their maker.

    said: what stands above each bar, (n,), None above those that have nothing to say; or empty.
    """

    name: Name
    left: FloatArray
    right: FloatArray
    low: FloatArray
    high: FloatArray
    part: Part = Part.MAIN
    said: tuple[Name | None, ...] = ()


class Upright(msgspec.Struct, frozen=True, kw_only=True):
    """A value of x that matters: a bivalent point, a present price."""

    name: Name
    x: float
    part: Part = Part.OTHER


class Curves(msgspec.Struct, frozen=True, kw_only=True):
    """The chart. Each part of it may be empty, not all of them."""

    x: Axis
    y: Axis
    lines: tuple[Line, ...] = ()
    points: tuple[Points, ...] = ()
    bars: tuple[Bars, ...] = ()
    uprights: tuple[Upright, ...] = ()
    areas: tuple[Area, ...] = ()

    def reach(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Lowest and highest x and y of all that is drawn, the axes' own ends among them."""
        x = _ends(self.x, (part for part, _ in self._places()))
        y = _ends(self.y, (part for _, part in self._places()))
        return x, y

    def _places(self) -> Iterator[tuple[FloatArray, FloatArray]]:
        nothing = np.zeros(0)
        for line in self.lines:
            yield line.x, line.y
        for points in self.points:
            yield points.x, points.y
        for area in self.areas:
            yield area.x, area.y
        for bars in self.bars:
            yield np.concatenate([bars.left, bars.right]), np.concatenate([bars.low, bars.high])
        for upright in self.uprights:
            yield np.array([upright.x]), nothing


def _ends(axis: Axis, parts: Iterator[FloatArray]) -> tuple[float, float]:
    own = np.array([end for end in (axis.low, axis.high) if end is not None], dtype=np.float64)
    values = np.concatenate([own, *parts])
    values = values[np.isfinite(values)]
    if not values.size:
        return 0.0, 1.0
    return float(values.min()), float(values.max())
