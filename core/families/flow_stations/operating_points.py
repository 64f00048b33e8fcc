"""How a station works at shares of its design flow: units, rise, speed, efficiencies, power."""

from collections.abc import Callable, Iterable

import numpy as np

from core.content.blocks import Block, Column, Quantity, Table, say
from core.families.flow_stations.columns import FloatArray
from core.families.flow_stations.duty import FlowDuty
from core.families.flow_stations.fleet import Fleet, fleet_of
from core.families.flow_stations.station import StationRun, station
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

_SHARES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)
_ROUNDING = 0.1  # of the design flow: so much below the least flow of the year a line still stands
_W_PER_KW = 1000.0
_S_PER_H = 3600.0

PointColumn = tuple[str, Kind, FloatArray]  # title, kind, figures at the points
OwnColumns = Callable[[Fleet, StationRun], Iterable[PointColumn]]


def operating_points(
    selection: Selection, candidate: Candidate, own: OwnColumns
) -> tuple[Block, ...]:
    """A line for each share that the year comes down to; none of several models."""
    if candidate.is_mixed:
        return ()
    duty: FlowDuty = selection.duty
    group, flows = candidate.groups[0], selection.profile.columns["load_w"]
    least = float(flows[flows > 0.0].min(initial=duty.flow_m3s)) / duty.flow_m3s
    share = np.array([one for one in _SHARES if one >= least - _ROUNDING])
    flow = share * duty.flow_m3s
    fleet = fleet_of(selection.columns, np.array([group.machine]), duty)
    run = station(fleet, flow, group.units - group.standby, selection.study.plant.staging)
    columns = (*_columns(fleet, flow, run), *own(fleet, run))
    return (
        Table(
            title=say("report.station.points"),
            columns=tuple(Column(title=say(key), kind=kind) for key, kind, _ in columns),
            rows=tuple(
                tuple(Quantity(value=_known(values[at]), kind=kind) for _, kind, values in columns)
                for at in range(len(flow))
            ),
            caption=say("report.station.points.caption"),
        ),
    )


def _columns(fleet: Fleet, flow: FloatArray, run: StationRun) -> Iterable[PointColumn]:
    duty, power = fleet.duty, run.input_w[0]
    with np.errstate(invalid="ignore", divide="ignore"):
        yield "axis.station.flow", duty.flow_kind, flow
        yield "report.station.point.units", Kind.COUNT, run.running[0]
        yield "report.station.point.each", duty.flow_kind, flow / run.running[0]
        yield "report.station.point.rise", duty.rise_kind, run.rise[0]
        yield "report.station.point.speed", Kind.SHARE, run.speed[0]
        rate = fleet.machines.efficiency_at(run.own_flow)[0]
        yield "report.station.point.efficiency", Kind.SHARE, rate
        if not fleet.of_unit[0]:
            yield "report.station.point.chain", Kind.SHARE, run.shaft_w[0] / power
        yield "report.station.point.power", Kind.ELECTRIC_POWER, power
        per_m3 = power / _W_PER_KW / (flow * _S_PER_H)
        yield "report.column.energy_per_m3", duty.energy_kind, per_m3


def _known(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
