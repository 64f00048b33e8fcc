"""A plant of several models over its year: who runs when, what it gives and what it needs."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from core.keeping.keeping import keep_latest
from core.plant.arrangement import NONE, Arrangements
from core.plant.dispatch import Operation, alone_and_helped
from core.plant.mixing import Mixing
from core.plant.optimum import Optimum, optimum
from core.plant.stages import StagingTable, in_order, staging_tables
from core.plant.starts import started
from core.study.plant import Staging

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlantGroup:
    """Identical units of a plant.

    machine: its row in the family's columns; row: the same in those of the search; units: all
    of them; standby: of them, those in reserve; unit_w: output of one at design.
    """

    machine: int
    row: int
    units: int
    standby: int
    unit_w: float

    @property
    def duty(self) -> int:
        """Units that carry the load."""
        return self.units - self.standby


@dataclass(frozen=True, slots=True, kw_only=True)
class PlantYear:
    """One plant at the points of its year that carry load, largest machine first.

    run: as the duty allows, arrays (groups, points); alone_w, helped_w: (points,), load that is
    not carried without and with the help of standby units; staged: how it is staged, worked out
    where it is asked for; mixing: the points, and the machines; starts: (groups,), of all units in
    the year, and start_wh: (groups,), what starts and held-on units need beside `run`, both None
    where the points are bins.
    """

    mixing: Mixing
    groups: tuple[PlantGroup, ...]
    run: Operation
    alone_w: FloatArray
    helped_w: FloatArray
    staged: Callable[[], tuple[StagingTable, StagingTable]]
    starts: FloatArray | None = None
    start_wh: FloatArray | None = None

    @property
    def staging(self) -> StagingTable:
        """How it is staged at the conditions nearest to those of design."""
        return self.staged()[0]

    @property
    def fewest(self) -> StagingTable:
        """The same with the fewest units that carry the load."""
        return self.staged()[1]

    @property
    def units(self) -> int:
        """All units installed."""
        return sum(group.units for group in self.groups)

    @property
    def installed_w(self) -> float:
        """Output of all units at design."""
        return sum(group.units * group.unit_w for group in self.groups)

    @property
    def duty_w(self) -> float:
        """Output of the units on duty at design."""
        return sum(group.duty * group.unit_w for group in self.groups)

    @property
    def unit_hours(self) -> FloatArray:
        """Running hours of all units of a group together, (groups,)."""
        return self.run.unit_hours(self.mixing.hours)

    @property
    def starts_or_none(self) -> list[float | None]:
        """Starts of all units of each group, None where the year is given in bins."""
        return [None] * len(self.groups) if self.starts is None else self.starts.tolist()

    @property
    def start_wh_or_none(self) -> list[float | None]:
        """What starts of each group need in the year, None where it is given in bins."""
        return [None] * len(self.groups) if self.start_wh is None else self.start_wh.tolist()

    @property
    def output_wh(self) -> FloatArray:
        """What each group gives in the year, (groups,)."""
        given: FloatArray = self.run.output_w @ self.mixing.hours
        return given

    @property
    def input_wh(self) -> FloatArray:
        """What each group needs, its pumps and fans included, (groups,)."""
        return self.run.energy_wh(self.mixing.hours)

    @property
    def shared_w(self) -> FloatArray | float:
        """What the plant needs beside its groups, whatever runs, (points,); 0: nothing."""
        return 0.0 if self.mixing.shared_w is None else self.mixing.shared_w

    @property
    def drawn_w(self) -> FloatArray:
        """What the whole plant needs at each point, (points,)."""
        drawn: FloatArray = self.run.input_w.sum(axis=0) + self.shared_w
        return drawn

    @property
    def part_load(self) -> FloatArray:
        """Mean part load of the running units of each group, 0 where none runs."""
        rows = [group.row for group in self.groups]
        able = self.run.running * self.mixing.units.capacity_w[rows]
        part = np.divide(self.run.output_w, able, out=np.zeros_like(able), where=able > 0.0)
        return np.minimum(part, 1.0)


def plant_year(
    mixing: Mixing, best: Optimum, plants: Arrangements, row: int, *, standby_helps: bool
) -> PlantYear:
    """Run plant `row` of `plants`, whose machines are rows of `mixing`; best: their tables."""
    beside_w = 0.0 if mixing.beside is None else mixing.beside.most_w
    alone, with_standby = alone_and_helped(best, plants, row, beside_w=beside_w)
    helped = with_standby()
    run, clock = helped if standby_helps else alone, mixing.clock
    begun = None if clock is None else started(best.units, run, clock)
    told = year_as_run(mixing, best.most, plants, row, run)
    order = _largest_first(mixing, run)
    return replace(
        told,
        alone_w=alone.unmet_w,
        helped_w=helped.unmet_w,
        starts=None if begun is None else begun.starts[order],
        start_wh=None
        if begun is None
        else ((begun.operation.input_w - run.input_w) @ mixing.hours)[order],
    )


def year_as_run(
    mixing: Mixing, most: int, plants: Arrangements, row: int, run: Operation
) -> PlantYear:
    """The year of plant `row` that runs so, whatever a unit that stands by would change.

    most: units of a group at most.
    """
    there = plants.machine[row] != NONE
    order = _largest_first(mixing, run)
    counts = zip(
        run.machine[order].tolist(),
        plants.count[row][there][order].tolist(),
        plants.standby[row][there][order].tolist(),
        mixing.design_w[run.machine][order].tolist(),
        strict=True,
    )
    return PlantYear(
        mixing=mixing,
        groups=tuple(
            PlantGroup(
                machine=int(mixing.machine[which]), row=which, units=units, standby=standby,
                unit_w=watts,
            )
            for which, units, standby, watts in counts
        ),
        run=_in_order(run, order),
        alone_w=run.unmet_w,
        helped_w=run.unmet_w,
        staged=keep_latest(1)(partial(_staged, mixing, most, plants, row, order)),
    )  # fmt: skip


def _largest_first(mixing: Mixing, run: Operation) -> IntArray:
    """The groups of a plant by the size of their units."""
    return np.argsort(-mixing.design_w[run.machine], kind="stable")


def _staged(
    mixing: Mixing, most: int, plants: Arrangements, row: int, order: IntArray
) -> tuple[StagingTable, StagingTable]:
    """As the plant is run, then with the fewest units; what the search knows is no more at hand."""
    by_rule = replace(plants, staging=(Staging.SEQUENTIAL,) * len(plants))
    fresh = optimum(mixing.units, mixing.load_w, most)
    own, fewest = staging_tables(
        fresh, (plants, by_rule), row, mixing.design_point, mixing.at_loads
    )
    return in_order(own, order), in_order(fewest, order)


def _in_order(run: Operation, order: IntArray) -> Operation:
    """The same with its groups in another order."""
    return Operation(
        machine=run.machine[order],
        running=run.running[order],
        output_w=run.output_w[order],
        input_w=run.input_w[order],
        off_w=run.off_w[order],
        unmet_w=run.unmet_w,
    )
