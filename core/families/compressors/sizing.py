"""Classes of compressors made to the flow of a duty: the next size of the table."""

from collections.abc import Iterator, Mapping

import msgspec

from core.families.compressors.classes import Size, made, sizes
from core.families.compressors.record import AirCompressor, AirCooling
from core.keeping.keeping import keep_latest
from core.machines.device import ClassLevel
from core.selection.family import Situation, Sized

_ROUNDING = 1e-6


def sized(classes: Mapping[int, AirCompressor], situation: Situation) -> list[Sized]:
    """Every class in the least size of its table that is enough, for each number of units.

    Where none is large enough it stays in the size of the catalog, and screening says why.
    """
    return [one for row, record in classes.items() for one in _of_class(row, record, situation)]


def _of_class(row: int, record: AirCompressor, situation: Situation) -> Iterator[Sized]:
    plant, design = situation.plant, situation.design
    there = sizes(
        record.air_control,
        record.package_cooling or AirCooling.AIR,
        record.discharge_pa,
        record.class_level or ClassLevel.GRADE_3,
    )
    for units in plant.numbers:
        carrying = plant.carrying(units)
        if carrying < 1:
            continue
        wanted = design.required_w / carrying * (1.0 - _ROUNDING)
        size = next((one for one in there if one.flow_m3s >= wanted), None)
        if size is None:
            continue
        yield Sized(machine=row, units=units, record=_named(record, size))


@keep_latest(4096)  # of the sizes of its table: every study asks for a few of them
def _named(record: AirCompressor, size: Size) -> AirCompressor:
    """A class in a size, which it is called by."""
    name = f"{record.model} {size.motor_w / 1e3:g} kW"
    return msgspec.structs.replace(made(record, size), model=name)
