"""What is asked of multi-split and unitary air conditioners."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar

from core.families.vrf.outcome import VrfOutcome
from core.families.vrf.record import System
from core.load.kind import LoadKind
from core.load.kinds import LoadFile, LoadShape, LoadSynthesised
from core.study.duty import Duty
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind

_OF_MULTI_SPLIT = ("connected_ratio", "pipe_length_m")
_OF_HEAT = ("winter_outdoor_c", "winter_humidity")


class VrfDuty(Duty, frozen=True, kw_only=True, tag="vrf"):
    """Cooling over the year, and heat at design conditions where it is asked for.

    `None` for the peak and the outdoor temperatures means: from load and site. Each machine
    serves a part of the building: all have the same share of the load.
    """

    loads: ClassVar[tuple[type[LoadKind], ...]] = (LoadFile, LoadShape, LoadSynthesised)
    in_plants = frozenset({"units_min", "units_max"})
    # Outdoor units of a building stand many together, and the catalog's multi-splits are small.
    defaults: ClassVar[Mapping[str, Any]] = {"plant.units_max": 20}
    outcome = VrfOutcome

    system: Annotated[System, declare()] = System.MULTI_SPLIT
    peak_w: Annotated[float, declare(Kind.COOLING_POWER, ge=1, le=1e8)] | None = None
    heating_peak_w: Annotated[float, declare(Kind.HEATING_POWER, ge=1, le=1e8)] | None = None
    margin: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.05
    indoor_wet_bulb_c: Annotated[float, declare(Kind.TEMPERATURE, ge=10, le=30, assumed=True)] = (
        19.0
    )
    summer_outdoor_c: Annotated[float, declare(Kind.TEMPERATURE, ge=10, le=55)] | None = None
    winter_outdoor_c: Annotated[float, declare(Kind.TEMPERATURE, ge=-45, le=20)] | None = None
    winter_humidity: Annotated[float, declare(Kind.SHARE, ge=0, le=1)] | None = None
    connected_ratio: Annotated[float, declare(Kind.RATIO, ge=0.5, le=2, assumed=True)] = 1.0
    pipe_length_m: Annotated[float, declare(Kind.DISTANCE, ge=1, le=300)] | None = None

    @property
    def entered_peak_w(self) -> float | None:
        """The peak that was entered, W."""
        return self.peak_w

    def disagreements(self, load: LoadKind) -> Iterator[tuple[str, str]]:
        """What a type cannot say of the duty and its load."""
        yield from load.disagreements(self.peak_w)

    def without_effect(self) -> frozenset[str]:
        """Pipes and indoor units of multi-splits alone; the winter where no heat is asked for."""
        idle = ["criteria.rating"]
        if self.system is System.UNITARY:
            idle += [f"duty.{key}" for key in _OF_MULTI_SPLIT]
        if self.heating_peak_w is None:
            idle += [f"duty.{key}" for key in _OF_HEAT]
        return frozenset(idle)
