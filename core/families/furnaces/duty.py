"""What is asked of furnaces: what is heated how far, how much of it, and what heats it today."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from core.families.furnaces.charge import ChargeMaterial, heat_wh_per_kg, melting_c
from core.families.furnaces.outcome import FurnaceOutcome
from core.families.furnaces.record import FurnaceProcess
from core.load.by_hours import LoadByHours
from core.load.kind import LoadKind
from core.study.duty import Duty
from core.study.plant import Staging
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class FurnacePauses(StrEnum):
    """What is done while nothing is heated."""

    LESS = "pause_of_less_energy"
    HELD = "pause_held_hot"
    COOLED = "pause_cooled"


class FurnaceFuel(StrEnum):
    """What a furnace of today takes."""

    NATURAL_GAS = "natural_gas"
    ELECTRICITY = "electricity"


class FurnaceDuty(Duty, frozen=True, kw_only=True, tag="furnaces"):
    """Throughput at the peak; price and factor of gas are those of a kWh of net heating value.

    heat_per_mass: of the charge, where it is known; None: of the material between the temperatures.
    fixture_share: baskets and fixtures that are heated too, over the charge.
    """

    loads: ClassVar[tuple[type[LoadKind], ...]] = (LoadByHours,)
    outcome = FurnaceOutcome
    in_plants = frozenset({"units_min", "units_max"})
    heats = True
    stagings: ClassVar[tuple[Staging, ...]] = (Staging.EQUAL_SPLIT,)
    defaults: ClassVar[Mapping[str, Any]] = {
        "economics.price_per_kw": 4000.0,
        "economics.life_years": 15,
        "economics.maintenance_share": 0.03,
        "criteria.oversizing_max": 2.0,
        "plant.units_max": 4,
        "plant.staging": Staging.EQUAL_SPLIT,
    }

    throughput: Annotated[float, declare(Kind.MASS_FLOW, gt=0, le=1e6)] | None = None
    furnace_process: Annotated[FurnaceProcess, declare()] = FurnaceProcess.HEAT_TREATMENT
    charge_material: Annotated[ChargeMaterial, declare()] = ChargeMaterial.STEEL
    process_c: Annotated[float, declare(Kind.TEMPERATURE, ge=100, le=1700, assumed=True)] = 900.0
    charge_start_c: Annotated[float, declare(Kind.TEMPERATURE, ge=-20, le=1200, assumed=True)] = (
        20.0
    )
    heat_per_mass: Annotated[float, declare(Kind.ENERGY_PER_MASS, gt=0, le=5000)] | None = None
    fixture_share: Annotated[float, declare(Kind.SHARE, ge=0, le=3)] = 0.0
    furnace_pauses: Annotated[FurnacePauses, declare()] = FurnacePauses.LESS
    fuel_price_per_kwh: Annotated[
        float, declare(Kind.ENERGY_PRICE, ge=0, le=10, assumed=True)
    ] = 0.35  # fmt: skip
    margin: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.1
    # What heats today: its year's energy over the charge, all pauses in it.
    old_energy_per_mass: Annotated[float, declare(Kind.ENERGY_PER_MASS, gt=0, le=2e4)] | None = None
    old_fuel: Annotated[FurnaceFuel, declare()] = FurnaceFuel.NATURAL_GAS

    @property
    def heat_wh_per_kg(self) -> float:
        """Heat that a kilogram of the charge takes, with its fixtures of steel, Wh."""
        own = self.heat_per_mass
        if own is None:
            own = heat_wh_per_kg(self.charge_material, self.charge_start_c, self.process_c)
        if not self.fixture_share:
            return own
        steel = heat_wh_per_kg(ChargeMaterial.STEEL, self.charge_start_c, self.process_c)
        return own + self.fixture_share * steel

    @property
    def entered_peak_w(self) -> float | None:
        """Heat in the charge at the throughput that was entered, W."""
        return None if self.throughput is None else self.throughput * self.heat_wh_per_kg

    def disagreements(self, load: LoadKind) -> Iterator[tuple[str, str]]:  # noqa: ARG002
        """What a type cannot say of the duty and its load."""
        if self.throughput is None:
            yield "duty.throughput", "null"
        if self.charge_start_c >= self.process_c:
            yield "duty.charge_start_c", ">= duty.process_c"
        melts, at_c = (
            self.furnace_process is FurnaceProcess.MELTING,
            melting_c(self.charge_material),
        )
        if melts != (self.process_c > at_c) and self.heat_per_mass is None:
            yield "duty.process_c", f"{'<=' if melts else '>'} {at_c:.0f} °C"

    def without_effect(self) -> frozenset[str]:
        """No weather, no rating conditions, no refrigerant; all furnaces share the charge."""
        without = {
            "site.epw", "criteria.rating", "criteria.beyond_limits_k", "criteria.gwp_max",
            "criteria.gwp_report", "criteria.doubtful_admitted", "plant.staging",
        }  # fmt: skip
        if self.old_energy_per_mass is None:
            without.add("duty.old_fuel")
        if self.heat_per_mass is not None:
            without.add("duty.charge_material")
        return frozenset(without)
