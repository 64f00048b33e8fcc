"""Classes of radio units made to the output of a duty, to ten watts."""

from collections.abc import Mapping

import msgspec

from core.families.base_stations.record import RadioUnit
from core.selection.family import Situation, Sized
from core.selection.made_to_size import sized_for_numbers

_STEP_W = 10.0


def sized(classes: Mapping[int, RadioUnit], situation: Situation) -> list[Sized]:
    """Each class, for its one unit."""
    return sized_for_numbers(classes, situation, _STEP_W, _made)


def _made(record: RadioUnit, radio_w: float) -> RadioUnit:
    name = f"{record.model} {radio_w:.0f} W"
    return msgspec.structs.replace(record, radio_w=radio_w, model=name)
