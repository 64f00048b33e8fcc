"""What a selection says of air conditioners beyond what it says of every family."""

from typing import Annotated

from core.selection.outcome import CurveOutcome
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class VrfOutcome(CurveOutcome, frozen=True, kw_only=True, tag="vrf"):
    """A year of cooling by a number of machines, and what they do at design conditions."""

    of_the_year = (*CurveOutcome.of_the_year, "seasonal_cop")

    design_power_w: Annotated[float, declare(Kind.ELECTRIC_POWER, lower_is_better=True)]  # of one
    design_cop: Annotated[float, declare(Kind.COP, lower_is_better=False)]
    seasonal_cop: Annotated[float, declare(Kind.COP, lower_is_better=False)]  # of cooling
    rated_installed_w: Annotated[float, declare(Kind.COOLING_POWER)]  # of all, rated
    # At winter design conditions, of all; None where no heat is asked for or none is given.
    heating_installed_w: Annotated[float | None, declare(Kind.HEATING_POWER)] = None
    heating_power_w: Annotated[float | None, declare(Kind.ELECTRIC_POWER, lower_is_better=True)] = (
        None
    )
    cycling_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)]
    beyond_limits_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)]
    no_figure_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)]
