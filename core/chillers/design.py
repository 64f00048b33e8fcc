"""The design figures of a cooling duty, worked out from study, site and load."""

from typing import Annotated

import msgspec

from core.field import declare
from core.quantity import Kind


class ChillerDesign(msgspec.Struct, frozen=True, kw_only=True):
    """What the machines must do on the design day, and in which steps the year is told."""

    peak_w: Annotated[float, declare(Kind.COOLING_POWER)]
    required_w: Annotated[float, declare(Kind.COOLING_POWER)]  # peak · (1 + margin)
    leaving_chilled_c: Annotated[float, declare(Kind.TEMPERATURE)]
    entering_condenser_c: Annotated[float, declare(Kind.TEMPERATURE)]
    elevation_m: Annotated[float, declare(Kind.ELEVATION)]
