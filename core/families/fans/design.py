"""The design figures of a duty of fans."""

from typing import Annotated

from core.families.fans.duty import FanDuty
from core.selection.outcome import Design
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class FanDesign(Design, frozen=True, kw_only=True, tag="fans"):
    """What the fans must do together; the capacity is a flow, so both are declared anew."""

    peak_w: Annotated[float, declare(Kind.AIR_FLOW)]
    required_w: Annotated[float, declare(Kind.AIR_FLOW)]
    pressure_pa: Annotated[float, declare(Kind.AIR_PRESSURE)]
    kept_pressure_pa: Annotated[float, declare(Kind.AIR_PRESSURE)]
    density_kg_m3: Annotated[float, declare(Kind.RATIO)]
    running_hours: Annotated[float, declare(Kind.HOURS)]


def designed(duty: FanDuty, running_hours: float) -> FanDesign:
    """The design figures of a duty."""
    return FanDesign(
        peak_w=duty.flow_m3s,
        required_w=duty.flow_m3s * (1.0 + duty.margin),
        pressure_pa=duty.pressure_pa,
        kept_pressure_pa=duty.kept_pressure_pa,
        density_kg_m3=duty.density,
        running_hours=running_hours,
    )
