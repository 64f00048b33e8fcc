"""Servers as columns, and as units that run at the points of a year."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.servers.record import Server
from core.plant.unit import Units, tabulated

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerColumns:
    """Records side by side; work, price (machines,), curve_w (machines, 11): idle to full."""

    records: tuple[Server, ...]
    work: FloatArray
    curve_w: FloatArray
    price: FloatArray


def columns_of(records: Sequence[Server]) -> ServerColumns:
    """Lay records side by side."""
    price = [np.nan if one.price is None else one.price for one in records]
    return ServerColumns(
        records=tuple(records),
        work=np.array([one.full_work for one in records], dtype=np.float64),
        curve_w=np.array([one.curve_w for one in records], dtype=np.float64).reshape(-1, 11),
        price=np.array(price, dtype=np.float64),
    )


def units_of(columns: ServerColumns, machines: IntArray, points: int) -> Units:
    """Servers at so many points: all stay on, so that idling is part of the table."""
    curves = columns.curve_w[machines]
    full = curves[:, -1]
    tenths = np.linspace(0.0, 1.0, curves.shape[1])

    def shares(plr: FloatArray) -> FloatArray:
        found = np.empty((len(curves), len(plr)))
        for row, curve in zip(found, curves, strict=True):
            row[:] = np.interp(plr, tenths, curve / curve[-1])
        return found

    wide = np.ones(points)
    return Units(
        capacity_w=columns.work[machines][:, None] * wide,
        scale_w=full[:, None] * wide,
        auxiliary_w=np.zeros((len(machines), 1)),
        off_w=np.zeros((len(machines), 1)),
        table=tabulated(shares)[None],
        kind=np.zeros(points, dtype=np.int64),
    )
