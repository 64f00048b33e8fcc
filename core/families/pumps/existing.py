"""The pumps there are today: their year as they are held now, and what is saved against it.

Their curve is the average one of their specific speed through the point of the nameplate. Where a
point was measured, power is scaled to it, and how far head and efficiency are off is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.families.pumps.classes import specific_speed, with_shape
from core.families.pumps.columns import GRAVITY, PumpColumns, columns_of
from core.families.pumps.duty import MotorClass, PumpControl, PumpDuty
from core.families.pumps.performance import Fleet, fleet_of, together
from core.families.pumps.record import PowerBasis, Pump, PumpKind, SpeedControl
from core.families.pumps.station import station
from core.machines.device import UNNAMED, Evidence
from core.machines.flow_machines.speed import at_speed_for
from core.selection.family import Situation
from core.study.plant import Staging
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_W_PER_KW = 1000.0
_TRIM_LEAST = 0.8  # of the wheel's diameter: makers cut no further


@dataclass(frozen=True, slots=True, kw_only=True)
class ExistingYear:
    """A year of the pumps there are, as they are held today."""

    input_w: FloatArray  # (points,)
    monthly_wh: FloatArray  # (12,)
    cost: float
    energy_wh: float
    findings: tuple[Finding, ...]


def existing_record(duty: PumpDuty) -> Pump | None:
    """The pump of the nameplate; None where none is told."""
    flow, head, rate = duty.today_flow_m3s, duty.today_head_m, duty.today_efficiency
    if flow is None or head is None or rate is None:
        return None
    bare = Pump(
        id="existing",
        maker=UNNAMED,
        model="",
        pump_kind=PumpKind.END_SUCTION,
        power_basis=PowerBasis.SHAFT,
        speed_control=SpeedControl.BY_CONVERTER,
        rated_flow_m3s=flow,
        rated_head_m=head,
        rated_efficiency=rate,
        speed_rpm=duty.today_rpm,
        motor_power_w=duty.today_motor_w,
        source="nameplate",
        source_year="",
        evidence=Evidence.D,
    )
    ns = specific_speed(PumpKind.END_SUCTION, flow, head, duty.today_rpm)
    return with_shape(bare, flow, head, rate, float(np.clip(ns, 15.0, 400.0)))


def existing_fleet(columns: PumpColumns, duty: PumpDuty, control: PumpControl) -> Fleet | None:
    """The same as it is computed with, held one way; its motor is of class IE2 (assumed)."""
    record = existing_record(duty)
    if record is None:
        return None
    held = msgspec.structs.replace(duty, flow_control=control, motor_class=MotorClass.IE2)
    return fleet_of(columns_of([record], columns.drives), np.array([0]), held)


def existing_year(columns: PumpColumns, situation: Situation) -> ExistingYear | None:
    """Its year under today's control; None where none is told, or it cannot give the flow."""
    duty: PumpDuty = situation.duty
    fleet = existing_fleet(columns, duty, duty.control_today)
    if fleet is None:
        return None
    worn = _worn(fleet, duty)
    drawn = _drawn(fleet, situation, worn)
    hours = situation.profile.hours
    energy = float(drawn @ hours.sum(axis=1))
    if not energy > 0.0:
        return None
    return ExistingYear(
        input_w=drawn,
        monthly_wh=drawn @ hours,
        cost=float(drawn @ situation.profile.price_hours) / _W_PER_KW,
        energy_wh=energy,
        findings=tuple(_findings(columns, situation, fleet, worn, energy)),
    )


def _drawn(fleet: Fleet, situation: Situation, worn: float) -> FloatArray:
    flow = situation.profile.columns["load_w"]
    run = station(fleet, flow, fleet.duty.today_units, Staging.SEQUENTIAL)
    drawn: FloatArray = run.input_w[0] * worn
    return drawn


def _worn(fleet: Fleet, duty: PumpDuty) -> float:
    """Power measured over that of the nameplate's curve at the flow measured; 1 without."""
    if duty.measured_flow_m3s is None or duty.measured_power_w is None:
        return 1.0
    own = fleet.pumps.power_at(np.array([[duty.measured_flow_m3s]])) * fleet.heavier
    drawn = fleet.motors.input_w(own, np.ones((1, 1)), on_converter=False)[0, 0]
    return float(duty.measured_power_w / drawn) if np.isfinite(drawn) and drawn > 0.0 else 1.0


def _findings(
    columns: PumpColumns, situation: Situation, fleet: Fleet, worn: float, energy: float
) -> Iterator[Finding]:
    duty: PumpDuty = situation.duty
    yield finding(
        "pump_today", Severity.INFO,
        figure("energy", energy, Kind.ENERGY),
        figure("control", duty.control_today.value, word="choice"),
    )  # fmt: skip
    flow, hours = situation.profile.columns["load_w"], situation.profile.hours.sum(axis=1)
    run = station(fleet, flow, duty.today_units, Staging.SEQUENTIAL)
    short = float(hours[run.unmet[0] > 0.0].sum())
    if short > 0.0:
        yield finding("pump_today_short", Severity.WARNING, figure("hours", short, Kind.HOURS))
    for code, other in _ways(columns, situation, worn):
        yield finding(
            code, Severity.INFO,
            figure("energy", other, Kind.ENERGY),
            figure("saved", 1.0 - other / energy, Kind.SHARE),
        )  # fmt: skip
    point = together(fleet, np.array([duty.flow_m3s]), duty.today_units)
    if bool(point.able[0, 0]) and duty.control_today is PumpControl.THROTTLE:
        given = float(point.rise[0, 0])
        yield finding(
            "pump_today_throttled", Severity.INFO,
            figure("given", given, Kind.HEAD),
            figure("needed", duty.head_m, Kind.HEAD),
            figure("share", 1.0 - duty.head_m / given, Kind.SHARE),
        )  # fmt: skip
    yield from _measured(fleet, duty, worn)


def _measured(fleet: Fleet, duty: PumpDuty, worn: float) -> Iterator[Finding]:
    flow, head, power = duty.measured_flow_m3s, duty.measured_head_m, duty.measured_power_w
    if flow is None or head is None or power is None:
        return
    curve = float(fleet.pumps.rise_at(np.array([[flow]]))[0, 0])
    yield finding(
        "pump_measured", Severity.INFO,
        figure("efficiency", duty.density * GRAVITY * flow * head / power, Kind.SHARE),
        figure("head", head, Kind.HEAD),
        figure("curve", curve if np.isfinite(curve) else 0.0, Kind.HEAD),
        figure("power", worn, Kind.SHARE),
    )  # fmt: skip


def _ways(columns: PumpColumns, situation: Situation, worn: float) -> Iterator[tuple[str, float]]:
    """What the same pump would need by speed, and with its wheel cut to the design point, Wh."""
    duty: PumpDuty = situation.duty
    hours = situation.profile.hours.sum(axis=1)
    if duty.control_today is not PumpControl.SYSTEM_CURVE:
        control = duty.flow_control if duty.by_speed else PumpControl.PROPORTIONAL_PRESSURE
        fleet = existing_fleet(columns, duty, control)
        if fleet is not None and fleet.motors.on_converter.all():
            yield "pump_today_by_speed", float(_drawn(fleet, situation, worn) @ hours)
    cut = _cut(columns, duty)
    if cut is not None:
        yield "pump_today_cut", float(_drawn(cut, situation, worn) @ hours)


def _cut(columns: PumpColumns, duty: PumpDuty) -> Fleet | None:
    """The pump with its wheel cut so that it just gives the design flow and head, throttled.

    By the laws of affinity with the diameter, which is hopeful; None: nothing is to be cut, or
    more than makers do.
    """
    record = existing_record(duty)
    fleet = existing_fleet(columns, duty, PumpControl.THROTTLE)
    if record is None or fleet is None:
        return None
    each = np.array([[duty.flow_m3s * (1.0 + duty.margin) / duty.today_units]])
    ratio = float(at_speed_for(fleet.pumps, each, np.array([[duty.head_m]])).speed[0, 0])
    if not _TRIM_LEAST <= ratio < 1.0:
        return None
    curve = tuple((q * ratio, h * ratio**2, p * ratio**3) for q, h, p in record.curve)
    cut = msgspec.structs.replace(record, curve=curve)
    return fleet_of(columns_of([cut], columns.drives), np.array([0]), fleet.duty)
