"""What is asked of power supplies: the load, the cooling of the room, and what feeds it today."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar

from core.families.power_supplies.outcome import SupplyOutcome
from core.families.power_supplies.record import SupplyKind
from core.load.by_hours import LoadByHours
from core.load.kind import LoadKind
from core.load.kinds import LoadFile
from core.study.duty import Duty
from core.study.plant import Redundancy, Staging
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class SupplyDuty(Duty, frozen=True, kw_only=True, tag="power_supplies"):
    """Power of the load at the peak; old_efficiency is that of today's supply over a year.

    room_cop: of what cools the room, by which the heat of the losses is taken off too; None: it is
    not counted.
    """

    loads: ClassVar[tuple[type[LoadKind], ...]] = (LoadByHours, LoadFile)
    outcome = SupplyOutcome
    in_plants = frozenset({"units_min", "units_max", "redundancy"})
    redundancies = tuple(Redundancy)
    stagings: ClassVar[tuple[Staging, ...]] = (Staging.EQUAL_SPLIT,)
    defaults: ClassVar[Mapping[str, Any]] = {
        "economics.price_per_kw": 800.0,
        "economics.life_years": 12,
        "criteria.oversizing_max": 2.0,
        "plant.units_max": 10,
        "plant.staging": Staging.EQUAL_SPLIT,
    }

    peak_w: Annotated[float, declare(Kind.ELECTRIC_POWER, ge=100, le=1e9)] | None = None
    wanted_supply: Annotated[SupplyKind, declare()] | None = None
    room_cop: Annotated[float, declare(Kind.COP, ge=1, le=50)] | None = None
    margin: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.1
    old_efficiency_year: Annotated[float, declare(Kind.SHARE, gt=0.3, lt=1)] | None = None

    @property
    def entered_peak_w(self) -> float | None:
        """The peak that was entered, W."""
        return self.peak_w

    @property
    def with_cooling(self) -> float:
        """A W of loss with the power that takes its heat off."""
        return 1.0 if self.room_cop is None else 1.0 + 1.0 / self.room_cop

    @property
    def subjects(self) -> tuple[str, ...]:
        """Where the cooling is counted, the year's energy says so."""
        return ("cooled_supplies",) if self.room_cop is not None else ()

    def disagreements(self, load: LoadKind) -> Iterator[tuple[str, str]]:
        """What a type cannot say of the duty and its load."""
        yield from load.disagreements(self.peak_w)

    def without_effect(self) -> frozenset[str]:
        """No weather, no rating conditions, no refrigerant; all units share the load."""
        return frozenset(
            {"site.epw", "criteria.rating", "criteria.beyond_limits_k", "criteria.gwp_max",
             "criteria.gwp_report", "criteria.doubtful_admitted", "plant.staging"}
        )  # fmt: skip
