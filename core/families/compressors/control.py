"""Power over flow of compressors, each by its control, as tables of even part loads."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from core.families.compressors.columns import CompressorColumns
from core.families.compressors.cycling import load_unload, stored_seconds
from core.families.compressors.record import AirControl
from core.machines.flow_machines.shape_keeping import shape_keeping
from core.plant.unit import STEPS

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


def part_load_tables(
    columns: CompressorColumns, tank_m3: float, band_pa: float, inlet_pa: float
) -> FloatArray:
    """Power over full-load power at 0, 1 … 100 % of full flow, (machines, steps + 1)."""
    share = np.linspace(0.0, 1.0, STEPS + 1)
    stored = stored_seconds(tank_m3, band_pa, inlet_pa, columns.flow_m3s)
    tables = np.empty((len(columns), STEPS + 1))
    for control, curve in _CURVES.items():
        rows = np.flatnonzero(columns.control == control.value)
        if len(rows):
            tables[rows] = curve(columns, rows, share, stored[rows, None])
    return tables


def _cycling(
    columns: CompressorColumns, rows: IntArray, share: FloatArray, stored: FloatArray
) -> FloatArray:
    no_load = columns.no_load[rows, None]
    return load_unload(share, no_load, stored, columns.blow_down_s[rows, None])


def _modulating(
    columns: CompressorColumns, rows: IntArray, share: FloatArray, stored: FloatArray
) -> FloatArray:
    """The inlet is throttled, down to no flow."""
    del stored
    return _throttled(columns.closed_inlet[rows, None], share, 1.0)


def _throttled(closed: FloatArray, share: FloatArray, exponent: float) -> FloatArray:
    return closed + (1.0 - closed) * share**exponent


def _until_unload(
    exponent: float,
) -> Callable[[CompressorColumns, IntArray, FloatArray, FloatArray], FloatArray]:
    """Flow is held back down to where it unloads; below that it cycles at that flow."""

    def curve(
        columns: CompressorColumns, rows: IntArray, share: FloatArray, stored: FloatArray
    ) -> FloatArray:
        closed, least = columns.closed_inlet[rows, None], columns.unload[rows, None]
        above = _throttled(closed, share, exponent)
        at_least = _throttled(closed, least, exponent)
        below = load_unload(
            np.broadcast_to(share, above.shape) / least,
            columns.no_load[rows, None],
            stored / least,
            columns.blow_down_s[rows, None],
            at_least,
        )
        return np.where(share >= least, above, below)

    return curve


def _linear(
    columns: CompressorColumns, rows: IntArray, share: FloatArray, stored: FloatArray
) -> FloatArray:
    del stored
    no_load = columns.no_load[rows, None]
    return no_load + (1.0 - no_load) * share


def _on_off(
    columns: CompressorColumns, rows: IntArray, share: FloatArray, stored: FloatArray
) -> FloatArray:
    del columns, stored
    return np.broadcast_to(share, (len(rows), len(share)))


def _by_speed(
    columns: CompressorColumns, rows: IntArray, share: FloatArray, stored: FloatArray
) -> FloatArray:
    """Through the tested points; below the least of them straight to no load, where it cycles."""
    found = _linear(columns, rows, share, stored)
    for at, row in enumerate(rows):
        points = columns.records[row].speed_points
        if len(points) < 2:
            continue
        flow, power = np.array(sorted(points)).T
        x, y = flow / flow[-1], power / power[-1]
        inside = shape_keeping(share, x, y)
        no_load = columns.no_load[row]
        below = no_load + (y[0] - no_load) * share / x[0]
        found[at] = np.where(share < x[0], below, np.where(share >= 1.0, 1.0, inside))
    return found


def _blowing_off(
    columns: CompressorColumns, rows: IntArray, share: FloatArray, stored: FloatArray
) -> FloatArray:
    """Vanes down to surge; below that what is not used is blown off."""
    del stored
    least = columns.unload[rows, None]
    return _vanes(columns, rows, np.maximum(share, least))


def _vanes(columns: CompressorColumns, rows: IntArray, share: FloatArray) -> FloatArray:
    """Power falls about with the flow; the share at shut vanes is where the line would end."""
    return _throttled(columns.closed_inlet[rows, None], share, 1.0)


def _vanes_unloading(
    columns: CompressorColumns, rows: IntArray, share: FloatArray, stored: FloatArray
) -> FloatArray:
    del stored
    least, no_load = columns.unload[rows, None], columns.no_load[rows, None]
    at_least = _vanes(columns, rows, least)
    below = no_load + (at_least - no_load) * share / least
    return np.where(share >= least, _vanes(columns, rows, share), below)


_CURVES: dict[
    AirControl, Callable[[CompressorColumns, IntArray, FloatArray, FloatArray], FloatArray]
] = {
    AirControl.LOAD_UNLOAD: _cycling,
    AirControl.MODULATION: _modulating,
    AirControl.MODULATION_UNLOAD: _until_unload(1.0),
    AirControl.VARIABLE_DISPLACEMENT: _until_unload(2.0),
    AirControl.STEPS: _linear,
    AirControl.START_STOP: _on_off,
    AirControl.SPEED: _by_speed,
    AirControl.VANES_BLOW_OFF: _blowing_off,
    AirControl.VANES_UNLOAD: _vanes_unloading,
}
