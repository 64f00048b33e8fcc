"""A candidate of one model run as the one group of a plant: it must come to the same."""

from collections.abc import Iterator

import numpy as np

from core.plant.arrangement import arrangements
from core.plant.optimum import optimum
from core.plant.plant_year import plant_year
from core.selection.family import Evaluation
from core.selection.selection import Candidate, Selection
from core.study.plant import Staging


def as_one_group(found: Selection, candidate: Candidate, staging: Staging) -> Evaluation:
    """Its outcomes by the way of plants of several models."""
    (group,) = candidate.groups
    mixing = found.family.mixing(found.columns, found.situation, [group.machine])
    assert mixing is not None
    best = optimum(mixing.units, mixing.load_w, group.units)
    year = plant_year(
        mixing, best, arrangements([[(0, group.units, 0)]], staging), 0, standby_helps=False
    )
    return found.family.evaluate_plants(found.columns, found.situation, [year])


def both(candidate: Candidate, again: Evaluation) -> Iterator[tuple[str, float, float]]:
    """Every outcome that both ways can say: its key, the family's own, and by the other way."""
    for key, value in again.columns.items():
        own = candidate.outcome.figure(key)
        if own is not None and not np.isnan(value[0]):
            yield key, own, float(value[0])
