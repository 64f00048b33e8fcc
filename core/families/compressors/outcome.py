"""What a selection says of compressors beyond what it says of every family."""

from typing import Annotated

from core.selection.outcome import Outcome
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class CompressorOutcome(Outcome, frozen=True, kw_only=True, tag="compressors"):
    """A year of a station; its capacity is free air."""

    unit_capacity_w: Annotated[float | None, declare(Kind.FREE_AIR_FLOW)]
    installed_w: Annotated[float, declare(Kind.FREE_AIR_FLOW)]
    energy_per_air_m3: Annotated[float, declare(Kind.ENERGY_PER_VOLUME, lower_is_better=True)]
    # over the year, all its part load in it
    mean_specific_power: Annotated[float, declare(Kind.SPECIFIC_POWER, lower_is_better=True)]
    # of all running full, at the pressure of this study
    full_specific_power: Annotated[float, declare(Kind.SPECIFIC_POWER, lower_is_better=True)]
    part_load_loss: Annotated[float, declare(Kind.SHARE, lower_is_better=True)]
    peak_power_w: Annotated[float, declare(Kind.ELECTRIC_POWER, lower_is_better=True)]
    # in hours with load: the trimming machine is below its least continuous flow
    air_cycling_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)]
    gap_hours: Annotated[float | None, declare(Kind.HOURS, lower_is_better=True)] = None
    sequence_saving_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=False)] = None
    cascade_saving_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=False)] = None
    # heat that is used, of what the machines give off at the same time; None: none is asked for
    heat_used_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=False)] = None
    # what that heat costs today; the cost of the energy is less by it
    heat_used_cost: Annotated[float | None, declare(Kind.MONEY, lower_is_better=False)] = None
    dryer_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=True)] = None
    existing_saving_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=False)] = None
    existing_saving_cost: Annotated[float | None, declare(Kind.MONEY, lower_is_better=False)] = None
    existing_payback_years: Annotated[float | None, declare(Kind.PAYBACK, lower_is_better=True)] = (
        None
    )
