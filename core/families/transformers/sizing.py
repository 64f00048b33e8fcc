"""Classes of transformers for each number of units: every rating of the table that may do."""

from collections.abc import Mapping

from core.families.transformers.columns import columns_of
from core.families.transformers.record import Transformer
from core.families.transformers.screening import of_number
from core.selection.family import Situation, Sized


def sized(classes: Mapping[int, Transformer], situation: Situation) -> list[Sized]:
    """Each class in its own rating, for the numbers of units that carry the load and are no waste.

    The best rating is a matter of money, so all of them go on.
    """
    plant, rows = situation.plant, list(classes)
    columns = columns_of([classes[row] for row in rows])
    return [
        Sized(machine=row, units=units, record=classes[row])
        for at, row in enumerate(rows)
        for units in range(plant.units_min, plant.units_max + 1)
        if of_number(columns, at, units, situation) is None
    ]
