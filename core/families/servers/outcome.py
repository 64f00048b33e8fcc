"""What a selection says of servers beyond what it says of every family."""

from typing import Annotated

from core.selection.outcome import Outcome
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class ServerOutcome(Outcome, frozen=True, kw_only=True, tag="servers"):
    """A year of servers; capacity and load are work, energy is that of the room (PUE included)."""

    unit_capacity_w: Annotated[float | None, declare(Kind.WORK_RATE)]
    installed_w: Annotated[float, declare(Kind.WORK_RATE)]
    # A server is at its best when it is full: no aim beside the headroom that is kept.
    coverage_hours: Annotated[float, declare(Kind.SHARE, lower_is_better=False)]
    server_energy_wh: Annotated[float, declare(Kind.ENERGY, lower_is_better=True)]
    mean_utilisation: Annotated[float, declare(Kind.SHARE, lower_is_better=False)]
    peak_utilisation: Annotated[float, declare(Kind.SHARE)]
    work_per_watt: Annotated[float, declare(Kind.WORK_PER_POWER, lower_is_better=False)]
    idling_share: Annotated[float, declare(Kind.SHARE, lower_is_better=True)]
    existing_saving_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=False)] = None
    existing_saving_cost: Annotated[float | None, declare(Kind.MONEY, lower_is_better=False)] = None
    existing_payback_years: Annotated[float | None, declare(Kind.PAYBACK, lower_is_better=True)] = (
        None
    )
