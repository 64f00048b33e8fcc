"""How heat and COP of a heat pump change with the temperatures of source and sink.

The constants are medians over the shipped maps of one heat source, each machine counted once:
for each, the least-squares plane of ln heat over source and sink temperature, and the
least-squares line of ln second-law efficiency over the lift, from 20 K on. Maps of averages,
of room air as the sink, and those whose heat does not answer to the sink at all are left out.
resources/documentation/heat_pump_maps.md prints them with their spread and with the error of
carrying a point by them.

They carry a declared point to other temperatures:

    heat = heat₀ · exp(a ΔT_source + b ΔT_sink)
    COP  = COP₀ · C/C₀ · exp(c (lift − lift₀)),     C of Carnot, no lift taken below 20 K
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.families.heat_pumps.record import HeatSource
from core.machines.second_law import lorenz_cop

FloatArray = NDArray[np.float64]
LEAST_LIFT_K = 20.0

# 1/K. One machine stands for water, three for brine; a hybrid is taken as its outdoor unit.
CAPACITY_PER_SOURCE_K: dict[HeatSource, float] = {
    HeatSource.OUTDOOR_AIR: 0.0250,
    HeatSource.BRINE: 0.0248,
    HeatSource.WATER: 0.0300,
    HeatSource.HYBRID: 0.0250,
}
CAPACITY_PER_SINK_K: dict[HeatSource, float] = {
    HeatSource.OUTDOOR_AIR: -0.0032,
    HeatSource.BRINE: -0.0030,
    HeatSource.WATER: -0.0104,
    HeatSource.HYBRID: -0.0032,
}
EFFICIENCY_PER_LIFT_K: dict[HeatSource, float] = {
    HeatSource.OUTDOOR_AIR: -0.0008,
    HeatSource.BRINE: -0.0038,
    HeatSource.WATER: -0.0042,
    HeatSource.HYBRID: -0.0008,
}


def carried_heat(
    heat_w: ArrayLike, source: HeatSource, source_k: ArrayLike, sink_k: ArrayLike
) -> FloatArray:
    """Full-load heat, W, where source and sink are warmer by so many K."""
    by_source = CAPACITY_PER_SOURCE_K[source] * np.asarray(source_k, float)
    by_sink = CAPACITY_PER_SINK_K[source] * np.asarray(sink_k, float)
    return np.asarray(heat_w, float) * np.exp(by_source + by_sink)


def carried_cop(
    cop: ArrayLike,
    source: HeatSource,
    of: tuple[ArrayLike, ArrayLike],
    to: tuple[ArrayLike, ArrayLike],
) -> FloatArray:
    """The COP at `to` of a machine whose COP at `of` is known, each (source °C, sink °C)."""
    before, after = _lift_k(*of), _lift_k(*to)
    efficiency = np.exp(EFFICIENCY_PER_LIFT_K[source] * (after - before))
    carnot = _carnot(of[1], before), _carnot(to[1], after)
    return np.asarray(np.asarray(cop, float) * carnot[1] / carnot[0] * efficiency)


def _lift_k(source_c: ArrayLike, sink_c: ArrayLike) -> FloatArray:
    lift = np.asarray(sink_c, float) - np.asarray(source_c, float)
    return np.asarray(np.maximum(lift, LEAST_LIFT_K))


def _carnot(sink_c: ArrayLike, lift_k: FloatArray) -> FloatArray:
    source_c = np.asarray(sink_c, float) - lift_k
    return lorenz_cop(source_c, source_c, sink_c, sink_c)
