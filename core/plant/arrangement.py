"""Arrangements: which units of which machines stand in a plant, and how they are staged."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.study.plant import Staging

IntArray = NDArray[np.int64]
NONE = -1  # no machine: the group is empty


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangements:
    """Plants as columns.

    machine: (plants, groups), rows of the family's columns, -1 where a group is empty;
    count: (plants, groups), units installed; standby: those of them that stand by;
    staging: (plants,). Groups stand in the order in which they start.
    """

    machine: IntArray
    count: IntArray
    standby: IntArray
    staging: tuple[Staging, ...]

    @property
    def duty(self) -> IntArray:
        """Units that carry the load, (plants, groups)."""
        return self.count - self.standby

    def on_duty(self, row: int) -> tuple[IntArray, IntArray]:
        """The machines of a plant and how many of each carry the load, (groups,)."""
        there = self.machine[row] != NONE
        return self.machine[row][there], self.duty[row][there]

    @property
    def units(self) -> IntArray:
        """All units installed, (plants,)."""
        units: IntArray = self.count.sum(axis=1)
        return units

    def __len__(self) -> int:
        return len(self.machine)


def arrangements(
    plants: Sequence[Sequence[tuple[int, int, int]]], staging: Staging
) -> Arrangements:
    """Plants written out as groups of (machine, count, standby), all staged alike."""
    groups = max((len(plant) for plant in plants), default=1)
    rows = np.zeros((len(plants), groups, 3), dtype=np.int64)
    rows[:, :, 0] = NONE
    for row, plant in zip(rows, plants, strict=True):
        row[: len(plant)] = plant
    return Arrangements(
        machine=rows[:, :, 0],
        count=rows[:, :, 1],
        standby=rows[:, :, 2],
        staging=(staging,) * len(plants),
    )
