"""The design figures of a heat duty of boilers."""

from typing import Annotated

from core.selection.outcome import Design
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class BoilerDesign(Design, frozen=True, kw_only=True, tag="boilers"):
    """What the boilers give together, between which temperatures."""

    peak_w: Annotated[float, declare(Kind.HEATING_POWER)]
    required_w: Annotated[float, declare(Kind.HEATING_POWER)]
    supply_c: Annotated[float, declare(Kind.TEMPERATURE)]
    warmest_return_c: Annotated[float, declare(Kind.TEMPERATURE)]
