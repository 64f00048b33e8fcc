"""What is asked of an electric boiler."""

from typing import Annotated, ClassVar

from core.families.electric_boilers.load import LoadDaily
from core.families.electric_boilers.outcome import ElectricBoilerOutcome
from core.load.kind import LoadKind
from core.study.duty import Duty
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class ElectricBoilerDuty(Duty, frozen=True, kw_only=True, tag="electric_boilers"):
    """Heat, and the temperature it is needed at."""

    outcome = ElectricBoilerOutcome
    loads: ClassVar[tuple[type[LoadKind], ...]] = (LoadDaily,)
    in_plants = frozenset({"units_min", "units_max"})
    heats = True

    peak_w: Annotated[float, declare(Kind.HEATING_POWER, ge=1, le=1e9)] | None = None
    margin: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.05
    water_c: Annotated[float, declare(Kind.TEMPERATURE, ge=30, le=250, assumed=True)] = 80.0

    @property
    def entered_peak_w(self) -> float | None:
        """The peak that was entered, W."""
        return self.peak_w

    def without_effect(self) -> frozenset[str]:
        """What changes nothing here, so that forms leave it out: the weather, for one."""
        return frozenset({"site.epw", "criteria.rating", "criteria.beyond_limits_k",
                          "criteria.gwp_max", "criteria.gwp_report",
                          "criteria.efficient_share"})  # fmt: skip
