"""Units that take what power there is, as it comes: how much they give, step by step.

A group is all units of one model. Told is the share of its full power that it takes: none, or
from its least load up. From one step to the next it rises by its ramp at most, and falls as fast
as the power does; what stands still may always begin at its least load. One group takes all it may
at every step, which is the best it can do. Of two groups what each takes is found for all steps
together by dynamic programming: those that a ramp holds back stand at even levels, so it is the
best on these levels with the power of the year known; a group no ramp holds back takes the rest.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.plant.unit import place, read

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

LEVELS = 20  # between the least load and the full one
_STEPS = 730  # looked at in one go: they stay in the cache
_EDGE = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerGroup:
    """All units of one model.

    full_w: power at full load; least: share of it below which none runs; given: (n,), output at
    even shares of it from 0 to 1, below the least carried on; rise: by what share of it the group
    rises in a step at most, inf: as it likes.
    """

    full_w: float
    least: float
    given: FloatArray
    rise: float = np.inf

    @property
    def held_back(self) -> bool:
        """Whether its ramp matters: not where it reaches full load from standstill in a step."""
        return max(self.rise, self.least) < 1.0 - _EDGE

    def taken(self, power_w: FloatArray) -> FloatArray:
        """The share it takes of a power, whatever it took before; none below its least load."""
        share = power_w / self.full_w
        np.minimum(share, 1.0, out=share)
        share *= share >= self.least * (1.0 - _EDGE)
        return share

    def output(self, share: FloatArray) -> FloatArray:
        """What it gives at shares."""
        given = read(self.given, *place(len(self.given) - 1, 1, share))
        given *= share > 0.0
        return given

    def levels(self, count: int) -> FloatArray:
        """Standstill, and even shares from the least load to the full one."""
        return np.concatenate([[0.0], np.linspace(self.least, 1.0, count)])

    def lowest_before(self, levels: FloatArray) -> IntArray:
        """The lowest level from which each is reached in a step, (levels,)."""
        top = np.maximum(levels + self.rise, self.least) * (1.0 + _EDGE)
        return np.array([int(np.argmax(top >= one)) for one in levels], dtype=np.int64)

    def rising(self, wanted: FloatArray) -> FloatArray:
        """Shares as near to those wanted as the ramp allows, (steps,); the first step is free."""
        if not self.held_back:
            return wanted
        found, before = [], 1.0
        for want in wanted.tolist():
            before = min(want, max(before + self.rise, self.least))
            found.append(before)
        return np.array(found)


def shares_taken(
    groups: tuple[PowerGroup, ...], power_w: FloatArray, levels: int = LEVELS
) -> FloatArray:
    """What one or two groups take of the power of each step, shares (groups, steps).

    What power is left between two levels is taken too, as far as ramps allow.
    """
    share = on_levels(groups, power_w, levels)
    return _raised(groups, share, power_w) if len(groups) > 1 else share


def on_levels(
    groups: tuple[PowerGroup, ...], power_w: FloatArray, levels: int = LEVELS
) -> FloatArray:
    """The same on even levels of what a ramp holds back: there none gives more in all."""
    if len(groups) == 1:
        return groups[0].rising(groups[0].taken(power_w))[None]
    one, two = groups
    if one.held_back and two.held_back:
        return _both_held(one, two, power_w, levels)
    if one.held_back:
        return _one_held(one, two, power_w, levels)
    if two.held_back:
        return _one_held(two, one, power_w, levels)[::-1]
    ways = _free(one, two, power_w, levels), _free(two, one, power_w, levels)[::-1]
    given = [one.output(way[0]) + two.output(way[1]) for way in ways]
    return np.where(given[0] >= given[1], ways[0], ways[1])


def most_given(
    groups: tuple[PowerGroup, PowerGroup], power_w: FloatArray, levels: int = LEVELS
) -> FloatArray:
    """What two groups give together at powers, were there no ramps, (powers,)."""
    one, two = groups
    both = [_rest(a, b, power_w, levels)[0].max(axis=1) for a, b in ((one, two), (two, one))]
    best: FloatArray = np.maximum(both[0], both[1])
    return best


def _rest(
    led: PowerGroup, other: PowerGroup, power_w: FloatArray, levels: int
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Output with one group at each level and the other at the rest, (steps, levels).

    Also the levels, and what the other takes, (steps, levels).
    """
    share = led.levels(levels)
    left = power_w[:, None] - share * led.full_w
    beyond = left < -_EDGE * led.full_w
    taken = other.taken(np.maximum(left, 0.0, out=left))
    given = other.output(taken)
    given += led.output(share)
    given[beyond] = -np.inf
    return given, share, taken


def _free(led: PowerGroup, other: PowerGroup, power_w: FloatArray, levels: int) -> FloatArray:
    found, lit = np.zeros((2, len(power_w))), np.flatnonzero(power_w > 0.0)
    for start in range(0, len(lit), _STEPS):
        some = lit[start : start + _STEPS]
        given, share, taken = _rest(led, other, power_w[some], levels)
        best = given.argmax(axis=1)
        found[0, some], found[1, some] = share[best], taken[np.arange(len(best)), best]
    return found


def _one_held(led: PowerGroup, other: PowerGroup, power_w: FloatArray, levels: int) -> FloatArray:
    given, share, taken = _rest(led, other, power_w, levels)
    lowest = led.lowest_before(share)
    best = _way(given[:, :, None], lowest, np.zeros(1, dtype=np.int64))[:, 0]
    return np.stack([share[best], taken[np.arange(len(best)), best]])


def _both_held(one: PowerGroup, two: PowerGroup, power_w: FloatArray, levels: int) -> FloatArray:
    first, second = one.levels(levels), two.levels(levels)
    drawn = first[:, None] * one.full_w + second * two.full_w
    given = one.output(first)[:, None] + two.output(second)
    able = drawn[None] <= power_w[:, None, None] + _EDGE * (one.full_w + two.full_w)
    best = _way(np.where(able, given, -np.inf), one.lowest_before(first), two.lowest_before(second))
    return np.stack([first[best[:, 0]], second[best[:, 1]]])


def _way(given: FloatArray, lowest: IntArray, second: IntArray) -> IntArray:
    """The way through levels with the most output in all, (steps, 2).

    given: (steps, levels, levels of the other); lowest, second: (levels,), the lowest level of
    each group from which a level is reached: a level is reached from all above it too.
    """
    steps = len(given)
    best = np.empty_like(given)
    best[0] = given[0]
    for step in range(1, steps):
        before = np.maximum.accumulate(best[step - 1, ::-1], axis=0)[::-1][lowest]
        if len(second) > 1:
            before = np.maximum.accumulate(before[:, ::-1], axis=1)[:, ::-1][:, second]
        np.add(given[step], before, out=best[step])
    found = np.empty((steps, 2), dtype=np.int64)
    low = np.zeros(2, dtype=np.int64)
    for step in range(steps - 1, -1, -1):
        able = best[step, low[0] :, low[1] :]
        at = int(able.argmax())
        row, column = low[0] + at // able.shape[1], low[1] + at % able.shape[1]
        found[step] = row, column
        low = np.array([lowest[row], second[column]])
    return found


def _raised(groups: tuple[PowerGroup, ...], share: FloatArray, power_w: FloatArray) -> FloatArray:
    """The same with what power is left between two levels taken too, as far as ramps allow."""
    found = share.copy()
    for which, group in enumerate(groups):
        others = sum(
            (one.full_w * found[at] for at, one in enumerate(groups) if at != which),
            np.zeros(len(power_w)),
        )
        most = np.minimum(np.maximum(power_w - others, 0.0) / group.full_w, 1.0)
        found[which] = group.rising(
            np.where(share[which] > 0.0, np.maximum(most, share[which]), 0.0)
        )
    return found
