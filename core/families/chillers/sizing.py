"""Classes of chillers in the size that the duty asks for."""

from collections.abc import Iterator, Mapping, Sequence
from math import inf, isfinite

import msgspec
import numpy as np

from core.families.chillers.columns import columns_of
from core.families.chillers.design import ChillerDesign
from core.families.chillers.plant import at_design
from core.families.chillers.record import Chiller
from core.selection.family import Situation, Sized
from core.selection.made_to_size import by_series, nearest_size

_STEP_W = 1e3


def sized(classes: Mapping[int, Chiller], situation: Situation) -> list[Sized]:
    """Every class of the duty's kind of condenser, made for each number of units on duty.

    In every size it has the id of its series, so that who marked it finds it again after an edit.

    A unit gives at design the duty's required capacity over the units that carry it; its nominal
    capacity follows from the class's own curves. Classes that have no figure there are made in the
    size of the catalog: screening says why they do not go on.
    """
    duty = situation.duty
    series = [
        (rows, several)
        for rows, several in by_series(classes)
        if all(one.condenser is duty.condenser for one in several)
    ]
    every = [one for _, several in series for one in several]
    if not every:
        return []
    reach_k = situation.study.criteria.beyond_limits_k
    ratios = iter(_relative_capacity(every, situation.design, reach_k).tolist())
    return [
        one
        for rows, several in series
        for one in _of_series(rows, several, [next(ratios) for _ in several], situation)
    ]


def _of_series(
    rows: Sequence[int], records: Sequence[Chiller], ratio: Sequence[float], situation: Situation
) -> Iterator[Sized]:
    """ratio: of each record, its capacity at design over the nominal one."""
    plant, design = situation.plant, situation.design
    for units in plant.numbers:
        carrying = plant.carrying(units)
        if carrying < 1:
            continue
        wanted = [design.required_w / carrying / each if each else inf for each in ratio]
        if not all(map(isfinite, wanted)):
            wanted = [one.capacity_w or 0.0 for one in records]
        index, size_w = nearest_size(records, wanted, _STEP_W)
        record = records[index]
        code = record.model.split(" ")[0]
        made = msgspec.structs.replace(
            record, id=records[0].id, capacity_w=size_w, model=f"{code} {size_w / 1e3:.0f} kW"
        )
        yield Sized(machine=rows[index], units=units, record=made)


def _relative_capacity(
    records: Sequence[Chiller], design: ChillerDesign, reach_k: float
) -> np.ndarray:
    """Capacity at design conditions over the nominal one, (machines,); nan: no figure."""
    columns = columns_of(records)
    ratio: np.ndarray = at_design(columns, design, reach_k).capacity_w[:, 0] / columns.capacity_w
    return ratio
