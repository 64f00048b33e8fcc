"""Types of furnaces made to the heat of a duty, to a kilowatt of heat in the charge."""

from collections.abc import Mapping

import msgspec

from core.families.furnaces.record import Furnace
from core.selection.family import Situation, Sized
from core.selection.made_to_size import sized_for_numbers

_STEP_W = 1e3


def sized(classes: Mapping[int, Furnace], situation: Situation) -> list[Sized]:
    """Each type, for every number of furnaces."""
    return sized_for_numbers(classes, situation, _STEP_W, _made)


def _made(record: Furnace, charge_w: float) -> Furnace:
    made = msgspec.structs.replace(record, charge_w=charge_w)
    return msgspec.structs.replace(made, model=f"{record.model} {made.input_w / 1e3:.0f} kW")
