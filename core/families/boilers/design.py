"""The design figures of a heat duty of boilers."""

from typing import Annotated, ClassVar

from core.selection.outcome import Design
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class BoilerDesign(Design, frozen=True, kw_only=True, tag="boilers"):
    """What the boilers give together, between which temperatures.

    With a store of heat the peak is that of the boilers that fill it, and `served_peak_w` that of
    the load.
    """

    where_asked: ClassVar[tuple[str, ...]] = ("served_peak_w", "heat_store_wh")

    peak_w: Annotated[float, declare(Kind.HEATING_POWER)]
    required_w: Annotated[float, declare(Kind.HEATING_POWER)]
    supply_c: Annotated[float, declare(Kind.TEMPERATURE)]
    warmest_return_c: Annotated[float, declare(Kind.TEMPERATURE)]
    served_peak_w: Annotated[float, declare(Kind.HEATING_POWER)] | None = None
    heat_store_wh: Annotated[float, declare(Kind.ENERGY)] | None = None
