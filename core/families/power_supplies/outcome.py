"""What a selection says of power supplies beyond what it says of every family."""

from typing import Annotated

from core.selection.outcome import ReserveOutcome
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class SupplyOutcome(ReserveOutcome, frozen=True, kw_only=True, tag="power_supplies"):
    """A year of power supplies; energy is what they lose, with the cooling of that heat.

    Saved is against the supply of today; None where none was entered.
    """

    unit_capacity_w: Annotated[float | None, declare(Kind.ELECTRIC_POWER)]
    installed_w: Annotated[float, declare(Kind.ELECTRIC_POWER)]
    # All units share the load: there is no range they were chosen for.
    coverage_hours: Annotated[float, declare(Kind.SHARE, lower_is_better=False)]
    supply_efficiency: Annotated[float, declare(Kind.FINE_SHARE, lower_is_better=False)]
    mean_share: Annotated[float, declare(Kind.SHARE)]  # of the rated output of all units
    peak_share: Annotated[float, declare(Kind.SHARE)]
    one_out_share: Annotated[float | None, declare(Kind.SHARE)] = None  # at the peak, of the rest
    loss_wh: Annotated[float, declare(Kind.ENERGY, lower_is_better=True)]
    existing_saving_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=False)] = None
    existing_saving_cost: Annotated[float | None, declare(Kind.MONEY, lower_is_better=False)] = None
    existing_payback_years: Annotated[float | None, declare(Kind.PAYBACK, lower_is_better=True)] = (
        None
    )
