"""What is asked of boilers: heat, its temperatures, the fuel; and what heats today."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from core.families.boilers.outcome import BoilerOutcome
from core.families.boilers.record import BoilerFuel, HeatMedium
from core.load.by_hours import LoadByHours
from core.load.heating import LoadHeating
from core.load.kind import LoadKind
from core.load.kinds import LoadFile
from core.machines.fuel import Fuel, carbon_kg_per_kwh
from core.machines.steam import saturation_c
from core.study.duty import Duty
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_HEAT_STORE = (
    "heat_store_wh", "heat_store_charge_w", "heat_store_loss", "heat_store_hot_c",
    "heat_store_price",
)  # fmt: skip


class HeatStore(StrEnum):
    """Heat made by electricity while it is cheap, and given when it is dear."""

    NONE = "no_heat_store"
    WATER = "water_heat_store"
    BRICKS = "brick_heat_store"


class BoilerDuty(Duty, frozen=True, kw_only=True, tag="boilers"):
    """Heat at the peak; the return falls with the load in a straight line to `return_low_c`.

    Prices and factors of fuels are those of a kWh of the net heating value. Of steam the pressure
    (absolute) says the temperature, and `return_c` is the feed water.
    """

    loads: ClassVar[tuple[type[LoadKind], ...]] = (LoadHeating, LoadByHours, LoadFile)
    outcome = BoilerOutcome
    in_plants = frozenset(
        {"units_min", "units_max", "models_max", "redundancy", "standby_helps", "staging"}
    )
    heats = True
    defaults: ClassVar[Mapping[str, Any]] = {
        "economics.price_per_kw": 400.0,
        "criteria.oversizing_max": 2.0,
    }

    peak_w: Annotated[float, declare(Kind.HEATING_POWER, ge=1, le=1e9)] | None = None
    design_outdoor_c: Annotated[float, declare(Kind.TEMPERATURE, ge=-50, le=15)] | None = None
    heating_limit_c: Annotated[float, declare(Kind.TEMPERATURE, ge=0, le=20, assumed=True)] = 15.0
    heat_medium: Annotated[HeatMedium, declare()] = HeatMedium.WATER
    supply_c: Annotated[float, declare(Kind.TEMPERATURE, ge=25, le=180, assumed=True)] = 75.0
    return_c: Annotated[float, declare(Kind.TEMPERATURE, ge=10, le=160, assumed=True)] = 50.0
    return_low_c: Annotated[float, declare(Kind.TEMPERATURE, ge=10, le=160)] | None = None
    steam_pressure_pa: Annotated[
        float, declare(Kind.PRESSURE, ge=50e3, le=4e6, assumed=True)
    ] = 800e3  # fmt: skip
    heat_fuel: Annotated[BoilerFuel, declare()] = BoilerFuel.NATURAL_GAS
    fuel_price_per_kwh: Annotated[
        float, declare(Kind.ENERGY_PRICE, ge=0, le=10, assumed=True)
    ] = 0.35  # fmt: skip
    fuel_factor_kg_per_kwh: Annotated[float, declare(Kind.CARBON_FACTOR, ge=0, le=2)] | None = None
    margin: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.1
    # Of electric boilers of hot water. None: for the hardest day, core.families.boilers.heat_store.
    heat_store: Annotated[HeatStore, declare()] = HeatStore.NONE
    heat_store_wh: Annotated[float, declare(Kind.ENERGY, gt=0, le=1e13)] | None = None
    heat_store_charge_w: Annotated[float, declare(Kind.HEATING_POWER, gt=0, le=1e10)] | None = None
    heat_store_loss: Annotated[float, declare(Kind.SHARE, ge=0, le=0.5, assumed=True)] = 0.03
    heat_store_hot_c: Annotated[float, declare(Kind.TEMPERATURE, ge=40, le=180, assumed=True)] = (
        90.0
    )
    heat_store_price: Annotated[float, declare(Kind.MONEY, ge=0, le=1e10)] | None = None
    # What heats today: efficiency on the net heating value over a year.
    old_fuel: Annotated[BoilerFuel, declare()] | None = None
    old_efficiency: Annotated[float, declare(Kind.SHARE, gt=0.3, le=1.1, assumed=True)] = 0.75
    old_price_per_kwh: Annotated[
        float, declare(Kind.ENERGY_PRICE, ge=0, le=10, assumed=True)
    ] = 0.15  # fmt: skip

    @property
    def entered_peak_w(self) -> float | None:
        """The peak that was entered, W."""
        return self.peak_w

    @property
    def out_c(self) -> float:
        """The temperature of supply, or of the steam, °C."""
        steam = self.heat_medium is HeatMedium.STEAM
        return saturation_c(self.steam_pressure_pa) if steam else self.supply_c

    @property
    def burns(self) -> bool:
        """Whether it is a fuel that is paid for, and not electricity."""
        return self.heat_fuel is not BoilerFuel.ELECTRICITY

    @property
    def has_heat_store(self) -> bool:
        """Whether heat is stored: by electricity, as hot water or in bricks that warm water."""
        electric = not self.burns and self.heat_medium is HeatMedium.WATER
        return electric and self.heat_store is not HeatStore.NONE

    def return_at(self, load_share: FloatArray) -> FloatArray:
        """The return at shares of the peak, °C."""
        low = self.return_c if self.return_low_c is None else self.return_low_c
        found: FloatArray = low + (self.return_c - low) * np.clip(load_share, 0.0, 1.0)
        return found

    def factor_of(self, fuel: BoilerFuel, grid_kg_per_kwh: float) -> float:
        """CO2 of a kWh, kg; biomass counts as none where nothing else was entered."""
        if fuel is self.heat_fuel and self.fuel_factor_kg_per_kwh is not None:
            return self.fuel_factor_kg_per_kwh
        if fuel is BoilerFuel.ELECTRICITY:
            return grid_kg_per_kwh
        return 0.0 if fuel is BoilerFuel.BIOMASS else carbon_kg_per_kwh(Fuel(fuel.value))

    def disagreements(self, load: LoadKind) -> Iterator[tuple[str, str]]:
        """What a type cannot say of the duty and its load."""
        yield from load.disagreements(self.peak_w)
        if self.return_c >= self.out_c:
            yield "duty.return_c", f">= {self.out_c:.1f} °C"
        if self.return_low_c is not None and self.return_low_c > self.return_c:
            yield "duty.return_low_c", "> duty.return_c"
        if (
            self.has_heat_store
            and self.heat_store is HeatStore.WATER
            and (self.heat_store_hot_c <= self.return_c)
        ):
            yield "duty.heat_store_hot_c", "<= duty.return_c"

    def without_effect(self) -> frozenset[str]:
        """What belongs to steam says nothing of water, what is of fuels nothing of electricity."""
        steam = self.heat_medium is HeatMedium.STEAM
        without = {
            "criteria.rating", "criteria.beyond_limits_k", "criteria.gwp_max",
            "criteria.gwp_report",
        }  # fmt: skip
        without.add("duty.supply_c" if steam else "duty.steam_pressure_pa")
        if not self.burns:
            without |= {"duty.fuel_price_per_kwh", "duty.fuel_factor_kg_per_kwh"}
        if self.burns or steam:
            without.add("duty.heat_store")
        if not self.has_heat_store:
            without.update(f"duty.{key}" for key in _HEAT_STORE)
        elif self.heat_store is HeatStore.BRICKS:
            without.add("duty.heat_store_hot_c")
        if self.old_fuel is None:
            without |= {"duty.old_efficiency", "duty.old_price_per_kwh"}
        elif self.old_fuel is BoilerFuel.ELECTRICITY:
            without.add("duty.old_price_per_kwh")
        return frozenset(without)
