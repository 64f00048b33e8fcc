"""Reserve: whether a plant still carries its load with its largest unit out of service."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.plant.arrangement import NONE, Arrangements, arrangements
from core.study.plant import Staging

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserve:
    """Plants with their largest unit out; arrays (plants,).

    group: of that unit; left_w: what all other units give, those that stand by included;
    share: of what is asked.
    """

    group: IntArray
    left_w: FloatArray
    share: FloatArray

    def carried(self, share: float = 1.0) -> BoolArray:
        """Whether so much of what is asked is still carried."""
        enough: BoolArray = self.share >= share * (1.0 - _ROUNDING)
        return enough


def reserve(plants: Arrangements, unit_w: FloatArray, asked_w: float) -> Reserve:
    """What is left of plants without their largest unit.

    unit_w: (machines,), what one unit gives at design; asked_w: the peak, or what of it must
    be carried.
    """
    there = plants.machine != NONE
    each = np.where(there, unit_w[plants.machine], 0.0)
    group = np.where(plants.count > 0, each, -1.0).argmax(axis=1)
    left = (each * plants.count).sum(axis=1) - each[np.arange(len(plants)), group]
    return Reserve(group=group, left_w=left, share=left / asked_w)


def with_standby(
    plants: Sequence[Sequence[tuple[int, int]]], unit_w: FloatArray, spare: int, staging: Staging
) -> Arrangements:
    """Groups of (machine, units on duty), with `spare` units of the largest machine standing by.

    Only a unit of the largest machine can stand in for each of the others.
    """
    rows = []
    for plant in plants:
        largest = max(range(len(plant)), key=lambda group: unit_w[plant[group][0]])
        rows.append(
            [
                (machine, duty + spare * (group == largest), spare * (group == largest))
                for group, (machine, duty) in enumerate(plant)
            ]
        )
    return arrangements(rows, staging)


def twofold(plants: Sequence[Sequence[tuple[int, int]]], staging: Staging) -> Arrangements:
    """Groups of (machine, units on duty), each unit with another that stands by."""
    rows = [[(machine, 2 * duty, duty) for machine, duty in plant] for plant in plants]
    return arrangements(rows, staging)
