"""Which water of a grid needs the least, at every wet bulb and load of machines with cells.

Looked for in single precision, in two steps. What is drawn before the fans does not go by the wet
bulb: so at loads that all wet bulbs have in common it is worked out once, and every second water is
tried at every wet bulb. A load between two of these takes the best of their waters and of those
beside it. A machine whose best jumps between two loads in common, as where warm water leaves it too
little capacity to start and stop, is tried with all waters at all loads.
"""

from collections.abc import Callable
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
_TOGETHER = 4_000  # states of each machine worked out in one go: they stay in the cache
_NEXT_TO_NOTHING = np.float32(1e-6)
_AIR_MOST = 1.0 + 3e-6  # single precision tells no less apart
_JUMP = 3  # waters: the best of a load in common is nearer to that of the next one


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """Machines and their cells at wet bulbs; all in single precision and for a watt of capacity.

    before: what is drawn before the fans, infinite where it is in vain, and the heat of the cells
    over that of design, (machines, …, loads) each, at loads and waters that stand beside each
    other; fan_w: (machines,); tried:
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
        self._row = np.arange(tried.shape[1]) * (self._waters * self._lines.number)  # lines of air

    def at_common(self, step: FloatArray) -> IntArray:
        """The best at the loads in common, (machines, kinds, loads); -1 where none will do.

        step: between two of them, (machines,). Waters are the first axis here.
        """
        second, lines = np.arange(0, self._waters, 2), self._lines
        machines, kinds = len(step), self._first.shape[1]
        grid = np.maximum(np.arange(_COMMON, dtype=np.float32), _NEXT_TO_NOTHING)
        before, heat = (
            np.ascontiguousarray(np.swapaxes(one, 0, 1))
            for one in self._of.before(step[:, None, None] * grid, second[None, :, None])
        )
        place, along = lines.place(heat)
        place += (second * lines.number)[:, None, None]
        found = np.full((kinds, machines, _COMMON), -1, dtype=np.int64)
        size = max(1, _TOGETHER // (_COMMON * len(second) // 2))
        for start in range(0, kinds, size):
            of = slice(start, start + size)
            tried = np.moveaxis(self._tried(second[:, None, None], of), 2, 0)
            points = np.flatnonzero(tried.any(axis=(0, 2)))
            if not len(points):
                continue
            some = slice(points[0], points[-1] + 1)
            row = self._row[of, None, None, None]
            air = lines.read(place[some] + row, along[some])
            total = self._with_fans(before[some], air, self._of.fan_w[:, None])
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
        best = _Best(loads.shape)
        size = max(1, _TOGETHER // loads.shape[2])
        for start in range(0, loads.shape[1], size):
            of = slice(start, start + size)
            for water in (one[:, of], other[:, of]):
                self._try_nearest(best, of, loads[:, of], water)
            middle = best.water[:, of].copy()
            for water in (middle - 1, middle + 1):
                self._try_nearest(best, of, loads[:, of], water)
        return best.water

    def _try_nearest(self, best: "_Best", of: slice, loads: FloatArray, water: IntArray) -> None:
        """Try waters at some wet bulbs, or the nearest of those that are tried there."""
        water = np.maximum(np.minimum(water, self._last[:, of, None]), self._first[:, of, None])
        best.try_out(of, water, self._needed(of, loads, water))

    def of_all(self, loads: FloatArray) -> IntArray:
        """The best of all waters."""
        best = _Best(loads.shape)
        for water in range(self._waters):
            tried = self._tried(water)
            kinds = np.flatnonzero(tried.any(axis=0))
            if len(kinds):
                of = slice(kinds[0], kinds[-1] + 1)
                needed = self._needed(of, loads[:, of], np.full((1, 1, 1), water))
                needed[np.broadcast_to(~tried[:, of, None], needed.shape)] = np.inf
                best.try_out(of, water, needed)
        return best.water

    def _tried(self, water: IntArray | int, of: slice = slice(None)) -> BoolArray:
        """Whether waters are tried, (…, machines or 1, kinds)."""
        tried: BoolArray = (water >= self._first[:, of]) & (water <= self._last[:, of])
        return tried

    def _needed(self, of: slice, load: FloatArray, water: IntArray) -> FloatArray:
        """What is needed at some wet bulbs, (machines, kinds, loads)."""
        before, heat = self._of.before(load, water)
        place, along = self._lines.place(heat)
        place += self._row[of, None]
        place += water * self._lines.number
        return self._with_fans(
            before, self._lines.read(place, along), self._of.fan_w[:, None, None]
        )

    def _with_fans(self, before: FloatArray, air: FloatArray, fan_w: FloatArray) -> FloatArray:
        """What is drawn in all, infinite where the fans would have to run too fast."""
        duty = self._of.duty
        total = fan_share(air, duty.tower_air_least, duty.tower_fan_fixed)
        total *= fan_w
        total += before
        np.copyto(total, np.inf, where=air > _AIR_MOST)
        return total


class _Best:
    """The best water so far, (machines, kinds, loads)."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.water = np.zeros(shape, dtype=np.int64)
        self._least = np.full(shape, np.inf, dtype=np.float32)

    def try_out(self, kinds: slice, water: IntArray | int, needed: FloatArray) -> None:
        """Take what needs less at some wet bulbs."""
        less = needed < self._least[:, kinds]
        np.copyto(self._least[:, kinds], needed, where=less)
        np.copyto(self.water[:, kinds], water, where=less)
