"""Classes of transformers for each number of units: every rating of the table that may do."""

from collections.abc import Mapping

import numpy as np

from core.families.transformers.columns import columns_of
from core.families.transformers.record import Transformer
from core.families.transformers.screening import of_number
from core.selection.family import Situation, Sized


def sized(classes: Mapping[int, Transformer], situation: Situation) -> list[Sized]:
    """Each class in its own rating, for the numbers of units that carry the load and are no waste.

    The best rating is a matter of money, so all of them go on.
    """
    rows = list(classes)
    if not rows:
        return []
    columns = columns_of([classes[row] for row in rows])
    fits = {
        units: ~np.any([one.failed for one in of_number(columns, units, situation)], axis=0)
        for units in situation.plant.numbers
    }
    return [
        Sized(machine=row, units=units, record=classes[row])
        for at, row in enumerate(rows)
        for units in fits
        if fits[units][at]
    ]
