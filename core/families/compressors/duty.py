"""What is asked of compressors: flow and pressure, the receiver, leaks, what stands there today."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Annotated, ClassVar

from core.families.compressors.air import AirVolume
from core.families.compressors.loads import AirFile, AirLog, AirWeek
from core.families.compressors.outcome import CompressorOutcome
from core.families.compressors.record import AirControl, AirCooling, CompressedGas, CompressorKind
from core.families.compressors.today import TodayCompressor
from core.families.flow_stations.loads import FlowBins
from core.load.kind import LoadKind
from core.study.duty import Duty
from core.study.plant import Staging
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind

MONTHS = 12
MOST_TODAY = 12
RECEIVER_MIN = 0.4  # m³ for each m³/min of the design flow, where nothing is entered


class CompressorDuty(Duty, frozen=True, kw_only=True, tag="compressors"):
    """Flow at the greatest demand and the pressure where it is used; None: not known."""

    loads: ClassVar[tuple[type[LoadKind], ...]] = (AirWeek, AirFile, AirLog, FlowBins)
    defaults = MappingProxyType(
        {
            "economics.price_per_kw": 1200.0,
            "economics.life_years": 12,
            "economics.maintenance_share": 0.04,
            "criteria.oversizing_max": 2.0,
            "criteria.efficient_share": 0.9,
            "plant.units_max": 4,
        }
    )
    outcome = CompressorOutcome
    in_plants = frozenset({"units_min", "units_max", "redundancy", "staging", "models_max"})
    stagings: ClassVar[tuple[Staging, ...]] = (Staging.OPTIMUM, Staging.IN_ORDER)

    compressed_gas: Annotated[CompressedGas, declare()] = CompressedGas.AIR
    air_flow_m3s: Annotated[float, declare(Kind.FREE_AIR_FLOW, ge=1e-4, le=100)] = 20.0 / 60.0
    air_volume: Annotated[AirVolume, declare()] = AirVolume.FREE
    inlet_c: Annotated[float, declare(Kind.TEMPERATURE, ge=-20, le=50, assumed=True)] = 25.0
    inlet_humidity: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.6
    air_margin: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.1
    use_pa: Annotated[float, declare(Kind.GAUGE_PRESSURE, ge=5e4, le=4e6)] = 6e5
    drop_pa: Annotated[float, declare(Kind.GAUGE_PRESSURE, ge=0, le=1e6, assumed=True)] = 5e4
    band_pa: Annotated[float, declare(Kind.GAUGE_PRESSURE, ge=1e4, le=3e5, assumed=True)] = 7e4
    cascade_step_pa: Annotated[
        float, declare(Kind.GAUGE_PRESSURE, ge=0, le=1e5, assumed=True)
    ] = 1.4e4  # fmt: skip
    dryer_w: Annotated[float, declare(Kind.ELECTRIC_POWER, ge=1, le=1e7)] | None = None
    purge_share: Annotated[float, declare(Kind.SHARE, ge=0, le=0.5)] = 0.0
    receiver_m3: Annotated[float, declare(Kind.TANK_VOLUME, gt=0, le=1e4)] | None = None
    wanted_kind: Annotated[CompressorKind, declare()] | None = None
    oil_free: Annotated[bool, declare()] = False
    leak_share: Annotated[float, declare(Kind.SHARE, ge=0, le=0.9)] | None = None
    leak_test_m3s: Annotated[float, declare(Kind.FREE_AIR_FLOW, ge=1e-4, le=100)] | None = None
    leak_load_s: Annotated[float, declare(Kind.SECONDS, gt=0, le=1e5)] | None = None
    leak_unload_s: Annotated[float, declare(Kind.SECONDS, gt=0, le=1e5)] | None = None
    leak_bleed_s: Annotated[float, declare(Kind.SECONDS, gt=0, le=1e5)] | None = None
    leak_from_pa: Annotated[float, declare(Kind.GAUGE_PRESSURE, ge=5e4, le=4e6)] | None = None
    leak_to_pa: Annotated[float, declare(Kind.GAUGE_PRESSURE, ge=0, le=4e6)] | None = None
    leak_net_m3: Annotated[float, declare(Kind.TANK_VOLUME, gt=0, le=1e5)] | None = None
    leak_repaired: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.5
    unregulated_share: Annotated[float, declare(Kind.SHARE, ge=0, le=1)] = 0.0
    steady_heat_w: Annotated[float, declare(Kind.HEATING_POWER, ge=100, le=1e8)] | None = None
    heat_months: Annotated[tuple[float, ...], declare(Kind.SHARE)] = (1.0,) * MONTHS
    heat_usable: Annotated[float, declare(Kind.SHARE, ge=0, le=0.94, assumed=True)] = 0.7
    # What a kWh of that heat costs today: of natural gas at 0.35 and a boiler of 90 %.
    heat_price_per_kwh: Annotated[
        float, declare(Kind.ENERGY_PRICE, ge=0, le=10, assumed=True)
    ] = 0.39  # fmt: skip
    heat_recovery_price: Annotated[float, declare(Kind.MONEY, ge=0, le=1e9)] | None = None
    drive_price_per_kw: Annotated[
        float, declare(Kind.CAPACITY_PRICE, ge=0, le=1e5, assumed=True)
    ] = 350.0  # fmt: skip
    today_compressors: Annotated[tuple[TodayCompressor, ...], declare()] = ()
    today_cooling: Annotated[AirCooling, declare()] = AirCooling.AIR
    today_air_control: Annotated[AirControl, declare()] = AirControl.LOAD_UNLOAD
    today_band_pa: Annotated[
        float, declare(Kind.GAUGE_PRESSURE, ge=1e4, le=3e5, assumed=True)
    ] = 1e5  # fmt: skip
    today_all_run: Annotated[bool, declare()] = True
    today_measured_wh: Annotated[float, declare(Kind.ENERGY, ge=1e3, le=1e13)] | None = None

    @property
    def receiver(self) -> float:
        """Volume of the receivers, m³; in proportion to the flow where none is entered."""
        return self.receiver_m3 or RECEIVER_MIN * self.air_flow_m3s * 60.0

    @property
    def leak_tested(self) -> bool:
        """Whether the leaks were tested by loading and unloading without users."""
        return None not in (self.leak_test_m3s, self.leak_load_s, self.leak_unload_s)

    @property
    def leak_bled(self) -> bool:
        """Whether they were tested by letting the pressure fall with all compressors off."""
        return None not in (self.leak_bleed_s, self.leak_from_pa, self.leak_to_pa)

    def disagreements(self, load: LoadKind) -> Iterator[tuple[str, str]]:
        """What a type cannot say of the duty and its load."""
        yield from load.disagreements(self.entered_peak_w)
        cycled = (self.leak_test_m3s, self.leak_load_s, self.leak_unload_s)
        if any(one is not None for one in cycled) and not self.leak_tested:
            yield "duty.leak_unload_s", "duty.leak_test_m3s, duty.leak_load_s"
        bled = (self.leak_bleed_s, self.leak_from_pa, self.leak_to_pa)
        if any(one is not None for one in bled) and not self.leak_bled:
            yield "duty.leak_bleed_s", "duty.leak_from_pa, duty.leak_to_pa"
        if self.leak_bled and (self.leak_to_pa or 0.0) >= (self.leak_from_pa or 0.0):
            yield "duty.leak_to_pa", "< duty.leak_from_pa"
        if self.leak_tested and self.leak_bled:
            yield "duty.leak_bleed_s", "duty.leak_load_s"
        if len(self.today_compressors) > MOST_TODAY:
            yield "duty.today_compressors", f"≤ {MOST_TODAY}"
        for one in self.today_compressors:
            if (one.today_least_m3s or 0.0) >= one.today_free_air_m3s:
                yield "duty.today_compressors", "today_least_m3s < today_free_air_m3s"
        if len(self.heat_months) != MONTHS or not all(0 <= one <= 1 for one in self.heat_months):
            yield "duty.heat_months", "12 × 0…1"
        if isinstance(load, AirLog) and not self.today_compressors:
            yield "duty.today_compressors", "load.path"
        if self.oil_free and self.wanted_kind is not None and not self.wanted_kind.oil_free:
            yield "duty.wanted_kind", "duty.oil_free"

    def without_effect(self) -> frozenset[str]:
        """What says nothing of compressors, and what other entries make idle."""
        idle = {
            "criteria.gwp_max",
            "criteria.gwp_report",
            "compliance.phased_out_admitted",
            "criteria.rating",
            "criteria.beyond_limits_k",
        }
        if self.air_volume is AirVolume.FREE:
            idle |= {"duty.inlet_c", "duty.inlet_humidity"}
        if self.leak_share is None and not (self.leak_tested or self.leak_bled):
            idle.add("duty.leak_repaired")
        if not self.leak_bled:
            idle.add("duty.leak_net_m3")
        if self.steady_heat_w is None:
            idle |= {
                f"duty.{key}"
                for key in (
                    "heat_usable", "heat_months", "heat_price_per_kwh", "heat_recovery_price"
                )
            }  # fmt: skip
        if not self.today_compressors:
            idle |= {
                f"duty.{key}"
                for key in (
                    "today_air_control", "today_band_pa", "today_all_run", "today_measured_wh",
                    "today_cooling",
                )
            }  # fmt: skip
        return frozenset(idle)
