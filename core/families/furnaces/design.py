"""The design figures of a furnace's duty."""

from typing import Annotated

from core.selection.outcome import Design
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class FurnaceDesign(Design, frozen=True, kw_only=True, tag="furnaces"):
    """Heat in the charge at the peak and with the margin, and what a kilogram takes of it."""

    peak_w: Annotated[float, declare(Kind.HEATING_POWER)]
    required_w: Annotated[float, declare(Kind.HEATING_POWER)]
    heat_per_mass: Annotated[float, declare(Kind.ENERGY_PER_MASS)]
