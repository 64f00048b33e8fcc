"""Texts beside the things they name, clear of each other and of the data.

Rooms are rows (left, top, right, bottom) in px.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF

from gui.window.plots.scale import FloatArray

Side = Literal["right", "left", "above", "below", "end-above", "end-below", "end-on"]
NO_ROOMS: FloatArray = np.zeros((0, 4))

_STEPS_PX = (0.0, 14.0, -14.0, 28.0, -28.0, 42.0, -42.0)
_REACHES_PX = (0.0, 14.0, 34.0, 60.0)
_LEADER_FROM_PX = 12.0
_OWN_PX = 4.0  # around its own place, where a text must not lie
_CLEAR_PX = (4.0, 0.0)  # between two texts, across and down
_TEXT_WEIGHT = 200.0  # a text upon a text cannot be read: worse than upon any crowd of points
_OWN_WEIGHT = 16.0  # a text upon its own place
_LEADER_WEIGHT = 60.0  # and its thin line upon a text is bad as well
_FAR_WEIGHT = 0.35  # px² covered that a pixel of distance is worth
_ON_LINE = (0.15, 0.3, 0.45, 0.6, 0.75, 0.9)
_RANK_PX = 2.0  # distance that a place further down the list is worth


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A text at a place of the plot, in view coordinates.

    sides: where it may stand, the best first; "end-above" ends there, above it, "end-on" ends
    there upon it.
    gap_px: distance from the place. must: drawn even where it covers another text.
    halo: the ground is cleared behind it, wholly if solid. roams: it may stand further off, joined
    by a thin line. lifts: it may give way to its neighbour's by a line. outside: it may stand
    beside the data, in the room left for it.
    """

    text: str
    x: float
    y: float
    colour: str
    sides: tuple[Side, ...] = ("right", "left", "above", "below")
    gap_px: float = 8.0
    bold: bool = False
    must: bool = True
    halo: bool = True
    solid: bool = False
    roams: bool = False
    lifts: bool = False
    outside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A label with its room on the screen; `leader` where it stands apart from its place."""

    label: Label
    room: QRectF
    anchor: QPointF
    leader: bool = False


def place(
    labels: Sequence[Label],
    to_pixel: Callable[[float, float], QPointF],
    measure: Callable[[Label], QSizeF],
    ground: QRectF,
    taken: FloatArray,
) -> tuple[Placed, ...]:
    """Put every label where it covers least, in their order; taken: (n, 4)."""
    placed: list[Placed] = []
    rooms = NO_ROOMS
    for label in labels:
        anchor = to_pixel(label.x, label.y)
        if not ground.adjusted(-1, -1, 1, 1).contains(anchor):
            continue
        spots, far = _spots(label, anchor, measure(label))
        if not label.outside:
            spots = _inside(spots, ground)
        upon_texts = covered(spots, rooms)
        cost = _TEXT_WEIGHT * upon_texts + covered(spots, taken) + _FAR_WEIGHT * far
        own = around(np.array([[anchor.x(), anchor.y()]]), min(_OWN_PX, label.gap_px))
        cost += _OWN_WEIGHT * covered(spots, own)
        cost += _LEADER_WEIGHT * _crossed(spots, anchor, rooms) * (far >= _LEADER_FROM_PX)
        best = int(cost.argmin())
        if not label.must and upon_texts[best] > 1.0:
            continue
        left, top, right, bottom = spots[best].tolist()
        room = QRectF(left, top, right - left, bottom - top)
        leader = bool(far[best] >= _LEADER_FROM_PX)
        placed.append(Placed(label=label, room=room, anchor=anchor, leader=leader))
        rooms = np.vstack([rooms, spots[best] + np.array([-1.0, -1.0, 1.0, 1.0]) * (2 * _CLEAR_PX)])
    return tuple(placed)


def _crossed(spots: FloatArray, anchor: QPointF, rooms: FloatArray) -> FloatArray:
    """What the thin lines from the anchor to the spots (n, 4) have in common with texts, (n,)."""
    begin = np.array([anchor.x(), anchor.y()])
    end = np.clip(begin, spots[:, :2], spots[:, 2:])
    on_line = [around(begin + share * (end - begin), 1.5) for share in _ON_LINE]
    total: FloatArray = np.sum([covered(points, rooms) for points in on_line], axis=0)
    return total


def covered(rooms: FloatArray, others: FloatArray) -> FloatArray:
    """Area each of the rooms (n, 4) has in common with the others (m, 4), px², (n,)."""
    low = np.maximum(rooms[:, None, :2], others[None, :, :2])
    high = np.minimum(rooms[:, None, 2:], others[None, :, 2:])
    area: FloatArray = np.prod(np.maximum(high - low, 0.0), axis=2).sum(axis=1)
    return area


def _spots(label: Label, anchor: QPointF, size: QSizeF) -> tuple[FloatArray, FloatArray]:
    """Rooms the label may take (n, 4), and how far each is from the nearest one (n,)."""
    rooms, far = [], []
    reaches: tuple[float, ...] = _REACHES_PX if label.roams else (0.0,)
    if label.lifts:
        reaches = (0.0, size.height())
    steps = _STEPS_PX if label.roams else (0.0,)
    for rank, side in enumerate(label.sides):
        for reach in reaches:
            for step in steps:
                x, y = _corner(side, anchor, size, label.gap_px + reach, step)
                rooms.append((x, y, x + size.width(), y + size.height()))
                far.append(reach + abs(step) + _RANK_PX * rank)
    return np.array(rooms), np.array(far)


def _corner(side: Side, at: QPointF, size: QSizeF, gap: float, step: float) -> tuple[float, float]:
    """Upper left corner of a text at that side."""
    width, height = size.width(), size.height()
    if side == "right":
        return at.x() + gap, at.y() - height / 2 + step
    if side == "left":
        return at.x() - gap - width, at.y() - height / 2 + step
    if side == "end-on":
        return at.x() - width - 2.0, at.y() - height / 2
    x = at.x() - width - 2.0 if side.startswith("end") else at.x() - width / 2 + step
    return x, at.y() - gap - height if side.endswith("above") else at.y() + gap


def _inside(rooms: FloatArray, ground: QRectF) -> FloatArray:
    """The rooms moved into the ground."""
    size = rooms[:, 2:] - rooms[:, :2]
    low = np.array([ground.left(), ground.top()])
    high = np.maximum(np.array([ground.right(), ground.bottom()]) - size, low)
    corner = np.clip(rooms[:, :2], low, high)
    return np.hstack([corner, corner + size])


def along(points: FloatArray, reach_px: float = 3.0, pieces: int = 60) -> FloatArray:
    """Small rooms (n, 4) along a line through points (m, 2) in px, for labels to spare."""
    if len(points) < 2:
        return NO_ROOMS
    kept = np.unique(np.linspace(0, len(points) - 1, min(len(points), pieces + 1)).astype(int))
    one, other = points[kept][:-1], points[kept][1:]
    return np.hstack([np.minimum(one, other) - reach_px, np.maximum(one, other) + reach_px])


def around(points: FloatArray, reach_px: float) -> FloatArray:
    """Small rooms (n, 4) around points (n, 2) in px."""
    return np.hstack([points - reach_px, points + reach_px])
