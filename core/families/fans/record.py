"""The record of a fan: its curve at one wheel, one speed and one density.

Curves are written in m³/h, Pa and kW. A total and a static pressure are never mixed, nor a power at
the shaft and one of the whole unit: `pressure_kind` and `power_basis` say which they are. A type of
wheel that is made in many sizes has its limits of size and tip speed; it is scaled by the fan laws.
"""

from enum import StrEnum
from typing import Annotated

from core.families.flow_stations.record import PowerBasis, SpeedControl
from core.machines.device import ClassLevel, Device, Evidence
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class FanKind(StrEnum):
    """Kind of fan; `choice.<value>` names it."""

    CENTRIFUGAL = "centrifugal_fan"
    AXIAL = "axial_fan"
    EXTERNAL_ROTOR = "external_rotor_fan"  # centrifugal, on the rotor of its motor


class PressureKind(StrEnum):
    """What the pressure is."""

    TOTAL = "total_pressure"
    STATIC = "static_pressure"  # total less the velocity pressure at the outlet


class FanFlag(StrEnum):
    """What is doubtful about a record's figures; `flag.<value>` says what it means."""

    DIGITISED = "digitised"  # read off a plot
    MAKER_UNNAMED = "maker_unnamed"
    SPEED_UNSTATED = "fan_speed_unstated"
    POINTS_LEFT_OUT = "fan_points_left_out"  # whose flow, pressure, power and efficiency disagree
    PRESSURE_DIPS = "fan_pressure_dips"  # the pressure rises with the flow before its top


Point = tuple[float, float, float]  # m³/h, Pa, kW


class Fan(Device, frozen=True, kw_only=True, tag_field="family", tag="fans"):
    """One fan at one speed and density, or a type of wheel at the size it was tested in."""

    id: Annotated[str, declare()]
    maker: Annotated[str, declare()]
    series: Annotated[str, declare()] = ""
    model: Annotated[str, declare()]
    fan_kind: Annotated[FanKind, declare()]
    pressure_kind: Annotated[PressureKind, declare()]
    power_basis: Annotated[PowerBasis, declare()]
    speed_control: Annotated[SpeedControl, declare()]
    impeller_mm: Annotated[float, declare(Kind.RATIO, gt=0, le=10_000)] | None = None  # diameter
    hub_ratio: Annotated[float, declare(Kind.RATIO, gt=0, lt=1)] | None = None  # of axial fans
    outlet_m2: Annotated[float, declare(Kind.AREA, gt=0, le=100)] | None = None
    curve_density: Annotated[float, declare(Kind.RATIO, gt=0.1, le=5)] = 1.2  # kg/m³ of the curve
    rated_flow_m3s: Annotated[float, declare(Kind.AIR_FLOW, gt=0)]  # of the best efficiency
    rated_pressure_pa: Annotated[float, declare(Kind.AIR_PRESSURE, gt=0)]
    rated_efficiency: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)]
    speed_rpm: Annotated[float, declare(Kind.SPEED, gt=0)] | None = None  # of the curve
    speed_min_rpm: Annotated[float, declare(Kind.SPEED, gt=0)] | None = None
    speed_max_rpm: Annotated[float, declare(Kind.SPEED, gt=0)] | None = None  # None: the curve's
    curve: Annotated[tuple[Point, ...], declare()] = ()  # m³/h, Pa, kW; flows rise
    motor_power_w: Annotated[float, declare(Kind.SHAFT_POWER, gt=0)] | None = None
    size_from_mm: Annotated[float, declare(Kind.RATIO, gt=0)] | None = None  # it may be made in
    size_to_mm: Annotated[float, declare(Kind.RATIO, gt=0)] | None = None
    tip_speed_max: Annotated[float, declare(Kind.LINEAR_SPEED, gt=0)] | None = None
    class_level: Annotated[ClassLevel, declare()] | None = None  # of a class of machines
    class_from_w: Annotated[float, declare(Kind.AIR_FLOW, gt=0)] | None = None
    class_to_w: Annotated[float, declare(Kind.AIR_FLOW, gt=0)] | None = None
    class_band_one: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)] | None = None
    class_band_several: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)] | None = None
    price: Annotated[float, declare(Kind.MONEY, ge=0)] | None = None
    source: Annotated[str, declare()]  # key of the sources table
    source_year: Annotated[str, declare()]  # a year or a span, as the source states it
    evidence: Annotated[Evidence, declare()]
    flags: tuple[FanFlag, ...] = ()
