"""The design figures of a transformer duty."""

from typing import Annotated

from core.selection.outcome import Design
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class TransformerDesign(Design, frozen=True, kw_only=True, tag="transformers"):
    """What is carried at the transformer; peak and what is required grown, both apparent power."""

    peak_w: Annotated[float, declare(Kind.APPARENT_POWER)]
    required_w: Annotated[float, declare(Kind.APPARENT_POWER)]  # rated power of all, at least
    today_va: Annotated[float, declare(Kind.APPARENT_POWER)]
    rms_va: Annotated[float, declare(Kind.APPARENT_POWER)]  # over the whole year, grown
    mean_va: Annotated[float, declare(Kind.APPARENT_POWER)]
    no_load_worth: Annotated[float, declare(Kind.MONEY)]  # A: of a kW of P0 over the life
    load_loss_worth: Annotated[float, declare(Kind.MONEY)]  # B: of a kW of Pk, at the peak
    loss_hours: Annotated[float, declare(Kind.HOURS)]  # τ: at the peak they lose as the year does
