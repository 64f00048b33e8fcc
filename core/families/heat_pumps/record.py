"""The record of a heat pump for buildings, with its ratings by EN 14825 and EN 16147.

A machine is what was certified: it may be sold under many names, kept as trade names.
"""

from enum import StrEnum
from typing import Annotated

import msgspec

from core.machines.device import ClassLevel, Device, Evidence
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class HeatSource(StrEnum):
    """Where the heat comes from; it is given to water."""

    OUTDOOR_AIR = "outdoor_air"
    BRINE = "brine"  # of a ground loop
    WATER = "natural_water"  # ground or surface water
    EXHAUST_AIR = "exhaust_air"
    HYBRID = "hybrid"  # outdoor air, with a boiler in the same casing


class SeasonClimate(StrEnum):
    """Reference climate of EN 14825; designed for −10, 2 and −22 °C."""

    AVERAGE = "average"
    WARMER = "warmer"
    COLDER = "colder"


# Outdoor design temperature of each climate (EN 14825), °C.
DESIGN_C = {SeasonClimate.AVERAGE: -10.0, SeasonClimate.WARMER: 2.0, SeasonClimate.COLDER: -22.0}


class PumpFlag(StrEnum):
    """Known defects of figures, of a rating or of a whole record; `flag.<value>` says what."""

    SCOP_MISMATCH = "scop_mismatch"  # declared and recalculated SCOP differ by more than 5 %
    COP_NOT_MONOTONE = "cop_not_monotone"  # does not rise as it grows warmer outside
    OFF_MODE_IMPLAUSIBLE = "off_mode_implausible"  # power when idle larger than can be
    POINT_LEFT_OUT = "point_left_out"  # a placeholder or an impossible COP was printed
    DEGRADATION_NOT_STATED = "degradation_not_stated"  # a rating gives Cdh at none of its points
    SINGLE_FLOW = "single_flow"  # rated at 35 or at 55 °C only
    NO_PART_LOAD = "no_part_load"  # no seasonal rating: full-load figures only


class GbProduct(StrEnum):
    """What a heat pump is by Chinese standards: a product of core.standards."""

    LOW_AMBIENT = "low_ambient_heat_pump"  # air source, GB 19577-2024 table 3
    WATER_SOURCE = "water_source_heat_pump"  # GB 19577-2024 table 4
    HIGH_TEMPERATURE = "high_temperature_heat_pump"  # GB 19577-2024 table 6
    WATER_HEATER = "heat_pump_water_heater"  # GB 29541-2013


class GbTerminal(StrEnum):
    """Emitter a low-ambient unit is rated for."""

    FLOOR = "floor"
    FAN_COIL = "fan_coil"
    RADIATOR = "radiator"


class GbSource(StrEnum):
    """Source a water-source unit is rated for."""

    LOOP = "loop"  # a water loop of the building
    GROUNDWATER = "groundwater"
    GROUND_LOOP = "ground_loop"
    SURFACE_WATER = "surface_water"


class GbAmbient(StrEnum):
    """Ambient a water heater is rated for."""

    NORMAL = "normal"
    LOW_TEMPERATURE = "low_temperature"


class GbHeatingMethod(StrEnum):
    """How a water heater heats."""

    ONCE_THROUGH = "once_through"
    CIRCULATING = "circulating"
    STATIC = "static"


class Included(StrEnum):
    """Whether something is counted."""

    YES = "yes"
    NO = "no"


class PartLoadPoint(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """A declared point of a seasonal rating; degradation is Cdh, None where not declared.

    Written as [outdoor_c, heat_w, cop, degradation].
    """

    outdoor_c: Annotated[float, declare(Kind.TEMPERATURE)]
    heat_w: Annotated[float, declare(Kind.HEATING_POWER)]
    cop: Annotated[float, declare(Kind.COP)]
    degradation: Annotated[float, declare(Kind.RATIO)] | None = None


class SeasonalRating(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a machine declares by EN 14825 for one climate and one flow temperature."""

    climate: Annotated[SeasonClimate, declare()]
    flow_c: Annotated[float, declare(Kind.TEMPERATURE)]  # 35 (low) or 55 (medium temperature)
    design_w: Annotated[float, declare(Kind.HEATING_POWER)]  # Pdesignh
    scop: Annotated[float, declare(Kind.COP)]  # as declared
    efficiency: Annotated[float, declare(Kind.SHARE)] | None = None  # ηs, of primary energy
    bivalent_c: Annotated[float, declare(Kind.TEMPERATURE)] | None = None  # Tbiv
    limit_c: Annotated[float, declare(Kind.TEMPERATURE)] | None = None  # TOL, of operation
    outlet_limit_c: Annotated[float, declare(Kind.TEMPERATURE)] | None = None  # WTOL, of the water
    points: tuple[PartLoadPoint, ...] = ()  # outdoor temperature rising
    bivalent_heat_w: Annotated[float, declare(Kind.HEATING_POWER)] | None = None
    bivalent_cop: Annotated[float, declare(Kind.COP)] | None = None
    limit_heat_w: Annotated[float, declare(Kind.HEATING_POWER)] | None = None
    limit_cop: Annotated[float, declare(Kind.COP)] | None = None
    limit_degradation: Annotated[float, declare(Kind.RATIO)] | None = None
    off_w: Annotated[float, declare(Kind.IDLE_POWER)] | None = None  # POFF
    thermostat_off_w: Annotated[float, declare(Kind.IDLE_POWER)] | None = None  # PTO
    standby_w: Annotated[float, declare(Kind.IDLE_POWER)] | None = None  # PSB
    crankcase_w: Annotated[float, declare(Kind.IDLE_POWER)] | None = None  # PCK
    backup_w: Annotated[float, declare(Kind.HEATING_POWER)] | None = None  # Psup at design
    energy_wh: Annotated[float, declare(Kind.ENERGY)] | None = None  # QHE of a year, as declared
    flags: tuple[PumpFlag, ...] = ()

    @property
    def lowest_c(self) -> float | None:
        """Outdoor temperature that `limit_heat_w` and `limit_cop` hold for.

        A machine that goes on below the design temperature of its climate declares them there:
        what it declares to be lacking is the design load less this heat.
        """
        return None if self.limit_c is None else max(self.limit_c, DESIGN_C[self.climate])


class CoolingPoint(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """A declared point of a cooling rating; degradation is Cdc, None where not declared.

    Written as [outdoor_c, cooling_w, eer, degradation].
    """

    outdoor_c: Annotated[float, declare(Kind.TEMPERATURE)]
    cooling_w: Annotated[float, declare(Kind.COOLING_POWER)]
    eer: Annotated[float, declare(Kind.COP)]
    degradation: Annotated[float, declare(Kind.RATIO)] | None = None


class CoolingRating(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a reversible machine declares by EN 14825 for cooling, air outside 35 to 20 °C."""

    flow_c: Annotated[float, declare(Kind.TEMPERATURE)]  # leaving: 7 (fan coil) or 18 (floor)
    design_w: Annotated[float, declare(Kind.COOLING_POWER)]  # Pdesignc
    seer: Annotated[float, declare(Kind.COP)] | None = None  # as declared
    points: tuple[CoolingPoint, ...] = ()  # outdoor temperature rising
    off_w: Annotated[float, declare(Kind.IDLE_POWER)] | None = None
    thermostat_off_w: Annotated[float, declare(Kind.IDLE_POWER)] | None = None
    standby_w: Annotated[float, declare(Kind.IDLE_POWER)] | None = None
    crankcase_w: Annotated[float, declare(Kind.IDLE_POWER)] | None = None
    energy_wh: Annotated[float, declare(Kind.ENERGY)] | None = None  # QCE of a year, as declared


class HotWaterRating(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a machine with a tank declares by EN 16147 for domestic hot water."""

    model: Annotated[str, declare()]  # the trade name, which tells the tank
    climate: Annotated[SeasonClimate, declare()]
    load_profile: Annotated[str, declare()] = ""  # S, M, L, XL or XXL; empty: not legible
    efficiency: Annotated[float, declare(Kind.SHARE)] | None = None  # ηwh, of primary energy
    cop_dhw: Annotated[float, declare(Kind.COP)] | None = None
    heating_up_hours: Annotated[float, declare(Kind.HOURS)] | None = None  # of the tank
    standby_w: Annotated[float, declare(Kind.IDLE_POWER)] | None = None
    reference_c: Annotated[float, declare(Kind.TEMPERATURE)] | None = None  # θ'WH
    mixed_at_40_m3: Annotated[float, declare(Kind.VOLUME)] | None = None  # V40


class HeatPump(Device, frozen=True, kw_only=True, tag_field="family", tag="heat_pumps"):
    """One certified machine.

    The standard rating (EN 14511) stands under `a7`: air of 7 °C, and of other sources their
    own, brine of 0 °C or water of 10 °C.
    """

    id: Annotated[str, declare()]
    maker: Annotated[str, declare()]
    model: Annotated[str, declare()]
    heat_source: Annotated[HeatSource, declare()]
    nominal_w: Annotated[float, declare(Kind.HEATING_POWER, gt=0)]  # a7w35, else a7w55, else design
    refrigerant: Annotated[str, declare()] = ""  # empty: not stated
    gwp: Annotated[float, declare(Kind.GWP, ge=0)] | None = None
    safety_class: Annotated[str, declare()] = ""
    charge_kg: Annotated[float, declare(Kind.MASS, gt=0)] | None = None
    reversible: Annotated[bool, declare()] | None = None  # cools too
    heat_a7w35_w: Annotated[float, declare(Kind.HEATING_POWER, gt=0)] | None = None
    power_a7w35_w: Annotated[float, declare(Kind.ELECTRIC_POWER, gt=0)] | None = None
    cop_35: Annotated[float, declare(Kind.COP, gt=0)] | None = None
    heat_a7w55_w: Annotated[float, declare(Kind.HEATING_POWER, gt=0)] | None = None
    power_a7w55_w: Annotated[float, declare(Kind.ELECTRIC_POWER, gt=0)] | None = None
    cop_55: Annotated[float, declare(Kind.COP, gt=0)] | None = None
    cooling_w7_w: Annotated[float, declare(Kind.COOLING_POWER, gt=0)] | None = None
    power_w7_w: Annotated[float, declare(Kind.ELECTRIC_POWER, gt=0)] | None = None
    eer_w7: Annotated[float, declare(Kind.COP, gt=0)] | None = None
    cooling_w18_w: Annotated[float, declare(Kind.COOLING_POWER, gt=0)] | None = None
    power_w18_w: Annotated[float, declare(Kind.ELECTRIC_POWER, gt=0)] | None = None
    eer_w18: Annotated[float, declare(Kind.COP, gt=0)] | None = None
    sound_indoor_db: Annotated[float, declare(Kind.SOUND, gt=0)] | None = None  # sound power level
    sound_outdoor_db: Annotated[float, declare(Kind.SOUND, gt=0)] | None = None
    ratings: tuple[SeasonalRating, ...] = ()  # each climate and flow temperature once
    cooling: tuple[CoolingRating, ...] = ()
    hot_water: tuple[HotWaterRating, ...] = ()
    trade_names: tuple[str, ...] = ()  # other names under which it is sold: maker and model
    # What Chinese standards grade by, where the maker states it: core.families.heat_pumps.grading.
    gb_product: Annotated[GbProduct, declare()] | None = None  # None: by the heat source
    gb_heat_w: Annotated[float, declare(Kind.HEATING_POWER, gt=0)] | None = None  # nominal
    gb_outlet_c: Annotated[float, declare(Kind.TEMPERATURE, ge=20, le=100)] | None = None
    gb_terminal: Annotated[GbTerminal, declare()] | None = None
    gb_source: Annotated[GbSource, declare()] | None = None
    gb_ambient: Annotated[GbAmbient, declare()] | None = None
    gb_heating_method: Annotated[GbHeatingMethod, declare()] | None = None
    gb_pump_included: Annotated[Included, declare()] | None = None
    iplv_h: Annotated[float, declare(Kind.COP, gt=0)] | None = None
    hspf: Annotated[float, declare(Kind.COP, gt=0)] | None = None
    apf: Annotated[float, declare(Kind.COP, gt=0)] | None = None
    acop: Annotated[float, declare(Kind.COP, gt=0)] | None = None
    cop_h: Annotated[float, declare(Kind.COP, gt=0)] | None = None
    cop_dh: Annotated[float, declare(Kind.COP, gt=0)] | None = None
    gb_cop: Annotated[float, declare(Kind.COP, gt=0)] | None = None  # at nominal conditions
    # Of a machine known by its nameplate alone: the point its figures are at (outdoor or, of water
    # and brine, source temperature), heat and COP there, and the SCOP, to which it was fitted; what
    # it draws while it waits, its crankcase heater included.
    nameplate_at_c: Annotated[float, declare(Kind.TEMPERATURE, ge=-30, le=40)] | None = None
    nameplate_heat_w: Annotated[float, declare(Kind.HEATING_POWER, gt=0)] | None = None
    nameplate_cop: Annotated[float, declare(Kind.COP, gt=0)] | None = None
    nameplate_scop: Annotated[float, declare(Kind.COP, gt=0)] | None = None
    nameplate_scop_flow_c: Annotated[float, declare(Kind.TEMPERATURE)] | None = None
    nameplate_idle_w: Annotated[float, declare(Kind.IDLE_POWER, ge=0)] | None = None
    # Of a class: what it just meets, the sizes it is made to (nominal, `gb_` figures), and how far
    # the year of a machine of it may be off, as a share; of its site where it was made for one.
    class_level: Annotated[ClassLevel, declare()] | None = None
    class_from_w: Annotated[float, declare(Kind.HEATING_POWER)] | None = None
    class_to_w: Annotated[float, declare(Kind.HEATING_POWER)] | None = None
    class_band_one: Annotated[float, declare(Kind.SHARE)] | None = None
    class_band_several: Annotated[float, declare(Kind.SHARE)] | None = None
    price: Annotated[float, declare(Kind.MONEY, ge=0)] | None = None  # of one machine
    certificate_date: Annotated[str, declare()] = ""  # year-month-day; empty: not stated
    source: Annotated[str, declare()]  # key of the sources table
    source_year: Annotated[str, declare()]
    evidence: Annotated[Evidence, declare()]
    flags: tuple[PumpFlag, ...] = ()

    @property
    def is_of_kind(self) -> bool:
        """Whether its points are those of its kind, fitted to a few figures: nobody rated them."""
        return self.class_band_one is not None

    @property
    def capacity_w(self) -> float:
        """The rated heat of one machine."""
        return self.nominal_w

    def rating(self, climate: SeasonClimate, flow_c: float) -> SeasonalRating | None:
        """The rating of that climate and flow temperature (35 or 55 °C), if it was declared."""
        for one in self.ratings:
            if one.climate is climate and one.flow_c == flow_c:
                return one
        return None
