"""What is asked of pumps: flow and head at design, the system, the liquid, how flow is set."""

from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, ClassVar

import msgspec
import numpy as np

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
from core.families.pumps.columns import CURVE_DENSITY
from core.families.pumps.outcome import PumpOutcome
from core.load.kind import LoadKind
from core.load.kinds import LoadFile, LoadShape, LoadSynthesised
from core.machines.flow_machines.control import FlowControl
from core.machines.flow_machines.curves import FlowMachines
from core.machines.flow_machines.viscous import Thickness, thickened, thickness
from core.machines.flow_machines.water import HEAT_J_KGK, density_of_water
from core.vocabulary.by_definition import GRAVITY
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class PumpControl(StrEnum):
    """The ways of holding a flow that pumps know."""

    SYSTEM_CURVE = FlowControl.SYSTEM_CURVE.value
    PROPORTIONAL_PRESSURE = FlowControl.PROPORTIONAL_PRESSURE.value
    CONSTANT_PRESSURE = FlowControl.CONSTANT_PRESSURE.value
    THROTTLE = FlowControl.THROTTLE.value
    BYPASS = FlowControl.BYPASS.value
    ON_OFF = FlowControl.ON_OFF.value


class MeasuredPump(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A point measured at one pump at full speed: between its flanges, and at its motor."""

    measured_flow_m3s: Annotated[float, declare(Kind.WATER_FLOW, ge=1e-4, le=50)]
    measured_head_m: Annotated[float, declare(Kind.HEAD, ge=0.2, le=2000)]
    measured_power_w: MeasuredPower


class PumpDuty(FlowDuty, frozen=True, kw_only=True, tag="pumps"):
    """Flow and head at design and the system behind them; None: not known, or by the liquid."""

    loads: ClassVar[tuple[type[LoadKind], ...]] = (
        FlowBins, FlowDay, FlowFile, LoadShape, LoadFile, LoadSynthesised,
    )  # fmt: skip
    defaults = MappingProxyType(
        {
            "economics.price_per_kw": 900.0,
            "economics.life_years": 15,
            "criteria.oversizing_max": 1.5,
            "plant.units_max": 4,
        }
    )
    outcome = PumpOutcome
    in_plants = frozenset({"units_min", "units_max", "redundancy", "staging", "models_max"})
    flow_kind = Kind.WATER_FLOW
    rise_kind = Kind.HEAD
    energy_kind = Kind.ENERGY_PER_VOLUME
    usual_speed = FlowControl.PROPORTIONAL_PRESSURE
    rise_field = "head_m"
    static_field = "static_head_m"
    today_fields = ("today_flow_m3s", "today_head_m", "today_efficiency")

    flow_m3s: Annotated[float, declare(Kind.WATER_FLOW, ge=1e-4, le=50)] = 200.0 / 3600.0
    head_m: Annotated[float, declare(Kind.HEAD, ge=0.2, le=2000)] = 32.0
    static_head_m: Annotated[float, declare(Kind.HEAD, ge=0, le=2000, assumed=True)] = 0.0
    margin: Margin = 0.05
    flow_control: Annotated[PumpControl, declare()] = PumpControl.PROPORTIONAL_PRESSURE
    proportional_from: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.5
    in_series: Annotated[int, declare(Kind.COUNT, ge=1, le=6)] = 1  # pumps of a line
    liquid_c: Annotated[float, declare(Kind.TEMPERATURE, ge=0, le=180, assumed=True)] = 20.0
    density_kg_m3: Annotated[float, declare(Kind.RATIO, ge=500, le=2000)] | None = None
    viscosity_mm2_s: Annotated[float, declare(Kind.RATIO, ge=0.1, le=4000)] | None = None
    npsh_available_m: Annotated[float, declare(Kind.HEAD, ge=0, le=200)] | None = None
    npsh_margin_m: Annotated[float, declare(Kind.HEAD, ge=0, le=10, assumed=True)] = 0.5
    difference_k: Annotated[
        float, declare(Kind.TEMPERATURE_DIFFERENCE, ge=1, le=60, assumed=True)
    ] = 5.0
    flow_share_min: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.3
    motor_class: Annotated[MotorClass, declare()] = MotorClass.IE3
    frequency_hz: MainsFrequency = 50.0
    drive_price_per_kw: PricePerKw = 300.0
    control_today: Annotated[PumpControl, declare()] = PumpControl.THROTTLE
    today_flow_m3s: Annotated[float, declare(Kind.WATER_FLOW, ge=1e-4, le=50)] | None = None
    today_head_m: Annotated[float, declare(Kind.HEAD, ge=0.2, le=2000)] | None = None
    today_efficiency: NameplateEfficiency | None = None
    today_rpm: NameplateSpeed = 1480.0
    today_motor_w: NameplatePower | None = None
    today_units: UnitsRunning = 1
    measured_points: Annotated[tuple[MeasuredPump, ...], declare()] = ()

    @property
    def density(self) -> float:
        """Of the liquid, kg/m³: as entered, or water's at its temperature."""
        return self.density_kg_m3 or density_of_water(self.liquid_c)

    @property
    def work_of_rise(self) -> float:
        """W for a m³/s raised by 1 m."""
        return self.density * GRAVITY

    @property
    def series(self) -> int:
        """Pumps one after the other in each line."""
        return self.in_series

    @property
    def kept_at_rest(self) -> float:
        """Share of the design head kept at no flow."""
        return self.proportional_from

    def machines(self, columns: FlowColumns) -> FlowMachines:
        """Power goes with the density of the liquid, heads do not; a thick one takes of all."""
        machines = columns.machines.denser(self.density / CURVE_DENSITY, rise=False)
        liquid = self.thickness(columns)
        return machines if liquid is None else thickened(machines, liquid)

    def thickness(self, columns: FlowColumns) -> Thickness | None:
        """What the viscosity of the liquid takes from each pump; None: none is entered."""
        if self.viscosity_mm2_s is None:
            return None
        stages = np.array([one.pump_stages for one in columns.records])
        water = columns.machines
        head = water.best_rise / stages
        return thickness(water.best_flow, head, columns.speed_rpm, self.viscosity_mm2_s)

    @property
    def heat_at_design_w(self) -> float:
        """Heat that the design flow carries at the temperature difference."""
        per_kelvin = self.density * HEAT_J_KGK * self.flow_m3s
        return per_kelvin * self.difference_k

    @property
    def entered_peak_w(self) -> float | None:
        """Heat at the design flow: what loads of heat are scaled to."""
        return self.heat_at_design_w

    def without_effect(self) -> frozenset[str]:
        """What says nothing of pumps, and what the control and the load make idle."""
        idle = set(super().without_effect())
        if self.flow_control is not PumpControl.PROPORTIONAL_PRESSURE:
            idle.add("duty.proportional_from")
        if self.npsh_available_m is None:
            idle.add("duty.npsh_margin_m")
        return frozenset(idle)
