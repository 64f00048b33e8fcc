"""Types of power supplies made to the load of a duty, in steps of a kilowatt."""

from collections.abc import Mapping

import msgspec

from core.families.power_supplies.record import PowerSupply
from core.selection.family import Situation, Sized
from core.selection.made_to_size import nearest_size

_STEP_W = 1e3
_UNROUNDED = 1.0 - 1e-12  # a size that is just reached is not the next one


def sized(classes: Mapping[int, PowerSupply], situation: Situation) -> list[Sized]:
    """Each type, for every number of units."""
    plant, design, found = situation.plant, situation.design, []
    for row, record in classes.items():
        for units in plant.numbers:
            if (carrying := plant.carrying(units)) < 1:
                continue
            _, output = nearest_size([record], [design.required_w / carrying * _UNROUNDED], _STEP_W)
            name = f"{record.model} {output / 1e3:.0f} kW"
            made = msgspec.structs.replace(record, supply_w=output, model=name)
            found.append(Sized(machine=row, units=units, record=made))
    return found
