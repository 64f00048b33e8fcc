"""Types of electrolysers made to the hydrogen of a duty, to 5 Nm³/h."""

from collections.abc import Mapping

import msgspec

from core.families.electrolysers.record import Electrolyser
from core.selection.family import Situation, Sized
from core.selection.made_to_size import nearest_size

_STEP_M3S = 5.0 / 3600.0


def sized(classes: Mapping[int, Electrolyser], situation: Situation) -> list[Sized]:
    """Each class, for every number of units."""
    plant, design, found = situation.plant, situation.design, []
    for row, record in classes.items():
        for units in plant.numbers:
            if (carrying := plant.carrying(units)) < 1:
                continue
            _, flow = nearest_size([record], [design.required_w / carrying], _STEP_M3S)
            name = f"{record.model} {flow * 3600.0:.0f} Nm³/h"
            made = msgspec.structs.replace(record, hydrogen_m3s=flow, model=name)
            found.append(Sized(machine=row, units=units, record=made))
    return found
