"""Types of power supplies made to the load of a duty, to a kilowatt."""

from collections.abc import Mapping

import msgspec

from core.families.power_supplies.record import PowerSupply
from core.selection.family import Situation, Sized
from core.selection.made_to_size import sized_for_numbers

_STEP_W = 1e3


def sized(classes: Mapping[int, PowerSupply], situation: Situation) -> list[Sized]:
    """Each type, for every number of units."""
    return sized_for_numbers(classes, situation, _STEP_W, _made)


def _made(record: PowerSupply, output_w: float) -> PowerSupply:
    name = f"{record.model} {output_w / 1e3:.0f} kW"
    return msgspec.structs.replace(record, supply_w=output_w, model=name)
