"""What is asked of electrolysers: hydrogen, and what surrounds the stacks."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar

from core.families.electrolysers.load_power import LoadPower
from core.families.electrolysers.outcome import ElectrolyserOutcome
from core.families.electrolysers.record import ElectrolyserKind
from core.load.by_hours import LoadByHours
from core.load.kind import LoadKind
from core.load.kinds import LoadFile
from core.study.duty import Duty
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class ElectrolyserDuty(Duty, frozen=True, kw_only=True, tag="electrolysers"):
    """Hydrogen at the peak; rectifier and all else where a maker states the stack alone.

    usual_fade_share (per 1,000 h) and usual_stack_life_h hold where a record states none;
    stack_price_share is the part of the price that a renewal of the stacks costs.
    """

    loads: ClassVar[tuple[type[LoadKind], ...]] = (LoadByHours, LoadFile, LoadPower)
    outcome = ElectrolyserOutcome
    in_plants = frozenset(
        {"units_min", "units_max", "models_max", "redundancy", "standby_helps", "staging"}
    )
    defaults: ClassVar[Mapping[str, Any]] = {
        "economics.price_per_kw": 2000.0,
        "criteria.oversizing_max": 2.0,
        "criteria.rank_by": "hydrogen_cost",
    }

    peak_w: Annotated[float, declare(Kind.HYDROGEN_FLOW, gt=0, le=100)] | None = None
    wanted_kind: Annotated[ElectrolyserKind, declare()] | None = None
    outlet_least_pa: Annotated[float, declare(Kind.GAUGE_PRESSURE, ge=0, le=1e7)] | None = None
    rectifier_efficiency: Annotated[
        float, declare(Kind.SHARE, gt=0.5, le=1, assumed=True)
    ] = 0.97  # fmt: skip
    balance_kwh_m3: Annotated[
        float, declare(Kind.ENERGY_PER_HYDROGEN, ge=0, le=2, assumed=True)
    ] = 0.3  # fmt: skip
    usual_fade_share: Annotated[float, declare(Kind.FINE_SHARE, ge=0, lt=0.1)] | None = None
    usual_stack_life_h: Annotated[float, declare(Kind.HOURS, ge=1000, le=1e6)] | None = None
    stack_price_share: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.4
    margin: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.05

    @property
    def entered_peak_w(self) -> float | None:
        """The peak that was entered, m³/s."""
        return self.peak_w

    def disagreements(self, load: LoadKind) -> Iterator[tuple[str, str]]:
        """What a type cannot say of the duty and its load."""
        yield from load.disagreements(self.peak_w)

    def without_effect(self) -> frozenset[str]:
        """No weather, no rating conditions, no refrigerant."""
        return frozenset(
            {"site.epw", "criteria.rating", "criteria.beyond_limits_k", "criteria.gwp_max",
             "criteria.gwp_report"}
        )  # fmt: skip
