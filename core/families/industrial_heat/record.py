"""The record of an industrial heat pump: a machine with a map, or a class of machines."""

from enum import StrEnum
from typing import Annotated

from core.machines.device import Device, Evidence
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class PumpType(StrEnum):
    """What kind of heat pump it is."""

    WATER_TO_WATER = "water_to_water"
    HIGH_TEMPERATURE = "high_temperature"  # heat above 100 °C
    TRANSCRITICAL_CO2 = "transcritical_co2"


class Method(StrEnum):
    """What its COP is computed from."""

    MAP = "map"  # the maker's full-load points
    REGRESSION = "regression"  # Jesper et al. 2021, the fit for the temperature asked
    LORENZ = "lorenz"  # a share of what the second law allows


class Arrangement(StrEnum):
    """How compressors are put together.

    CASCADE: the lower one's condenser heats the upper one's evaporator; SERIES: both take the
    same source, and heat the same sink one after the other.
    """

    SINGLE = "single"
    CASCADE = "cascade"
    SERIES = "series"


class PumpFlag(StrEnum):
    """Known defects of a record's figures; `flag.<value>` says what they mean."""

    NO_PART_LOAD = "no_part_load"  # full-load points only
    SOURCE_INLET_ASSUMED = "source_inlet_assumed"  # told by the outlet, 5 K cooler assumed


class GbTemperatureClass(StrEnum):
    """Classes of high-temperature heat pumps (GB 19577-2024 table 6)."""

    H1A = "H1a"
    H2A = "H2a"
    H3A = "H3a"
    H4A = "H4a"
    H5A = "H5a"
    H1B = "H1b"
    H2B = "H2b"
    H3B = "H3b"
    H4B = "H4b"
    H5B = "H5b"
    CIRCULATING = "circulating_hot_water"


class IndustrialHeatPump(
    Device, frozen=True, kw_only=True, tag_field="family", tag="industrial_heat"
):
    """A machine, or a class of them with no size of its own.

    Limits are those of the machine's own streams: source inlet, sink outlet, and the lift
    between both.
    """

    id: Annotated[str, declare()]
    maker: Annotated[str, declare()]
    model: Annotated[str, declare()]
    pump_type: Annotated[PumpType, declare()]
    method: Annotated[Method, declare()]
    arrangement: Annotated[Arrangement, declare()] = Arrangement.SINGLE
    refrigerant: Annotated[str, declare()] = ""  # empty: not stated
    gwp: Annotated[float, declare(Kind.GWP)] | None = None
    safety_class: Annotated[str, declare()] = ""
    # Size of one unit: of a class the least and the largest; of a map the points tell it.
    heat_min_w: Annotated[float, declare(Kind.HEATING_POWER)] | None = None
    heat_max_w: Annotated[float, declare(Kind.HEATING_POWER)] | None = None
    source_min_c: Annotated[float, declare(Kind.TEMPERATURE)]
    source_max_c: Annotated[float, declare(Kind.TEMPERATURE)]
    sink_min_c: Annotated[float, declare(Kind.TEMPERATURE)]
    sink_max_c: Annotated[float, declare(Kind.TEMPERATURE)]
    lift_min_k: Annotated[float, declare(Kind.TEMPERATURE_DIFFERENCE)]
    lift_max_k: Annotated[float, declare(Kind.TEMPERATURE_DIFFERENCE)]
    cop_band: Annotated[float, declare(Kind.SHARE)]  # the COP may be off by as much, either way
    second_law: Annotated[float, declare(Kind.SHARE)] | None = None  # share of Lorenz's COP
    unit_min_load: Annotated[float, declare(Kind.SHARE)]  # below it a unit cycles
    # What Chinese standards grade by, where the maker states it: see grading.
    gb_temperature_class: Annotated[GbTemperatureClass, declare()] | None = None
    cop_h_high: Annotated[float, declare(Kind.COP, gt=0)] | None = None  # COPh of table 6
    gb_cop: Annotated[float, declare(Kind.COP, gt=0)] | None = None  # of circulating hot water
    price: Annotated[float, declare(Kind.MONEY)] | None = None  # of one machine
    # Full-load points: source inlet °C, sink outlet °C, heat W, power W.
    points: tuple[tuple[float, float, float, float], ...] = ()
    source: Annotated[str, declare()]  # key of the sources table
    source_year: Annotated[str, declare()]
    evidence: Annotated[Evidence, declare()]
    flags: tuple[PumpFlag, ...] = ()
