"""The record of a chiller: what the catalog knows of one machine."""

from enum import StrEnum
from math import prod
from typing import Annotated

import msgspec

from core.machines.condenser import Condenser
from core.machines.device import ClassLevel, Device, Evidence
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class Compressor(StrEnum):
    """Kind of compressor."""

    CENTRIFUGAL = "centrifugal"
    SCREW = "screw"
    SCROLL = "scroll"
    RECIPROCATING = "reciprocating"


class Unloading(StrEnum):
    """How the compressor unloads."""

    VANES = "vanes"
    SPEED = "speed"
    SLIDE_VALVE = "slide_valve"
    STEPS = "steps"
    UNKNOWN = "unknown"


class Bearings(StrEnum):
    """What carries the shaft of the compressor."""

    OIL = "oil"
    OIL_FREE = "oil_free"  # magnets or gas
    UNKNOWN = "unknown"


class RatedMethod(StrEnum):
    """The method of an IPLV or NPLV that a maker states (core.standards.rating_methods)."""

    GB_18430_1_2007 = "gb_18430_1_2007"
    GB_50189_2015 = "gb_50189_2015"
    AHRI_551_591 = "ahri_551_591"
    AHRI_550_590 = "ahri_550_590"


class Flag(StrEnum):
    """Known defects of a record's figures; each decides what may be computed from it.

    The message `flag.<value>` says what it means.
    """

    CAPACITY_CORRECTED = "capacity_corrected"  # the source prints the input power as capacity
    PART_LOAD_PLACEHOLDER = "part_load_placeholder"  # EIRFPLR = PLR: says nothing of part load
    PART_LOAD_NOT_MONOTONE = "part_load_not_monotone"
    REFERENCE_OFF_2 = "reference_off_2"  # a curve is off 1.0 by more than 2 % at its reference
    REFERENCE_OFF_5 = "reference_off_5"  # by more than 5 %, the full-load tolerance of AHRI 551/591
    CAPACITY_RISES_WITH_CONDENSER = "capacity_rises_with_condenser"
    POWER_FALLS_WITH_CONDENSER = "power_falls_with_condenser"
    NO_CAPACITY = "no_capacity"  # a generic curve set without a size
    RATING_POINTS_OUTSIDE = "rating_points_outside"  # limits do not cover AHRI 551/591
    PART_LOAD_OF_KIND = "part_load_of_kind"  # the median of its kind: its own is not stated
    LEAVING_OF_KIND = "leaving_of_kind"  # over the leaving temperature as machines of its kind
    MAKER_NOT_DISCLOSED = "maker_not_disclosed"  # a real machine that cannot be ordered by name
    SPEED_PART_LOAD_LOW = "speed_part_load_low"  # variable speed that gets worse at a quarter load


class TemperatureCurve(msgspec.Struct, frozen=True, kw_only=True):
    """Biquadratic c1 + c2·x + c3·x² + c4·y + c5·y² + c6·x·y, and its limits.

    x is the leaving chilled water, y the condenser temperature, both in °C: of a record's own
    curves that which enters, of `LeavingCondenser` the water that leaves.
    """

    coefficients: tuple[float, float, float, float, float, float]
    leaving_min_c: float
    leaving_max_c: float
    condenser_min_c: float
    condenser_max_c: float


class PartLoadCurve(msgspec.Struct, frozen=True, kw_only=True):
    """Polynomial in the part-load ratio, lowest power first (up to cubic), and its limits."""

    coefficients: tuple[float, float, float, float]
    plr_min: float
    plr_max: float


Bicubic = tuple[float, float, float, float, float, float, float, float, float, float]


class LeavingCondenser(msgspec.Struct, frozen=True, kw_only=True):
    """Curves over the water that leaves the condenser (EnergyPlus: ReformulatedEIR).

    Capacity and COP are those of the curves' own reference; part_load is a bicubic of the
    leaving condenser water, °C, and the part-load ratio, its terms in EnergyPlus' order:
    1, x, x², y, y², xy, x³, y³, x²y, xy².
    """

    capacity_w: Annotated[float, declare(Kind.COOLING_POWER, gt=0)]
    cop: Annotated[float, declare(Kind.COP, gt=0)]
    leaving_chilled_c: Annotated[float, declare(Kind.TEMPERATURE)]
    leaving_condenser_c: Annotated[float, declare(Kind.TEMPERATURE)]
    condenser_flow_m3s: Annotated[float, declare(Kind.WATER_FLOW, gt=0)]
    heat_share: Annotated[float, declare(Kind.SHARE, gt=0, le=1)] = 1.0  # of the power, rejected
    capacity_curve: TemperatureCurve
    power_curve: TemperatureCurve
    part_load: Bicubic
    part_load_condenser_min_c: float
    part_load_condenser_max_c: float
    plr_min: float
    plr_max: float

    @property
    def told(self) -> str:
        """What tells it from others, in a few figures."""
        flow = f"{self.condenser_flow_m3s * 3600.0:.4g} m³/h"
        return f"COP {self.cop:g}, {self.leaving_condenser_c:g} °C, {flow}"


class PerformanceGrid(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Figures at the points of a grid, read linearly between them (ASHRAE 205, RS0001).

    The figures stand in the order of the axes, the last one changing first. The flow of the
    condenser is that of water: of an air-cooled machine it is empty. steps: of the compressor,
    the lowest capacity first; between two of them input is linear in capacity, below the lowest
    the machine cycles, which costs 1 + cycling · (1 − share of the hour it runs).
    beside: what else its file said, as JSON, to be given back.
    """

    evaporator_flow_m3s: tuple[float, ...]
    leaving_c: tuple[float, ...]
    condenser_flow_m3s: tuple[float, ...] = ()
    condenser_c: tuple[float, ...]
    steps: tuple[int, ...]
    capacity_w: tuple[float, ...]
    power_w: tuple[float, ...]
    heat_w: tuple[float, ...] = ()  # that the condenser gives, net; empty: not stated
    cycling: Annotated[float, declare(Kind.RATIO, ge=0, le=1)]
    beside: str = ""

    @property
    def axes(self) -> tuple[tuple[float, ...], ...]:
        """The axes in their order; a flow that is not there counts as one value."""
        flow = self.condenser_flow_m3s or (0.0,)
        return (self.evaporator_flow_m3s, self.leaving_c, flow, self.condenser_c, self.steps)

    @property
    def shape(self) -> tuple[int, ...]:
        """How many values each axis has."""
        return tuple(len(axis) for axis in self.axes)

    @property
    def points(self) -> int:
        """How many points the grid has."""
        return prod(self.shape)

    @property
    def told(self) -> str:
        """Its extent in a few figures."""
        return f"{' × '.join(str(count) for count in self.shape)} = {self.points}"


class Chiller(Device, frozen=True, kw_only=True, tag_field="family", tag="chillers"):
    """One machine. Capacity, COP and temperatures are those of the curves' reference point."""

    id: Annotated[str, declare()]
    maker: Annotated[str, declare()]
    model: Annotated[str, declare()]
    compressor: Annotated[Compressor, declare()]
    condenser: Annotated[Condenser, declare()]
    unloading: Annotated[Unloading, declare()] = Unloading.UNKNOWN
    bearings: Annotated[Bearings, declare()] = Bearings.UNKNOWN
    refrigerant: Annotated[str, declare()] = ""  # empty: not stated
    gwp: Annotated[float, declare(Kind.GWP)] | None = None
    safety_class: Annotated[str, declare()] = ""
    supply: Annotated[str, declare()] = ""  # voltage, phases, frequency as printed
    capacity_w: Annotated[float, declare(Kind.COOLING_POWER)] | None = None
    cop: Annotated[float, declare(Kind.COP)]
    leaving_chilled_c: Annotated[float, declare(Kind.TEMPERATURE)]
    entering_condenser_c: Annotated[float, declare(Kind.TEMPERATURE)]
    evaporator_flow_m3s: Annotated[float, declare(Kind.WATER_FLOW)] | None = None
    condenser_flow_m3s: Annotated[float, declare(Kind.WATER_FLOW)] | None = None
    plr_min: Annotated[float, declare(Kind.SHARE)]  # below it the machine cycles
    unloading_min: Annotated[float, declare(Kind.SHARE)]  # below it the machine false-loads
    plr_max: Annotated[float, declare(Kind.SHARE)]
    leaving_limit_c: Annotated[float, declare(Kind.TEMPERATURE)] | None = None
    evaporator_drop_pa: Annotated[float, declare(Kind.PRESSURE, gt=0, le=1e6)] | None = None
    condenser_drop_pa: Annotated[float, declare(Kind.PRESSURE, gt=0, le=1e6)] | None = None
    noise_db: Annotated[float, declare(Kind.SOUND, ge=20, le=130)] | None = None
    current_a: Annotated[float, declare(Kind.CURRENT, gt=0)] | None = None  # at the rated point
    mass_kg: Annotated[float, declare(Kind.MASS, gt=0)] | None = None
    length_m: Annotated[float, declare(Kind.LENGTH, gt=0, le=50)] | None = None
    width_m: Annotated[float, declare(Kind.LENGTH, gt=0, le=50)] | None = None
    height_m: Annotated[float, declare(Kind.LENGTH, gt=0, le=50)] | None = None
    price: Annotated[float, declare(Kind.MONEY)] | None = None  # of one machine
    # Of a machine known by its nameplate alone: the figure its part load was fitted to.
    nameplate_iplv: Annotated[float, declare(Kind.COP, gt=0)] | None = None
    nameplate_nplv: Annotated[float, declare(Kind.COP, gt=0)] | None = None
    nameplate_method: Annotated[RatedMethod, declare()] | None = None
    # Of a class: what it just meets, the sizes it is made to (nominal, by GB/T 18430.1); of it
    # and of a nameplate how far the year may be off, as a share, of one unit and of several.
    class_level: Annotated[ClassLevel, declare()] | None = None
    class_from_w: Annotated[float, declare(Kind.COOLING_POWER)] | None = None
    class_to_w: Annotated[float, declare(Kind.COOLING_POWER)] | None = None
    class_band_one: Annotated[float, declare(Kind.SHARE)] | None = None
    class_band_several: Annotated[float, declare(Kind.SHARE)] | None = None
    capacity_curve: TemperatureCurve  # CAPFT
    power_curve: TemperatureCurve  # EIRFT
    part_load_curve: PartLoadCurve  # EIRFPLR
    # Where one of these stands the curves are its outline, and its figures are solved from it.
    leaving_condenser: LeavingCondenser | None = None
    grid: PerformanceGrid | None = None
    source: Annotated[str, declare()]  # key of the sources table
    source_year: Annotated[str, declare()]  # a year or a span of years, as the source states it
    evidence: Annotated[Evidence, declare()]
    flags: tuple[Flag, ...] = ()

    @property
    def is_solved(self) -> bool:
        """Whether its figures come from more than its three curves."""
        return self.grid is not None or self.leaving_condenser is not None

    @property
    def condenser_limits_c(self) -> tuple[float, float]:
        """The condenser temperatures both temperature curves cover, °C."""
        capacity, power = self.capacity_curve, self.power_curve
        return (
            max(capacity.condenser_min_c, power.condenser_min_c),
            min(capacity.condenser_max_c, power.condenser_max_c),
        )

    @property
    def leaving_limits_c(self) -> tuple[float, float]:
        """The leaving chilled water temperatures both temperature curves cover, °C."""
        capacity, power = self.capacity_curve, self.power_curve
        return (
            max(capacity.leaving_min_c, power.leaving_min_c),
            min(capacity.leaving_max_c, power.leaving_max_c),
        )
