"""What can be seen from a heat pump map's own points: that they are doubtful.

That they cannot be true is said by core.families.heat_pumps.plausibility.
"""

from itertools import pairwise

from core.families.heat_pumps.mapped import MapFlag, MappedHeatPump

HEAT_FALLS, COP_FALLS = 0.05, 0.02  # of a value, to the next warmer source
_EN_255 = "EN 255"


def defects(pump: MappedHeatPump) -> tuple[MapFlag, ...]:
    """The flags a map's own points call for, in the order of their declaration."""
    found = {MapFlag.NO_PART_LOAD}
    if pump.standard == _EN_255:
        found.add(MapFlag.BY_EN_255)
    table = pump.map
    if pump.envelope and not table.in_envelope(table.points[:, 0], table.points[:, 1]).all():
        found.add(MapFlag.BEYOND_ENVELOPE)
    for line in table.lines:
        heat, cop = line[2], line[2] / line[3]
        if (heat[1:] < heat[:-1] * (1.0 - HEAT_FALLS)).any():
            found.add(MapFlag.HEAT_UNEVEN)
        if (cop[1:] < cop[:-1] * (1.0 - COP_FALLS)).any():
            found.add(MapFlag.COP_UNEVEN)
    heats = [tuple(line[2]) for line in table.lines]
    if any(one == other for one, other in pairwise(heats)):
        found.add(MapFlag.HEAT_SINK_BLIND)
    return tuple(flag for flag in MapFlag if flag in found)


def reference_values(pump: MappedHeatPump) -> dict[str, float]:
    """A map has no reference point of its own."""
    del pump
    return {}
