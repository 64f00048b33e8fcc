"""A chiller as a grid: its own, or points on its curves."""

from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.families.chillers.columns import columns_of
from core.families.chillers.grid import GridModel
from core.families.chillers.performance import full_load, least_step, power_share
from core.families.chillers.record import Chiller, PerformanceGrid
from core.machines.condenser import Condenser

FloatArray = NDArray[np.float64]

_LEAVING, _CONDENSER, _STEPS = 7, 15, 12
_DEGRADATION = 0.13  # AHRI 551/591: CD = 1.13 − 0.13·LF
_SPAN_K, _WATER_J_PER_M3K = 5.0, 4.18e6  # where a flow is not stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampled:
    """off: how far power read between the points is off at most, as a share; 0 of a grid."""

    grid: PerformanceGrid
    off: float


def sampled(record: Chiller) -> Sampled:
    """The grid of a machine of known size."""
    columns = columns_of([record])
    if record.grid is not None:
        (one,) = columns.solved
        size = (record.capacity_w or one.own_w) / one.own_w
        drawn = size * one.own_cop / record.cop
        return Sampled(grid=_scaled(record.grid, size, drawn), off=0.0)
    leaving, condenser = (
        np.unique([*np.linspace(low, high, count), np.clip(reference, low, high)])
        for (low, high), count, reference in (
            (record.leaving_limits_c, _LEAVING, record.leaving_chilled_c),
            (record.condenser_limits_c, _CONDENSER, record.entering_condenser_c),
        )
    )
    least = least_step(columns, record.leaving_chilled_c, condenser).max()
    plr = np.linspace(min(float(least), 0.95), 1.0, _STEPS)
    capacity, power = _at(record, leaving, condenser, plr)
    heat = capacity + power
    top = float(capacity[..., -1].max())
    water = record.condenser is Condenser.WATER
    flows = (
        record.evaporator_flow_m3s or top / (_SPAN_K * _WATER_J_PER_M3K),
        record.condenser_flow_m3s or float(heat.max()) / (_SPAN_K * _WATER_J_PER_M3K),
    )
    grid = PerformanceGrid(
        evaporator_flow_m3s=(flows[0],),
        leaving_c=tuple(leaving.tolist()),
        condenser_flow_m3s=(flows[1],) if water else (),
        condenser_c=tuple(condenser.tolist()),
        steps=tuple(range(1, _STEPS + 1)),
        capacity_w=tuple(capacity.ravel().tolist()),
        power_w=tuple(power.ravel().tolist()),
        heat_w=tuple(heat.ravel().tolist()),
        cycling=_DEGRADATION,
    )
    return Sampled(grid=grid, off=_off(record, grid, leaving, condenser, plr))


def _scaled(grid: PerformanceGrid, size: float, drawn: float) -> PerformanceGrid:
    """The grid as the record states its size and COP, where a user has changed them."""
    if (size, drawn) == (1.0, 1.0):
        return grid
    capacity, power = (
        np.array(values) * factor
        for values, factor in ((grid.capacity_w, size), (grid.power_w, drawn))
    )
    return msgspec.structs.replace(
        grid,
        capacity_w=tuple(capacity.tolist()),
        power_w=tuple(power.tolist()),
        heat_w=tuple((capacity + power).tolist()),
    )


def _at(
    record: Chiller, leaving: FloatArray, condenser: FloatArray, plr: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Capacity and power, (leaving, condenser, steps), W."""
    columns = columns_of([record])
    capacity = np.empty((len(leaving), len(condenser), len(plr)))
    power = np.empty_like(capacity)
    for at, leaving_c in enumerate(leaving.tolist()):
        full = full_load(columns, leaving_c, condenser, 0.0)
        for step, load in enumerate(plr.tolist()):
            loads = np.full((1, len(condenser)), load)
            share = power_share(columns, loads, leaving_c, condenser)
            capacity[at, :, step] = full.capacity_w[0] * load
            power[at, :, step] = full.power_w[0] * share[0]
    return capacity, power


def _off(
    record: Chiller,
    grid: PerformanceGrid,
    leaving: FloatArray,
    condenser: FloatArray,
    plr: FloatArray,
) -> float:
    """The largest error of power in the middle of the cells."""
    model = GridModel.of(grid, None, None)
    between = [(axis[1:] + axis[:-1]) / 2.0 for axis in (leaving, condenser, plr)]
    capacity, power = _at(record, *between)
    worst = 0.0
    for at, leaving_c in enumerate(between[0].tolist()):
        full_w, full_power = model.full(leaving_c, between[1], 0.0)
        for step in range(len(between[2])):
            load = capacity[at, :, step] / full_w
            read = full_power * model.ratio(leaving_c, between[1], np.minimum(load, 1.0))
            worst = max(worst, float(np.abs(read / power[at, :, step] - 1.0).max()))
    return worst
