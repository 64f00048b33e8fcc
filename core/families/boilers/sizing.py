"""Classes of boilers made to the heat of a duty, to a kilowatt."""

from collections.abc import Mapping

import msgspec

from core.families.boilers.record import Boiler
from core.selection.family import Situation, Sized
from core.selection.made_to_size import sized_for_numbers

_STEP_W = 1e3


def sized(classes: Mapping[int, Boiler], situation: Situation) -> list[Sized]:
    """Every class, for each number of units; of a series the row whose sizes hold it."""
    return sized_for_numbers(classes, situation, _STEP_W, _made)


def _made(record: Boiler, size_w: float) -> Boiler:
    name = f"{record.model.split(' ')[0]} {size_w / 1e3:.0f} kW"
    return msgspec.structs.replace(record, boiler_output_w=size_w, model=name)
