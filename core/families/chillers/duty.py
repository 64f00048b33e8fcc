"""The cooling duty: what is asked of the chillers."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, ClassVar

from core.load.kind import LoadKind
from core.load.kinds import LoadFile, LoadShape, LoadSynthesised
from core.machines.condenser import Condenser
from core.study.duty import Duty, Redundancy
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind

# What is asked of towers and cooling water.
_COOLING_WATER = (
    "tower_approach_k", "condenser_floor_c", "condenser_fouling_m2kw", "condenser_pump_ratio",
    "tower_fan_ratio",
)  # fmt: skip


class Staging(StrEnum):
    """How identical units on a common header share the load.

    SEQUENTIAL: the fewest units that carry the load run, in equal shares.
    EQUAL_SPLIT: all duty units run whenever there is load, in equal shares.
    """

    SEQUENTIAL = "sequential"
    EQUAL_SPLIT = "equal_split"


class ChillerDuty(Duty, frozen=True, kw_only=True, tag="chillers"):
    """The cooling duty; `None` for the peak and the condenser means: from load and site."""

    loads: ClassVar[tuple[type[LoadKind], ...]] = (LoadFile, LoadShape, LoadSynthesised)
    ranked_by = ("life_cycle_cost", "annual_energy", "nplv", "coverage", "carbon")

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
    units_min: Annotated[int, declare(Kind.COUNT, ge=1, le=6)] = 1
    units_max: Annotated[int, declare(Kind.COUNT, ge=1, le=6)] = 6
    redundancy: Annotated[Redundancy, declare()] = Redundancy.NONE
    standby_helps: Annotated[bool, declare()] = False
    staging: Annotated[Staging, declare()] = Staging.SEQUENTIAL
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
        if self.units_max < self.units_min:
            yield "duty.units_max", "< duty.units_min"
        yield from load.disagreements(self.peak_w)

    @property
    def auxiliary_ratio(self) -> float:
        """Power of pumps and fans over the design capacity of the units they serve."""
        if self.condenser is Condenser.AIR:
            return self.chilled_pump_ratio
        return self.chilled_pump_ratio + self.condenser_pump_ratio + self.tower_fan_ratio

    @property
    def most_units(self) -> int:
        """How many units of one machine may carry the load together."""
        return self.units_max

    def without_effect(self) -> frozenset[str]:
        """What belongs to cooling water says nothing of air, what belongs to a standby without."""
        idle = () if self.condenser is Condenser.WATER else _COOLING_WATER
        alone = ("standby_helps",) if self.redundancy is Redundancy.NONE else ()
        return frozenset(f"duty.{key}" for key in (*idle, *alone))
