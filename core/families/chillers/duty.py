"""The cooling duty: what is asked of the chillers."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, ClassVar

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.outcome import ChillerOutcome
from core.load.kind import LoadKind
from core.load.kinds import LoadFile, LoadShape, LoadSynthesised
from core.machines.condenser import Condenser
from core.machines.fuel import Fuel
from core.study.duty import Duty
from core.study.plant import STARTS, Redundancy
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]


class Auxiliaries(StrEnum):
    """How pumps and fans are taken: as shares of the cooling, or a plant room computed."""

    SHARES = "shares"
    PLANT_ROOM = "plant_room"


class ChilledPumping(StrEnum):
    """Chilled-water pumps: one of constant speed a chiller, or a speed that follows the load.

    VARIABLE is variable primary flow on a header: a bypass keeps the least flow of the chillers
    that run. TWO_STAGES: a primary pump of constant speed for each chiller, and secondary pumps
    whose speed follows the load; what the chillers give beyond it goes round a decoupler.
    """

    CONSTANT = "constant_pumps"
    VARIABLE = "variable_primary"
    TWO_STAGES = "primary_secondary"


class CondenserPumping(StrEnum):
    """Cooling-water pumps, one for each chiller: of constant speed, or one that is chosen."""

    CONSTANT = "constant_cooling_pumps"
    VARIABLE = "variable_cooling_pumps"


class CondenserControl(StrEnum):
    """The set-point of the cooling water.

    OPTIMUM: at every load and wet bulb the one at which chillers and fans need the least;
    FIXED: one temperature; APPROACH: the wet bulb and the approach; LIFT: the condenser return
    follows the load of the plant, by Guideline 36; FULL_FAN: as cold as it gets.
    """

    OPTIMUM = "least_power"
    APPROACH = "wet_bulb_approach"
    LIFT = "lift_reset"
    FIXED = "fixed_set_point"
    FULL_FAN = "full_fan"


class FreeCooling(StrEnum):
    """Cooling without compressors, through a plate exchanger between towers and chilled water.

    INTEGRATED: it stands before the chiller, which takes what is left; SEPARATE: it takes all the
    load of a unit or nothing.
    """

    NONE = "no_free_cooling"
    SEPARATE = "separate"
    INTEGRATED = "integrated"


class DryCooling(StrEnum):
    """Whether there are dry coolers.

    BESIDE: they cool the return of a plant with air while it is cold; CONDENSERS: in a closed loop
    they take the heat of condensers with water, where towers would stand.
    """

    NONE = "no_dry_cooler"
    BESIDE = "dry_cooler_in_return"
    CONDENSERS = "dry_cooler_for_condensers"


class HeatRecovery(StrEnum):
    """Whether condenser heat warms water; WATER: one more chiller, led by the heat asked for."""

    NONE = "no_heat_recovery"
    WATER = "recovers_hot_water"


class HotWaterBy(StrEnum):
    """What warms water today, and does the rest."""

    BOILER = "fired_boiler"
    HEAT_PUMP = "water_heater_heat_pump"


class ColdStore(StrEnum):
    """A store beside the plant, by which it cools when electricity is cheap."""

    NONE = "no_cold_store"
    WATER = "chilled_water_store"
    ICE = "ice_store"


class Absorption(StrEnum):
    """A chiller driven by heat beside the others, run when that is cheaper."""

    NONE = "no_absorption"
    DIRECT_FIRED = "direct_fired_absorption"


class ChillerDuty(Duty, frozen=True, kw_only=True, tag="chillers"):
    """The cooling duty; `None` for the peak and the condenser means: from load and site."""

    loads: ClassVar[tuple[type[LoadKind], ...]] = (LoadFile, LoadShape, LoadSynthesised)
    in_plants = frozenset(
        {
            "units_min", "units_max", "models_max", "same_model_max", "redundancy",
            "standby_helps", "staging", *STARTS,
        }
    )  # fmt: skip
    redundancies = tuple(Redundancy)
    outcome = ChillerOutcome

    peak_w: Annotated[float, declare(Kind.COOLING_POWER, ge=1, le=1e9)] | None = None
    leaving_chilled_c: Annotated[float, declare(Kind.TEMPERATURE, ge=2, le=25, assumed=True)] = 7.0
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
    chilled_pump_ratio: Annotated[float, declare(Kind.SHARE, ge=0, le=0.5)] = 0.0
    condenser_pump_ratio: Annotated[float, declare(Kind.SHARE, ge=0, le=0.5)] = 0.0
    tower_fan_ratio: Annotated[float, declare(Kind.SHARE, ge=0, le=0.5)] = 0.0
    it_share: Annotated[float, declare(Kind.SHARE, gt=0, le=1)] | None = None  # of the cooling
    # What stands today, as measured in a year: the whole room.
    today_energy_wh: Annotated[float, declare(Kind.ENERGY, gt=0)] | None = None
    today_cooling_wh: Annotated[float, declare(Kind.ENERGY, gt=0)] | None = None
    # A plant room: pumps and cooling towers, each sized with the chiller it serves.
    auxiliaries: Annotated[Auxiliaries, declare()] = Auxiliaries.SHARES
    chilled_pumping: Annotated[ChilledPumping, declare()] = ChilledPumping.VARIABLE
    chilled_head_m: Annotated[float, declare(Kind.HEAD, gt=0, le=200, assumed=True)] = 32.0
    # of two stages, the part of the whole head that the primary pumps overcome
    primary_head_m: Annotated[float, declare(Kind.HEAD, gt=0, le=200, assumed=True)] = 15.0
    chilled_set_head_m: Annotated[float, declare(Kind.HEAD, ge=0, le=200, assumed=True)] = 12.0
    chilled_pipe_m: Annotated[float, declare(Kind.LENGTH, gt=0, le=10_000)] | None = None
    chilled_flow_least: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.5
    # Chilled water so much warmer below a load, and what part of it its return follows.
    chilled_reset_k: Annotated[float, declare(Kind.TEMPERATURE_DIFFERENCE, ge=0, le=5)] = 0.0
    chilled_reset_below: Annotated[float, declare(Kind.SHARE, gt=0, le=1, assumed=True)] = 0.6
    chilled_reset_return: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.5
    condenser_head_m: Annotated[float, declare(Kind.HEAD, gt=0, le=200, assumed=True)] = 25.0
    pumping_efficiency: Annotated[float, declare(Kind.SHARE, gt=0.1, le=0.95, assumed=True)] = 0.7
    # Cooling water that follows the load: held is what it is lifted by, the rest goes with flow².
    condenser_pumping: Annotated[CondenserPumping, declare()] = CondenserPumping.CONSTANT
    condenser_lift_m: Annotated[float, declare(Kind.HEAD, ge=0, le=50, assumed=True)] = 5.0
    condenser_flow_least: Annotated[float, declare(Kind.SHARE, ge=0.3, le=1, assumed=True)] = 0.6
    condenser_control: Annotated[CondenserControl, declare()] = CondenserControl.OPTIMUM
    condenser_set_c: Annotated[float, declare(Kind.TEMPERATURE, ge=12, le=40)] = 32.0
    tower_range_k: Annotated[
        float, declare(Kind.TEMPERATURE_DIFFERENCE, ge=2, le=15, assumed=True)
    ] = 5.0
    tower_water_over_air: Annotated[float, declare(Kind.RATIO, ge=0.5, le=3, assumed=True)] = 1.2
    tower_fan_kwh_per_m3: Annotated[
        float, declare(Kind.ENERGY_PER_VOLUME, gt=0, le=0.2, assumed=True)
    ] = 0.035
    tower_air_least: Annotated[float, declare(Kind.SHARE, ge=0.1, le=1, assumed=True)] = 0.3
    tower_fan_fixed: Annotated[float, declare(Kind.SHARE, ge=0, le=0.3)] = 0.0  # at any speed
    tower_cycles: Annotated[float, declare(Kind.RATIO, ge=1.5, le=20, assumed=True)] = 4.0
    water_price_per_m3: Annotated[float, declare(Kind.VOLUME_PRICE, ge=0, le=100)] | None = None
    free_cooling: Annotated[FreeCooling, declare()] = FreeCooling.NONE
    exchanger_approach_k: Annotated[
        float, declare(Kind.TEMPERATURE_DIFFERENCE, ge=0.5, le=5, assumed=True)
    ] = 1.5
    exchanger_head_m: Annotated[float, declare(Kind.HEAD, ge=0, le=30, assumed=True)] = 6.0
    tower_water_least_c: Annotated[float, declare(Kind.TEMPERATURE, ge=2, le=12, assumed=True)] = (
        5.0
    )

    # Of a plant with air: coolers of the size of the peak, with a loop of brine of their own.
    dry_cooler: Annotated[DryCooling, declare()] = DryCooling.NONE
    dry_cooler_approach_k: Annotated[
        float, declare(Kind.TEMPERATURE_DIFFERENCE, ge=2, le=20, assumed=True)
    ] = 8.0
    dry_cooler_fan_share: Annotated[float, declare(Kind.SHARE, gt=0, le=0.2, assumed=True)] = 0.04
    dry_cooler_head_m: Annotated[float, declare(Kind.HEAD, ge=0, le=100, assumed=True)] = 15.0

    # Hot water warmed by the condenser of one more chiller, and then by what warms it today.
    heat_recovery: Annotated[HeatRecovery, declare()] = HeatRecovery.NONE
    recovery_leaving_c: Annotated[float, declare(Kind.TEMPERATURE, ge=35, le=60)] = 45.0
    hot_water_m3_per_day: Annotated[float, declare(Kind.DAILY_VOLUME, ge=0, le=1e5)] = 0.0
    hot_water_c: Annotated[float, declare(Kind.TEMPERATURE, ge=35, le=80, assumed=True)] = 60.0
    cold_water_c: Annotated[float, declare(Kind.TEMPERATURE, ge=2, le=30, assumed=True)] = 15.0
    hot_draw_from_h: Annotated[float, declare(Kind.HOURS, ge=0, le=23, assumed=True)] = 6.0
    hot_draw_to_h: Annotated[float, declare(Kind.HOURS, ge=1, le=24, assumed=True)] = 22.0
    hot_store_m3: Annotated[float, declare(Kind.TANK_VOLUME, ge=0, le=1e5)] = 0.0
    hot_store_loss: Annotated[float, declare(Kind.SHARE, ge=0, le=0.5, assumed=True)] = 0.05
    hot_water_by: Annotated[HotWaterBy, declare()] = HotWaterBy.BOILER
    water_heater_cop: Annotated[float, declare(Kind.COP, ge=1, le=8, assumed=True)] = 3.5
    boiler_fuel: Annotated[Fuel, declare()] = Fuel.NATURAL_GAS
    boiler_efficiency: Annotated[float, declare(Kind.SHARE, gt=0.3, le=1.1, assumed=True)] = 0.9
    fuel_price_per_kwh: Annotated[float, declare(Kind.ENERGY_PRICE, ge=0, le=10, assumed=True)] = (
        0.35
    )

    # Chilled water of the plant's own temperatures, or ice, where the tariff makes it worth while.
    cold_store: Annotated[ColdStore, declare()] = ColdStore.NONE
    cold_store_wh: Annotated[float, declare(Kind.ENERGY, ge=0, le=1e12)] = 0.0
    ice_charging_c: Annotated[float, declare(Kind.TEMPERATURE, ge=-15, le=-1, assumed=True)] = -5.6
    cold_store_m3: Annotated[float, declare(Kind.TANK_VOLUME, ge=0, le=1e6)] = 0.0
    cold_store_use: Annotated[float, declare(Kind.SHARE, gt=0.3, le=1, assumed=True)] = 0.9
    cold_store_loss: Annotated[float, declare(Kind.SHARE, ge=0, le=0.5, assumed=True)] = 0.02
    cold_store_price: Annotated[float, declare(Kind.MONEY, ge=0, le=1e9)] | None = None

    # A direct-fired absorption chiller as a class, of a share of the peak, beside the others.
    absorption: Annotated[Absorption, declare()] = Absorption.NONE
    absorption_share: Annotated[float, declare(Kind.SHARE, gt=0, le=1, assumed=True)] = 0.3
    absorption_cop: Annotated[float, declare(Kind.COP, ge=1, le=1.6, assumed=True)] = 1.4
    primary_factor: Annotated[float, declare(Kind.RATIO, ge=1, le=5, assumed=True)] = 2.4

    @property
    def has_room(self) -> bool:
        """Whether pumps and towers are computed."""
        return self.auxiliaries is Auxiliaries.PLANT_ROOM

    @property
    def entered_peak_w(self) -> float | None:
        """The peak that was entered, W."""
        return self.peak_w

    def disagreements(self, load: LoadKind) -> Iterator[tuple[str, str]]:
        """What a type cannot say of the duty and its load."""
        if self.entering_chilled_c <= self.leaving_chilled_c:
            yield "duty.entering_chilled_c", "<= duty.leaving_chilled_c"
        if self.has_room:
            yield from self.heads_that_disagree()
            if self.chilled_reset_k >= self.entering_chilled_c - self.leaving_chilled_c:
                yield "duty.chilled_reset_k", ">= duty.entering_chilled_c - leaving_chilled_c"
        if self.has_heat_recovery:
            if self.hot_water_c <= self.cold_water_c:
                yield "duty.hot_water_c", "<= duty.cold_water_c"
            if self.hot_draw_to_h <= self.hot_draw_from_h:
                yield "duty.hot_draw_to_h", "<= duty.hot_draw_from_h"
        yield from load.disagreements(self.peak_w)

    def heads_that_disagree(self) -> Iterator[tuple[str, str]]:
        """Heads of pumps that leave none for a part of it."""
        if self.has_towers and self.condenser_lift_m > self.condenser_head_m:
            yield "duty.condenser_lift_m", "> duty.condenser_head_m"
        if self.chilled_set_head_m > self.chilled_head_m:
            yield "duty.chilled_set_head_m", "> duty.chilled_head_m"
        elif self.chilled_set_head_m > self.variable_head_m:
            yield "duty.primary_head_m", "> duty.chilled_head_m - duty.chilled_set_head_m"

    def warmer_k(self, load_share: FloatArray) -> FloatArray:
        """By how much chilled water leaves warmer than at design; load: of the plant's peak."""
        found: FloatArray = np.where(load_share < self.chilled_reset_below, self.chilled_reset_k, 0)
        return found

    def more_flow(self, warmer_k: FloatArray | float) -> FloatArray:
        """Chilled water over that at the temperatures of design, for the same load."""
        span_k = self.entering_chilled_c - self.leaving_chilled_c
        left_k = span_k - np.asarray(warmer_k) * (1.0 - self.chilled_reset_return)
        found: FloatArray = span_k / left_k
        return found

    @property
    def variable_head_m(self) -> float:
        """Of chilled-water pumps whose speed follows the load."""
        if self.chilled_pumping is ChilledPumping.TWO_STAGES:
            return self.chilled_head_m - self.primary_head_m
        return self.chilled_head_m

    @property
    def has_towers(self) -> bool:
        """Whether towers are computed, and the cooling water with them."""
        return self.has_room and self.condenser is Condenser.WATER

    @property
    def rejects_dry(self) -> bool:
        """Whether dry coolers stand where towers would."""
        return self.has_towers and self.dry_cooler is DryCooling.CONDENSERS

    @property
    def outdoor(self) -> str:
        """The column of points whose temperature the cooling water of a room goes by."""
        return "dry_bulb_c" if self.rejects_dry else "wet_bulb_c"

    @property
    def rejection_approach_k(self) -> float:
        """Cooling water over the air it is cooled by, at design."""
        return self.dry_cooler_approach_k if self.rejects_dry else self.tower_approach_k

    @property
    def cooling_lift_m(self) -> float:
        """What cooling water is lifted by at any flow; a closed loop lifts none."""
        return 0.0 if self.rejects_dry else self.condenser_lift_m

    @property
    def subjects(self) -> tuple[str, ...]:
        """Words of dry coolers go before those of towers."""
        return ("dry_rejection",) if self.rejects_dry else ()

    @property
    def has_open_towers(self) -> bool:
        """Whether the towers are computed that are open to the air."""
        return self.has_towers and not self.rejects_dry

    @property
    def has_free_cooling(self) -> bool:
        """Whether a plate exchanger stands between towers and chilled water."""
        return self.has_towers and self.free_cooling is not FreeCooling.NONE

    @property
    def has_dry_cooler(self) -> bool:
        """Whether dry coolers stand in the return of a plant with air."""
        air = self.has_room and self.condenser is Condenser.AIR
        return air and self.dry_cooler is DryCooling.BESIDE

    @property
    def has_heat_recovery(self) -> bool:
        """Whether condenser heat warms water."""
        return self.has_open_towers and self.heat_recovery is HeatRecovery.WATER

    @property
    def has_cold_store(self) -> bool:
        """Whether chilled water or ice is stored."""
        size = self.cold_store_wh if self.makes_ice else self.cold_store_m3
        return self.has_open_towers and self.cold_store is not ColdStore.NONE and size > 0.0

    @property
    def makes_ice(self) -> bool:
        """Whether what is stored is ice, which wants chillers that run as cold."""
        return self.cold_store is ColdStore.ICE

    @property
    def has_absorption(self) -> bool:
        """Whether a chiller driven by heat stands beside the others."""
        return self.has_open_towers and self.absorption is Absorption.DIRECT_FIRED

    @property
    def auxiliary_ratio(self) -> float:
        """Power of pumps and fans over the design capacity of the units they serve."""
        if self.has_room:
            return 0.0
        if self.condenser is Condenser.AIR:
            return self.chilled_pump_ratio
        return self.chilled_pump_ratio + self.condenser_pump_ratio + self.tower_fan_ratio

    def pue_cooling(self, energy_wh: FloatArray, cooling_wh: float) -> FloatArray:
        """What cooling adds to the PUE, (plants,); nan where no share of the IT was entered."""
        if self.it_share is None or cooling_wh <= 0.0:
            return np.full_like(energy_wh, np.nan)
        return energy_wh / (self.it_share * cooling_wh)

    def without_effect(self) -> frozenset[str]:
        """What belongs to cooling water says nothing of air, nor shares of a room computed."""
        from core.families.chillers.idle_fields import idle_fields  # which knows this type

        return frozenset(f"duty.{key}" for key in idle_fields(self))
