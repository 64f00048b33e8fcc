"""Design figures of a heating duty."""

from typing import Annotated

from core.selection.outcome import Design
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class HeatPumpDesign(Design, frozen=True, kw_only=True, tag="heat_pumps"):
    """What the heat pumps are held against at the outdoor design temperature.

    `required_w` is the peak with its margin and the mean heat for hot water.
    """

    peak_w: Annotated[float, declare(Kind.HEATING_POWER)]
    required_w: Annotated[float, declare(Kind.HEATING_POWER)]
    outdoor_c: Annotated[float, declare(Kind.TEMPERATURE)]
    supply_c: Annotated[float, declare(Kind.TEMPERATURE)]
    return_c: Annotated[float, declare(Kind.TEMPERATURE)]
    source_c: Annotated[float, declare(Kind.TEMPERATURE)]  # as it enters; of air the outdoor
    cold_water_c: Annotated[float, declare(Kind.TEMPERATURE)]  # mean of the year
    hot_water_w: Annotated[float, declare(Kind.HEATING_POWER)]  # mean over the day
