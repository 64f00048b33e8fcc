"""Types of electrolysers made to the hydrogen of a duty, to 5 Nm³/h."""

from collections.abc import Mapping

import msgspec

from core.families.electrolysers.record import Electrolyser
from core.selection.family import Situation, Sized
from core.selection.made_to_size import sized_for_numbers

_STEP_M3S = 5.0 / 3600.0


def sized(classes: Mapping[int, Electrolyser], situation: Situation) -> list[Sized]:
    """Each class, for every number of units."""
    return sized_for_numbers(classes, situation, _STEP_M3S, _made)


def _made(record: Electrolyser, flow_m3s: float) -> Electrolyser:
    name = f"{record.model} {flow_m3s * 3600.0:.0f} Nm³/h"
    return msgspec.structs.replace(record, hydrogen_m3s=flow_m3s, model=name)
