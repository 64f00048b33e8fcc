"""What a selection says of electrolysers beyond what it says of every family."""

from typing import Annotated

from core.selection.outcome import ReserveOutcome
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class ElectrolyserOutcome(ReserveOutcome, frozen=True, kw_only=True, tag="electrolysers"):
    """A year of hydrogen; capacity and load are flows of it, normal cubic metres."""

    unit_capacity_w: Annotated[float | None, declare(Kind.HYDROGEN_FLOW)]
    installed_w: Annotated[float, declare(Kind.HYDROGEN_FLOW)]
    # A part-loaded stack needs less: hours near the best say nothing of a plant.
    coverage_hours: Annotated[float, declare(Kind.SHARE, lower_is_better=False)]
    rated_input_w: Annotated[float, declare(Kind.ELECTRIC_POWER, lower_is_better=True)]
    hydrogen_kg: Annotated[float, declare(Kind.MASS, lower_is_better=False)]
    full_load_h: Annotated[float, declare(Kind.HOURS)]  # of all units on duty
    stack_hours: Annotated[float, declare(Kind.HOURS)]  # that one stack runs
    mean_kwh_m3: Annotated[float, declare(Kind.ENERGY_PER_HYDROGEN, lower_is_better=True)]
    water_m3: Annotated[float, declare(Kind.VOLUME_A_YEAR, lower_is_better=True)]
    below_least_h: Annotated[float, declare(Kind.HOURS, lower_is_better=True)]
    # Present value of all costs over that of the hydrogen, currency/kg, and its parts.
    hydrogen_cost: Annotated[
        float,
        declare(
            Kind.MONEY_PER_MASS,
            lower_is_better=True,
            criterion="hydrogen_cost",
            energy_part="hydrogen_cost_energy",
        ),
    ]
    hydrogen_cost_energy: Annotated[float, declare(Kind.MONEY_PER_MASS, lower_is_better=True)]
    hydrogen_cost_capital: Annotated[float, declare(Kind.MONEY_PER_MASS, lower_is_better=True)]
    # Renewals of stacks within the life; None where no life of theirs is known.
    hydrogen_cost_stacks: Annotated[
        float | None, declare(Kind.MONEY_PER_MASS, lower_is_better=True)
    ] = None
    # Of renewable power: what no unit takes; None where it is not the duty.
    curtailed_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=True)] = None
    tank_highest_kg: Annotated[float | None, declare(Kind.MASS)] = None
    starts: Annotated[float | None, declare(Kind.COUNT, lower_is_better=True)] = None
    hydrogen_cost_upkeep: Annotated[float, declare(Kind.MONEY_PER_MASS, lower_is_better=True)]
