"""Compressors on one net through the points of a year: tables for the plant, and their runs.

What a compressor gives does not depend on the pressure of the net, what it needs does: machines
that load and unload stand in the middle of the band, those of variable speed hold its lower end.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.compressors.columns import CompressorColumns
from core.families.compressors.control import part_load_tables
from core.families.compressors.design import CompressorDesign
from core.families.compressors.pressure import power_factor
from core.plant.optimum import optimum
from core.plant.sharing import shared
from core.plant.unit import Units
from core.study.plant import Staging

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

_MISSING = 1e-6  # of a flow: less than that is not missing
_WITHIN = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class StationRun:
    """Equal machines through the points of a year, each (machines, points).

    running: how many run, 0 without flow; given: m³/s they give; input_w: of all.
    """

    running: FloatArray
    given: FloatArray
    input_w: FloatArray
    unmet: FloatArray


def full_power(columns: CompressorColumns, design: CompressorDesign, more_pa: float) -> FloatArray:
    """Input of each machine at full flow where the net stands so much above its set-point, W."""
    band = np.where(columns.by_speed, 0.0, 0.5 * (design.highest_pa - design.lowest_pa))
    at = design.lowest_pa + band + more_pa
    full: FloatArray = columns.full_w * power_factor(at, columns.rated_pa, design.inlet_pa)
    return full


def units_of(
    columns: CompressorColumns, design: CompressorDesign, points: int, more_pa: float = 0.0
) -> Units:
    """All of the columns as units of a plant; the same at every point."""
    band = design.highest_pa - design.lowest_pa
    table = part_load_tables(columns, design.receiver_m3, band, design.inlet_pa)
    one = np.ones(points)
    nothing = np.zeros((len(columns), 1))
    return Units(
        capacity_w=columns.flow_m3s[:, None] * one,
        scale_w=full_power(columns, design, more_pa)[:, None] * one,
        auxiliary_w=nothing,
        off_w=nothing,
        table=table[None],
        kind=np.zeros(points, dtype=np.int64),
        trimmed=True,
    )


def run(units: Units, flow: FloatArray, count: int, staging: Staging) -> StationRun:
    """So many of every machine at flows, (points,)."""
    machines, points = units.capacity_w.shape
    able = units.capacity_w * count
    given = np.minimum(flow, able)
    if staging is Staging.OPTIMUM:
        best = optimum(units, flow, count)
        rows = np.repeat(np.arange(machines), points)
        places = np.tile(np.arange(points), machines)
        ways = best.groups.least(rows, places, given.ravel(), count).reshape(-1, machines, points)
        drawn = ways[-1]
        running = (ways <= drawn * (1.0 + _WITHIN)).argmax(axis=0).astype(np.float64)
    else:
        every = np.arange(machines)[:, None]
        found = shared(units, flow, every, np.full_like(every, count), staging)
        running, drawn = found.running[:, 0], found.input_w[:, 0]
    unmet = np.maximum(flow - given, 0.0)
    return StationRun(
        running=running,
        given=given,
        input_w=drawn,
        unmet=np.where(unmet > _MISSING * flow, unmet, 0.0),
    )
