"""What is asked of base stations: cells, what each sends over the day, when it may sleep."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar

from core.families.base_stations.outcome import RadioOutcome
from core.families.base_stations.record import RadioBand, RadioChannels
from core.load.by_hours import LoadByHours
from core.load.kind import LoadKind
from core.study.duty import Duty
from core.study.plant import Staging
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class RadioDuty(Duty, frozen=True, kw_only=True, tag="base_stations"):
    """Output of a cell's radio unit, and how much of it the traffic of the busy hour needs.

    Hours with less traffic than `quiet_below` of the busy hour are quiet; in them a unit is asleep
    or shut down for those shares of the time. old_cell_w: mean input of a cell today, a year long.
    """

    loads: ClassVar[tuple[type[LoadKind], ...]] = (LoadByHours,)
    outcome = RadioOutcome
    in_plants: ClassVar[frozenset[str]] = frozenset()
    stagings: ClassVar[tuple[Staging, ...]] = (Staging.EQUAL_SPLIT,)
    defaults: ClassVar[Mapping[str, Any]] = {
        "economics.price_per_kw": 60_000.0,
        "economics.life_years": 8,
        "criteria.oversizing_max": 2.0,
        "plant.units_max": 1,
        "plant.staging": Staging.EQUAL_SPLIT,
    }

    radio_w: Annotated[float, declare(Kind.IDLE_POWER, ge=0.1, le=1000)] | None = None
    cells: Annotated[int, declare(Kind.COUNT, ge=1, le=10_000_000)] = 1
    radio_channels: Annotated[RadioChannels, declare()] = RadioChannels.SIXTY_FOUR
    radio_band: Annotated[RadioBand, declare()] = RadioBand.GHZ_3_5
    busy_share: Annotated[float, declare(Kind.SHARE, ge=0.01, le=1, assumed=True)] = 0.5
    quiet_below: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.5
    sleep_share: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.5
    shut_share: Annotated[float, declare(Kind.SHARE, ge=0, le=1)] = 0.0
    baseband_w: Annotated[float, declare(Kind.IDLE_POWER, ge=0, le=5000)] = 0.0
    site_pue: Annotated[float, declare(Kind.RATIO, ge=1, le=4, assumed=True)] = 1.25
    old_cell_w: Annotated[float, declare(Kind.IDLE_POWER, gt=0, le=20e3)] | None = None

    @property
    def entered_peak_w(self) -> float | None:
        """What a cell sends in the busy hour, W."""
        return None if self.radio_w is None else self.radio_w * self.busy_share

    @property
    def sets(self) -> int:
        """A radio unit for every cell."""
        return self.cells

    def disagreements(self, load: LoadKind) -> Iterator[tuple[str, str]]:  # noqa: ARG002
        """What a type cannot say of the duty and its load."""
        if self.radio_w is None:
            yield "duty.radio_w", "null"
        if self.sleep_share + self.shut_share > 1.0:
            yield "duty.shut_share", "> 1 − duty.sleep_share"

    def without_effect(self) -> frozenset[str]:
        """No weather, no rating conditions, no refrigerant; a cell has one radio unit."""
        return frozenset(
            {"site.epw", "criteria.rating", "criteria.beyond_limits_k", "criteria.gwp_max",
             "criteria.gwp_report", "criteria.doubtful_admitted", "plant.staging",
             "plant.units_min", "plant.units_max", "plant.redundancy"}
        )  # fmt: skip
