"""The design figures of a heat duty."""

from typing import Annotated

from core.selection.outcome import Design
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class ElectricBoilerDesign(Design, frozen=True, kw_only=True, tag="electric_boilers"):
    """What the boilers must do together; the power is heat, so both are declared anew."""

    peak_w: Annotated[float, declare(Kind.HEATING_POWER)]
    required_w: Annotated[float, declare(Kind.HEATING_POWER)]
    water_c: Annotated[float, declare(Kind.TEMPERATURE)]
