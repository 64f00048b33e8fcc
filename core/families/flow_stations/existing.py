"""Today's machines: their year as they are controlled now, and what is saved against it.

Their curve is the average one of their specific speed through the point of the nameplate. Where
points were measured the curve goes through their rises, and the power is what it was there: by the
ratio of both at the flow of each, between them in straight lines, beyond them as at the last. How
far they are off is told.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.families.flow_stations.columns import FlowColumns
from core.families.flow_stations.duty import FlowDuty, MotorClass, Nameplate
from core.families.flow_stations.fleet import Fleet, fleet_of, together
from core.families.flow_stations.measured import Ratios, of_points, powers, rises
from core.families.flow_stations.record import PowerBasis, SpeedControl
from core.families.flow_stations.station import station
from core.families.motors.drive import Drive
from core.machines.device import UNNAMED, Evidence
from core.machines.flow_machines.control import FlowControl
from core.machines.flow_machines.speed import at_speed_for
from core.selection.at_need import MadeAtNeed
from core.selection.family import Situation
from core.study.plant import Staging
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_W_PER_KW = 1000.0
_S_PER_H = 3600.0
_SMALLER_LEAST = 0.8  # of the wheel's diameter, or the speed: makers go no further


@dataclass(frozen=True, slots=True, kw_only=True)
class ExistingYear:
    """A year of the machines there are, as they are held today."""

    input_w: FloatArray  # (points,)
    monthly_wh: FloatArray  # (12,)
    cost: float
    energy_wh: float
    findings: Sequence[Finding]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way of holding the flow with the machines there are: today, by_speed, smaller."""

    key: str
    energy_wh: float


def of_nameplate(plate: Nameplate) -> dict[str, Any]:
    """What a record of a nameplate holds, whatever it is of."""
    return {
        "id": "existing",
        "maker": UNNAMED,
        "model": "",
        "power_basis": PowerBasis.SHAFT,
        "speed_control": SpeedControl.BY_CONVERTER,
        "rated_flow_m3s": plate.flow,
        "rated_efficiency": plate.efficiency,
        "speed_rpm": plate.rpm,
        "motor_power_w": plate.motor_w,
        "source": "nameplate",
        "source_year": "",
        "evidence": Evidence.D,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Existing:
    """How a family makes a machine of a nameplate; name: the message `present.<name>`."""

    name: str
    record: Callable[[Any], Any | None]  # of a duty; with the average curve of its kind
    columns_of: Callable[[Sequence[Any], Sequence[Drive]], FlowColumns]

    def fleet(self, columns: FlowColumns, duty: FlowDuty, control: FlowControl) -> Fleet | None:
        """The machine of today, controlled one way; its motor is of class IE2 (assumed)."""
        record = self.record(duty)
        if record is None:
            return None
        held = msgspec.structs.replace(duty.held(control), motor_class=MotorClass.IE2)
        known = self.columns_of([record], columns.drives)
        fleet = fleet_of(known, np.array([0]), held)
        risen = rises(fleet, duty)
        if risen is None:
            return fleet
        curve = tuple((q, h * float(risen.at(q / _S_PER_H)), p) for q, h, p in record.curve)
        worn = msgspec.structs.replace(record, curve=curve)
        return fleet_of(self.columns_of([worn], columns.drives), np.array([0]), held)

    def year(self, columns: FlowColumns, situation: Situation) -> ExistingYear | None:
        """Its year under today's control; None where none is stated, or it cannot give the flow."""
        duty: FlowDuty = situation.duty
        fleet = self.fleet(columns, duty, FlowControl(duty.control_today.value))
        if fleet is None:
            return None
        worn = powers(fleet, duty)
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
            findings=MadeAtNeed(lambda: _findings(self, columns, situation, fleet, worn, energy)),
        )

    def ways(self, columns: FlowColumns, situation: Situation) -> tuple[Way, ...]:
        """What the machines there are need by each way, today's first; empty without any."""
        duty: FlowDuty = situation.duty
        fleet = self.fleet(columns, duty, FlowControl(duty.control_today.value))
        if fleet is None:
            return ()
        worn, hours = powers(fleet, duty), situation.profile.hours.sum(axis=1)
        today = float(_drawn(fleet, situation, worn) @ hours)
        return (Way(key="today", energy_wh=today), *_ways(self, columns, situation, worn))


def _drawn(fleet: Fleet, situation: Situation, worn: Ratios | None) -> FloatArray:
    flow = situation.profile.columns["load_w"]
    run = station(fleet, flow, fleet.duty.today_units, Staging.SEQUENTIAL)
    drawn: FloatArray = run.input_w[0]
    return drawn if worn is None else drawn * worn.at(run.own_flow[0])


def _findings(
    existing: Existing, columns: FlowColumns, situation: Situation, fleet: Fleet,
    worn: Ratios | None, energy: float,
) -> Iterator[Finding]:  # fmt: skip
    duty: FlowDuty = situation.duty
    control = FlowControl(duty.control_today.value)
    yield finding(
        "station_today", Severity.INFO,
        figure("energy", energy, Kind.ENERGY),
        figure("control", control.value, word="choice"),
    )  # fmt: skip
    flow, hours = situation.profile.columns["load_w"], situation.profile.hours.sum(axis=1)
    run = station(fleet, flow, duty.today_units, Staging.SEQUENTIAL)
    short = float(hours[run.unmet[0] > 0.0].sum())
    if short > 0.0:
        yield finding("station_today_short", Severity.WARNING, figure("hours", short, Kind.HOURS))
    for way in _ways(existing, columns, situation, worn):
        yield finding(
            f"station_today_{way.key}", Severity.INFO,
            figure("energy", way.energy_wh, Kind.ENERGY),
            figure("saved", 1.0 - way.energy_wh / energy, Kind.SHARE),
        )  # fmt: skip
    point = together(fleet, np.array([duty.flow_m3s]), duty.today_units)
    if bool(point.able[0, 0]) and control is FlowControl.THROTTLE:
        given = float(point.rise[0, 0])
        yield finding(
            "station_today_throttled", Severity.INFO,
            figure("given", given, duty.rise_kind),
            figure("needed", duty.rise, duty.rise_kind),
            figure("share", 1.0 - duty.rise / given, Kind.SHARE),
        )  # fmt: skip
    record = existing.record(duty)
    if record is not None:
        known = existing.columns_of([record], columns.drives)
        yield from of_points(fleet_of(known, np.array([0]), fleet.duty))


def _ways(
    existing: Existing, columns: FlowColumns, situation: Situation, worn: Ratios | None
) -> Iterator[Way]:
    """The same machine by speed, and made smaller for the design point."""
    duty: FlowDuty = situation.duty
    hours = situation.profile.hours.sum(axis=1)
    if FlowControl(duty.control_today.value) is not FlowControl.SYSTEM_CURVE:
        control = duty.control if duty.by_speed else duty.usual_speed
        fleet = existing.fleet(columns, duty, control)
        if fleet is not None and fleet.motors.on_converter.all():
            needed = float(_drawn(fleet, situation, worn) @ hours)
            yield Way(key="by_speed", energy_wh=needed)
    ways = {way.value for way in type(duty.control_today)}
    vanes = FlowControl.INLET_VANES
    if vanes.value in ways and duty.control_today.value != vanes.value:
        fleet = existing.fleet(columns, duty, vanes)
        if fleet is not None:
            needed = float(_drawn(fleet, situation, worn) @ hours)
            yield Way(key="by_vanes", energy_wh=needed)
    smaller = _smaller(existing, columns, duty)
    if smaller is not None:
        yield Way(key="smaller", energy_wh=float(_drawn(smaller, situation, worn) @ hours))


def _smaller(existing: Existing, columns: FlowColumns, duty: FlowDuty) -> Fleet | None:
    """The machine with its wheel, or its pulley, so that it just gives the design point, throttled.

    By the laws of affinity, which is hopeful of a wheel that is cut; None: nothing is to be made
    smaller, or more than makers do.
    """
    fleet = existing.fleet(columns, duty, FlowControl.THROTTLE)
    if fleet is None:
        return None
    each = np.array([[duty.flow_m3s * (1.0 + duty.margin) / duty.today_units]])
    ratio = float(at_speed_for(fleet.machines, each, np.array([[duty.rise]])).speed[0, 0])
    if not _SMALLER_LEAST <= ratio < 1.0:
        return None
    record = fleet.columns.records[0]
    curve = tuple((q * ratio, h * ratio**2, p * ratio**3) for q, h, p in record.curve)
    cut = msgspec.structs.replace(record, curve=curve)
    return fleet_of(existing.columns_of([cut], columns.drives), np.array([0]), fleet.duty)
