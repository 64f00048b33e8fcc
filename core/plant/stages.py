"""The staging table of a plant: from which load on which units run, at one condition.

For whoever sets the plant's control, and for a chart of its input over its load.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.plant.arrangement import NONE, Arrangements
from core.plant.dispatch import operate
from core.plant.optimum import Optimum, optimum
from core.plant.unit import Units

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

_ROUNDING = 1e-6  # of a load
_LOADS = 400  # between no load and all units full
_SHORTEST = 4  # loads; a range of 1 % of all units is none that a control could keep to


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A range of loads in which the same units run.

    from_w, to_w: load; running: (groups,), units; part: (groups, 2), mean part load of the
    running units of each group at both ends, 0 where none runs.
    """

    from_w: float
    to_w: float
    running: tuple[int, ...]
    part: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class StagingTable:
    """A plant at one condition over its load; arrays (loads,) and (groups, loads)."""

    machine: IntArray  # (groups,)
    load_w: FloatArray
    input_w: FloatArray
    running: FloatArray
    part: FloatArray  # mean part load of the running units
    stages: tuple[Stage, ...]


def staging_tables(
    best: Optimum,
    ways: Sequence[Arrangements],
    row: int,
    point: int,
    at_loads: Callable[[FloatArray, IntArray], Units] | None = None,
) -> tuple[StagingTable, ...]:
    """How plant `row` is staged by each of several ways of the same arrangements.

    At the conditions of one operating point of `best`; at_loads: at those that follow the load
    (core.plant.mixing.Mixing).
    """
    machine, duty = ways[0].machine[row], ways[0].duty[row]
    there = machine != NONE
    total = float(duty[there] @ best.units.capacity_w[machine[there], point])
    load = np.linspace(0.0, total, _LOADS + 1)[1:]
    if at_loads is None:
        units = best.units.at(np.full(len(load), point))
    else:
        own = at_loads(load, machine[there])
        # More asks for more of each: up to the load that all of them together still carry.
        carried = np.flatnonzero(duty[there] @ own.capacity_w >= load * (1.0 - _ROUNDING))
        if len(carried):
            load = load[: carried[-1] + 1]
        own = own.at(np.arange(len(load)))
        units = own.as_rows(machine[there], len(best.units.capacity_w))
    here = optimum(units, load, best.most)
    return tuple(_table(here, plants, row) for plants in ways)


def _table(here: Optimum, plants: Arrangements, row: int) -> StagingTable:
    machine, load = plants.machine[row], here.load_w
    there = machine != NONE
    run = operate(here, plants, row, standby_helps=False)
    able = run.running * here.units.capacity_w[machine[there]]
    part = np.divide(run.output_w, able, out=np.zeros_like(able), where=able > 0.0)
    changed = np.flatnonzero((np.diff(run.running, axis=1) != 0.0).any(axis=0)) + 1
    first = np.concatenate([[0], changed])
    last = np.concatenate([changed, [len(load)]]) - 1
    kept = last - first + 1 >= _SHORTEST
    kept[-1] = True  # what goes begins with the next: more units carry less as well
    last = last[kept]
    differs = (run.running[:, last[:-1]] != run.running[:, last[1:]]).any(axis=0)
    last = np.concatenate([last[:-1][differs], last[-1:]])  # alike before and after what went
    first = np.concatenate([[0], last[:-1] + 1])
    step = float(load[0])
    stages = tuple(
        Stage(
            from_w=float(load[a] - step),
            to_w=float(load[b]),
            running=tuple(int(n) for n in run.running[:, b]),
            part=part[:, [_begin(run.running, a, b), b]],
        )
        for a, b in zip(first.tolist(), last.tolist(), strict=True)
    )
    return StagingTable(
        machine=run.machine,
        load_w=load,
        input_w=run.input_w.sum(axis=0),
        running=run.running,
        part=part,
        stages=stages,
    )


def _begin(running: FloatArray, first: int, last: int) -> int:
    """Where the units of a range's end begin to run: a range that went may lie before."""
    same = (running[:, first : last + 1] == running[:, last : last + 1]).all(axis=0)
    return first + int(np.argmax(same))


def in_order(table: StagingTable, order: IntArray) -> StagingTable:
    """The table with its groups in another order."""
    return replace(
        table,
        machine=table.machine[order],
        running=table.running[order],
        part=table.part[order],
        stages=tuple(
            replace(one, running=tuple(one.running[int(g)] for g in order), part=one.part[order])
            for one in table.stages
        ),
    )
