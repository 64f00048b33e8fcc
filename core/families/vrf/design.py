"""The design figures of cooling and heating by air conditioners."""

from typing import Annotated

from core.selection.outcome import Design
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class VrfDesign(Design, frozen=True, kw_only=True, tag="vrf"):
    """What the machines must do on the hottest and, where heat is asked for, the coldest day."""

    peak_w: Annotated[float, declare(Kind.COOLING_POWER)]
    required_w: Annotated[float, declare(Kind.COOLING_POWER)]
    indoor_wet_bulb_c: Annotated[float, declare(Kind.TEMPERATURE)]
    summer_outdoor_c: Annotated[float, declare(Kind.TEMPERATURE)]
    heating_required_w: Annotated[float, declare(Kind.HEATING_POWER)] | None = None
    winter_outdoor_c: Annotated[float, declare(Kind.TEMPERATURE)] | None = None
    winter_wet_bulb_c: Annotated[float, declare(Kind.TEMPERATURE)] | None = None
