"""What is asked of pumps: flow and head at design, the system, the liquid, how flow is held."""

from collections.abc import Iterator
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, ClassVar

from core.families.motors.record import IeClass
from core.families.pumps.loads import FlowBins, FlowDay
from core.families.pumps.outcome import PumpOutcome
from core.load.kind import LoadKind
from core.load.kinds import LoadFile, LoadShape, LoadSynthesised
from core.machines.flow_machines.control import BY_SPEED, FlowControl
from core.machines.flow_machines.water import HEAT_J_KGK, density_of_water
from core.study.duty import Duty
from core.study.plant import EQUAL_LOADS, Staging
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class MotorClass(StrEnum):
    """Efficiency class of the motors of bare pumps."""

    IE2 = "IE2"
    IE3 = "IE3"
    IE4 = "IE4"
    IE5 = "IE5"

    @property
    def level(self) -> IeClass:
        """The same among the motors' classes."""
        return IeClass(self.value)


class PumpControl(StrEnum):
    """The ways of holding a flow that pumps know."""

    SYSTEM_CURVE = FlowControl.SYSTEM_CURVE.value
    PROPORTIONAL_PRESSURE = FlowControl.PROPORTIONAL_PRESSURE.value
    CONSTANT_PRESSURE = FlowControl.CONSTANT_PRESSURE.value
    THROTTLE = FlowControl.THROTTLE.value
    BYPASS = FlowControl.BYPASS.value
    ON_OFF = FlowControl.ON_OFF.value

    @property
    def engine(self) -> FlowControl:
        """The same among the ways of all flow machines."""
        return FlowControl(self.value)


class PumpDuty(Duty, frozen=True, kw_only=True, tag="pumps"):
    """Flow and head at design and the system behind them; None: not known, or by the liquid."""

    loads: ClassVar[tuple[type[LoadKind], ...]] = (
        FlowBins, FlowDay, LoadShape, LoadFile, LoadSynthesised,
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
    stagings: ClassVar[tuple[Staging, ...]] = EQUAL_LOADS

    flow_m3s: Annotated[float, declare(Kind.WATER_FLOW, ge=1e-4, le=50)] = 200.0 / 3600.0
    head_m: Annotated[float, declare(Kind.HEAD, ge=0.2, le=2000)] = 32.0
    static_head_m: Annotated[float, declare(Kind.HEAD, ge=0, le=2000, assumed=True)] = 0.0
    margin: Annotated[float, declare(Kind.SHARE, ge=0, le=0.5, assumed=True)] = 0.05
    flow_control: Annotated[PumpControl, declare()] = PumpControl.PROPORTIONAL_PRESSURE
    proportional_from: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.5
    liquid_c: Annotated[float, declare(Kind.TEMPERATURE, ge=0, le=180, assumed=True)] = 20.0
    density_kg_m3: Annotated[float, declare(Kind.RATIO, ge=500, le=2000)] | None = None
    npsh_available_m: Annotated[float, declare(Kind.HEAD, ge=0, le=200)] | None = None
    npsh_margin_m: Annotated[float, declare(Kind.HEAD, ge=0, le=10, assumed=True)] = 0.5
    difference_k: Annotated[
        float, declare(Kind.TEMPERATURE_DIFFERENCE, ge=1, le=60, assumed=True)
    ] = 5.0
    flow_share_min: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 0.3
    motor_class: Annotated[MotorClass, declare()] = MotorClass.IE3
    frequency_hz: Annotated[float, declare(Kind.FREQUENCY, ge=40, le=70)] = 50.0
    drive_price_per_kw: Annotated[
        float, declare(Kind.CAPACITY_PRICE, ge=0, le=1e5, assumed=True)
    ] = 300.0
    control_today: Annotated[PumpControl, declare()] = PumpControl.THROTTLE
    today_flow_m3s: Annotated[float, declare(Kind.WATER_FLOW, ge=1e-4, le=50)] | None = None
    today_head_m: Annotated[float, declare(Kind.HEAD, ge=0.2, le=2000)] | None = None
    today_efficiency: Annotated[float, declare(Kind.SHARE, gt=0.1, lt=0.94)] | None = None
    today_rpm: Annotated[float, declare(Kind.SPEED, ge=100, le=6000)] = 1480.0
    today_motor_w: Annotated[float, declare(Kind.SHAFT_POWER, ge=100, le=1e7)] | None = None
    today_units: Annotated[int, declare(Kind.COUNT, ge=1, le=12)] = 1
    measured_flow_m3s: Annotated[float, declare(Kind.WATER_FLOW, ge=1e-4, le=50)] | None = None
    measured_head_m: Annotated[float, declare(Kind.HEAD, ge=0.2, le=2000)] | None = None
    measured_power_w: Annotated[float, declare(Kind.ELECTRIC_POWER, ge=50, le=1e7)] | None = None

    @property
    def density(self) -> float:
        """Of the liquid, kg/m³: as entered, or water's at its temperature."""
        return self.density_kg_m3 or density_of_water(self.liquid_c)

    @property
    def by_speed(self) -> bool:
        """Whether flow is held by speed."""
        return self.flow_control.engine in BY_SPEED

    @property
    def heat_at_design_w(self) -> float:
        """Heat that the design flow carries at the temperature difference."""
        per_kelvin = self.density * HEAT_J_KGK * self.flow_m3s
        return per_kelvin * self.difference_k

    @property
    def entered_peak_w(self) -> float | None:
        """Heat at the design flow: what loads of heat are scaled to."""
        return self.heat_at_design_w

    @property
    def known_today(self) -> bool:
        """Whether the pump of today is told: flow, head and efficiency of its nameplate."""
        return None not in (self.today_flow_m3s, self.today_head_m, self.today_efficiency)

    def disagreements(self, load: LoadKind) -> Iterator[tuple[str, str]]:
        """What a type cannot say of the duty and its load."""
        yield from load.disagreements(self.entered_peak_w)
        if self.static_head_m > self.head_m:
            yield "duty.static_head_m", "≤ duty.head_m"
        given = (self.today_flow_m3s, self.today_head_m, self.today_efficiency)
        if any(one is not None for one in given) and not self.known_today:
            yield "duty.today_efficiency", "duty.today_flow_m3s, duty.today_head_m"
        measured = (self.measured_flow_m3s, self.measured_head_m, self.measured_power_w)
        if any(one is not None for one in measured) and None in measured:
            yield "duty.measured_power_w", "duty.measured_flow_m3s, duty.measured_head_m"

    def without_effect(self) -> frozenset[str]:
        """What says nothing of pumps, and what the control and the load make idle."""
        idle = {
            "criteria.gwp_max",
            "criteria.gwp_report",
            "compliance.phased_out_admitted",
            "criteria.rating",
            "criteria.beyond_limits_k",
        }
        if self.flow_control is not PumpControl.PROPORTIONAL_PRESSURE:
            idle.add("duty.proportional_from")
        if self.npsh_available_m is None:
            idle.add("duty.npsh_margin_m")
        if not self.known_today:
            idle |= {
                f"duty.{key}"
                for key in ("control_today", "today_rpm", "today_motor_w", "today_units")
            }
        return frozenset(idle)
