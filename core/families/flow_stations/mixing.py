"""Pumps or fans as units of stations of several models.

All units of a station stand on one header, and where the header stands follows from the flow of all
of them together: what a machine gives at most and what it needs for a part of that is known point
by point, whatever stands beside it. Points whose flows lie within a hundredth of the design flow
share a table. A machine whose shut-off rise lies below the header has no capacity there: its check
valve or damper is shut. Switched on and off, or behind inlet vanes, machines work where all of them
meet the system together, which is no property of one; of such control there are no such stations.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.families.flow_stations.columns import FlowColumns
from core.families.flow_stations.duty import FlowDuty
from core.families.flow_stations.evaluation import price_of
from core.families.flow_stations.fleet import (
    AT_MEETING,
    Fleet,
    each_at,
    fleet_of,
    header,
    most_flow,
)
from core.plant.mixing import Mixing
from core.plant.starts import clock_of
from core.plant.unit import ROUNDING, STEPS, Units
from core.selection.family import Situation

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

_CLASS = 0.01  # of the design flow
_CELLS = 36_000  # machines times part loads in one go: they stay in the cache
_LEAST = 1e-6  # m³/s: a unit that just runs


def mixing(columns: FlowColumns, situation: Situation, machines: Sequence[int]) -> Mixing | None:
    """Machines that reach the design rise, at the points that ask for flow."""
    duty: FlowDuty = situation.duty
    if duty.control in AT_MEETING or not machines:
        return None
    fleet = fleet_of(columns, np.array(sorted(machines), dtype=np.int64), duty)
    design = most_flow(fleet, np.array([duty.rise]))[:, 0]
    fleet, design = fleet.take(np.flatnonzero(design > 0.0)), design[design > 0.0]
    if not len(design):
        return None
    profile = situation.profile
    loaded = profile.columns["load_w"] > 0.0
    flow = profile.columns["load_w"][loaded]
    width = duty.flow_m3s * _CLASS
    kind, mean = flow_classes(flow, profile.hours[loaded].sum(axis=1), width)

    def at_loads(load: FloatArray, some: IntArray) -> Units:
        return units_of(fleet.take(some), np.arange(len(load)), load)

    return Mixing(
        machine=fleet.machine,
        units=units_of(fleet, kind, mean),
        load_w=flow,
        by_month=profile.hours[loaded],
        price_hours=profile.price_hours[loaded],
        design_w=design,
        required_w=situation.design.required_w,
        peak_w=situation.design.peak_w,
        price=price_of(fleet, situation.study.economics),
        design_point=int(flow.argmax()),
        clock=clock_of(profile, loaded, situation.plant),
        at_loads=at_loads,
    )


def flow_classes(flow: FloatArray, hours: FloatArray, width: float) -> tuple[IntArray, FloatArray]:
    """The class of each point, and the mean flow of each class."""
    place = np.floor(flow / width).astype(np.int64)
    _, kind = np.unique(place, return_inverse=True)
    spent = np.bincount(kind, hours)
    mean = np.bincount(kind, hours * flow) / np.where(spent > 0.0, spent, 1.0)
    return kind.astype(np.int64), np.where(spent > 0.0, mean, flow[0])


def units_of(fleet: Fleet, kind: IntArray, mean: FloatArray) -> Units:
    """Capacity and input of each machine in every class of flow."""
    rise = header(fleet, mean, 1)[0]
    most = most_flow(fleet, rise)  # (machines, classes)
    share = np.linspace(0.0, 1.0, STEPS + 1)
    share[0] = ROUNDING
    machines, classes = most.shape
    table = np.empty((classes, machines, STEPS + 1))
    full = np.empty_like(most)
    block = max(1, _CELLS // (machines * (STEPS + 1)))
    for begin in range(0, classes, block):
        some = slice(begin, begin + block)
        flow = np.maximum(most[:, some, None] * share, _LEAST)
        drawn = each_at(fleet, flow, rise[None, some, None]).input_w
        able = np.isfinite(drawn).all(axis=2) & (most[:, some] > 0.0)
        drawn = np.where(able[..., None], drawn, 1.0)
        full[:, some] = np.where(able, drawn[..., -1], 0.0)
        np.divide(drawn, drawn[..., -1:], out=table[some].transpose(1, 0, 2))
        most[:, some] = np.where(able, most[:, some], 0.0)
    nothing = np.zeros((len(fleet.machine), 1))
    return Units(
        capacity_w=most[:, kind],
        scale_w=full[:, kind],
        auxiliary_w=nothing,
        off_w=nothing,
        table=table,
        kind=kind,
    )
