"""A chart of flows: what goes in at the left, what comes of it at the right, wide by size."""

from collections.abc import Iterator
from enum import StrEnum

import msgspec
import numpy as np

from core.content.charts import FloatArray
from core.content.curves import Name, Part
from core.vocabulary.quantity import Kind

_GAP = 0.07  # of the height, between nodes below each other: a name has room there


class Carrier(StrEnum):
    """What flows."""

    COOLING = "cooling"
    ELECTRICITY = "electricity"
    HEAT = "heat"


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """Where flows meet; column: from 0 at the left."""

    name: Name
    column: int
    part: Part


class Flow(msgspec.Struct, frozen=True, kw_only=True):
    """From one node to another, by their places in the list; value: of the kind of the chart."""

    source: int
    target: int
    value: float
    carrier: Carrier


class Ribbon(msgspec.Struct, frozen=True, kw_only=True):
    """A flow laid out: its top at both ends and its width, as shares of the height."""

    flow: Flow
    source_top: float
    target_top: float
    width: float


class Flows(msgspec.Struct, frozen=True, kw_only=True):
    """Nodes in the order in which they stand below each other, and what flows between them.

    sheet: of the workbook on which its figures stand; empty: none.
    """

    kind: Kind
    nodes: tuple[Node, ...]
    flows: tuple[Flow, ...]
    sheet: str = ""

    def value_of(self, node: int) -> float:
        """What goes through a node: what comes in, or what goes out where nothing comes in."""
        comes = sum(one.value for one in self.flows if one.target == node)
        return comes or sum(one.value for one in self.flows if one.source == node)

    @property
    def entering(self) -> float:
        """All that comes in from outside, which is all that goes out."""
        targets = {one.target for one in self.flows}
        return sum(one.value for one in self.flows if one.source not in targets)

    @property
    def last_column(self) -> int:
        """The one at the right end."""
        return max(node.column for node in self.nodes)

    def rooms(self) -> tuple[tuple[float, float], ...]:
        """Top and bottom of every node, as shares of the height, downwards; all in one scale."""
        values = [self.value_of(node) for node in range(len(self.nodes))]
        columns = [self._column(column) for column in range(self.last_column + 1)]
        most = max(sum(values[node] for node in column) for column in columns)
        room = 1.0 - _GAP * (max(len(column) for column in columns) - 1)
        scale = room / most if most > 0.0 else 0.0
        found = [(0.0, 0.0)] * len(values)
        for column in columns:
            filled = sum(values[node] for node in column) * scale + _GAP * (len(column) - 1)
            top = (1.0 - filled) / 2.0
            for node in column:
                found[node] = top, top + values[node] * scale
                top += values[node] * scale + _GAP
        return tuple(found)

    def ribbons(self) -> Iterator[Ribbon]:
        """Every flow between its nodes; those of a node lie below each other without a gap."""
        rooms = self.rooms()
        heights = [bottom - top for top, bottom in rooms]
        scale = sum(heights) / max(sum(self.value_of(n) for n in range(len(rooms))), 1e-300)
        left, right = ([top for top, _ in rooms] for _ in range(2))
        for one in sorted(self.flows, key=lambda one: (one.source, one.target)):
            width = one.value * scale
            yield Ribbon(
                flow=one,
                source_top=left[one.source],
                target_top=right[one.target],
                width=width,
            )
            left[one.source] += width
            right[one.target] += width

    def _column(self, column: int) -> list[int]:
        return [at for at, node in enumerate(self.nodes) if node.column == column]


def bend(steps: int) -> tuple[FloatArray, FloatArray]:
    """A way from 0 to 1 that leaves and arrives level, (steps,): along, and how far."""
    along = np.linspace(0.0, 1.0, steps)
    return along, along**2 * (3.0 - 2.0 * along)
