"""What a selection says of an industrial heat pump beyond what it says of every family."""

from typing import Annotated

from core.selection.outcome import ReserveOutcome
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class IndustrialHeatOutcome(ReserveOutcome, frozen=True, kw_only=True, tag="industrial_heat"):
    """A year of a number of units beside the boiler that is there today.

    Energy is electricity; cost and carbon are with what the boiler still burns. A COP and what
    follows from it has a band; low and high are its ends. What the heat pumps leave is the
    boiler's where it stays, else unmet. Savings are against the boiler alone, a year,
    maintenance of the heat pumps taken off; None where heat stays unmet.
    """

    unit_capacity_w: Annotated[float | None, declare(Kind.HEATING_POWER)]
    installed_w: Annotated[float, declare(Kind.HEATING_POWER)]
    # no criterion: less electricity may be less heat from the source
    annual_energy_wh: Annotated[float, declare(Kind.ENERGY, lower_is_better=True)]
    seasonal_cop: Annotated[float, declare(Kind.COP, lower_is_better=False)]  # machines alone
    # with circulation pumps; None where none were entered
    system_cop: Annotated[float | None, declare(Kind.COP, lower_is_better=False)] = None
    cop_low: Annotated[float, declare(Kind.COP, lower_is_better=False)]
    cop_high: Annotated[float, declare(Kind.COP, lower_is_better=False)]
    highest_cop: Annotated[float | None, declare(Kind.COP)]
    combined_cop: Annotated[float | None, declare(Kind.COP, lower_is_better=False)] = None
    served_share: Annotated[float, declare(Kind.SHARE, lower_is_better=False)]
    left_heat_wh: Annotated[float, declare(Kind.ENERGY, lower_is_better=True)]  # to the boiler
    left_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)]
    source_heat_wh: Annotated[float, declare(Kind.ENERGY)]
    fuel_energy_wh: Annotated[float, declare(Kind.ENERGY, lower_is_better=True)]
    boiler_cost: Annotated[float, declare(Kind.MONEY)]  # today, a year
    boiler_saving: Annotated[float | None, declare(Kind.MONEY, lower_is_better=False)] = None
    boiler_saving_low: Annotated[float | None, declare(Kind.MONEY, lower_is_better=False)] = None
    boiler_saving_high: Annotated[float | None, declare(Kind.MONEY, lower_is_better=False)] = None
    boiler_payback_years: Annotated[float | None, declare(Kind.PAYBACK, lower_is_better=True)] = (
        None
    )
    break_even_price: Annotated[
        float | None, declare(Kind.ENERGY_PRICE, lower_is_better=False)
    ] = None  # fmt: skip
    life_break_even_price: Annotated[
        float | None, declare(Kind.ENERGY_PRICE, lower_is_better=False)
    ] = None
    primary_saving: Annotated[float | None, declare(Kind.SHARE, lower_is_better=False)] = None
    carbon_saving_kg: Annotated[float | None, declare(Kind.CARBON, lower_is_better=False)] = None
    # Where the cheapest runs first: hours the boiler heats for less, and what that saves a year.
    waiting_hours: Annotated[float | None, declare(Kind.HOURS)] = None
    order_saving: Annotated[float | None, declare(Kind.MONEY, lower_is_better=False)] = None
    # Of a dryer: water in a year, and for a kWh of electricity, or of fuel behind hot air.
    dried_kg: Annotated[float | None, declare(Kind.MASS)] = None
    smer_heat_pump: Annotated[
        float | None, declare(Kind.WATER_PER_ENERGY, lower_is_better=False)
    ] = None
    smer_hot_air: Annotated[float | None, declare(Kind.WATER_PER_ENERGY)] = None
    cycling_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)]
    no_source_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)]
