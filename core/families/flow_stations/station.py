"""Equal units of a model through the points of a year: how many run, what they need."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.flow_stations.fleet import Fleet, each_at, header, most_flow, together
from core.study.plant import Staging

FloatArray = NDArray[np.float64]

_MISSING = 1e-6  # of a flow: less than that is not missing


@dataclass(frozen=True, slots=True, kw_only=True)
class StationRun:
    """A number of equal units at the points of a year, each (machines, points).

    running: how many run, 0 without flow; unmet: m³/s that is not given.
    """

    running: FloatArray
    input_w: FloatArray
    shaft_w: FloatArray
    unmet: FloatArray
    own_flow: FloatArray
    speed: FloatArray
    rise: FloatArray
    least: NDArray[np.bool_]


def station(fleet: Fleet, flow: FloatArray, carrying: int, staging: Staging) -> StationRun:
    """So many units of each machine at flows, (points,), as they are staged."""
    ways = [together(fleet, flow, number) for number in range(1, carrying + 1)]
    able = np.stack([way.able for way in ways])
    drawn = np.stack([np.where(way.able, way.input_w, np.inf) for way in ways])
    if staging is Staging.EQUAL_SPLIT:
        chosen = np.full(able.shape[1:], carrying - 1)
    elif staging is Staging.OPTIMUM:
        chosen = drawn.argmin(axis=0)
    else:
        chosen = able.argmax(axis=0)
    none = ~np.take_along_axis(able, chosen[None], axis=0)[0]
    # Where the rule's own number cannot carry the flow, whatever can does.
    other = none & able.any(axis=0)
    chosen = np.where(other, drawn.argmin(axis=0), chosen)
    none &= ~other
    runs = flow > 0.0

    def of(name: str) -> FloatArray:
        values = np.stack([np.asarray(getattr(way, name), dtype=np.float64) for way in ways])
        picked: FloatArray = np.take_along_axis(values, chosen[None], axis=0)[0]
        return picked

    full = _short(fleet, flow, carrying) if (none & runs).any() else None
    unmet = np.zeros(none.shape)
    input_w, shaft_w = of("input_w"), of("shaft_w")
    if full is not None:
        given, own_input, own_shaft = full
        short = none & runs
        unmet = np.where(short, np.maximum(flow - given, 0.0), 0.0)
        input_w, shaft_w = np.where(short, own_input, input_w), np.where(short, own_shaft, shaft_w)
    return StationRun(
        running=np.where(runs, np.where(none, carrying, chosen + 1), 0.0),
        input_w=np.where(runs, np.nan_to_num(input_w), 0.0),
        shaft_w=np.where(runs, np.nan_to_num(shaft_w), 0.0),
        unmet=np.where(unmet > _MISSING * flow, unmet, 0.0),
        own_flow=of("own_flow"),
        speed=of("speed"),
        rise=of("rise"),
        least=of("least").astype(bool),
    )


def _short(fleet: Fleet, flow: FloatArray, units: int) -> tuple[FloatArray, FloatArray, FloatArray]:
    """What all units give where they cannot give all, and what they draw then."""
    rise = header(fleet, flow, units)
    each = most_flow(fleet, rise)
    full = each_at(fleet, each, rise)
    drawn, shaft = np.nan_to_num(full.input_w), np.nan_to_num(full.shaft_w)
    return each * units, drawn * units, shaft * units
