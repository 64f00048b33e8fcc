"""What a selection says of electric boilers beyond what it says of every family."""

from typing import Annotated

from core.selection.outcome import Outcome
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class ElectricBoilerOutcome(Outcome, frozen=True, kw_only=True, tag="electric_boilers"):
    """A year of a number of boilers; their capacity is heat."""

    unit_capacity_w: Annotated[float, declare(Kind.HEATING_POWER)]
    installed_w: Annotated[float, declare(Kind.HEATING_POWER)]
    heat_given_wh: Annotated[float, declare(Kind.ENERGY)]
    # Always at its best, a constant efficiency ranks nothing: declared anew without a criterion.
    coverage_hours: Annotated[float, declare(Kind.SHARE, lower_is_better=False)]
    lost_wh: Annotated[float, declare(Kind.ENERGY, lower_is_better=True)]
