"""Classes of boilers made to the heat of a duty, to a kilowatt."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from core.families.boilers.record import Boiler
from core.selection.family import Situation, Sized
from core.selection.made_to_size import by_series, nearest_size

_STEP_W = 1e3


def sized(classes: Mapping[int, Boiler], situation: Situation) -> list[Sized]:
    """Every class, for each number of units; of a series the row whose sizes hold it."""
    return [
        one for rows, records in by_series(classes) for one in _of_series(rows, records, situation)
    ]


def _of_series(
    rows: Sequence[int], records: Sequence[Boiler], situation: Situation
) -> Iterator[Sized]:
    plant, design = situation.plant, situation.design
    for units in plant.numbers:
        carrying = plant.carrying(units)
        if carrying < 1:
            continue
        wanted = design.required_w / carrying
        index, size_w = nearest_size(records, [wanted] * len(records), _STEP_W)
        record = records[index]
        code = record.model.split(" ")[0]
        made = msgspec.structs.replace(
            record, id=records[0].id, boiler_output_w=size_w, model=f"{code} {size_w / 1e3:.0f} kW"
        )
        yield Sized(machine=rows[index], units=units, record=made)
