"""The field of rise and flow of a station: curves, speeds, efficiencies, the hours of the year."""

import numpy as np
from numpy.typing import NDArray

from core.content.blocks import Plot, plot, say
from core.content.curves import Axis, Curves, Line, Name, Part, Points, Upright
from core.families.flow_stations.duty import FlowDuty
from core.families.flow_stations.field import (
    change_overs,
    full_speed,
    preferred_areas,
    rays,
    slower,
)
from core.families.flow_stations.fleet import Fleet, fleet_of, header
from core.families.flow_stations.station import station
from core.machines.flow_machines.control import FlowControl
from core.selection.selection import Candidate, Selection
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_STEPS = 60
_DOT = 0.08  # of the design flow: hours nearer together are one dot


def rise_over_flow(selection: Selection, candidate: Candidate) -> Plot:
    """The machines' curves for every number that runs, and the system with its hours on it."""
    group = candidate.groups[0]
    units = group.units - group.standby
    fleet = fleet_of(selection.columns, np.array([group.machine]), selection.duty)
    duty: FlowDuty = selection.duty
    most = duty.flow_m3s * (1.0 + max(duty.margin, 0.15))
    across = np.linspace(0.0, most, _STEPS)
    flow, hours = _gathered(
        selection.profile.columns["load_w"], selection.profile.hours.sum(axis=1), duty.flow_m3s
    )
    lines = [
        *full_speed(fleet, units),
        *(slower(fleet, units) if duty.by_speed else ()),
        *(rays(fleet, units) if duty.by_speed else ()),
        Line(
            name=Name(key="plot.station.system"),
            x=across,
            y=duty.system.rise(across),
            part=Part.LOAD,
            at=0.35,
        ),
    ]
    kept = header(fleet, across, units)[0]
    if duty.by_speed and duty.control is not FlowControl.SYSTEM_CURVE:
        lines.append(
            Line(name=Name(key="plot.station.kept"), x=across, y=kept, part=Part.THIRD, at=0.15)
        )
    return plot(
        "report.station.plot.rise",
        Curves(
            x=Axis(key="axis.station.flow", kind=duty.flow_kind, low=0.0),
            y=Axis(key="axis.station.rise", kind=duty.rise_kind, low=0.0),
            lines=tuple(lines),
            points=(
                Points(
                    name=Name(key="plot.station.hours"),
                    x=flow,
                    y=_stands_at(fleet, flow, units),
                    weight=hours,
                ),
            ),
            uprights=(
                Upright(name=Name(key="plot.station.design"), x=duty.flow_m3s, part=Part.LIMIT),
                *change_overs(fleet, units, selection.study.plant.staging),
            ),
            areas=tuple(preferred_areas(fleet, units)) if duty.by_speed else (),
        ),
        caption=say(
            "report.station.plot.rise.caption"
            if duty.by_speed
            else "report.station.plot.rise.fixed"
        ),
    )


def _stands_at(fleet: Fleet, flow: FloatArray, units: int) -> FloatArray:
    """Where the header stands at flows; behind inlet vanes no higher than the system asks."""
    if fleet.duty.control is FlowControl.INLET_VANES:
        return fleet.system.rise(flow)
    stands: FloatArray = header(fleet, flow, units)[0]
    return stands


def _gathered(flow: FloatArray, hours: FloatArray, design: float) -> tuple[FloatArray, FloatArray]:
    """Flows of the year in classes of the design flow, each at their mean, and their hours."""
    seen = (flow > 0.0) & (hours > 0.0)
    place = np.floor(flow[seen] / (design * _DOT)).astype(np.int64)
    spent = np.bincount(place, hours[seen])
    there = spent > 0.0
    mean = np.bincount(place, hours[seen] * flow[seen])[there] / spent[there]
    return mean, spent[there].astype(np.float64)


def power_over_flow(selection: Selection, candidate: Candidate) -> Plot:
    """Electric power of the station over its flow: as it is controlled, and throttled."""
    group = candidate.groups[0]
    carrying = group.units - group.standby
    duty: FlowDuty = selection.duty
    staging = selection.study.plant.staging
    flow = np.linspace(0.1, 1.0, _STEPS) * duty.flow_m3s
    machine = np.array([group.machine])
    fleet = fleet_of(selection.columns, machine, duty)
    own = station(fleet, flow, carrying, staging)
    lines = [_power(flow, own.input_w[0], Part.MAIN, duty.control)]
    if duty.by_speed and not bool(fleet.of_unit[0]):
        throttled = duty.held(FlowControl.THROTTLE)
        other = station(fleet_of(selection.columns, machine, throttled), flow, carrying, staging)
        lines.append(_power(flow, other.input_w[0], Part.OTHER, FlowControl.THROTTLE))
    return plot(
        "report.station.plot.power",
        Curves(
            x=Axis(key="axis.station.flow", kind=duty.flow_kind, low=0.0),
            y=Axis(key="axis.station.power", kind=Kind.ELECTRIC_POWER, low=0.0),
            lines=tuple(lines),
        ),
    )


def efficiency_over_flow(selection: Selection, candidate: Candidate) -> Plot:
    """Efficiency of the machines, and of the electricity, over the flow, with the hours on it."""
    group = candidate.groups[0]
    carrying = group.units - group.standby
    duty: FlowDuty = selection.duty
    staging = selection.study.plant.staging
    fleet = fleet_of(selection.columns, np.array([group.machine]), duty)

    def rates(flow: FloatArray) -> tuple[FloatArray, FloatArray]:
        run = station(fleet, flow, carrying, staging)
        raised = duty.work_of_rise * flow * run.rise[0]
        asked = duty.work_of_rise * flow * duty.system.rise(flow)
        drawn = np.where(run.input_w[0] > 0.0, run.input_w[0], np.nan)
        return raised / np.where(run.shaft_w[0] > 0.0, run.shaft_w[0], np.nan), asked / drawn

    flow = np.linspace(0.1, 1.0, _STEPS) * duty.flow_m3s
    machine, whole = rates(flow)
    seen, hours = _gathered(
        selection.profile.columns["load_w"], selection.profile.hours.sum(axis=1), duty.flow_m3s
    )
    own = "plot.station.of_unit" if bool(fleet.of_unit[0]) else "plot.station.of_machine"
    return plot(
        "report.station.plot.efficiency",
        Curves(
            x=Axis(key="axis.station.flow", kind=duty.flow_kind, low=0.0),
            y=Axis(key="axis.station.efficiency", kind=Kind.SHARE, low=0.0, high=1.0),
            lines=(
                Line(name=Name(key=own), x=flow, y=machine, at=0.5),
                Line(
                    name=Name(key="plot.station.of_station"),
                    x=flow,
                    y=whole,
                    part=Part.OTHER,
                    at=0.5,
                ),
            ),
            points=(
                Points(name=Name(key="plot.station.hours"), x=seen, y=rates(seen)[1], weight=hours),
            ),
        ),
    )


def _power(flow: FloatArray, power: FloatArray, part: Part, control: FlowControl) -> Line:
    told = figure("control", control.value, word="choice")
    name = Name(key="plot.station.held", figures=(told,))
    drawn = np.where(power > 0.0, power, np.nan)
    return Line(name=name, x=flow, y=drawn, part=part, at=0.4 if part is Part.MAIN else 0.25)
