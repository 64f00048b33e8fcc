"""The record of a pump: its curve at one impeller and one speed.

A pump that its maker offers with several impellers or speeds is one record for each; `series` and
`model` say what belongs together. Curves are written in m³/h, m and kW, as every curve sheet has
them. A power at the shaft and one of the whole unit (pump, motor, its own drive) are never mixed:
`power_basis` says which it is.
"""

from enum import StrEnum
from typing import Annotated

from core.families.flow_stations.record import PowerBasis, SpeedControl
from core.machines.device import ClassLevel, Device, Evidence
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class PumpKind(StrEnum):
    """Kind of pump; `choice.<value>` names it."""

    END_SUCTION = "end_suction"
    IN_LINE = "in_line"
    SPLIT_CASE = "split_case"  # double suction
    MULTISTAGE = "multistage"
    SUBMERSIBLE = "submersible"
    CIRCULATOR = "circulator"


class PumpFlag(StrEnum):
    """What is doubtful about a record's figures; `flag.<value>` says what it means."""

    DIGITISED = "digitised"  # read off a plot
    FROM_POLYNOMIAL = "from_polynomial"  # points of a polynomial, not of a test
    TABLE_MISSED = "table_missed"  # the polynomial misses its own table by more than a tenth
    MAKER_UNNAMED = "maker_unnamed"
    SPEED_LIMITED = "speed_limited"  # turns faster at low flow; only the speed it keeps is taken
    HEAD_RISES = "head_rises"  # the curve rises from no flow: two operating points are possible
    NO_NPSH = "no_npsh"  # no NPSH required is stated
    SLOW_POWER_ASSUMED = "slow_power_assumed"  # power at low speed by the laws of affinity alone


Point = tuple[float, float, float]  # m³/h, m, kW


class Pump(Device, frozen=True, kw_only=True, tag_field="family", tag="pumps"):
    """One pump at one impeller and speed."""

    id: Annotated[str, declare()]
    maker: Annotated[str, declare()]
    series: Annotated[str, declare()] = ""
    model: Annotated[str, declare()]
    pump_kind: Annotated[PumpKind, declare()]
    power_basis: Annotated[PowerBasis, declare()]
    speed_control: Annotated[SpeedControl, declare()]
    pump_stages: Annotated[int, declare(Kind.COUNT, ge=1, le=60)] = 1
    impeller_mm: Annotated[float, declare(Kind.RATIO, gt=0, le=5000)] | None = None  # diameter, mm
    rated_flow_m3s: Annotated[float, declare(Kind.WATER_FLOW, gt=0)]  # of the best efficiency
    rated_head_m: Annotated[float, declare(Kind.HEAD, gt=0)]
    rated_efficiency: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)]
    speed_rpm: Annotated[float, declare(Kind.SPEED, gt=0)]  # of the curve
    speed_min_rpm: Annotated[float, declare(Kind.SPEED, gt=0)] | None = None
    speed_max_rpm: Annotated[float, declare(Kind.SPEED, gt=0)] | None = None  # None: the curve's
    curve: Annotated[tuple[Point, ...], declare()] = ()  # m³/h, m, kW; flows rise
    npsh_points: Annotated[tuple[tuple[float, float], ...], declare()] = ()  # m³/h, NPSHr m
    # of a unit, the part of its electric power that does not fall with the speed
    fixed_power_w: Annotated[float, declare(Kind.ELECTRIC_POWER, ge=0)] | None = None
    motor_power_w: Annotated[float, declare(Kind.SHAFT_POWER, gt=0)] | None = None
    class_level: Annotated[ClassLevel, declare()] | None = None  # of a class of machines
    class_from_w: Annotated[float, declare(Kind.WATER_FLOW, gt=0)] | None = None
    class_to_w: Annotated[float, declare(Kind.WATER_FLOW, gt=0)] | None = None
    class_band_one: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)] | None = None
    class_band_several: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)] | None = None
    price: Annotated[float, declare(Kind.MONEY, ge=0)] | None = None
    source: Annotated[str, declare()]  # key of the sources table
    source_year: Annotated[str, declare()]  # a year or a span, as the source states it
    evidence: Annotated[Evidence, declare()]
    flags: tuple[PumpFlag, ...] = ()
