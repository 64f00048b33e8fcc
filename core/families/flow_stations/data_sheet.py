"""The data sheet of a pump or fan: what its curve gives, where it may work, its motor."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.content.blocks import (
    Beside,
    Block,
    Cell,
    Message,
    Properties,
    Property,
    Quantity,
    Words,
    explained,
    say,
)
from core.families.flow_stations.evaluation import PREFERRED
from core.families.flow_stations.fleet import Fleet, UnitsRunning, fleet_of, together
from core.selection.selection import Candidate, Group, Selection
from core.vocabulary.quantity import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLines:
    """What only a family writes into its sheets, each as lines: title, cell.

    kind: of a record; at_design: of one machine on duty; of_curve: of its wheel.
    """

    kind: Callable[[Any], Property]
    at_design: Callable[[Fleet, UnitsRunning], Iterable[Property]]
    of_curve: Callable[[Any], Iterable[Property]]


def data_sheet(selection: Selection, candidate: Candidate, own: OwnLines) -> tuple[Block, ...]:
    """Of each model its curve and motor; of a station of one model its duty point as well."""
    return tuple(
        Beside(
            left=(Properties(title=_title(candidate, group), items=tuple(left)),),
            right=(Properties(title=say("report.station.sheet.range"), items=tuple(right)),),
        )
        for group in candidate.groups
        for left, right in (_of(selection, candidate, group, own),)
    )


def _title(candidate: Candidate, group: Group) -> Message:
    key = "report.station.sheet.of" if candidate.is_mixed else "report.station.sheet"
    return say(key, model=group.record.model)


def _of(
    selection: Selection, candidate: Candidate, group: Group, own: OwnLines
) -> tuple[list[Property], list[Property]]:
    fleet = fleet_of(selection.columns, np.array([group.machine]), selection.duty)
    left = [
        Property(title=say("report.station.sheet.model"), value=Words(text=group.record.model)),
        own.kind(group.record),
    ]
    if not candidate.is_mixed:
        left += _duty_point(fleet, group, own)
    left += _motor(fleet)
    return left, list(_range(fleet, group.record, own))


def _duty_point(fleet: Fleet, group: Group, own: OwnLines) -> Iterator[Property]:
    """One of the machines on duty, at the design flow; of a line each has its part of the rise."""
    duty = fleet.duty
    carrying = group.units - group.standby
    machines = carrying * duty.series
    run = together(fleet, np.array([duty.flow_m3s]), carrying)
    each, rise = duty.flow_m3s / carrying, float(run.rise[0, 0]) / duty.series
    rate = float(fleet.machines.efficiency_at(run.own_flow)[0, 0])
    yield line("report.station.sheet.flow", each, duty.flow_kind)
    yield line("report.station.sheet.rise", rise, duty.rise_kind)
    yield line("report.station.sheet.efficiency", rate, Kind.SHARE)
    if not fleet.of_unit[0]:
        useful, shaft = duty.work_of_rise * each * rise, float(run.shaft_w[0, 0]) / machines
        yield line("report.station.sheet.useful", useful, Kind.SHAFT_POWER)
        yield line("report.station.sheet.shaft", shaft, Kind.SHAFT_POWER)
    drawn = float(run.input_w[0, 0]) / machines
    yield line("report.station.sheet.electric", drawn, Kind.ELECTRIC_POWER)
    rpm = float(run.speed[0, 0] * fleet.columns.speed_rpm[fleet.machine[0]])
    yield line("report.station.sheet.speed", rpm, Kind.SPEED)
    yield from own.at_design(fleet, run)


def _motor(fleet: Fleet) -> Iterator[Property]:
    if fleet.of_unit[0]:
        yield Property(title=say("field.motor_w"), value=say("report.station.sheet.built_in"))
        return
    motors = fleet.motors
    yield line("field.motor_w", float(motors.power_w[0]), Kind.SHAFT_POWER)
    yield Property(
        title=say("report.station.sheet.motor"),
        value=say(
            "report.station.sheet.motor.text",
            level=fleet.duty.motor_class.value,
            poles=str(int(motors.poles[0])),
            efficiency=Quantity(value=float(motors.efficiency[0]), kind=Kind.SHARE),
        ),
    )
    if fleet.by_speed:
        yield explained("report.station.sheet.drive")


def _range(fleet: Fleet, record: Any, own: OwnLines) -> Iterator[Property]:
    """From shut-off to run-out, all at the speed of the curve."""
    duty, machines, series = fleet.duty, fleet.machines, fleet.duty.series
    best = float(machines.best_flow[0])
    low, high = float(machines.flow_min[0]), float(machines.flow_max[0])
    if record.speed_rpm is not None:
        yield line("field.speed_rpm", record.speed_rpm, Kind.SPEED)
    yield from own.of_curve(record)
    yield line("report.station.sheet.best_flow", best, duty.flow_kind)
    best_rise = float(machines.best_rise[0]) / series
    yield line("report.station.sheet.best_rise", best_rise, duty.rise_kind)
    title = "report.station.sheet.best_unit" if fleet.of_unit[0] else "report.station.sheet.best"
    yield line(title, float(machines.best_efficiency[0]), Kind.SHARE)
    yield Property(
        title=say("report.station.sheet.preferred"),
        value=_between(PREFERRED[0] * best, min(PREFERRED[1] * best, high), duty.flow_kind),
    )
    if low <= _SHUT_OFF * best:
        shut_off = float(machines.rise[0, 0]) / series
        yield line("report.station.sheet.shut_off", shut_off, duty.rise_kind)
    else:
        yield line("report.station.sheet.least_flow", low, duty.flow_kind)
        highest = float(machines.rise[0].max()) / series
        yield line("report.station.sheet.highest", highest, duty.rise_kind)
    yield line("report.station.sheet.run_out", high, duty.flow_kind)
    end = float(machines.rise[0, -1]) / series
    yield line("report.station.sheet.end_rise", end, duty.rise_kind)
    key = (
        "report.station.sheet.most_unit" if fleet.of_unit[0] else "report.station.sheet.most_power"
    )
    yield line(key, float(machines.power_w[0].max()) / series, Kind.SHAFT_POWER)


_SHUT_OFF = 0.02  # of the best flow: a curve that begins lower has its shut-off head


def _between(low: float, high: float, kind: Kind) -> Cell:
    return say(
        "report.station.sheet.between",
        low=Quantity(value=low, kind=kind),
        high=Quantity(value=high, kind=kind),
    )


def line(key: str, value: float, kind: Kind) -> Property:
    """A line of a sheet; a figure that is not known is left blank."""
    shown = value if np.isfinite(value) else None
    return Property(title=say(key), value=Quantity(value=shown, kind=kind))
