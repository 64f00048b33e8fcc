"""A piece of a plant room's equipment, and what is asked of it."""

from dataclasses import dataclass

from core.content.blocks import Cell, Message, Quantity, say
from core.content.requirement import at_least
from core.report.schedule import bound_cell
from core.vocabulary.quantity import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """Identical pieces; figures of one, at design: thermal and electric W, m³/s, m.

    tag: of the first to the last; thermal_w: cooling of a chiller, heat of cells and exchangers.
    """

    tag: str
    name: Message
    count: int
    thermal_w: float | None
    flow_m3s: float | None
    cooling_flow_m3s: float | None
    head_m: float | None
    power_w: float
    asked: Cell


def degrees(value_c: float) -> Quantity:
    """A temperature."""
    return Quantity(value=value_c, kind=Kind.TEMPERATURE)


def least(key: str, value: float, kind: Kind) -> Message:
    """What a piece must reach."""
    return say(key, figure=bound_cell(at_least(say(key), value, kind)))
