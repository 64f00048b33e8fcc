"""The design figures of a pumping duty."""

from typing import Annotated

from core.families.pumps.duty import PumpDuty
from core.selection.outcome import Design
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class PumpDesign(Design, frozen=True, kw_only=True, tag="pumps"):
    """What the pumps must do together; the capacity is a flow, so both are declared anew."""

    peak_w: Annotated[float, declare(Kind.WATER_FLOW)]
    required_w: Annotated[float, declare(Kind.WATER_FLOW)]
    head_m: Annotated[float, declare(Kind.HEAD)]
    static_head_m: Annotated[float, declare(Kind.HEAD)]
    density_kg_m3: Annotated[float, declare(Kind.RATIO)]
    running_hours: Annotated[float, declare(Kind.HOURS)]


def designed(duty: PumpDuty, running_hours: float) -> PumpDesign:
    """The design figures of a duty."""
    return PumpDesign(
        peak_w=duty.flow_m3s,
        required_w=duty.flow_m3s * (1.0 + duty.margin),
        head_m=duty.head_m,
        static_head_m=duty.static_head_m,
        density_kg_m3=duty.density,
        running_hours=running_hours,
    )
