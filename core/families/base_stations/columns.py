"""Radio units as columns, and their input over the points of a year."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.base_stations.duty import RadioDuty
from core.families.base_stations.record import RadioUnit

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class RadioColumns:
    """Records side by side; arrays (machines,), W, price nan where a record states none."""

    records: tuple[RadioUnit, ...]
    radio_w: FloatArray
    full_w: FloatArray
    idle_w: FloatArray
    asleep_w: FloatArray
    off_w: FloatArray
    price: FloatArray


def columns_of(records: Sequence[RadioUnit]) -> RadioColumns:
    """Lay records side by side."""

    def column(values: Sequence[float]) -> FloatArray:
        return np.array(values, dtype=np.float64)

    full = column([one.full_input_w for one in records])
    return RadioColumns(
        records=tuple(records),
        radio_w=column([one.radio_w for one in records]),
        full_w=full,
        idle_w=full * column([one.radio_idle_share for one in records]),
        asleep_w=full * column([one.radio_asleep_share for one in records]),
        off_w=full * column([one.radio_off_share for one in records]),
        price=column([np.nan if one.price is None else one.price for one in records]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CellInput:
    """Input of one cell at points, W, (machines, points), without what the site takes beside it.

    idle_w: what of it is idling; slept_w, shut_w: what sleeping and shutting down save.
    """

    input_w: FloatArray
    idle_w: FloatArray
    slept_w: FloatArray
    shut_w: FloatArray


def cell_input(columns: RadioColumns, duty: RadioDuty, load_w: FloatArray) -> CellInput:
    """What a cell takes while it sends; what it sends is sent while it is awake."""
    sent = np.minimum(load_w[None, :] / columns.radio_w[:, None], 1.0)
    peak = duty.entered_peak_w or 0.0
    quiet = (load_w < duty.quiet_below * peak)[None, :]
    slept, shut = np.where(quiet, duty.sleep_share, 0.0), np.where(quiet, duty.shut_share, 0.0)
    idle = columns.idle_w[:, None]
    by_traffic = (columns.full_w - columns.idle_w)[:, None] * sent
    saved_asleep = slept * (columns.idle_w - columns.asleep_w)[:, None]
    saved_shut = shut * (columns.idle_w - columns.off_w)[:, None]
    awake = idle - saved_asleep - saved_shut
    return CellInput(
        input_w=by_traffic + awake + duty.baseband_w,
        idle_w=awake,
        slept_w=saved_asleep,
        shut_w=saved_shut,
    )
