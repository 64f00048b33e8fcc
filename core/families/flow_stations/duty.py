"""What is asked of a station of pumps or fans, whichever they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.families.motors.record import IeClass
from core.families.motors.transmission import TransmissionKind
from core.load.kind import LoadKind
from core.machines.flow_machines.control import BY_SPEED, FlowControl
from core.machines.flow_machines.curves import FlowMachines
from core.machines.flow_machines.system import System, through
from core.study.duty import Duty
from core.vocabulary.field import declare, value_of
from core.vocabulary.quantity import Kind

if TYPE_CHECKING:
    from core.families.flow_stations.columns import FlowColumns

FloatArray = NDArray[np.float64]


class MotorClass(StrEnum):
    """Efficiency class of the motors of bare machines."""

    IE2 = "IE2"
    IE3 = "IE3"
    IE4 = "IE4"
    IE5 = "IE5"

    @property
    def level(self) -> IeClass:
        """The same among the motors' classes."""
        return IeClass(self.value)


# Fields that pumps' and fans' duties declare alike.
Margin = Annotated[float, declare(Kind.SHARE, ge=0, le=0.5, assumed=True)]
MainsFrequency = Annotated[float, declare(Kind.FREQUENCY, ge=40, le=70)]
PricePerKw = Annotated[float, declare(Kind.CAPACITY_PRICE, ge=0, le=1e5, assumed=True)]
NameplateEfficiency = Annotated[float, declare(Kind.SHARE, gt=0.1, lt=0.94)]
NameplateSpeed = Annotated[float, declare(Kind.SPEED, ge=100, le=6000)]
NameplatePower = Annotated[float, declare(Kind.SHAFT_POWER, ge=100, le=1e7)]
UnitsRunning = Annotated[int, declare(Kind.COUNT, ge=1, le=12)]
MeasuredPower = Annotated[float, declare(Kind.ELECTRIC_POWER, ge=50, le=1e7)]
_MOST_MEASURED = 12  # points of one machine


@dataclass(frozen=True, slots=True, kw_only=True)
class Nameplate:
    """A machine that stands today; flow, m³/s, and rise of one at its best efficiency."""

    flow: float
    rise: float
    efficiency: float
    rpm: float
    motor_w: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured at one of the machines of today, (points,), flows rising.

    flow, rise and electric power.
    """

    flow: FloatArray
    rise: FloatArray
    power_w: FloatArray


class FlowDuty(Duty, frozen=True, kw_only=True):
    """A duty of flow against a system; families declare its fields and tell here what they are.

    `rise` is a head in m or a pressure in Pa. flow_kind, rise_kind: what they are shown as.
    """

    flow_kind: ClassVar[Kind]
    rise_kind: ClassVar[Kind]
    energy_kind: ClassVar[Kind]  # of the energy of a m³
    usual_speed: ClassVar[FlowControl]  # how speed is set where nothing else is said
    rise_field: ClassVar[str]
    static_field: ClassVar[str]
    today_fields: ClassVar[tuple[str, ...]]  # flow, rise and efficiency of the nameplate

    if TYPE_CHECKING:  # declared by each family as fields of its own

        @property
        def flow_m3s(self) -> float:
            """Design flow, m³/s."""
            ...

        @property
        def margin(self) -> float:
            """Share of it that is asked for beyond."""
            ...

        @property
        def flow_control(self) -> Any:
            """How the flow is controlled."""
            ...

        @property
        def control_today(self) -> Any:
            """How the machine of today is controlled."""
            ...

        @property
        def motor_class(self) -> MotorClass:
            """Of the motors of bare machines."""
            ...

        @property
        def frequency_hz(self) -> float:
            """Of the mains."""
            ...

        @property
        def drive_price_per_kw(self) -> float:
            """Of a converter."""
            ...

        @property
        def measured_points(self) -> tuple[msgspec.Struct, ...]:
            """What was measured today: flow, rise, power of each in their order."""
            ...

        @property
        def today_units(self) -> int:
            """How many run today."""
            ...

        @property
        def today_rpm(self) -> float:
            """Speed on the nameplate of today."""
            ...

        @property
        def today_motor_w(self) -> float | None:
            """Rated power of the motor of today."""
            ...

    @property
    def rise(self) -> float:
        """What the system asks for at the design flow."""
        return float(value_of(self, self.rise_field))

    @property
    def static_rise(self) -> float:
        """So much of it as is there at no flow."""
        return float(value_of(self, self.static_field))

    @property
    def density(self) -> float:
        """Of what flows, kg/m³."""
        raise NotImplementedError

    @property
    def work_of_rise(self) -> float:
        """W for a m³/s raised by one unit of the rise."""
        raise NotImplementedError

    @property
    def kept_at_rest(self) -> float:
        """Share of the design rise that proportional pressure keeps at no flow."""
        return 1.0

    @property
    def series(self) -> int:
        """How many machines of a line stand one after the other; a line is what units count."""
        return 1

    @property
    def drive_between(self) -> TransmissionKind:
        """What lies between motor and machine."""
        return TransmissionKind.DIRECT

    def machines(self, columns: "FlowColumns") -> FlowMachines:
        """The machines of a catalog as they are with what flows here."""
        raise NotImplementedError

    @property
    def control(self) -> FlowControl:
        """How the flow is controlled."""
        return FlowControl(self.flow_control.value)

    @property
    def by_speed(self) -> bool:
        """Whether flow is controlled by speed."""
        return self.control in BY_SPEED

    @property
    def system(self) -> System:
        """The system through the design point, with its static part."""
        return through(self.flow_m3s, self.rise, self.static_rise)

    def held(self, control: FlowControl) -> Self:
        """The same, controlled in another way."""
        return msgspec.structs.replace(self, flow_control=type(self.flow_control)(control.value))

    @property
    def today(self) -> Nameplate | None:
        """The machine of today; None where it is not told."""
        flow, rise, rate = (value_of(self, name) for name in self.today_fields)
        if flow is None or rise is None or rate is None:
            return None
        return Nameplate(
            flow=flow, rise=rise, efficiency=rate, rpm=self.today_rpm, motor_w=self.today_motor_w
        )

    @property
    def measured(self) -> Measured | None:
        """What was measured at it; None where nothing was."""
        if not self.measured_points:
            return None
        points = np.array(sorted(msgspec.structs.astuple(one) for one in self.measured_points))
        return Measured(flow=points[:, 0], rise=points[:, 1], power_w=points[:, 2])

    def disagreements(self, load: LoadKind) -> Iterator[tuple[str, str]]:
        """What a type cannot say of the duty and its load."""
        yield from load.disagreements(self.entered_peak_w)
        if self.static_rise > self.rise:
            yield f"duty.{self.static_field}", f"≤ duty.{self.rise_field}"
        names = self.today_fields
        if self.today is None and any(value_of(self, name) is not None for name in names):
            *others, last = names
            yield f"duty.{last}", ", ".join(f"duty.{name}" for name in others)
        flows = [msgspec.structs.astuple(one)[0] for one in self.measured_points]
        if len(flows) > _MOST_MEASURED:
            yield "duty.measured_points", f"≤ {_MOST_MEASURED}"
        elif len(set(flows)) < len(flows):
            yield "duty.measured_points", "="

    def without_effect(self) -> frozenset[str]:
        """What says nothing of stations, and what the control and the load make idle."""
        idle = {
            "criteria.gwp_max",
            "criteria.gwp_report",
            "compliance.phased_out_admitted",
            "criteria.doubtful_admitted",
            "criteria.rating",
            "criteria.beyond_limits_k",
        }
        if self.today is None:
            idle |= {
                f"duty.{key}"
                for key in (
                    "control_today",
                    "today_rpm",
                    "today_motor_w",
                    "today_units",
                    "measured_points",
                )
            }
        return frozenset(idle)
