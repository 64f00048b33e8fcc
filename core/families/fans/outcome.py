"""What a selection says of fans beyond what it says of every family."""

from typing import Annotated

from core.families.flow_stations.outcome import FlowOutcome
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class FanOutcome(FlowOutcome, frozen=True, kw_only=True, tag="fans"):
    """A year of a number of fans; their capacity is the flow they give at the design pressure."""

    unit_capacity_w: Annotated[float | None, declare(Kind.AIR_FLOW)]
    installed_w: Annotated[float, declare(Kind.AIR_FLOW)]
    energy_per_m3: Annotated[float, declare(Kind.ENERGY_PER_AIR, lower_is_better=True)]
    # electric power at design over the flow
    specific_fan_power: Annotated[
        float | None, declare(Kind.SPECIFIC_FAN_POWER, lower_is_better=True)
    ] = None
    fan_energy_index: Annotated[float | None, declare(Kind.RATIO, lower_is_better=False)] = None
    stall_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)] = 0.0
