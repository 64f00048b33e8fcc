"""What motors add to the report: efficiency over load, torque over speed, losses, control."""

from collections.abc import Mapping

import numpy as np

from core.content.blocks import Block, Cell, Message, Plot, Property, Quantity, explained, plot, say
from core.content.charts import FloatArray, PartLoadCurve, PartLoadUse, hours_by_ratio
from core.content.curves import Axis, Bars, Curves, Line, Name, Part, Points, Upright
from core.content.left_open import SOUND
from core.content.operating_hours import UnitHours
from core.content.requirement import Requirement
from core.families.motors.bank import CURVE_LOADS, Bank
from core.families.motors.design import MotorDesign
from core.families.motors.duty import MotorDuty
from core.families.motors.evaluation import efficient_band
from core.families.motors.flow import controlled_power, held_power
from core.families.motors.loads import ShaftFlow
from core.families.motors.outcome import MotorOutcome
from core.families.motors.performance import Chain
from core.families.motors.record import IeClass, Motor
from core.families.motors.running import chain_of, points_of
from core.families.motors.schedule import schedule
from core.families.motors.shaft import ShaftSeries
from core.families.motors.torque_limits import (
    BREAKDOWN_RESERVE,
    breakdown_share,
    lasting_torque,
    speed_max_share,
)
from core.families.motors.transmission import TransmissionKind
from core.families.motors.ways import ratios, way_of
from core.machines.device import is_nameplate
from core.selection.family_report import (
    FamilyOperating,
    FamilyReport,
    WithoutField,
    WithoutOwnBlocks,
    WithoutRatings,
)
from core.selection.selection import Candidate, Group, Selection
from core.vocabulary.field import value_of
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

_CLASS = 0.05  # of the histogram of loads
_MONTHS = 12
_THRESHOLDS = ("low_speed_rpm", "high_speed_rpm", "variable_cv", "load_share_max")


def _chain(selection: Selection, candidate: Candidate) -> Chain:
    bank: Bank = selection.columns
    return chain_of(
        bank, np.array([candidate.groups[0].machine]), selection.situation, candidate.variant
    )


def _edges(share: FloatArray) -> FloatArray:
    """Classes of the load up to rated, or as far as a cycle goes beyond it."""
    most = max(1.0, float(share.max(initial=0.0)))
    count = int(np.ceil(most / _CLASS - 1e-6))
    edges: FloatArray = _CLASS * np.arange(count + 1, dtype=np.float64)
    return edges


class MotorOperating(WithoutField):
    """Where a motor spends its hours; it has no field of load and temperature."""

    def unit_hours(self, selection: Selection, candidate: Candidate) -> UnitHours:
        """The load share of the motor at the points it drives at."""
        chain, hours = _chain(selection, candidate), selection.profile.hours.sum(axis=1)
        runs = (chain.load_w > 0.0) & (hours > 0.0)
        return UnitHours(plr=np.abs(chain.load_share[0][runs]), hours=hours[runs])


class MotorReport(WithoutOwnBlocks, WithoutRatings):
    """The parts of a report that only motors have."""

    ranking = ("fed_by", "coupling", "chain_efficiency", "mean_load", "coverage_hours",
               "annual_energy_wh", "life_cycle_cost")  # fmt: skip
    cards = ("life_cycle_cost", "annual_energy_wh", "chain_efficiency", "existing_payback_years",
             "coverage_hours", "mean_load")  # fmt: skip
    has_part_load = True
    left_open = (SOUND,)
    point_kinds: Mapping[str, Kind] = {
        "load_w": Kind.SHAFT_POWER,
        "torque_nm": Kind.TORQUE,
        "speed_rpm": Kind.SPEED,
        "controlled_torque_nm": Kind.TORQUE,
        "controlled_speed_rpm": Kind.SPEED,
    }

    def kind_of(self, record: Motor) -> Cell:
        """Technology, class and poles; what a class (its level) or a nameplate is says so."""
        if record.class_level is None and not is_nameplate(record):
            return self._kind(record)
        kind = self._kind(record)
        if record.ie_class is IeClass.NOT_STATED:
            kind = say(f"choice.{record.technology.value}")
        if record.class_level is None:
            return say("report.motor.kind.nameplate", kind=kind)
        level = say(f"choice.{record.class_level.value}")
        return say("report.motor.kind.class", level=level, kind=kind)

    def _kind(self, record: Motor) -> Cell:
        return say(
            "report.motor.kind" if record.poles else "report.motor.kind.no_poles",
            technology=say(f"choice.{record.technology.value}"),
            ie=say(f"choice.{record.ie_class.value}"),
            poles=str(record.poles),
        )

    def way(self, outcome: MotorOutcome) -> Cell:
        """Fed by the mains or a converter, coupled directly or through gear or belt."""
        return say(
            "report.motor.way",
            fed=say(f"choice.{outcome.fed_by.value}"),
            coupling=say(f"choice.{outcome.coupling.value}"),
        )

    def asked(self, selection: Selection) -> Message:
        """Power, speed, torque and the place."""
        design: MotorDesign = selection.design
        duty: MotorDuty = selection.duty
        through = duty.transmission is not TransmissionKind.DIRECT
        return say(
            "report.motor.asked.through" if through else "report.motor.asked",
            transmission=say(f"choice.{duty.transmission.value}"),
            direct=Quantity(value=design.direct_required_w, kind=Kind.SHAFT_POWER),
            peak=Quantity(value=design.peak_w, kind=Kind.SHAFT_POWER),
            required=self.required(selection),
            speed=Quantity(value=design.speed_rpm, kind=Kind.SPEED),
            rms=Quantity(value=design.rms_torque_nm, kind=Kind.TORQUE),
            hours=Quantity(value=design.running_hours, kind=Kind.HOURS),
        )

    def required(self, selection: Selection) -> Quantity:
        """The highest lasting power over the highest permitted load."""
        return Quantity(value=selection.design.required_w, kind=Kind.SHAFT_POWER)

    def schedule(
        self,
        selection: Selection,
        candidate: Candidate,
        group: Group,  # noqa: ARG002
    ) -> tuple[Requirement, ...]:
        """What makers are asked for."""
        return schedule(selection, candidate)

    def part_load(self, selection: Selection, candidate: Candidate) -> PartLoadUse:
        """Efficiency over load above the hours at each load."""
        bank: Bank = selection.columns
        chain, hours = _chain(selection, candidate), selection.profile.hours.sum(axis=1)
        runs = chain.load_w > 0.0
        share = np.abs(chain.load_share[0])
        edges = _edges(share[runs & (hours > 0.0)])
        shown = max(1.0, float(edges[-1])) + 1e-9 > CURVE_LOADS
        return PartLoadUse(
            kind=Kind.SHARE,
            axis="report.axis.efficiency",
            curves=(
                PartLoadCurve(
                    at=float(bank.columns.speed_rpm[candidate.groups[0].machine]),
                    at_kind=Kind.SPEED,
                    plr=CURVE_LOADS[shown],
                    value=bank.curve[candidate.groups[0].machine][shown],
                ),
            ),
            edges=edges,
            hours=hours_by_ratio(share[runs], hours[runs], edges),
            band=efficient_band(
                bank, candidate.groups[0].machine, selection.study.criteria.efficient_share
            ),
            covered=candidate.outcome.coverage_hours,
            caption="report.motor.part_load.caption",
        )

    def operation(
        self, selection: Selection, candidate: Candidate
    ) -> tuple[FloatArray, FloatArray]:
        """Whether it runs, and the power from the mains, W, at each point."""
        chain = _chain(selection, candidate)
        return (chain.load_w > 0.0).astype(np.float64), chain.input_w[0]

    def plots(self, selection: Selection, candidate: Candidate) -> tuple[Plot, ...]:
        """Torque over speed, losses along the chain by month, and throttle against speed."""
        plots = [_torque_over_speed(selection, candidate), _losses(selection, candidate)]
        if isinstance(selection.study.load, ShaftFlow):
            plots.append(_control(selection, selection.study.load))
        return tuple(plots)

    def calculation(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """One operating point of the chain."""
        from core.families.motors.calculation import calculation

        return calculation(selection, candidate)

    def method_notes(self, selection: Selection) -> tuple[Property, ...]:
        """Methods of the family, and every threshold of the rules with its value."""
        duty: MotorDuty = selection.duty
        notes = [
            explained(f"report.motor.{key}")
            for key in ("losses", "current", "converter", "transmission", "rules", "coverage")
        ]
        for key in _THRESHOLDS:
            kind = {"low_speed_rpm": Kind.SPEED, "high_speed_rpm": Kind.SPEED,
                    "variable_cv": Kind.RATIO, "load_share_max": Kind.SHARE}[key]  # fmt: skip
            changed = f"duty.{key}" not in selection.study.assumed
            state = say("report.motor.changed" if changed else "report.motor.usual")
            value = Quantity(value=value_of(duty, key), kind=kind)
            notes.append(Property(title=say(f"field.{key}"),
                                  value=say("report.pair", first=value, second=state)))  # fmt: skip
        return tuple(notes)


def _torque_over_speed(selection: Selection, candidate: Candidate) -> Plot:
    """What the motor gives at the load's shaft for long and at breakdown, and what is asked."""
    bank: Bank = selection.columns
    design: MotorDesign = selection.design
    machine, columns = candidate.groups[0].machine, bank.columns
    way = way_of(selection.duty, candidate.variant)
    ratio = float(ratios(bank, way, design.speed_rpm)[machine])
    limit = float(
        speed_max_share(
            columns.poles[[machine]],
            columns.speed_max_rpm[[machine]],
            columns.speed_rpm[[machine]],
        )[0]
    )  # fmt: skip
    speed = np.linspace(0.05, limit, 60) if way.converter else np.array([0.985, 1.0])
    rated, rpm = (
        float(columns.torque_nm[machine]) * ratio,
        float(columns.speed_rpm[machine]) / ratio,
    )
    derated = design.ambient_factor * design.elevation_factor
    lasting = lasting_torque(
        speed[None, :], columns.induction[[machine]], forced=selection.duty.forced_cooling
    )[0]
    breakdown = float(np.nan_to_num(columns.breakdown_torque_ratio[machine], nan=2.0))
    points = points_of(selection.situation, controlled=way.converter)
    seen = points.hours > 0.0
    lines = [
        Line(name=Name(key="curve.lasting_torque"), x=speed * rpm, y=rated * derated * lasting),
        Line(
            name=Name(key="curve.breakdown"), x=speed * rpm,
            y=rated * breakdown * breakdown_share(speed) / BREAKDOWN_RESERVE,
            part=Part.LIMIT, at=0.3,
        ),
    ]  # fmt: skip
    return plot(
        "report.motor.plot.torque",
        Curves(
            x=Axis(key="report.axis.speed", kind=Kind.SPEED, low=0.0),
            y=Axis(key="report.axis.torque", kind=Kind.TORQUE, low=0.0),
            lines=tuple(lines),
            points=(
                Points(
                    name=Name(key="curve.duty_points"),
                    x=points.speed_rpm[seen],
                    y=points.torque_nm[seen],
                    weight=points.hours[seen],
                ),
            ),
        ),
    )


def _losses(selection: Selection, candidate: Candidate) -> Plot:
    """Losses by month: motor, drive, transmission, one upon the other."""
    chain, hours = _chain(selection, candidate), selection.profile.hours
    months = np.arange(_MONTHS, dtype=np.float64)
    floor, bars = np.zeros(_MONTHS), []
    drive = np.broadcast_to(chain.drive_w, chain.motor_w.shape)[0]
    for key, power, part in (
        ("curve.motor_loss", chain.motor_w[0], Part.MAIN),
        ("curve.drive_loss", drive, Part.OTHER),
        ("curve.transmission_loss", chain.transmission_w, Part.THIRD),
    ):
        energy = np.where(chain.load_w != 0.0, power, 0.0) @ hours
        if energy.any():
            bars.append(
                Bars(
                    name=Name(key=key), left=months + 0.6, right=months + 1.4, low=floor.copy(),
                    high=floor + energy, part=part,
                )
            )  # fmt: skip
            floor = floor + energy
    return plot(
        "report.motor.plot.losses",
        Curves(
            x=Axis(
                key="report.axis.month",
                kind=Kind.COUNT,
                low=0.5,
                high=_MONTHS + 0.5,
                ticks=tuple(float(month) for month in range(1, _MONTHS + 1)),
                months=True,
            ),
            y=Axis(key="report.axis.losses", kind=Kind.ENERGY, low=0.0),
            bars=tuple(bars),
        ),
    )


def _control(selection: Selection, load: ShaftFlow) -> Plot:
    """Shaft power over flow: controlled as it is today, and by speed on this system."""
    flow = np.linspace(0.2, 1.0, 41)
    rated = load.shaft_power_w
    series: ShaftSeries = selection.situation.load
    own, weight = series.flow_share, series.hours
    assert own is not None  # noqa: S101  a load by flow has them
    share = {"value": figure("share", load.static_share, Kind.SHARE)}
    today = figure("control", load.control.value, word="choice")
    return plot(
        "report.motor.plot.control",
        Curves(
            x=Axis(key="report.axis.flow", kind=Kind.SHARE, low=0.0, high=1.0),
            y=Axis(key="report.axis.load", kind=Kind.SHAFT_POWER, low=0.0),
            lines=(
                Line(
                    name=Name(key="curve.held", figures=(today,)),
                    x=flow,
                    y=rated * held_power(flow, load.control, load.shutoff_ratio),
                    part=Part.OTHER,
                    at=0.2,
                ),
                Line(
                    name=Name(key="curve.by_speed", figures=(share["value"],)),
                    x=flow,
                    y=rated * controlled_power(flow, load.static_share, load.shutoff_ratio),
                    at=0.4,
                ),
            ),
            points=(
                Points(
                    name=Name(key="curve.flow_points"),
                    x=own,
                    y=rated * controlled_power(own, load.static_share, load.shutoff_ratio),
                    weight=weight,
                ),
            ),
            uprights=(
                Upright(name=Name(key="curve.mean_flow"), x=float(own @ weight / weight.sum())),
            ),
        ),
    )


REPORT: FamilyReport = MotorReport()
OPERATING: FamilyOperating = MotorOperating()
