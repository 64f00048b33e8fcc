"""What a selection says of furnaces beyond what it says of every family."""

from typing import Annotated

from core.selection.outcome import Outcome
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class FurnaceOutcome(Outcome, frozen=True, kw_only=True, tag="furnaces"):
    """A year of a number of furnaces; energy is gas on its net heating value, or electricity.

    `auxiliary_energy_wh` is what pauses take, in holding and in heating up. Saved is against the
    furnace of today; None where none was entered.
    """

    unit_capacity_w: Annotated[float | None, declare(Kind.HEATING_POWER)]
    installed_w: Annotated[float, declare(Kind.HEATING_POWER)]
    # A straight line has no range of its own: hours near the best efficiency rank nothing.
    coverage_hours: Annotated[float, declare(Kind.SHARE, lower_is_better=False)]
    input_w: Annotated[float, declare(Kind.ELECTRIC_POWER)]  # rated, of all
    energy_per_mass: Annotated[float, declare(Kind.ENERGY_PER_MASS, lower_is_better=True)]
    full_energy_per_mass: Annotated[float, declare(Kind.ENERGY_PER_MASS, lower_is_better=True)]
    cost_per_tonne: Annotated[float, declare(Kind.MONEY_PER_TONNE, lower_is_better=True)]
    year_efficiency: Annotated[float, declare(Kind.SHARE, lower_is_better=False)]
    rated_throughput: Annotated[float, declare(Kind.MASS_FLOW)]  # of all, full
    heatings_up: Annotated[float, declare(Kind.COUNT, lower_is_better=True)]  # a year, of one
    existing_saving_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=False)] = None
    existing_saving_cost: Annotated[float | None, declare(Kind.MONEY, lower_is_better=False)] = None
    existing_saving_kg: Annotated[float | None, declare(Kind.CARBON, lower_is_better=False)] = None
    existing_payback_years: Annotated[float | None, declare(Kind.PAYBACK, lower_is_better=True)] = (
        None
    )
