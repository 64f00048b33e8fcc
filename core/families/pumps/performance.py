"""What pumps of one model need at the points of a year: each unit, then a number of them together.

The units that run share the flow equally. Where the flow asked of one lies below the least of its
curve, or the speed below its least, it works at that least and the rest goes round, or is
throttled.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.families.motors.for_shafts import ShaftDrives, reference_drives, shaft_drives
from core.families.pumps.columns import CURVE_DENSITY, PumpColumns
from core.families.pumps.duty import PumpControl, PumpDuty
from core.machines.flow_machines.control import held, kept_rise
from core.machines.flow_machines.curves import FlowMachines
from core.machines.flow_machines.meeting import flow_against, meet
from core.machines.flow_machines.speed import Running, at_full_speed, at_speed_for
from core.machines.flow_machines.system import System, through

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

CONVERTER_CLASS = "IE2"
_SLOWEST = 0.3  # of the rated speed, on a converter: below it motors overheat and pumps stall
_SPEED_ROUNDING = 1e-3  # of a speed: curves are read as straight lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Fleet:
    """Some machines of a catalog on a duty: their curves, their motors, how far speeds go."""

    columns: PumpColumns
    machine: IntArray
    pumps: FlowMachines
    motors: ShaftDrives
    duty: PumpDuty
    of_unit: BoolArray
    slowest: FloatArray
    fastest: FloatArray
    fixed_w: FloatArray

    @property
    def system(self) -> System:
        """Through the design point."""
        return system_of(self.duty)

    @property
    def heavier(self) -> float:
        """Density of the liquid over that of the curves."""
        return self.duty.density / CURVE_DENSITY

    @property
    def by_speed(self) -> bool:
        """Whether the speed is what is set."""
        return self.duty.by_speed

    def take(self, at: IntArray) -> "Fleet":
        """Some machines of it."""
        return Fleet(
            columns=self.columns,
            machine=self.machine[at],
            pumps=self.pumps.take(at),
            motors=self.motors.take(at),
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


def system_of(duty: PumpDuty) -> System:
    """The system through the design point, with its static part."""
    return through(duty.flow_m3s, duty.head_m, duty.static_head_m)


def fleet_of(columns: PumpColumns, machine: IntArray, duty: PumpDuty) -> Fleet:
    """Some machines with their motors: each carries its pump anywhere on its curve."""
    pumps = columns.pumps.take(machine)
    heavier = duty.density / CURVE_DENSITY
    needed = np.where(
        columns.of_unit[machine], np.nan, pumps.power_w.max(axis=1, initial=0.0) * heavier
    )
    offered = np.array(
        [columns.records[i].motor_power_w or np.nan for i in machine], dtype=np.float64
    )
    motors = shaft_drives(
        needed,
        columns.speed_rpm[machine],
        duty.motor_class.level,
        duty.frequency_hz,
        reference_drives(columns.drives, CONVERTER_CLASS),
        offered,
    )
    own = columns.of_unit[machine]
    return Fleet(
        columns=columns,
        machine=machine,
        pumps=pumps,
        motors=motors,
        duty=duty,
        of_unit=own,
        slowest=np.where(own, columns.slowest[machine], _SLOWEST),
        fastest=columns.fastest[machine],
        fixed_w=columns.fixed_w[machine],
    )


def header(fleet: Fleet, flow: FloatArray, units: int) -> FloatArray:
    """What the header stands at for flows of all units together, (machines, points).

    Switched on and off a pump works where its curve meets the system, whatever is asked.
    """
    control = fleet.duty.flow_control
    if control is PumpControl.ON_OFF:
        met = meet(fleet.pumps, fleet.system.of_each(units))
        return np.broadcast_to(met.rise, (len(fleet.machine), len(flow)))
    kept = kept_rise(
        control.engine,
        fleet.system,
        flow,
        fleet.duty.flow_m3s,
        proportional_from=fleet.duty.proportional_from,
    )
    return np.broadcast_to(kept, (len(fleet.machine), len(flow)))


def together(fleet: Fleet, flow: FloatArray, units: int) -> UnitsRunning:
    """So many equal units giving flows together, (points,)."""
    rise = header(fleet, flow, units)
    one = each_at(fleet, np.broadcast_to(flow / units, rise.shape), rise)
    return replace(one, input_w=one.input_w * units, shaft_w=one.shaft_w * units)


def each_at(fleet: Fleet, each: FloatArray, rise: FloatArray) -> UnitsRunning:
    """One unit of every machine at flows where the header stands at rises, (machines, points)."""
    if fleet.by_speed:
        run, least = _by_speed(fleet, each, rise)
        able = run.speed <= fleet.fastest[:, None] * (1.0 + _SPEED_ROUNDING)
    else:
        asked = np.maximum(each, fleet.pumps.flow_min[:, None])
        run = held(fleet.pumps, fleet.duty.flow_control.engine, asked, rise)
        least = each < fleet.pumps.flow_min[:, None]
        able = np.isfinite(run.power_w)
    shaft = _power(fleet, run)
    drawn = _electric(fleet, shaft, run.speed)
    able = able & np.isfinite(drawn)
    return UnitsRunning(
        input_w=np.where(able, drawn, np.nan),
        shaft_w=np.where(able, shaft, np.nan),
        able=able,
        flow=each,
        own_flow=run.own_flow,
        rise=run.rise,
        speed=run.speed,
        least=least,
    )


def _by_speed(fleet: Fleet, each: FloatArray, rise: FloatArray) -> tuple[Running, BoolArray]:
    """At the speed asked for, but no slower than allowed and at no less than the least flow."""
    pumps, slowest = fleet.pumps, fleet.slowest[:, None]
    lowest = pumps.rise_at(pumps.flow_min[:, None])
    with np.errstate(invalid="ignore"):
        least_flow = pumps.flow_min[:, None] * np.sqrt(rise / lowest)
    low = each < least_flow
    run = at_speed_for(pumps, np.maximum(each, least_flow), rise)
    slow = run.speed < slowest
    if not slow.any():
        return run, low
    own = np.maximum(each / np.where(slowest > 0.0, slowest, 1.0), pumps.flow_min[:, None])
    full = at_full_speed(pumps, own)
    return (
        Running(
            flow=run.flow,
            rise=np.where(slow, full.rise * slowest**2, run.rise),
            speed=np.where(slow, slowest, run.speed),
            own_flow=np.where(slow, own, run.own_flow),
            power_w=np.where(slow, full.power_w * slowest**3, run.power_w),
            efficiency=np.where(slow, full.efficiency, run.efficiency),
        ),
        low | slow,
    )


def _power(fleet: Fleet, run: Running) -> FloatArray:
    """At the shaft of a bare pump, or electric of a unit, W, of one."""
    shaft = run.power_w * fleet.heavier
    if not fleet.of_unit.any():
        return shaft
    fixed = fleet.fixed_w[:, None]
    falling = fleet.pumps.power_at(run.own_flow) * fleet.heavier - fixed
    of_unit = falling * run.speed**3 + fixed if fleet.by_speed else shaft
    return np.where(fleet.of_unit[:, None], of_unit, shaft)


def _electric(fleet: Fleet, shaft_w: FloatArray, speed: FloatArray) -> FloatArray:
    drawn = fleet.motors.input_w(shaft_w, speed, on_converter=fleet.by_speed)
    return np.where(fleet.of_unit[:, None], shaft_w, drawn)


def most_flow(fleet: Fleet, rise: FloatArray) -> FloatArray:
    """The flow one unit gives against heads at most, (machines, points); rise: either.

    Where its curve ends above that head, it goes as far as its end: by speed at the speed at which
    its end lies at that head. Nothing where it does not reach the head at all.
    """
    fastest, pumps = fleet.fastest[:, None], fleet.pumps
    own: FloatArray = flow_against(pumps, rise / fastest**2) * fastest
    if not fleet.by_speed:
        return own
    end = pumps.rise[:, -1:]
    return np.minimum(own, pumps.flow_max[:, None] * np.sqrt(np.maximum(rise, 0.0) / end))
