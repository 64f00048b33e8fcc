"""The design figures of a heat duty."""

from typing import Annotated

from core.selection.outcome import Design
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class IndustrialHeatDesign(Design, frozen=True, kw_only=True, tag="industrial_heat"):
    """What the machines must do, at their own connections behind the heat exchangers."""

    peak_w: Annotated[float, declare(Kind.HEATING_POWER)]
    required_w: Annotated[float, declare(Kind.HEATING_POWER)]
    evaporator_in_c: Annotated[float, declare(Kind.TEMPERATURE)]
    evaporator_out_c: Annotated[float, declare(Kind.TEMPERATURE)]
    condenser_in_c: Annotated[float, declare(Kind.TEMPERATURE)]
    condenser_out_c: Annotated[float, declare(Kind.TEMPERATURE)]
    lift_k: Annotated[float, declare(Kind.TEMPERATURE_DIFFERENCE)]
    highest_cop: Annotated[float, declare(Kind.COP)] | None  # by the second law; None: no limit
    source_heat_w: Annotated[float, declare(Kind.HEATING_POWER)] | None  # None: not limiting
