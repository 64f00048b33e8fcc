"""What machines of one model need at the points of a year: each unit, then a number together.

The units that run share the flow equally. Where the flow asked of one lies below the least of its
curve, or the speed below its least, it works at that least and the rest goes round, or is
throttled.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.families.flow_stations.columns import FlowColumns
from core.families.flow_stations.duty import FlowDuty
from core.families.motors.for_shafts import ShaftDrives, reference_drives, shaft_drives
from core.families.motors.transmission import (
    Transmission,
    TransmissionKind,
    transmission_loss_w,
    transmission_of,
)
from core.keeping.keeping import Latest, Same
from core.machines.flow_machines.control import FlowControl, held, kept_rise
from core.machines.flow_machines.curves import FlowMachines, along
from core.machines.flow_machines.meeting import flow_against, meet
from core.machines.flow_machines.speed import Running, at_full_speed, at_speed_for
from core.machines.flow_machines.system import System
from core.vocabulary.distinct import distinct

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

CONVERTER_CLASS = "IE2"
_BELT_POLES = 4
_SLOWEST = 0.3  # of the rated speed, on a converter: below it motors overheat and machines stall
AT_MEETING = frozenset({FlowControl.ON_OFF, FlowControl.INLET_VANES})
_SPEED_ROUNDING = 1e-3  # of a speed: curves are read as straight lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Fleet:
    """Some machines of a catalog on a duty: their curves, their motors, how far speeds go.

    machines: with what flows at the duty's density; between: efficiency of what lies between motor
    and machine at the motor's rated power, (machines,).
    """

    columns: FlowColumns
    machine: IntArray
    machines: FlowMachines
    motors: ShaftDrives
    between: FloatArray
    duty: FlowDuty
    of_unit: BoolArray
    slowest: FloatArray
    fastest: FloatArray
    fixed_w: FloatArray

    @property
    def system(self) -> System:
        """Through the design point."""
        return self.duty.system

    @property
    def by_speed(self) -> bool:
        """Whether the speed is what is set."""
        return self.duty.by_speed

    def take(self, at: IntArray) -> "Fleet":
        """Some machines of it."""
        return Fleet(
            columns=self.columns,
            machine=self.machine[at],
            machines=self.machines.take(at),
            motors=self.motors.take(at),
            between=self.between[at],
            duty=self.duty,
            of_unit=self.of_unit[at],
            slowest=self.slowest[at],
            fastest=self.fastest[at],
            fixed_w=self.fixed_w[at],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsRunning:
    """A number of equal units together, each (machines, points).

    input_w: electric, of all; shaft_w: of all, or electric of units; able: they give the flow
    against the head; the other figures are of one unit.
    """

    input_w: FloatArray
    shaft_w: FloatArray
    able: BoolArray
    flow: FloatArray
    own_flow: FloatArray
    rise: FloatArray
    speed: FloatArray
    least: BoolArray  # it works at its least flow or speed


_whole = Latest[tuple[Same, FlowDuty], Fleet](2)


def fleet_of(columns: FlowColumns, machine: IntArray, duty: FlowDuty) -> Fleet:
    """Some machines with their motors: each carries its machine anywhere on its curve.

    Where several stand one after the other `machines` are whole lines, motors are of each. Motors
    are found for all machines at once: a selection asks for some of them again and again.
    """
    key = Same(columns), duty
    return _whole.of(key, lambda: _fleet_of_all(columns, duty)).take(machine)


def _fleet_of_all(columns: FlowColumns, duty: FlowDuty) -> Fleet:
    machines = duty.machines(columns)
    if duty.series > 1:
        machines = machines.in_series(duty.series)
    own = columns.of_unit
    most = machines.power_w.max(axis=1, initial=0.0) / duty.series
    needed = np.where(own, np.nan, most)
    between, turning = np.ones(len(columns)), columns.speed_rpm
    if duty.drive_between is not TransmissionKind.DIRECT:  # the usual motor behind a belt
        between = np.array([_between(duty, power) for power in needed])
        turning = np.full(len(columns), 120.0 * duty.frequency_hz / _BELT_POLES)
    motors = shaft_drives(
        needed / between,
        turning,
        duty.motor_class.level,
        duty.frequency_hz,
        reference_drives(columns.drives, CONVERTER_CLASS),
        columns.motor_w,
    )
    return Fleet(
        columns=columns,
        machine=np.arange(len(columns)),
        machines=machines,
        motors=motors,
        between=between,
        duty=duty,
        of_unit=own,
        slowest=np.where(own, columns.slowest, _SLOWEST),
        fastest=columns.fastest,
        fixed_w=columns.fixed_w * duty.series,
    )


def _between(duty: FlowDuty, power_w: float) -> float:
    """Efficiency of what lies between a motor and the shaft of its machine."""
    if np.isnan(power_w):
        return 1.0
    return float(transmission_of(duty.drive_between, None, power_w).efficiency)


def header(fleet: Fleet, flow: FloatArray, units: int | IntArray) -> FloatArray:
    """What the header stands at for flows of all units together, (machines, points).

    units: of all points, or (points,). Switched on and off, or behind inlet vanes, a machine is
    known where its curve meets the system, whatever is asked.
    """
    control = fleet.duty.control
    if control in AT_MEETING:
        numbers = distinct(np.atleast_1d(units))
        met = meet(fleet.machines, fleet.system.of_each(numbers))
        rise = met.rise[:, np.searchsorted(numbers, units, side="left").reshape(-1)]
        return np.broadcast_to(rise, (len(fleet.machine), len(flow)))
    kept = kept_rise(
        control,
        fleet.system,
        flow,
        fleet.duty.flow_m3s,
        proportional_from=fleet.duty.kept_at_rest,
    )
    return np.broadcast_to(kept, (len(fleet.machine), len(flow)))


def together(fleet: Fleet, flow: FloatArray, units: int | IntArray) -> UnitsRunning:
    """So many equal units giving flows together, (points,); units: of all points, or (points,)."""
    rise = header(fleet, flow, units)
    one = each_at(fleet, np.broadcast_to(flow / units, rise.shape), rise)
    if fleet.duty.control is FlowControl.INLET_VANES:  # they leave no more than the system asks
        one = replace(one, rise=np.broadcast_to(fleet.system.rise(flow), rise.shape))
    return replace(one, input_w=one.input_w * units, shaft_w=one.shaft_w * units)


def each_at(fleet: Fleet, each: FloatArray, rise: FloatArray) -> UnitsRunning:
    """One unit of every machine at flows where the header stands at rises, (machines, …) both.

    What stands at one rise for many flows may be told once: rise is what broadcasts to the flows.
    """
    if fleet.by_speed:
        run, least = _by_speed(fleet, each, rise)
        able = run.speed <= along(fleet.fastest * (1.0 + _SPEED_ROUNDING), each)
    else:
        flow_min = along(fleet.machines.flow_min, each)
        run = held(fleet.machines, fleet.duty.control, np.maximum(each, flow_min), rise)
        least = each < flow_min
        able = np.isfinite(run.power_w)
    shaft = _power(fleet, run)
    drawn = _electric(fleet, shaft, run.speed)
    able &= np.isfinite(drawn)
    return UnitsRunning(
        input_w=_where(able, drawn),
        shaft_w=_where(able, shaft),
        able=able,
        flow=each,
        own_flow=run.own_flow,
        rise=run.rise,
        speed=run.speed,
        least=least,
    )


def _where(able: BoolArray, values: FloatArray) -> FloatArray:
    """Values where machines are able, nan elsewhere."""
    return values if able.all() else np.where(able, values, np.nan)


def _by_speed(fleet: Fleet, each: FloatArray, rise: FloatArray) -> tuple[Running, BoolArray]:
    """At the speed asked for, but no slower than allowed and at no less than the least flow."""
    machines, slowest = fleet.machines, along(fleet.slowest, each)
    flow_min = along(machines.flow_min, each)
    lowest = machines.rise_at(flow_min)
    with np.errstate(invalid="ignore"):
        least_flow = flow_min * np.sqrt(rise / lowest)
    low = each < least_flow
    run = at_speed_for(machines, np.maximum(each, least_flow), rise)
    slow = run.speed < slowest
    if not slow.any():
        return run, low
    own = np.maximum(each / np.where(slowest > 0.0, slowest, 1.0), flow_min)
    full = at_full_speed(machines, own)
    return (
        Running(
            flow=run.flow,
            rise=np.where(slow, full.rise * slowest**2, run.rise),
            speed=np.where(slow, slowest, run.speed),
            own_flow=np.where(slow, own, run.own_flow),
            power_w=np.where(slow, full.power_w * slowest**3, run.power_w),
        ),
        low | slow,
    )


def _power(fleet: Fleet, run: Running) -> FloatArray:
    """At the shaft of a bare machine, or electric of a unit, W, of one."""
    own = fleet.of_unit
    if not (fleet.by_speed and own.any()):
        return run.power_w
    flow = run.own_flow[own]
    fixed = along(fleet.fixed_w[own], flow)
    falling = fleet.machines.take(own).power_at(flow) - fixed
    power = run.power_w.copy()
    power[own] = falling * run.speed[own] ** 3 + fixed
    return power


def _electric(fleet: Fleet, shaft_w: FloatArray, speed: FloatArray) -> FloatArray:
    if fleet.of_unit.all():
        return shaft_w
    # Motors know points alone.
    each = (shaft_w / fleet.duty.series).reshape(len(shaft_w), -1)
    turning = speed.reshape(each.shape)
    at_motor = each + lost_between(fleet, each, turning)
    drawn = fleet.motors.input_w(at_motor, turning, on_converter=fleet.by_speed)
    drawn = (drawn * fleet.duty.series).reshape(shaft_w.shape)
    return np.where(along(fleet.of_unit, shaft_w), shaft_w, drawn) if fleet.of_unit.any() else drawn


def lost_between(fleet: Fleet, shaft_w: FloatArray, speed: FloatArray) -> FloatArray:
    """Loss of what lies between a motor and its machine, W, (machines, points)."""
    if not (fleet.between < 1.0).any():
        return np.zeros_like(shaft_w)
    between = Transmission(kind=fleet.duty.drive_between, efficiency=fleet.between[:, None])
    rated = fleet.motors.power_w[:, None] * fleet.between[:, None]
    turns = speed if fleet.by_speed else np.ones_like(speed)
    return np.where(shaft_w > 0.0, transmission_loss_w(between, rated, shaft_w, turns), 0.0)


def most_flow(fleet: Fleet, rise: FloatArray) -> FloatArray:
    """The flow one unit gives against heads at most, (machines, points); rise: either.

    Where its curve ends above that head, it goes as far as its end: by speed at the speed at which
    its end lies at that head. Nothing where it does not reach the head at all.
    """
    fastest, machines = fleet.fastest[:, None], fleet.machines
    own: FloatArray = flow_against(machines, rise / fastest**2) * fastest
    if not fleet.by_speed:
        return own
    end = machines.rise[:, -1:]
    return np.minimum(own, machines.flow_max[:, None] * np.sqrt(np.maximum(rise, 0.0) / end))
