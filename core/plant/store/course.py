"""The cheapest way of a store through its days, by dynamic programming over its levels.

Every step of every day has a cost for each number of levels that the content may rise or fall by.
The least cost to the end is found backward, for all levels and all days at once; forward the way is
read off. It is the best there is on these levels, with loads and prices known. The last step of a
day leads back to the levels of its start, so that days can follow each other.

Two ways are offered. Each day by itself, from a level back to the same: days ask nothing of each
other. And the days tied, each beginning with what the one before left: never dearer than the first.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.plant.store.power import NOT_CARRIED_W, Days, Power
from core.plant.store.store import Levels

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

_UNWANTED = 1e9  # cost of a step above what it is held to
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Days with a store, (days, steps).

    start_wh: content at the start of each day; held_wh: at the end of each step; given_w: out of
    the store to the load; charged_w:
    made for the store by the plant, before what is lost on the way in; spilled_w: let out beyond
    the load.
    """

    output_w: FloatArray
    power_w: FloatArray
    start_wh: FloatArray
    held_wh: FloatArray
    given_w: FloatArray
    charged_w: FloatArray
    lost_w: FloatArray
    spilled_w: FloatArray
    cost: float  # of the energy


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What each move of a step draws, W: (days, moves), of the last step (days, rows, levels)."""

    levels: Levels
    days: Days
    moves: IntArray
    drawn_w: tuple[FloatArray, ...]  # of the steps but the last
    last_w: FloatArray

    def cost(self, step: int, highest_w: FloatArray | None = None) -> FloatArray:
        """Of a step but the last; highest_w: (days, steps), kept below where it can be."""
        return self._priced(self.drawn_w[step], step, highest_w)

    def last_cost(self, ends: IntArray | slice, highest_w: FloatArray | None = None) -> FloatArray:
        """Of the last step, to some levels, (days, rows, ends)."""
        last = self.last_w[:, :, ends]
        flat = self._priced(last.reshape(len(last), -1), self.days.steps - 1, highest_w)
        return flat.reshape(last.shape)

    def _priced(self, drawn_w: FloatArray, step: int, highest_w: FloatArray | None) -> FloatArray:
        # A price below nothing makes no output cheap that the plant cannot give.
        price = self.days.price_per_wh[:, step, None]
        able = drawn_w < 0.5 * NOT_CARRIED_W
        cost: FloatArray = np.where(able, drawn_w * price, drawn_w) * self.days.step_h
        if highest_w is not None:
            cost += np.where(drawn_w > highest_w[:, step, None] * (1.0 + _ROUNDING), _UNWANTED, 0.0)
        return cost


def ways_of(levels: Levels, days: Days, power: Power) -> Ways:
    """Every move of every step, and at the end of a day every way back to a level of its start."""
    moves = levels.moves(float(days.load_w.max(initial=0.0)))
    ends = np.arange(levels.count + 1)
    drawn = []
    for step in range(days.steps - 1):
        rise = np.broadcast_to(
            levels.left[step + 1] * levels.step_wh * moves, (len(days.load_w), len(moves))
        )
        drawn.append(_drawn(levels, days, power, step, rise))
    content = levels.left[-1] * levels.step_wh * np.arange(levels.rows)
    rise = (levels.step_wh * ends[None, :] - content[:, None]).ravel()
    last = _drawn(
        levels, days, power, days.steps - 1,
        np.broadcast_to(rise, (len(days.load_w), len(rise))),
    )  # fmt: skip
    last = last.reshape(len(days.load_w), levels.rows, len(ends))
    return Ways(levels=levels, days=days, moves=moves, drawn_w=tuple(drawn), last_w=last)


def _parts(
    levels: Levels, days: Days, step: int, rise_wh: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """What a rise of the content charges, lets out, and of that gives the load, W, (days, n)."""
    store = levels.store
    charged = np.maximum(rise_wh, 0.0) / days.step_h / store.charge_efficiency
    out = np.maximum(-rise_wh, 0.0) / days.step_h * store.discharge_efficiency
    return charged, out, np.minimum(out, days.load_w[:, step, None])


def _drawn(levels: Levels, days: Days, power: Power, step: int, rise_wh: FloatArray) -> FloatArray:
    store, load = levels.store, days.load_w[:, step, None]
    charged, out, given = _parts(levels, days, step, rise_wh)
    drawn = power.drawn_w(step, load - given, charged)
    # The last level may be let out beyond the load; no more than that is thrown away.
    level_w = levels.left[step + 1] * levels.step_wh / days.step_h * store.discharge_efficiency
    drawn[out - given >= level_w * (1.0 - _ROUNDING)] = np.inf
    drawn[charged > store.charge_w * (1.0 + _ROUNDING)] = np.inf
    drawn[out > store.discharge_w * store.discharge_efficiency * (1.0 + _ROUNDING)] = np.inf
    return drawn


def without(ways: Ways) -> Course:
    """The days as they are when nothing is stored."""
    return _told(ways, np.zeros((len(ways.days.load_w), ways.days.steps + 1), dtype=np.int64))


def each_day(ways: Ways, highest_w: FloatArray | None = None, start: int = 0) -> Course:
    """Every day by itself, from a level back to it."""
    ahead = _ahead(ways, highest_w, start)
    at = np.full(len(ways.days.load_w), start)
    numbers = np.full((len(at), ways.days.steps + 1), start)
    for step in range(ways.days.steps - 1):
        at = at + _best(ways, step, at, ahead[step + 1], highest_w)
        numbers[:, step + 1] = at
    return _told(ways, numbers)


def cost_of_each_day(ways: Ways, highest_w: FloatArray | None = None, start: int = 0) -> FloatArray:
    """The cost of every day by itself, (days,)."""
    cost: FloatArray = _ahead(ways, highest_w, start)[0][:, start]
    return cost


def least_highest_w(ways: Ways, start: int = 0) -> FloatArray:
    """The lowest that the highest power of every day can be, (days,)."""
    least = ways.last_w[:, :, start]
    for step in range(ways.days.steps - 2, -1, -1):
        drawn, before = ways.drawn_w[step], np.full_like(least, np.inf)
        for column, later in _moved(ways, step, least):
            np.minimum(before, np.maximum(later, drawn[:, column, None]), out=before)
        least = before
    found: FloatArray = least[:, start]
    return found


def tied(ways: Ways, highest_w: FloatArray | None = None) -> Course:
    """All days as one, from empty; what is left in the end is worth nothing."""
    days, steps = ways.days.load_w.shape
    costs = [ways.cost(step, highest_w) for step in range(steps - 1)]
    last, rows = ways.last_cost(slice(None), highest_w), ways.levels.rows
    ends = last.shape[2]
    down, moves = -int(ways.moves[0]), len(ways.moves)
    wide = np.full(rows + moves - 1, np.inf)
    # Moves by levels: the least of every level is found with all levels beside each other.
    window = np.lib.stride_tricks.sliding_window_view(wide, rows)
    dear = [cost[:, :, None] for cost in costs]
    inner = wide[down : down + rows]
    closed = [np.flatnonzero(~ways.levels.holds[step]) for step in range(steps + 1)]
    every = np.empty((days, steps, rows))  # the least cost ahead of the end of each step
    ahead, way = np.zeros(ends), np.empty((moves, rows))
    for day in range(days - 1, -1, -1):
        every[day, -1, : len(ahead)] = ahead
        now = (last[day] + ahead).min(axis=1)
        for step in range(steps - 2, -1, -1):
            now[closed[step + 1]] = np.inf
            every[day, step] = inner[:] = now
            np.add(window, dear[step][day], out=way)
            now = np.minimum.reduce(way, axis=0)
        ahead = now[:ends]
    numbers, at = np.zeros((days, steps + 1), dtype=np.int64), 0
    for day in range(days):
        numbers[day, 0] = at
        for step in range(steps - 1):
            inner[:] = every[day, step]
            at += int((window[:, at] + costs[step][day]).argmin()) - down
            numbers[day, step + 1] = at
        at = int((last[day, at] + every[day, -1, :ends]).argmin())
        numbers[day, -1] = at
    return _told(ways, numbers)


def _ahead(ways: Ways, highest_w: FloatArray | None, start: int) -> list[FloatArray]:
    """The least cost from the start of each step to the end of its day, (days, rows) each."""
    ahead = [ways.last_cost(np.array([start]), highest_w)[:, :, 0]]
    for step in range(ways.days.steps - 2, -1, -1):
        cost, least = ways.cost(step, highest_w), np.full_like(ahead[0], np.inf)
        every = np.empty_like(least)
        for column, later in _moved(ways, step, ahead[0]):
            np.add(later, cost[:, column, None], out=every)
            np.minimum(least, every, out=least)
        ahead.insert(0, least)
    return ahead


def _moved(ways: Ways, step: int, ahead: FloatArray) -> Iterator[tuple[int, FloatArray]]:
    """For each move what lies ahead of every level after it; nothing where no room is."""
    rows, down = ways.levels.rows, -int(ways.moves[0])
    wide = np.full((len(ahead), rows + len(ways.moves) - 1), np.inf)
    wide[:, down : down + rows] = np.where(ways.levels.holds[step + 1], ahead, np.inf)
    for column in range(len(ways.moves)):
        yield column, wide[:, column : column + rows]


def _best(
    ways: Ways, step: int, at: IntArray, ahead: FloatArray, highest_w: FloatArray | None
) -> IntArray:
    """The move of every day that costs least from where it stands, (days,)."""
    to = at[:, None] + ways.moves
    inside = (to >= 0) & (to < ways.levels.rows)
    to = np.clip(to, 0, ways.levels.rows - 1)
    inside &= ways.levels.holds[step + 1][to]
    later = np.take_along_axis(ahead, to, axis=1) + ways.cost(step, highest_w)
    best: IntArray = ways.moves[np.where(inside, later, np.inf).argmin(axis=1)]
    return best


def _told(ways: Ways, numbers: IntArray) -> Course:
    """A way of levels, (days, steps + 1), as what plant and store do."""
    levels, days = ways.levels, ways.days
    content = levels.held_wh[np.arange(days.steps + 1)[None, :], numbers]
    content[:, -1] = levels.step_wh * numbers[:, -1]  # a new day begins on whole levels
    left = 1.0 - levels.store.loss_per_h * days.step_h
    rise = content[:, 1:] - left * content[:, :-1]
    rise[np.abs(rise) < levels.step_wh * _ROUNDING] = 0.0
    store = levels.store
    charged = np.maximum(rise, 0.0) / days.step_h / store.charge_efficiency
    out = np.maximum(-rise, 0.0) / days.step_h * store.discharge_efficiency
    return course_of(
        levels, days, content, _power_of(ways, numbers), charged, np.minimum(out, days.load_w)
    )


def course_of(
    levels: Levels,
    days: Days,
    content_wh: FloatArray,
    power_w: FloatArray,
    charged_w: FloatArray,
    given_w: FloatArray,
) -> Course:
    """What store and plant do, of contents at the start and after each step, (days, steps + 1).

    What is missing from the content and was neither given nor lost was let out.
    """
    store, before, after = levels.store, content_wh[:, :-1], content_wh[:, 1:]
    let_out = given_w / store.discharge_efficiency
    waited = before * store.loss_per_h
    gone = (before - after) / days.step_h + charged_w * store.charge_efficiency - waited - let_out
    return Course(
        output_w=days.load_w - given_w + charged_w,
        power_w=power_w,
        start_wh=before[:, 0],
        held_wh=after,
        given_w=given_w,
        charged_w=charged_w,
        lost_w=waited + charged_w * (1.0 - store.charge_efficiency) + let_out - given_w,
        spilled_w=np.maximum(gone, 0.0),
        cost=float((power_w * days.price_per_wh).sum()) * days.step_h,
    )


def _power_of(ways: Ways, numbers: IntArray) -> FloatArray:
    days, rows = ways.days.load_w.shape, np.arange(len(numbers))
    power = np.empty(days)
    moved = np.diff(numbers, axis=1) - int(ways.moves[0])
    for step, drawn in enumerate(ways.drawn_w):
        power[:, step] = drawn[rows, moved[:, step]]
    power[:, -1] = ways.last_w[rows, numbers[:, -2], numbers[:, -1]]
    return power
