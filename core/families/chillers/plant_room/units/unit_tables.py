"""What a chiller with its pump and its tower cells needs, at every wet bulb and load of a year.

At each wet bulb and load the set-point of the cooling water is the one of a grid at which chiller
and fan together need the least, or the one that a rule of control gives. No set-point is looked
for below what the machine or the control admits, nor where the fan would have to run faster than
at design.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.columns import single
from core.families.chillers.duty import CondenserControl
from core.families.chillers.performance import FullLoad
from core.families.chillers.plant_room.units.cells import Cells, fan_share
from core.families.chillers.plant_room.units.least_water import Looked, least_water
from core.families.chillers.plant_room.units.served import SMALL, Served
from core.plant.unit import ROUNDING

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]

STEPS = 50  # part loads of a table
SHARES = np.maximum(np.arange(STEPS + 1) / STEPS, ROUNDING)
_ITERATIONS = 4  # of two steps: heat makes the water warmer, that makes heat: it settles at once
_STEP_K, _SHORT_K = 1e-9, 0.02  # no step at all; so short that the end of all is told by it
_SHARE_MOST = 0.8  # of a step, what follows it at most
FAN_MOST = 1.0 + 1e-6  # of the speed of design
FULL = 1e-9  # of a capacity: as much more counts as carried
_TINY = 1e-300
_SINGLE = 3e-6  # what single precision does not tell apart, and a little more
_GROWN = ("capacity_w", "input_w", "fan_w", "bypass_w", "cooling_w", "free_w")  # with the size


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTables:
    """Units at the wet bulbs of a year; arrays (machines, kinds, loads) if not said.

    Loads are even shares of capacity_w, (machines, kinds): the most a unit gives at a wet bulb, 0
    where it has no figure. input_w: chiller, fan and pumps; of it fan_w: the fan, bypass_w:
    chilled-water pumps for least flow and exchanger, cooling_w: its cooling-water pump; set_c:
    cooling water to the chiller, tower_c: from the cells, colder where water is mixed before the
    chiller; plr: what the chiller carries over what it could give at that temperature; free_w: what
    an exchanger carries; best: (machines, kinds), the most output for a W of input without one.
    """

    capacity_w: FloatArray
    input_w: FloatArray
    fan_w: FloatArray
    bypass_w: FloatArray
    cooling_w: FloatArray
    set_c: FloatArray
    tower_c: FloatArray
    plr: FloatArray
    free_w: FloatArray
    best: FloatArray

    def row(self, machine: int) -> "UnitTables":
        """The tables of one machine."""
        return UnitTables(
            **{name: getattr(self, name)[machine : machine + 1] for name in self.__slots__}
        )

    def at(self, kinds: IntArray) -> "UnitTables":
        """At some kinds of points."""
        return UnitTables(**{name: getattr(self, name)[:, kinds] for name in self.__slots__})

    def times(self, size: float) -> "UnitTables":
        """Units alike in all but their size, so much larger."""
        return replace(self, **{name: getattr(self, name) * size for name in _GROWN})

    @classmethod
    def of_kinds(cls, tables: Sequence["UnitTables"]) -> "UnitTables":
        """Tables of the same machines at several kinds of points in one."""
        return cls(
            **{
                name: np.concatenate([getattr(one, name) for one in tables], axis=1)
                for name in cls.__slots__
            }
        )

    @classmethod
    def beside(cls, tables: Sequence["UnitTables"], larger: Sequence[float]) -> "UnitTables":
        """Tables of a machine each in one, each made so many times larger."""

        def together(name: str) -> FloatArray:
            each = [getattr(one, name)[0] for one in tables]
            found = np.empty((len(each), *each[0].shape))
            for row, (values, size) in enumerate(zip(each, larger, strict=True)):
                np.multiply(values, size if name in _GROWN else 1.0, out=found[row])
            return found

        return cls(**{name: together(name) for name in cls.__slots__})


def unit_tables(machines: Served, cells: Cells, control: CondenserControl) -> UnitTables:
    """Tables of machines by a control of the cooling water."""
    full = machines.full(cells.set_c)
    admitted = _admitted(machines, cells.set_c) & (full.capacity_w > 0.0)
    lowest_c = np.where(admitted.any(axis=1), cells.set_c[admitted.argmax(axis=1)], 0.0)
    if control is CondenserControl.OPTIMUM:
        coldest = _by_rule(machines, cells, lowest_c, CondenserControl.FULL_FAN)
        return _with_best(_improved(coldest, machines, cells, full, admitted))
    return _with_best(_by_rule(machines, cells, lowest_c, control))


def _with_best(found: UnitTables) -> UnitTables:
    """The same with the most output for a W of input, and water that is not mixed."""
    return replace(found, tower_c=found.set_c.copy(), best=most_for_a_watt(found))


def most_for_a_watt(found: UnitTables) -> FloatArray:
    """The most output for a W of input at any load, (machines, kinds)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = loads_of(found.capacity_w)[:, :, 1:] / found.input_w[:, :, 1:]
    best: FloatArray = np.nan_to_num(ratio).max(axis=2, initial=0.0)
    return best


def loads_of(capacity: FloatArray) -> FloatArray:
    """Even shares of the capacity, the first one next to nothing, (machines, kinds, loads)."""
    loads: FloatArray = capacity[:, :, None] * SHARES
    return loads


def _admitted(machines: Served, set_c: FloatArray) -> BoolArray:
    """Set-points between the lowest and the highest, (machines, set-points)."""
    step = set_c[1] - set_c[0]
    above = set_c > machines.lowest_c[:, None] - step / 2.0  # the nearest of the grid
    admitted: BoolArray = above & (set_c <= machines.highest_c[:, None])
    return admitted


def _improved(
    found: UnitTables, machines: Served, cells: Cells, full: FullLoad, admitted: BoolArray
) -> UnitTables:
    """The same with the set-points of the grid at which chiller and fan need less.

    Set-points are looked for in single precision, for a watt of each machine, and what is found is
    worked out in double: the best is missed by no more than single precision tells two of them
    apart. Every machine for itself, whatever others it is worked out with.
    """
    heat_w, fan_w = machines.heat_w[:, None, None], machines.fan_w[:, None, None]
    duty, load, waters = machines.duty, loads_of(found.capacity_w), len(cells.set_c)
    tried = np.swapaxes(admitted & _worth_trying(machines, cells), 0, 1)
    point = _least_at(found, machines, cells, full, tried)
    row, kind = np.arange(len(load))[:, None, None], np.arange(load.shape[1])[:, None]
    at, line, set_c = row * waters + point, kind * waters + point, cells.set_c.take(point)
    plr = load / np.maximum(full.capacity_w.take(at), _TINY)
    total = machines.power_w(full.power_w.take(at), np.minimum(plr, 1.0), set_c)
    air = cells.air_lines.at(line, (load + total) / heat_w)
    fan = fan_share(air, duty.tower_air_least, duty.tower_fan_fixed) * fan_w
    total += fan
    total += found.bypass_w
    better = total < found.input_w
    better &= (plr <= 1.0 + FULL) & (air <= FAN_MOST)
    better &= np.ascontiguousarray(tried).take(row * (len(cells.air) * waters) + line)
    for mine, new in (
        (found.input_w, total), (found.fan_w, fan), (found.plr, plr), (found.set_c, set_c),
    ):  # fmt: skip
        np.copyto(mine, new, where=better)
    return found


def _least_at(
    found: UnitTables, machines: Served, cells: Cells, full: FullLoad, tried: BoolArray
) -> IntArray:
    """Which of the set-points needs the least, (machines, kinds, loads), to single precision.

    tried: (machines, kinds, set-points). Wet bulb by wet bulb, with all set-points of the grid
    beside each other; where none will do it is the first.
    """
    size_w = machines.size_w[:, None]

    def looked(rows: IntArray) -> Looked:
        return _looked(
            machines.of(rows), cells, full.capacity_w[rows], full.power_w[rows], tried[rows]
        )

    return least_water(looked, loads_of(found.capacity_w / size_w))


def _looked(
    machines: Served, cells: Cells, capacity_w: FloatArray, power_w: FloatArray, tried: BoolArray
) -> Looked:
    """With waters of the grid; capacity, power: at full load with each, (machines, waters)."""
    one, size_w, waters = machines.small, machines.size_w[:, None], len(cells.set_c)
    able = single(1.0 / np.maximum(capacity_w / size_w, SMALL))
    power = single(power_w / size_w)
    heat = (1.0 / np.maximum(one.heat_w, SMALL))[:, None, None]
    row = (np.arange(len(able)) * waters)[:, None, None]

    def before(load: FloatArray, point: IntArray) -> tuple[FloatArray, FloatArray]:
        at = row + point
        plr = able.take(at) * load
        vain = plr > 1.0 + _SINGLE
        np.minimum(plr, 1.0, out=plr)
        set_c = cells.set_c[point] if one.columns.solved else cells.set_c[:1]  # else it is all one
        total = one.power_w(power.take(at), plr, set_c)
        given = total + load
        given *= heat
        np.copyto(total, np.inf, where=vain)
        return total, given

    return Looked(
        duty=machines.duty,
        cells=cells,
        fan_w=one.fan_w,
        tried=tried,
        before=before,
    )


def _worth_trying(machines: Served, cells: Cells) -> BoolArray:
    """Set-points above the wet bulb up to where cells at full heat need no more than the least air.

    Warmer water saves no fan power worth a word; it stands for machines that admit no colder one.
    (kinds, machines, set-points).
    """
    reached = np.isfinite(cells.air[:, :, 1])
    needed = cells.air[:, :, round(1.0 / cells.heat_step)] >= machines.duty.tower_air_least
    step = cells.set_c[1] - cells.set_c[0]
    held = cells.set_c <= machines.lowest_c[:, None] + step
    worth: BoolArray = reached[:, None] & (needed[:, None] | held)
    return worth


def _asked_c(
    machines: Served,
    cells: Cells,
    lowest_c: FloatArray,
    control: CondenserControl,
    heat: FloatArray | float,
) -> FloatArray:
    """Cooling water that a rule asks for, (machines, kinds, loads or 1); none below lowest_c.

    heat: of the cells over that of design.
    """
    duty, lowest = machines.duty, lowest_c[:, None, None]
    asked = np.repeat(lowest, len(cells.wet_bulb_c), axis=1)
    if control is CondenserControl.FIXED:
        asked = np.maximum(asked, duty.condenser_set_c)
    if control is CondenserControl.APPROACH:
        asked = np.maximum(asked, (cells.wet_bulb_c + duty.rejection_approach_k)[:, None])
    if control is CondenserControl.LIFT:
        returned = machines.leaving_c + machines.lift.lift_k(cells.plant_load)
        asked = np.maximum(lowest, returned[:, None] - duty.tower_range_k * np.asarray(heat))
    return asked


def _settled(following: Callable[[FloatArray], FloatArray], water_c: FloatArray) -> FloatArray:
    """The water that its own heat leaves as it is; following: what comes of a water.

    Of two steps the third is told: each is about as much shorter than the one before it. Every
    machine for itself, whatever others it is worked out with.
    """
    settled = np.zeros((len(water_c), 1, 1), dtype=bool)
    for _ in range(_ITERATIONS):
        first = following(water_c)
        second = following(first)
        step, shorter = first - water_c, second - first
        share = np.divide(shorter, step, out=np.zeros_like(step), where=np.abs(step) > _STEP_K)
        np.clip(share, -_SHARE_MOST, _SHARE_MOST, out=share)
        water_c = np.where(settled, water_c, second + shorter * share / (1.0 - share))
        settled |= np.abs(shorter).max(axis=(1, 2), keepdims=True) < _SHORT_K
        if settled.all():
            break
    return following(water_c)


def _by_rule(
    machines: Served, cells: Cells, lowest_c: FloatArray, control: CondenserControl
) -> UnitTables:
    """The water as cold as a rule asks, or as the cells can make it where that is warmer.

    lowest_c: (machines,), of the grid and of those admitted.
    """
    duty, heat_w = machines.duty, machines.heat_w[:, None, None]
    asked_c = _asked_c(machines, cells, lowest_c, control, 1.0)

    def following(heat: FloatArray) -> FloatArray:
        nonlocal asked_c
        asked_c = _asked_c(machines, cells, lowest_c, control, heat)
        return np.maximum(asked_c, cells.coldest_at(heat))

    def at_full(set_c: FloatArray) -> FloatArray:
        cooling, drawn = machines.given_w(set_c)
        return following((cooling + drawn) / heat_w)

    set_c = _settled(at_full, asked_c)
    cooling, drawn = machines.given_w(set_c)
    near_c = following(SHARES * (cooling + drawn) / heat_w)
    above = set_c[:, :, 0] > machines.highest_c[:, None]
    capacity = np.where(above, 0.0, cooling[:, :, 0])
    load = loads_of(capacity)

    def at_loads(set_c: FloatArray) -> FloatArray:
        drawn, _plr = machines.drawn_w(load, set_c)
        return following((load + drawn) / heat_w)

    set_c = _settled(at_loads, near_c)
    drawn, plr = machines.drawn_w(load, set_c)
    air = np.minimum(cells.air_between(set_c, (load + drawn) / heat_w), 1.0)
    if control is CondenserControl.FULL_FAN:
        air = np.where(set_c > asked_c, 1.0, air)
    fan = fan_share(air, duty.tower_air_least, duty.tower_fan_fixed) * machines.fan_w[:, None, None]
    bypass = machines.pumping.bypass_w(load, machines.capacity_w[:, None, None])
    return UnitTables(
        capacity_w=capacity,
        input_w=drawn + fan + bypass,
        fan_w=fan,
        bypass_w=bypass,
        cooling_w=np.zeros_like(load),
        set_c=set_c,
        tower_c=set_c,
        plr=np.minimum(plr, 1.0),
        free_w=np.zeros_like(load),
        best=np.zeros_like(capacity),
    )
