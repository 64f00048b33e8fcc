"""The course of a shaft load as points: at fixed speed, and where the speed may be controlled.

Both courses have the same points in the same order; they differ for pumps and fans only,
whose flow is held at fixed speed as it is today.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from core.families.motors.columns import RAD_S_PER_RPM, FloatArray
from core.families.motors.flow import controlled_power, controlled_speed, held_power
from core.families.motors.loads import (
    ControlToday,
    FlowMachine,
    ShaftConstant,
    ShaftCycle,
    ShaftFlow,
    ShaftTemplate,
    Template,
)
from core.load.kinds import CycleStep
from core.vocabulary.finding import Finding, Severity, figure, finding

# Break-away torque over the highest running torque where nobody gave one: assumed, typical of
# the machine. Load torque during the run-up over the highest, likewise.
_BREAKAWAY = {"fan": 0.15, "pump": 0.25, "constant": 1.1, "crusher": 1.5, "hoist": 1.2}
_RUN_UP = {"fan": 0.35, "pump": 0.4, "constant": 1.0, "crusher": 1.0, "hoist": 1.0}


class ShaftOrigin(StrEnum):
    """Where the course comes from."""

    CONSTANT = "shaft_constant"
    CYCLE = "shaft_cycle"
    FLOW = "shaft_flow"
    TEMPLATE = "shaft_template"
    MEASURED = "shaft_measured"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShaftSeries:
    """A year at the load's shaft. All arrays (points,); hours sum to those it runs and rests.

    torque_nm, speed_rpm: at fixed speed; controlled_*: the same work at controlled speed.
    breakaway_nm: torque at standstill; run_up_nm: mean load torque while starting.
    cyclic: the points are one cycle that repeats, so that rms torque and peaks are its own.
    flow_share: of a pump or fan, (points,), else None.
    """

    torque_nm: FloatArray
    speed_rpm: FloatArray
    controlled_torque_nm: FloatArray
    controlled_speed_rpm: FloatArray
    hours: FloatArray
    origin: ShaftOrigin
    label: str
    breakaway_nm: float
    run_up_nm: float
    cyclic: bool = False
    flow_share: FloatArray | None = None
    step_h: float = 0.0
    findings: tuple[Finding, ...] = ()

    @property
    def power_w(self) -> FloatArray:
        """Power at the shaft at fixed speed."""
        return self.torque_nm * self.speed_rpm * RAD_S_PER_RPM

    @property
    def controlled_power_w(self) -> FloatArray:
        """Power at the shaft at controlled speed."""
        return self.controlled_torque_nm * self.controlled_speed_rpm * RAD_S_PER_RPM

    @property
    def label_words(self) -> str:
        """Templates have names in every language."""
        return "choice" if self.origin is ShaftOrigin.TEMPLATE else ""


def _torque(power_w: float, rpm: float) -> float:
    return power_w / (rpm * RAD_S_PER_RPM)


def constant_shaft(load: ShaftConstant) -> ShaftSeries:
    """One point."""
    torque = np.array([_torque(load.shaft_power_w, load.shaft_rpm)])
    return _same(
        torque, np.array([load.shaft_rpm]), np.array([load.hours_a_year]),
        origin=ShaftOrigin.CONSTANT, label="", like="constant",
    )  # fmt: skip


def cycle_shaft(load: ShaftCycle, steps: tuple[CycleStep, ...], label: str = "") -> ShaftSeries:
    """The steps of a cycle, each for its share of the hours."""
    return _cycle(steps, load.hours_a_year, ShaftOrigin.CYCLE, label, "constant")


def template_shaft(load: ShaftTemplate) -> ShaftSeries:
    """A typical course at the rated power and speed given."""
    torque = _torque(load.shaft_power_w, load.shaft_rpm)
    steps = tuple(
        CycleStep(torque_nm=share * torque, speed_rpm=speed * load.shaft_rpm, seconds=seconds)
        for share, speed, seconds in _TEMPLATES[load.template]
    )
    like = load.template.value if load.template.value in _BREAKAWAY else "constant"
    made = _cycle(steps, load.hours_a_year, ShaftOrigin.TEMPLATE, load.template.value, like)
    said = finding(
        "template_assumed", Severity.ASSUMED, figure("template", load.template.value, word="choice")
    )
    return _with(made, said)


# (torque share, speed share, seconds): typical courses of our own, assumed; to be replaced.
_TEMPLATES: dict[Template, tuple[tuple[float, float, float], ...]] = {
    Template.CONVEYOR: ((1.0, 1.0, 3600.0), (0.6, 1.0, 1800.0)),
    Template.CRUSHER: ((0.35, 1.0, 40.0), (0.8, 1.0, 60.0), (1.6, 1.0, 6.0), (0.5, 1.0, 30.0)),
    Template.HOIST: (
        (1.6, 0.5, 3.0), (1.0, 1.0, 25.0), (0.0, 0.0, 20.0), (-0.75, 1.0, 25.0),
        (0.0, 0.0, 30.0), (0.35, 1.0, 20.0),
    ),
    Template.CRANE_TRAVEL: (
        (1.8, 0.5, 5.0), (0.5, 1.0, 20.0), (-1.2, 0.5, 4.0), (0.0, 0.0, 40.0),
    ),
}  # fmt: skip


def flow_shaft(
    load: ShaftFlow, flow: FloatArray, hours: FloatArray, label: str = ""
) -> ShaftSeries:
    """A pump's or fan's points: controlled as today at rated speed, and at the speed asked for.

    What is switched on and off has two points for each flow: it runs full, and it rests.
    """
    rated = _torque(load.shaft_power_w, load.shaft_rpm)
    on = np.ones(len(flow), dtype=bool)
    if load.control is ControlToday.ON_OFF:
        share = np.minimum(flow, 1.0)
        on = np.repeat([True, False], len(flow))
        hours = np.concatenate([hours * share, hours * (1.0 - share)])
        flow = np.concatenate([flow, flow])
    runs = flow > 0.0
    turns = runs & on
    power = np.where(turns, held_power(flow, load.control, load.shutoff_ratio), 0.0)
    speed = np.where(runs, controlled_speed(flow, load.static_share, load.shutoff_ratio), 0.0)
    needed = np.where(runs, controlled_power(flow, load.static_share, load.shutoff_ratio), 0.0)
    torque = np.divide(needed, speed, out=np.zeros_like(needed), where=speed > 0.0)
    like = "fan" if load.machine is FlowMachine.FAN else "pump"
    highest = rated * float(power.max(initial=0.0))
    return ShaftSeries(
        torque_nm=rated * power,
        speed_rpm=np.where(turns, load.shaft_rpm, 0.0),
        controlled_torque_nm=rated * torque,
        controlled_speed_rpm=load.shaft_rpm * speed,
        hours=hours,
        origin=ShaftOrigin.FLOW,
        label=label,
        breakaway_nm=_BREAKAWAY[like] * highest,
        run_up_nm=_RUN_UP[like] * highest,
        flow_share=flow,
        findings=(finding("flow_curves_assumed", Severity.ASSUMED),),
    )


def measured_shaft(
    shaft_w: FloatArray, rpm: float, hours: FloatArray, label: str, findings: tuple[Finding, ...]
) -> ShaftSeries:
    """Shaft power worked out from the input of an existing motor, at its speed."""
    torque = shaft_w / (rpm * RAD_S_PER_RPM)
    speed = np.where(shaft_w > 0.0, rpm, 0.0)
    made = _same(torque, speed, hours, origin=ShaftOrigin.MEASURED, label=label, like="constant")
    return _with(made, *findings)


def _cycle(
    steps: tuple[CycleStep, ...], hours_a_year: float, origin: ShaftOrigin, label: str, like: str
) -> ShaftSeries:
    seconds = np.array([step.seconds for step in steps])
    return _same(
        np.array([step.torque_nm for step in steps]),
        np.array([step.speed_rpm for step in steps]),
        hours_a_year * seconds / seconds.sum(),
        origin=origin, label=label, like=like, cyclic=True,
    )  # fmt: skip


def _same(
    torque: FloatArray, speed: FloatArray, hours: FloatArray, *,
    origin: ShaftOrigin, label: str, like: str, cyclic: bool = False,
) -> ShaftSeries:  # fmt: skip
    highest = float(torque.max(initial=0.0))
    return ShaftSeries(
        torque_nm=torque,
        speed_rpm=speed,
        controlled_torque_nm=torque,
        controlled_speed_rpm=speed,
        hours=hours,
        origin=origin,
        label=label,
        breakaway_nm=_BREAKAWAY[like] * (float(np.median(torque[torque > 0])) if cyclic and
                                         (torque > 0).any() else highest),
        run_up_nm=_RUN_UP[like] * (float(np.median(torque[torque > 0])) if cyclic and
                                   (torque > 0).any() else highest),
        cyclic=cyclic,
    )  # fmt: skip


def _with(series: ShaftSeries, *findings: Finding) -> ShaftSeries:
    from dataclasses import replace

    return replace(series, findings=(*series.findings, *findings))


def running_hours(series: ShaftSeries) -> float:
    """Hours a year with a turning shaft."""
    return float(series.hours[series.speed_rpm > 0.0].sum())
