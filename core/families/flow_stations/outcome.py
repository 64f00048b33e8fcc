"""What a selection says of stations beyond what it says of every family."""

from typing import Annotated

from core.selection.outcome import Outcome
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class FlowOutcome(Outcome, frozen=True, kw_only=True):
    """A year of a number of machines; families declare their capacity, a flow, anew."""

    energy_per_m3: Annotated[float, declare(Kind.ENERGY_PER_VOLUME, lower_is_better=True)]
    # work the system asks for over the electricity of the year
    system_efficiency: Annotated[float, declare(Kind.SHARE, lower_is_better=False)]
    # work the machines do over their power: at the shaft, or of the whole unit
    machine_efficiency: Annotated[float, declare(Kind.SHARE, lower_is_better=False)]
    duty_efficiency: Annotated[float | None, declare(Kind.SHARE, lower_is_better=False)] = None
    duty_speed: Annotated[float | None, declare(Kind.SHARE)] = None  # of the curve's, at design
    duty_power_w: Annotated[float | None, declare(Kind.ELECTRIC_POWER, lower_is_better=True)] = None
    duty_flow_ratio: Annotated[float | None, declare(Kind.SHARE)] = None  # over the best flow
    motor_w: Annotated[float | None, declare(Kind.SHAFT_POWER)] = None  # rated, of one
    motor_load: Annotated[float | None, declare(Kind.SHARE)] = None  # at design
    beyond_preferred_hours: Annotated[
        float, declare(Kind.HOURS, lower_is_better=True)
    ]  # 0.7 … 1.2 of best
    least_flow_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)]
    throttle_saving_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=False)] = None
    existing_saving_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=False)] = None
    existing_saving_cost: Annotated[float | None, declare(Kind.MONEY, lower_is_better=False)] = None
    existing_payback_years: Annotated[float | None, declare(Kind.PAYBACK, lower_is_better=True)] = (
        None
    )
