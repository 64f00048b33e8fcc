"""The design figures of a duty of base stations."""

from typing import Annotated

from core.selection.outcome import Design
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class RadioDesign(Design, frozen=True, kw_only=True, tag="base_stations"):
    """What a cell sends in the busy hour, and the output its radio unit must have."""

    peak_w: Annotated[float, declare(Kind.IDLE_POWER)]
    required_w: Annotated[float, declare(Kind.IDLE_POWER)]
