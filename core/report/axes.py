"""Axes of charts: round ends, thin grid, the title with its unit at the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from core.report.canvas import Canvas, Frame, Rect, Ticks, text_width, ticks
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind

TOP, BOTTOM = 6.5, 8.6  # room for the titles of the axes, mm
_BETWEEN = 1.5  # of two figures side by side, mm


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """An axis in shown units."""

    low: float
    high: float
    title: str
    ticks: Ticks


def axis_of(low: float, high: float, title: str, about: int = 5, *, tight: bool = False) -> Axis:
    """An axis that ends on ticks, or, where `tight`, at the values themselves."""
    found = ticks(low, high, about)
    if tight or len(found.values) < 2:
        return Axis(low=low, high=high, title=title, ticks=found)
    first, last = found.values[0], found.values[-1]
    step = found.values[1] - first
    before = (first - step,) if first > low + 1e-9 * step else ()
    after = (last + step,) if last < high - 1e-9 * step else ()
    values = (*before, *found.values, *after)
    return Axis(
        low=values[0],
        high=values[-1],
        title=title,
        ticks=Ticks(values=values, decimals=found.decimals),
    )


def with_unit(language: Language, key: str, kind: Kind) -> str:
    """The title of an axis with the unit of its kind."""
    large = kind is Kind.MONEY
    title, unit = language.text(key), language.large_money_unit if large else language.unit(kind)
    return language.text("report.axis", title=title, unit=unit) if unit else title


def labels_of(axis: Axis, language: Language) -> list[str]:
    """The figures at its ticks."""
    return [language.number(value, axis.ticks.decimals) for value in axis.ticks.values]


def left_of(axis: Axis, language: Language) -> float:
    """Room the labels of an upright axis take, mm."""
    return max(text_width(label) for label in labels_of(axis, language)) + 1.5


def frame_of(x: Axis, y: Axis, room: Rect) -> Frame:
    """Both axes laid over a room on the sheet."""
    return Frame(room=room, x_low=x.low, x_high=x.high, y_low=y.low, y_high=y.high)


def draw_upright(
    canvas: Canvas, frame: Frame, axis: Axis, language: Language, lift: float = 0.0
) -> None:
    """Grid lines with their figures at the left, the title above them, higher by `lift`."""
    room = frame.room
    for value, label in zip(axis.ticks.values, labels_of(axis, language), strict=True):
        height = frame.y(value)
        colour = "border" if value == axis.low else "grid"
        canvas.line([(room.left, height), (room.right, height)], colour, 0.5)
        canvas.text(label, (room.left - 1.2, height), 1.0)
    canvas.text(axis.title, (0.0, room.top - 4.2 - lift), 0.0)


def stride(places_mm: Sequence[float], labels: Sequence[str]) -> int:
    """n: of a level axis each n-th figure is written, so that none touches the next."""
    if len(places_mm) < 2:
        return 1
    apart = abs(places_mm[1] - places_mm[0])
    widest = max(text_width(label) for label in labels) + _BETWEEN
    return max(1, ceil(widest / apart)) if apart > 0.0 else len(places_mm)


def draw_level(
    canvas: Canvas, frame: Frame, axis: Axis, language: Language, *, titled: bool = True
) -> None:
    """The line below with ticks and figures, the title at its right end."""
    room = frame.room
    canvas.line([(room.left, room.bottom), (room.right, room.bottom)], "axis", 0.6)
    labels = labels_of(axis, language)
    every = stride([frame.x(value) for value in axis.ticks.values], labels)
    for at, (value, label) in enumerate(zip(axis.ticks.values, labels, strict=True)):
        canvas.line(
            [(frame.x(value), room.bottom), (frame.x(value), room.bottom + 0.8)], "axis", 0.5
        )
        if at % every == 0:
            canvas.text(label, (frame.x(value), room.bottom + 2.9), 0.5)
    if titled:
        canvas.text(axis.title, (room.right, room.bottom + 6.2), 1.0)
