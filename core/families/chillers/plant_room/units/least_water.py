"""Which water of a grid needs the least, at every wet bulb and load of machines with cells.

Looked for in single precision, in two steps. What is drawn before the fans does not go by the wet
bulb: so at loads that all wet bulbs have in common it is worked out once, and every second water is
tried at every wet bulb. A load between two of these takes the best of their waters and of those
beside it. A machine whose best jumps between two loads in common, as where warm water leaves it too
little capacity to start and stop, is tried with all waters at all loads.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.columns import single
from core.families.chillers.duty import ChillerDuty
from core.families.chillers.plant_room.units.cells import Cells, fan_share

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]
Before = Callable[[FloatArray, IntArray], tuple[FloatArray, FloatArray]]

_COMMON = 26  # loads that all wet bulbs have in common
_TOGETHER = 2_000  # states of each machine worked out in one go: they stay in the cache
_NEXT_TO_NOTHING = np.float32(1e-6)
_AIR_MOST = 1.0 + 3e-6  # single precision tells no less apart
_JUMP = 3  # waters: the best of a load in common is nearer to that of the next one


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """Machines and their cells at wet bulbs; all in single precision and for a watt of capacity.

    before: what is drawn before the fans, infinite where it is in vain, and the heat of the cells
    over that of design, at loads and waters, (machines, n) each; fan_w: (machines,); tried:
    (machines or 1, kinds, waters), and those between two of them.
    """

    duty: ChillerDuty
    cells: Cells
    fan_w: FloatArray
    tried: BoolArray
    before: Before


def least_water(looked: Callable[[IntArray], Looked], loads: FloatArray) -> IntArray:
    """At loads, (machines, kinds, loads): (machines, kinds, loads); any where none will do.

    looked: some of the machines.
    """
    own = single(loads)
    every = _Search(looked(np.arange(len(own))))
    # A machine may stand still at all of them, as beside a store that carries the day.
    step = np.maximum(own.max(axis=(1, 2)) / np.float32(_COMMON - 1), _NEXT_TO_NOTHING)
    common = every.at_common(step)
    point = every.between(own, step, common)
    odd = np.flatnonzero(_jumps(common))
    if len(odd):
        point[odd] = _Search(looked(odd)).of_all(own[odd])
    return point


def _jumps(common: IntArray) -> BoolArray:
    """Whether the best of a machine is far from that of the next load, (machines,)."""
    here, following = common[:, :, :-1], common[:, :, 1:]
    far = (np.abs(following - here) > _JUMP) & (here >= 0) & (following >= 0)
    found: BoolArray = far.any(axis=(1, 2))
    return found


class _Search:
    """Of machines that are looked at together."""

    def __init__(self, looked: Looked) -> None:
        self._of, self._lines = looked, looked.cells.air_lines.in_single
        tried = looked.tried
        self._waters = tried.shape[2]
        self._first = tried.argmax(axis=2)  # (machines or 1, kinds)
        last = self._waters - 1 - tried[:, :, ::-1].argmax(axis=2)
        self._last = np.where(tried.any(axis=2), last, -1)

    def at_common(self, step: FloatArray) -> IntArray:
        """The best at the loads in common, (machines, kinds, loads); -1 where none will do.

        step: between two of them, (machines,). Waters are the first axis here.
        """
        second, lines = np.arange(0, self._waters, 2), self._lines
        machines, kinds = len(step), self._first.shape[1]
        grid = np.maximum(np.arange(_COMMON, dtype=np.float32), _NEXT_TO_NOTHING)
        load, point = np.tile(step[:, None] * grid, len(second)), np.repeat(second, _COMMON)
        shape = machines, len(second), _COMMON
        before, heat = (
            np.ascontiguousarray(np.swapaxes(one.reshape(shape), 0, 1))
            for one in self._of.before(load, point)
        )
        place, along = lines.place(heat)
        place += (second * lines.number)[:, None, None]
        row = self._waters * lines.number  # lines of a wet bulb
        found = np.full((kinds, machines, _COMMON), -1, dtype=np.int64)
        size = max(1, _TOGETHER // (_COMMON * len(second) // 2))
        for start in range(0, kinds, size):
            of = slice(start, start + size)
            first, last = self._first[:, of].T[:, None], self._last[:, of].T[:, None]
            tried = (second[:, None] >= first) & (second[:, None] <= last)
            points = np.flatnonzero(tried.any(axis=(0, 2)))
            if not len(points):
                continue
            some = slice(points[0], points[-1] + 1)
            which = row * np.arange(start, start + len(tried))[:, None, None, None]
            total = self._with_fans(before[some], lines.read(place[some] + which, along[some]))
            able = tried[:, some]
            if not able.all():
                total[np.broadcast_to(~able[..., None], total.shape)] = np.inf
            best = second[points[0] + total.argmin(axis=1)]
            found[of] = np.where(np.isinf(total.min(axis=1)), -1, best)
        return np.swapaxes(found, 0, 1)

    def between(self, loads: FloatArray, step: FloatArray, common: IntArray) -> IntArray:
        """The best of the waters of the loads in common and of those beside it."""
        node = np.minimum((loads / step[:, None, None]).astype(np.int64), _COMMON - 2)
        one, other = (np.take_along_axis(common, node + more, axis=2) for more in (0, 1))
        one = np.where(one < 0, np.maximum(other, 0), one)
        other = np.where(other < 0, one + 2, other)
        point = np.empty(loads.shape, dtype=np.int64)
        for of, kind, load in self._in_parts(loads):
            best = _Best(load.shape)
            for water in (one[:, of], other[:, of]):
                best.try_out(*self._needed(kind, load, water.reshape(load.shape)))
            middle = best.water.copy()
            for water in (middle - 1, middle + 1):
                best.try_out(*self._needed(kind, load, water))
            point[:, of] = best.water.reshape(point[:, of].shape)
        return point

    def of_all(self, loads: FloatArray) -> IntArray:
        """The best of all waters."""
        point = np.empty(loads.shape, dtype=np.int64)
        for of, kind, load in self._in_parts(loads):
            best = _Best(load.shape)
            for water in range(int(self._first[:, of].min()), int(self._last[:, of].max()) + 1):
                best.try_out(*self._needed(kind, load, np.full((1, 1), water)))
            point[:, of] = best.water.reshape(point[:, of].shape)
        return point

    def _in_parts(self, loads: FloatArray) -> Iterator[tuple[slice, IntArray, FloatArray]]:
        """Some wet bulbs at a time: which, the kind of each state, its load, (machines, n)."""
        machines, kinds, count = loads.shape
        size = max(1, _TOGETHER // count)
        for start in range(0, kinds, size):
            of = slice(start, min(start + size, kinds))
            kind = np.repeat(np.arange(of.start, of.stop), count)
            yield of, kind, loads[:, of].reshape(machines, -1)

    def _needed(
        self, kind: IntArray, load: FloatArray, water: IntArray
    ) -> tuple[IntArray, FloatArray]:
        """Waters, the nearest of those tried, and what is needed with them, (machines, n)."""
        water = np.maximum(np.minimum(water, self._last[:, kind]), self._first[:, kind])
        before, heat = self._of.before(load, water)
        air = self._lines.at(kind * self._waters + water, heat)
        return water, self._with_fans(before, air)

    def _with_fans(self, before: FloatArray, air: FloatArray) -> FloatArray:
        """What is drawn in all, infinite where the fans would have to run too fast."""
        duty = self._of.duty
        total = fan_share(air, duty.tower_air_least, duty.tower_fan_fixed)
        total *= self._of.fan_w[:, None]
        total += before
        total[air > _AIR_MOST] = np.inf
        return total


class _Best:
    """The best water so far, (machines, n)."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.water = np.zeros(shape, dtype=np.int64)
        self._least = np.full(shape, np.inf, dtype=np.float32)

    def try_out(self, water: IntArray, needed: FloatArray) -> None:
        """Take what needs less."""
        less = needed < self._least
        np.copyto(self._least, needed, where=less)
        np.copyto(self.water, water, where=less)
