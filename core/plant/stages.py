"""The staging table of a plant: from which load on which units run, at one condition.

For whoever sets the plant's control, and for a chart of its input over its load.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.plant.arrangement import NONE, Arrangements
from core.plant.dispatch import operate
from core.plant.optimum import Optimum

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

_LOADS = 400  # between no load and all units full


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


def staging_table(
    best: Optimum, plants: Arrangements, row: int, point: int, *, follows: bool = False
) -> StagingTable:
    """How plant `row` is staged at the conditions of one operating point of `best`.

    follows: conditions follow the load, and are those of the point whose load comes nearest.
    """
    machine, duty = plants.machine[row], plants.duty[row]
    there = machine != NONE
    total = float(duty[there] @ best.units.capacity_w[machine[there], point])
    load = np.linspace(0.0, total, _LOADS + 1)[1:]
    points = _nearest(best.load_w, load) if follows else np.full(len(load), point)
    here = Optimum(units=best.units.at(points), load_w=load, most=best.most)
    run = operate(here, plants, row, standby_helps=False)
    able = run.running * here.units.capacity_w[machine[there]]
    part = np.divide(run.output_w, able, out=np.zeros_like(able), where=able > 0.0)
    changed = np.flatnonzero((np.diff(run.running, axis=1) != 0.0).any(axis=0)) + 1
    first = np.concatenate([[0], changed])
    last = np.concatenate([changed, [len(load)]]) - 1
    step = total / _LOADS
    stages = tuple(
        Stage(
            from_w=float(load[a] - step),
            to_w=float(load[b]),
            running=tuple(int(n) for n in run.running[:, a]),
            part=part[:, [a, b]],
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


def _nearest(loads_w: FloatArray, load_w: FloatArray) -> IntArray:
    """The points whose loads come nearest to some loads."""
    order = np.argsort(loads_w, kind="stable")
    rising = loads_w[order]
    after = np.clip(np.searchsorted(rising, load_w), 1, max(len(rising) - 1, 1))
    after = np.minimum(after, len(rising) - 1)
    before = np.maximum(after - 1, 0)
    nearer = load_w - rising[before] <= rising[after] - load_w
    nearest: IntArray = order[np.where(nearer, before, after)]
    return nearest


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
