"""Furnaces as columns, and as units that run at the points of a year."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.furnaces.record import Furnace
from core.plant.unit import Units, tabulated

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class FurnaceColumns:
    """Records side by side; arrays (machines,), price nan where a record states none."""

    records: tuple[Furnace, ...]
    charge_w: FloatArray
    input_w: FloatArray
    holding_share: FloatArray
    heating_up_h: FloatArray
    burns: NDArray[np.bool_]
    price: FloatArray


def columns_of(records: Sequence[Furnace]) -> FurnaceColumns:
    """Lay records side by side."""

    def column(values: Sequence[float]) -> FloatArray:
        return np.array(values, dtype=np.float64)

    return FurnaceColumns(
        records=tuple(records),
        charge_w=column([one.charge_w for one in records]),
        input_w=column([one.input_w for one in records]),
        holding_share=column([one.holding_share for one in records]),
        heating_up_h=column([one.heating_up_h for one in records]),
        burns=np.array([one.burns for one in records], dtype=bool),
        price=column([np.nan if one.price is None else one.price for one in records]),
    )


def units_of(columns: FurnaceColumns, machines: IntArray, points: int) -> Units:
    """Furnaces at so many points; one without a charge is held hot."""
    holding = columns.holding_share[machines][:, None]

    def inputs(plr: FloatArray) -> FloatArray:
        found: FloatArray = holding + (1.0 - holding) * plr
        return found

    wide = np.ones(points)
    return Units(
        capacity_w=columns.charge_w[machines][:, None] * wide,
        scale_w=columns.input_w[machines][:, None] * wide,
        auxiliary_w=np.zeros((len(machines), 1)),
        off_w=columns.input_w[machines][:, None] * holding,
        table=tabulated(inputs)[None],
        kind=np.zeros(points, dtype=np.int64),
    )
