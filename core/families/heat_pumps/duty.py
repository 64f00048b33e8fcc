"""What a building asks of its heat pumps: heat and cold for its rooms, hot water, or some of it."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from core.families.heat_pumps.emitter import Emitter, temperatures
from core.families.heat_pumps.outcome import HeatPumpOutcome
from core.load.heating import LoadHeating
from core.load.kind import LoadKind
from core.load.kinds import Building, LoadFile
from core.machines.fuel import Fuel, carbon_kg_per_kwh
from core.study.duty import Duty
from core.study.plant import STARTS, Staging
from core.vocabulary.field import declare, fields_of
from core.vocabulary.quantity import Kind


class SourceKind(StrEnum):
    """Where the heat comes from."""

    OUTDOOR_AIR = "outdoor_air"
    BRINE = "brine"  # the ground, by boreholes or collectors
    GROUND_WATER = "ground_water"
    SURFACE_WATER = "surface_water"


class Backup(StrEnum):
    """What stands beside the heat pumps: nothing, electricity (one energy), a boiler (two)."""

    NONE = "none"
    ELECTRIC = "electric"
    BOILER = "boiler"


# Water and brine as they enter, °C, where the study says nothing: the standard rating
# conditions of EN 14511-2 (B0, W10).
_RATED_SOURCE_C = {
    SourceKind.BRINE: 0.0,
    SourceKind.GROUND_WATER: 10.0,
    SourceKind.SURFACE_WATER: 10.0,
}
_HOT_WATER = ("hot_water_c", "cold_water_c", "hot_water_hours")
_ROOMS = ("peak_w", "indoor_c", "emitter", "supply_c", "return_c", "heating_limit_c")
_HEAT = (
    "design_outdoor_c", "heat_source", "source_mean_c", "source_swing_k", "backup",
    "backup_max_w", "design_share_min",
)  # fmt: skip
_COOLING = (
    "cooling_peak_w", "chilled_c", "chilled_return_c", "summer_outdoor_c", "cooling_file",
)  # fmt: skip
_OF_FILE = ("cooling_column", "cooling_unit")
_MADE = ("cooling_building", "cooling_balance_c", "cooling_base_share")
_BOILER = ("boiler_fuel", "boiler_efficiency", "fuel_price_per_kwh", "fuel_factor_kg_per_kwh")


class HeatPumpDuty(Duty, frozen=True, kw_only=True, tag="heat_pumps"):
    """What is asked for: rooms heated, rooms cooled, hot water; at least one of them.

    None means: the peak from the load, the outdoor design temperatures and the cold water's
    from the station, supply and return from the emitters, the source as machines are rated.
    `load` of the study is the heat of the rooms; how cooling runs over the year stands here.
    """

    loads: ClassVar[tuple[type[LoadKind], ...]] = (LoadHeating, LoadFile)
    outcome = HeatPumpOutcome
    in_plants = frozenset(
        {
            "units_min", "units_max", "models_max", "same_model_max", "redundancy",
            "standby_helps", "staging", *STARTS,
        }
    )  # fmt: skip
    heats = True
    files = ("cooling_file",)
    defaults: ClassVar[Mapping[str, Any]] = {
        "economics.price_per_kw": 2500.0,
        "criteria.oversizing_max": 2.0,
    }

    rooms_heated: Annotated[bool, declare()] = True
    peak_w: Annotated[float, declare(Kind.HEATING_POWER, ge=1, le=1e8)] | None = None
    design_outdoor_c: Annotated[float, declare(Kind.TEMPERATURE, ge=-50, le=15)] | None = None
    indoor_c: Annotated[float, declare(Kind.TEMPERATURE, ge=5, le=30, assumed=True)] = 20.0
    heating_limit_c: Annotated[float, declare(Kind.TEMPERATURE, ge=0, le=20, assumed=True)] = 15.0
    emitter: Annotated[Emitter, declare()] = Emitter.FAN_COIL
    supply_c: Annotated[float, declare(Kind.TEMPERATURE, ge=25, le=90)] | None = None
    return_c: Annotated[float, declare(Kind.TEMPERATURE, ge=20, le=80)] | None = None
    heat_source: Annotated[SourceKind, declare()] = SourceKind.OUTDOOR_AIR
    source_mean_c: Annotated[float, declare(Kind.TEMPERATURE, ge=-10, le=40)] | None = None
    source_swing_k: Annotated[
        float, declare(Kind.TEMPERATURE_DIFFERENCE, ge=0, le=20)
    ] = 0.0  # fmt: skip
    hot_water_m3_per_day: Annotated[float, declare(Kind.DAILY_VOLUME, ge=0, le=1e5)] = 0.0
    hot_water_c: Annotated[float, declare(Kind.TEMPERATURE, ge=35, le=80, assumed=True)] = 60.0
    cold_water_c: Annotated[
        float, declare(Kind.TEMPERATURE, ge=0, le=30, assumed=True)
    ] | None = None  # fmt: skip
    hot_water_hours: Annotated[float, declare(Kind.HOURS, ge=4, le=24, assumed=True)] = 24.0
    rooms_cooled: Annotated[bool, declare()] = False
    cooling_peak_w: Annotated[float, declare(Kind.UNIT_COOLING_POWER, ge=1, le=1e8)] | None = None
    chilled_c: Annotated[float, declare(Kind.TEMPERATURE, ge=3, le=25, assumed=True)] = 7.0
    chilled_return_c: Annotated[
        float, declare(Kind.TEMPERATURE, ge=5, le=35, assumed=True)
    ] = 12.0  # fmt: skip
    summer_outdoor_c: Annotated[float, declare(Kind.TEMPERATURE, ge=20, le=55)] | None = None
    cooling_file: Annotated[str, declare()] | None = None
    cooling_column: Annotated[str, declare()] | None = None
    cooling_unit: Annotated[str, declare()] | None = None
    cooling_building: Annotated[Building, declare(assumed=True)] = Building.OFFICE
    cooling_balance_c: Annotated[
        float, declare(Kind.TEMPERATURE, ge=0, le=30, assumed=True)
    ] = 20.0  # fmt: skip
    cooling_base_share: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.1
    margin: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.05
    backup: Annotated[Backup, declare()] = Backup.ELECTRIC
    backup_max_w: Annotated[float, declare(Kind.HEATING_POWER, ge=0, le=1e8)] | None = None
    design_share_min: Annotated[float, declare(Kind.SHARE, ge=0.2, le=1, assumed=True)] = 0.7
    boiler_fuel: Annotated[Fuel, declare()] = Fuel.NATURAL_GAS
    boiler_efficiency: Annotated[float, declare(Kind.SHARE, gt=0.3, le=1.1, assumed=True)] = 0.9
    fuel_price_per_kwh: Annotated[
        float, declare(Kind.ENERGY_PRICE, ge=0, le=10, assumed=True)
    ] = 0.35  # fmt: skip
    fuel_factor_kg_per_kwh: Annotated[float, declare(Kind.CARBON_FACTOR, ge=0, le=2)] | None = None
    # What stands today, as measured in a year: electricity, and the heat it gave.
    today_energy_wh: Annotated[float, declare(Kind.ENERGY, gt=0)] | None = None
    today_heat_wh: Annotated[float, declare(Kind.ENERGY, gt=0)] | None = None
    circulation_ratio: Annotated[float, declare(Kind.SHARE, ge=0, le=0.5)] = 0.0
    sound_max_db: Annotated[float, declare(Kind.SOUND, ge=30, le=120)] | None = None

    @classmethod
    def staged_before(cls, duty: Mapping[str, Any]) -> tuple[dict[str, Any], Staging]:
        """Schema 1 had a `cascade`: the fewest units, or else as many as ran without switching.

        The latter are now as many as need the least power.
        """
        rest = {key: value for key, value in duty.items() if key != "cascade"}
        fewest = duty.get("cascade") == "fewest_units"
        return rest, Staging.SEQUENTIAL if fewest else Staging.OPTIMUM

    @property
    def supply_and_return_c(self) -> tuple[float, float]:
        """Flow and return at design conditions, °C; of one alone, the other by the usual spread."""
        supply, back = temperatures(self.emitter)
        if self.supply_c is not None:
            supply, back = self.supply_c, self.supply_c - (supply - back)
        elif self.return_c is not None:
            supply = self.return_c + (supply - back)
        return supply, back if self.return_c is None else self.return_c

    @property
    def source_c(self) -> float | None:
        """Mean temperature of water or brine over the year, °C; None: outdoor air."""
        if self.heat_source is SourceKind.OUTDOOR_AIR:
            return None
        rated = _RATED_SOURCE_C[self.heat_source]
        return rated if self.source_mean_c is None else self.source_mean_c

    @property
    def share_min(self) -> float:
        """Least share of the required heat the heat pumps carry at design temperature."""
        return 1.0 if self.backup is Backup.NONE else self.design_share_min

    @property
    def fuel_carbon_kg_per_kwh(self) -> float:
        """CO2 of a kWh of the boiler's fuel, kg."""
        given = self.fuel_factor_kg_per_kwh
        return carbon_kg_per_kwh(self.boiler_fuel) if given is None else given

    @property
    def makes_hot_water(self) -> bool:
        """Whether hot water is asked for."""
        return self.hot_water_m3_per_day > 0.0

    @property
    def cooling_from_c(self) -> float:
        """Outdoor temperature above which plots tell of cooling, °C."""
        return self.heating_limit_c if self.cooling_file else self.cooling_balance_c

    @property
    def gives_heat(self) -> bool:
        """Whether any heat is asked for, of rooms or of hot water."""
        return self.rooms_heated or self.makes_hot_water

    @property
    def entered_peak_w(self) -> float | None:
        """The peak that was entered, W."""
        return self.peak_w if self.rooms_heated else None

    def disagreements(self, load: LoadKind) -> Iterator[tuple[str, str]]:
        """What a type cannot say of the duty and its load."""
        if not (self.gives_heat or self.rooms_cooled):
            yield "duty.rooms_heated", "nothing asked"
        if self.rooms_heated:
            yield from load.disagreements(self.peak_w)
            yield from self._of_rooms()
        if self.cold_water_c is not None and self.hot_water_c <= self.cold_water_c:
            yield "duty.hot_water_c", "<= duty.cold_water_c"
        if self.rooms_cooled:
            yield from self._of_cooling()

    def _of_rooms(self) -> Iterator[tuple[str, str]]:
        supply, back = self.supply_and_return_c
        if back >= supply:
            yield "duty.return_c", f">= {supply:.1f} °C"
        if back < self.indoor_c:
            yield "duty.return_c", "< duty.indoor_c"
        if self.indoor_c < self.heating_limit_c:
            yield "duty.heating_limit_c", "> duty.indoor_c"
        if self.design_outdoor_c is not None and self.design_outdoor_c >= self.heating_limit_c:
            yield "duty.design_outdoor_c", ">= duty.heating_limit_c"

    def _of_cooling(self) -> Iterator[tuple[str, str]]:
        if self.heat_source is not SourceKind.OUTDOOR_AIR:
            yield "duty.rooms_cooled", f"`{self.heat_source.value}`"
        if self.cooling_peak_w is None and not self.cooling_file:
            yield "duty.cooling_peak_w", "null"
        if self.chilled_return_c <= self.chilled_c:
            yield "duty.chilled_return_c", "<= duty.chilled_c"
        made = not self.cooling_file and self.rooms_heated
        if made and self.cooling_balance_c < self.heating_limit_c:
            yield "duty.cooling_balance_c", "< duty.heating_limit_c"

    def without_effect(self) -> frozenset[str]:
        """What belongs to water says nothing of air, what belongs to a boiler nothing without."""
        without = {"criteria.rating"}
        if self.heat_source is SourceKind.OUTDOOR_AIR:
            without |= {"duty.source_mean_c", "duty.source_swing_k"}
        if self.heat_source in (SourceKind.BRINE, SourceKind.GROUND_WATER):
            without.add("duty.source_swing_k")
        if not self.makes_hot_water:
            without |= {f"duty.{key}" for key in _HOT_WATER}
        if not self.rooms_heated:
            without |= {f"duty.{key}" for key in _ROOMS}
            without |= {f"load.{field.key}" for kind in self.loads for field in fields_of(kind)}
        if not self.gives_heat:
            without |= {f"duty.{key}" for key in _HEAT}
        if not self.rooms_cooled:
            without |= {f"duty.{key}" for key in (*_COOLING, *_OF_FILE, *_MADE)}
        else:
            without |= {f"duty.{key}" for key in (_MADE if self.cooling_file else _OF_FILE)}
        if not self.rooms_heated or self.rooms_cooled or self.makes_hot_water:
            without.add("plant.models_max")  # see mixing
        if self.backup is not Backup.BOILER or not self.gives_heat:
            without |= {f"duty.{key}" for key in _BOILER}
        if self.rooms_cooled:
            without.add("duty.today_energy_wh")
        if self.rooms_cooled or self.today_energy_wh is None:
            without.add("duty.today_heat_wh")
        if self.backup is Backup.NONE:
            without |= {"duty.backup_max_w", "duty.design_share_min"}
        return frozenset(without)
