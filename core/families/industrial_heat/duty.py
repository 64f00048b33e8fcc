"""The heat a process needs, the waste heat there is for it, and the boiler that does it today."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from core.families.industrial_heat.load import LoadFlows, LoadProcess
from core.families.industrial_heat.outcome import IndustrialHeatOutcome
from core.families.industrial_heat.streams import Streams
from core.load.kind import LoadKind
from core.machines.fuel import Fuel, carbon_kg_per_kwh
from core.machines.second_law import ZERO_C_IN_K
from core.machines.steam import saturation_c
from core.study.duty import Duty
from core.study.plant import STARTS
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind

# Heat capacity by volume, J/(m³K): water at 25 °C (997 kg/m³ · 4.18 kJ/kgK); dry air at 1 bar
# from ρ = 353 / T.
_WATER_J_M3K = 997.0 * 4180.0
_AIR_KGK_M3 = 353.0
_AIR_J_KGK = 1006.0


class SinkMedium(StrEnum):
    """What the heat goes to."""

    WATER = "hot_water"
    AIR = "hot_air"
    STEAM = "steam"


class SourceMedium(StrEnum):
    """What the heat comes from."""

    WATER = "waste_water"
    AIR = "exhaust_air"
    VAPOUR = "vapour"


class HeatOrder(StrEnum):
    """Which runs first where a boiler stays; `choice.<value>` names it."""

    PUMP_FIRST = "heat_pump_first"
    CHEAPEST = "cheapest_first"


class IndustrialHeatDuty(Duty, frozen=True, kw_only=True, tag="industrial_heat"):
    """What is asked of an industrial heat pump.

    Of steam, the pressure (absolute) tells the temperature, and `sink_in_c` is its feed water.
    `source_out_c` is as far as the source may be cooled; `source_w` is the heat that gives, or
    `source_flow_m3s` tells it. With neither the source is taken as larger than the demand.
    Of a dryer `dryer_kwh_per_kg` is the heat it takes for a kilogram of water.
    """

    loads: ClassVar[tuple[type[LoadKind], ...]] = (LoadProcess, LoadFlows)
    in_plants = frozenset(
        {"units_min", "units_max", "models_max", "redundancy", "standby_helps", *STARTS}
    )
    outcome = IndustrialHeatOutcome
    heats = True
    defaults: ClassVar[Mapping[str, Any]] = {"economics.price_per_kw": 4000.0}

    peak_w: Annotated[float, declare(Kind.HEATING_POWER, ge=1, le=1e9)] | None = None
    sink_medium: Annotated[SinkMedium, declare()] = SinkMedium.WATER
    sink_in_c: Annotated[float, declare(Kind.TEMPERATURE, ge=-10, le=200, assumed=True)] = 55.0
    sink_out_c: Annotated[float, declare(Kind.TEMPERATURE, ge=20, le=250, assumed=True)] = 75.0
    steam_pressure_pa: Annotated[
        float, declare(Kind.PRESSURE, ge=50e3, le=4e6, assumed=True)
    ] = 300e3  # fmt: skip
    source_medium: Annotated[SourceMedium, declare()] = SourceMedium.WATER
    source_in_c: Annotated[float, declare(Kind.TEMPERATURE, ge=-10, le=200)]
    source_out_c: Annotated[float, declare(Kind.TEMPERATURE, ge=-20, le=195)]
    source_w: Annotated[float, declare(Kind.HEATING_POWER, ge=1, le=1e9)] | None = None
    source_flow_m3s: Annotated[float, declare(Kind.WATER_FLOW, ge=1e-6, le=1e3)] | None = None
    source_approach_k: Annotated[
        float, declare(Kind.TEMPERATURE_DIFFERENCE, ge=0, le=30, assumed=True)
    ] = 3.0
    sink_approach_k: Annotated[
        float, declare(Kind.TEMPERATURE_DIFFERENCE, ge=0, le=30, assumed=True)
    ] = 3.0
    stages_max: Annotated[int, declare(Kind.COUNT, ge=1, le=2)] = 2
    margin: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.05
    circulation_ratio: Annotated[float, declare(Kind.SHARE, ge=0, le=0.5)] = 0.0
    useful_cooling: Annotated[float, declare(Kind.SHARE, ge=0, le=1)] = 0.0
    replaced_cop: Annotated[float, declare(Kind.COP, ge=1, le=20, assumed=True)] = 5.0
    boiler_fuel: Annotated[Fuel, declare()] = Fuel.NATURAL_GAS
    boiler_efficiency: Annotated[float, declare(Kind.SHARE, gt=0.3, le=1.1, assumed=True)] = 0.9
    boiler_stays: Annotated[bool, declare()] = True
    heat_order: Annotated[HeatOrder, declare()] = HeatOrder.PUMP_FIRST
    fuel_price_per_kwh: Annotated[
        float, declare(Kind.ENERGY_PRICE, ge=0, le=10, assumed=True)
    ] = 0.35  # fmt: skip
    fuel_factor_kg_per_kwh: Annotated[float, declare(Kind.CARBON_FACTOR, ge=0, le=2)] | None = None
    dryer_kwh_per_kg: Annotated[float, declare(Kind.HEAT_PER_WATER, ge=0.3, le=10)] | None = None
    primary_factor: Annotated[float, declare(Kind.RATIO, ge=1, le=5, assumed=True)] = 2.4

    @property
    def process(self) -> Streams:
        """The process's own streams; of steam both ends of the sink are its temperature."""
        steam = self.sink_medium is SinkMedium.STEAM
        out_c = saturation_c(self.steam_pressure_pa) if steam else self.sink_out_c
        return Streams(
            source_in_c=self.source_in_c,
            source_out_c=self.source_out_c,
            sink_in_c=out_c if steam else self.sink_in_c,
            sink_out_c=out_c,
        )

    @property
    def machine(self) -> Streams:
        """The streams at the machine, behind the heat exchangers."""
        return self.process.between(self.source_approach_k, self.sink_approach_k)

    @property
    def source_heat_w(self) -> float | None:
        """Heat the source gives when cooled to its limit, W; None: more than is asked."""
        if self.source_flow_m3s is None:
            return self.source_w
        glide = self.source_in_c - self.source_out_c
        by_volume = _WATER_J_M3K
        if self.source_medium is SourceMedium.AIR:
            by_volume = _AIR_KGK_M3 / (self.source_in_c + ZERO_C_IN_K) * _AIR_J_KGK
        return self.source_flow_m3s * by_volume * glide

    @property
    def cheapest_first(self) -> bool:
        """Whether the boiler heats where that costs less in the hour."""
        return self.boiler_stays and self.heat_order is HeatOrder.CHEAPEST

    @property
    def fuel_carbon_kg_per_kwh(self) -> float:
        """CO2 of a kWh of the boiler's fuel, kg."""
        given = self.fuel_factor_kg_per_kwh
        return carbon_kg_per_kwh(self.boiler_fuel) if given is None else given

    @property
    def entered_peak_w(self) -> float | None:
        """The peak that was entered, W."""
        return self.peak_w

    def disagreements(self, load: LoadKind) -> Iterator[tuple[str, str]]:
        """What a type cannot say of the duty and its load."""
        yield from load.disagreements(self.peak_w)
        streams = self.process
        if self.sink_in_c >= streams.sink_out_c:
            yield "duty.sink_in_c", f">= {streams.sink_out_c:.1f} °C"
        if self.source_out_c >= self.source_in_c:
            yield "duty.source_out_c", ">= duty.source_in_c"
        if self.source_w is not None and self.source_flow_m3s is not None:
            yield "duty.source_flow_m3s", "duty.source_w"
        if self.source_flow_m3s is not None and self.source_medium is SourceMedium.VAPOUR:
            yield "duty.source_flow_m3s", f"duty.source_medium = `{self.source_medium.value}`"

    def without_effect(self) -> frozenset[str]:
        """What belongs to steam says nothing of water and air, and so on; the weather nothing."""
        steam = self.sink_medium is SinkMedium.STEAM
        without = {"criteria.rating", "criteria.beyond_limits_k", "criteria.doubtful_admitted"}
        without.add("site.epw")
        without.add("duty.sink_out_c" if steam else "duty.steam_pressure_pa")
        without.add("plant.standby_helps" if self.boiler_stays else "duty.heat_order")
        if not self.useful_cooling:
            without.add("duty.replaced_cop")
        if self.source_medium is SourceMedium.VAPOUR:
            without.add("duty.source_flow_m3s")
        return frozenset(without)
