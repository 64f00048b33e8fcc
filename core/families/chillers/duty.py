"""The cooling duty: what is asked of the chillers."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from core.families.chillers.outcome import ChillerOutcome
from core.load.kind import LoadKind
from core.load.kinds import LoadFile, LoadShape, LoadSynthesised
from core.machines.condenser import Condenser
from core.study.duty import Duty
from core.study.plant import STARTS
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind

# What is asked of towers and cooling water.
_COOLING_WATER = (
    "tower_approach_k", "condenser_floor_c", "condenser_fouling_m2kw", "condenser_pump_ratio",
    "tower_fan_ratio",
)  # fmt: skip


class ChillerDuty(Duty, frozen=True, kw_only=True, tag="chillers"):
    """The cooling duty; `None` for the peak and the condenser means: from load and site."""

    loads: ClassVar[tuple[type[LoadKind], ...]] = (LoadFile, LoadShape, LoadSynthesised)
    in_plants = frozenset(
        {"units_min", "units_max", "models_max", "redundancy", "standby_helps", "staging", *STARTS}
    )
    outcome = ChillerOutcome

    peak_w: Annotated[float, declare(Kind.COOLING_POWER, ge=1, le=1e9)] | None = None
    leaving_chilled_c: Annotated[float, declare(Kind.TEMPERATURE, ge=2, le=20, assumed=True)] = 7.0
    entering_chilled_c: Annotated[float, declare(Kind.TEMPERATURE, ge=4, le=35, assumed=True)] = (
        12.0
    )
    condenser: Annotated[Condenser, declare()] = Condenser.WATER
    entering_condenser_c: Annotated[float, declare(Kind.TEMPERATURE, ge=5, le=55)] | None = None
    tower_approach_k: Annotated[
        float, declare(Kind.TEMPERATURE_DIFFERENCE, ge=1, le=15, assumed=True)
    ] = 4.0
    condenser_floor_c: Annotated[float, declare(Kind.TEMPERATURE, ge=5, le=30, assumed=True)] = 19.0
    evaporator_fouling_m2kw: Annotated[
        float, declare(Kind.FOULING, ge=0, le=0.001, assumed=True)
    ] = 0.000018
    condenser_fouling_m2kw: Annotated[
        float, declare(Kind.FOULING, ge=0, le=0.001, assumed=True)
    ] = 0.000044
    elevation_m: Annotated[float, declare(Kind.ELEVATION, ge=-400, le=5500)] | None = None
    margin: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.05
    chilled_pump_ratio: Annotated[float, declare(Kind.SHARE, ge=0, le=0.5)] = 0.0
    condenser_pump_ratio: Annotated[float, declare(Kind.SHARE, ge=0, le=0.5)] = 0.0
    tower_fan_ratio: Annotated[float, declare(Kind.SHARE, ge=0, le=0.5)] = 0.0

    @property
    def entered_peak_w(self) -> float | None:
        """The peak that was entered, W."""
        return self.peak_w

    def disagreements(self, load: LoadKind) -> Iterator[tuple[str, str]]:
        """What a type cannot say of the duty and its load."""
        if self.entering_chilled_c <= self.leaving_chilled_c:
            yield "duty.entering_chilled_c", "<= duty.leaving_chilled_c"
        yield from load.disagreements(self.peak_w)

    @property
    def auxiliary_ratio(self) -> float:
        """Power of pumps and fans over the design capacity of the units they serve."""
        if self.condenser is Condenser.AIR:
            return self.chilled_pump_ratio
        return self.chilled_pump_ratio + self.condenser_pump_ratio + self.tower_fan_ratio

    def without_effect(self) -> frozenset[str]:
        """What belongs to cooling water says nothing of air."""
        idle = () if self.condenser is Condenser.WATER else _COOLING_WATER
        return frozenset(f"duty.{key}" for key in idle)
