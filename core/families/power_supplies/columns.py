"""Power supplies as columns, and as units that run at the points of a year."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.power_supplies.losses import loss_share
from core.families.power_supplies.record import PowerSupply
from core.plant.unit import Units, tabulated

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplyColumns:
    """Records side by side; arrays (machines,), nan for what a record does not state."""

    records: tuple[PowerSupply, ...]
    output_w: FloatArray
    price: FloatArray


def columns_of(records: Sequence[PowerSupply]) -> SupplyColumns:
    """Lay records side by side."""
    return SupplyColumns(
        records=tuple(records),
        output_w=np.array([one.supply_w for one in records], dtype=np.float64),
        price=np.array(
            [np.nan if one.price is None else one.price for one in records], dtype=np.float64
        ),
    )


def units_of(columns: SupplyColumns, machines: IntArray, points: int) -> Units:
    """Power supplies at so many points; the input is what they lose."""
    records = [columns.records[int(one)] for one in machines]

    def losses(plr: FloatArray) -> FloatArray:
        return np.array([loss_share(one, plr) for one in records]).reshape(-1, len(plr))

    output = columns.output_w[machines][:, None] * np.ones(points)
    return Units(
        capacity_w=output,
        scale_w=output,
        auxiliary_w=np.zeros((len(records), 1)),
        off_w=np.zeros((len(records), 1)),
        table=tabulated(losses)[None],
        kind=np.zeros(points, dtype=np.int64),
    )
