"""Design figures of a duty of heat, cold and hot water."""

from typing import Annotated, ClassVar

from core.selection.outcome import Design
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class HeatPumpDesign(Design, frozen=True, kw_only=True, tag="heat_pumps"):
    """What the heat pumps are checked against at the outdoor design temperature.

    `required_w` is the peak with its margin and the mean heat for hot water; both are 0 where
    rooms are not heated. What is said of summer is None where they are not cooled.
    """

    where_asked: ClassVar[tuple[str, ...]] = (
        "cooling_peak_w", "cooling_required_w", "summer_outdoor_c", "chilled_c", "chilled_return_c",
        "hot_water_sized_w",
    )  # fmt: skip

    peak_w: Annotated[float, declare(Kind.HEATING_POWER)]
    required_w: Annotated[float, declare(Kind.HEATING_POWER)]
    outdoor_c: Annotated[float, declare(Kind.TEMPERATURE)]
    supply_c: Annotated[float, declare(Kind.TEMPERATURE)]
    return_c: Annotated[float, declare(Kind.TEMPERATURE)]
    source_c: Annotated[float, declare(Kind.TEMPERATURE)]  # as it enters; of air the outdoor
    cold_water_c: Annotated[float, declare(Kind.TEMPERATURE)]  # mean of the year
    hot_water_w: Annotated[float, declare(Kind.HEATING_POWER)]  # mean over the day
    # what units are sized for where they make it in a part of the day; None: the mean
    hot_water_sized_w: Annotated[float, declare(Kind.HEATING_POWER)] | None = None
    cooling_peak_w: Annotated[float, declare(Kind.UNIT_COOLING_POWER)] | None = None
    cooling_required_w: Annotated[float, declare(Kind.UNIT_COOLING_POWER)] | None = (
        None  # with margin
    )
    summer_outdoor_c: Annotated[float, declare(Kind.TEMPERATURE)] | None = None
    chilled_c: Annotated[float, declare(Kind.TEMPERATURE)] | None = None
    chilled_return_c: Annotated[float, declare(Kind.TEMPERATURE)] | None = None

    @property
    def water_w(self) -> float:
        """Heat for hot water that units are sized for, W."""
        return self.hot_water_w if self.hot_water_sized_w is None else self.hot_water_sized_w

    @property
    def heat_peak_w(self) -> float:
        """What heat machines are held too large against: the rooms' peak with hot water, W."""
        return self.peak_w + self.water_w
