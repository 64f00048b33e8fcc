"""What makers are asked for: a line of the equipment schedule, without a maker's name."""

import math
from dataclasses import dataclass
from enum import StrEnum

from core.content.blocks import Cell, Message, Quantity
from core.vocabulary.quantity import Kind, System, unit


class Bound(StrEnum):
    """How a figure binds: messages `report.bound.<value>`."""

    LEAST = "least"
    MOST = "most"
    GIVEN = "given"


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A line: what is asked for, how it binds, and the condition it holds for."""

    title: Message
    value: Cell
    bound: Bound = Bound.GIVEN
    condition: Cell | None = None


def at_least(
    title: Message, value: float, kind: Kind, condition: Cell | None = None
) -> Requirement:
    """A figure that must be reached; as it is shown it is no more than the figure itself."""
    return _bound(title, value, kind, condition, Bound.LEAST)


def at_most(title: Message, value: float, kind: Kind, condition: Cell | None = None) -> Requirement:
    """A figure that must not be exceeded; as it is shown it is no less than the figure itself."""
    return _bound(title, value, kind, condition, Bound.MOST)


def _bound(
    title: Message, value: float, kind: Kind, condition: Cell | None, bound: Bound
) -> Requirement:
    shown = unit(kind, System.SI)
    step = 10.0**-shown.decimals / shown.scale
    steps = round(value / step, 6)  # free of the last binary digits
    whole = math.floor(steps) if bound is Bound.LEAST else math.ceil(steps)
    quantity = Quantity(value=whole * step, kind=kind)
    return Requirement(title=title, value=quantity, bound=bound, condition=condition)
