"""What is asked of servers: work over the day, headroom, the room; and what serves today."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar

from core.families.servers.outcome import ServerOutcome
from core.load.by_hours import LoadByHours
from core.load.kind import LoadKind
from core.study.duty import Duty
from core.study.plant import Staging
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class ServerDuty(Duty, frozen=True, kw_only=True, tag="servers"):
    """Work at the peak; of today's servers their number, powers, work and mean utilisation."""

    loads: ClassVar[tuple[type[LoadKind], ...]] = (LoadByHours,)
    outcome = ServerOutcome
    in_plants = frozenset({"units_min", "units_max", "redundancy"})
    stagings: ClassVar[tuple[Staging, ...]] = (Staging.EQUAL_SPLIT,)
    defaults: ClassVar[Mapping[str, Any]] = {
        "economics.price_per_kw": 80_000.0,
        "economics.life_years": 5,
        "economics.maintenance_share": 0.05,
        "criteria.oversizing_max": 4.0,
        "plant.units_max": 60,
        "plant.staging": Staging.EQUAL_SPLIT,
    }

    peak_w: Annotated[float, declare(Kind.WORK_RATE, gt=0, le=1e12)] | None = None
    utilisation_max: Annotated[float, declare(Kind.SHARE, ge=0.05, le=1, assumed=True)] = 0.6
    room_pue: Annotated[float, declare(Kind.RATIO, ge=1, le=4, assumed=True)] = 1.3
    # What the studies of the room's cooling and of its power supply say; with it no PUE is assumed.
    cooling_factor: Annotated[float, declare(Kind.RATIO, ge=0, le=3)] | None = None
    supply_loss_share: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.06
    room_other_share: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.05
    from_year: Annotated[int, declare(Kind.YEAR, ge=2007, le=2100)] | None = None
    several_nodes: Annotated[bool, declare()] = False
    # What serves today.
    old_servers: Annotated[int, declare(Kind.COUNT, ge=0, le=100_000)] = 0
    old_full_w: Annotated[float, declare(Kind.IDLE_POWER, gt=0)] | None = None
    old_idle_w: Annotated[float, declare(Kind.IDLE_POWER, gt=0)] | None = None
    old_utilisation: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.15

    @property
    def entered_peak_w(self) -> float | None:
        """The peak that was entered, ssj_ops."""
        return self.peak_w

    @property
    def pue(self) -> float:
        """Energy of the room over that of its servers: by its parts, where the cooling is known."""
        if self.cooling_factor is None:
            return self.room_pue
        return 1.0 + self.cooling_factor + self.supply_loss_share + self.room_other_share

    def disagreements(self, load: LoadKind) -> Iterator[tuple[str, str]]:
        """What a type cannot say of the duty and its load."""
        yield from load.disagreements(self.peak_w)
        if self.old_servers and None in (self.old_full_w, self.old_idle_w):
            yield "duty.old_full_w", "duty.old_servers"
        if (self.old_idle_w or 0.0) > (self.old_full_w or float("inf")):
            yield "duty.old_idle_w", "> duty.old_full_w"

    def without_effect(self) -> frozenset[str]:
        """No weather, no rating conditions, no refrigerant; nothing of today where none serves."""
        without = {
            "site.epw", "criteria.rating", "criteria.beyond_limits_k", "criteria.gwp_max",
            "criteria.gwp_report", "criteria.doubtful_admitted", "plant.staging",
        }  # fmt: skip
        if self.cooling_factor is None:
            without |= {"duty.supply_loss_share", "duty.room_other_share"}
        else:
            without.add("duty.room_pue")
        if not self.old_servers:
            without |= {"duty.old_full_w", "duty.old_idle_w", "duty.old_utilisation"}
        return frozenset(without)
