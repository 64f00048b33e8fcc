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
    ABOUT = "about"  # for information: nobody is held to it


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A line: what is asked for, how it binds, and the condition it holds for.

    value: the figure as computed; metric: what a grade or tier judges it by, empty for a figure
    of the machine's own curve that none judges, None for what is asked of any machine; of_load:
    a figure of the load rather than of a machine, rounded as wherever the load is told.
    """

    title: Message
    value: Cell
    bound: Bound = Bound.GIVEN
    condition: Cell | None = None
    metric: str | None = None
    of_load: bool = False

    @property
    def binding(self) -> Cell:
        """The figure as a requirement shows it: a limit that the figure itself keeps."""
        binds = self.bound in (Bound.LEAST, Bound.MOST) and not self.of_load
        if not binds or not isinstance(self.value, Quantity) or self.value.value is None:
            return self.value
        shown = unit(self.value.kind, System.SI)
        step = 10.0**-shown.decimals / shown.scale
        steps = round(self.value.value / step, 6)  # free of the last binary digits
        whole = math.floor(steps) if self.bound is Bound.LEAST else math.ceil(steps)
        return Quantity(value=whole * step, kind=self.value.kind)


def at_least(
    title: Message,
    value: float,
    kind: Kind,
    condition: Cell | None = None,
    *,
    metric: str | None = None,
) -> Requirement:
    """A figure that must be reached; as it is shown it is no more than the figure itself."""
    return _bounded(Bound.LEAST, title, value, kind, condition, metric)


def at_most(
    title: Message,
    value: float,
    kind: Kind,
    condition: Cell | None = None,
    *,
    metric: str | None = None,
) -> Requirement:
    """A figure that must not be exceeded; as it is shown it is no less than the figure itself."""
    return _bounded(Bound.MOST, title, value, kind, condition, metric)


def _bounded(
    bound: Bound,
    title: Message,
    value: float,
    kind: Kind,
    condition: Cell | None,
    metric: str | None,
) -> Requirement:
    figure = Quantity(value=value, kind=kind)
    return Requirement(title=title, value=figure, bound=bound, condition=condition, metric=metric)


def needed(title: Message, value: float, kind: Kind, condition: Cell | None = None) -> Requirement:
    """What the load needs at least, with the digits that it has wherever the load is told."""
    figure = Quantity(value=value, kind=kind)
    return Requirement(
        title=title, value=figure, bound=Bound.LEAST, condition=condition, of_load=True
    )
