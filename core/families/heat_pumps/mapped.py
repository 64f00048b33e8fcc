"""The record of a heat pump whose full load is known as a map over source and sink."""

from enum import StrEnum
from typing import Annotated

from core.families.heat_pumps.record import HeatSource
from core.machines.device import Device, Evidence
from core.machines.performance_map import PerformanceMap, performance_map
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class Sink(StrEnum):
    """What the heat is given to."""

    WATER = "heats_water"  # its temperature is that of the outlet
    AIR = "heats_air"  # of the room, its temperature that of the inlet


class MapFlag(StrEnum):
    """Known defects of a map; `flag.<value>` says what they mean."""

    NO_PART_LOAD = "no_part_load"  # full-load points only
    BY_EN_255 = "by_en_255"  # the standard before EN 14511: its COPs read higher
    BEYOND_ENVELOPE = "points_beyond_envelope"  # some points lie outside the limits stated
    HEAT_UNEVEN = "heat_uneven"  # falls by more than 5 % to the next warmer source
    COP_UNEVEN = "cop_uneven"  # falls by more than 2 % to the next warmer source
    HEAT_SINK_BLIND = "heat_sink_blind"  # the same heat at several sink temperatures
    AVERAGE = "average_machine"  # no product: an average of several


class MappedHeatPump(Device, frozen=True, kw_only=True, tag_field="family", tag="heat_pump_maps"):
    """One machine by its full-load points."""

    id: Annotated[str, declare()]
    maker: Annotated[str, declare()]
    model: Annotated[str, declare()]
    heat_source: Annotated[HeatSource, declare()]
    sink: Annotated[Sink, declare()] = Sink.WATER
    standard: Annotated[str, declare()]  # by which the points were measured
    nominal_w: Annotated[float, declare(Kind.HEATING_POWER, gt=0)]  # the most heat of its points
    # Full-load points: source inlet °C, sink °C, heat W, power W.
    points: tuple[tuple[float, float, float, float], ...]
    envelope: tuple[tuple[float, float], ...] = ()  # source °C rising, highest sink °C
    price: Annotated[float, declare(Kind.MONEY, ge=0)] | None = None  # of one machine
    source: Annotated[str, declare()]  # key of the sources table
    source_year: Annotated[str, declare()]
    evidence: Annotated[Evidence, declare()]
    flags: tuple[MapFlag, ...] = ()

    @property
    def map(self) -> PerformanceMap:
        """What it does between its points."""
        return performance_map(self.points, self.envelope)
