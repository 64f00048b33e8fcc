"""What a selection says of base stations beyond what it says of every family."""

from typing import Annotated

from core.selection.outcome import Outcome
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class RadioOutcome(Outcome, frozen=True, kw_only=True, tag="base_stations"):
    """A year of the radio units of all cells; energy is that of the sites.

    `auxiliary_energy_wh` is what the sites take beside the units: rectifiers, cooling.
    """

    unit_capacity_w: Annotated[float | None, declare(Kind.IDLE_POWER)]
    installed_w: Annotated[float, declare(Kind.IDLE_POWER)]
    # A straight line has no range of its own: hours near the best efficiency rank nothing.
    coverage_hours: Annotated[float, declare(Kind.SHARE, lower_is_better=False)]
    cell_energy_wh: Annotated[float, declare(Kind.ENERGY, lower_is_better=True)]  # of one
    sleep_saving_wh: Annotated[float, declare(Kind.ENERGY, lower_is_better=False)]
    off_saving_wh: Annotated[float, declare(Kind.ENERGY, lower_is_better=False)]
    saved_share: Annotated[float, declare(Kind.SHARE, lower_is_better=False)]
    idling_share: Annotated[float, declare(Kind.SHARE, lower_is_better=True)]
    full_input_w: Annotated[float, declare(Kind.IDLE_POWER, lower_is_better=True)]
    existing_saving_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=False)] = None
    existing_saving_cost: Annotated[float | None, declare(Kind.MONEY, lower_is_better=False)] = None
    existing_payback_years: Annotated[float | None, declare(Kind.PAYBACK, lower_is_better=True)] = (
        None
    )
