"""The design figures of a hydrogen duty."""

from typing import Annotated

from core.selection.outcome import Design
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class ElectrolyserDesign(Design, frozen=True, kw_only=True, tag="electrolysers"):
    """Hydrogen at the peak and with the margin, normal cubic metres."""

    peak_w: Annotated[float, declare(Kind.HYDROGEN_FLOW)]
    required_w: Annotated[float, declare(Kind.HYDROGEN_FLOW)]
