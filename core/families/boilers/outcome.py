"""What a selection says of boilers beyond what it says of every family."""

from typing import Annotated

from core.selection.outcome import ReserveOutcome
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class BoilerOutcome(ReserveOutcome, frozen=True, kw_only=True, tag="boilers"):
    """A year of a number of boilers; energy is that of the fuel on its net heating value.

    Saved is against the boiler of today, maintenance left out; None where none was entered.
    """

    unit_capacity_w: Annotated[float | None, declare(Kind.HEATING_POWER)]
    installed_w: Annotated[float, declare(Kind.HEATING_POWER)]
    # Firing at a low load is no worse: hours near the best efficiency rank nothing.
    coverage_hours: Annotated[float, declare(Kind.SHARE, lower_is_better=False)]
    year_efficiency: Annotated[float, declare(Kind.FINE_SHARE, lower_is_better=False)]
    # Of natural gas, as American makers count it; None of other fuels.
    year_efficiency_gross: Annotated[
        float | None, declare(Kind.FINE_SHARE, lower_is_better=False)
    ] = None
    boiler_loss_wh: Annotated[float, declare(Kind.ENERGY, lower_is_better=True)]
    short_firing_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)]
    existing_saving_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=False)] = None
    existing_saving_cost: Annotated[float | None, declare(Kind.MONEY, lower_is_better=False)] = None
    existing_saving_kg: Annotated[float | None, declare(Kind.CARBON, lower_is_better=False)] = None
    existing_payback_years: Annotated[float | None, declare(Kind.PAYBACK, lower_is_better=True)] = (
        None
    )
