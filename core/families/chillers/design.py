"""The design figures of a cooling duty, worked out from study, site and load."""

from typing import Annotated

from core.selection.outcome import Design
from core.standards.rating_methods import RatingMethod
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class ChillerDesign(Design, frozen=True, kw_only=True, tag="chillers"):
    """What the machines must do on the design day, and in which steps the year is given."""

    peak_w: Annotated[float, declare(Kind.COOLING_POWER)]
    required_w: Annotated[float, declare(Kind.COOLING_POWER)]
    leaving_chilled_c: Annotated[float, declare(Kind.TEMPERATURE)]
    entering_condenser_c: Annotated[float, declare(Kind.TEMPERATURE)]
    elevation_m: Annotated[float, declare(Kind.ELEVATION)]
    rating: Annotated[RatingMethod, declare()] = "gb_18430_1_2007"  # method of IPLV and NPLV
