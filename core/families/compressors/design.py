"""The design figures of a compressed-air duty."""

from typing import Annotated, ClassVar

from core.selection.outcome import Design
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class CompressorDesign(Design, frozen=True, kw_only=True, tag="compressors"):
    """What the station must give; the capacity is free air, so both are declared anew.

    lowest_pa, highest_pa: of the pressure band at the outlet of the compressors.
    """

    where_asked: ClassVar[tuple[str, ...]] = ("leak_m3s",)

    peak_w: Annotated[float, declare(Kind.FREE_AIR_FLOW)]
    required_w: Annotated[float, declare(Kind.FREE_AIR_FLOW)]
    lowest_pa: Annotated[float, declare(Kind.GAUGE_PRESSURE)]
    highest_pa: Annotated[float, declare(Kind.GAUGE_PRESSURE)]
    inlet_pa: Annotated[float, declare(Kind.PRESSURE)]
    receiver_m3: Annotated[float, declare(Kind.TANK_VOLUME)]
    running_hours: Annotated[float, declare(Kind.HOURS)]
    leak_m3s: Annotated[float, declare(Kind.FREE_AIR_FLOW)] | None = None
