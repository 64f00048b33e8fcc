"""What a selection says of pumps beyond what it says of every family."""

from typing import Annotated

from core.families.flow_stations.outcome import FlowOutcome
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class PumpOutcome(FlowOutcome, frozen=True, kw_only=True, tag="pumps"):
    """A year of a number of pumps; their capacity is the flow they give at the design head."""

    unit_capacity_w: Annotated[float | None, declare(Kind.WATER_FLOW)]
    installed_w: Annotated[float, declare(Kind.WATER_FLOW)]
    npsh_spare_m: Annotated[float | None, declare(Kind.HEAD, lower_is_better=False)] = None
    # with what is available at design; 0 where NPSH is not stated on either side; None: not
    # calculated, of a station of several models
    npsh_short_hours: Annotated[float | None, declare(Kind.HOURS, lower_is_better=True)] = None
