"""What is asked of fans: flow and pressure at design, the system, the gas, how flow is set."""

from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, ClassVar

import msgspec

from core.climate.psychrometrics import standard_pressure
from core.families.fans.columns import CURVE_DENSITY, FanColumns
from core.families.fans.outcome import FanOutcome
from core.families.fans.record import PressureKind
from core.families.flow_stations.columns import FlowColumns
from core.families.flow_stations.duty import (
    FlowDuty,
    MainsFrequency,
    Margin,
    MeasuredPower,
    MotorClass,
    NameplateEfficiency,
    NameplatePower,
    NameplateSpeed,
    PricePerKw,
    UnitsRunning,
)
from core.families.flow_stations.loads import FlowBins, FlowDay, FlowFile
from core.families.motors.transmission import TransmissionKind
from core.load.kind import LoadKind
from core.machines.flow_machines.control import FlowControl
from core.machines.flow_machines.curves import FlowMachines
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind

_STANDARD_K, _STANDARD_PA = 293.15, 101_325.0  # of air of 1.2 kg/m³


class FanControl(StrEnum):
    """The ways of holding a flow that fans know."""

    SYSTEM_CURVE = FlowControl.SYSTEM_CURVE.value
    CONSTANT_PRESSURE = FlowControl.CONSTANT_PRESSURE.value
    INLET_VANES = FlowControl.INLET_VANES.value
    THROTTLE = FlowControl.THROTTLE.value
    ON_OFF = FlowControl.ON_OFF.value


class FanTransmission(StrEnum):
    """What lies between motor and fan."""

    DIRECT = TransmissionKind.DIRECT.value
    V_BELT = TransmissionKind.V_BELT.value
    NOTCHED_BELT = TransmissionKind.NOTCHED_BELT.value
    SYNCHRONOUS_BELT = TransmissionKind.SYNCHRONOUS_BELT.value


AirFlow = Annotated[float, declare(Kind.AIR_FLOW, ge=1e-3, le=2000)]
AirPressure = Annotated[float, declare(Kind.AIR_PRESSURE, ge=5, le=60_000)]
KeptPressure = Annotated[float, declare(Kind.AIR_PRESSURE, ge=0, le=60_000, assumed=True)]


class MeasuredFan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A point measured at one fan at full speed, at the gas's own density, and at its motor."""

    measured_air_m3s: AirFlow
    measured_pressure_pa: AirPressure
    measured_power_w: MeasuredPower


class FanDuty(FlowDuty, frozen=True, kw_only=True, tag="fans"):
    """Flow and pressure at design and the system behind them, at the gas's own density.

    altitude_m: None: that of the station; density_kg_m3: None: of air at temperature and altitude.
    """

    loads: ClassVar[tuple[type[LoadKind], ...]] = (FlowBins, FlowDay, FlowFile)
    defaults = MappingProxyType(
        {
            "economics.price_per_kw": 1000.0,
            "economics.life_years": 15,
            "criteria.oversizing_max": 1.5,
            "plant.units_max": 3,
        }
    )
    outcome = FanOutcome
    in_plants = frozenset({"units_min", "units_max", "redundancy", "staging", "models_max"})
    flow_kind = Kind.AIR_FLOW
    rise_kind = Kind.AIR_PRESSURE
    energy_kind = Kind.ENERGY_PER_AIR
    usual_speed = FlowControl.SYSTEM_CURVE
    rise_field = "pressure_pa"
    static_field = "kept_pressure_pa"
    today_fields = ("today_flow_m3s", "today_pressure_pa", "today_efficiency")

    flow_m3s: AirFlow = 30_000.0 / 3600.0
    pressure_pa: AirPressure = 1000.0
    pressure_kind: Annotated[PressureKind, declare()] = PressureKind.TOTAL
    kept_pressure_pa: KeptPressure = 0.0
    margin: Margin = 0.05
    flow_control: Annotated[FanControl, declare()] = FanControl.SYSTEM_CURVE
    transmission: Annotated[FanTransmission, declare()] = FanTransmission.DIRECT
    gas_c: Annotated[float, declare(Kind.TEMPERATURE, ge=-50, le=500, assumed=True)] = 20.0
    altitude_m: Annotated[float, declare(Kind.ELEVATION, ge=-500, le=6000)] | None = None
    density_kg_m3: Annotated[float, declare(Kind.RATIO, ge=0.2, le=5)] | None = None
    motor_class: Annotated[MotorClass, declare()] = MotorClass.IE3
    frequency_hz: MainsFrequency = 50.0
    drive_price_per_kw: PricePerKw = 300.0
    control_today: Annotated[FanControl, declare()] = FanControl.THROTTLE
    today_flow_m3s: AirFlow | None = None
    today_pressure_pa: AirPressure | None = None
    today_efficiency: NameplateEfficiency | None = None
    today_rpm: NameplateSpeed = 1480.0
    today_motor_w: NameplatePower | None = None
    today_units: UnitsRunning = 1
    measured_points: Annotated[tuple[MeasuredFan, ...], declare()] = ()

    @property
    def density(self) -> float:
        """Of the gas, kg/m³: as entered, or air's at its temperature and altitude."""
        if self.density_kg_m3 is not None:
            return self.density_kg_m3
        thinner = float(standard_pressure(self.altitude_m or 0.0)) / _STANDARD_PA
        return CURVE_DENSITY * thinner * _STANDARD_K / (self.gas_c + 273.15)

    @property
    def is_static(self) -> bool:
        """Whether pressures are static ones."""
        return self.pressure_kind is PressureKind.STATIC

    @property
    def work_of_rise(self) -> float:
        """W for a m³/s raised by 1 Pa."""
        return 1.0

    @property
    def drive_between(self) -> TransmissionKind:
        """Belt, or none."""
        return TransmissionKind(self.transmission.value)

    def machines(self, columns: FlowColumns) -> FlowMachines:
        """In the pressure that the duty speaks of; pressure and power go with the density."""
        assert isinstance(columns, FanColumns)  # noqa: S101  the family's own
        found = columns.static if self.is_static else columns.machines
        return found.denser(self.density / CURVE_DENSITY, rise=True)

    def without_effect(self) -> frozenset[str]:
        """What says nothing of fans, and what other figures make idle."""
        idle = set(super().without_effect())
        if self.density_kg_m3 is not None:
            idle |= {"duty.altitude_m", "duty.gas_c"}
        return frozenset(idle)
