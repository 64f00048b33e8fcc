"""Curves of a station: specific power over flow, power over flow, the demand through the year."""

import numpy as np
from numpy.typing import NDArray

from core.content.blocks import Plot, say
from core.content.curves import Axis, Curves, Line, Name, Part, Points, Upright
from core.families.compressors.outcome import CompressorOutcome
from core.families.compressors.station import StationRun, run, units_of
from core.selection.selection import Candidate, Selection
from core.study.plant import Staging
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_STEPS = 160


def run_of(selection: Selection, candidate: Candidate, flow: FloatArray) -> StationRun:
    """A candidate of one model at flows."""
    group = candidate.groups[0]
    part = selection.columns.take(np.array([group.machine]))
    units = units_of(part, selection.design, len(flow))
    return run(units, flow, group.units - group.standby, selection.study.plant.staging)


def drawn_at_points(selection: Selection, candidate: Candidate) -> tuple[FloatArray, FloatArray]:
    """Machines running and power, W, at every point of the profile."""
    flow = selection.profile.columns["load_w"]
    if candidate.year is None:
        done = run_of(selection, candidate, flow)
        return done.running[0], done.input_w[0]
    loaded = flow > 0.0
    running, drawn = np.zeros(len(flow)), np.zeros(len(flow))
    running[loaded] = candidate.year.run.running.sum(axis=0)
    drawn[loaded] = candidate.year.drawn_w
    return running, drawn


def _full(candidate: Candidate) -> float:
    outcome = candidate.outcome
    assert isinstance(outcome, CompressorOutcome)  # noqa: S101  the family's own
    return outcome.full_specific_power


def specific_power_over_flow(selection: Selection, candidate: Candidate) -> Plot:
    """What a m³/min takes at each flow, and the hours of the year on it."""
    flow, hours = selection.profile.columns["load_w"], selection.profile.hours.sum(axis=1)
    _, drawn = drawn_at_points(selection, candidate)
    there = (flow > 0.0) & (drawn > 0.0)
    order = np.argsort(flow[there])
    x = flow[there][order]
    lines = [
        Line(name=Name(key="plot.compressors.station"), x=x, y=drawn[there][order] / x),
        Line(
            name=Name(key="plot.compressors.full"),
            x=np.array([x[0], x[-1]]),
            y=np.full(2, _full(candidate)),
            part=Part.THIRD,
        ),
    ]  # fmt: skip
    if candidate.year is None and candidate.groups[0].units > 1:
        group = candidate.groups[0]
        part = selection.columns.take(np.array([group.machine]))
        units = units_of(part, selection.design, len(x))
        other = run(units, x, group.units - group.standby, Staging.IN_ORDER)
        lines.append(
            Line(
                name=Name(key="plot.compressors.in_order"),
                x=x, y=other.input_w[0] / x, part=Part.OTHER, at=0.4,
            )
        )  # fmt: skip
    return Plot(
        title=say("report.compressors.plot.specific"),
        chart=Curves(
            x=Axis(key="axis.compressors.flow", kind=Kind.FREE_AIR_FLOW, low=0.0),
            y=Axis(key="axis.compressors.specific", kind=Kind.SPECIFIC_POWER, low=0.0),
            lines=tuple(lines),
            points=(
                Points(
                    name=Name(key="plot.compressors.hours"),
                    x=flow[there], y=drawn[there] / flow[there], weight=hours[there],
                ),
            ),
            uprights=(Upright(name=Name(key="plot.compressors.design"),
                              x=selection.design.peak_w, part=Part.LIMIT),),
        ),
        caption=say("report.compressors.plot.specific.caption"),
    )  # fmt: skip


def power_over_flow(selection: Selection, candidate: Candidate) -> Plot:
    """Power of the station over its flow, beside that of full machines alone."""
    flow = selection.profile.columns["load_w"]
    _, drawn = drawn_at_points(selection, candidate)
    order = np.argsort(flow)
    x, full = flow[order], _full(candidate)
    return Plot(
        title=say("report.compressors.plot.power"),
        chart=Curves(
            x=Axis(key="axis.compressors.flow", kind=Kind.FREE_AIR_FLOW, low=0.0),
            y=Axis(key="axis.compressors.power", kind=Kind.ELECTRIC_POWER, low=0.0),
            lines=(
                Line(name=Name(key="plot.compressors.station"), x=x, y=drawn[order]),
                Line(name=Name(key="plot.compressors.full"), x=x, y=x * full, part=Part.THIRD,
                     at=0.6),
            ),
        ),
        caption=say("report.compressors.plot.power.caption"),
    )  # fmt: skip
