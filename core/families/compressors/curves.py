"""Curves of a station over its flow: specific power, and power beside that of today."""

import numpy as np
from numpy.typing import NDArray

from core.content.blocks import Plot, plot
from core.content.curves import Axis, Curves, Line, Name, Part, Points, Upright
from core.families.compressors.existing import existing_year
from core.families.compressors.operating import at_flows
from core.families.compressors.outcome import CompressorOutcome
from core.selection.selection import Candidate, Selection
from core.study.plant import Staging
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_STEPS = 120
_LEAST = 0.12  # of the peak: below it the specific power goes up without end
_DOT = 0.04  # of the peak: hours nearer together are one dot
_BELOW, _ABOVE = 0.9, 1.9  # of the full-load specific power: the part that is drawn


def across(selection: Selection) -> FloatArray:
    """Flows from little to the greatest of the year or of design."""
    highest = float(selection.profile.columns["load_w"].max(initial=0.0))
    most = max(selection.design.peak_w, highest)
    return np.linspace(_LEAST * most, most, _STEPS)


def gathered(selection: Selection) -> tuple[FloatArray, FloatArray]:
    """Flows of the year in classes of the peak, each at their mean, and their hours."""
    flow, hours = selection.profile.columns["load_w"], selection.profile.hours.sum(axis=1)
    seen = (flow > 0.0) & (hours > 0.0)
    place = np.floor(flow[seen] / (selection.design.peak_w * _DOT)).astype(np.int64)
    spent = np.bincount(place, hours[seen]).astype(np.float64)
    total = np.bincount(place, hours[seen] * flow[seen])
    there = spent > 0.0
    return total[there] / spent[there], spent[there]


def specific_power_over_flow(selection: Selection, candidate: Candidate) -> Plot:
    """What a m³/min takes at each flow, and the hours of the year on it."""
    flow, full = across(selection), _full(candidate)
    drawn = at_flows(selection, candidate, flow).input_w / flow
    lines = [
        Line(name=Name(key="plot.compressors.station"), x=flow, y=_seen(drawn, full), at=0.5),
        Line(
            name=Name(key="plot.compressors.full"),
            x=flow[[0, -1]], y=np.full(2, full), part=Part.THIRD, at=0.02,
        ),
    ]  # fmt: skip
    if sum(group.units - group.standby for group in candidate.groups) > 1:
        order = at_flows(selection, candidate, flow, staging=Staging.IN_ORDER).input_w / flow
        lines.append(
            Line(
                name=Name(key="plot.compressors.in_order"),
                x=flow, y=_seen(order, full), part=Part.OTHER, at=0.25,
            )
        )  # fmt: skip
    at, hours = gathered(selection)
    there = at_flows(selection, candidate, at).input_w / at
    return plot(
        "report.compressors.plot.specific",
        Curves(
            x=Axis(key="axis.compressors.flow", kind=Kind.FREE_AIR_FLOW, low=0.0),
            y=Axis(key="axis.compressors.specific", kind=Kind.SPECIFIC_POWER, low=full * _BELOW),
            lines=tuple(lines),
            points=(
                Points(
                    name=Name(key="plot.compressors.hours"),
                    x=at,
                    y=_seen(there, full),
                    weight=hours,
                ),
            ),
            uprights=(
                Upright(
                    name=Name(key="plot.compressors.design"),
                    x=selection.design.peak_w,
                    part=Part.LIMIT,
                ),
            ),
        ),
    )


def power_over_flow(selection: Selection, candidate: Candidate) -> Plot:
    """Power of the station over its flow, beside that of full machines and that of today."""
    flow, full = across(selection), _full(candidate)
    lines = [
        Line(
            name=Name(key="plot.compressors.station"),
            x=flow, y=at_flows(selection, candidate, flow).input_w, at=0.75,
        ),
        Line(
            name=Name(key="plot.compressors.full"), x=flow, y=flow * full, part=Part.THIRD, at=0.3
        ),
    ]  # fmt: skip
    today = existing_year(selection.situation)
    if today is not None:
        load = selection.profile.columns["load_w"]
        order = np.argsort(load)
        order = order[load[order] > 0.0]
        lines.append(
            Line(
                name=Name(key="plot.compressors.today"),
                x=load[order], y=today.input_w[order], part=Part.OTHER, at=0.6,
            )
        )  # fmt: skip
    return plot(
        "report.compressors.plot.power",
        Curves(
            x=Axis(key="axis.compressors.flow", kind=Kind.FREE_AIR_FLOW, low=0.0),
            y=Axis(key="axis.compressors.power", kind=Kind.ELECTRIC_POWER, low=0.0),
            lines=tuple(lines),
        ),
    )


def _seen(specific: FloatArray, full: float) -> FloatArray:
    """Without what would take all the height of the chart."""
    return np.where(specific <= _ABOVE * full, specific, np.nan)


def _full(candidate: Candidate) -> float:
    outcome = candidate.outcome
    assert isinstance(outcome, CompressorOutcome)  # noqa: S101  the family's own
    return outcome.full_specific_power
