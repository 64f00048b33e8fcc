"""What a selection says of transformers beyond what it says of every family."""

from typing import Annotated

from core.selection.outcome import Outcome
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class TransformerOutcome(Outcome, frozen=True, kw_only=True, tag="transformers"):
    """A year of losses; capacity and load are apparent power. The energy is what is lost."""

    unit_capacity_w: Annotated[float | None, declare(Kind.APPARENT_POWER)]
    installed_w: Annotated[float, declare(Kind.APPARENT_POWER)]
    # A wide range near the best efficiency is no aim: it would make the unit too large.
    coverage_hours: Annotated[float, declare(Kind.SHARE, lower_is_better=False)]
    peak_share: Annotated[float, declare(Kind.SHARE, lower_is_better=True)]  # of all, grown
    rms_share: Annotated[float, declare(Kind.SHARE)]  # what the load loss follows from
    best_share: Annotated[float, declare(Kind.SHARE)]  # √(P0/Pk): where efficiency peaks
    alone_share: Annotated[float | None, declare(Kind.SHARE, lower_is_better=True)] = None
    mean_efficiency: Annotated[float, declare(Kind.FINE_SHARE, lower_is_better=False)]
    no_load_wh: Annotated[float, declare(Kind.ENERGY, lower_is_better=True)]
    load_loss_wh: Annotated[float, declare(Kind.ENERGY, lower_is_better=True)]
    voltage_drop: Annotated[float | None, declare(Kind.FINE_SHARE, lower_is_better=True)] = None
    # From this load on one more unit loses less; None of one unit.
    change_over_va: Annotated[float | None, declare(Kind.APPARENT_POWER)] = None
    switching_saving_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=False)] = None
    # Of oil-immersed ones: the hottest their windings become, and the life a year takes in years.
    hot_spot_c: Annotated[float | None, declare(Kind.TEMPERATURE, lower_is_better=True)] = None
    life_used: Annotated[float | None, declare(Kind.RATIO, lower_is_better=True)] = None
    site_rated_w: Annotated[float, declare(Kind.APPARENT_POWER)]  # of all, usable at the site
    existing_saving_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=False)] = None
    existing_saving_cost: Annotated[float | None, declare(Kind.MONEY, lower_is_better=False)] = None
    existing_payback_years: Annotated[float | None, declare(Kind.PAYBACK, lower_is_better=True)] = (
        None
    )
    loss_cost: Annotated[float, declare(Kind.MONEY, lower_is_better=True)]  # over the life
