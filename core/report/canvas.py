"""A sheet on which a chart is drawn as a few plain shapes, in mm from its upper left corner.

All placing is done here, so that the template only has to put down lines, areas, dots and
texts, and so that a test can ask whether two labels overlap. Colours are names; the
template knows what they look like.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
MM_PER_PT = 25.4 / 72
TEXT_PT = 7.0
_EM = TEXT_PT * MM_PER_PT
_LINE = 1.15 * _EM
# Widths of Noto Sans SC Regular in hundredths of an em; others below U+0370 take _USUAL.
_GROUPS = {
    28: " |',.:;ijlI!",
    36: "f()[]{}-t/\\r°",
    50: '"*?szxcvyY',
    56: "JLFek#$+0123456789<=>^_ag~VX",
    62: "ESTZA`hnoubdpqPCRK",
    70: "B&DGNUHOQ",
    93: "wMW%m@",
}
_WIDTHS = {c: width / 100 for width, group in _GROUPS.items() for c in group}
_USUAL = 0.6
_WIDE_FROM = "\u2000"  # from here on, and × and ·, a character is one em wide
_BOLD = 1.08

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A rectangle in mm; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Rect") -> float:
        """Common area, mm²."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(width, 0.0) * max(height, 0.0)


def rooms_of(rects: Iterable[Rect]) -> FloatArray:
    """Left, top, right and bottom of rectangles, (rectangles, 4)."""
    rows = [(one.left, one.top, one.right, one.bottom) for one in rects]
    return np.array(rows, dtype=np.float64).reshape(-1, 4)


_NOTHING = rooms_of(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A placed text and the room it takes."""

    text: str
    room: Rect


def text_width(text: str, *, bold: bool = False) -> float:
    """Width of a chart label, mm; a little more than it takes."""
    em = sum(1.0 if c >= _WIDE_FROM or c in "×·" else _WIDTHS.get(c, _USUAL) for c in text)
    return em * _EM * (_BOLD if bold else 1.0) + 0.2


@dataclass(slots=True, kw_only=True)
class Canvas:
    """The shapes drawn so far; `labels` are kept to place others clear of them."""

    width: float
    height: float
    shapes: list[dict[str, object]] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    def line(
        self, points: Iterable[Point], colour: str, weight: float = 0.8, *, dashed: bool = False
    ) -> None:
        """An open line, `weight` in pt."""
        self.shapes.append(
            {
                "shape": "line",
                "points": _rounded(points),
                "colour": colour,
                "weight": weight,
                "dashed": dashed,
            }
        )

    def area(self, points: Iterable[Point], colour: str) -> None:
        """A filled area."""
        self.shapes.append({"shape": "area", "points": _rounded(points), "colour": colour})

    def rect(self, room: Rect, colour: str) -> None:
        """A filled rectangle."""
        self.shapes.append(
            {
                "shape": "rect",
                "x": _mm(room.left),
                "y": _mm(room.top),
                "width": _mm(max(room.right - room.left, 0.0)),
                "height": _mm(max(room.bottom - room.top, 0.0)),
                "colour": colour,
            }
        )

    def dot(self, at: Point, radius: float, colour: str, *, hollow: bool = False) -> None:
        """A dot with a thin rim of the ground, so that dots upon each other stay apart."""
        self.shapes.append(
            {
                "shape": "dot",
                "x": _mm(at[0]),
                "y": _mm(at[1]),
                "radius": radius,
                "colour": colour,
                "hollow": hollow,
            }
        )

    def text(
        self,
        text: str,
        at: Point,
        across: float = 0.0,
        *,
        colour: str = "muted",
        bold: bool = False,
        halo: bool = False,
    ) -> Rect:
        """A line of text, vertically centred on `at`; `across` 0 begins, 0.5 centres, 1 ends there.

        A text that would leave the sheet is moved inside; `halo` clears the ground behind it.
        """
        room = self._room(text, at, across, bold)
        if halo:
            self.rect(room, "ground")
        self.labels.append(Label(text=text, room=room))
        self.shapes.append(
            {
                "shape": "text",
                "text": text,
                "x": _mm(room.left),
                "y": _mm(room.top),
                "width": _mm(room.right - room.left),
                "height": _mm(room.bottom - room.top),
                "across": across,
                "colour": colour,
                "bold": bold,
            }
        )
        return room

    def covered(
        self,
        text: str,
        at: Point,
        across: float,
        taken: FloatArray = _NOTHING,
        *,
        bold: bool = False,
    ) -> float:
        """How much a text there would cover of other labels and of `taken` (`rooms_of`), mm²."""
        room = self._room(text, at, across, bold)
        outside = abs(room.left - (at[0] - across * text_width(text, bold=bold)))
        others = np.concatenate([rooms_of(label.room for label in self.labels), taken])
        own = rooms_of((room,))
        sides = np.minimum(own[:, 2:], others[:, 2:]) - np.maximum(own[:, :2], others[:, :2])
        return outside + float(np.maximum(sides, 0.0).prod(axis=1).sum())

    def _room(self, text: str, at: Point, across: float, bold: bool) -> Rect:
        width = text_width(text, bold=bold)
        left = min(max(at[0] - across * width, 0.0), max(self.width - width, 0.0))
        top = at[1] - _LINE / 2
        return Rect(left=left, top=top, right=left + width, bottom=top + _LINE)


def _rounded(points: Iterable[Point]) -> list[list[float]]:
    return [[_mm(x), _mm(y)] for x, y in points]


def _mm(length: float) -> float:
    """A hundredth of a millimetre is finer than any printer."""
    return round(float(length), 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where a range of values lies on the sheet."""

    room: Rect
    x_low: float
    x_high: float
    y_low: float
    y_high: float

    def x(self, value: float) -> float:
        """Place of a value across, mm."""
        share = (value - self.x_low) / (self.x_high - self.x_low)
        return self.room.left + share * (self.room.right - self.room.left)

    def y(self, value: float) -> float:
        """Place of a value upwards, mm."""
        share = (value - self.y_low) / (self.y_high - self.y_low)
        return self.room.bottom - share * (self.room.bottom - self.room.top)

    def at(self, x: float, y: float) -> Point:
        """Place of a pair of values."""
        return self.x(x), self.y(y)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """Round values on an axis and the decimals they need."""

    values: tuple[float, ...]
    decimals: int


def ticks(low: float, high: float, about: int = 5) -> Ticks:
    """About so many round values (1, 2, 2.5 or 5 times a power of ten) within low … high."""
    if high <= low:
        return Ticks(values=(low,), decimals=0)
    raw = (high - low) / about
    power = 10.0 ** math.floor(math.log10(raw))
    step = min((m * power for m in (1.0, 2.0, 2.5, 5.0, 10.0)), key=lambda s: abs(s - raw))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    if abs(step / 10.0**-decimals - round(step / 10.0**-decimals)) > 1e-6:
        decimals += 1  # steps of 0.25 or 2.5
    return Ticks(values=tuple(n * step for n in range(first, last + 1)), decimals=decimals)


def spread(wanted: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Move places apart by at least `apart`, as little as can be, within low … high."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    placed = [min(max(wanted[i], low), high) for i in order]
    for i in range(1, len(placed)):
        placed[i] = max(placed[i], placed[i - 1] + apart)
    if placed and placed[-1] > high:
        placed[-1] = high
        for i in range(len(placed) - 2, -1, -1):
            placed[i] = min(placed[i], placed[i + 1] - apart)
    result = [0.0] * len(wanted)
    for place, i in zip(placed, order, strict=True):
        result[i] = place
    return result


def along(line: Sequence[Point]) -> list[Rect]:
    """The room a line takes, as small rectangles on it, for labels to spare."""
    rooms = []
    for (x0, y0), (x1, y1) in pairwise(line):
        count = max(int(max(abs(x1 - x0), abs(y1 - y0))), 1)
        for n in range(count + 1):
            x, y = x0 + (x1 - x0) * n / count, y0 + (y1 - y0) * n / count
            rooms.append(Rect(left=x - 0.6, right=x + 0.6, top=y - 0.4, bottom=y + 0.4))
    return rooms
