"""A store beside a plant, and the even levels its content is counted in over a day.

What is stored is an amount of whatever the plant gives: Wh of cold or heat, or of a gas the flow
times hours. Names of rates end in _w and of amounts in _wh, as with most plants.

A store loses a share of its content in every hour. The levels shrink by as much from hour to hour,
so that waiting keeps the level's number and no rounding of losses is needed: at hour t level i
holds a(t) · i · step, with a(t) = (1 − loss)^t. What is put in or taken out between two hours is
then a(t+1) · k · step, whatever the level.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """charge_w: what goes in at most, discharge_w: what is taken out; loss_per_h: share of content.

    Of what the plant makes for it the store holds charge_efficiency, of what it lets go the load
    gets discharge_efficiency. price: None where none is entered.
    """

    capacity_wh: float
    charge_w: float = np.inf
    discharge_w: float = np.inf
    loss_per_h: float = 0.0
    charge_efficiency: float = 1.0
    discharge_efficiency: float = 1.0
    price: float | None = None


@dataclass(frozen=True, kw_only=True)
class Levels:
    """The levels of a store over a day of `steps` steps; `count` of them are full at its start."""

    store: Store
    steps: int
    step_h: float
    count: int = 60

    @property
    def step_wh(self) -> float:
        """Between two levels at the start of the day."""
        return self.store.capacity_wh / self.count

    @cached_property
    def left(self) -> FloatArray:
        """What is left of a content after so many steps, (steps + 1,)."""
        return np.asarray((1.0 - self.store.loss_per_h * self.step_h) ** np.arange(self.steps + 1))

    @property
    def rows(self) -> int:
        """Levels that are ever held, that of nothing included."""
        return 1 + int(self.count / self.left[-1] + _ROUNDING)

    @cached_property
    def held_wh(self) -> FloatArray:
        """Content at the start of every step and at the end of the last, (steps + 1, rows)."""
        content: FloatArray = self.left[:, None] * self.step_wh * np.arange(self.rows)
        return content

    @cached_property
    def holds(self) -> BoolArray:
        """Which of them the store has room for."""
        room: BoolArray = self.held_wh <= self.store.capacity_wh * (1.0 + _ROUNDING)
        return room

    def moves(self, load_w: float) -> NDArray[np.int64]:
        """Levels that a step may rise by, from the most taken out to the most put in.

        load_w: the highest there is, beyond which nothing is taken out.
        """
        step_w = self.step_wh / self.step_h
        taken = min(self.store.discharge_w, load_w / self.store.discharge_efficiency)
        # A level beyond the load is kept: what of it the load does not want is lost.
        down = min(int(np.ceil(taken / step_w / self.left[-1] - _ROUNDING)), self.rows - 1)
        put = self.store.charge_w * self.store.charge_efficiency
        up = int(min(put / step_w / self.left[-1] + _ROUNDING, self.rows - 1))
        return np.arange(-down, up + 1)
