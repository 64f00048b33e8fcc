"""How a shaft load is described in a study. Every kind can be made without arguments.

Values nobody measured are marked as assumed; the templates are typical courses, to be replaced.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from core.load.kind import LoadKind
from core.load.kinds import CycleStep
from core.load.reading import ShaftReading
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class ShaftConstant(LoadKind, frozen=True, kw_only=True, tag="shaft_constant"):
    """The same torque and speed for some hours a year."""

    shaft_power_w: Annotated[float, declare(Kind.SHAFT_POWER, ge=1, le=5e7)] = 30e3
    shaft_rpm: Annotated[float, declare(Kind.SPEED, ge=0.01, le=60000)] = 1480.0
    hours_a_year: Annotated[float, declare(Kind.HOURS, ge=1, le=8760, assumed=True)] = 6000.0


class ShaftCycle(LoadKind, frozen=True, kw_only=True, tag="shaft_cycle"):
    """Torque and speed over a cycle that repeats: steps here, or in a CSV or XLSX file.

    The file has the columns torque_nm, speed_rpm, seconds.
    """

    courses = ("steps",)

    path: Annotated[str, declare()] = ""  # relative to the study file; empty: the steps
    reading: ShaftReading = ShaftReading()
    hours_a_year: Annotated[float, declare(Kind.HOURS, ge=1, le=8760, assumed=True)] = 4000.0
    steps: tuple[CycleStep, ...] = (
        CycleStep(torque_nm=400.0, speed_rpm=1450.0, seconds=20.0),
        CycleStep(torque_nm=150.0, speed_rpm=1450.0, seconds=40.0),
    )

    def disagreements(self, peak_w: float | None) -> Iterator[tuple[str, str]]:  # noqa: ARG002
        """A cycle needs a step that turns."""
        if not self.path and not any(s.torque_nm > 0 and s.speed_rpm > 0 for s in self.steps):
            yield "load.steps", "torque_nm > 0, speed_rpm > 0"


class FlowMachine(StrEnum):
    """What moves the flow."""

    PUMP = "pump"
    FAN = "fan"


class ControlToday(StrEnum):
    """How the flow is held today; a motor that stays on the mains goes on with it."""

    THROTTLE = "throttle"  # a valve, or a damper at a fan's outlet
    INLET_VANES = "inlet_vanes"  # of a fan
    BYPASS = "bypass"  # full flow, and what is too much goes back
    ON_OFF = "on_off"  # full flow for a share of the time
    NONE = "uncontrolled"  # full flow whatever is needed
    BY_SPEED = "by_speed"  # a drive is there already


class ShaftFlow(LoadKind, frozen=True, kw_only=True, tag="shaft_flow"):
    """A pump or a fan by its flow over the year and its system.

    The rated point is the one of full flow; `control` is how less flow is held today, by which what
    a drive saves is told. `flow_shares` are flows over rated, each for its
    share of the running hours; or a CSV or XLSX file with a column flow_share and, where they
    differ, hours. static_share: of the head at full flow, what is there without flow.
    shutoff_ratio: head without flow over rated head of the machine's curve.
    """

    courses = ("flow_shares", "time_shares")

    path: Annotated[str, declare()] = ""
    reading: ShaftReading = ShaftReading()
    machine: Annotated[FlowMachine, declare()] = FlowMachine.PUMP
    shaft_power_w: Annotated[float, declare(Kind.SHAFT_POWER, ge=1, le=5e7)] = 75e3
    shaft_rpm: Annotated[float, declare(Kind.SPEED, ge=0.01, le=60000)] = 1480.0
    static_share: Annotated[float, declare(Kind.SHARE, ge=0, le=0.95, assumed=True)] = 0.3
    shutoff_ratio: Annotated[float, declare(Kind.RATIO, ge=1.02, le=2, assumed=True)] = 1.25
    control: Annotated[ControlToday, declare()] = ControlToday.THROTTLE
    hours_a_year: Annotated[float, declare(Kind.HOURS, ge=1, le=8760, assumed=True)] = 7000.0
    flow_shares: tuple[float, ...] = (1.0, 0.9, 0.8, 0.7, 0.6)
    time_shares: tuple[float, ...] = (0.1, 0.2, 0.3, 0.25, 0.15)

    def disagreements(self, peak_w: float | None) -> Iterator[tuple[str, str]]:  # noqa: ARG002
        """As many times as flows, flows within 0 … 1.2."""
        if self.path:
            return
        if len(self.flow_shares) != len(self.time_shares) or not self.flow_shares:
            yield "load.time_shares", "= flow_shares"
        elif not all(0 <= share <= 1.2 for share in self.flow_shares):
            yield "load.flow_shares", "0…1.2"
        elif self.control is ControlToday.INLET_VANES and self.machine is FlowMachine.PUMP:
            yield "load.control", "machine = fan"
        yield from _shares(self.time_shares)


class Template(StrEnum):
    """A machine whose course is typical (专栏4-1: mines, ports)."""

    CONVEYOR = "conveyor"
    CRUSHER = "crusher"
    HOIST = "hoist"
    CRANE_TRAVEL = "crane_travel"


class ShaftTemplate(LoadKind, frozen=True, kw_only=True, tag="shaft_template"):
    """A machine's typical course, scaled to its rated power and speed; all of it is assumed."""

    template: Annotated[Template, declare()] = Template.CONVEYOR
    shaft_power_w: Annotated[float, declare(Kind.SHAFT_POWER, ge=1, le=5e7)] = 55e3
    shaft_rpm: Annotated[float, declare(Kind.SPEED, ge=0.01, le=60000)] = 60.0
    hours_a_year: Annotated[float, declare(Kind.HOURS, ge=1, le=8760, assumed=True)] = 5000.0


class ShaftMeasured(LoadKind, frozen=True, kw_only=True, tag="shaft_measured"):
    """An existing motor's input, measured over time: kW, or voltage and current.

    `input_w` are means, each for its share of the running hours; or a CSV or XLSX file with a
    column kW (or V and A, and cos_phi), and, where they differ, hours.
    """

    courses = ("input_w",)

    path: Annotated[str, declare()] = ""
    reading: ShaftReading = ShaftReading()
    hours_a_year: Annotated[float, declare(Kind.HOURS, ge=1, le=8760, assumed=True)] = 6000.0
    input_w: tuple[float, ...] = (60e3,)
    time_shares: tuple[float, ...] = (1.0,)

    def disagreements(self, peak_w: float | None) -> Iterator[tuple[str, str]]:  # noqa: ARG002
        """As many times as powers."""
        if self.path:
            return
        if len(self.input_w) != len(self.time_shares) or not any(p > 0 for p in self.input_w):
            yield "load.input_w", "= time_shares, > 0"
        yield from _shares(self.time_shares)


def _shares(shares: tuple[float, ...]) -> Iterator[tuple[str, str]]:
    """Shares of the running hours: none below zero, and not all nothing."""
    if shares and (min(shares) < 0.0 or sum(shares) <= 0.0):
        yield "load.time_shares", "≥ 0"
